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


def found(likely: int, possible: int, later: int) -> str:
    """How many pairs are left, and how many were put off."""
    said = ngettext(
        "%(count)s pair looks like one person.", "%(count)s pairs look like one person.", likely
    ) % {"count": wording.number(likely)}
    look = ngettext("%(count)s more is worth a look.", "%(count)s more are worth a look.", possible)
    put_off = ngettext("%(count)s put off.", "%(count)s put off.", later)
    parts = [
        said,
        look % {"count": wording.number(possible)} if possible else "",
        put_off % {"count": wording.number(later)} if later else "",
        _("Nothing is merged before you say so."),
    ]
    return " ".join(part for part in parts if part)
