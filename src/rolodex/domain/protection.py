"""Switching the passphrase of a book on or off: what was done, and what can still be read without it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Protection:
    """How a book stands after it was converted.

    `readable` are copies of the book that anyone can read, `other` those that open with another passphrase
    than the book. A copy made again under the book's own is in neither.
    """

    path: Path
    is_protected: bool
    readable: tuple[Path, ...] = ()
    other: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class CopiesProtected:
    """Copies that were made again as secret as the book, and those that could not be."""

    done: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()
