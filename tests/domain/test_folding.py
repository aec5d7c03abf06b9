"""How text is folded for search, and where what was typed stands in it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rolodex.domain.folding import fold, index_tokens, marks, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("María GARCÍA", "maria garcia"),
        ("Muñoz Ibáñez", "munoz ibanez"),
        ("Straße", "strasse"),
        ("Søren Ærø", "soren aero"),
        ("Łukasz Đorđević", "lukasz dordevic"),
        ("İstanbul ılık", "istanbul ilik"),
        ("Œuvre Þór", "oeuvre thor"),
        ("ﬁne ＡＢＣ", "fine abc"),
        ("Νίκος ΝΊΚΟΣ", "νικοσ νικοσ"),
        ("Ёлкин", "елкин"),
        ("١٢٣", "123"),
        ("محمّد", "محمد"),
        ("soft\u00adhyphen zero\u200dwidth", "softhyphen zerowidth"),
        ("-ana", "ana"),
        ("a AND b", "a and b"),
        ('"Pepe" (taller)', "pepe taller"),
        ("nul\x00inside", "nul inside"),
        ("\ud800lone", "lone"),
        ("", ""),
        ("  -'\" ", ""),
    ],
)
def test_text_folds_to_plain_words(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_han_kana_hangul_and_pictures_are_words_of_one_sign() -> None:
    assert tokens("山田タロウ 김민수 🦊") == ["山", "田", "た", "ろ", "う", *map(_jamo, "김민수"), "🦊"]


def _jamo(syllable: str) -> str:
    return unicodedata.normalize("NFD", syllable)


def test_half_width_and_voiced_kana_read_as_plain_hiragana() -> None:
    assert tokens("ガ") == tokens("ｶﾞ") == tokens("か")


def test_a_name_with_an_apostrophe_or_hyphen_is_also_one_word_of_the_index() -> None:
    assert index_tokens("O'Brien-Smith") == ["o", "brien", "smith", "obriensmith"]
    assert index_tokens("Jean-Luc d’Arc") == ["jean", "luc", "d", "arc", "jeanluc", "darc"]


def test_parted_words_are_not_joined() -> None:
    assert index_tokens("Ana - Luz 'Mar'") == ["ana", "luz", "mar"]


@example("㏠")
@example("aㄱ")
@example("a㉮b")
@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_text_in_pieces_folds_like_text_in_one(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text())
def test_no_token_holds_what_a_tokenizer_of_words_would_part(text: str) -> None:
    assert all(c.isalnum() or not c.isascii() for token in tokens(text) for c in token)


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("María García", "mar", ["Mar"]),
        ("María García", "gar mar", ["Mar", "Gar"]),
        ("Ana Banana", "ana", ["Ana"]),
        ("Straße 5", "strasse", ["Straße"]),
        ("Straße 5", "stras", ["Straß"]),
        ("O'Brien", "obr", ["O'Br"]),
        ("O'Brien", "br", ["Br"]),
        ("Jose\u0301 Ruiz", "jose", ["Jose\u0301"]),
        ("山田太郎", "田", ["田"]),
        ("Ana", "", []),
        ("Ana", "zoe", []),
        ("Ana Ana", "ana a", ["Ana", "Ana"]),
    ],
)
def test_marks_show_where_what_was_typed_begins_a_word(text: str, typed: str, marked: list[str]) -> None:
    assert [text[start : start + length] for start, length in marks(text, tokens(typed))] == marked


@given(st.text(), st.text(max_size=5))
def test_marks_lie_inside_the_text_in_order_and_apart(text: str, typed: str) -> None:
    last = 0
    for start, length in marks(text, tokens(typed)):
        assert last <= start < start + length <= len(text)
        last = start + length


@given(st.text())
def test_a_word_of_the_text_is_marked_when_it_is_typed(text: str) -> None:
    assert len(marks(text, tokens(text)[:1])) >= min(1, len(tokens(text)))


def test_marks_can_show_what_stands_inside_a_word() -> None:
    assert marks("Office Manager · Mañana", tokens("ana"), inside=True) == ((8, 3), (18, 3))
