"""Paper that was printed, and can be printed again exactly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MailingKind = Literal["labels", "envelopes", "letter", "card"]


@dataclass(frozen=True, slots=True)
class Mailing:
    """One run of paper: `at` a UTC stamp, `stock` the name of what it was printed on ("" for plain paper)."""

    id: int
    campaign_id: int
    kind: MailingKind
    name: str
    at: str
    stock: str
    pieces: int
    pages: int
