"""What the command may ask of the window, which it does not know."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class Window(Protocol):
    """The window, as far as a verb needs it."""

    def open(self, book: Path) -> int:
        """Show the book until the user closes it; gives the exit code."""

    def take(
        self, book: Path, out: Path, *, panel: str, query: str, theme: str, width: int, height: int
    ) -> None:
        """Write a picture of one panel, searched for `query`, to a PNG file."""
