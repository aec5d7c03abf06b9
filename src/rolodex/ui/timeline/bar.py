"""The bar above a timeline: words to look for, kinds to show, a file to add."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QWidget

from rolodex.domain.timeline import EntryKind, TimelineQuery
from rolodex.i18n import _, ngettext, word
from rolodex.ui import theme, wording
from rolodex.ui.labelling import icon_button, name_button
from rolodex.ui.timeline.entries import LOOKS
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.hint import Hint
from rolodex.ui.widgets.menu import Menu

HEIGHT = 40
PAUSE = 120
"""Milliseconds after the last key before a search begins."""
NAMED = 2
"""So many kinds are named on the button."""
ORDER: tuple[EntryKind, ...] = get_args(EntryKind)


class TimelineBar(QWidget):
    """Says which entries are wanted; a bar that does not filter shows everything."""

    asked = Signal(object)
    """Other entries are wanted: a TimelineQuery."""
    kinds_wanted = Signal()
    """The kinds there are, with their counts, are to be offered."""
    attach_wanted = Signal()
    left_below = Signal()
    """Down was pressed: the keyboard is to go to the entries."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds: tuple[EntryKind, ...] = ()
        self._told = TimelineQuery()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._tell)
        self._glass = QLabel(self)
        self.search = QLineEdit(self)
        self._hint = Hint(self.search)
        self.kinds = Button(self)
        self.attach = icon_button("paperclip", self.attach_wanted.emit, self)
        self._build()
        self.retranslate()

    def query(self) -> TimelineQuery:
        """Which entries are wanted."""
        return TimelineQuery(self._kinds, self.search.text().strip())

    def is_filtering(self) -> bool:
        """Whether anything may be left out."""
        return self.query() != TimelineQuery()

    def clear(self) -> None:
        """Want everything, without a word about it."""
        self._kinds = ()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._pause.stop()
        self._told = TimelineQuery()
        self._say_kinds()

    def offer(self, counts: Mapping[EntryKind, int]) -> QMenu:
        """Drop down the kinds there are; each is shown or not by itself."""
        menu = Menu(self.kinds)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        everything = QAction(_("Everything"), menu)
        everything.setCheckable(True)
        everything.setChecked(not self._kinds)
        everything.triggered.connect(lambda: self.show_kinds(()))
        menu.addAction(everything)
        menu.addSeparator()
        for kind in ORDER:
            if kind in counts or kind in self._kinds:
                menu.addAction(self._kind_action(menu, kind, counts.get(kind, 0)))
        menu.popup(self.kinds.mapToGlobal(self.kinds.rect().bottomLeft()))
        return menu

    def show_kinds(self, kinds: tuple[EntryKind, ...]) -> None:
        """Want these kinds, or all where none is named."""
        self._kinds = kinds
        self._say_kinds()
        self._tell()

    def retranslate(self) -> None:
        """Word everything anew."""
        self._hint.say(_("Search in what happened"), _("Search"))
        self.search.setAccessibleName(_("Search in what happened"))
        name_button(self.attach, _("Add a file"))
        self._say_kinds()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leads to the entries; Esc empties the line first."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._tell()
                self.left_below.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the magnifier again in the colours of a new theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._glass.setPixmap(theme.pixmap("search", "dim", 14, self.devicePixelRatioF()))
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line to the entries, in the accent while something is typed here."""
        painter = QPainter(self)
        painter.setPen(QPen(theme.colour("accent" if self.search.hasFocus() else "line"), 0))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _kind_action(self, menu: QMenu, kind: EntryKind, count: int) -> QAction:
        look = LOOKS[kind]
        action = QAction(f"{word(look.text)}  {wording.number(count)}", menu)
        action.setCheckable(True)
        action.setChecked(kind in self._kinds)
        action.triggered.connect(lambda wanted, kind=kind: self._choose(kind, wanted=wanted))
        return action

    def _choose(self, kind: EntryKind, *, wanted: bool) -> None:
        chosen = {*self._kinds, kind} if wanted else {*self._kinds} - {kind}
        self.show_kinds(tuple(one for one in ORDER if one in chosen))

    def _say_kinds(self) -> None:
        named = [word(LOOKS[kind].text) for kind in self._kinds]
        text = ", ".join(named) or _("Everything")
        if len(named) > NAMED:
            text = ngettext("%(count)d kind", "%(count)d kinds", len(named)) % {"count": len(named)}
        self.kinds.setText(text)
        self.kinds.setAccessibleName(_("Show: %(kinds)s") % {"kinds": ", ".join(named) or _("Everything")})
        self.kinds.setChecked(bool(named))

    def _tell(self) -> None:
        self._pause.stop()
        if self.query() != self._told:
            self._told = self.query()
            self.asked.emit(self._told)

    def _build(self) -> None:
        self.setFixedHeight(theme.size(HEIGHT))
        theme.set_role(self.search, "bare")
        theme.set_role(self.kinds, "quiet")
        self.search.setMaxLength(500)
        self.search.setAcceptDrops(False)
        self.search.installEventFilter(self)
        self.search.textEdited.connect(lambda _text: self._pause.start())
        self.search.textChanged.connect(lambda text: None if text else self._pause.start())
        self.kinds.setCheckable(True)
        self.kinds.setIcon(theme.icon("funnel", "dim"))
        self.kinds.setIconSize(QSize(theme.size(18), theme.size(13)))
        self.kinds.clicked.connect(self._ask_kinds)
        self._glass.setPixmap(theme.pixmap("search", "dim", 14, self.devicePixelRatioF()))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.size(16), 0, theme.size(8), 1)
        row.setSpacing(theme.size(8))
        row.addWidget(self._glass)
        row.addWidget(self.search, 1)
        row.addWidget(self.kinds)
        row.addWidget(self.attach)

    def _ask_kinds(self) -> None:
        self.kinds.setChecked(bool(self._kinds))
        self.kinds_wanted.emit()
