"""What time it is where a contact lives."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.builders import person

from rolodex.domain.contact import Adr
from rolodex.domain.local_time import local_time

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def shown(moment: datetime) -> str:
    return f"{moment:%H:%M}"


@pytest.mark.parametrize(
    ("tz", "time"),
    [
        ("Europe/Madrid", "13:00"),
        ("America/New_York", "07:00"),
        ("-05:00", "07:00"),
        ("-0330", "08:30"),
        ("UTC+2", "14:00"),
        ("Z", "12:00"),
    ],
)
def test_the_zone_of_the_card_counts_before_the_address(tz: str, time: str) -> None:
    found = local_time(person(tz=tz, adr=(Adr(country_code="JP"),)), "ES", NOON)
    assert found is not None
    assert found.is_certain
    assert shown(found.earliest) == time


@pytest.mark.parametrize("tz", ["Nowhere/Town", "lunch", "+25:00", "../etc/passwd", "a/b\x00"])
def test_a_zone_that_nobody_knows_leaves_it_to_the_address(tz: str) -> None:
    found = local_time(person(tz=tz, adr=(Adr(country_code="JP"),)), "ES", NOON)
    assert found is not None
    assert shown(found.earliest) == "21:00"


@pytest.mark.parametrize(
    ("adr", "time"),
    [
        (Adr(country_code="DE"), "13:00"),
        (Adr(country_code="US", region="CA"), "04:00"),
        (Adr(country_code="US", region="az"), "05:00"),
        (Adr(country_code="AU", region="QLD"), "22:00"),
        (Adr(country_code="ES", code="35001"), "12:00"),
        (Adr(country_code="ES", code="28013"), "13:00"),
        (Adr(country_code="PT", code="9500-100"), "11:00"),
        (Adr(country_code="IN"), "17:30"),
    ],
)
def test_the_address_tells_the_zone(adr: Adr, time: str) -> None:
    found = local_time(person(adr=(adr,)), "", NOON)
    assert found is not None
    assert found.is_certain
    assert shown(found.earliest) == time


def test_a_country_of_many_zones_gives_the_earliest_and_the_latest() -> None:
    found = local_time(person(adr=(Adr(country_code="US"),)), "", NOON)
    assert found is not None
    assert not found.is_certain
    assert (shown(found.earliest), shown(found.latest)) == ("02:00", "07:00")


def test_without_an_address_the_country_of_the_number_counts_and_without_that_nothing() -> None:
    found = local_time(person(), "FR", NOON)
    assert found is not None
    assert shown(found.earliest) == "13:00"
    assert local_time(person(), "", NOON) is None
    assert local_time(person(), "XX", NOON) is None
