"""Who may be reached, and how."""

from __future__ import annotations

import pytest
from tests.builders import person

from rolodex.domain.consent import refusal, refuses, said, why
from rolodex.domain.contact import Consent
from rolodex.i18n import word

NO = Consent("letter", granted=False)
YES = Consent("letter", granted=True)


def test_nobody_refuses_who_was_not_asked() -> None:
    assert not refuses(person(), "letter")
    assert said(person(), "letter") is None


def test_what_was_said_last_counts() -> None:
    assert refuses(person(consent=(YES, NO)), "letter")
    assert not refuses(person(consent=(NO, YES)), "letter")


def test_each_way_is_asked_for_itself() -> None:
    assert not refuses(person(consent=(NO,)), "email")


@pytest.mark.parametrize(
    ("source", "at", "told"),
    [
        ("", "", "They do not want letters"),
        ("by phone", "2026-05-03", "They do not want letters (3 May 2026, by phone)"),
        ("by phone", "", "They do not want letters (by phone)"),
        ("", "2026-05-03T10:00:00Z", "They do not want letters (3 May 2026)"),
        ("", "last spring", "They do not want letters (last spring)"),
    ],
)
def test_why_somebody_is_left_out_says_when_and_where_they_said_so(source: str, at: str, told: str) -> None:
    assert word(why(Consent("letter", granted=False, source=source, at=at))) == told


def test_a_refusal_that_was_taken_back_is_none() -> None:
    assert refusal(person(consent=(YES, NO)), "letter") == NO
    assert refusal(person(consent=(NO, YES)), "letter") is None
