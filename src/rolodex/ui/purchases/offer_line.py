"""A line for the code of an offer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from rolodex.domain.product import Offer
from rolodex.ui.purchases import offer_words
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.widgets.suggest import Suggestion, SuggestLine

OFFERED = 9


class OfferLine(SuggestLine):
    """Offers the codes that are valid now as one types; a code that is typed whole is as good."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(self._look_up, parent)
        self._clock = clock
        self._offers: tuple[Offer, ...] = ()
        self._own = Offer()
        self.setMaxLength(60)

    def show_offer(self, offers: Sequence[Offer], offer_id: int) -> None:
        """Know these offers, and show the code of the one an order was made with."""
        self._offers = tuple(offers)
        self._own = next((offer for offer in offers if offer.id == offer_id), Offer())
        self.show_text(self._own.code)

    def offer(self) -> Offer | None:
        """The offer that the line names; one that an order has stays its own when it is over."""
        code = self.text().strip().casefold()
        if not code:
            return None
        if self._own.id and code == self._own.code.casefold():
            return self._own
        return next((offer for offer in self._valid() if offer.code.casefold() == code), None)

    def offer_id(self) -> int:
        """The id of that offer, 0 for none."""
        offer = self.offer()
        return offer.id if offer else 0

    def is_known(self) -> bool:
        """Whether the line is empty or names an offer."""
        return not self.text().strip() or self.offer() is not None

    def _valid(self) -> list[Offer]:
        today = self._clock().date().isoformat()
        return [offer for offer in self._offers if offer.is_valid(today)]

    def _look_up(self, text: str, answer: Callable[[Sequence[Suggestion]], None]) -> None:
        folded = text.strip().casefold()
        found = [
            one for one in self._valid() if folded in one.code.casefold() or folded in one.name.casefold()
        ]
        answer([Suggestion(one.code, offer_words.worth(one), one.id) for one in found[:OFFERED]])
