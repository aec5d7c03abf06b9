"""Our own grammar of segments, English and Spanish: a sentence that says who is meant becomes a rule."""

from __future__ import annotations

from datetime import date

from rolodex.domain.segment_grammar.understood import (
    NAMED,
    Doubt,
    Known,
    Lookup,
    OwnField,
    Part,
    Understood,
)

__all__ = ["NAMED", "Doubt", "Known", "Lookup", "OwnField", "Part", "Understood", "understand"]


def understand(text: str, today: date, language: str, known: Known) -> Understood:
    """What a sentence such as "VIP in Berlin without a call since May" says.

    Both languages are understood; a word of both means what it does in `language`.
    """
    from rolodex.domain.segment_grammar import reading  # start-up

    return reading.understand(text, today, language, known)
