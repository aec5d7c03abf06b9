"""Where a line of any script is broken."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex.paper.breaking import NEEDS, Need, atoms


def pieces(text: str, need: Need) -> str:
    """The pieces of a text, parted by bars."""
    return "|".join(piece for _, piece in atoms(text, need))


@pytest.mark.parametrize(
    ("text", "need", "parted"),
    [
        ("Gran Vía 1", 0, "Gran|Vía|1"),
        ("Hakata-ku", 0, "Hakata-ku"),
        ("Hakata-ku", 1, "Hakata-|ku"),
        ("東京都中央区", 0, "東|京|都|中|央|区"),
        ("さっぽろ、きた", 0, "さっ|ぽ|ろ、|き|た"),
        ("コーヒー「雪」", 0, "コー|ヒー|「雪」"),
        ("丸の内１２－５号", 0, "丸|の|内|１２－５|号"),
        ("〒100号", 0, "〒100|号"),
        ("ﾊﾟﾝﾀﾞ㈱", 0, "ﾊﾟ|ﾝ|ﾀﾞ|㈱"),
        ("佐々木", 0, "佐々|木"),
        ("세종대로 5길", 0, "세종대로|5길"),
        ("세종대로", 1, "세|종|대|로"),
        ("ร้านหนังสือใต้ต้นไม้", 0, "ร้านหนังสือใต้ต้นไม้"),
        ("ร้านหนังสือใต้ต้นไม้", 1, "ร้านหนังสือ|ใต้ต้น|ไม้"),
        ("ร้านหนังสือใต้ต้นไม้", 2, "ร้านหนังสือ|ใต้|ต้น|ไม้"),
        ("น้ำใส", 3, "น้ำ|ใส"),
        ("สิทธิ์", 3, "สิ|ทธิ์"),
        ("ရန်ကုန်မြို့", 1, "ရန်|ကုန်|မြို့"),
        ("ភ្នំពេញ", 3, "ភ្នំ|ពេ|ញ"),
        ("राजेश", 3, "राजेश"),
        ("دمشق", 3, "دمشق"),
    ],
)
def test_a_line_is_broken_where_its_readers_expect_it(text: str, need: Need, parted: str) -> None:
    assert pieces(text, need) == parted


LETTERS = st.text(
    st.one_of(
        st.sampled_from("ab -/.,()「」、。ーっァ々０１東京㈱한글"),
        st.characters(min_codepoint=0xE01, max_codepoint=0xE4E),
        st.characters(min_codepoint=0x1000, max_codepoint=0x103A),
        st.characters(min_codepoint=0x1780, max_codepoint=0x17D2),
        st.characters(min_codepoint=0x3040, max_codepoint=0x30FF),
    ),
    max_size=40,
)


@given(LETTERS, st.sampled_from(NEEDS))
def test_the_pieces_together_are_the_text(text: str, need: Need) -> None:
    assert "".join(before + piece for before, piece in atoms(text, need)) == text


@given(LETTERS, st.sampled_from(NEEDS))
def test_no_piece_but_a_word_begins_with_what_belongs_to_the_letter_before(text: str, need: Need) -> None:
    inner = [piece for before, piece in atoms(text, need)[1:] if before == ""]
    assert not [piece for piece in inner if unicodedata.category(piece[0])[0] == "M"]
    assert not [piece for piece in inner if re.match("[ーっァ々、。」)ะาำๅๆ]", piece)]


@given(LETTERS)
def test_a_greater_need_only_adds_breaks(text: str) -> None:
    for less, more in pairwise(NEEDS):
        assert set(_places(text, less)) <= set(_places(text, more))


def _places(text: str, need: Need) -> list[int]:
    places, at = [], 0
    for before, piece in atoms(text, need):
        at += len(before)
        places.append(at)
        at += len(piece)
    return places
