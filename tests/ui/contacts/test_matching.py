"""What of a row the typed words matched."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rolodex.domain.folding import marks
from rolodex.ui.contacts.matching import typed

TEXTS = st.text(alphabet="abC1 '-.&@/_ñÁß", max_size=12)


@given(TEXTS, TEXTS)
def test_nothing_is_missed_by_looking_closely_only_where_it_is_worth_it(text: str, search: str) -> None:
    words = typed(search).words
    expected = marks(text, words) or marks(text, words, inside=True)
    if expected:
        assert typed(search).places([text]) == (expected,)


def test_a_number_is_marked_however_it_is_grouped() -> None:
    assert typed("600123").places(["600 12 34 56"]) == (((0, 8),),)
