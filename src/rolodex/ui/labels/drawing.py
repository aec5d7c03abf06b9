"""Drawing the sheets off the UI thread: rehearse who gets a label, draw all, show one page."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rolodex.domain.audience import Addressee, Audience, LeftOut, Reason, Rehearsal
from rolodex.domain.drawer import PartSheet
from rolodex.domain.label import LabelJob, LabelPlan, Raster
from rolodex.domain.progress import Progress
from rolodex.services.opening import Services

ADDRESS: frozenset[Reason] = frozenset({"street", "code", "city", "none", "returned"})
"""The reasons that lie in the address: mended on the card."""
CHOSEN: frozenset[Reason] = frozenset({"household", "refused"})
"""The reasons that a choice of the form asks for, and counts."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be drawn: with `pieces` it was decided elsewhere who gets one, else by the audience.

    With `sender` it is a sheet of the user's own return address, of so many copies where more than one.
    """

    job: LabelJob
    audience: Audience
    pieces: tuple[Addressee, ...] | None
    sheets: tuple[PartSheet, ...]
    today: date
    page: int
    width: int
    sender: bool = False

    def core(self) -> tuple[object, ...]:
        """What decides what stands on the sheets, whichever page is in view."""
        return self.job, self.audience, self.pieces, self.sheets, self.sender


@dataclass(frozen=True, slots=True)
class Drawn:
    """The sheets as they were drawn, who is left out, and the picture of one page."""

    asked: Asked
    rehearsal: Rehearsal
    pdf: bytes
    plan: LabelPlan
    raster: Raster | None

    def left_out(self, reasons: Collection[Reason]) -> tuple[LeftOut, ...]:
        """Who is left out for one of these reasons."""
        return tuple(one for one in self.rehearsal.left_out if one.reason in reasons)

    def names(self, page: int) -> Mapping[int, str]:
        """Whose the labels of a page are, by their places."""
        said = {
            piece.contact_ids[0]: " · ".join(text for _field, text in piece.names if text)
            for piece in self.rehearsal.pieces
            if piece.contact_ids
        }
        return {slot.place: said.get(slot.contact_id, "") for slot in self.plan.slots if slot.page == page}


def draw(services: Services, asked: Asked, before: Drawn | None, progress: Progress) -> Drawn:
    """Draw it; who gets a label is not worked out again where only the paper is another than before."""
    job = asked.job
    if asked.sender:
        rehearsal = Rehearsal()
        pdf, plan = services.labels.sender_sheet(job, job.copies if job.copies > 1 else 0)
    else:
        rehearsal = _rehearsed(services, asked, before, progress)
        pdf, plan = services.labels.pdf(job, progress, rehearsal.pieces)
    page = min(asked.page, plan.pages - 1)
    raster = services.labels.raster(pdf, page, asked.width) if plan.labels else None
    return Drawn(asked, rehearsal, pdf, plan, raster)


def _rehearsed(services: Services, asked: Asked, before: Drawn | None, progress: Progress) -> Rehearsal:
    if asked.pieces is not None:
        return Rehearsal(asked.pieces)
    if before is not None and _who(before.asked) == _who(asked):
        return before.rehearsal
    job = asked.job
    found = services.audiences.rehearse(asked.audience, asked.today, job.home, job.language, progress)
    return replace(found, pieces=_as_listed(found.pieces, job.contact_ids))


def _who(asked: Asked) -> tuple[object, ...]:
    """What decides who gets a label."""
    return asked.audience, asked.today, asked.job.home, asked.job.language, asked.pieces, asked.sender


def _as_listed(found: Sequence[Addressee], listed: Sequence[int]) -> tuple[Addressee, ...]:
    """The pieces in the order in which their people were listed."""
    places = {contact_id: place for place, contact_id in enumerate(listed)}
    last = len(places)
    return tuple(sorted(found, key=lambda piece: min(places.get(one, last) for one in piece.contact_ids)))
