"""Numbers of payment cards are known by their check digit and refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain import card_number
from rolodex.domain.errors import UserError


def checked(digits: str) -> str:
    """The digits with the check digit that makes them valid."""
    return next(f"{digits}{last}" for last in range(10) if card_number.holds_card_number(f"{digits}{last}"))


@pytest.mark.parametrize(
    "text",
    [
        "4111111111111111",
        "4111 1111 1111 1111",
        "visa 5500-0000-0000-0004 thanks",
        "378282246310005",
        "6304000000000000000",
        "ref:4222222222222",
        "Lamp 5 4111 1111 1111 1111 30",
        "2 x 3782 822463 10005",
    ],
)
def test_a_card_number_is_seen_however_it_is_parted(text: str) -> None:
    assert card_number.holds_card_number(text)
    with pytest.raises(UserError):
        card_number.refuse("", text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "T20260418",
        "4111111111111112",
        "411111111111",
        "41111111111111111111",
        "ES91 2100 0418 4502 0005 1332",
        "DE89370400440532013000",
        "2026-0418",
        "+34 600 123 456",
    ],
)
def test_what_is_no_card_number_passes(text: str) -> None:
    assert not card_number.holds_card_number(text)
    card_number.refuse(text)


@given(st.text("0123456789", min_size=12, max_size=18), st.integers(1, 9))
def test_one_wrong_digit_is_no_card_number(digits: str, by: int) -> None:
    valid = checked(digits)
    wrong = f"{valid[:-1]}{(int(valid[-1]) + by) % 10}"
    assert not card_number.holds_card_number(wrong)
