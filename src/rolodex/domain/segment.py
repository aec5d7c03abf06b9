"""Segments: who fulfils a rule of conditions with and, or, not.

A rule crosses all layers: the sentence and the builder make one, the store turns it into SQL, a report hands
one out for the people behind each of its figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from rolodex.domain.message import Message, message

Lifecycle = Literal["prospect", "new", "vip", "active", "slipping", "inactive"]

LIFECYCLES: Mapping[Lifecycle, Message] = MappingProxyType(
    {
        "vip": message("VIP"),
        "active": message("Active"),
        "new": message("New"),
        "slipping": message("Slipping"),
        "inactive": message("Inactive"),
        "prospect": message("Prospect"),
    }
)

Op = Literal["is", "least", "most", "between", "more_than_ago", "within", "in", "never"]
"""How a condition compares.

`is`: one of `values`. `least`, `most`, `between`: the number in `low` and `high`. `within`: something
happened in the span (or, of a date to come round such as a birthday, comes in the next `span.days`).
`never`: it has not happened in the span at all, be it before or not. `in`: a date that lies in the span.
`more_than_ago`: there is a date and it lies more than `span.days` back.
"""


@dataclass(frozen=True, slots=True)
class Span:
    """A time: from `first` to `last` (ISO dates, both included, "" is open), or the last `days` days."""

    first: str = ""
    last: str = ""
    days: int = 0


ALWAYS = Span()


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on a field of `FIELDS`.

    `values` are texts as typed or names of choices; `low` and `high` whole numbers (minor units for money in
    `currency`; thousandths for an expectation of orders). Counts and amounts are taken over `span`. `of`
    narrows what happened: a product or category for orders, a reason for returns, an outcome for calls, a
    state for campaigns ("sent" is whoever got it, whatever came of it), whose names stand in `values`.
    `most` looks at `high` alone, `least` at `low`. No `currency` is any. A birthday is a month or a month and
    a day ("05", "05-17"), or comes `within` the next `span.days`, as does an expected order. `without` turns
    it round.
    """

    field: str
    op: Op = "is"
    values: tuple[str, ...] = ()
    low: int = 0
    high: int = 0
    span: Span = ALWAYS
    of: str = ""
    currency: str = ""
    without: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """Several conditions of which all, or any, must be so; `without` turns the whole round."""

    parts: tuple[Condition | Clause, ...] = ()
    join: Literal["all", "any"] = "all"
    without: bool = False


EVERYBODY = Clause()

REPORTED = "report:"
"""What a field begins with that stands for who is behind a row of a report; `values` say which row."""

FieldKind = Literal["text", "choice", "date", "number", "money", "event", "present"]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field of a condition: what it is called, its kind, the operators it knows and the choices it has."""

    name: str
    label: Message
    kind: FieldKind
    ops: tuple[Op, ...]
    choices: Mapping[str, Message] = field(default_factory=lambda: MappingProxyType({}))


def _choices(**words: Message) -> Mapping[str, Message]:
    return MappingProxyType(dict(words))


_STAGES: Mapping[str, Message] = MappingProxyType({str(name): words for name, words in LIFECYCLES.items()})
_TEXT: tuple[Op, ...] = ("is",)
_EVENT: tuple[Op, ...] = ("within", "never", "least", "most", "between")
_NUMBER: tuple[Op, ...] = ("least", "most", "between")
_DATE: tuple[Op, ...] = ("in", "within", "more_than_ago")
_SCORES = _choices(**{str(score): Message("%(n)d", (("n", score),)) for score in range(1, 6)})

FIELDS: Mapping[str, FieldSpec] = MappingProxyType(
    {
        spec.name: spec
        for spec in (
            # what stands on the card: values as the search has them
            FieldSpec("text", message("Any text"), "text", _TEXT),
            FieldSpec("name", message("Name"), "text", _TEXT),
            FieldSpec("company", message("Company"), "text", _TEXT),
            FieldSpec("title", message("Job"), "text", _TEXT),
            FieldSpec("email", message("Email"), "text", _TEXT),
            FieldSpec("phone", message("Phone"), "text", _TEXT),
            FieldSpec("address", message("Street"), "text", _TEXT),
            FieldSpec("city", message("Town"), "text", _TEXT),
            FieldSpec("region", message("Region"), "text", _TEXT),
            FieldSpec("country", message("Country"), "text", _TEXT),
            FieldSpec("code", message("Postcode"), "text", _TEXT),
            FieldSpec("tag", message("Tag"), "text", _TEXT),
            FieldSpec("group", message("Group"), "text", _TEXT),
            FieldSpec("note", message("Note"), "text", _TEXT),
            FieldSpec("import", message("Import"), "text", _TEXT),
            FieldSpec("source", message("Source"), "text", _TEXT),
            FieldSpec("has", message("Has"), "present", ("is",)),
            FieldSpec(
                "kind",
                message("Kind"),
                "choice",
                ("is",),
                _choices(individual=message("Person"), org=message("Company")),
            ),
            FieldSpec("favourite", message("Favourite"), "choice", ("is",), _choices(yes=message("Yes"))),
            FieldSpec(
                "mail",
                message("Mailings"),
                "choice",
                ("is",),
                _choices(allowed=message("Allowed"), refused=message("Refused")),
            ),
            FieldSpec("paused", message("Not interested"), "choice", ("is",), _choices(yes=message("Yes"))),
            FieldSpec("birthday", message("Birthday"), "date", ("is", "within")),
            FieldSpec("created", message("Added"), "date", _DATE),
            # what was bought
            FieldSpec(
                "lifecycle",
                message("Lifecycle"),
                "choice",
                ("is",),
                _STAGES,
            ),
            FieldSpec("purchase", message("Order"), "event", _EVENT),
            FieldSpec("first_order", message("First order"), "date", _DATE),
            FieldSpec("last_order", message("Last order"), "date", _DATE),
            FieldSpec("net", message("Net sales"), "money", _NUMBER),
            FieldSpec("average", message("Average order"), "money", _NUMBER),
            FieldSpec("unpaid", message("To be paid"), "money", _NUMBER),
            FieldSpec("refund", message("Return"), "event", _EVENT),
            FieldSpec("interval", message("Days between orders"), "number", _NUMBER),
            FieldSpec("next_order", message("Next order expected"), "date", _DATE),
            FieldSpec("recency", message("Recency"), "choice", ("is",), _SCORES),
            FieldSpec("frequency", message("Frequency"), "choice", ("is",), _SCORES),
            FieldSpec("monetary", message("Monetary value"), "choice", ("is",), _SCORES),
            FieldSpec("expected_value", message("Expected value"), "money", _NUMBER),
            # what was said and done
            FieldSpec("talk", message("Talk"), "event", _EVENT),
            FieldSpec("call", message("Call"), "event", _EVENT),
            FieldSpec("meeting", message("Meeting"), "event", _EVENT),
            FieldSpec("visit", message("Visit"), "event", _EVENT),
            FieldSpec("sent_email", message("E-mail"), "event", _EVENT),
            FieldSpec("letter", message("Letter"), "event", _EVENT),
            FieldSpec("message", message("Message"), "event", _EVENT),
            FieldSpec("activity", message("Any entry"), "event", _EVENT),
            FieldSpec("campaign", message("Campaign"), "event", _EVENT),
            FieldSpec(
                "deal",
                message("Deal"),
                "choice",
                ("is",),
                _choices(open=message("Open"), won=message("Won"), lost=message("Lost")),
            ),
            FieldSpec(
                "ticket",
                message("Ticket"),
                "choice",
                ("is",),
                _choices(open=message("Open"), closed=message("Closed")),
            ),
            FieldSpec(
                "follow_up",
                message("Follow-up"),
                "choice",
                ("is",),
                _choices(open=message("Open"), late=message("Late"), none=message("None")),
            ),
        )
    }
)
"""All fields; one of the user's own stands under `own:` and its id, and is a text, a number or a date."""


