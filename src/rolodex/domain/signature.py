"""What a text says of a person, guess by guess, and the contact they make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, get_args

from rolodex.domain import signature_name as naming
from rolodex.domain.contact import Adr, Contact, Name, Org, Value

Guessed = Literal[
    "name",
    "title",
    "org",
    "unit",
    "mobile",
    "work",
    "phone",
    "home",
    "fax",
    "email",
    "url",
    "address",
    "note",
]
ORDER: tuple[Guessed, ...] = get_args(Guessed)
"""Kinds of guesses in the order in which they are shown."""
TEL_TYPES: dict[str, tuple[str, ...]] = {
    "mobile": ("cell",),
    "work": ("work",),
    "home": ("home",),
    "phone": (),
    "fax": ("fax",),
}


@dataclass(frozen=True, slots=True)
class Guess:
    """One thing the text says: what kind of thing, its text, and the line where it stands.

    `wanted` is False for what every mail carries, such as a greeting; an address has its parts in `adr`.
    """

    kind: Guessed
    value: str
    line: str
    adr: Adr | None = None
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Signature:
    """All that was guessed, and whether names are to be parted as in Spanish."""

    guesses: tuple[Guess, ...] = ()
    spanish: bool = False


def contact(guesses: Iterable[Guess], spanish: bool = False) -> Contact:
    """The contact that these guesses make."""
    by_kind: dict[str, list[Guess]] = {}
    for guess in guesses:
        by_kind.setdefault(guess.kind, []).append(guess)
    said = {kind: [guess.value for guess in found] for kind, found in by_kind.items()}
    names, firms = said.get("name", []), said.get("org", [])
    fn = names[0] if names else (firms[0] if firms else "")
    notes = [*names[1:], *said.get("note", [])]
    return Contact(
        kind="org" if firms and not names else "individual",
        fn=fn,
        n=naming.parted(names[0], spanish=spanish) if names else Name(),
        org=_jobs(firms, said.get("title", []), said.get("unit", [])),
        tel=tuple(
            Value(value, TEL_TYPES[kind])
            for kind in ORDER
            if kind in TEL_TYPES
            for value in said.get(kind, [])
        ),
        email=tuple(map(Value, said.get("email", []))),
        url=tuple(map(Value, said.get("url", []))),
        adr=tuple(
            replace(guess.adr or Adr(street=guess.value), types=("work",) if firms else ())
            for guess in by_kind.get("address", [])
        ),
        note=(Value("\n".join(notes)),) if notes else (),
    )


def _jobs(firms: list[str], titles: list[str], units: list[str]) -> tuple[Org, ...]:
    count = max(len(firms), len(titles), bool(units))
    return tuple(
        Org(
            name=firms[place] if place < len(firms) else "",
            title=titles[place] if place < len(titles) else "",
            units=tuple(units) if not place else (),
        )
        for place in range(count)
    )
