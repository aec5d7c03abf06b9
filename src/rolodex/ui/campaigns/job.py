"""How the paper of a campaign is printed: the job that is kept with it."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from rolodex.domain import label_json
from rolodex.domain.label import LabelJob
from rolodex.domain.label_layout import Part
from rolodex.domain.stock import Stock
from rolodex.services import stocks
from rolodex.ui.campaigns.known import Known

CODES = frozenset({"code", "qr"})
"""The parts of a layout that carry the code of a piece."""

Order = Literal["name", "code", "listed"]


def read(text: str) -> LabelJob:
    """The job of a campaign; the usual one where it has none yet."""
    return label_json.job_of(text)


def written(job: LabelJob) -> str:
    """The job as a campaign keeps it."""
    return label_json.job_text(job)


def order(key: str) -> Order:
    """In which order the pieces stand."""
    return "name" if key == "name" else "listed" if key == "listed" else "code"


def stock_of(job: LabelJob, known: Known) -> Stock | None:
    """What the job is printed on; where it says nothing, what was printed on last."""
    named = next((stock for stock in known.own_stocks if stock.name == job.stock), None)
    return named or (stocks.catalogue().exact(job.stock) if job.stock else None) or known.stock


def stock_for(kind: str, chosen: Stock | None, known: Known) -> Stock | None:
    """What a kind is printed on: what was chosen, or the usual one where that is of the other kind."""
    if kind not in ("labels", "envelopes") or chosen is None:
        return chosen
    if (chosen.kind == "envelope") == (kind == "envelopes"):
        return chosen
    if kind == "labels":
        return known.stock if known.stock is not None and known.stock.kind != "envelope" else chosen
    american = known.stock is not None and known.stock.paper == "Letter"
    return stocks.catalogue().exact("env-10" if american else "env-dl")


def has_code(job: LabelJob) -> bool:
    """Whether the pieces carry a code."""
    return any(part.kind in CODES for part in job.layout.parts)


def with_code(job: LabelJob, wanted: bool) -> LabelJob:
    """The job with a code on each piece, or without; a layout that has one keeps it as it is."""
    if wanted == has_code(job):
        return job
    kept = tuple(part for part in job.layout.parts if part.kind not in CODES)
    if wanted:
        kept = (*kept, Part("code", "bottom-right", size=7.0))
    return replace(job, layout=replace(job.layout, parts=kept))
