"""The very page that will be printed, with the labels that are used already struck out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from rolodex.domain.label import Raster
from rolodex.domain.stock import Box, Stock
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.labelling import plain_tip
from rolodex.ui.told_as import Role, announce

MARGIN = 16
LARGEST = 6
"""Pixels for a millimetre: a small label is not blown up to a poster."""


Deed = Literal["", "start", "free"]
"""What a click on a label does: nothing, begin there, or say whether it is still on its sheet."""
_NOBODY: Mapping[int, str] = MappingProxyType({})


class Preview(QWidget):
    """Shows a page as large as fits; a click, or Enter where the arrow keys lead, says which label."""

    told_as = Role.Graphic

    label_clicked = Signal(int)
    pointed = Signal(str)
    """Whose the label is that one points at, "" for none."""
    steps = Signal(int)
    """One page back (-1) or on (1) is wanted."""
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._stock: Stock | None = None
        self._used: frozenset[int] = frozenset()
        self._names = _NOBODY
        self._deed: Deed = ""
        self._hover = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(theme.size(180), theme.size(200))

    def show_stock(self, stock: Stock, used: Collection[int], deed: Deed = "start") -> None:
        """Show labels of this stock, the used ones (0-based) struck out, and what a click does."""
        self._stock, self._used = stock, frozenset(used)
        self._deed = deed if stock.per_sheet > 1 else ""
        self.update()

    def show_names(self, names: Mapping[int, str]) -> None:
        """Know whose each label (0-based) of the page is."""
        self._names = names
        self._point_at(self._hover)

    def show_page(self, raster: Raster | None) -> None:
        """Show this picture of the page, or an empty sheet."""
        self._image = image_of(raster) if raster is not None else None
        self.update()

    def wanted_width(self) -> int:
        """The pixels that a picture of the page needs here."""
        page = self._page()
        across = page.height() if self._turned() else page.width()
        return max(1, round(across * self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        return QSize(theme.size(420), theme.size(560))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet with a soft edge, the page, and what is used."""
        page = self._page()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for spread in (3, 2, 1):
            shade = theme.colour("ink")
            painter.setOpacity(0.04)
            painter.fillRect(page.adjusted(-spread, -spread, spread, spread + 1), shade)
        painter.setOpacity(1.0)
        # paper is white by day and by night
        painter.fillRect(page, Qt.GlobalColor.white)
        if self._image is not None:
            self._draw_image(painter, page, self._image)
        if self._stock is not None and self._stock.per_sheet > 1:
            self._draw_labels(painter, self._stock)

    def _draw_image(self, painter: QPainter, page: QRectF, image: QImage) -> None:
        if not self._turned():
            painter.drawImage(page, image)
            return
        # The printer takes the short edge first; a reader holds the long one level.
        painter.save()
        painter.translate(page.topRight())
        painter.rotate(90)
        painter.drawImage(QRectF(0, 0, page.height(), page.width()), image)
        painter.restore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the label under the mouse."""
        hover = self._label_at(event.position())
        if hover != self._hover:
            hand = hover >= 0 and bool(self._deed)
            self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
            self._point_at(hover)
            QToolTip.showText(event.globalPosition().toPoint(), plain_tip(self.told(hover)), self)

    def leaveEvent(self, event: QEvent) -> None:
        """Mark none."""
        self._point_at(-1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Mark none."""
        super().focusOutEvent(event)
        self._point_at(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Mark the first label for whoever comes by the keyboard."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self._point_at(0)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say which label was clicked."""
        label = self._label_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows lead from label to label, Enter takes one, Page Up and Page Down turn."""
        key, stock = event.key(), self._stock
        columns = stock.columns if stock is not None else 1
        ways = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
        }
        if stock is not None and key in ways:
            wanted = max(0, self._hover) + (ways[Qt.Key(key)] if self._hover >= 0 else 0)
            if 0 <= wanted < stock.per_sheet:
                self._point_at(wanted)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self._choose(self._hover)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.steps.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        else:
            super().keyPressEvent(event)

    def told(self, label: int) -> str:
        """Whose the label is, and what a click on it does."""
        if label < 0:
            return ""
        said = [name for name in (self._names.get(label, ""),) if name]
        if self._deed == "start":
            said.append(_("Start at label %(number)d") % {"number": label + 1})
        elif self._deed == "free":
            number = {"number": label + 1}
            used = label in self._used
            said.append((_("Label %(number)d is gone") if used else _("Label %(number)d is free")) % number)
        return "\n".join(said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for a picture of the new size."""
        super().resizeEvent(event)
        self.resized.emit()

    def _choose(self, label: int) -> None:
        if label >= 0 and self._deed:
            self.label_clicked.emit(label + 1)

    def _point_at(self, label: int) -> None:
        """Mark this label, and say whose it is."""
        self._hover = label
        told = " · ".join(self.told(label).split("\n"))
        self.pointed.emit(told)
        if self.hasFocus():
            announce(self, told)
        self.update()

    def _draw_labels(self, painter: QPainter, stock: Stock) -> None:
        edge = QPen(Qt.GlobalColor.lightGray, 0, Qt.PenStyle.DashLine)
        hatch = QBrush(Qt.GlobalColor.lightGray, Qt.BrushStyle.BDiagPattern)
        for number in range(stock.per_sheet):
            box = self._on_screen(stock.slot(number))
            radius = stock.corner * self._scale()
            painter.setPen(edge)
            painter.setBrush(hatch if number in self._used else Qt.BrushStyle.NoBrush)
            if number == self._hover:
                painter.setPen(QPen(theme.colour("accent"), 2))
            if stock.round:
                painter.drawEllipse(box)
            else:
                painter.drawRoundedRect(box, radius, radius)

    def _label_at(self, point: QPointF) -> int:
        stock = self._stock
        if stock is None:
            return -1
        boxes = (self._on_screen(stock.slot(number)) for number in range(stock.per_sheet))
        return next((number for number, box in enumerate(boxes) if box.contains(point)), -1)

    def _page(self) -> QRectF:
        """Where the sheet lies: as large as fits, in the middle."""
        stock = self._stock
        wide, high = (stock.paper_width, stock.paper_height) if stock is not None else (210.0, 297.0)
        if self._turned():
            wide, high = high, wide
        margin = theme.size(MARGIN)
        room = QRectF(self.rect()).adjusted(margin, 4, -margin, -margin)
        scale = max(0.01, min(room.width() / wide, room.height() / high, theme.size(LARGEST)))
        width, height = wide * scale, high * scale
        return QRectF(room.left() + (room.width() - width) / 2, room.top(), width, height)

    def _turned(self) -> bool:
        return self._stock is not None and self._stock.turned

    def _scale(self) -> float:
        stock = self._stock
        if stock is None:
            return 1.0
        return self._page().width() / (stock.paper_height if stock.turned else stock.paper_width)

    def _on_screen(self, box: Box) -> QRectF:
        page, scale = self._page(), self._scale()
        if self._turned() and self._stock is not None:
            box = Box(self._stock.paper_height - box.top - box.height, box.left, box.height, box.width)
        corner = QPointF(page.left() + box.left * scale, page.top() + box.top * scale)
        return QRectF(corner.x(), corner.y(), box.width * scale, box.height * scale)


def image_of(raster: Raster) -> QImage:
    """The picture of a page as Qt draws it."""
    made = QImage(raster.data, raster.width, raster.height, raster.stride, QImage.Format.Format_RGB32)
    # Qt only looks at the bytes; a copy of its own outlives them
    return made.copy()
