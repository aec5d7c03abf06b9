"""The one way a file of ours comes to be: written beside its place, safe on the disk, then renamed."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import BinaryIO

LOGS = ("-wal", "-shm", "-journal")
"""What SQLite lays beside a file of its own."""

DAY = 24 * 3600
"""After so many seconds nobody writes any more what a process elsewhere began."""

_OURS = re.compile(rf"\.(?P<where>[0-9a-f]{{8}})-(?P<process>\d+)-[0-9a-f]{{8}}\.part({'|'.join(LOGS)})?$")


def beside(path: Path) -> Path:
    """A hidden name in the same folder for what is to become `path`; it says which process is at work."""
    return path.with_name(f".{path.name}.{_where()}-{os.getpid()}-{os.urandom(4).hex()}.part")


def clear(folder: Path, name: str = "") -> None:
    """Take away what processes that have died left half made here, of the file of this name or of any.

    Nobody here can see whether a process of another computer lives: what it left goes after a day.
    """
    with contextlib.suppress(OSError):  # what cannot be looked at or removed stays, and harms nobody
        for found in list(os.scandir(folder)):
            ours = _OURS.search(found.name) if found.name.startswith(f".{name}") else None
            if ours is not None and _is_left(found, ours["where"], int(ours["process"])):
                _remove(found)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file at `path` when the block ends well, and vanish otherwise.

    Only the owner may read the file. Raises OSError where it cannot be written.
    """
    clear(path.parent, path.name)
    temporary = beside(path)
    descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        put(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def write_new(path: Path, data: bytes) -> None:
    """A new file, safe on the disk, in a folder that gets its name when all are. Raises OSError."""
    with path.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def put(temporary: Path, path: Path) -> None:
    """Give what is safe on the disk already its name, so that the name outlives a power cut, too."""
    temporary.replace(path)
    sync_folder(path.parent)


def remove(path: Path) -> None:
    """Have no such file any more, nor what SQLite laid beside it. Raises OSError."""
    for ending in ("", *LOGS):
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            path.with_name(path.name + ending).unlink()


def sync_file(path: Path) -> None:
    """Have the disk take what was written into this file."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Have the disk take the names in this folder, where the system can be asked for that."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def runs(process: int) -> bool:
    """Whether there is such a process; a system that guards open files by itself need not be asked."""
    if sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def computer() -> str:
    """The name of this computer, or of the container that behaves as one."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


@cache
def _where() -> str:
    """A word for this computer, and for the container in it: elsewhere a process number tells nothing."""
    told = [computer()]
    with contextlib.suppress(OSError):
        told.append(Path("/etc/machine-id").read_text(encoding="ascii", errors="replace"))
    with contextlib.suppress(OSError):
        told.append(str(Path("/proc/self/ns/pid").readlink()))
    return f"{zlib.crc32(chr(10).join(told).encode('utf-8', 'replace')):08x}"


def _is_left(found: os.DirEntry[str], where: str, process: int) -> bool:
    """Whether nobody is at work any more on what was begun under this name."""
    if where == _where():
        return not runs(process)
    return time.time() - found.stat(follow_symlinks=False).st_mtime > DAY


def _remove(found: os.DirEntry[str]) -> None:
    if found.is_dir(follow_symlinks=False):
        import shutil  # start-up

        shutil.rmtree(found.path)
    else:
        Path(found.path).unlink()
