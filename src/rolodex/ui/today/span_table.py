"""The grid of days: arrows move over them, Enter goes into one, entries are dragged to another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QHeaderView, QTableView, QWidget

from rolodex.domain.agenda import FollowUp
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.today import words
from rolodex.ui.today.cells import CellDelegate, strips
from rolodex.ui.today.dragging import MIME, carried, named
from rolodex.ui.today.span_model import SpanModel, View

ONE = QItemSelectionModel.SelectionFlag.ClearAndSelect
Key = Qt.Key
_STEPS: Mapping[int, int] = MappingProxyType(
    {Key.Key_Left: -1, Key.Key_Right: 1, Key.Key_Up: -7, Key.Key_Down: 7}
)
_VIEWS: Mapping[int, str] = MappingProxyType(
    {Key.Key_D: "day", Key.Key_W: "week", Key.Key_M: "month", Key.Key_T: "today"}
)


class SpanTable(QTableView):
    """Shows the days of a week or month, one of which has the keyboard."""

    day_chosen = Signal(object)
    """The keyboard stands on this date, or it is wanted and not among those shown."""
    entered = Signal()
    """The entries of the day are to be gone through."""
    opened = Signal(object)
    """This FollowUp was clicked."""
    turned = Signal(int)
    """One week or month on or back."""
    view_wanted = Signal(str)
    dropped = Signal(object, object)
    """This FollowUp is to stand on this date."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = SpanModel(self)
        self.painter_of_days = CellDelegate(self)
        self._pressed: tuple[QPointF, FollowUp] | None = None
        self.may_write = True
        self.setModel(self.days)
        self.setItemDelegate(self.painter_of_days)
        self._settle()
        self.selectionModel().currentChanged.connect(self._choose)
        self.doubleClicked.connect(lambda _index: self.entered.emit())

    def show_view(self, view: View) -> None:
        """Paint days as tall as a week has them, or as low as a month."""
        self.painter_of_days.tall = view == "week"

    def stand_on(self, day: date) -> None:
        """Choose a day without telling."""
        self.selectionModel().blockSignals(True)
        self.setCurrentIndex(QModelIndex())
        self.selectionModel().setCurrentIndex(self.days.index_of(day), ONE)
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def day(self) -> date | None:
        """The day that the keyboard stands on."""
        cell = self.days.cell(self.currentIndex())
        return cell.day if cell else None

    def retranslate(self) -> None:
        """Word everything anew."""
        self.setAccessibleName(_("Days"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move over days, weeks and months, and into a day."""
        key, day = event.key(), self.day()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _STEPS and day is not None:
            self.day_chosen.emit(day + timedelta(days=_STEPS[key]))
        elif plain and key in (Key.Key_PageUp, Key.Key_PageDown):
            self.turned.emit(-1 if key == Key.Key_PageUp else 1)
        elif plain and key in (Key.Key_Return, Key.Key_Enter, Key.Key_Space):
            self.entered.emit()
        elif plain and key in _VIEWS:
            self.view_wanted.emit(_VIEWS[key])
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Leave the days alone."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is not here."""
        super().focusOutEvent(event)
        self.viewport().update()

    # Dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a day, and perhaps begin to drag one of its entries."""
        entry = self._entry_at(event.position())
        self._pressed = (event.position(), entry) if entry is not None else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag an entry to another day."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        start, entry = self._pressed
        far = (event.position() - start).manhattanLength() >= QApplication.startDragDistance()
        if far and self.may_write and not words.is_fixed(entry):
            self._pressed = None
            drag = QDrag(self)
            drag.setMimeData(carried(entry))
            drag.exec(Qt.DropAction.MoveAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stand on the entry that was clicked."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(pressed[1])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take follow-ups."""
        self._weigh(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show on which day it would fall."""
        self._weigh(event)
        index = self.indexAt(event.position().toPoint())
        self._mark((index.row(), index.column()) if event.isAccepted() else (-1, -1))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Mark no day."""
        self._mark((-1, -1))

    def dropEvent(self, event: QDropEvent) -> None:
        """Let a follow-up stand on the day it was dropped on."""
        self._mark((-1, -1))
        cell = self.days.cell(self.indexAt(event.position().toPoint()))
        entry = self.days.find(*named(event.mimeData()))
        if cell is None or entry is None or not self.may_write:
            event.ignore()
            return
        event.acceptProposedAction()
        self.dropped.emit(entry, cell.day)

    def _weigh(self, event: QDragMoveEvent) -> None:
        if self.may_write and event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def _mark(self, place: tuple[int, int]) -> None:
        if self.painter_of_days.drop != place:
            self.painter_of_days.drop = place
            self.viewport().update()

    def _entry_at(self, point: QPointF) -> FollowUp | None:
        index = self.indexAt(point.toPoint())
        cell = self.days.cell(index)
        if cell is None:
            return None
        placed = strips(QRectF(self.visualRect(index)), cell, tall=self.painter_of_days.tall)
        return next((entry for box, entry in placed if box.contains(point)), None)

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        cell = self.days.cell(index)
        if cell is not None:
            self.day_chosen.emit(cell.day)

    def _settle(self) -> None:
        theme.set_role(self, "painted")
        theme.set_role(self.horizontalHeader(), "days")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        across.setMinimumSectionSize(theme.size(40))
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.setMinimumSectionSize(theme.size(30))
        down.hide()
