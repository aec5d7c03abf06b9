"""Groups of a card (`item1.TEL`, `item1.X-ABLabel`): the labels they give, and which carry nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from rolodex.vcard.words import DATE_NAMES, IM_SERVICES, RELATIONS, plain_label

LABEL_NAMES = frozenset({"X-ABLABEL", "X-ABADR-LABEL"})

LABELLED = frozenset(
    {"TEL", "EMAIL", "ADR", "URL", "X-ABURL", "IMPP", "RELATED", "NICKNAME", "NOTE", "LANG", "X-ABDATE"}
    | IM_SERVICES.keys()
    | RELATIONS.keys()
    | DATE_NAMES.keys()
)
"""Properties whose field in a contact has room for a label."""

JOB_NAMES = frozenset({"ORG", "TITLE", "ROLE"})

_COUNTRY = re.compile(r"[A-Za-z]{2}\Z")
_NUMBERED = re.compile(r"item\d+\Z", re.IGNORECASE)


@dataclass(slots=True)
class Group:
    """What one group of a card says beside the property it labels."""

    label: str = ""
    country: str = ""
    names: set[str] = field(default_factory=set)
    _needed: bool | None = None

    def takes(self, name: str) -> bool:
        """Whether a property of this name finds a field in this group."""
        if name in LABEL_NAMES:
            return not LABELLED.isdisjoint(self.names)
        return name == "X-ABADR" and bool(self.country) and "ADR" in self.names

    def is_needed(self, name: str) -> bool:
        """Whether the group says something that is lost when the label stands beside its value."""
        if self._needed is None:
            self._needed = not _NUMBERED.match(name) or self._says_more()
        return self._needed

    def _says_more(self) -> bool:
        return any(not self.takes(other) for other in self.names - LABELLED - JOB_NAMES)


def groups_of(named: Iterable[tuple[str, str, str]]) -> dict[str, Group]:
    """The groups of a card by their name in lower case, from (group, name, text of a label or country)."""
    groups: dict[str, Group] = {}
    for key, name, text in named:
        group = groups.setdefault(key.lower(), Group())
        group.names.add(name)
        if name in LABEL_NAMES:
            group.label = group.label or plain_label(text)
        elif name == "X-ABADR" and _COUNTRY.match(text.strip()):
            group.country = text.strip().upper()
    return groups
