"""The sheet of keys: all of them, searched as one types, and printed as a card for the desk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.errors import UserError
from rolodex.domain.folding import tokens
from rolodex.domain.progress import Progress
from rolodex.domain.quick_card import KeyGroup, KeyRow
from rolodex.i18n import _, ngettext, word
from rolodex.services import quick_cards
from rolodex.ui import theme, wording
from rolodex.ui.help import keys
from rolodex.ui.help.card import quick_card
from rolodex.ui.help.key_list import KeyList
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.told_as import announce_current
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.search_field import SearchField
from rolodex.ui.widgets.sheet_head import sheet_head

WIDEST = 860


class KeysSheet(Sheet):
    """Lists every key by the place where it counts; what is typed narrows the list."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""

    def __init__(self, runner: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._runner = runner
        self._groups: tuple[KeyGroup, ...] = ()
        self.title = ElidedLabel("", "title")
        self.entitle(self.title)
        self.said = plain_label("", "dim", wrap=True)
        self.print_button, self.save_button, self.close_button = Button(), Button(), Button()
        self.print_button.setIcon(theme.icon("printer"))
        self.print_button.setIconSize(QSize(theme.size(20), theme.size(16)))
        self.search = SearchField()
        self.list = KeyList()
        self._build()
        self.search.text_changed.connect(self._find)
        self.search.moved.connect(self._moved)
        self.list.typed.connect(self._type)
        self.print_button.clicked.connect(self._ask_printer)
        self.save_button.clicked.connect(self.ask_where)
        self.close_button.clicked.connect(self.leave)
        self.retranslate()

    def start(self) -> None:
        """Come up with all keys."""
        if not self._groups:
            self._groups = keys.groups()
        self.search.set_text("")
        self._find("")
        self.come()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.title.setText(_("Keys"))
        self.print_button.setText(_("Print the quick card…"))
        self.save_button.setText(_("Save it as PDF…"))
        self.close_button.setText(_("Close"))
        self.search.retranslate()
        self.search.set_hint(_("Search a key or what it does…"))
        self.search.edit.setAccessibleName(_("Search a key or what it does"))
        self.list.setAccessibleName(_("Keys"))
        if self._groups:
            self._groups = keys.groups()
            self._find(self.search.text())

    def save_to(self, out: Path) -> None:
        """Write the quick card there."""
        card = quick_card()
        self._runner.submit(
            "paper",
            "quick-card",
            lambda _progress: quick_cards.write(card, out),
            lambda _none: self._done(_("The quick card was saved to %(file)s.") % {"file": out.name}),
            owner=self,
            failed=self._failed,
        )

    def print_on(self, printer: QPagedPaintDevice) -> None:
        """Print the quick card on this device."""
        # start-up: QtPrintSupport, which is loaded on the thread of the window as all of Qt
        from rolodex.ui.labels.printing import print_pdf

        card = quick_card()

        def deliver(progress: Progress) -> int:
            return print_pdf(printer, quick_cards.drawn(card), progress)

        self._runner.submit(
            "paper",
            "quick-card",
            deliver,
            lambda _pages: self._done(_("The quick card was sent to the printer.")),
            owner=self,
            failed=self._failed,
        )

    def ask_where(self) -> None:
        """Ask for a file and write the quick card there."""
        proposed = str(Path.home() / _("rolodex-keys.pdf"))
        name, _kind = QFileDialog.getSaveFileName(self, _("Save the quick card"), proposed, _("PDF (*.pdf)"))
        if name:
            out = Path(name)
            self.save_to(out if out.suffix else out.with_suffix(".pdf"))

    def event(self, event: QEvent) -> bool:
        """Take the key of the search before the window does."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_find(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F searches, Esc leaves."""
        if _is_find(event):
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.edit.selectAll()
        else:
            super().keyPressEvent(event)

    def _find(self, text: str) -> None:
        groups = narrowed(self._groups, text)
        count = sum(len(group.rows) for group in groups)
        self.list.show_groups(groups)
        known = {name: keys.of_action(name)[0] for name in ("palette", "help")}
        if not count:
            said = (
                _("No key does this. %(palette)s finds all that can be done, with or without a key.") % known
            )
        elif text.strip():
            said = ngettext("%(count)s key", "%(count)s keys", count) % {"count": wording.number(count)}
        else:
            said = (
                _("%(palette)s finds all that can be done, with or without a key. %(help)s explains it.")
                % known
            )
        self.said.setText(said)

    def _moved(self, event: QKeyEvent) -> None:
        self.list.keyPressEvent(event)
        announce_current(self.list)

    def _type(self, text: str) -> None:
        self.search.set_text(text)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.edit.end(False)

    def _ask_printer(self) -> None:
        from rolodex.ui.labels.printing import ask_printer  # start-up: QtPrintSupport

        printer = ask_printer(self.title.text(), self)
        if printer is not None:
            self.print_on(printer)

    def _done(self, said: str) -> None:
        self.said.setText(said)
        self.noticed.emit(said, False)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.said.setText(word(error.message))
        else:
            self._runner.error.emit(error)

    def _build(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(theme.size(WIDEST))
        side = theme.size(24)
        column = QVBoxLayout(middle)
        column.setContentsMargins(side, side, side, theme.size(16))
        column.setSpacing(theme.size(12))
        buttons = (self.print_button, self.save_button, self.close_button)
        column.addLayout(sheet_head(self.title, self.said, *buttons))
        column.addWidget(self.search)
        card = QFrame()
        theme.set_role(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 4, 1, 6)
        inside.addWidget(self.list)
        column.addWidget(card, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)


def narrowed(groups: Sequence[KeyGroup], typed: str) -> list[KeyGroup]:
    """The groups with the keys that answer: by what they do, where they count, or how they are pressed."""
    pressed = typed.casefold().replace(" ", "")
    wanted = tokens(typed)
    if not pressed:
        return list(groups)
    found = []
    for group in groups:
        rows = tuple(row for row in group.rows if _answers(group.title, row, wanted, pressed))
        if rows:
            found.append(KeyGroup(group.title, rows, group.usual))
    return found


def _answers(title: str, row: KeyRow, wanted: Sequence[str], pressed: str) -> bool:
    if any(pressed == key.casefold() or pressed in key.casefold().split("+") for key in row.keys):
        return True
    if len(pressed) > 1 and any(key.casefold().startswith(pressed) for key in row.keys):
        return True
    said = tokens(f"{row.text} {title}")
    return bool(wanted) and all(any(one.startswith(part) for one in said) for part in wanted)


def _is_find(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Find)
