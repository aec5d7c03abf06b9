"""The form as tables: which properties it shows, in which parts, with which kinds to choose from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from rolodex.domain.contact import Adr, Date, Org, Value
from rolodex.domain.message import Message, message

Item: TypeAlias = Value | Adr | Org | Date
Shape = Literal["line", "lines", "units", "date", "moment", "firm", "person", "language", "country"]


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of a row: the attribute it edits and what it is called.

    `rare` parts are shown where a contact has them, or when asked for.
    """

    attribute: str
    text: Message
    shape: Shape = "line"
    stretch: int = 1
    rare: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind that a row may be of: its word, its TYPE values or, for dates, the property's name."""

    text: Message
    types: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A property that may stand several times: one row each, its parts line by line.

    `blank` says whether an empty row waits to be filled; the others appear when asked for. `leading` puts
    the preferred one first.
    """

    attribute: str
    title: Message
    add: Message
    make: Callable[[Choice], Item]
    lines: tuple[tuple[Part, ...], ...]
    choices: tuple[Choice, ...] = ()
    preferred: bool = False
    blank: bool = False
    leading: bool = False


NO_CHOICE = Choice(message(""))


def _value(choice: Choice) -> Value:
    return Value("", types=choice.types)


def _adr(choice: Choice) -> Adr:
    return Adr(types=choice.types)


def _org(choice: Choice) -> Org:
    return Org(types=choice.types)


def _date(choice: Choice) -> Date:
    return Date(choice.name, "")


_PLACES = (Choice(message("Work"), ("work",)), Choice(message("Home"), ("home",)))

TEL = Repeated(
    "tel",
    message("Phone"),
    message("Add phone"),
    _value,
    ((Part("value", message("Number"), stretch=3),),),
    (
        Choice(message("Mobile"), ("cell",)),
        *_PLACES,
        Choice(message("Work mobile"), ("work", "cell")),
        Choice(message("Main"), ("main",)),
        Choice(message("Work fax"), ("work", "fax")),
        Choice(message("Home fax"), ("home", "fax")),
        Choice(message("Pager"), ("pager",)),
        Choice(message("Other"), ("other",)),
    ),
    preferred=True,
    blank=True,
)
EMAIL = Repeated(
    "email",
    message("Email"),
    message("Add email"),
    _value,
    ((Part("value", message("Email address")),),),
    (*_PLACES, Choice(message("Other"), ("other",))),
    preferred=True,
    blank=True,
)
ADR = Repeated(
    "adr",
    message("Address"),
    message("Add address"),
    _adr,
    (
        (Part("street", message("Street and number"), "lines"),),
        (
            Part("ext", message("Floor, flat"), rare=True),
            Part("box", message("Post box"), rare=True),
        ),
        (Part("code", message("Postal code")), Part("city", message("Town"), stretch=2)),
        (Part("region", message("Province or state")), Part("country", message("Country"), "country")),
    ),
    (*_PLACES, Choice(message("Other"), ("other",))),
    preferred=True,
    blank=True,
)
ORG = Repeated(
    "org",
    message("Firm"),
    message("Add job"),
    _org,
    (
        (Part("name", message("Firm"), "firm"),),
        (Part("title", message("Job title")), Part("units", message("Department"), "units")),
        (Part("role", message("Role"), rare=True),),
        (
            Part("since", message("Since"), "moment", rare=True),
            Part("until", message("Until"), "moment", rare=True),
        ),
    ),
    preferred=True,
    blank=True,
    leading=True,
)
NICKNAME = Repeated(
    "nickname",
    message("Nickname"),
    message("Add nickname"),
    _value,
    ((Part("value", message("Nickname")),),),
)
URL = Repeated(
    "url",
    message("Website"),
    message("Add website"),
    _value,
    ((Part("value", message("Web address")),),),
    (
        *_PLACES,
        Choice(message("Blog"), ("blog",)),
        Choice(message("Profile"), ("profile",)),
    ),
    preferred=True,
)
IMPP = Repeated(
    "impp",
    message("Chat"),
    message("Add chat"),
    _value,
    ((Part("value", message("Chat address")),),),
    (*_PLACES, Choice(message("Other"), ("other",))),
    preferred=True,
)
RELATED = Repeated(
    "related",
    message("Related"),
    message("Add relation"),
    _value,
    ((Part("value", message("Name"), "person"),),),
    (
        Choice(message("Spouse"), ("spouse",)),
        Choice(message("Child"), ("child",)),
        Choice(message("Parent"), ("parent",)),
        Choice(message("Sibling"), ("sibling",)),
        Choice(message("Relative"), ("kin",)),
        Choice(message("Friend"), ("friend",)),
        Choice(message("Colleague"), ("co-worker",)),
        Choice(message("Assistant"), ("agent",)),
        Choice(message("Emergency contact"), ("emergency",)),
    ),
)
DATES = Repeated(
    "dates",
    message("Date"),
    message("Add birthday or date"),
    _date,
    ((Part("value", message("Day, with or without the year"), "date"),),),
    (
        Choice(message("Birthday"), name="bday"),
        Choice(message("Anniversary"), name="anniversary"),
        Choice(message("Date of death"), name="deathdate"),
        Choice(message("Event"), name="event"),
    ),
)
LANG = Repeated(
    "lang",
    message("Language"),
    message("Add language"),
    _value,
    ((Part("value", message("Language"), "language"),),),
    preferred=True,
)
NOTE = Repeated(
    "note",
    message("Note"),
    message("Add note"),
    _value,
    ((Part("value", message("Note"), "lines"),),),
    blank=True,
)

NAME_LINES: tuple[tuple[Part, ...], ...] = (
    (
        Part("prefix", message("Title")),
        Part("given", message("First name"), stretch=3),
        Part("additional", message("Middle name"), stretch=2),
    ),
    (
        Part("family", message("Surname"), stretch=3),
        Part("family2", message("Second surname"), stretch=2),
        Part("suffix", message("Suffix")),
    ),
    (
        Part("phonetic_given", message("First name as it sounds"), stretch=2, rare=True),
        Part("phonetic_additional", message("Middle name as it sounds"), stretch=2, rare=True),
    ),
    (
        Part("phonetic_family", message("Surname as it sounds"), stretch=2, rare=True),
        Part("generation", message("Generation (Jr., III)"), stretch=2, rare=True),
    ),
)

_REST = (
    *("tel", "email", "adr", "url", "impp", "dates", "related", "lang", "tz", "gender"),
    *("categories", "groups", "custom", "consent", "note"),
)
PERSON_ORDER = ("photo", "n", "fn", "nickname", "org", *_REST, "foreign")
COMPANY_ORDER = ("photo", "org", "fn", *_REST, "n", "nickname", "foreign")
REPEATED = (NICKNAME, ORG, TEL, EMAIL, ADR, URL, IMPP, DATES, RELATED, LANG, NOTE)
