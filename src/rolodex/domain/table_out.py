"""Contacts as a table for people: a row for each, columns that are called as the program calls its fields.

How many columns of phones, emails, addresses, jobs and websites there are follows from those who are in it.
Each column says what it is in a card, so that the table can be read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rolodex.domain import said
from rolodex.domain.contact import Adr, Contact, Org, Value
from rolodex.domain.exporting import Loss
from rolodex.domain.mapping import Target
from rolodex.domain.message import Message, Word, message, verbatim
from rolodex.domain.table_counts import Counts

NO_COLUMN = message("A table for people has no column for it")
TOO_LONG = message("It is longer than a cell of a spreadsheet, and cut")
LONGEST_CELL = 32_767
NO_ROOM = message("There are more than this table has columns for")
BETWEEN = "; "
"""Between several values in one cell."""

Say = Callable[[Contact, Word], str]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, what it is in a card, what it says of a contact, and as what it is shown."""

    head: Message
    target: Target
    say: Say
    kind: Literal["text", "date"] = "text"
    width: int = 16


def columns(counts: Counts) -> tuple[Column, ...]:
    """The columns of a table of contacts that have so many of each."""
    return (
        Column(message("Name"), Target("fn"), lambda contact, _: contact.fn, width=24),
        *(_name(part, head) for part, head in said.NAME if part in counts.names),
        *_each(counts.nickname, _nickname),
        *_each(counts.org, _job),
        *_each(counts.tel, lambda number, many: _values("tel", message("Phone"), number, many)),
        *_each(counts.email, lambda number, many: _values("email", message("Email"), number, many)),
        *_each(counts.adr, _address),
        *_each(counts.url, lambda number, many: _values("url", message("Website"), number, many)),
        *_each(counts.impp, lambda number, many: _values("impp", message("Chat"), number, many)),
        *(_day(name) for name in ("bday", "anniversary", "deathdate") if name in counts.dates),
        *(_event(label) for label in counts.events),
        *_each(counts.related, lambda number, many: _values("related", message("Related"), number, many)),
        Column(message("Tags"), Target("categories", separator=BETWEEN), _tags, width=20),
        *(_own(name) for name in counts.custom),
        *_each(counts.note, _note),
        *(_consent(channel) for channel in counts.consent),
        Column(message("Kind"), Target("kind"), lambda contact, word: word(said.KINDS[contact.kind])),
        *((_favourite(),) if counts.favourite else ()),
        *((_single("lang"),) if counts.lang else ()),
        *((_single("gender"),) if counts.gender else ()),
        *((_single("tz"),) if counts.tz else ()),
        Column(message("Number of the card"), Target("uid"), lambda contact, _: contact.uid),
    )


def losses(contact: Contact, counts: Counts) -> Iterator[Loss]:
    """What the table does not say of a contact."""
    for name in ("nickname", "org", "tel", "email", "adr", "url", "impp", "related", "note"):
        for item in getattr(contact, name)[getattr(counts, name) :]:
            yield Loss(name, _words(item), NO_ROOM)
    for note in contact.note:
        if len(note.value) > LONGEST_CELL:
            yield Loss("note", note.value[LONGEST_CELL:], TOO_LONG)
    for job in contact.org:
        if job.since or job.until:
            yield Loss("org", f"{_words(job)}: {job.since} – {job.until}", NO_COLUMN)
    for date in _beyond(contact):
        yield Loss(date.name, date.value, NO_ROOM)
    for photo in contact.photo:
        yield Loss(photo.name, photo.uri or photo.sha256, NO_COLUMN)
    for value in contact.lang[1:]:
        yield Loss("lang", value.value, NO_ROOM)
    for member in contact.member:
        yield Loss("member", member, NO_COLUMN)
    for kept in contact.foreign:
        yield Loss(kept.name.lower() or "x-", kept.value, NO_COLUMN)


def _each(many: int, column: Callable[[int, int], Sequence[Column]]) -> Iterator[Column]:
    for number in range(1, many + 1):
        yield from column(number, many)


def _numbered(head: Message, number: int, many: int) -> Message:
    return head if many == 1 else message("%(field)s %(number)d", field=head, number=number)


def _name(part: str, head: Message) -> Column:
    if part == "prefix":  # "Title" would be read as that of a job
        head = message("Name prefix")
    return Column(head, Target(f"n.{part}"), lambda contact, _: str(getattr(contact.n, part)))


def _values(field: str, head: Message, number: int, many: int) -> tuple[Column, ...]:
    """A value and of what kind it is."""
    numbered = _numbered(head, number, many)
    return (
        Column(
            numbered,
            Target(field, number=number),
            lambda contact, _: _nth(getattr(contact, field), number, lambda item: item.value),
            width=22,
        ),
        Column(
            message("%(field)s: kind", field=numbered),
            Target(field, number=number, part="label"),
            lambda contact, word: _nth(getattr(contact, field), number, lambda item: _kind(item, word)),
            width=12,
        ),
    )


def _nickname(number: int, many: int) -> tuple[Column, ...]:
    head = _numbered(message("Nickname"), number, many)
    return (Column(head, Target("nickname", number=number), _value_of("nickname", number)),)


