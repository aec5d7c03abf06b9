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
