"""The disk under SQLite, which can fill up, fail or lose its power at any deed it is asked for.

SQLite reaches files through a table of functions (https://www.sqlite.org/vfs.html). Ours stand before those
of the system from the first `installed` on: they count what is written, synced, cut short, opened, deleted
and shared, and answer with an error, or end the process, at the deed that was chosen.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import random
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Deed = Literal["write", "sync", "truncate", "open", "delete", "share"]
Ending = Literal["error", "kill", "power"]

OK, IOERR, FULL, CANTOPEN = 0, 10, 13, 14
IOERR_READ_SHORT = IOERR | 2 << 8
CODES: dict[Deed, int] = {
    "write": IOERR | 3 << 8,
    "sync": IOERR | 4 << 8,
    "truncate": IOERR | 6 << 8,
    "open": CANTOPEN,
    "delete": IOERR | 10 << 8,
    "share": IOERR | 20 << 8,
}
SECTOR = 512
TEMPORARY = 0x0000_1000 | 0x0000_0200 | 0x0000_2000
"""Flags of files that SQLite makes for itself and nobody opens again."""

P, C, I64 = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
Close = ctypes.CFUNCTYPE(C, P)
Moving = ctypes.CFUNCTYPE(C, P, P, C, I64)
Truncate = ctypes.CFUNCTYPE(C, P, I64)
Sync = ctypes.CFUNCTYPE(C, P, C)
Size = ctypes.CFUNCTYPE(C, P, ctypes.POINTER(I64))
Share = ctypes.CFUNCTYPE(C, P, C, C, C, P)
Open = ctypes.CFUNCTYPE(C, P, P, P, C, P)
Delete = ctypes.CFUNCTYPE(C, P, P, C)


class _Methods(ctypes.Structure):
    """What SQLite can do with one open file."""

    _fields_ = (
        ("version", C),
        ("close", P),
        ("read", P),
        ("write", P),
        ("truncate", P),
        ("sync", P),
        ("size", P),
        ("locking", P * 3),
        ("control", P * 3),
        ("share", P),
        ("sharing", P * 3),
        ("mapping", P * 2),
    )


class _Vfs(ctypes.Structure):
    """The beginning of what SQLite can do with files."""

    _fields_ = (
        ("version", C),
        ("file_size", C),
        ("longest_name", C),
        ("next", P),
        ("name", ctypes.c_char_p),
        ("data", P),
        ("open", P),
        ("delete", P),
    )


@dataclass
class Plan:
    """What goes wrong: at deed `at` of these kinds, counted from 1; 0 lets all go well."""

    at: int = 0
    deeds: frozenset[Deed] = frozenset(CODES)
    full: bool = False
    """The disk is full from then on; otherwise one deed fails, and the next goes well again."""
    ending: Ending = "error"
    seed: int = 0
    done: int = 0
    struck: bool = False
    each: Counter[Deed] = field(default_factory=Counter)

    def fails(self, deed: Deed) -> bool:
        """Count a deed, and say whether it is to fail."""
        if deed not in self.deeds:
            return False
        self.done += 1
        self.each[deed] += 1
        stays = self.full and deed in ("write", "share")
        fails = 0 < self.at <= self.done if stays else self.done == self.at and not self.full
        self.struck = self.struck or fails
        return fails

    def code(self, deed: Deed) -> int:
        """What SQLite is answered."""
        return FULL if self.full else CODES[deed]


@dataclass
class _Undo:
    """One write that the disk has not been told to keep: what stood there, and how long the file was."""

    offset: int
    before: bytes
    size: int


@dataclass
class _File:
    """An open file as the system knows it."""

    name: str
    methods: _Methods
    number: int
    """What tells the file from others, also under another name."""
    unsynced: list[_Undo] = field(default_factory=list)


class _Disk:
    """Our functions, before those of the system."""

    def __init__(self) -> None:
        self._systems: dict[int, tuple[_Vfs, Any, Any]] = {}
        self._files: dict[int, _File] = {}
        self._left: list[_File] = []
        self._tables: dict[int, tuple[_Methods, _Methods]] = {}
        self._ours: dict[str, Any] = {
            "close": Close(self._close),
            "write": Moving(self._write),
            "truncate": Truncate(self._truncate),
            "sync": Sync(self._sync),
            "share": Share(self._share),
        }
        self._own_open, self._own_delete = Open(self._open), Delete(self._delete)
        for library in _libraries():
            library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
            vfs = library.sqlite3_vfs_find(None).contents
            self._systems[ctypes.addressof(vfs)] = (vfs, Open(vfs.open), Delete(vfs.delete))
            vfs.open, vfs.delete = _address(self._own_open), _address(self._own_delete)
        self.plan = Plan()

    def _open(self, vfs: int, name: int | None, file: int, flags: int, given: int) -> int:
        if self._struck("open"):
            ctypes.cast(file, ctypes.POINTER(P))[0] = None
            return self.plan.code("open") if not self.plan.full else CANTOPEN
        answer: int = self._systems[vfs][1](vfs, name, file, flags, given)
        if answer == OK and name is not None and not flags & TEMPORARY:
            place = ctypes.cast(file, ctypes.POINTER(P))
            system, ours = self._table(int(place[0] or 0))
            place[0] = ctypes.addressof(ours)
            path = os.fsdecode(ctypes.string_at(name))
            self._files[file] = _File(path, system, Path(path).stat().st_ino)
        return answer

    def _table(self, address: int) -> tuple[_Methods, _Methods]:
        """The functions of the system for a kind of file, and the same with ours before them."""
        if address not in self._tables:
            system = _Methods.from_address(address)
            ours = _Methods()
            ctypes.memmove(ctypes.addressof(ours), address, _extent(system.version))
            for name, function in self._ours.items():
                if name != "share" or system.version >= 2:
                    setattr(ours, name, _address(function))
            self._tables[address] = (system, ours)
        return self._tables[address]

    def _close(self, file: int) -> int:
        known = self._files.pop(file)
        if known.unsynced:
            self._left.append(known)
        answer: int = Close(known.methods.close)(file)
        return answer

    def _write(self, file: int, data: int, amount: int, offset: int) -> int:
        known = self._files[file]
        if self.plan.ending == "power":
            self._note(file, offset, amount)
        if self._struck("write"):
            half = min(amount, max(0, amount // 2 // SECTOR * SECTOR))
            if half:  # a disk takes what it has room for
                Moving(known.methods.write)(file, data, half, offset)
            return self._answer("write")
        answer: int = Moving(known.methods.write)(file, data, amount, offset)
        return answer

    def _truncate(self, file: int, size: int) -> int:
        known = self._files[file]
        if self.plan.ending == "power":
            self._note(file, size, max(0, self._size(file) - size))
        if self._struck("truncate"):
            return self._answer("truncate")
        answer: int = Truncate(known.methods.truncate)(file, size)
        return answer

    def _sync(self, file: int, flags: int) -> int:
        known = self._files[file]
        if self._struck("sync"):
            return self._answer("sync")
        known.unsynced.clear()
        answer: int = Sync(known.methods.sync)(file, flags)
        return answer

    def _share(self, file: int, region: int, size: int, extend: int, place: int) -> int:
        known = self._files[file]
        if extend and self._struck("share"):
            ctypes.cast(place, ctypes.POINTER(P))[0] = None
            return self._answer("share")
        answer: int = Share(known.methods.share)(file, region, size, extend, place)
        return answer

    def _delete(self, vfs: int, name: int, sync: int) -> int:
        if self._struck("delete"):
            return self._answer("delete")
        answer: int = self._systems[vfs][2](vfs, name, sync)
        return answer

    def _struck(self, deed: Deed) -> bool:
        if not self.plan.fails(deed):
            return False
        if self.plan.ending != "error":
            self.end()
        return True

    def _answer(self, deed: Deed) -> int:
        return self.plan.code(deed)

    def stand_aside(self) -> None:
        """Files that are opened from now on are the system's alone."""
        for vfs, system_open, system_delete in self._systems.values():
            vfs.open, vfs.delete = _address(system_open), _address(system_delete)

    def end(self) -> None:
        """End this process now; without power, what was not synced may be lost, in any order."""
        if self.plan.ending == "power":
            chance = random.Random(self.plan.seed)
            for known in (*self._files.values(), *reversed(self._left)):
                _lose(_found(known), known.unsynced, chance)
        os.kill(os.getpid(), signal.SIGKILL)

    def synced(self, descriptor: int) -> None:
        """Python has had the disk take this file."""
        number = os.fstat(descriptor).st_ino
        for known in (*self._files.values(), *self._left):
            if known.number == number:
                known.unsynced.clear()

    def _size(self, file: int) -> int:
        size = I64()
        Size(self._files[file].methods.size)(file, ctypes.byref(size))
        return size.value

    def _note(self, file: int, offset: int, amount: int) -> None:
        """Remember what stands here, as long as the disk has not been told to keep it."""
        size = self._size(file)
        before = ctypes.create_string_buffer(max(1, min(amount, max(0, size - offset))))
        if size > offset:
            read = Moving(self._files[file].methods.read)
            read(file, ctypes.addressof(before), min(amount, size - offset), offset)
        kept = before.raw if size > offset else b""
        self._files[file].unsynced.append(_Undo(offset, kept, size))


