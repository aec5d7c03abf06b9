"""The board: a column for each stage, cards moved by keys or by the mouse."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from rolodex.domain.deal import Board, DealRow
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.pipeline.arrangement import Arrangement, Place
from rolodex.ui.pipeline.column import Column
from rolodex.ui.pipeline.delegate import DealDelegate, Photos

Key = Qt.Key
LETTERS = {
    Key.Key_W: "win",
    Key.Key_L: "lose",
    Key.Key_N: "new",
    Key.Key_Delete: "delete",
    Key.Key_Return: "edit",
    Key.Key_Enter: "edit",
    Key.Key_F2: "edit",
    Key.Key_P: "person",
}
STEPS = {
    Key.Key_Left: (-1, 0),
    Key.Key_Right: (1, 0),
    Key.Key_Up: (0, -1),
    Key.Key_Down: (0, 1),
}


class BoardView(QScrollArea):
    """Shows the open deals; arrows lead from card to card, with Ctrl they take the card along."""

    moved = Signal(int, int, int)
    """A card was moved: the deal, the stage, and how many others stand above it."""
    wanted = Signal(str, int)
    """Something is to be done with a deal: win, lose, edit, delete, person; "new" with the id of a stage."""
    menu_wanted = Signal(int, QPoint)
    changed = Signal()
    """Cards stand elsewhere, so that sums are others."""

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.delegate = DealDelegate(photos, self)
        self.columns: list[Column] = []
        self.may_write = True
        self._arrangement = Arrangement(Board())
        self._today = date.min
        self._current = 0
        self._inner = QWidget()
        theme.set_role(self._inner, "clear")
        self._row = QHBoxLayout(self._inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.size(14))
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_board(self, board: Board, today: date) -> None:
        """Show these deals; the current card stays current, or the one in its place."""
        before = self._arrangement.place_of(self._current)
        self._arrangement, self._today = Arrangement(board), today
        self.delegate.today = today
        self._match_columns(len(board.stages))
        self._show()
        if self._arrangement.place_of(self._current) is None:
            self._current = self._near(before)
        self._mark()

    def deals(self) -> tuple[DealRow, ...]:
        """The deals as they stand on the board."""
        return self._arrangement.rows()

    def current(self) -> DealRow | None:
        """The deal whose card is current."""
        place = self._arrangement.place_of(self._current)
        return self._arrangement.column(place.column)[place.row] if place else None

    def stand_on(self, deal_id: int) -> None:
        """Let this card be current, now or when it comes."""
        self._current = deal_id
        self._mark()

    def focus_current(self) -> None:
        """Put the keyboard on the current card."""
        place = self._arrangement.place_of(self._current)
        if place is not None:
            self.columns[place.column].list.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_card(self, deal_id: int, to: Place) -> None:
        """Put a card somewhere else, on the board at once and then in the book."""
        if not self.may_write:
            return
        there = self._arrangement.move(deal_id, to)
        if there is None:
            return
        self._current = deal_id
        self._show()
        self._mark()
        self.focus_current()
        self.changed.emit()
        self.moved.emit(deal_id, self._arrangement.stages[there.column].id, there.row)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.setAccessibleName(_("Board"))
        for column in self.columns:
            column.retranslate()
            column.list.viewport().update()

    def repaint_cards(self) -> None:
        """Paint the cards anew, as a photo has come."""
        for column in self.columns:
            column.list.viewport().update()

    def _press(self, event: QKeyEvent) -> None:
        key = Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in STEPS and held == Qt.KeyboardModifier.ControlModifier:
            self._carry(*STEPS[key])
        elif key in STEPS and held == Qt.KeyboardModifier.NoModifier:
            self._go(*STEPS[key])
        elif key in LETTERS and held == Qt.KeyboardModifier.NoModifier:
            self.ask(LETTERS[key])
        else:
            return
        event.accept()

    def ask(self, deed: str) -> None:
        """Ask for something to be done with the current card."""
        place = self._arrangement.place_of(self._current)
        if deed == "new":
            stage = self._arrangement.stages[place.column if place else 0]
            self.wanted.emit("new", stage.id)
        elif place is not None:
            self.wanted.emit(deed, self._current)

    def _go(self, across: int, down: int) -> None:
        """Lead to the next card in a direction."""
        place = self._arrangement.place_of(self._current)
        if place is None:
            return
        column, row = place.column, place.row + down
        if across:
            other = self._arrangement.next_column(column, across)
            if other is None:
                return
            column = other
        rows = self._arrangement.column(column)
        self._current = rows[max(0, min(row, len(rows) - 1))].deal.id
        self._mark()
        self.focus_current()

    def _carry(self, across: int, down: int) -> None:
        """Take the current card along."""
        place = self._arrangement.place_of(self._current)
        if place is not None:
            row = place.row + down if down else 0
            if row >= 0:
                self.move_card(self._current, Place(place.column + across, row))

    def _near(self, place: Place | None) -> int:
        """The card that stands where one has gone, or the first on the board; 0 where there is none."""
        if place is not None and place.column < len(self.columns):
            rows = self._arrangement.column(place.column)
            if rows:
                return rows[min(place.row, len(rows) - 1)].deal.id
        rest = self._arrangement.rows()
        return rest[0].deal.id if rest else 0

    def _show(self) -> None:
        for number, column in enumerate(self.columns):
            column.show_stage(self._arrangement.stages[number], self._arrangement.column(number), self._today)

    def _mark(self) -> None:
        place = self._arrangement.place_of(self._current)
        for number, column in enumerate(self.columns):
            if place is not None and number == place.column:
                column.stand_on(place.row)
                self.ensureWidgetVisible(column, 0, 0)
            else:
                column.leave()

    def _match_columns(self, count: int) -> None:
        while len(self.columns) < count:
            column = Column(self.delegate, self._inner)
            self._connect(column, len(self.columns))
            self._row.addWidget(column, 1)
            self.columns.append(column)
        while len(self.columns) > count:
            gone = self.columns.pop()
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    def _connect(self, column: Column, number: int) -> None:
        column.list.pressed_key.connect(self._press)
        column.list.opened.connect(lambda: self.ask("edit"))
        column.list.dropped.connect(lambda deal_id, row: self.move_card(deal_id, Place(number, row)))
        column.list.menu_wanted.connect(lambda at: self.menu_wanted.emit(self._current, at))
        column.list.focused.connect(lambda: self._entered(column))
        column.list.selectionModel().currentRowChanged.connect(lambda _new, _old: self._chosen(column))
        column.list.clicked.connect(lambda _index: self._chosen(column))

    def _entered(self, column: Column) -> None:
        """The keyboard came to a column: one of its cards is current."""
        row = column.current() or column.cards.row(0)
        if row is not None and row.deal.id != self._current:
            self._current = row.deal.id
            self._mark()

    def _chosen(self, column: Column) -> None:
        """A card was chosen with the mouse, or with a key that the list itself understands."""
        index = column.list.currentIndex()
        row = column.cards.row(index.row()) if index.isValid() else None
        if row is not None and column.list.hasFocus() and row.deal.id != self._current:
            self._current = row.deal.id
            self._mark()
