"""A typed line as it will be kept: what it says, of whom, and what is still to be asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from rolodex.domain import money
from rolodex.domain.activity import Activity
from rolodex.domain.figure_words import comma
from rolodex.domain.listing import ContactRow
from rolodex.domain.named import LEADERS
from rolodex.domain.phrase import Mode, Phrase
from rolodex.domain.reminder import Reminder
from rolodex.domain.ticket import Ticket
from rolodex.domain.typed_value import typed_number

MOST = 120
"""Letters of what was logged that become the title of what follows."""


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
    `candidates` are the first of those who may be meant, `more` how many others. `needs_day` says that
    something is to be done and not when, `needs_next` that a call would end without a next date,
    `needs_review` that somebody is not interested and until when is not said; `next_due`, `no_next` and
    `review` are the answers.
    """

    phrase: Phrase
    mode: Mode = "log"
    contact_id: int = 0
    fn: str = ""
    candidates: tuple[ContactRow, ...] = ()
    more: int = 0
    person: tuple[int, int] = (0, 0)
    activity: Activity | None = None
    sale: Sale | None = None
    ticket: Ticket | None = None
    follow_up: Reminder | None = None
    needs_day: bool = False
    needs_next: bool = False
    needs_review: bool = False
    next_due: str = ""
    no_next: str = ""
    review: str = ""

    @property
    def planned(self) -> Reminder | None:
        """The follow-up that the line asks for, or that was answered when it was asked for."""
        if self.follow_up is not None:
            return replace(self.follow_up, due=self.follow_up.due or self.next_due)
        if not self.next_due:
            return None
        said = self.activity.body if self.activity is not None else ""
        return Reminder(contact_id=self.contact_id, kind="call", summary=title(said), due=self.next_due)


def title(text: str) -> str:
    """The first line of a text with a capital, as much of it as makes a title."""
    first = " ".join(text.strip().partition("\n")[0].split())
    first = first[:1].upper() + first[1:]
    return first if len(first) <= MOST else f"{first[: MOST - 1].rstrip()}…"


def ended(text: str) -> str:
    """A text without the "for" that led to a sum which was cut out after it."""
    kept, _, last = text.rpartition(" ")
    return kept if last.casefold() in LEADERS | {"por"} else text


def written_in(language: str, locale: str) -> str:
    """The locale a line writes figures by: the user's, or what is usual in the other language."""
    return locale if locale.startswith(language) else language


def minor_units(text: str, currency: str, locale: str) -> int:
    """A sum as typed in minor units of a currency, 0 where it is none or has too many decimals."""
    number = typed_number(text, comma=comma(locale))
    if number is None:
        return 0
    amount = Decimal(number).scaleb(money.exponent(currency))
    return int(amount) if amount == amount.to_integral_value() and amount > 0 else 0
