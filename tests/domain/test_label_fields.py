"""Lines with fields, filled."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from rolodex.domain.label_fields import filled, named, unknown
from rolodex.domain.label_layout import LabelLayout, Part

VALUES = {"name": ("Ana García",), "firm": (), "address": ("Calle Mayor 1", "Madrid"), "city": ("Madrid",)}


def rows(name: str) -> tuple[str, ...]:
    return VALUES.get(name, ())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{name}", ("Ana García",)),
        (" { Name } ", ("Ana García",)),
        ("{firm}", ()),
        ("Firm: {firm}", ()),
        ("{postcode} {city}", ("Madrid",)),
        ("{city} – {country}", ("Madrid",)),
        ("{name}, {firm}", ("Ana García",)),
        ("{address}", ("Calle Mayor 1", "Madrid")),
        ("At {address}", ("At Calle Mayor 1, Madrid",)),
        ("Private", ("Private",)),
        ("  ", ()),
        ("{city}.", ("Madrid.",)),
    ],
)
def test_a_line_is_filled_or_closes_up(line: str, said: tuple[str, ...]) -> None:
    assert filled((line,), rows) == said


@given(st.lists(st.sampled_from(("{name}", "{firm}", "{address}", "{city}: {firm}", "x", "")), max_size=6))
def test_no_line_is_empty(lines: list[str]) -> None:
    assert all(row.strip() for row in filled(lines, rows))


def test_fields_are_known_by_the_program_or_by_the_book() -> None:
    layout = LabelLayout(
        ("{name}", "{Size}", "{x}"), parts=(Part("text", text="{y}"), Part("code", text="{z}"))
    )
    assert named(layout) == {"name", "size", "x", "y"}
    assert unknown(layout, ["size"]) == ("x", "y")
