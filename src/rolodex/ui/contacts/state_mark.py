"""The state of a customer beside the name: a dot and a word, with the sentence that says why."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from rolodex.domain.segment import LIFECYCLES, Lifecycle
from rolodex.domain.timeline import Standing
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.rail_rows import COLOURS
from rolodex.ui.widgets.explained import Explained

HEIGHT = 19
INSET = 8
DOT = 7
GAP = 5
GROUNDS: Mapping[Lifecycle, str] = MappingProxyType(
    {"vip": "violet_soft", "active": "good_soft", "new": "blue_soft", "slipping": "warn_soft"}
)


class StateMark(Explained):
    """Shows how a customer stands; nothing where nothing was ordered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: Lifecycle = "prospect"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_standing(self, standing: Standing) -> None:
        """Show the state of this standing."""
        self._state = standing.lifecycle
        said = standing.sentences.get("lifecycle")
        self.explain(_("Lifecycle: %(state)s") % {"state": self.text()}, word(said) if said else "")
        self.setVisible(bool(standing.orders))
        self.updateGeometry()

    def text(self) -> str:
        """The word of the state."""
        return word(LIFECYCLES[self._state])

    def sizeHint(self) -> QSize:
        width = theme.metrics(12).horizontalAdvance(self.text())
        return QSize(round(width) + 1 + theme.size(2 * INSET + DOT) + theme.size(GAP), theme.size(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the dot and the word."""
        painter, size = QPainter(self), theme.size
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(QPen(theme.colour("accent"), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(GROUNDS.get(self._state, "chip")))
        inner = box.adjusted(0.75, 0.75, -0.75, -0.75) if self.hasFocus() else box
        painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(COLOURS[self._state]))
        dot = QRectF(size(INSET), (box.height() - size(DOT)) / 2, size(DOT), size(DOT))
        painter.drawEllipse(dot)
        room = box.adjusted(dot.right() + size(GAP), 0, -size(INSET) + 1, 0)
        ink = theme.colour(COLOURS[self._state] if self._state in GROUNDS else "dim")
        theme.draw_text(painter, room, self.text(), face=theme.font(12), ink=ink, align=theme.LEFT)
