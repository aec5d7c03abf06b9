"""What was chosen for directories last time, and what is usual in the user's country."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rolodex.domain.directory import KINDS, STOCKS, DirectoryJob, DirectoryKind
from rolodex.domain.planner import paper_of
from rolodex.domain.stock import Stock
from rolodex.services.opening import Services
from rolodex.services.settings import Settings

OFF = "-"
"""What the settings hold for a choice that was taken away: nothing would mean the usual."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """The choices that are kept with the book; `own` are the stocks the user measured."""

    kind: DirectoryKind
    stocks: Mapping[DirectoryKind, Stock]
    paper: str
    addresses: bool
    outlines: bool
    consent: bool
    own: tuple[Stock, ...]


def recall(services: Services) -> Remembered:
    """The choices of last time; the first time, the usual ones."""
    settings, own = services.settings, services.own_stocks
    kind, paper = settings.get("directories.kind"), settings.get("directories.paper")
    return Remembered(
        next((known for known in KINDS if known == kind), "list"),
        {
            one: own.known(settings.get(f"directories.{one}")) or own.get(usual)
            for one, usual in STOCKS.items()
        },
        paper if paper in ("a4", "letter") else paper_of(settings.get("country")),
        settings.get("directories.addresses") != OFF,
        settings.get("directories.outlines") == "yes",
        settings.get("directories.consent") != OFF,
        own.all(),
    )


def chosen(job: DirectoryJob) -> dict[str, str]:
    """What the settings keep of a job."""
    kept = {
        "directories.kind": job.kind,
        "directories.addresses": "yes" if job.addresses else OFF,
        "directories.outlines": "yes" if job.outlines else OFF,
        "directories.consent": "yes" if job.consent else OFF,
    }
    if job.kind in STOCKS:
        kept[f"directories.{job.kind}"] = job.stock
    else:
        kept["directories.paper"] = job.paper
    return kept


def keep(settings: Settings, values: Mapping[str, str]) -> None:
    """Keep what was chosen with the book."""
    for key, value in values.items():
        settings.set(key, value)