def asking(rule: Clause) -> Clause:
    """The rule without conditions that ask for nothing yet, such as a tag that was not named."""
    kept: list[Condition | Clause] = []
    for part in rule.parts:
        if isinstance(part, Clause):
            inner = asking(part)
            kept += [inner] if inner.parts else []
        elif part.op != "is" or part.field.startswith(REPORTED) or any(map(str.strip, part.values)):
            kept.append(part)
    return replace(rule, parts=tuple(kept))


@dataclass(frozen=True, slots=True)
class Segment:
    """A rule under a name; below zero the id is that of one that is built in. `count` is who belongs to
    it.

    `problem` says why the rule cannot be read, when it cannot; nobody belongs to it then.
    """

    id: int = 0
    name: str = ""
    rule: Clause = EVERYBODY
    said: str = ""
    count: int = 0
    problem: Message | None = None

    @property
    def title(self) -> Message:
        """What it is called, to be worded where it is one that is built in."""
        return title(self.id, self.name)


@dataclass(frozen=True, slots=True)
class Move:
    """A contact that left one segment and entered another ("" for none), at a local ISO date."""

    contact_id: int
    fn: str
    day: str
    left: Message
    entered: Message
    left_id: int = 0
    entered_id: int = 0


BUILT_IN: Mapping[int, Lifecycle] = MappingProxyType(
    {-1: "vip", -2: "active", -3: "slipping", -4: "inactive", -5: "new", -6: "prospect"}
)
"""The segments of the lifecycle, in the order in which they are listed."""


def _scored(recency: str, frequency: str, *more: Condition | Clause) -> Clause:
    scores = (Condition("recency", values=tuple(recency)), Condition("frequency", values=tuple(frequency)))
    return Clause((*scores, *more))


_BEST = Clause((*_scored("45", "45").parts, Condition("monetary", values=("4", "5"))))
SCORED: Mapping[int, tuple[Message, Clause]] = MappingProxyType(
    {
        -11: (message("Champions"), _BEST),
        -12: (message("Loyal"), _scored("345", "45", replace(_BEST, without=True))),
        -13: (message("Promising"), _scored("45", "123")),
        -14: (message("At risk"), _scored("12", "345")),
        -15: (message("Hibernating"), _scored("12", "12")),
    }
)
"""The segments of those scored alike by how lately, how often and for how much they bought."""

RULES: Mapping[int, Clause] = MappingProxyType(
    {
        **{number: Clause((Condition("lifecycle", values=(stage,)),)) for number, stage in BUILT_IN.items()},
        **{number: rule for number, (_, rule) in SCORED.items()},
    }
)
"""The rules of the segments that are built in, in the order in which they are listed."""

TITLES: Mapping[int, Message] = MappingProxyType(
    {
        **{number: LIFECYCLES[stage] for number, stage in BUILT_IN.items()},
        **{number: title for number, (title, _) in SCORED.items()},
    }
)
"""What the segments that are built in are called."""


def title(segment_id: int, name: str) -> Message:
    """What a segment is called: built in, as the language has it; else as the user does."""
    return TITLES.get(segment_id) or Message("%(text)s", (("text", name),))
