"""The list of steps: one painted row each, the first of a day under its head."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSizeF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.history.model import StepRow, StepsModel
from rolodex.ui.widgets.row_table import RowTable

ROW = 52
HEAD = 34
TEXT_LEFT = 56
SIDE = 17

Index = QModelIndex | QPersistentModelIndex
ONE = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class StepDelegate(QStyledItemDelegate):
    """Paints icon, name, time and author, and the mark of what was undone."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, StepRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if row.head:
            # the day belongs to all its steps, not to the one that may be chosen
            painter.fillRect(
                QRectF(rect.topLeft(), QSizeF(rect.width(), theme.size(HEAD))), theme.colour("panel")
            )
            room = rect.adjusted(theme.size(SIDE), theme.size(10), -theme.size(8), 0)
            room.setHeight(theme.size(HEAD - 10))
            face = theme.font(11, 600, 0.8)
            theme.draw_text(painter, room, row.head.upper(), face=face, ink=theme.colour("dim"))
            rect.setTop(rect.top() + theme.size(HEAD))
        self._ground(painter, rect, option.state)
        self._row(painter, rect, row)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        theme.draw_ground(painter, rect, state)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setPen(theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))

    def _row(self, painter: QPainter, rect: QRectF, row: StepRow) -> None:
        size = theme.size
        centre = QPointF(rect.left() + size(32), rect.center().y())
        token, soft = ("dim", "chip") if row.step.undone else ("blue", "blue_soft")
        theme.draw_round_icon(painter, centre, row.icon, token=token, soft=soft, radius=size(14))
        left, right = rect.left() + size(TEXT_LEFT), rect.right() - size(SIDE - 4)
        half = rect.center().y()
        ink = theme.colour("dim" if row.step.undone else "ink")
        top = QRectF(left, half - size(18), right - left, size(20))
        theme.draw_text(painter, top, row.title, face=theme.font(13, 600), ink=ink)
        below = QRectF(left, half, right - left, size(20))
        if row.step.undone:
            below.setRight(self._undone(painter, below) - size(8))
        theme.draw_text(painter, below, row.below, face=theme.font(12), ink=theme.colour("dim"))

    def _undone(self, painter: QPainter, room: QRectF) -> float:
        """Paint the mark of a step that was taken back; gives where it begins."""
        text = _("undone")
        width = theme.metrics(12, 500).horizontalAdvance(text)
        left = room.right() - width
        face = theme.font(12, 500)
        theme.draw_text(
            painter,
            QRectF(left, room.top(), width + 2, room.height()),
            text,
            face=face,
            ink=theme.colour("warn"),
        )
        device = painter.device()
        image = theme.pixmap("undo-2", "warn", 12, device.devicePixelRatioF() if device is not None else 1.0)
        side = image.deviceIndependentSize()
        left -= side.width() + theme.size(4)
        painter.drawPixmap(QPoint(round(left), round(room.center().y() - side.height() / 2)), image)
        return left


class StepsList(RowTable):
    """Shows the steps, the newest first."""

    chosen = Signal(int)
    """The keyboard stands on this step (0: on none)."""
    entered = Signal()
    """Enter: what the step did is to be looked at."""
    typed = Signal(str)
    """Letters typed here are meant for the search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = StepsModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(StepDelegate(self))
        self.setMouseTracking(True)
        self.rows.modelReset.connect(lambda: self._measure(0, self.rows.rowCount() - 1))
        self.rows.rowsInserted.connect(lambda _parent, first, last: self._measure(first, last))
        self.selectionModel().currentChanged.connect(self._current)
        self.activated.connect(lambda _index: self.entered.emit())

    def stand_on(self, position: int) -> None:
        """Choose a row and bring it into view."""
        index = self.rows.index(position, 0)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, ONE)
            self.scrollTo(index)

    def current_step(self) -> int:
        """The step the keyboard stands on, 0 for none."""
        row = self.rows.row(self.currentIndex().row())
        return row.step.id if row else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and right look at the step, letters search, the rest moves."""
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.entered.emit()
        elif plain and event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.setAccessibleName(_("Steps"))
        chosen = self.current_step()
        self.rows.retranslate()
        self.stand_on(self.rows.position_of(chosen))

    def _current(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = self.rows.row(index.row()) if index.isValid() else None
        self.chosen.emit(row.step.id if row else 0)

    def _measure(self, first: int, last: int) -> None:
        def height(position: int) -> int:
            row = self.rows.row(position)
            return theme.size(ROW + HEAD if row and row.head else ROW)

        self.measure_rows(first, last, height)
