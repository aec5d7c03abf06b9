"""What a line of the list shows beside the name."""

from __future__ import annotations

import pytest
from hypothesis import given as law
from hypothesis import strategies as st

from rolodex.domain.display import GROUNDS, detail, ground, initials


@pytest.mark.parametrize(
    ("fn", "given", "family", "expected"),
    [
        ("Ana García", "Ana", "García", "AG"),
        ("Ana García Gil", "", "", "AG"),
        ("Acme and Sons", "", "", "AS"),
        ("élan", "", "", "É"),
        ("山田太郎", "太郎", "山田", "山"),
        ("김민수", "", "", "김"),
        ("ßa", "", "", "ß"),
        ('"Pepe" (taller)', "", "", "PT"),
        ("de la", "", "", "DL"),
        ("3M", "", "", "3"),
        ("", "", "", ""),
        ("", "Ana", "", "A"),
    ],
)
def test_initials(fn: str, given: str, family: str, expected: str) -> None:
    assert initials(fn, given, family) == expected


@law(st.text(), st.text(), st.text())
def test_any_name_has_two_initials_at_most(fn: str, given: str, family: str) -> None:
    assert len(initials(fn, given, family)) <= 2


@law(st.text())
def test_a_name_always_has_the_same_ground(fn: str) -> None:
    assert ground(fn) in range(GROUNDS)


def test_the_second_line_names_the_job_and_the_firm() -> None:
    assert detail("Head of sales", "Acme") == "Head of sales · Acme"
    assert detail("", " Acme  SL ") == "Acme SL"
    assert detail("", "") == ""
