"""Steps and what is due, in the user's words."""

from __future__ import annotations

from collections.abc import Mapping

from rolodex.domain import drip_words
from rolodex.domain.drip import DripStep
from rolodex.i18n import word

Names = Mapping[int, str]
"""The names of letters by their ids."""


def deed(step: DripStep, letters: Names) -> str:
    """What is done, as the head of a row."""
    said = word(drip_words.deed(step, letters.get(step.letter_id, "")))
    return said[:1].upper() + said[1:]


def when(step: DripStep) -> str:
    """When a step comes, and for whom."""
    return word(drip_words.when(step))


def said(step: DripStep, letters: Names) -> str:
    """A step in one sentence."""
    return word(drip_words.said(step, letters.get(step.letter_id, "")))
