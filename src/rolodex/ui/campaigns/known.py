"""What a campaign can be planned with: segments, letters, offers, earlier campaigns, and what is usual."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.campaign import CampaignRow
from rolodex.domain.drawer import PartSheet
from rolodex.domain.drip import Drip
from rolodex.domain.letter import Letter
from rolodex.domain.product import Offer
from rolodex.domain.segment import Segment
from rolodex.domain.stock import Stock


@dataclass(frozen=True, slots=True)
class Known:
    """What the form offers, read in one go; `stock` is what was printed on last,
    `sheets` are those of the drawer.
    """

    segments: tuple[Segment, ...] = ()
    rows: tuple[CampaignRow, ...] = ()
    offers: tuple[Offer, ...] = ()
    letters: tuple[Letter, ...] = ()
    country: str = ""
    currency: str = "EUR"
    stock: Stock | None = None
    own_stocks: tuple[Stock, ...] = ()
    sheets: tuple[PartSheet, ...] = ()
    drips: tuple[Drip, ...] = ()
