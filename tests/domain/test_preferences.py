"""What can be chosen for a book."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain import environment
from rolodex.domain.due import clock
from rolodex.domain.preferences import KEYS, Preferences, chosen

SPAIN = Preferences(country="ES", currency="EUR")


def test_what_was_not_chosen_is_the_usual() -> None:
    assert chosen({}, SPAIN) == SPAIN


def test_what_was_chosen_outranks_the_usual() -> None:
    got = chosen({"country": "mx", "name_order": "family", "backup_hours": "4"}, SPAIN)
    assert (got.country, got.currency, got.name_order, got.backup_hours) == ("MX", "EUR", "family", 4)


@given(st.fixed_dictionaries({key: st.text(max_size=6) for key in KEYS}))
def test_nonsense_never_reaches_the_program(texts: dict[str, str]) -> None:
    got = chosen(texts, SPAIN)
    assert got.name_order in ("given", "family")
    assert 1 <= got.backup_hours <= 720
    assert got.backups_kept >= 1
    assert len(got.country) == 2
    assert got.day_start == clock(got.day_start)


@given(
    st.builds(
        Preferences,
        country=st.sampled_from(["ES", "MX"]),
        currency=st.sampled_from(["USD", "JPY"]),
        name_order=st.sampled_from(["given", "family"]),
        return_address=st.text(max_size=20),
        country_language=st.sampled_from(["", "en", "es"]),
        backup_hours=st.integers(1, 720),
        backups_kept=st.integers(1, 365),
        day_start=st.times().map(lambda at: f"{at:%H:%M}"),
    )
)
def test_choices_written_as_texts_are_read_back(preferences: Preferences) -> None:
    texts = {key: preferences.text(key) for key in KEYS}
    assert chosen(texts, SPAIN) == preferences


@pytest.mark.parametrize(
    ("tag", "country"),
    [("es_ES.UTF-8", "ES"), ("en-GB", "GB"), ("C.UTF-8", ""), ("es", ""), ("ca_ES@valencia", "ES")],
)
def test_the_country_is_that_of_the_computer(tag: str, country: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LC_ALL", "LC_ADDRESS", "LC_TELEPHONE"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", tag)
    assert environment.country() == country


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("8", "08:00"),
        ("8:30", "08:30"),
        (" 08.30h ", "08:30"),
        ("8h", "08:00"),
        ("23:59", "23:59"),
        ("24:00", ""),
        ("8:60", ""),
        ("8:5", ""),
        ("eight", ""),
        ("", ""),
    ],
)
def test_a_typed_time_of_day_is_a_time_or_nothing(typed: str, time: str) -> None:
    assert clock(typed) == time
