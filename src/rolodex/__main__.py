"""The command `rolodex`: alone it opens the window, with words it does what they say."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from pathlib import Path

from rolodex import logs
from rolodex.domain.errors import UserError
from rolodex.domain.quick_card import QuickCard
from rolodex.domain.summons import Summons, not_there, told


class Screen:
    """The window, loaded only when a word of the command asks for it."""

    def open(self, book: Path, *, deed: str = "", background: bool = False) -> int:
        """Show the book until the user closes it."""
        return window(Summons(book=str(book.absolute()), deed=deed, background=background))

    def take(
        self, book: Path, out: Path, *, panel: str, query: str, theme: str, width: int, height: int
    ) -> None:
        """Write a picture of one panel to a PNG file."""
        from rolodex.app import take_screenshot  # start-up: most words of the command need no Qt

        take_screenshot(book, out, panel=panel, query=query, mode=theme, size=(width, height))

    def quick_card(self) -> QuickCard:
        """The keys of the window, for a card on the desk."""
        from rolodex.ui.help.card import quick_card  # start-up: most words of the command need no Qt

        return quick_card()


def main() -> int:
    """Open the window where the words ask for it, on files or without any; otherwise do what they say."""
    # A worker process of a bundle starts here too, and must not open a second window.
    multiprocessing.freeze_support()
    logs.catch()
    # A shell that asks for completions says so in the environment, and gives no words either.
    if "_ROLODEX_COMPLETE" not in os.environ:
        try:
            wanted = told(sys.argv[1:], os.environ)
            if wanted is not None:
                return window(wanted)
        except UserError as error:
            return _refused(error)
    from rolodex.cli.app import run  # start-up: the window does not need Typer

    return run(sys.argv[1:], Screen())


def window(wanted: Summons | None = None) -> int:
    """Open the window on the user's book, or hand what is wanted to the one that is open."""
    logs.catch()
    from rolodex.services import inbox

    try:
        wanted = wanted or told(sys.argv[1:], os.environ) or Summons()
        if wanted.missing and sys.stderr is not None and sys.stderr.isatty():
            # who typed the name reads this; a file manager's user sees it in the window
            raise not_there(wanted.missing[0])
        entered = inbox.enter(wanted, os.environ)
        if entered is None:
            return 0
        # What is loaded stays, so the collector finds nothing; the window does its work from then on.
        gc.disable()
        try:
            # start-up: a second start needs no Qt
            from rolodex.app import run_window

            return run_window(wanted, entered)
        finally:
            gc.enable()
            entered.close()
    except UserError as error:
        return _refused(error)


def _refused(error: UserError) -> int:
    from rolodex import i18n  # start-up: nothing is worded where all is well

    i18n.use(i18n.preferred())
    sys.stderr.write(i18n.word(error.message) + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
