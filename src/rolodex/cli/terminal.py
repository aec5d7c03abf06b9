"""What goes to the terminal: lines, tables, JSON and how far the work is."""

from __future__ import annotations

import json
import os
import re
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

from rolodex.domain.progress import Progress, silent
from rolodex.domain.tamed import in_one_line

BETWEEN = 0.1
"""Seconds between two words about progress."""
_STEERING = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")
WIDEST = 42
"""Columns a cell of a table takes at most."""


def say(text: str = "") -> None:
    """A line on stdout; what could steer the terminal is left out."""
    _write(sys.stdout, "\n".join(_plain(line) for line in text.split("\n")))


def warn(text: str) -> None:
    """A line on stderr."""
    _write(sys.stderr, " ".join(_plain(line) for line in text.split("\n")))


def say_json(value: object) -> None:
    """The one JSON document of this run on stdout."""
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    text = json.dumps(value, ensure_ascii=not utf8, indent=2)
    # Still the same JSON: what would steer a terminal stands in it by its number.
    _write(sys.stdout, _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def say_table(rows: Sequence[Sequence[str]]) -> None:
    """Rows in columns that stand under each other; the last is never cut, as nothing follows it."""
    if not rows:
        return
    cells = [[_plain(cell.replace("\n", " ")) for cell in row] for row in rows]
    widths = [min(WIDEST, max(_width(row[place]) for row in cells)) for place in range(len(cells[0]))]
    widths[-1] = max(_width(row[-1]) for row in cells)
    for row in cells:
        line = "  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True))
        _write(sys.stdout, line.rstrip())


def finish() -> None:
    """Hand over what still waits to be written, while it can be noticed that nobody reads it."""
    sys.stdout.flush()


def nobody_listens() -> int:
    """End quietly when the reader of our output has left, as `head` does; 1, as Typer has it too."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


@contextmanager
def progress(title: str) -> Iterator[Progress]:
    """Says on stderr how far the work is, where that is a terminal; the line is gone at the end."""
    if not sys.stderr.isatty():
        yield silent
        return
    told = 0.0

    def tell(done: int, total: int) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told >= BETWEEN:
            told = now
            share = f"{done * 100 // total} %" if total else str(done)
            sys.stderr.write(f"\r\x1b[K{title} {share}")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")


def _plain(text: str) -> str:
    """The text in one line, without what steers a terminal or turns round what follows."""
    return in_one_line(text)


def _width(text: str) -> int:
    """Columns the text takes; letters of China and Japan take two."""
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide - sum(unicodedata.combining(sign) > 0 for sign in text)


def _padded(text: str, width: int) -> str:
    while _width(text) > width:
        text = text[:-2] + "…"
    return text + " " * (width - _width(text))
