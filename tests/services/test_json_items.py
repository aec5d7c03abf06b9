"""JSON of others: read item by item, whatever its size, and within bounds."""

from __future__ import annotations

import json
import random
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.services import json_items

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def pieces(text: str, size: int) -> Iterator[str]:
    return (text[at : at + size] for at in range(0, len(text), size))


@given(st.lists(VALUES, max_size=8), st.integers(1, 50), st.sampled_from([None, 1]))
def test_a_list_is_read_as_by_anybody(values: list[object], size: int, indent: int | None) -> None:
    text = json.dumps(values, indent=indent)
    assert list(json_items.items(pieces(text, size))) == values
    assert json_items.loads(text) == values


@given(VALUES.filter(lambda one: not isinstance(one, list)), st.integers(1, 50))
def test_one_value_is_read_alone(value: object, size: int) -> None:
    assert list(json_items.items(pieces(json.dumps(value), size))) == [value]


@pytest.mark.parametrize(
    "text", ["", "[", "[1", "[1,", "[1 2]", "[1]]", "[,1]", "[1,]", "{", '{"a":1}x', "x", '["a', "]"]
)
def test_what_is_no_json_is_told(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of whatever words
        list(json_items.items(pieces(text, 3)))


@given(st.text(alphabet='[]{}",:1ae\\ \n'), st.integers(1, 9))
def test_it_agrees_with_the_plain_reader_of_what_is_json(text: str, size: int) -> None:
    try:
        known = json.loads(text)
    except ValueError:
        with pytest.raises(ValueError):  # noqa: PT011 - of whatever words
            list(json_items.items(pieces(text, size)))
        return
    assert list(json_items.items(pieces(text, size))) == (known if isinstance(known, list) else [known])


def test_items_larger_than_a_piece_are_read_whole() -> None:
    chance = random.Random(3)
    values = [
        {"a": "x[,{" * chance.choice((1, 30_000, 90_000)), "b": [1, {"c": '"\\'}]} for _each in range(12)
    ]
    assert list(json_items.items(pieces(json.dumps(values), 5000))) == values


@pytest.mark.parametrize(
    "text",
    ["[" + "[[]," * 400_000 + "[]]", '[{"a":[' + "1," * 400_000 + "1]}]", '["' + "x" * 30_000_000 + '"]'],
)
def test_an_item_that_no_card_can_be_is_refused_and_takes_little_memory(text: str) -> None:
    tracemalloc.start()
    with pytest.raises((json_items.TooLargeItem, RecursionError)):
        list(json_items.items(pieces(text, 60_000)))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 150_000_000


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises((RecursionError, json_items.TooLargeItem)):
        list(json_items.items(pieces("[" * 1_000_000, 60_000)))
