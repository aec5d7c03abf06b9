"""What a list is narrowed to becomes the rule of a segment."""

from __future__ import annotations

from rolodex.domain.asked import Filter
from rolodex.domain.listing import Query
from rolodex.domain.segment import Clause, Condition
from rolodex.domain.segment_asked import of_query

VIP = Condition("lifecycle", values=("vip",))


def test_a_tag_and_filters_are_conditions() -> None:
    query = Query(
        kind="", tag="wholesale", filters=(Filter("city", "Bilbao"), Filter("tag", "old", without=True))
    )
    assert of_query(query, {}) == Clause(
        (
            Condition("tag", values=("wholesale",)),
            Condition("city", values=("Bilbao",)),
            Condition("tag", values=("old",), without=True),
        )
    )


def test_who_misses_something_has_it_not() -> None:
    query = Query(kind="", filters=(Filter("missing", "phone"), Filter("missing", "email", without=True)))
    assert of_query(query, {}).parts == (
        Condition("has", values=("phone",), without=True),
        Condition("has", values=("email",)),
    )


def test_fields_in_the_search_count_and_plain_words_do_not() -> None:
    assert of_query(Query(kind="", text="ana city:getxo is:company"), {}).parts == (
        Condition("city", values=("getxo",)),
        Condition("kind", values=("org",)),
    )


def test_a_list_of_people_asks_for_people() -> None:
    assert of_query(Query(within="favourites"), {}).parts == (
        Condition("kind", values=("individual",)),
        Condition("favourite", values=("yes",)),
    )


def test_a_segment_that_was_narrowed_keeps_its_rule() -> None:
    query = Query(kind="", segment=7, rule=Clause((VIP, Condition("city", values=("León",))), "any"))
    assert of_query(query, {7: Clause((Condition("tag", values=("a",)),))}).parts == (
        Condition("tag", values=("a",)),
        Clause((VIP, Condition("city", values=("León",))), "any"),
    )
