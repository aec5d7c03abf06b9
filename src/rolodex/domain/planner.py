"""Today on paper: numbered lines, and what stands under each number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rolodex.domain.message import Message, message
from rolodex.domain.reminder import ToDo

Section = Literal["late", "today", "coming", "celebration", "slipping"]
Paper = Literal["a4", "letter"]

NOTHING = message("")
LETTER = frozenset(
    "BO BZ CA CL CO CR DO EC GT HN MX NI PA PE PH PR SV US VE".split(),
)
"""Countries (ISO 3166) whose offices print on US Letter."""


@dataclass(frozen=True, slots=True)
class PlannerLine:
    """One line of the page: its number, whom it is about, what is to be done, when and why.

    `key` is that of the follow-up, or `celebration:4711` and `slipping:4711` where the line names a contact
    without one. `shown` is the local date or date-time it comes up, `late` how many days that is past.
    """

    number: int
    key: str
    section: Section
    what: Message
    why: Message = NOTHING
    shown: str = ""
    late: int = 0
    kind: ToDo = "task"
    contact_id: int = 0
    fn: str = ""
    tel: str = ""


@dataclass(frozen=True, slots=True)
class PlannerSheet:
    """The page of one day; `more` is how many follow-ups have no room in the list."""

    day: str
    lines: tuple[PlannerLine, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Numbered:
    """What a number of a printed page stands for, as the book keeps it."""

    number: int
    key: str
    contact_id: int = 0
    fn: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A page that was printed: its day and what its numbers stand for."""

    day: str
    lines: tuple[Numbered, ...] = ()

    def line(self, number: int) -> Numbered | None:
        """What this number stands for, None where the page has none such."""
        return next((line for line in self.lines if line.number == number), None)


@dataclass(frozen=True, slots=True)
class PlannerWords:
    """What is printed besides the lines, in the user's language; `page` has places for `page` and `pages`."""

    title: str
    subtitle: str = ""
    done: str = ""
    missed: str = ""
    next: str = ""
    footer: str = ""
    page: str = "%(page)d/%(pages)d"


@dataclass(frozen=True, slots=True)
class PlannerRow:
    """One numbered line, in words."""

    number: int
    who: str
    what: str
    when: str = ""
    tel: str = ""
    why: str = ""
    pressing: bool = False


@dataclass(frozen=True, slots=True)
class Undrawn:
    """A line that is not on paper as it stands in the book, and why."""

    number: int
    fn: str
    reason: Message


@dataclass(frozen=True, slots=True)
class PlannerPages:
    """What was printed: pages, lines, and the lines that could not be drawn as they are."""

    day: str
    paper: Paper
    pages: int
    lines: int
    undrawn: tuple[Undrawn, ...] = ()


def numbered(keys: tuple[str, ...], before: Printed | None) -> tuple[int, ...]:
    """The numbers of these lines: those they have on a page of the same day, new ones after its last."""
    known = {line.key: line.number for line in before.lines} if before else {}
    last = max(known.values(), default=0)
    numbers = []
    for key in keys:
        if key not in known:
            last += 1
            known[key] = last
        numbers.append(known[key])
    return tuple(numbers)


def paper_of(country: str) -> Paper:
    """The paper that is usual in a country."""
    return "letter" if country in LETTER else "a4"
