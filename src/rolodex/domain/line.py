"""A typed line as it will be kept: what it says, of whom, and what is still to be asked."""

from __future__ import annotations

from dataclasses import dataclass

from rolodex.domain.activity import Activity
from rolodex.domain.listing import ContactRow
from rolodex.domain.phrase import Mode, Phrase
from rolodex.domain.reminder import Reminder
from rolodex.domain.ticket import Ticket

Ask = str


@dataclass(frozen=True, slots=True)
class Sale:
    """An order a line tells of: `amount` in minor units of `currency`, `at` a local date or time, "" now."""

    amount: int
    currency: str
    description: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says and would do: log, sell, open a ticket, plan, or several of these in one step.

    `contact_id` is who is meant (0 nobody yet), `fn` their name, `person` where the line names them;
    `candidates` are those who may be meant where it is not certain. `needs_next` says that a call would end
    without a next date, `needs_review` that somebody is not interested and until when is not said;
    `next_due`, `no_next` and `review` are the answers.
    """

    phrase: Phrase
    mode: Mode = "log"
    contact_id: int = 0
    fn: str = ""
    candidates: tuple[ContactRow, ...] = ()
    person: tuple[int, int] = (0, 0)
    activity: Activity | None = None
    sale: Sale | None = None
    ticket: Ticket | None = None
    follow_up: Reminder | None = None
    needs_next: bool = False
    needs_review: bool = False
    next_due: str = ""
    no_next: str = ""
    review: str = ""
