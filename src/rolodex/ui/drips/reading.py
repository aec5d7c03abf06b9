"""What the sheets of plans read of the book, off the UI thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rolodex.domain.changes import Changes
from rolodex.domain.drip import Drip, DripDue
from rolodex.domain.letter import Letter
from rolodex.services.opening import Services


@dataclass(frozen=True, slots=True)
class Known:
    """The plans of the book, the letters a step may send, and how many steps are due."""

    drips: tuple[Drip, ...] = ()
    letters: tuple[Letter, ...] = ()
    due: int = 0


@dataclass(frozen=True, slots=True)
class Due:
    """What is due, and the names of letters by their ids."""

    due: tuple[DripDue, ...]
    letters: Mapping[int, str]


def concerns(changes: Changes) -> bool:
    """Whether plans, or what is due of them, may be others now."""
    # a step that plans tasks touches them alone
    return changes.touches("campaign") or changes.touches("letter") or changes.touches("reminder")


def known(services: Services, today: date) -> Known:
    """What the sheet of plans begins with."""
    letters = tuple(one for one in services.letters.all() if one.kind == "letter")
    return Known(services.drips.all(), letters, len(services.drips.due(today)))


def due(services: Services, today: date, campaign_id: int = 0) -> Due:
    """What is due, of all campaigns or of one."""
    found = services.drips.due(today)
    wanted = tuple(one for one in found if campaign_id in (0, one.campaign_id))
    names = {one.id: one.name for one in services.letters.all()} if wanted else {}
    return Due(wanted, names)