def _note(number: int, many: int) -> tuple[Column, ...]:
    head = _numbered(message("Note"), number, many)
    return (Column(head, Target("note", number=number), _value_of("note", number), width=40),)


def _value_of(field: str, number: int) -> Say:
    return lambda contact, _: _nth(getattr(contact, field), number, lambda item: item.value)


_JOB: tuple[tuple[str, str, Message], ...] = (
    ("name", "org.name", message("Firm")),
    ("title", "org.title", message("Job title")),
    ("units", "org.unit", message("Department")),
    ("role", "org.role", message("Role")),
)


def _job(number: int, many: int) -> Sequence[Column]:
    def column(part: str, field: str, head: Message) -> Column:
        def say(contact: Contact, word: Word) -> str:
            return _nth(contact.org, number, lambda job: _job_part(job, part))

        return Column(_numbered(head, number, many), Target(field, number=number), say)

    return [column(*part) for part in _JOB]


def _job_part(job: Org, part: str) -> str:
    return BETWEEN.join(job.units) if part == "units" else str(getattr(job, part))


_ADDRESS: tuple[tuple[str, Message], ...] = (
    ("street", message("Street and number")),
    ("ext", message("Floor, flat")),
    ("box", message("Post box")),
    ("code", message("Postal code")),
    ("city", message("Town")),
    ("region", message("Province or state")),
    ("country", message("Country")),
    ("country_code", message("Country code")),
)


def _address(number: int, many: int) -> Sequence[Column]:
    def column(part: str, head: Message) -> Column:
        def say(contact: Contact, word: Word) -> str:
            return _nth(contact.adr, number, lambda adr: str(getattr(adr, part)))

        return Column(_numbered(head, number, many), Target(f"adr.{part}", number=number), say)

    kind = Column(
        message("%(field)s: kind", field=_numbered(message("Address"), number, many)),
        Target("adr", number=number, part="label"),
        lambda contact, word: _nth(contact.adr, number, lambda adr: _kind(adr, word)),
        width=12,
    )
    return [*(column(*part) for part in _ADDRESS), kind]


def _day(name: str) -> Column:
    def say(contact: Contact, word: Word) -> str:
        found = next((date for date in contact.dates if date.name == name), None)
        return found.value if found else ""

    return Column(said.DATES[name], Target(name), say, "date", 12)


def _event(label: str) -> Column:
    def say(contact: Contact, word: Word) -> str:
        found = [date.value for date in contact.dates if date.name == "event" and date.label == label]
        return BETWEEN.join(found[:1])

    head = verbatim(label) if label else message("Event")
    return Column(head, Target("event", label=label), say, "date", 12)


def _own(name: str) -> Column:
    def say(contact: Contact, word: Word) -> str:
        return BETWEEN.join(custom.value for custom in contact.custom if custom.name == name)

    return Column(verbatim(name), Target("x-custom", label=name), say)


def _consent(channel: str) -> Column:
    def say(contact: Contact, word: Word) -> str:
        found = [one for one in contact.consent if one.channel == channel]
        if not found:
            return ""
        agreed = message("agreed") if found[-1].granted else message("refused")
        return BETWEEN.join(filter(None, (word(agreed), found[-1].source, found[-1].at)))

    head = message("Consent: %(channel)s", channel=said.CHANNELS[channel])
    return Column(head, Target(f"consent.{channel}"), say)


def _favourite() -> Column:
    def say(contact: Contact, word: Word) -> str:
        return word(message("Yes")) if contact.favourite else ""

    return Column(message("Favourite"), Target("favourite"), say, width=10)


_SINGLE = {
    "lang": message("Language"),
    "gender": message("Gender"),
    "tz": message("Time zone"),
}


def _single(field: str) -> Column:
    def say(contact: Contact, word: Word) -> str:
        value: Any = getattr(contact, field)
        if field == "gender":
            return word(said.GENDERS[value]) if value in said.GENDERS else str(value)
        return value if isinstance(value, str) else _nth(value, 1, lambda item: item.value)

    return Column(_SINGLE[field], Target(field), say, width=10)


def _tags(contact: Contact, word: Word) -> str:
    return BETWEEN.join(contact.categories)


def _kind(item: Value | Adr, word: Word) -> str:
    kinds = (said.TYPES.get(kind) or verbatim(kind) for kind in item.types)
    return ", ".join(filter(None, (*(word(kind) for kind in kinds), item.label)))


def _nth(items: Sequence[Any], number: int, say: Callable[[Any], str]) -> str:
    return say(items[number - 1]) if len(items) >= number else ""


def _beyond(contact: Contact) -> Iterator[Any]:
    """Days of which the table shows only the first of its kind."""
    seen = set()
    for date in contact.dates:
        key = (date.name, date.label if date.name == "event" else "")
        if key in seen:
            yield date
        seen.add(key)


def _words(item: Value | Adr | Org) -> str:
    if isinstance(item, Adr):
        return ", ".join(filter(None, (item.street, item.code, item.city, item.country)))
    return (item.name or item.title) if isinstance(item, Org) else item.value
