"""Everything a book holds about one person: what it is made of, and how each value is to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from rolodex.domain.contact import Contact
from rolodex.domain.message import Message, message

Value = str | int | None
ColumnKind = Literal[
    "text",
    "body",
    "word",
    "day",
    "days",
    "stamp",
    "moment",
    "money",
    "currency",
    "quantity",
    "rate",
    "chance",
    "bytes",
    "number",
    "yesno",
]
"""How a value is read: `body` is a text of several lines, `word` one of a few words, `day` an ISO date,
`days` a count since 1970-01-01, `stamp` UTC, `moment` local time; `money` is in minor units of the
`currency` of its record, `quantity` in thousandths, `rate` in hundredths of a per cent, `chance` in
thousandths.
"""
Form = Literal["pdf", "json", "vcard"]
FORMS: tuple[Form, ...] = ("pdf", "json", "vcard")

NO_WORDS: Mapping[str, Message] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Column:
    """One value of each record: its name in JSON, what it is called on paper, and how it is read."""

    key: str
    head: Message
    kind: ColumnKind = "text"
    words: Mapping[str, Message] = field(default_factory=lambda: NO_WORDS)


@dataclass(frozen=True, slots=True)
class Outline:
    """What a section is made of; `leads` are the columns that begin an entry where it is no table.

    `parts` are what belongs to each record, such as the lines of an order.
    """

    key: str
    title: Message
    columns: tuple[Column, ...]
    leads: tuple[str, ...] = ()
    parts: tuple[Outline, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """The values of one record, in the order of the columns, and what belongs to it."""

    values: tuple[Value, ...]
    parts: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """All records of one kind."""

    outline: Outline
    records: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class CardField:
    """A field that a step changed: its name, what it is called, and what it said before and after."""

    name: str
    label: tuple[Message, ...]
    before: tuple[Message, ...] = ()
    after: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class CardStep:
    """A step of the history that touched the card; `at` is a UTC stamp.

    `others` counts what else of the person it touched.
    """

    at: str
    label: Message
    author: str = ""
    fields: tuple[CardField, ...] = ()
    others: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A picture of the card or a file kept with a conversation, by its SHA-256, and the name it is given."""

    sha256: str
    name: str
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything a book holds about one person; `made` is a UTC stamp."""

    contact_id: int
    fn: str
    made: str
    contact: Contact
    draft: Contact | None = None
    """An edit that was begun and not saved."""
    sections: tuple[Section, ...] = ()
    steps: tuple[CardStep, ...] = ()
    photos: tuple[KeptFile, ...] = ()
    files: tuple[KeptFile, ...] = ()

    @property
    def counts(self) -> tuple[tuple[Message, int], ...]:
        """How many records each section has that has any."""
        found = [(one.outline.title, len(one.records)) for one in self.sections if one.records]
        return (*found, *(((HISTORY, len(self.steps)),) if self.steps else ()))


@dataclass(frozen=True, slots=True)
class Written:
    """The files that were written, by their names, and how many pages the PDF has."""

    files: tuple[str, ...]
    pages: int = 0


CARD = message("The card")
HISTORY = message("Changes to the card")
