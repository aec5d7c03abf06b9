"""The window, and pictures of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from rolodex.cli.passphrases import unlock
from rolodex.cli.session import BookOption, named
from rolodex.cli.terminal import say
from rolodex.cli.window_door import Window
from rolodex.i18n import _

Theme = Literal["light", "dark"]


class Screen:
    """The verb that needs the window."""

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
        book: BookOption = None,
    ) -> int:
        """Open the window, or write a picture of it."""
        path = named(context, book)
        if screenshot is None:
            return self._window.open(path)
        unlock(context, path)
        width, height = _size(size)
        self._window.take(path, screenshot, panel=panel, query=query, theme=theme, width=width, height=height)
        say(str(screenshot))
        return 0


def _size(text: str) -> tuple[int, int]:
    width, _times, height = text.lower().partition("x")
    if not (
        width.isdecimal() and height.isdecimal() and 0 < int(width) < 10_000 and 0 < int(height) < 10_000
    ):
        raise typer.BadParameter(_("“%(size)s” is no size; write it like 1360x860.") % {"size": text})
    return int(width), int(height)
