"""The window, pictures of it, and its keys on paper."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from rolodex.cli.beginning import BookOption, JsonOption, named
from rolodex.cli.passphrases import unlock
from rolodex.cli.terminal import say, say_json
from rolodex.cli.window_door import Window
from rolodex.domain.planner import Paper
from rolodex.i18n import _

Theme = Literal["light", "dark"]
PAPERS: dict[str, Paper] = {"a4": "a4", "letter": "letter"}


class Screen:
    """The verbs that need the window."""

    def __init__(self, window: Window) -> None:
        self._window = window

    def window(
        self,
        context: typer.Context,
        *,
        screenshot: Annotated[
            Path | None, typer.Option(metavar="OUT.png", help=_("Write a picture instead of opening."))
        ] = None,
        panel: Annotated[str, typer.Option(metavar="NAME", help=_("The panel in the picture."))] = "people",
        query: Annotated[
            str, typer.Option(metavar="TEXT", help=_("What stands in the search of the picture."))
        ] = "",
        theme: Annotated[Theme, typer.Option(help=_("Light or dark."))] = "light",
        size: Annotated[
            str, typer.Option(metavar="WxH", help=_("The picture's size in pixels."))
        ] = "1360x860",
        background: Annotated[
            bool, typer.Option("--background", help=_("Only remind, from the tray, until it is opened."))
        ] = False,
        book: BookOption = None,
    ) -> int:
        """Open the window, or write a picture of it."""
        path = named(context, book)
        if screenshot is None:
            return self._window.open(path, background=background)
        unlock(context, path)
        width, height = _size(size)
        self._window.take(path, screenshot, panel=panel, query=query, theme=theme, width=width, height=height)
        say(str(screenshot))
        return 0

    def quickcard(
        self,
        out: Annotated[Path, typer.Argument(metavar="OUT.pdf", help=_("The file to write."))],
        *,
        paper: Annotated[
            str, typer.Option(metavar="a4|letter", help=_("The paper, otherwise that of your country."))
        ] = "",
        json: JsonOption = False,
    ) -> None:
        """Print the keys of the window on one page."""
        from rolodex.services import quick_cards  # only this verb prints

        if paper and paper.lower() not in PAPERS:
            raise typer.BadParameter(_("The paper is a4 or letter."))
        card = self._window.quick_card()
        quick_cards.write(card, out, PAPERS.get(paper.lower()))
        if json:
            say_json({"file": str(out), "keys": sum(len(group.rows) for group in card.groups)})
        else:
            say(str(out))


def _size(text: str) -> tuple[int, int]:
    width, _times, height = text.lower().partition("x")
    if not (
        width.isdecimal() and height.isdecimal() and 0 < int(width) < 10_000 and 0 < int(height) < 10_000
    ):
        raise typer.BadParameter(_("“%(size)s” is no size; write it like 1360x860.") % {"size": text})
    return int(width), int(height)
