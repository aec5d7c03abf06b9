"""The paper of a campaign: labels, envelopes and cards on their stock, letters on plain paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rolodex.domain.audience import Addressee
from rolodex.domain.campaign import Campaign
from rolodex.domain.label import LabelJob, LabelPlan
from rolodex.domain.progress import Progress
from rolodex.domain.stock import Stock
from rolodex.i18n import language
from rolodex.ui.campaigns import job as jobs
from rolodex.ui.campaigns import words
from rolodex.ui.campaigns.known import Known, Services
from rolodex.ui.campaigns.plan_form import PAPER

SAMPLE = "0000-0000"
"""What stands for the code of a piece that is not planned yet."""


def is_ready(campaign: Campaign, stock: Stock | None) -> bool:
    """Whether it is known what is printed."""
    if campaign.kind in PAPER:
        return stock is not None
    return campaign.kind == "letter" and campaign.letter_id > 0


def start(campaign: Campaign) -> int:
    """At which label of the first sheet the pieces begin."""
    return jobs.read(campaign.job).start


def job(campaign: Campaign, known: Known) -> LabelJob:
    """How the pieces of a campaign are printed."""
    return replace(jobs.read(campaign.job), home=known.country, language=language(), campaign_id=campaign.id)


def with_samples(campaign: Campaign, pieces: Sequence[Addressee]) -> tuple[Addressee, ...]:
    """The pieces, each with a code: a piece gets its own when it is planned."""
    return tuple(piece if piece.code else replace(piece, code=SAMPLE) for piece in pieces)


def pdf(
    services: Services, campaign: Campaign, pieces: Sequence[Addressee], known: Known, progress: Progress
) -> tuple[bytes, LabelPlan]:
    """The pages, and what they hold."""
    if campaign.kind in PAPER:
        return services.labels.pdf(job(campaign, known), progress, pieces)
    return b"", LabelPlan(0, 0)


def write(
    services: Services,
    campaign: Campaign,
    pieces: Sequence[Addressee],
    known: Known,
    *,
    out: Path,
    progress: Progress,
) -> LabelPlan:
    """Write the pages to a file, whole or not at all."""
    return services.labels.write(job(campaign, known), out, progress, pieces)


def names(pieces: Sequence[Addressee]) -> tuple[tuple[int, str], ...]:
    """Whose each piece is, by the contact that leads."""
    return tuple((piece.contact_ids[0], words.named(piece)) for piece in pieces)


def coded(pieces: Sequence[Addressee], planned: Sequence[Addressee]) -> tuple[Addressee, ...]:
    """The pieces with the codes they got when they were planned, in the order they stand in."""
    codes = {piece.contact_ids[0]: piece.code for piece in planned}
    return tuple(replace(piece, code=codes.get(piece.contact_ids[0], piece.code)) for piece in pieces)
