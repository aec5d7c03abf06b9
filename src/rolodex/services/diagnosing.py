"""A diagnosis to give away: what runs, how the book stands and what went wrong, without a word of its texts.

It is English in every language: it is for whoever mends the program.
"""

from __future__ import annotations

import contextlib
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from rolodex import __version__, logs, paths
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message
from rolodex.domain.preferences import KEYS
from rolodex.services.settings import preferences
from rolodex.store import check, measures, place
from rolodex.store.book import Book

LIBRARIES = (
    "pyside6-essentials",
    "shiboken6",
    "sqlmodel",
    "sqlalchemy",
    "alembic",
    "vobject",
    "reportlab",
    "uharfbuzz",
    "pypdfium2",
    "phonenumberslite",
    "rapidfuzz",
    "numpy",
    "scipy",
    "pyqtgraph",
    "pyrage",
    "sqlcipher3",
)
PERSONAL = frozenset({"author", "return_address", "loyalty_tiers"})
"""Choices that hold a person's own words; the others are numbers and codes."""
DESKTOP = ("XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR", "LANG")

Facts = Mapping[str, str]
Parts = Sequence[tuple[str, Facts]]


class Diagnosing:
    """The diagnosis of one open book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def text(self, screen: Facts | None = None) -> str:
        """The whole of it; `screen` is what the window knows of itself."""
        book = self._book
        with book.reading() as connection:
            chosen = preferences(connection)
        settings = {key: chosen.text(key) for key in KEYS if key not in PERSONAL}
        found = check.quick(book)
        state = {
            **measures.facts(book),
            "read only": _yes(book.read_only),
            "check": "; ".join(map(_source, found)) or "whole",
        }
        rows = {name: str(count) for name, count in measures.rows(book).items()}
        known = [("Program", _program() | dict(screen or {})), ("Book", _file(book.path) | state)]
        return _worded(known, [("Settings", settings), ("Rows", rows)], book.path)

    def is_whole(self) -> bool:
        """Whether the file is sound, as far as SQLite tells in a moment."""
        return not check.quick(self._book)


def of_closed(path: Path, trouble: UserError, screen: Facts | None = None) -> str:
    """The diagnosis of a book that cannot be opened, for this reason."""
    state = _file(path) | {"not opened": _source(trouble.message)}
    return _worded([("Program", _program() | dict(screen or {})), ("Book", state)], [], path)


def _program() -> dict[str, str]:
    told = {
        "rolodex": __version__,
        "installed": "bundle" if hasattr(sys, "_MEIPASS") else "package",
        "python": platform.python_version(),
        "system": platform.platform(),
        "processors": str(os.cpu_count() or 0),
    }
    told |= {name: os.environ[name] for name in DESKTOP if name in os.environ}
    return told


def _libraries() -> dict[str, str]:
    found = dict.fromkeys(LIBRARIES, "-")
    for name in LIBRARIES:
        with contextlib.suppress(metadata.PackageNotFoundError):
            found[name] = metadata.version(name)
    return found


def _file(path: Path) -> dict[str, str]:
    """What the system says of the file, but not where it is or what it is called."""
    import shutil

    found = place.of(path)
    told = {"place": f"{found.kind} {found.name}".strip()}
    try:
        told["free MB"] = str(shutil.disk_usage(path.absolute().parent).free // 1_000_000)
        told["bytes"] = str(path.stat().st_size)
    except OSError as error:
        told["bytes"] = f"errno {error.errno}"
    for suffix in ("-wal", "-shm", "-journal", ".lock"):
        beside = path.with_name(path.name + suffix)
        if beside.exists():
            told[f"bytes of {suffix}"] = str(beside.stat().st_size)
    copies = sorted(paths.backups(path).glob("*"), key=lambda file: file.stat().st_mtime)
    told["files of copies"] = str(len(copies))
    if copies:
        age = datetime.now(UTC).timestamp() - copies[-1].stat().st_mtime
        told["hours since the newest"] = f"{age / 3600:.1f}"
    return told


def _source(said: Message) -> str:
    """A sentence of ours with its numbers, and without the words that stand in it."""
    numbers = {name: value for name, value in said.args if isinstance(value, int)}
    text = said.text
    for name, value in numbers.items():
        text = text.replace(f"%({name})d", str(value))
    return text.replace("%(count)d", str(said.count)) if said.plural else text


def _worded(first: Parts, later: Parts, path: Path) -> str:
    """What runs, then what went wrong, then the figures."""
    now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M")
    lines = [
        f"Diagnosis of Rolodex, {now} UTC",
        "It holds no names, numbers, addresses or texts of the book.",
        *_listed(first),
    ]
    stopped = logs.stopped()
    if stopped is not None:
        lines += ["", f"Stopped unexpectedly {stopped.strftime('%Y-%m-%d %H:%M')} UTC"]
    for title, told in (("Log", logs.recent()), ("Trace of the last crash", logs.trace())):
        lines += ["", title, told.strip() or "  nothing"]
    lines += _listed([*later, ("Libraries", _libraries())])
    return _without_places("\n".join(lines) + "\n", path)


def _listed(parts: Parts) -> list[str]:
    lines: list[str] = []
    for title, facts in parts:
        lines += ["", title, *(f"  {name}: {value}" for name, value in facts.items())]
    return lines


def _without_places(text: str, path: Path) -> str:
    """The text without the home of the user and the name of the book, wherever they may have come from."""
    for place_, word in ((str(path), "BOOK"), (str(Path.home()), "~")):
        if len(place_) > 1:
            text = text.replace(place_, word)
    return text


def _yes(value: bool) -> str:
    return "yes" if value else "no"
