"""Stretches of a text that was edited around them."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from rolodex.ui.line.kept import moved


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("call Friday", "please call Friday", (12, 18)),
        ("call Friday", "call Friday then", (5, 11)),
        ("call Friday", "call, Friday", (6, 12)),
    ],
)
def test_a_stretch_moves_with_its_words(before: str, after: str, kept: tuple[int, int]) -> None:
    assert moved([(5, 11)], before, after) == {kept}


@pytest.mark.parametrize("after", ["call Fridays", "call Frday", "callFriday", "call Fri 13 day", "call"])
def test_a_stretch_that_was_changed_is_no_longer_kept(after: str) -> None:
    assert moved([(5, 11)], "call Friday", after) == frozenset()


@given(st.text("ab ", max_size=12), st.text("ab ", max_size=12), st.data())
def test_what_is_kept_says_the_same(before: str, after: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    for first, last in moved([(start, end)], before, after):
        assert after[first:last] == before[start:end]
