"""What is typed into a search, taken apart into words and fields."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.asked import FIELDS, Asked, Filter, asked, to_mark, typed


@pytest.mark.parametrize(
    ("text", "words", "filters"),
    [
        ("ana", "ana", ()),
        ("city:bilbao tag:vip", "", (Filter("city", "bilbao"), Filter("tag", "vip"))),
        ("ana -tag:old garcía", "ana garcía", (Filter("tag", "old", without=True),)),
        ('ciudad:"san sebastián" ana', "ana", (Filter("city", "san sebastián"),)),
        ("Ciudad:“San Sebastián”", "", (Filter("city", "San Sebastián"),)),
        ('city:"san seb', "", (Filter("city", "san seb"),)),
        ("PAÍS:es pais:ES", "", (Filter("country", "es"), Filter("country", "ES"))),
        ("correo:@acme e-mail:ana@x.es", "", (Filter("email", "@acme"), Filter("email", "ana@x.es"))),
        ("sin:teléfono no:phone missing:Tel", "", (Filter("missing", "phone"),) * 3),
        ("con:foto has:photo", "", (Filter("has", "photo"),) * 2),
        ("es:favorita is:favourites", "", (Filter("is", "favourite"),) * 2),
        ("-is:company", "", (Filter("is", "company", True),)),
        ("hobby:sail -has:hobby", "", (Filter("Hobby", "sail"), Filter("has", "Hobby", True))),
        ('"shoe size":42 shoesize:43', "", (Filter("Shoe size", "42"), Filter("Shoe size", "43"))),
    ],
)  # fmt: skip
def test_fields_are_understood_in_english_and_spanish(
    text: str, words: str, filters: tuple[Filter, ...]
) -> None:
    assert asked(text, ("Hobby", "Shoe size")) == Asked(words, filters)


@pytest.mark.parametrize(
    "text",
    [
        "http://x.es",
        "10:30",
        "a:b",
        ":",
        "::",
        "no:idea",
        "is:rich",
        "has:luck",
        '"a:b"',
        'x:"y',
        "-:a",
        "ana:",
    ],
)
def test_what_is_no_field_is_plain_text(text: str) -> None:
    assert asked(text) == Asked(text)
    assert asked(f"{text} city:x") == Asked(text, (Filter("city", "x"),))


@pytest.mark.parametrize("text", ["city:", 'city:""', "-tag: ", 'city: ""'])
def test_a_field_without_a_value_asks_for_nothing_yet(text: str) -> None:
    assert asked(f"ana {text}").filters == ()


def test_a_field_of_the_program_goes_before_one_of_the_same_name() -> None:
    assert asked("city:x", ("City",)) == Asked("", (Filter("city", "x"),))


@pytest.mark.parametrize(
    ("text", "marked"),
    [("ana", "ana"), ("ana city:x", "ana"), ("company:acme ana -note:x", "ana acme"), ("phone:600", "600")],
)
def test_what_a_row_may_show_is_marked_there(text: str, marked: str) -> None:
    assert to_mark(text) == marked


@given(st.text())
def test_any_text_is_taken_apart_and_no_word_is_invented(text: str) -> None:
    found = asked(text, ("Hobby",))
    assert all(word in text for word in found.text.split())
    assert all(one.value and one.field in {*FIELDS, "Hobby"} for one in found.filters)


WORDS = st.text(st.characters(categories=["L", "N", "Zs"]), min_size=1).map(str.strip).filter(bool)


@given(
    st.sampled_from(["", "ana", "ana garcía"]),
    st.lists(st.builds(Filter, st.sampled_from(["city", "tag", "note", "Shoe size"]), WORDS, st.booleans())),
)
def test_what_is_worded_anew_is_understood_as_before(text: str, filters: list[Filter]) -> None:
    assert asked(typed(text, filters), ("Shoe size",)) == Asked(text, tuple(filters))
