"""Windows on what is no book like others: an empty one, one that does not open, that of the tour."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import screens
from rolodex.app import WindowBook
from rolodex.domain.contact import Contact
from rolodex.services import sample_book, unlocking
from rolodex.services.opening import open_services
from rolodex.services.protecting import convert
from rolodex.ui.gate.face import Deed
from rolodex.ui.gate.page import Gate
from rolodex.ui.state import WindowState
from rolodex.ui.window import MainWindow

PASSPHRASE = "four odd words here"
HEAD = 100
"""Bytes at the beginning of a file without which it is no book any more."""


@dataclass(frozen=True, slots=True)
class Door:
    """What lies at the path of a book, and what is pressed at the gate it leads to."""

    name: str
    lay: Callable[[Path], Path]
    press: Deed | None = None


def _empty(folder: Path) -> Path:
    return folder / "empty.rolodex"


def _tour(_folder: Path) -> Path:
    return sample_book.make(sample_book.Wish("en", "GB", date(2026, 5, 3), "Rosa.vcf"))


def _book(path: Path) -> Path:
    """A book with one person, and a copy of it."""
    services = open_services(path, create=True)
    services.contacts.save(Contact(fn="Ana"))
    services.backups.make()
    services.close()
    return path


def _locked(folder: Path) -> Path:
    path = _book(folder / "locked.rolodex")
    convert(path, "", PASSPHRASE)
    unlocking.forget()
    return path


def _damaged(folder: Path) -> Path:
    path = _book(folder / "damaged.rolodex")
    with path.open("r+b") as file:
        file.write(bytes(HEAD))
    return path


def _gone(folder: Path) -> Path:
    path = _book(folder / "gone.rolodex")
    path.unlink()
    return path


def _picture(folder: Path) -> Path:
    path = folder / "picture.rolodex"
    path.write_bytes(b"\x89PNG" + bytes(4096))
    return path


DOORS = (
    Door("welcome", _empty),
    Door("tour", _tour),
    Door("locked", _locked),
    Door("damaged", _damaged),
    Door("diagnosis of a damaged one", _damaged, "diagnosis"),
    Door("saved", _damaged, "salvage"),
    Door("gone", _gone),
    Door("no book", _picture),
)


def walk(folder: Path, language: str, size: tuple[int, int]) -> Iterator[tuple[str, MainWindow]]:
    """Each of them in turn, settled, with its name; the window goes with the next one."""
    for number, door in enumerate(DOORS):
        place = folder / str(number)
        place.mkdir(parents=True)
        path = door.lay(place)
        window = screens.shown(WindowBook(path), WindowState(theme="light"), language, size)
        screens.settle_until(window, partial(_is_there, window))
        gate = window.findChild(Gate)
        if door.press is not None and gate is not None:
            gate.face.pressed.emit(door.press)
            screens.settle_until(window, partial(_is_there, window))
        yield door.name, window
        screens.shut(window)


def _is_there(window: MainWindow) -> bool:
    gate = window.findChild(Gate)
    return window.is_settled() if gate is None else gate.is_settled() and not window.runner.busy()
