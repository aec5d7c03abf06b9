"""What the sheet of repairs asks of the book, off the UI thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rolodex.domain.listing import ContactRow
from rolodex.domain.progress import Progress
from rolodex.domain.repair import Repair, RepairKind, Tidy
from rolodex.i18n import language
from rolodex.services.opening import Services

PAGE = 30
"""Repairs that are read at once."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some repairs, how many there are, and the lines of those whose cards they are about."""

    tidy: Tidy
    rows: Mapping[int, ContactRow]


def page(services: Services, kinds: Sequence[RepairKind], after: Repair | None, progress: Progress) -> Page:
    """The repairs that come after one."""
    tidy = services.tidying.look(kinds, PAGE, after, language=language(), progress=progress)
    return Page(tidy, _rows(services, tidy))


def alike(services: Services, progress: Progress) -> Page:
    """The look-alikes of the whole book."""
    tidy = services.tidying.alike(progress=progress)
    return Page(tidy, _rows(services, tidy))


def _rows(services: Services, tidy: Tidy) -> Mapping[int, ContactRow]:
    ids = [one for repair in tidy.repairs for one in (repair.contact_id, repair.other_id) if one]
    return {row.id: row for row in services.contacts.rows(tuple(dict.fromkeys(ids)))}
