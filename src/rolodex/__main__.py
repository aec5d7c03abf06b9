"""The command `rolodex`: alone it opens the window, with words it does what they say."""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path

from rolodex import logs


class Screen:
    """The window, loaded only when a word of the command asks for it."""

    def open(self, book: Path) -> int:
        """Show the book until the user closes it."""
        from rolodex.app import run_window  # start-up: most words of the command need no Qt

        return run_window(book)

    def take(
        self, book: Path, out: Path, *, panel: str, query: str, theme: str, width: int, height: int
    ) -> None:
        """Write a picture of one panel to a PNG file."""
        from rolodex.app import take_screenshot  # start-up: most words of the command need no Qt

        take_screenshot(book, out, panel=panel, query=query, mode=theme, size=(width, height))


def main() -> int:
    """Open the window where no words are given; otherwise do what the words say."""
    # A worker process of a bundle starts here too, and must not open a second window.
    multiprocessing.freeze_support()
    logs.catch()
    # A shell that asks for completions says so in the environment, and gives no words either.
    if len(sys.argv) == 1 and "_ROLODEX_COMPLETE" not in os.environ:
        return window()
    from rolodex.cli.app import run  # start-up: the window does not need Typer

    return run(sys.argv[1:], Screen())


def window() -> int:
    """Open the window on the user's book."""
    logs.catch()
    from rolodex.app import run_window
    from rolodex.domain.errors import UserError
    from rolodex.i18n import word

    try:
        return run_window()
    except UserError as error:
        sys.stderr.write(word(error.message) + "\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
