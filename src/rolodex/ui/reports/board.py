"""The cards of the reports: two columns where there is room, one where there is not."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from rolodex.ui import theme
from rolodex.ui.reports import card
from rolodex.ui.reports.card import ReportCard, order_tabs

GAP = 16
NARROW = 760
SHARES = {"months": 0.621, "best": 0.583, "activity": 0.5, "hours": 0.6}
"""How much of the width the first card of a pair takes."""
HALF = 0.5
ROWS = {"best": 5, "campaigns": 5}
"""How many rows of a table a card shows; the others show as many as the months are high."""
MOST_ROWS = 6
MONTHS = 296


class Board(QWidget):
    """Lays the cards out in pairs."""

    moved = Signal()
    """Other cards may be in view."""
    reached = Signal(object)
    """The keyboard has come to this card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[str, ReportCard] = {}
        self._silent: set[str] = set()
        self._extra: dict[str, int] = {}
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_keyboard)

    def in_view(self) -> list[str]:
        """The names of the cards of which something is in view."""
        shown = self.visibleRegion().boundingRect()
        return [name for name, one in self.cards.items() if one.geometry().intersects(shown)]

    def sizeHint(self) -> QSize:
        return QSize(theme.size(900), self.minimumHeight())

    def order_tabs(self, *before: QWidget) -> None:
        """Tab goes through the cards as they stand, whichever of them was read first."""
        stops = [stop for card in self.cards.values() for stop in card.stops()]
        order_tabs((*before, *stops))

    def follow(self, shown: ReportCard) -> None:
        """Make room for a card that has something to show, or has no longer, or says more."""
        turned = shown.is_silent() != (shown.name in self._silent)
        if turned:
            self._silent ^= {shown.name}
        if turned or shown.extra(shown.width()) != self._extra.get(shown.name, 0):
            self.lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out for the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out()

    def lay_out(self) -> None:
        """Give each card its place."""
        gap, top = theme.size(GAP), 0
        names = list(self.cards)
        beside = 2 if self.width() >= theme.size(NARROW) else 1
        for first in range(0, len(names), beside):
            pair = names[first : first + beside]
            widths = self._widths(pair, gap)
            tall = max(_height(self.cards[name], width) for name, width in zip(pair, widths, strict=True))
            left = 0
            for name, width in zip(pair, widths, strict=True):
                self.cards[name].setGeometry(QRect(left, top, width, tall))
                self.cards[name].show()
                self._extra[name] = self.cards[name].extra(width)
                left += width + gap
            top += tall + gap
        self.setMinimumHeight(max(0, top - gap))
        self.moved.emit()

    def _widths(self, pair: list[str], gap: int) -> tuple[int, ...]:
        """How wide the cards are that stand beside each other."""
        if len(pair) < 2:
            return (self.width(),)
        first = round((self.width() - gap) * SHARES.get(pair[0], HALF))
        return first, self.width() - first - gap

    def _follow_keyboard(self, _old: QWidget | None, new: QWidget | None) -> None:
        reached: QObject | None = new if self.isVisible() else None
        while reached is not None and not isinstance(reached, ReportCard):
            reached = reached.parent()
        if isinstance(reached, ReportCard) and reached.parent() is self:
            self.reached.emit(reached)


def _height(shown: ReportCard, width: int) -> int:
    """Where no card of a line has anything to show, the line is low; a long sentence needs more lines."""
    name = shown.name
    if shown.is_silent():
        return card.silent_height()
    high = theme.size(MONTHS) if name in ("months", "lifecycle") else card.height(ROWS.get(name, MOST_ROWS))
    return high + shown.extra(width)
