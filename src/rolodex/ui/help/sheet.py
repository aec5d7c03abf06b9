"""The help: contents and search at the left, the page at the right, without leaving the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rolodex import i18n
from rolodex.domain.help_page import HelpPage, target
from rolodex.domain.help_search import HelpSearch
from rolodex.domain.help_topics import FIRST
from rolodex.i18n import _, ngettext, word
from rolodex.services import help_pages
from rolodex.ui import links, theme, wording
from rolodex.ui.actions import ACTIONS
from rolodex.ui.help import keys
from rolodex.ui.help.contents import Contents, HelpRow
from rolodex.ui.help.page_view import PageView
from rolodex.ui.labelling import ElidedLabel, icon_button, name_button, plain_label
from rolodex.ui.sheet import Sheet
from rolodex.ui.told_as import announce_current
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.search_field import SearchField
from rolodex.ui.widgets.sheet_head import sheet_head

SIDE = 280
Stand = tuple[str, int]
"""A page and the block it is read from."""


class HelpSheet(Sheet):
    """Shows the page that fits where one stands; Ctrl+F searches, Alt with the arrows turns back."""

    action_wanted = Signal(str)
    """The action of this name is to be tried."""
    keys_wanted = Signal()
    """The sheet of keys is to be shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages: dict[str, HelpPage] = {}
        self._search = HelpSearch(())
        self._language = ""
        self._past: list[Stand] = []
        self._at: Stand = ("", 0)
        self._coming: list[Stand] = []
        self.title = ElidedLabel("", "title")
        self.entitle(self.title)
        self.said = plain_label("", "dim")
        self.back_button = icon_button("arrow-left", self.back)
        self.forward_button = icon_button("arrow-right", self.forward)
        self.keys_button = Button()
        self.keys_button.setIcon(theme.icon("keyboard"))
        self.keys_button.setIconSize(QSize(theme.size(20), theme.size(16)))
        self.close_button = Button()
        self.search = SearchField()
        self.contents = Contents()
        self.view = PageView(lambda name: help_pages.picture(self._language, name))
        self._build()
        self._connect()
        self.retranslate()

    def start(self, page: str = FIRST) -> None:
        """Come up with this page."""
        self._read()
        self._past, self._coming = [], []
        self.search.set_text("")
        self.come()
        self._stand((page if page in self._pages else FIRST, 0))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def page(self) -> str:
        """The name of the page in view."""
        return self._at[0]

    def show_page(self, page: str, block: int = 0) -> None:
        """Turn to a page; the one before can be gone back to."""
        if page not in self._pages or (page, block) == self._at:
            return
        self._past.append(self._at)
        self._coming = []
        self._stand((page, block))

    def back(self) -> None:
        """Turn to the page before."""
        if self._past:
            self._coming.append(self._at)
            self._stand(self._past.pop())

    def forward(self) -> None:
        """Turn to the page one has gone back from."""
        if self._coming:
            self._past.append(self._at)
            self._stand(self._coming.pop())

    def follow(self, link: str) -> None:
        """Turn to what a link names, try what it does, or let the desktop open it."""
        kind, name = target(link)
        if kind == "page":
            self.show_page(name)
        elif kind == "action":
            self.go()
            self.action_wanted.emit(name)
        else:
            links.open_link(link)

    def is_settled(self) -> bool:
        """Whether the page is drawn as it stays."""
        return self.view.is_settled()

    def retranslate(self) -> None:
        """Word everything anew, the pages too."""
        self.title.setText(_("Help"))
        self.keys_button.setText(_("Keys"))
        self.close_button.setText(_("Close"))
        name_button(self.back_button, _("Page before (Alt+Left)"))
        name_button(self.forward_button, _("Page after (Alt+Right)"))
        self.search.retranslate()
        self.search.set_hint(_("Search the help…"))
        self.search.edit.setAccessibleName(_("Search the help"))
        self.contents.setAccessibleName(_("Contents of the help"))
        if self._language and self._language != i18n.language():
            self._read()
            self._stand(self._at)

    def event(self, event: QEvent) -> bool:
        """Take the keys of the search before the window does."""
        if event.type() == QEvent.Type.ShortcutOverride and self._is_search(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F and / search, Alt with the arrows turns back and forward, Esc leaves."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if self._is_search(event):
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.edit.selectAll()
        elif alt and event.key() == Qt.Key.Key_Left:
            self.back()
        elif alt and event.key() == Qt.Key.Key_Right:
            self.forward()
        elif alt and event.key() == Qt.Key.Key_Home:
            self.show_page(FIRST)
        else:
            super().keyPressEvent(event)

    # Reading

    def _read(self) -> None:
        language = i18n.language()
        if language == self._language:
            return
        self._language = language
        pages = help_pages.read(language, _filled)
        self._pages = {page.name: page for page in pages}
        self._search = HelpSearch(pages)
        self._find(self.search.text())

    def _stand(self, at: Stand) -> None:
        self._at = at
        page, block = at
        self.view.show_page(self._pages[page], block, self.search.text())
        self.contents.stand_on(page, block)
        self.back_button.setEnabled(bool(self._past))
        self.forward_button.setEnabled(bool(self._coming))

    def _find(self, text: str) -> None:
        if not text.strip():
            self.said.setText(_("F1 brings you here from anywhere."))
            self.contents.show_contents(tuple(self._pages.values()))
            self.contents.stand_on(self._at[0])
            return
        hits = self._search.find(text)
        self.contents.show_hits(hits)
        if not hits:
            self.said.setText(_("Nothing in the help says this. Try another word."))
            return
        found = ngettext("%(count)s place found", "%(count)s places found", len(hits))
        self.said.setText(found % {"count": wording.number(len(hits))})
        self.show_page(hits[0].page, hits[0].block)
        self.view.show_page(self._pages[hits[0].page], hits[0].block, text)

    def _open(self, row: HelpRow) -> None:
        self.show_page(row.page, row.block)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _moved(self, event: QKeyEvent) -> None:
        """What the keys do that lead from the line into the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.contents.open_current()
        else:
            self.contents.keyPressEvent(event)
            announce_current(self.contents)

    def _type(self, text: str) -> None:
        self.search.set_text(text)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.edit.end(False)

    def _is_search(self, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        slash = event.text() == "/" and not self.search.edit.hasFocus()
        return slash or event.matches(QKeySequence.StandardKey.Find)

    # Building

    def _connect(self) -> None:
        self.search.text_changed.connect(self._find)
        self.search.moved.connect(self._moved)
        self.contents.chosen.connect(lambda row: self.show_page(row.page, row.block))
        self.contents.opened.connect(self._open)
        self.contents.typed.connect(self._type)
        self.view.link_chosen.connect(self.follow)
        self.keys_button.clicked.connect(self.keys_wanted)
        self.close_button.clicked.connect(self.leave)

    def _build(self) -> None:
        side = theme.size(24)
        left = QVBoxLayout()
        left.setSpacing(theme.size(8))
        left.addWidget(self.search)
        left.addWidget(self.contents, 1)
        holder = QWidget()
        holder.setFixedWidth(theme.size(SIDE))
        holder.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        theme.set_role(self.view, "page")
        row = QHBoxLayout()
        row.setSpacing(theme.size(16))
        row.addWidget(holder)
        row.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, side, side, theme.size(16))
        column.setSpacing(theme.size(12))
        buttons = (self.back_button, self.forward_button, self.keys_button, self.close_button)
        column.addLayout(sheet_head(self.title, self.said, *buttons))
        column.addLayout(row, 1)


def _filled(kind: str, action: str) -> str:
    """The key of an action as a page has it, or a link that does it."""
    if kind == "key":
        return " ".join(f"`{key}`" for key in keys.of_action(action)[:1])
    text = next((word(spec.text) for spec in ACTIONS if spec.id == action), action)
    return f"[{keys.plain(text)}](rolodex:action/{action})"
