"""Rules as the book keeps them."""

from __future__ import annotations

import json

import hypothesis.strategies as st
import pytest
from hypothesis import given

from rolodex.domain import segment_json
from rolodex.domain.errors import UserError
from rolodex.domain.segment import EVERYBODY, FIELDS, Clause, Condition, Span

TEXT = st.text(max_size=8)
NUMBER = st.integers(-(2**60), 2**60)
CONDITIONS = st.builds(
    Condition,
    st.sampled_from([*FIELDS, "own:3", "of a newer version"]),
    st.sampled_from(["is", "least", "most", "between", "more_than_ago", "within", "in", "never"]),
    st.lists(TEXT, max_size=3).map(tuple),
    NUMBER,
    NUMBER,
    st.builds(Span, TEXT, TEXT, NUMBER),
    TEXT,
    TEXT,
    st.booleans(),
)
CLAUSES = st.recursive(
    st.just(EVERYBODY),
    lambda parts: st.builds(
        Clause,
        st.lists(parts | CONDITIONS, max_size=3).map(tuple),
        st.sampled_from(["all", "any"]),
        st.booleans(),
    ),
    max_leaves=4,
)


@given(CLAUSES)
def test_a_rule_is_read_as_it_was_written(rule: Clause) -> None:
    assert segment_json.rule(segment_json.text(rule)) == rule


def test_what_is_usual_is_not_written() -> None:
    rule = Clause((Condition("city", values=("Bilbao",)),))
    written = {"version": 1, "all": [{"field": "city", "op": "is", "values": ["Bilbao"]}]}
    assert json.loads(segment_json.text(rule)) == written


def test_a_search_of_an_older_version_becomes_conditions() -> None:
    rule = segment_json.rule("ana -tag:old no:phone is:favourite is:person Colour:red", [(7, "Colour")])
    assert rule == Clause(
        (
            Condition("text", values=("ana",)),
            Condition("tag", values=("old",), without=True),
            Condition("has", values=("phone",), without=True),
            Condition("favourite", values=("yes",)),
            Condition("kind", values=("individual",)),
            Condition("own:7", values=("red",)),
        )
    )
    assert segment_json.rule("") == EVERYBODY


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "{}",
        '{"version": 2, "all": []}',
        '{"version": 1, "all": {}}',
        '{"version": 1, "all": [3]}',
        '{"version": 1, "none": []}',
        '{"version": 1, "all": [{"field": "city", "op": "is", "sound": "loud"}]}',
        '{"version": 1, "all": [{"field": "city", "op": "like"}]}',
        '{"version": 1, "all": [{"field": "net", "op": "least", "low": 1.5}]}',
        '{"version": 1, "all": [{"field": "net", "op": "least", "span": {"weeks": 2}}]}',
        '{"version": 1, ' + '"all": [{' * 30 + "}]" * 30 + "}",
    ],
)
def test_what_cannot_be_read_whole_is_not_guessed(text: str) -> None:
    with pytest.raises(UserError):
        segment_json.rule(text)
