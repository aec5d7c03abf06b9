"""What the command may ask of the window, which it does not know."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from rolodex.domain.quick_card import QuickCard


class Window(Protocol):
    """The window, as far as a verb needs it."""

    def open(self, book: Path, *, deed: str = "", background: bool = False) -> int:
        """Show the book until the user closes it; gives the exit code.

        `deed` is what to begin with: "new_contact", "today" or "". In the background no window comes up.
        """

    def take(
        self, book: Path, out: Path, *, panel: str, query: str, theme: str, width: int, height: int
    ) -> None:
        """Write a picture of one panel, searched for `query`, to a PNG file."""

    def quick_card(self) -> QuickCard:
        """The keys of the window, for a card on the desk."""
