"""The list of follow-ups: all that can be done with one by keys, and by the buttons in its row."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from rolodex.domain.agenda import FollowUp
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.labelling import plain_tip
from rolodex.ui.today import words
from rolodex.ui.today.delegate import FollowUpDelegate, Photos
from rolodex.ui.today.dragging import carried
from rolodex.ui.today.row_places import HEAD, ROW, Part, places
from rolodex.ui.today.rows import FollowUps, Row
from rolodex.ui.widgets.row_table import RowTable

ONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
Key = Qt.Key
KEYS: Mapping[int, str] = MappingProxyType(
    {
        Key.Key_Space: "done",
        Key.Key_Return: "done",
        Key.Key_Enter: "done",
        Key.Key_S: "snooze",
        Key.Key_C: "call",
        Key.Key_O: "open",
        Key.Key_E: "edit",
        Key.Key_Delete: "skip",
    }
)
VIEWS: Mapping[int, str] = MappingProxyType(
    {Key.Key_D: "day", Key.Key_W: "week", Key.Key_M: "month", Key.Key_T: "today"}
)
MOVES: Mapping[int, int] = MappingProxyType(
    {Key.Key_Left: -1, Key.Key_Right: 1, Key.Key_Up: -7, Key.Key_Down: 7}
)
_DEEDS: Mapping[Part, str] = MappingProxyType({"tick": "done", "call": "call", "snooze": "snooze"})


class DayList(RowTable):
    """Rows of follow-ups, one of which has the keyboard."""

    shows_focus = True

    asked = Signal(str, object)
    """This is to be done with a FollowUp: done, snooze, call, open, edit, skip or menu."""
    move_wanted = Signal(object, int)
    """A FollowUp is to stand so many days later."""
    view_wanted = Signal(str)
    """day, week or month, or today."""
    left = Signal()
    """Esc."""

    def __init__(self, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = FollowUps(self)
        self.painter_of_rows = FollowUpDelegate(photos, self)
        self.setModel(self.rows)
        self.setItemDelegate(self.painter_of_rows)
        self.setMouseTracking(True)
        theme.set_role(self, "painted")
        self.rows.modelReset.connect(self._measure)
        self.doubleClicked.connect(lambda _index: self._ask("open"))

    def retranslate(self) -> None:
        """Word everything anew."""
        self.setAccessibleName(_("Follow-ups"))
        chosen = self.current()
        self.rows.retranslate()
        self.stand_on(self.rows.place_of(chosen.key, chosen.slot) if chosen else 0)

    def allow_write(self, allowed: bool) -> None:
        """Offer to tick and snooze, or not."""
        self.painter_of_rows.may_write = allowed

    def current(self) -> FollowUp | None:
        """The follow-up that the keyboard stands on."""
        row = self.rows.row(self.currentIndex().row())
        return row.follow_up if row else None

    def stand_on(self, position: int) -> None:
        """Choose a row and bring it into view."""
        index = self.rows.index(max(0, min(position, self.rows.rowCount() - 1)), 0)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, ONE)
            self.scrollTo(index)

    def place_below(self) -> QPoint:
        """Where a menu about the current row opens, on the screen."""
        rect = self.visualRect(self.currentIndex())
        row = self.rows.row(self.currentIndex().row())
        if row is None:
            return self.viewport().mapToGlobal(QPoint(0, 0))
        box = places(QRectF(rect), row, may_write=self.painter_of_rows.may_write).snooze
        return self.viewport().mapToGlobal(box.bottomLeft().toPoint() + QPoint(0, theme.size(2)))

    def content_height(self) -> int:
        """How high all rows are together."""
        return self.verticalHeader().length()

    def sizeHint(self) -> QSize:
        return QSize(theme.size(300), self.content_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key stands for; the rest moves."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        row = self.rows.row(self.currentIndex().row())
        control = modifiers == Qt.KeyboardModifier.ControlModifier
        if control and key in (Key.Key_Return, Key.Key_Enter):
            self._ask("open")
        elif control and key in MOVES and row is not None and row.follow_up is not None:
            self.move_wanted.emit(row.follow_up, MOVES[key])
        elif modifiers:
            super().keyPressEvent(event)
        elif row is not None and row.follow_up is None and key in _TOGGLES:
            self._toggle()
        elif key in KEYS:
            self._ask(KEYS[key])
        elif key in VIEWS:
            self.view_wanted.emit(VIEWS[key])
        elif key == Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which button the mouse is on."""
        super().mouseMoveEvent(event)
        self._warm(*self._part_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Let the buttons be as they were."""
        super().leaveEvent(event)
        self._warm(-1, "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press a button of a row, or show and hide those to come."""
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place, part = self._part_at(event.position())
        row = self.rows.row(place)
        if row is not None and row.follow_up is None:
            self._toggle()
        elif part:
            self._ask(_DEEDS[part])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second press of a button is not a double click on its row."""
        if not self._part_at(event.position())[1]:
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer all that can be done with the row, by the mouse or the menu key."""
        self._ask("menu")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which row has the keyboard."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.stand_on(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that no row has the keyboard."""
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what a button does, and of a row when and why."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place, part = self._part_at(QPointF(event.pos()))
            row = self.rows.row(place)
            QToolTip.showText(event.globalPos(), plain_tip(_hint(row, part) if row else ""), self.viewport())
            return True
        return super().viewportEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Let the row be dropped on another day."""
        follow_up = self.current()
        if follow_up is not None and not words.is_fixed(follow_up):
            drag = QDrag(self)
            drag.setMimeData(carried(follow_up))
            drag.exec(Qt.DropAction.MoveAction)

    def _ask(self, deed: str) -> None:
        follow_up = self.current()
        if follow_up is not None:
            self.asked.emit(deed, follow_up)

    def _toggle(self) -> None:
        place = self.currentIndex().row()
        self.rows.toggle_coming()
        self.stand_on(place)

    def _part_at(self, point: QPointF) -> tuple[int, Part]:
        index = self.indexAt(point.toPoint())
        row = self.rows.row(index.row()) if index.isValid() else None
        if row is None or row.follow_up is None:
            return index.row() if index.isValid() else -1, ""
        rect = QRectF(self.visualRect(index))
        part = places(rect, row, may_write=self.painter_of_rows.may_write).part_at(point)
        return index.row(), part

    def _warm(self, place: int, part: Part) -> None:
        hot: tuple[int, Part] = (place, part) if part else (-1, "")
        if hot != self.painter_of_rows.hot:
            self.painter_of_rows.hot = hot
            self.viewport().update()

    def _measure(self) -> None:
        def height(position: int) -> int:
            row = self.rows.row(position)
            return theme.size(HEAD if row is not None and row.follow_up is None else ROW)

        self.measure_rows(0, self.rows.rowCount() - 1, height)
        self.updateGeometry()


_TOGGLES = frozenset((Key.Key_Space, Key.Key_Return, Key.Key_Enter, Key.Key_Left, Key.Key_Right))


def _hint(row: Row, part: Part) -> str:
    if part == "tick":
        return _("Done (Space)")
    if part == "call":
        return _("Call (C)")
    return _("Snooze (S)") if part == "snooze" else row.hint()
