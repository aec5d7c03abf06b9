"""Cells of a CSV that a spreadsheet takes as they stand, and never as a formula or a number of its own."""

from __future__ import annotations

import re

_ACTIVE = "=+-@\t\r\n|%＝＋－＠"
"""With these a text begins that some spreadsheet would run or reckon with."""
_TRIMMED = " \xa0\u200b\ufeff"
"""What some spreadsheets take off before they look whether a text is a formula."""
_REWRITTEN = re.compile(r"0\d[\d ]*|\d{12,}|\d+[eE]\d+")
"""Digits whose zeros or last places a spreadsheet would lose: postcodes, long phone numbers, 12E5."""


def guarded(text: str) -> str:
    """The text behind an apostrophe where a spreadsheet would not leave it alone."""
    return f"'{text}" if _at_risk(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if text[:1] == "'" and _at_risk(text[1:]) else text


def _at_risk(text: str) -> bool:
    bare = text.lstrip("'").lstrip(_TRIMMED)
    return bool(bare) and (bare[0] in _ACTIVE or _REWRITTEN.fullmatch(bare) is not None)
