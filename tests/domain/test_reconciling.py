"""Two who change one contact at a time both keep what they wrote."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import person

from rolodex.domain.contact import Contact, Value
from rolodex.domain.reconciling import reconciled

BASE = replace(person(), tel=(Value("1"), Value("2")), categories=("a",), note=())


def test_what_was_not_written_in_stays_as_it_is_now() -> None:
    now = replace(BASE, favourite=True, categories=("a", "b"))
    written = replace(BASE, fn="Zoe")
    assert reconciled(BASE, written, now) == replace(now, fn="Zoe")


def test_items_that_came_and_went_elsewhere_come_and_go() -> None:
    written = replace(BASE, tel=(*BASE.tel, Value("3")))
    now = replace(BASE, tel=(Value("2"), Value("4")))
    assert reconciled(BASE, written, now).tel == (Value("2"), Value("3"), Value("4"))


def test_an_item_written_in_here_outlives_its_removal_elsewhere() -> None:
    written = replace(BASE, tel=(Value("1 1"), Value("2")))
    now = replace(BASE, tel=(Value("2"),))
    assert reconciled(BASE, written, now).tel == (Value("1 1"), Value("2"))


def test_what_both_wrote_the_same_stands_once() -> None:
    both = replace(BASE, categories=("a", "b"))
    assert reconciled(BASE, both, both) == both


def test_nothing_changed_elsewhere_leaves_what_was_written() -> None:
    written = replace(BASE, tel=(), fn="")
    assert reconciled(BASE, written, BASE) == written


def test_of_one_value_that_both_changed_what_was_written_counts() -> None:
    assert reconciled(Contact(fn="A"), Contact(fn="B"), Contact(fn="C")).fn == "B"
