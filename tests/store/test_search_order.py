"""Lists in their four orders, and where their tabs begin."""

from __future__ import annotations

import pytest
from tests.builders import company, person

from rolodex.domain.contact import Org
from rolodex.domain.listing import Listing, Order, Query
from rolodex.domain.message import message
from rolodex.store import contacts as store
from rolodex.store import lists, search
from rolodex.store.book import Book

PEOPLE = (
    person("Zoe", "Álvarez", org=(Org("Delta"),)),
    person("Ana", "Ñáñez", org=(Org("alfa"),)),
    person("Ömer", "Nz", org=(Org("Ébano"),)),
    person("Bo", "3M"),
    person("山", "田"),
)


@pytest.fixture
def people(book: Book) -> Book:
    """The test's book with a few people and a company in it."""
    with book.change(message("Add")) as tx:
        store.insert(tx, PEOPLE)
        store.insert(tx, [company("Nido")])
    return book


def listing(book: Book, query: Query) -> Listing:
    with book.reading() as connection:
        return search.listing(connection, query)


@pytest.mark.parametrize(
    ("order", "ids", "tabs"),
    [
        ("family", [1, 3, 2, 4, 5], (("A", 0), ("N", 1), ("#", 3))),
        ("given", [2, 4, 3, 1, 5], (("A", 0), ("B", 1), ("O", 2), ("Z", 3), ("#", 4))),
        ("org", [2, 1, 3, 4, 5], (("A", 0), ("D", 1), ("E", 2), ("#", 3))),
        ("changed", [5, 4, 3, 2, 1], ()),
    ],
)
def test_a_list_in_each_order_says_where_its_tabs_begin(
    people: Book, order: Order, ids: list[int], tabs: tuple[tuple[str, int], ...]
) -> None:
    found = listing(people, Query(order=order))
    assert list(found.ids) == ids
    assert found.tabs == tabs


def test_people_and_companies_stand_in_one_order(people: Book) -> None:
    found = listing(people, Query(kind=""))
    assert list(found.ids) == [1, 6, 3, 2, 4, 5]
    assert found.tabs == (("A", 0), ("N", 1), ("#", 4))


def test_a_list_of_what_was_typed_has_no_tabs(people: Book) -> None:
    assert listing(people, Query("a")).tabs == ()


@pytest.mark.parametrize("order", ["family", "given", "org", "changed"])
@pytest.mark.parametrize("kind", ["individual", ""])
@pytest.mark.parametrize("typed", ["", "a", "an", "m", "ana m", "ana m01", "acme", "ACM 3", "6", "612"])
def test_the_first_rows_agree_with_the_list_of_all(book: Book, order: Order, kind: str, typed: str) -> None:
    with book.change(message("Add")) as tx:
        store.insert(
            tx,
            [
                person(("Ana", "Mar", "Zoe")[n % 3], f"M{n * 7 % 400:03}", org=(Org(f"Acme {n % 5}"),))
                for n in range(400)
            ],
        )
        store.insert(tx, [company(f"Ana {n}") for n in range(30)])
    with book.reading() as connection:
        query = Query(typed, order=order, kind=kind)  # type: ignore[arg-type]
        ids = list(search.listing(connection, query).ids)
        for limit in (1, 7, 50):
            found = search.matches(connection, query, limit)
            assert found.total == len(ids) == len(set(ids))
            assert [row.id for row in found.rows] == ids[:limit]


def test_a_long_list_is_read_in_pieces_without_loss(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    with book.change(message("Add")) as tx:
        ids = store.insert(tx, [person("Ana", f"M{n:04}") for n in range(120)])
    for piece in (1, 2, 7, 1_000):
        monkeypatch.setattr(lists, "PIECE", piece)
        assert list(listing(book, Query()).ids) == ids


def test_with_a_tag_the_tabs_are_those_of_the_tag(book: Book) -> None:
    with book.change(message("Add")) as tx:
        store.insert(tx, [person("Ana", name, categories=("x",)) for name in ("Mas", "Bo", "Mar")])
        store.insert(tx, [person("Ana", name) for name in ("Aa", "Zz")])
    found = listing(book, Query(tag="x"))
    assert list(found.ids) == [2, 3, 1]
    assert found.tabs == (("B", 0), ("M", 1))
