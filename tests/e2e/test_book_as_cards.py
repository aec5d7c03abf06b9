"""A book's cards in an empty book are the same cards, whichever version carried them there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.blank import new_book

from rolodex.domain.contact import Contact
from rolodex.domain.exporting import Version
from rolodex.services.demo import Demo
from rolodex.services.opening import Services, open_services
from rolodex.store import blobs
from rolodex.store import contacts as store

CARDS = Path(__file__).parents[1] / "data" / "vcards"
FILES = sorted(path for folder in ("_made", "_gen") for path in (CARDS / folder).glob("*.vcf"))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Services]:
    services = open_services(new_book(tmp_path / "book.rolodex"))
    yield services
    services.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Services]:
    services = open_services(new_book(tmp_path / "empty.rolodex"))
    yield services
    services.close()


def taken_in(services: Services, paths: Sequence[Path]) -> None:
    with services.importing.plan(paths) as plan:
        services.importing.apply(plan)


def everyone(services: Services) -> dict[str, Contact]:
    """All contacts by their UID, without the ids that only this book knows."""
    with services.book.reading() as connection:
        found = store.get_many(connection, store.all_ids(connection))
    return {contact.uid: without_ids(contact) for contact in found}


def without_ids(contact: Contact) -> Contact:
    return replace(
        contact,
        id=0,
        org=tuple(replace(job, company_id=0) for job in contact.org),
        adr=tuple(replace(adr, shared=0) for adr in contact.adr),
    )


def carried(book: Services, empty: Services, out: Path, version: Version) -> None:
    book.exporting.vcf(out, version=version)
    taken_in(empty, [out])


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_a_sample_book_comes_out_of_its_cards_again(
    book: Services, empty: Services, tmp_path: Path, version: Version
) -> None:
    Demo(book.book).fill(contacts=150, purchases=50)
    carried(book, empty, tmp_path / "all.vcf", version)
    assert everyone(empty) == everyone(book)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_cards_of_every_maker_come_out_of_a_book_again(
    book: Services, empty: Services, tmp_path: Path, version: Version
) -> None:
    taken_in(book, FILES)
    carried(book, empty, tmp_path / "all.vcf", version)
    assert len(everyone(book)) > 300
    assert everyone(empty) == everyone(book)


def test_pictures_come_out_of_a_book_byte_for_byte(book: Services, empty: Services, tmp_path: Path) -> None:
    taken_in(book, FILES)
    carried(book, empty, tmp_path / "all.vcf", "4.0")
    pictures = {
        photo.sha256 for contact in everyone(book).values() for photo in contact.photo if photo.sha256
    }
    assert pictures
    with book.book.reading() as before, empty.book.reading() as after:
        assert [blobs.get(after, key) for key in pictures] == [blobs.get(before, key) for key in pictures]


def test_a_book_takes_its_own_cards_for_what_it_knows(book: Services, tmp_path: Path) -> None:
    Demo(book.book).fill(contacts=60, purchases=20)
    out = tmp_path / "all.vcf"
    book.exporting.vcf(out, version="4.0")
    with book.importing.plan([out]) as plan:
        assert (plan.counts.new, plan.counts.updated) == (0, 0)
