"""Whether the book lies where it lies well: told when it was put there, and when room runs out."""

from __future__ import annotations

from rolodex.domain.message import Message
from rolodex.store import place, settings
from rolodex.store.book import Book

TOLD = "place_told"


class Placing:
    """The place of one book on its disk."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def at_start(self) -> tuple[Message, ...]:
        """What to know about where the book lies; what was said of a place is not said again."""
        path = self._book.path
        found = (self._of_place(), place.twins(path), place.room(path))
        return tuple(said for said in found if said is not None)

    def room(self, more: int = 0) -> Message | None:
        """What to know before `more` bytes come in, where they would hardly fit on the disk."""
        return place.room(self._book.path, more)

    def _of_place(self) -> Message | None:
        found = place.of(self._book.path)
        here = f"{found.kind} {found.name}".strip()
        with self._book.reading() as connection:
            if settings.get(connection, TOLD) == here:
                return None
        if not self._book.read_only and (found.kind != "own" or self._was_elsewhere()):
            with self._book.housekeeping() as tx:
                settings.put(tx.connection, TOLD, here)
        return place.warning(self._book.path)

    def _was_elsewhere(self) -> bool:
        with self._book.reading() as connection:
            return settings.get(connection, TOLD) != ""
