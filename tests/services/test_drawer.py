"""The drawer of part-used sheets: what is free, what a print takes, what is left of its last sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain import due
from rolodex.domain.changes import Changes
from rolodex.domain.drawer import PartSheet, Spent, Used, spend
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.services import drawer
from rolodex.services.opening import Services

NOW = datetime.fromisoformat("2026-05-03T10:00")
A4 = "avery-l7160"


def put(services: Services, *free: int, name: str = "", stock: str = A4) -> PartSheet:
    """A sheet with these places free, in the drawer."""
    saved = services.drawer.save(PartSheet(stock=stock, name=name, free=free)).id
    return next(sheet for sheet in services.drawer.all() if sheet.id == saved)


def take(services: Services, used: Used, leftover: PartSheet) -> Changes:
    """What a print used leaves the drawer, and what is left of its last sheet comes into it."""
    with services.book.change(message("Print")) as tx:
        drawer.take(tx, services.own_stocks.get(A4), used, leftover, due.stamp(NOW))
    return tx.changes


def test_part_used_sheets_are_found_by_their_stock_in_the_order_they_came(services: Services) -> None:
    first = put(services, 20, 3, 3, name="  the  bent one ")
    put(services, 0, stock="5160")
    second = put(services, 1, 2)
    assert (first.free, first.name) == ((3, 20), "the bent one")
    assert services.drawer.sheets("L7160") == (first, second)
    assert len(services.drawer.all()) == 3
    services.drawer.arrange(A4, [second])
    assert services.drawer.sheets(A4) == (second,)


@pytest.mark.parametrize("free", [(), (21,), (-1, 3)])
def test_a_sheet_without_labels_or_with_places_it_has_not_is_refused(
    services: Services, free: tuple[int, ...]
) -> None:
    with pytest.raises(UserError):
        services.drawer.save(PartSheet(stock=A4, free=free))
    assert services.drawer.all() == ()


def test_a_sheet_that_is_gone_is_not_saved_again(services: Services) -> None:
    sheet = put(services, 1)
    services.drawer.arrange(A4, [])
    with pytest.raises(UserError):
        services.drawer.save(sheet)


def test_a_print_takes_its_labels_and_leaves_the_rest_of_the_last_sheet_in_one_step(
    services: Services,
) -> None:
    used_up, part, other = put(services, 5, 6), put(services, 7, 8, 9), put(services, 1)
    leftover = PartSheet(stock=A4, free=tuple(range(4, 21)))
    changes = take(services, ((used_up.id, (5, 6)), (part.id, (7,)), (4711, (1,))), leftover)
    sheets = services.drawer.sheets(A4)
    assert [sheet.free for sheet in sheets] == [(8, 9), (1,), tuple(range(4, 21))]
    assert sheets[0].at == due.stamp(NOW) == sheets[2].at
    assert sheets[1] == other
    assert changes.touches("stock")
    services.history.undo()
    assert services.drawer.sheets(A4) == (used_up, part, other)


def test_a_print_that_ends_with_its_sheet_leaves_nothing(services: Services) -> None:
    take(services, (), PartSheet(stock=A4))
    assert services.drawer.all() == ()


def test_the_drawer_of_a_stock_is_arranged_in_one_step(services: Services) -> None:
    kept, changed, emptied, gone = (put(services, place) for place in range(4))
    elsewhere = put(services, 0, stock="5160")
    new = PartSheet(stock=A4, free=(12, 13))
    services.drawer.arrange(
        A4, [kept, PartSheet(changed.id, A4, "", (1, 2)), PartSheet(emptied.id, A4), new, PartSheet(stock=A4)]
    )
    assert [sheet.free for sheet in services.drawer.sheets(A4)] == [(0,), (1, 2), (12, 13)]
    services.history.undo()
    assert services.drawer.sheets(A4) == (kept, changed, emptied, gone)
    assert services.drawer.sheets("5160") == (elsewhere,)


def test_what_labels_take_is_counted_sheet_by_sheet() -> None:
    sheets = (PartSheet(1, A4, "", (3, 4)), PartSheet(2, A4, "", (0, 20)))
    assert spend(21, 0, sheets) == Spent()
    assert spend(21, 3, sheets) == Spent(((1, (3, 4)), (2, (0,))))
    assert spend(21, 4 + 13, sheets, start=8) == Spent(((1, (3, 4)), (2, (0, 20))), fresh=1, left=(20,))
    assert spend(21, 14, (), start=8) == Spent((), 1, ())
    assert spend(21, 15, (), start=8) == Spent((), 2, tuple(range(1, 21)))


@given(
    st.integers(1, 30),
    st.integers(0, 200),
    st.lists(st.sets(st.integers(0, 29)), max_size=4),
    st.integers(1, 30),
)
def test_every_label_has_a_place_and_none_has_two(
    per_sheet: int, labels: int, frees: list[set[int]], start: int
) -> None:
    start = min(start, per_sheet)
    sheets = [
        PartSheet(number, A4, "", tuple(sorted(place for place in free if place < per_sheet)))
        for number, free in enumerate(frees, 1)
    ]
    spent = spend(per_sheet, labels, sheets, start)
    on_parts = sum(len(places) for _, places in spent.used)
    on_fresh = spent.fresh * per_sheet - len(spent.left) - (start - 1) if spent.fresh else 0
    assert on_parts + on_fresh == labels
    assert all(set(places) <= set(sheets[sheet_id - 1].free) for sheet_id, places in spent.used)
    assert len(spent.left) < per_sheet


def test_a_stock_of_ones_own_takes_its_sheets_with_it(services: Services) -> None:
    own = replace(services.own_stocks.get("L7160"), name="", brand="", part="Jars")
    saved = services.own_stocks.save(own).id
    put(services, 1, stock=f"own-{saved}")
    services.own_stocks.delete(f"own-{saved}")
    assert services.drawer.all() == ()
    services.history.undo()
    assert [sheet.free for sheet in services.drawer.sheets("Jars")] == [(1,)]
