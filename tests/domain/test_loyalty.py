"""Points and tiers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain import loyalty
from rolodex.domain.loyalty import Tier
from rolodex.domain.purchase import Points

SINCE = "2025-05-04T00:00:00Z"


@pytest.mark.parametrize(
    ("text", "tiers"),
    [
        ("", ()),
        ("Silver 500; Gold 2000", (Tier("Silver", 500), Tier("Gold", 2000))),
        ("Gold: 2.000, Silver = 500", (Tier("Silver", 500), Tier("Gold", 2000))),
        ("Socio oro 1,000\nSocio 0", (Tier("Socio", 0), Tier("Socio oro", 1000))),
        ("Gold", ()),
        ("500", ()),
        (";;, ,", ()),
    ],
)
def test_tiers_are_read_from_one_line(text: str, tiers: tuple[Tier, ...]) -> None:
    assert loyalty.tiers(text) == tiers


@given(st.text(max_size=40))
def test_any_text_gives_tiers_in_their_order(text: str) -> None:
    points = [tier.points for tier in loyalty.tiers(text)]
    assert points == sorted(points)


def test_whole_units_of_the_own_currency_earn_points() -> None:
    assert loyalty.earned(8990, "EUR", 10, "EUR") == 8
    assert loyalty.earned(8990, "JPY", 10, "JPY") == 899
    assert loyalty.earned(8990, "USD", 10, "EUR") == 0
    assert loyalty.earned(-10, "EUR", 10, "EUR") == 0


def test_the_tier_follows_from_what_was_earned_within_a_year() -> None:
    entries = [
        Points(points=400, at="2026-01-01T00:00:00Z"),
        Points(points=-350, at="2026-02-01T00:00:00Z"),
        Points(points=150, at=SINCE),
        Points(points=900, at="2025-05-03T23:59:59Z"),
    ]
    found = loyalty.standing(entries, loyalty.tiers("Silver 500; Gold 2000"), SINCE)
    assert (found.balance, found.earned, found.tier, found.next_tier, found.missing) == (
        1100,
        550,
        "Silver",
        "Gold",
        1450,
    )


def test_without_tiers_there_is_none() -> None:
    found = loyalty.standing([Points(points=5, at=SINCE)], (), SINCE)
    assert (found.tier, found.next_tier, found.missing) == ("", "", 0)
