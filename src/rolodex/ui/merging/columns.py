"""Where cards stand side by side in a width."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rolodex.ui import theme

LABEL = 172
"""The room for what a field is called."""
LEAST = 150
"""No card is narrower: those that find no room are reached with the arrows."""


@dataclass(frozen=True, slots=True)
class Columns:
    """So many cards within a width, of which those from `first` on are shown."""

    width: int = 0
    cards: int = 0
    first: int = 0

    def shown(self) -> range:
        """The places of the cards that are in view."""
        room = max(1, (self.width - theme.size(LABEL)) // theme.size(LEAST))
        first = max(0, min(self.first, self.cards - room))
        return range(first, min(self.cards, first + room))

    def place(self, card: int) -> tuple[int, int]:
        """Where a card in view begins, and how wide it is."""
        shown = self.shown()
        label = theme.size(LABEL)
        wide = max(1, (self.width - label) // max(1, len(shown)))
        return label + (card - shown.start) * wide, wide

    def at(self, x: int) -> int:
        """The card that stands there, -1 for none."""
        return next((card for card in self.shown() if 0 <= x - self.place(card)[0] < self.place(card)[1]), -1)

    def reaching(self, card: int) -> Columns:
        """The columns moved as little as is needed for this card to be in view."""
        shown = self.shown()
        if card < shown.start:
            return replace(self, first=card)
        if card >= shown.stop:
            return replace(self, first=shown.start + card - shown.stop + 1)
        return replace(self, first=shown.start)
