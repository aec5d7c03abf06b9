"""A button that one key presses, and that shows which."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rolodex.ui import theme
from rolodex.ui.labelling import plain_tip
from rolodex.ui.widgets.button import Button

HEIGHT = 30
INSET = 10
GAP = 7
KEY_INSET = 4


class KeyChoice(Button):
    """Words with their key in a small frame; the one that was chosen stands on the accent."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._words = ""
        self._chosen = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def words(self) -> str:
        """What the button says."""
        return self._words

    def say(self, words: str, key: str, hint: str = "") -> None:
        """Say this, pressed by this key; `hint` tells more to who asks for it."""
        self._words, self.key = words, key
        self.setAccessibleName(words)
        self.setAccessibleDescription(", ".join(part for part in (hint, key) if part))
        self.setToolTip(plain_tip(hint))
        self.updateGeometry()
        self.update()

    def choose(self, chosen: bool) -> None:
        """Show whether this is the choice that was made."""
        self._chosen = chosen
        theme.set_role(self, "primary" if chosen else "")
        self.update()

    def sizeHint(self) -> QSize:
        width = theme.metrics(13, 500).horizontalAdvance(self._words) + 2 * theme.size(INSET)
        if self.key:
            width += self._key_width() + theme.size(GAP)
        return QSize(round(width) + 2, theme.size(HEIGHT) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size(40), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and the key upon the button."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.colour("onacc" if self._chosen else "ink" if self.isEnabled() else "faint")
        room = QRectF(self.rect()).adjusted(theme.size(INSET), 0, -theme.size(INSET), 0)
        if self.key:
            box = QRectF(room.x(), (self.height() - theme.size(17)) / 2, self._key_width(), theme.size(17))
            painter.setPen(QPen(theme.colour("onacc" if self._chosen else "line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 4, 4)
            dim = theme.colour("onacc" if self._chosen else "dim")
            theme.draw_fitting(painter, box, self.key, face=theme.font(11), ink=dim, align=theme.CENTRE)
            room.setLeft(box.right() + theme.size(GAP))
        theme.draw_text(painter, room, self._words, face=theme.font(13, 500), ink=ink)

    def _key_width(self) -> float:
        return max(theme.size(17), theme.metrics(11).horizontalAdvance(self.key) + 2 * theme.size(KEY_INSET))
