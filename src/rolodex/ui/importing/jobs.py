"""Files that come in together, as the jobs they are: all cards at once, each table for itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from rolodex.domain.file_endings import LISTS, TABLES


@dataclass(frozen=True, slots=True)
class Job:
    """Files that are rehearsed together; a "table" has columns, a "list" tells its own fields."""

    kind: Literal["cards", "table", "list"]
    paths: tuple[Path, ...]


def jobs(paths: Sequence[Path]) -> tuple[Job, ...]:
    """The jobs these files are, the cards first."""
    cards = tuple(path for path in paths if _kind(path) == "cards")
    first = (Job("cards", cards),) if cards else ()
    return (*first, *(Job(_kind(path), (path,)) for path in paths if _kind(path) != "cards"))


def size(paths: Sequence[Path]) -> int:
    """How large the files are together; what came from the clipboard is none."""
    return sum(path.stat().st_size for path in paths if path.is_file())


def _kind(path: Path) -> Literal["cards", "table", "list"]:
    ending = path.suffix.lower()
    if ending in TABLES:
        return "table"
    return "list" if ending in LISTS else "cards"
