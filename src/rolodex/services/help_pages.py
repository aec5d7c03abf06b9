"""The pages of the help as they lie among the resources."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from rolodex import paths
from rolodex.domain.help_page import HelpPage, parsed
from rolodex.domain.help_topics import PAGES

Fill = Callable[[str, str], str]
"""What stands in a page for "key" or "do" of an action of this name."""
_FILLED = re.compile(r"\{(key|do):(\w+)\}")


def folder(language: str) -> Path:
    """Where the pages of a language lie."""
    return paths.resources() / "help" / language


def read(language: str, fill: Fill) -> tuple[HelpPage, ...]:
    """Every page in a language, in the order of the contents.

    `{key:import}` in a page is the key of an action, `{do:import}` a link that does it, as `fill` words them.
    """
    return tuple(
        parsed(name, filled((folder(language) / f"{name}.md").read_text(encoding="utf-8"), fill))
        for name in PAGES
    )


def filled(text: str, fill: Fill) -> str:
    """A text with the keys and links of actions put in."""
    return _FILLED.sub(lambda found: fill(found[1], found[2]), text)


def named(text: str) -> frozenset[str]:
    """The actions whose keys or links a text asks for."""
    return frozenset(found[2] for found in _FILLED.finditer(text))


def picture(language: str, name: str) -> Path:
    """Where a picture of a page lies."""
    return folder(language) / name
