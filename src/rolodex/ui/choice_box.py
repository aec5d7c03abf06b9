"""A box of choices drawn like the text fields beside it, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QWidget,
)

from rolodex.domain.tamed import tamed
from rolodex.ui import theme

HEIGHT = 30
CHEVRON = 16
BROKEN = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class ChoiceBox(QComboBox):
    """A QComboBox whose wheel scrolls the form and not the choice."""

    def __init__(self, parent: QWidget | None = None, *, editable: bool = False) -> None:
        super().__init__(parent)
        self._dropped = False
        if editable:
            self.setEditable(True)
            self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            line = self.lineEdit()
            if isinstance(line, QLineEdit):
                theme.set_role(line, "bare")
                line.setTextMargins(theme.size(2), 0, 0, 0)
            self.currentIndexChanged.connect(self._inset)

    def setAccessibleName(self, name: str) -> None:
        """Name the box and, where it can be written in, the line within, which has the keyboard."""
        super().setAccessibleName(name)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line clear of the frame, whose corners it would paint over."""
        super().resizeEvent(event)
        self._inset()

    def _inset(self) -> None:
        """Qt puts the line back to the edge whenever another choice is made."""
        line = self.lineEdit()
        if line is None:
            return
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        place = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, place, self)
        room = room.adjusted(theme.size(4), 1, 0, -1)
        room.setRight(min(room.right(), self.width() - theme.size(CHEVRON + 10)))
        line.setGeometry(room)

    def sizeHint(self) -> QSize:
        """As high as a text field."""
        # Qt leaves room for an arrow that does not grow with the text.
        arrow = theme.size(CHEVRON + 22) - (CHEVRON + 22)
        return QSize(super().sizeHint().width() + theme.size(14) + arrow, theme.size(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """As high as a text field."""
        return QSize(super().minimumSizeHint().width(), theme.size(HEIGHT))

    def showPopup(self) -> None:
        """Drop the list down; it is made the first time, as a form has many and few are opened."""
        if not self._dropped:
            self._dropped = True
            theme.set_role(self.view(), "card")
            self.setItemDelegate(_Roomy(self))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, choice and arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.colour("accent" if self._has_focus() else "line"), 1))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(frame, theme.size(8), theme.size(8))
        arrow = theme.pixmap("chevron-down", "dim", CHEVRON, self.devicePixelRatioF())
        side = arrow.deviceIndependentSize()
        left = self.width() - side.width() - theme.size(8)
        painter.drawPixmap(QPointF(left, (self.height() - side.height()) / 2), arrow)
        if not self.isEditable():
            room = QRectF(theme.size(11), 0, left - theme.size(15), self.height())
            ink = theme.colour("ink" if self.isEnabled() else "faint")
            self._draw_choice(painter, room, ink)

    def _draw_choice(self, painter: QPainter, room: QRectF, ink: QColor) -> None:
        """Draw the choice: in two small lines where one is too short for it."""
        text = self.currentText()
        if self.fontMetrics().horizontalAdvance(text) <= room.width():
            theme.draw_fitting(painter, room, text, face=self.font(), ink=ink)
            return
        small = theme.metrics(11)
        if small.boundingRect(room, BROKEN, text).height() > 2 * small.lineSpacing() + 1:
            theme.draw_text(painter, room, text, face=self.font(), ink=ink)
            return
        painter.setFont(theme.font(11))
        painter.setPen(ink)
        painter.drawText(room, BROKEN, tamed(text))

    def _has_focus(self) -> bool:
        line = self.lineEdit()
        return self.hasFocus() or (line is not None and line.hasFocus())


class _Roomy(QStyledItemDelegate):
    """Items of a list that drops down, with some air."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        hint = super().sizeHint(option, index)
        return QSize(hint.width() + theme.size(8), max(hint.height(), theme.size(28)))
