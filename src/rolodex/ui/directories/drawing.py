"""Drawing a directory off the UI thread: all of its pages, and the picture of one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from rolodex.domain.directory import DirectoryJob, DirectoryPlan
from rolodex.domain.label import Raster
from rolodex.domain.listing import Query
from rolodex.domain.progress import Progress
from rolodex.i18n import language, word
from rolodex.services import printed_pages
from rolodex.services.opening import Services

A4 = (210.0, 297.0)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be drawn, of everybody or of the people of the job, and which page is in view."""

    job: DirectoryJob
    everybody: bool
    today: date
    page: int
    width: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A directory as it was drawn: `sides` are the pages of its file, `shape` their size in mm."""

    job: DirectoryJob
    pdf: bytes
    plan: DirectoryPlan
    sides: int
    shape: tuple[float, float]
    page: int
    raster: Raster | None


def draw(services: Services, asked: Asked, progress: Progress) -> Drawn:
    """Draw it."""
    job = asked.job
    if asked.everybody:
        job = replace(job, contact_ids=tuple(services.contacts.listing(Query(kind="")).ids))
    pdf, plan = services.directories.pdf(job, asked.today, word=word, language=language(), progress=progress)
    if not pdf:
        return Drawn(job, pdf, plan, 0, A4, 0, None)
    sides = printed_pages.count(pdf)
    page = min(asked.page, sides - 1)
    raster = printed_pages.raster(pdf, page, asked.width)
    return Drawn(job, pdf, plan, sides, printed_pages.size(pdf), page, raster)
