"""What look-alikes are called in the user's language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rolodex.domain.likeness import Level, Likeness
from rolodex.domain.message import Message, message
from rolodex.i18n import _, ngettext, word
from rolodex.ui import wording

LEVELS: Mapping[Level, Message] = MappingProxyType(
    {"certain": message("Certain"), "suggested": message("Suggested"), "possible": message("Possible")}
)
CHIPS: Mapping[Level, tuple[str, str]] = MappingProxyType(
    {"certain": ("good", "good_soft"), "suggested": ("blue", "blue_soft"), "possible": ("warn", "warn_soft")}
)
"""Ink and ground of the word for a level."""


def reasons(likeness: Likeness) -> str:
    """Why two look alike, the weightiest reason first."""
    return ", ".join(map(word, likeness.reasons))


def pairs(count: int) -> str:
    """So many pairs."""
    return ngettext("%(count)s pair", "%(count)s pairs", count) % {"count": wording.number(count)}


def found(count: int, later: int) -> str:
    """How many pairs are left, and how many were put off."""
    said = ngettext(
        "%(count)s pair looks like one person. Nothing is merged before you say so.",
        "%(count)s pairs look like one person. Nothing is merged before you say so.",
        count,
    ) % {"count": wording.number(count)}
    if not later:
        return said
    put_off = ngettext("%(count)s put off.", "%(count)s put off.", later) % {"count": wording.number(later)}
    return _("%(found)s %(later)s") % {"found": said, "later": put_off}
