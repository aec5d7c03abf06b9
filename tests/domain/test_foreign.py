"""Kept properties that a person can read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.contact import Foreign
from rolodex.domain.foreign import LONGEST, readable, rewritten


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"], exclude_characters="\xa0"), max_size=30))
def test_what_is_written_is_read_again(text: str) -> None:
    printable = "".join(letter for letter in text if letter.isprintable())
    assert readable(rewritten(Foreign("X-SPORT", "tennis"), printable)) == printable


def test_escapes_are_read_as_what_they_stand_for() -> None:
    assert readable(Foreign("X-A", r"one\, two\nthree\\")) == "one, two\nthree\\"


@pytest.mark.parametrize(
    "kept",
    [
        Foreign("KEY", "AAAA", params=(("ENCODING", "b"),)),
        Foreign("X-ABADR", "a;b;c"),
        Foreign("X-LONG", "a" * (LONGEST + 1)),
        Foreign("X-BELL", "\x07"),
    ],
)
def test_codes_and_parts_are_not_text(kept: Foreign) -> None:
    assert readable(kept) is None


def test_name_group_and_parameters_stay() -> None:
    kept = Foreign("X-A", "x", "item1", (("X-P", "1"),), 4)
    assert rewritten(kept, "y;z") == Foreign("X-A", r"y\;z", "item1", (("X-P", "1"),), 4)
