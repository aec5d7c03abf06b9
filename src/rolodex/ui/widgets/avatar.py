"""A round picture of a contact: its photo or its initials."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from rolodex.ui import theme
from rolodex.ui.told_as import Role


class Avatar(QWidget):
    """Shows a photo cut round or, without one, initials on a colour; a photo can be asked for in large."""

    told_as = Role.Graphic

    opened = Signal()

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._initials = ""
        self._ground = 0
        self._photo: QImage | None = None
        self.setFixedSize(theme.size(side), theme.size(side))

    def show_contact(self, initials: str, ground: int, photo: QImage | None) -> None:
        """Show this contact from now on."""
        self._initials, self._ground, self._photo = initials, ground, photo
        there = photo is not None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if there else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if there else Qt.CursorShape.ArrowCursor)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the photo in large."""
        if self._photo is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for the photo in large."""
        if self._photo is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the round."""
        painter = QPainter(self)
        side, dpr = self.width(), self.devicePixelRatioF()
        if self._photo is not None:
            drawn = theme.round_photo(self._photo, side, dpr)
        else:
            drawn = theme.initials_pixmap(self._initials, self._ground, side, dpr)
        painter.drawPixmap(QPoint(0, 0), drawn)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
