"""Fields of the user's own: what they are called, what they hold, and on whose cards they are offered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from rolodex.domain.contact import Contact, Custom, CustomType

Scope = Literal["all", "individual", "org", "one"]
TYPES: tuple[CustomType, ...] = get_args(CustomType)


@dataclass(frozen=True, slots=True)
class CustomField:
    """One field; of `scope` "one" only those have it who have a value. `choices` are those of a choice."""

    id: int
    name: str
    type: CustomType = "text"
    scope: Scope = "all"
    choices: tuple[str, ...] = ()

    def is_offered(self, contact: Contact) -> bool:
        """Whether a card shows this field, be it empty."""
        return self.scope in ("all", contact.kind) or self.value(contact) is not None

    def value(self, contact: Contact) -> Custom | None:
        """What this contact says there."""
        return next((one for one in contact.custom if (one.name, one.type) == (self.name, self.type)), None)
