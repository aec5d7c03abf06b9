"""Where a mistyped code may be wrong."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given

from rolodex.domain.piece_code import LENGTH, SIGNS, bare, make
from rolodex.domain.piece_doubt import doubtful

NUMBERS = st.integers(1, 1_000_000)


@given(NUMBERS, st.integers(0, LENGTH - 1), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_pointed_at_unless_another_place_would_do_as_well(
    number: int, at: int, sign: str
) -> None:
    code = bare(make(number))
    typed = code[:at] + sign + code[at + 1 :]
    assert doubtful(typed) in ((), (at + 1,))


@given(NUMBERS, st.integers(0, LENGTH - 2))
def test_swapped_neighbours_are_pointed_at_unless_another_place_would_do_as_well(
    number: int, at: int
) -> None:
    code = bare(make(number))
    typed = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    assert doubtful(typed) in ((), (at + 1, at + 2))


def test_most_single_errors_are_pointed_at() -> None:
    code = bare(make(7))
    wrong = [code[:at] + "Z" + code[at + 1 :] for at in range(LENGTH) if code[at] != "Z"]
    assert sum(bool(doubtful(typed)) for typed in wrong) >= len(wrong) / 2


def test_what_is_no_code_at_all_is_not_doubted() -> None:
    assert doubtful("K7P4") == ()
