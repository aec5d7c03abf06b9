"""A picture with a square in it that is moved and sized by mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rolodex.ui import theme
from rolodex.ui.told_as import Role

LEAST = 32
"""Pixels of the picture: a smaller square shows nobody."""
STEP = 0.02
FAST = 0.1
GROWTH = 1.1
GRIP = 14


class CropFrame(QWidget):
    """Shows a picture and the square that will be kept of it.

    Arrows move the square (with Shift further), + and - size it, Home takes as much as there is.
    """

    told_as = Role.Graphic

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._square = QRectF()
        self._dragged: str = ""
        self._from = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_image(self, image: QImage) -> None:
        """Begin with this picture and the largest square in its middle."""
        self._image = image
        self.take_all()

    def square(self) -> QRect:
        """The square in pixels of the picture."""
        whole = self._image.rect()
        return self._square.toRect().intersected(whole)

    def take_all(self) -> None:
        """The largest square, in the middle of the picture."""
        width, height = self._image.width(), self._image.height()
        side = min(width, height)
        self._place(QRectF((width - side) / 2, (height - side) / 2, side, side))

    def move_by(self, right: float, down: float) -> None:
        """Move the square by so many pixels of the picture."""
        self._place(self._square.translated(right, down))

    def grow(self, factor: float) -> None:
        """Make the square larger or smaller around its middle."""
        self._resize(self._square.width() * factor, self._square.center())

    def sizeHint(self) -> QSize:
        """Room to see a face."""
        return QSize(theme.size(520), theme.size(420))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and size by keys."""
        far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = max(1.0, min(self._image.width(), self._image.height()) * (FAST if far else STEP))
        moves = {
            Qt.Key.Key_Left: (-step, 0.0),
            Qt.Key.Key_Right: (step, 0.0),
            Qt.Key.Key_Up: (0.0, -step),
            Qt.Key.Key_Down: (0.0, step),
        }
        key = Qt.Key(event.key())
        if key in moves:
            self.move_by(*moves[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.grow(GROWTH)
        elif key == Qt.Key.Key_Minus:
            self.grow(1 / GROWTH)
        elif key == Qt.Key.Key_Home:
            self.take_all()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Size by the wheel."""
        self.grow(GROWTH if event.angleDelta().y() > 0 else 1 / GROWTH)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a corner, or of the square."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = self._held_at(event.position())
            self._from = self._to_image(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held; elsewhere show what could be."""
        held = self._dragged or self._held_at(event.position())
        shapes = {"": Qt.CursorShape.ArrowCursor, "square": Qt.CursorShape.SizeAllCursor}
        self.setCursor(shapes.get(held, Qt.CursorShape.CrossCursor))
        at = self._to_image(event.position())
        if self._dragged == "square":
            self._place(self._square.translated(at - self._from))
            self._from = at
        elif self._dragged:
            self._drag_corner(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._dragged = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, dark around the square, with a frame and corners."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        shown, square = self._shown(), self._on_screen()
        painter.fillRect(shown, theme.colour("chip"))
        painter.drawImage(shown, self._image)
        shade = QColor(0, 0, 0, 140)
        for part in _around(shown, square):
            painter.fillRect(part, shade)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0), 3))
        painter.drawRect(square)
        painter.setPen(QPen(theme.colour("accent") if self.hasFocus() else QColor(255, 255, 255), 1.5))
        painter.drawRect(square)
        painter.drawEllipse(square)
        painter.setBrush(QColor(255, 255, 255))
        for corner in _corners(square).values():
            painter.drawRect(QRectF(corner.x() - 4, corner.y() - 4, 8, 8))

    def _place(self, square: QRectF) -> None:
        """Put the square there, as far as the picture goes."""
        width, height = self._image.width(), self._image.height()
        side = min(square.width(), width, height)
        left = min(max(square.left(), 0.0), width - side)
        top = min(max(square.top(), 0.0), height - side)
        self._square = QRectF(left, top, side, side)
        self.update()
        self.changed.emit()

    def _resize(self, side: float, middle: QPointF) -> None:
        most = min(self._image.width(), self._image.height())
        side = min(max(side, min(LEAST, most)), most)
        self._place(QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side))

    def _drag_corner(self, at: QPointF) -> None:
        """Size the square from the corner that faces the held one, which stays where it is."""
        square = self._square
        opposite = _corners(square)[{"tl": "br", "br": "tl", "tr": "bl", "bl": "tr"}[self._dragged]]
        right, below = self._dragged[1] == "r", self._dragged[0] == "b"
        room_across = self._image.width() - opposite.x() if right else opposite.x()
        room_down = self._image.height() - opposite.y() if below else opposite.y()
        across, down = abs(at.x() - opposite.x()), abs(at.y() - opposite.y())
        side = max(LEAST, min(max(across, down), room_across, room_down))
        left = opposite.x() if right else opposite.x() - side
        top = opposite.y() if below else opposite.y() - side
        self._place(QRectF(left, top, side, side))

    def _held_at(self, at: QPointF) -> str:
        square = self._on_screen()
        for name, corner in _corners(square).items():
            if (corner - at).manhattanLength() <= theme.size(GRIP):
                return name
        return "square" if square.contains(at) else ""

    def _shown(self) -> QRectF:
        """Where the picture stands: as large as there is room, in the middle."""
        room = QRectF(self.rect()).adjusted(6, 6, -6, -6)
        size = self._image.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        middle = room.center()
        return QRectF(
            middle.x() - size.width() / 2, middle.y() - size.height() / 2, size.width(), size.height()
        )

    def _scale(self) -> float:
        return max(1e-6, self._shown().width() / max(1, self._image.width()))

    def _on_screen(self) -> QRectF:
        shown, scale = self._shown(), self._scale()
        square = self._square
        return QRectF(
            shown.left() + square.left() * scale,
            shown.top() + square.top() * scale,
            square.width() * scale,
            square.height() * scale,
        )

    def _to_image(self, at: QPointF) -> QPointF:
        return (at - self._shown().topLeft()) / self._scale()


def _corners(square: QRectF) -> dict[str, QPointF]:
    return {
        "tl": square.topLeft(),
        "tr": square.topRight(),
        "bl": square.bottomLeft(),
        "br": square.bottomRight(),
    }


def _around(whole: QRectF, square: QRectF) -> tuple[QRectF, ...]:
    """The four strips of a rectangle beside a square in it."""
    return (
        QRectF(whole.left(), whole.top(), whole.width(), square.top() - whole.top()),
        QRectF(whole.left(), square.bottom(), whole.width(), whole.bottom() - square.bottom()),
        QRectF(whole.left(), square.top(), square.left() - whole.left(), square.height()),
        QRectF(square.right(), square.top(), whole.right() - square.right(), square.height()),
    )
