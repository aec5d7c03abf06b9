"""The keys of the program on one page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyRow:
    """What a key does, in the words of the user's language; `keys` are ways to the same, each as pressed."""

    keys: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """Keys that count in one place; `usual` ones are worth a card on the desk."""

    title: str
    rows: tuple[KeyRow, ...]
    usual: bool = True


@dataclass(frozen=True, slots=True)
class QuickCard:
    """What is printed."""

    title: str
    subtitle: str
    groups: tuple[KeyGroup, ...]
