"""Where a column of a table may go, in words to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rolodex.domain import activity_file, purchase_columns, said
from rolodex.domain.contact import CustomType
from rolodex.domain.mapping import Subject, Target
from rolodex.domain.message import Message, message, verbatim
from rolodex.domain.said import Words

OUT = Target()
KEEP = Target("keep")
_NUMBERED = 3
"""So many phones, addresses and so on of one kind are offered."""


@dataclass(frozen=True, slots=True)
class TargetChoice:
    """One place a column may go; `label` leads to it ("Address", "Home", "Town")."""

    target: Target
    label: Words


_NAME = ("prefix", "given", "additional", "family", "family2", "suffix", "generation")
_SOUND = ("phonetic_given", "phonetic_additional", "phonetic_family")
_ADDRESS: tuple[tuple[str, Message], ...] = (
    ("street", message("Street and number")),
    ("ext", message("Floor, flat")),
    ("box", message("Post box")),
    ("code", message("Postal code")),
    ("city", message("Town")),
    ("region", message("Province or state")),
    ("country", message("Country")),
    ("country_code", message("Country code")),
    ("formatted", message("Whole address")),
)
_JOB: tuple[tuple[str, Message], ...] = (
    ("name", message("Firm")),
    ("title", message("Job title")),
    ("unit", message("Department")),
    ("role", message("Role")),
)
_PHONES: tuple[tuple[str, ...], ...] = (
    (),
    ("cell",),
    ("work",),
    ("home",),
    ("other",),
    ("main",),
    ("fax",),
    ("work", "fax"),
    ("home", "fax"),
    ("pager",),
)
_PLACES: tuple[tuple[str, ...], ...] = ((), ("home",), ("work",), ("other",))
_SINGLE: tuple[tuple[str, Message], ...] = (
    ("nickname", message("Nickname")),
    ("note", message("Note")),
    ("categories", message("Tags")),
    ("kind", message("Kind")),
    ("gender", message("Gender")),
    ("lang", message("Language")),
    ("tz", message("Time zone")),
    ("photo", message("Picture (a link)")),
    ("favourite", message("Favourite")),
    ("uid", message("Number of the card")),
)
_PAIRS: tuple[tuple[str, Message], ...] = (
    ("tel", message("Phone")),
    ("email", message("Email")),
    ("adr", message("Address")),
    ("url", message("Website")),
    ("impp", message("Chat")),
    ("related", message("Related")),
    ("event", message("Event")),
    ("x-custom", message("Own field")),
)
_RELATED: tuple[tuple[str, ...], ...] = ((), ("spouse",), ("child",), ("agent",))
_DATES = ("bday", "anniversary", "deathdate")
_DATE_PARTS: tuple[tuple[str, Message], ...] = (
    ("year", message("Year")),
    ("month", message("Month")),
    ("day", message("Day")),
)


def of_subject(subject: Subject, own: Sequence[tuple[str, CustomType]] = ()) -> tuple[TargetChoice, ...]:
    """All places for the columns of such rows; `own` are the fields of the user's own."""
    first = (TargetChoice(OUT, (message("Leave out"),)),)
    if subject == "purchases":
        return (*first, *(_named(name, label) for name, label in purchase_columns.LABELS.items()))
    kept = TargetChoice(KEEP, (message("Keep word for word"),))
    if subject == "activities":
        return (*first, kept, *(_named(name, label) for name, label in activity_file.LABELS.items()))
    return (*first, kept, *_of_contacts(own))


def _named(name: str, label: Message) -> TargetChoice:
    return TargetChoice(Target(name), (label,))


def _of_contacts(own: Sequence[tuple[str, CustomType]]) -> Iterator[TargetChoice]:
    yield _named("fn", message("Whole name"))
    labels = dict(said.NAME)
    yield from (_named(f"n.{part}", labels[part]) for part in (*_NAME, *_SOUND))
    for number in range(1, _NUMBERED + 1):
        for part, label in _JOB:
            yield TargetChoice(Target(f"org.{part}", number=number), _numbered(label, number))
    yield from _several("tel", message("Phone"), _PHONES)
    yield from _several("email", message("Email"), _PLACES)
    yield from _addresses()
    yield from _several("url", message("Website"), _PLACES)
    yield from _several("impp", message("Chat"), ((),))
    yield from _several("related", message("Related"), _RELATED)
    yield from _dates()
    yield from (_named(name, label) for name, label in _SINGLE)
    for channel, word in said.CHANNELS.items():
        yield TargetChoice(Target(f"consent.{channel}"), (message("Consent"), word))
    for name, _type in own:
        yield TargetChoice(Target("x-custom", label=name), (message("Own field"), verbatim(name)))
    yield from _pairs()


def _addresses() -> Iterator[TargetChoice]:
    for place, types in enumerate(_PLACES, 1):
        for part, label in _ADDRESS:
            target = Target(f"adr.{part}", types, number=place)
            yield TargetChoice(target, (message("Address"), *_kinds(types), label))


def _dates() -> Iterator[TargetChoice]:
    yield from (_named(name, said.DATES[name]) for name in _DATES)
    yield _named("event", message("Event"))
    for name in _DATES[:2]:
        for part, label in _DATE_PARTS:
            yield TargetChoice(Target(f"{name}.{part}"), (said.DATES[name], label))


def _pairs() -> Iterator[TargetChoice]:
    """Columns that say of what kind the value beside them is."""
    for field, label in _PAIRS:
        for number in range(1, _NUMBERED + 1):
            target = Target(field, number=number, part="label")
            yield TargetChoice(target, (*_numbered(label, number), message("Of what kind it is")))
            if field == "x-custom":
                yield TargetChoice(Target(field, number=number), _numbered(label, number))


def _several(field: str, label: Message, kinds: Sequence[tuple[str, ...]]) -> Iterator[TargetChoice]:
    for number in range(1, _NUMBERED + 1):
        for types in kinds:
            yield TargetChoice(
                Target(field, types, number=number), (*_numbered(label, number), *_kinds(types))
            )


def _kinds(types: tuple[str, ...]) -> Words:
    return tuple(said.TYPES[one] for one in types)


def _numbered(label: Message, number: int) -> Words:
    return (label,) if number == 1 else (message("%(field)s %(number)d", field=label, number=number),)
