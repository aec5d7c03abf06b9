"""What the panel of campaigns asks of the book."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal, Protocol

from rolodex.domain.audience import Addressee, Audience, Rehearsal
from rolodex.domain.campaign import Campaign, CampaignRow, Found, Member, MemberState, Results
from rolodex.domain.changes import Changes
from rolodex.domain.contact import Contact
from rolodex.domain.label import LabelJob, LabelPlan, Raster
from rolodex.domain.letter import Letter, LetterPlan
from rolodex.domain.preferences import Preferences
from rolodex.domain.product import Offer
from rolodex.domain.progress import Progress
from rolodex.domain.segment import Segment
from rolodex.domain.stock import Stock
from rolodex.ui.ports import Saved


class Answers(Protocol):
    """What comes back on a piece."""

    def find(self, code_text: str) -> Found: ...
    def answer(self, code_text: str, answer: str, now: datetime) -> Changes: ...
    def returned(self, code_text: str, reason: str, now: datetime) -> Changes: ...


class Campaigns(Answers, Protocol):
    """Mailings and their people."""

    def all(self) -> tuple[CampaignRow, ...]: ...
    def get(self, campaign_id: int) -> Campaign | None: ...
    def save(self, campaign: Campaign) -> Saved: ...
    def delete(self, ids: Sequence[int]) -> Changes: ...
    def copy(self, campaign_id: int) -> Saved: ...
    def plan(self, campaign_id: int, pieces: Sequence[Addressee], now: datetime) -> Changes: ...
    def pieces(self, campaign_id: int) -> tuple[Addressee, ...]: ...
    def members(
        self,
        campaign_id: int,
        state: MemberState | Literal[""] = "",
        text: str = "",
        limit: int = 500,
        offset: int = 0,
    ) -> tuple[Member, ...]: ...
    def send(self, campaign_id: int, member_ids: Sequence[int] | None, now: datetime) -> Changes: ...
    def mark(self, member_ids: Sequence[int], state: MemberState, now: datetime) -> Changes: ...
    def follow_up(self, campaign_id: int, states: Sequence[MemberState], now: datetime) -> Saved: ...


class Audiences(Protocol):
    """Who a mailing is for."""

    def rehearse(
        self, audience: Audience, today: date, home: str = "", language: str = "en", progress: Progress = ...
    ) -> Rehearsal: ...


class Contacts(Protocol):
    """People and companies."""

    def get(self, contact_id: int) -> Contact | None: ...


class Households(Protocol):
    """Addresses that the post could not find."""

    def mend(self, contact_id: int) -> Changes: ...


class Letters(Protocol):
    """Texts of letters and messages."""

    def all(self) -> tuple[Letter, ...]: ...
    def pdf(
        self,
        letter: Letter | int,
        pieces: Sequence[Addressee],
        now: datetime,
        progress: Progress = ...,
        *,
        language: str = "en",
        campaign_id: int = 0,
    ) -> tuple[bytes, LetterPlan]: ...


class Labels(Protocol):
    """Sheets of labels."""

    def pdf(
        self, job: LabelJob, progress: Progress = ..., pieces: Sequence[Addressee] | None = None
    ) -> tuple[bytes, LabelPlan]: ...
    def raster(self, pdf: bytes, page: int, width: int) -> Raster: ...


class Segments(Protocol):
    """Rules kept under a name."""

    def all(self, today: date | None = None) -> tuple[Segment, ...]: ...


class Offers(Protocol):
    """Prices for a time."""

    def all(self) -> tuple[Offer, ...]: ...


class Settings(Protocol):
    """The choices of the book."""

    def get(self, key: str, default: str = "") -> str: ...
    def set(self, key: str, value: str) -> None: ...
    def preferences(self) -> Preferences: ...


class Mailings(Protocol):
    """Paper that was printed, to be printed again."""

    def log(
        self, job: LabelJob, plan: LabelPlan, campaign_id: int, now: datetime, name: str = ""
    ) -> Saved: ...


class OwnStocks(Protocol):
    """All label stocks, those of the user's own before the others."""

    def all(self) -> tuple[Stock, ...]: ...
    def find(self, query: str = "", limit: int = 50) -> tuple[Stock, ...]: ...
    def known(self, name: str) -> Stock | None: ...


class CampaignResults(Protocol):
    """What came of campaigns."""

    def of(self, campaign_id: int) -> Results | None: ...
