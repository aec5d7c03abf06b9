"""Who may be reached, and how."""

from __future__ import annotations

from tests.builders import person

from rolodex.domain.consent import refuses, said
from rolodex.domain.contact import Consent

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
