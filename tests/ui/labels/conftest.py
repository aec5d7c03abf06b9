"""What the tests of labels share: a book with people that is made once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile

import pytest
from tests.blank import new_book

from rolodex.domain.contact import Adr, Consent, Contact, Name
from rolodex.services.opening import Services, open_services


@dataclass(frozen=True, slots=True)
class Peopled:
    """A closed book: thirty at one address and one without, and six of all sorts."""

    file: Path
    many: Sequence[int]
    few: Sequence[int]


def lives(number: int) -> Adr:
    """An address in Madrid."""
    return Adr(street=f"Calle Mayor {number}", city="Madrid", code="28013", country_code="ES")


def _many() -> list[Contact]:
    cards = [
        Contact(fn=f"Ana {number}", n=Name(given=f"Ana {number}"), adr=(lives(14),)) for number in range(30)
    ]
    return [*cards, Contact(fn="Luis <b>Nowhere</b>")]


def _few() -> list[Contact]:
    """Four with an address, one who refused letters, one without an address."""
    cards = [
        Contact(fn=f"Ana {name}", n=Name(given="Ana", family=name), adr=(lives(number),))
        for number, name in enumerate(("Arias", "Bermejo", "Casas", "Díaz"))
    ]
    refuses = Consent(channel="letter", granted=False, source="", at="2026-01-01T00:00:00Z")
    eva = replace(cards[0], fn="Eva No", n=Name(given="Eva"), adr=(lives(9),), consent=(refuses,))
    return [*cards, eva, Contact(fn="Luis Nowhere")]


@pytest.fixture(scope="session")
def peopled(tmp_path_factory: pytest.TempPathFactory) -> Peopled:
    """The book, to be copied."""
    file = tmp_path_factory.mktemp("labels") / "people.rolodex"
    services = open_services(new_book(file))
    many = [services.contacts.save(card).id for card in _many()]
    few = [services.contacts.save(card).id for card in _few()]
    services.close()
    return Peopled(file, many, few)


@pytest.fixture
def services_of_people(peopled: Peopled, tmp_path: Path) -> Iterator[Services]:
    """The services of a copy of it."""
    copyfile(peopled.file, tmp_path / "book.rolodex")
    opened = open_services(tmp_path / "book.rolodex")
    yield opened
    opened.close()
