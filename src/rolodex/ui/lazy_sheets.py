"""Sheets that are built when they are first wanted: none is loaded before the window is painted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar, runtime_checkable

from rolodex.domain.changes import Changes
from rolodex.ui.sheet import Sheet

S = TypeVar("S", bound=Sheet)


@runtime_checkable
class Worded(Protocol):
    """What can word itself anew in another language."""

    def retranslate(self) -> None: ...


@runtime_checkable
class Reacting(Protocol):
    """What shows the book as it stands after a change."""

    def react(self, changes: Changes) -> None: ...


class LazySheets:
    """Keeps one sheet of each kind."""

    def __init__(self) -> None:
        self._made: dict[type[Sheet], Sheet] = {}

    def get(self, kind: type[S], make: Callable[[], S]) -> S:
        """The sheet of this kind, made now if there is none."""
        known = self._made.get(kind)
        if isinstance(known, kind):
            return known
        made = make()
        self._made[kind] = made
        return made

    def each(self, kind: type[S], do: Callable[[S], object]) -> None:
        """Do this to the sheet of this kind, if there is one."""
        known = self._made.get(kind)
        if isinstance(known, kind):
            do(known)

    def is_covering(self) -> bool:
        """Whether one of them lies over the panel."""
        return any(not sheet.isHidden() for sheet in self._made.values())

    def react(self, changes: Changes) -> None:
        """Show what lies open as it stands now."""
        for sheet in self._made.values():
            if isinstance(sheet, Reacting) and not sheet.isHidden():
                sheet.react(changes)

    def retranslate(self) -> None:
        """Word everything anew that has been built."""
        for sheet in self._made.values():
            if isinstance(sheet, Worded):
                sheet.retranslate()
