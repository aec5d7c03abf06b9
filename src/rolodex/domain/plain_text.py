"""HTML as plain text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BREAKS = frozenset(
    {
        *("address", "article", "blockquote", "br", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul"),
    }
)
_APART = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul", "ol"})
_HIDDEN = frozenset({"script", "style", "head", "title", "template"})


def text_of_html(text: str) -> str:
    """The words of a page in lines, without what is hidden; nothing it refers to is fetched."""
    words = _Words()
    words.feed(text)
    words.close()
    lines = (" ".join(line.split(" ")).strip() for line in "".join(words.pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Words(HTMLParser):
    """Gathers what is seen of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden.append(tag)
        elif tag == "body":
            self._hidden.clear()
        elif tag in _BREAKS:
            self.pieces.append("\n\n" if tag in _APART else "\n")
        elif tag in ("td", "th"):
            self.pieces.append("  ")
        if tag == "li":
            self.pieces.append("- ")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and tag == self._hidden[-1]:
            self._hidden.pop()
        elif tag in _APART:
            self.pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(re.sub(r"[ \t\r\n\f]+", " ", data))
