"""Reading a campaign with all that its plan offers, in one go."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.audience import Addressee
from rolodex.domain.campaign import Campaign, CampaignRow, Results
from rolodex.services.opening import Services
from rolodex.ui.campaigns.known import Known

LETTER_PAPER = frozenset({"US", "CA", "MX", "PH", "CO", "CL", "VE"})
"""Countries whose printers hold Letter paper, so that their first stock is an American one."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A campaign as it was read, None where it is gone, its row, its pieces, and what came of them."""

    known: Known
    campaign: Campaign | None
    row: CampaignRow | None
    pieces: tuple[Addressee, ...]
    results: Results | None = None


def read(services: Services, campaign_id: int, fresh: Campaign | None) -> Opened:
    """A campaign of the book, or a fresh one, with all that it can be planned with."""
    known = _known(services)
    if fresh is not None:
        return Opened(known, fresh, None, ())
    campaign = services.campaigns.get(campaign_id)
    row = next((one for one in known.rows if one.id == campaign_id), None)
    pieces = services.campaigns.pieces(campaign_id) if campaign is not None else ()
    return Opened(known, campaign, row, pieces, services.campaign_results.of(campaign_id))


def _known(services: Services) -> Known:
    from rolodex.services import stocks  # start-up

    preferences = services.settings.preferences()
    country = (services.settings.get("labels.home") or preferences.country).strip("-")
    last = services.own_stocks.known(services.settings.get("labels.stock"))
    usual = "avery-5160" if country in LETTER_PAPER else "avery-l7160"
    return Known(
        services.segments.all(),
        services.campaigns.all(),
        services.offers.all(),
        services.letters.all(),
        country,
        preferences.currency,
        last or stocks.get(usual),
        services.own_stocks.all(),
        services.drawer.all(),
        services.drips.all(),
    )
