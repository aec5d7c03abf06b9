"""What is known of the copies in a folder without opening them: a small file beside them.

It can be lost or broken at any time: what it does not say is found out by opening the copies again. It holds
no names and no passphrase.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from rolodex import files
from rolodex.domain.backup import Reason

NAME = "backups.json"
VERSION = 1
LARGEST = 1_000_000
"""Bytes that are read of a ledger; it has some hundred for each copy."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one copy; `size` and `written` (nanoseconds) tell whether the file is still that one.

    `mark` is the state of the book that the copy holds; `checked` is the stamp of the last proof, and
    `broken` says that it failed.
    """

    size: int
    written: int
    reason: Reason = ""
    checked: str = ""
    people: int = 0
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    mark: str = ""
    broken: bool = False

    def of(self, file: Path) -> Entry:
        """The same about a file that was written anew and holds what this one held."""
        stat = file.stat()
        return replace(self, size=stat.st_size, written=stat.st_mtime_ns)

    def fits(self, file: Path) -> bool:
        """Whether the file is the one this was written about."""
        stat = file.stat()
        return (stat.st_size, stat.st_mtime_ns) == (self.size, self.written)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is known of the copies in one folder, by file name.

    `book` is the mark of the book they are of, `second` the other folder that the book is copied to.
    """

    book: str = ""
    second: str = ""
    entries: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))

    def knowing(self, file: Path, entry: Entry) -> Ledger:
        """The same with one copy more, and without those that are gone."""
        known = {name: one for name, one in self.entries.items() if file.with_name(name).exists()}
        return replace(self, entries={**known, file.name: entry})


def read(folder: Path) -> Ledger:
    """What the folder's ledger says; an empty one where there is none or it cannot be understood."""
    try:
        with (folder / NAME).open("rb") as stream:
            told = json.loads(stream.read(LARGEST))
    except (OSError, ValueError, RecursionError):
        return Ledger()
    return _ledger(told) if isinstance(told, dict) else Ledger()


def write(folder: Path, ledger: Ledger) -> None:
    """Keep this as the folder's ledger. Raises OSError where it cannot be written."""
    told = {
        "version": VERSION,
        "book": ledger.book,
        "second": ledger.second,
        "copies": {name: _told(entry) for name, entry in sorted(ledger.entries.items())},
    }
    with files.replacing(folder / NAME) as stream:
        stream.write(json.dumps(told, indent=1, sort_keys=True).encode())


def _told(entry: Entry) -> dict[str, Any]:
    return {
        "size": entry.size,
        "written": entry.written,
        "reason": entry.reason,
        "checked": entry.checked,
        "people": entry.people,
        "counts": dict(entry.counts),
        "mark": entry.mark,
        "broken": entry.broken,
    }


def _ledger(told: Mapping[str, Any]) -> Ledger:
    copies = told.get("copies")
    entries = {} if not isinstance(copies, dict) else {name: _entry(one) for name, one in copies.items()}
    return Ledger(
        _text(told.get("book")),
        _text(told.get("second")),
        {name: entry for name, entry in entries.items() if entry is not None},
    )


def _entry(told: object) -> Entry | None:
    if not isinstance(told, dict):
        return None
    counts = told.get("counts")
    reasons: Mapping[str, Reason] = {one: one for one in get_args(Reason)}
    return Entry(
        _number(told.get("size")),
        _number(told.get("written")),
        reasons.get(_text(told.get("reason")), ""),
        _text(told.get("checked")),
        _number(told.get("people")),
        {str(table): _number(count) for table, count in counts.items()} if isinstance(counts, dict) else {},
        _text(told.get("mark")),
        told.get("broken") is True,
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
