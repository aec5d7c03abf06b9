"""What may be dropped or pasted on a timeline: files, a picture, a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

from rolodex.domain.file_endings import CARDS


@dataclass(frozen=True, slots=True)
class Sorted:
    """Files by what becomes of them."""

    mails: tuple[Path, ...] = ()
    calendars: tuple[Path, ...] = ()
    others: tuple[Path, ...] = ()


def files_of(data: QMimeData) -> tuple[Path, ...]:
    """The files that are dropped or pasted, where none of them is one of cards: the window takes those in."""
    files = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return () if any(file.suffix.lower() in CARDS for file in files) else files


def picture_of(data: QMimeData) -> QImage | None:
    """The picture that is pasted."""
    found = data.imageData() if data.hasImage() else None
    return found if isinstance(found, QImage) and not found.isNull() else None


def sort(files: Sequence[Path]) -> Sorted:
    """E-mails, calendars, and what is merely kept."""
    ends = {".eml": "mails", ".ics": "calendars"}
    found: dict[str, list[Path]] = {"mails": [], "calendars": [], "others": []}
    for file in files:
        found[ends.get(file.suffix.lower(), "others")].append(file)
    return Sorted(**{name: tuple(some) for name, some in found.items()})
