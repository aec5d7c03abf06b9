"""What a campaign can be planned with: segments, letters, offers, earlier campaigns, and what is usual."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from rolodex.domain.campaign import CampaignRow
from rolodex.domain.letter import Letter
from rolodex.domain.product import Offer
from rolodex.domain.segment import Segment
from rolodex.domain.stock import Stock
from rolodex.ui.campaigns import ports


@dataclass(frozen=True, slots=True)
class Known:
    """What the form offers, read in one go; `stock` is what was printed on last."""

    segments: tuple[Segment, ...] = ()
    rows: tuple[CampaignRow, ...] = ()
    offers: tuple[Offer, ...] = ()
    letters: tuple[Letter, ...] = ()
    country: str = ""
    currency: str = "EUR"
    stock: Stock | None = None
    own_stocks: tuple[Stock, ...] = ()


class Services(Protocol):
    """The part of the services that the panel uses."""

    @property
    def read_only(self) -> bool: ...
    @property
    def campaigns(self) -> ports.Campaigns: ...
    @property
    def audiences(self) -> ports.Audiences: ...
    @property
    def contacts(self) -> ports.Contacts: ...
    @property
    def households(self) -> ports.Households: ...
    @property
    def labels(self) -> ports.Labels: ...
    @property
    def letters(self) -> ports.Letters: ...
    @property
    def segments(self) -> ports.Segments: ...
    @property
    def offers(self) -> ports.Offers: ...
    @property
    def settings(self) -> ports.Settings: ...
    @property
    def mailings(self) -> ports.Mailings: ...
    @property
    def own_stocks(self) -> ports.OwnStocks: ...
    @property
    def campaign_results(self) -> ports.CampaignResults: ...
