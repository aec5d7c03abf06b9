"""Text of others as it may stand among our own words: nothing in it turns round or hides what follows."""

from __future__ import annotations

import re

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufff9-\ufffb]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that set the direction for all that follows; those of a single place (LRM, RLM, ALM) do no harm."""
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
)
_LONE = re.compile("[\ud800-\udfff]")
_BREAKS = re.compile("\r\n?|[\u2028\u2029]")


def tamed(text: str) -> str:
    """The text without controls and without marks that turn what follows; line ends and tabs stay.

    Cards and tables keep what they hold: this is for showing.
    """
    if text.isascii() and text.isprintable():
        return text
    if _ODD.search(text) is None:
        return text
    text = _BREAKS.sub("\n", text)
    return _LONE.sub("\ufffd", _TURNING.sub("", _CONTROLS.sub("", text)))


def in_one_line(text: str) -> str:
    """The same, with blanks for line ends and tabs."""
    return tamed(text).replace("\n", " ").replace("\t", " ")
