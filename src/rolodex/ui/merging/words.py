"""What a merge says, in the user's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rolodex.domain.contact import Contact
from rolodex.domain.merging import FieldOfMerge
from rolodex.domain.naming import short_name
from rolodex.domain.said import OTHERS, counted
from rolodex.i18n import _, ngettext, word
from rolodex.ui import wording
from rolodex.ui.history import words

MOST = 12
"""So many cards are merged at once: more do not stand side by side."""
NAMED = 40
"""Letters of a name in the title, which has to name both."""


def label(field: FieldOfMerge) -> str:
    """What a field is called, from the whole to the part."""
    return " · ".join(map(word, field.label))


def side(field: FieldOfMerge, place: int) -> tuple[str, ...]:
    """What one card says: each of several values as a text of its own."""
    said = field.sides[place]
    if field.united:
        return tuple(map(word, said))
    return (words.said(field.name.partition(":")[0], said),) if said else ()


def names(contacts: Sequence[Contact]) -> tuple[str, ...]:
    """What the cards are called."""
    return tuple(contact.fn or _("No name") for contact in contacts)


def title(called: Sequence[str]) -> str:
    """What is about to be merged."""
    if len(called) == 2:
        return _("Merge %(one)s and %(other)s") % {
            "one": short_name(called[0], NAMED),
            "other": short_name(called[1], NAMED),
        }
    return ngettext("Merge %(count)s card", "Merge %(count)s cards", len(called)) % {
        "count": wording.number(len(called))
    }


def follows(counts: Mapping[str, int]) -> str:
    """What comes over to the card that stays, counted."""
    said = [word(counted(noun, count)) for noun, count in counts.items() if count and noun in OTHERS]
    return " · ".join(said)
