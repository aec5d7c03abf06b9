"""Codes on pieces: no wrong sign and no swap leads to the piece of somebody else."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain import piece_code
from rolodex.domain.piece_code import LENGTH, MOST, SIGNS, CodeError, make, read

NUMBERS = st.integers(0, MOST - 1)
SAMPLES = [*range(40), *range(1, MOST, MOST // 160), MOST - 1]
"""Numbers of codes that are tried sign by sign: the errors that are caught do not hang on the code."""


def signs(code: str) -> str:
    return code.replace("-", "")


def is_read(text: str) -> bool:
    try:
        read(text)
    except CodeError:
        return False
    return True


def test_every_single_wrong_sign_is_caught() -> None:
    wrong = (
        code[:place] + sign + code[place + 1 :]
        for code in map(signs, map(make, SAMPLES))
        for place in range(LENGTH)
        for sign in SIGNS
        if sign != code[place]
    )
    assert not any(map(is_read, wrong))


def test_every_swap_of_neighbours_is_caught() -> None:
    swapped = (
        code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        for code in map(signs, map(make, SAMPLES))
        for place in range(LENGTH - 1)
        if code[place] != code[place + 1]
    )
    assert not any(map(is_read, swapped))


def test_every_error_of_one_or_two_signs_is_caught_whatever_the_code() -> None:
    """The code is linear: an error is seen or not whatever it is added to; one code stands for all."""
    zeros = signs(make(0))
    assert zeros == "0" * LENGTH
    one_or_two = (
        (first, second, a, b)
        for first in range(LENGTH)
        for second in range(first + 1, LENGTH)
        for a in SIGNS
        for b in SIGNS
        if (a, b) != ("0", "0")
    )
    wrong = (
        zeros[:first] + a + zeros[first + 1 : second] + b + zeros[second + 1 :]
        for first, second, a, b in one_or_two
    )
    assert not any(map(is_read, wrong))


def test_two_places_that_are_swapped_are_caught_however_far_apart() -> None:
    code = signs(make(123_456_789))
    places = [(a, b) for a in range(LENGTH) for b in range(a + 1, LENGTH) if code[a] != code[b]]
    swapped = (code[:a] + code[b] + code[a + 1 : b] + code[a] + code[b + 1 :] for a, b in places)
    assert not any(map(is_read, swapped))


@given(NUMBERS, st.integers(0, MOST - 1))
def test_what_is_made_is_read(number: int, key: int) -> None:
    code = make(number, key)
    assert re.fullmatch(f"[{SIGNS}]{{4}}-[{SIGNS}]{{4}}", code)
    assert read(code) == code


@given(NUMBERS, NUMBERS)
def test_no_two_numbers_share_a_code(one: int, other: int) -> None:
    assert (make(one) == make(other)) == (one == other)


@given(NUMBERS, st.integers(1, MOST - 1))
def test_the_same_number_has_another_code_in_another_book(number: int, key: int) -> None:
    assert make(number) != make(number, key)


def test_neighbours_do_not_look_alike() -> None:
    codes = [signs(make(number)) for number in range(1, 300)]
    alike = (sum(a == b for a, b in zip(one, other, strict=True)) for one, other in pairwise(codes))
    assert max(alike) <= 3


@pytest.mark.parametrize("change", [str.lower, signs, lambda code: f"  {code[:2]} {code[2:]} \n"])
def test_small_letters_spaces_and_hyphens_do_not_matter(change: object) -> None:
    code = make(4711)
    assert read(change(code)) == code  # type: ignore[operator]


def test_letters_stand_for_the_signs_they_look_like() -> None:
    codes = [make(number) for number in range(200)]
    typed = [code.translate(str.maketrans("015V", "OLSU")) for code in codes]
    assert [read(text) for text in typed] == codes
    assert [read(text.replace("L", "i")) for text in typed] == codes
    assert any("S" in text and "O" in text for text in typed)


@pytest.mark.parametrize("text", ["", "K7P4-9XQ", "K7P4-9XQ22", "K7P4-9X?2", "ñ" * 8, "12345", "٣" * 8])
def test_what_is_no_code_is_said_to_be_none(text: str) -> None:
    with pytest.raises(CodeError) as error:
        read(text)
    assert "eight signs" in error.value.message.text


def test_a_typing_error_is_called_one() -> None:
    code = make(7)
    wrong = code[:-1] + ("2" if code[-1] != "2" else "3")
    with pytest.raises(CodeError) as error:
        read(wrong)
    assert "typing error" in error.value.message.text
    assert dict(error.value.message.args) == {"code": wrong}


def test_signs_that_are_read_for_others_are_not_used() -> None:
    assert len(set(SIGNS)) == piece_code.BASE == 31
    assert not set("ILOUS") & set(SIGNS)
