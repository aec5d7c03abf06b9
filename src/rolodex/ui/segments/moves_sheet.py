"""Who moved between segments, the latest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from rolodex.domain.segment import Move
from rolodex.i18n import _, word
from rolodex.services.opening import Services
from rolodex.ui import theme, wording
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.blank import Blank

PAGE = 200
ROW = 32


class MovesSheet(FormSheet):
    """Lists moves such as "Ana García: Active → Slipping"; Enter opens the card."""

    person_chosen = Signal(int)

    def __init__(self, runner: TaskRunner, services: Services, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._segments = services.segments
        self._moves: tuple[Move, ...] = ()
        self._waits = False
        self.list = MoveList(self)
        self.nothing = Blank("arrow-left-right")
        self.nothing.hide()
        self.build(self.list, self.nothing)
        self.save_button.hide()
        self.list.chosen.connect(self._open)
        self.extra_button.clicked.connect(lambda: self._read(len(self._moves)))
        self.retranslate()

    def start(self) -> None:
        """Show the latest moves."""
        self._moves = ()
        self.come()
        self.list.show()
        self.nothing.hide()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read(0)

    def save(self) -> None:
        """There is nothing to keep: open the card of the move one stands on."""
        self.list.choose_current()

    def is_settled(self) -> bool:
        """Whether nothing is being read."""
        return not self._waits

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.title.setText(_("Moves between segments"))
        self.list.setAccessibleName(_("Moves"))
        self.close_button.setText(_("Close"))
        self.extra_button.setText(_("More"))
        self._fill()

    def _read(self, offset: int) -> None:
        segments = self._segments
        self._waits = True
        self._runner.submit(
            "lookups",
            "moves",
            lambda _progress: segments.moves(PAGE, offset),
            self._show,
            owner=self,
            failed=self.fail,
        )

    def _show(self, moves: Sequence[Move]) -> None:
        self._waits = False
        self._moves = (*self._moves, *moves)
        self.extra_button.setVisible(len(moves) == PAGE)
        self._fill()
        if not self._moves:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.setVisible(bool(self._moves))
        self.nothing.setVisible(not self._moves)

    def _fill(self) -> None:
        row = self.list.currentRow()
        self.list.clear()
        today = wording.today()
        for move in self._moves:
            item = QListWidgetItem(said(move, today))
            item.setData(Qt.ItemDataRole.UserRole, move.contact_id)
            item.setSizeHint(QSize(theme.size(100), theme.size(ROW)))
            self.list.addItem(item)
        self.list.setCurrentRow(max(0, row))
        if self._moves:
            self.say(_("Counted anew each day and after each change. Enter opens the card."))
        else:
            self.say("")
        self.nothing.say(_("No moves yet"), _("Nobody has moved from one segment to another yet."))
        self.nothing.paint_icon()

    def _open(self, contact_id: int) -> None:
        self.go()
        self.person_chosen.emit(contact_id)


class MoveList(QListWidget):
    """The moves; Enter and a double click choose the person."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.setMinimumHeight(theme.size(420))
        self.itemDoubleClicked.connect(lambda _item: self.choose_current())

    def choose_current(self) -> None:
        """Choose the person one stands on."""
        item = self.currentItem()
        if item is not None:
            self.chosen.emit(int(item.data(Qt.ItemDataRole.UserRole)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose_current()
        else:
            super().keyPressEvent(event)


def said(move: Move, today: date) -> str:
    """A move in words: "Ana García: Active → Slipping · 12 Nov"."""
    left, entered = word(move.left), word(move.entered)
    named = {
        "name": move.fn or _("No name"),
        "left": left,
        "entered": entered,
        "day": wording.short_day(date.fromisoformat(move.day), today),
    }
    if left and entered:
        return _("%(name)s: %(left)s → %(entered)s · %(day)s") % named
    if entered:
        return _("%(name)s: entered %(entered)s · %(day)s") % named
    return _("%(name)s: left %(left)s · %(day)s") % named
