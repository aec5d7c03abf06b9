"""A page of the help: a title, headings, paragraphs, lists, pictures, read from a small part of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["title", "heading", "text", "item", "step", "picture"]

ACTION = "rolodex:action/"
"""How the link of a page begins that does something in the window; the name of the action follows."""
PAGE = ".md"
"""How the link of a page ends that leads to another one."""


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line: plain, strong, a key of the keyboard, or a link."""

    text: str
    strong: bool = False
    key: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a page as it is read; `number` counts the steps of a list, `picture` names a file."""

    kind: Kind
    spans: tuple[Span, ...]
    number: int = 0
    picture: str = ""

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page by its name, in one language."""

    name: str
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """What the page is called."""
        return next((block.text for block in self.blocks if block.kind == "title"), self.name)

    def links(self) -> Iterator[str]:
        """Where the page leads to."""
        return (span.link for block in self.blocks for span in block.spans if span.link)

    def pictures(self) -> tuple[str, ...]:
        """The pictures it shows, by the names of their files."""
        return tuple(block.picture for block in self.blocks if block.picture)


_LINE = re.compile(
    r"(?P<title># )|(?P<heading>## )|(?P<item>- )|(?P<step>\d+\. )"
    r"|!\[(?P<said>[^\]]*)\]\((?P<picture>[^)]+)\)$"
)
_SPAN = re.compile(r"\*\*(?P<strong>.+?)\*\*|`(?P<key>[^`]+)`|\[(?P<text>[^\]]+)\]\((?P<link>[^)\s]+)\)")


def parsed(name: str, text: str) -> HelpPage:
    """The page that a text of Markdown describes; lines that belong together are parted by empty ones."""
    blocks: list[Block] = []
    number = 0
    for line in _lines(text):
        block = _block(line, number + 1)
        number = block.number
        blocks.append(block)
    return HelpPage(name, tuple(blocks))


def target(link: str) -> tuple[str, str]:
    """What a link leads to: "action" or "page" with a name, or "" with the link as it stands."""
    if link.startswith(ACTION):
        return "action", link.removeprefix(ACTION)
    if link.endswith(PAGE) and ":" not in link:
        return "page", link.removesuffix(PAGE)
    return "", link


def _lines(text: str) -> Iterator[str]:
    """The lines as they are read: one that follows another without a sign of its own goes on with it."""
    gathered = ""
    for line in (*text.splitlines(), ""):
        line = line.strip()
        if gathered and (not line or _LINE.match(line)):
            yield gathered
            gathered = ""
        gathered = f"{gathered} {line}" if gathered and line else line or gathered
    if gathered:
        yield gathered


def _block(line: str, number: int) -> Block:
    found = _LINE.match(line)
    if found is None:
        return Block("text", _spans(line))
    if found["picture"]:
        return Block("picture", (Span(found["said"]),), picture=found["picture"])
    rest = _spans(line[found.end() :])
    if found["step"]:
        return Block("step", rest, number)
    kinds: tuple[Kind, ...] = ("title", "heading", "item")
    return Block(next(kind for kind in kinds if found[kind]), rest)


def _spans(line: str) -> tuple[Span, ...]:
    spans: list[Span] = []
    at = 0
    for found in _SPAN.finditer(line):
        if found.start() > at:
            spans.append(Span(line[at : found.start()]))
        if found["strong"]:
            spans.append(Span(found["strong"], strong=True))
        elif found["key"]:
            spans.append(Span(found["key"], key=True))
        else:
            spans.append(Span(found["text"], link=found["link"]))
        at = found.end()
    if at < len(line):
        spans.append(Span(line[at:]))
    return tuple(spans)
