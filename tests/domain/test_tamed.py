"""Text of others among our own: nothing in it steers a terminal or turns what follows round."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.tamed import in_one_line, tamed

TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@given(st.text(alphabet=st.characters(codec=None)))
def test_no_text_keeps_what_steers_or_turns(text: str) -> None:
    shown = in_one_line(text)
    assert not TURNING & set(shown)
    assert all(unicodedata.category(sign) not in ("Cc", "Cs", "Zl", "Zp") for sign in shown)
    shown.encode()
    assert tamed(tamed(text)) == tamed(text)


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp"))))
def test_all_else_stays(text: str) -> None:
    assert tamed(text) == text


def test_what_scripts_need_stays() -> None:
    for text in ("שלום\u200f!", "می\u200cخواهم", "👩\u200d🔧", "\u061cعربي"):
        assert tamed(text) == text
    assert tamed("a\r\nb\u2028c\td") == "a\nb\nc\td"
