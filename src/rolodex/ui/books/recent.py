"""The books that were open lately on this computer, and how the window stood on each."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from rolodex.ui.state import WindowState

MOST = 8
PLACE = ("geometry", "splitter", "order", "panel", "view", "columns")
"""What is remembered for each book by itself."""


@dataclass(frozen=True, slots=True)
class RecentBook:
    """A book by its path, with what the window remembers for it; "" where it is as in the last window."""

    path: str
    geometry: str = ""
    splitter: str = ""
    order: str = ""
    panel: str = ""
    view: str = ""
    columns: str = ""


def listed(state: WindowState) -> tuple[RecentBook, ...]:
    """The books, the latest first; what cannot be read is passed over."""
    try:
        kept = json.loads(state.recent or "[]")
    except ValueError:
        return ()
    names = {field.name for field in fields(RecentBook)}
    rows = [row for row in kept if isinstance(row, dict)] if isinstance(kept, list) else []
    return tuple(
        RecentBook(**{name: str(value) for name, value in row.items() if name in names})
        for row in rows
        if row.get("path")
    )


def note(state: WindowState, path: Path, *, first: bool = True) -> None:
    """Have this book in the list: at its head, or at its end where it was not opened."""
    known = listed(state)
    wanted = _absolute(path)
    one = next((row for row in known if _same(row.path, wanted)), RecentBook(wanted))
    others = [row for row in known if not _same(row.path, wanted)]
    _write(state, [one, *others] if first else [*others[: MOST - 1], one])


def forget(state: WindowState, path: Path) -> None:
    """Have this book in the list no more; the file stays."""
    _write(state, [row for row in listed(state) if not _same(row.path, _absolute(path))])


def keep_place(state: WindowState, path: Path) -> None:
    """Remember for this book how the window stands; one that is not in the list is not put there."""
    place = {name: getattr(state, name) for name in PLACE}
    wanted = _absolute(path)
    _write(
        state,
        [RecentBook(row.path, **place) if _same(row.path, wanted) else row for row in listed(state)],
    )


def take_place(state: WindowState, path: Path) -> None:
    """Let the window stand as it did on this book, where it was ever open."""
    for row in listed(state):
        if _same(row.path, _absolute(path)):
            for name in PLACE:
                setattr(state, name, getattr(row, name) or getattr(state, name))


def last(state: WindowState, besides: Path | None = None) -> Path | None:
    """The book that was open last and is still there, other than `besides`; None where there is none."""
    other = _absolute(besides) if besides is not None else ""
    there = (row for row in listed(state) if not _same(row.path, other) and is_there(row))
    return next((Path(row.path) for row in there), None)


def is_there(book: RecentBook) -> bool:
    """Whether the file can be found now; one on a stick or in another place may come back."""
    return Path(book.path).is_file()


def _write(state: WindowState, rows: list[RecentBook]) -> None:
    state.recent = json.dumps([asdict(row) for row in rows[:MOST]]) if rows else ""


def _absolute(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - a link is to stay one


def _same(one: str, other: str) -> bool:
    return os.path.normcase(one) == os.path.normcase(other)
