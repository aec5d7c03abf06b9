"""Finding and replacing in texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.builders import TEXT

from rolodex.domain.bulk_text import Replacing


@pytest.mark.parametrize(
    ("text", "find", "value", "expected"),
    [
        ("Calle Mayor 1", "calle", "C/", "C/ Mayor 1"),
        ("García y GARCIA", "garcia", "Gil", "Gil y Gil"),
        ("Muñoz", "munoz", "Mas", "Mas"),
        ("e\u0301te\u0301", "ete", "x", "x"),
        ("Groß", "gross", "Klein", "Klein"),
        ("Groß", "gros", "Klein", "Groß"),
        ("aaa", "aa", "b", "ba"),
        ("nothing", "", "x", "nothing"),
        ("a.b", ".", "-", "a-b"),
    ],
)
def test_a_text_is_found_in_any_case_and_with_or_without_accents(
    text: str, find: str, value: str, expected: str
) -> None:
    assert Replacing(find, value)(text) == expected


def test_case_and_accents_count_where_that_is_said() -> None:
    assert Replacing("garcia", "Gil", exact=True)("García GARCIA garcia") == "García GARCIA Gil"


def test_parts_of_words_stay_where_words_must_be_whole() -> None:
    assert Replacing("ana", "Eva", whole_words=True)("Ana Anabel Susana ana-maría") == (
        "Eva Anabel Susana Eva-maría"
    )


def test_what_is_sought_may_begin_and_end_with_a_sign() -> None:
    assert Replacing("S.L.", "SL", whole_words=True)("Muebles S.L. y más") == "Muebles SL y más"


@given(TEXT, TEXT)
def test_a_text_in_its_own_place_changes_nothing(text: str, find: str) -> None:
    assert Replacing(find, find, exact=True)(text) == text


@given(TEXT)
def test_a_whole_text_is_found_in_itself(text: str) -> None:
    assert Replacing(text, "x")(text) in ("x", text)


def test_a_word_that_is_taken_out_leaves_no_gap() -> None:
    taken_out = Replacing("María", "")
    assert [taken_out(text) for text in ("Juan María García", "María Ruiz", "Juan María")] == [
        "Juan García",
        "Ruiz",
        "Juan",
    ]