def _found(known: _File) -> Path | None:
    """Where a file lies by now; None where it was deleted."""
    places = (Path(known.name), *Path(known.name).parent.rglob("*"))
    # The number of a deleted file may be that of a folder by now.
    files = (place for place in places if place.is_file())
    return next((place for place in files if place.stat().st_ino == known.number), None)


def _lose(path: Path | None, unsynced: list[_Undo], chance: random.Random) -> None:
    """Take back some of these writes, in the order a disk may leave them undone."""
    if path is None:
        return
    with path.open("r+b") as stream:
        kept = chance.choice((0.0, 0.5, 0.9))
        for undo in reversed(unsynced):
            if chance.random() < kept:
                continue
            stream.seek(undo.offset)
            stream.write(undo.before)
            if kept == 0.0:  # nothing of what came since the last sync has arrived, so lengths go back, too
                stream.truncate(undo.size)


def _extent(version: int) -> int:
    """Bytes of the table of functions of this version."""
    until = {1: _Methods.share.offset, 2: _Methods.mapping.offset}
    return until.get(version, ctypes.sizeof(_Methods))


def _libraries() -> list[ctypes.CDLL]:
    """SQLite as Python has it, and that of books with a passphrase where it is installed."""
    found = [ctypes.CDLL("libsqlite3.so.0")]
    if importlib.util.find_spec("sqlcipher3") is not None:
        found.append(ctypes.CDLL(importlib.import_module("sqlcipher3._sqlite3").__file__))
    return found


def _address(function: Any) -> int:
    return ctypes.cast(function, P).value or 0


_installed: list[_Disk] = []


def installed() -> _Disk:
    """The disk with our functions before those of the system, in this process from now on."""
    if not _installed:
        _installed.append(_Disk())
    return _installed[0]


def gone() -> None:
    """The disk is the system's again, as it was before `installed`; no book may be open."""
    while _installed:
        _installed.pop().stand_aside()


@contextmanager
def going_wrong(plan: Plan) -> Iterator[Plan]:
    """The disk behaves as planned within the block."""
    disk = installed()
    disk.plan = plan
    try:
        yield plan
    finally:
        disk.plan = Plan()


def counted(work: Callable[[], object]) -> Plan:
    """How many deeds of each kind the work asks of the disk."""
    with going_wrong(Plan()) as plan:
        work()
    return plan
