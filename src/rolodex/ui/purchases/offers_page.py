"""The offers of the book."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from rolodex.domain.product import Offer
from rolodex.i18n import _
from rolodex.ui import wording
from rolodex.ui.purchases import offer_words
from rolodex.ui.purchases.catalogue_page import CataloguePage, currencies
from rolodex.ui.purchases.offer_sheet import OfferSheet
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.column_table import Head, Line

HEADS = (
    Head(lambda: _("Code"), 150, strong=True),
    Head(lambda: _("Name")),
    Head(lambda: _("Worth"), 130),
    Head(lambda: _("Valid"), 190),
    Head(lambda: _("Redeemed"), 100, right=True),
)


class OffersPage(CataloguePage):
    """Offers, the last to begin first; those that are over are faint."""

    noun = "offer"

    def __init__(self, runner: TaskRunner, over: QWidget, clock: Clock) -> None:
        super().__init__(runner, over, HEADS, "ticket", clock)
        self._sheet: OfferSheet | None = None
        self._found: tuple[Offer, ...] = ()
        self.retranslate()

    def is_settled(self) -> bool:
        """Whether all is on the screen and in the book."""
        return super().is_settled() and (self._sheet is None or self._sheet.is_settled())

    def read(self) -> None:
        """Read the offers anew."""
        services = self._services
        if services is not None:
            self.ask("offers", services.offers.all, self._show)

    def open(self, item_id: int) -> None:
        """Show an offer in its sheet, or a new one."""
        services = self._services
        if services is None:
            return

        def read() -> tuple[Offer | None, tuple[str, ...]]:
            return services.offers.get(item_id) if item_id else Offer(), currencies(services)

        self.ask("offer", read, self._open)

    def delete(self, item_id: int) -> None:
        """Take an offer out of the book."""
        services = self._services
        offer = next((one for one in self._found if one.id == item_id), None)
        if services is not None and offer is not None:
            said = _("Deleted the offer %(code)s") % {"code": offer.code or offer.name}
            self.write(said, lambda: services.offers.delete([item_id]))

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.table.setAccessibleName(_("Offers"))
        self.first.setText(_("Add an offer"))
        self.nothing.say(
            _("No offers yet"), _("A code takes something off an order; here you see who used it.")
        )
        if self._sheet is not None:
            self._sheet.retranslate()

    def _show(self, offers: Sequence[Offer]) -> None:
        self._found = tuple(offers)
        today = self._clock().date()
        self.show_lines([_line(offer, today) for offer in offers])

    def _open(self, read: tuple[Offer | None, tuple[str, ...]]) -> None:
        services, (offer, known) = self._services, read
        if services is None or offer is None:
            return
        if self._sheet is None:
            self._sheet = OfferSheet(self._runner, services.offers, self._over, self._clock)
            self._sheet.noticed.connect(self.noticed)
            self._sheet.closed.connect(self.closed)
        self._sheet.start(offer, known)
        self._sheet.save_button.setEnabled(not services.read_only)


def _line(offer: Offer, today: date) -> Line:
    used = wording.number(offer.used) if offer.used else "–"
    cells = (offer.code, offer.name, offer_words.worth(offer), offer_words.validity(offer, today), used)
    return Line(offer.id, cells, faint=bool(offer.valid_to) and offer.valid_to < today.isoformat())
