"""A group: a contact of its own kind whose members are named by their UIDs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """One group, and how many of its members are in the book."""

    id: int
    uid: str
    name: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Membership:
    """Which groups a contact joins and leaves (ids), and the names of new groups it is the first of."""

    joins: tuple[int, ...] = ()
    leaves: tuple[int, ...] = ()
    founds: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything changes."""
        return bool(self.joins or self.leaves or self.founds)


STAYS = Membership()
"""Nothing changes."""
