"""One program for one screen: a second start leaves what it wants in a folder, and the first takes it up.

A lock that the system lets go of with the process says whether somebody listens, so that nothing left by a
crash is in the way. No connection is opened: the folder lies beside the state of the window, or among what is
kept until the user logs out where that cannot be written.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
import zlib
from collections.abc import Mapping
from pathlib import Path

from rolodex import files, paths
from rolodex.domain import summons
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.summons import Summons

FRESH = 60
"""Seconds after which what nobody took up is not wanted any more."""
LARGEST = 4_000_000
LOCK = "lock"
ENDING = ".json"


class Inbox:
    """Where this process hears what later starts want, until `leave`."""

    def __init__(self, folder: Path, held: int | None) -> None:
        self.folder = folder
        self._held = held

    def listens(self) -> bool:
        """Whether later starts find this process; without a folder that can be written they do not."""
        return self._held is not None

    def take(self) -> tuple[Summons, ...]:
        """What was left here since the last time, the oldest first."""
        if self._held is None:
            return ()
        found = []
        for path in sorted(self.folder.glob(f"*{ENDING}")):
            one = _read(path)
            path.unlink(missing_ok=True)
            if one is not None:
                found.append(one)
        return tuple(found)

    def leave(self) -> tuple[Summons, ...]:
        """Listen no more, and give what came in too late for the window and early enough to count on it."""
        self.close()
        found: tuple[Summons, ...] = ()
        while not found and any(self.folder.glob(f"*{ENDING}")):
            with contextlib.suppress(OSError):
                self._held = _hold(self.folder)
            if self._held is None:
                break
            found = self.take()
            if not found:
                # it was of no use, but somebody may have counted on this process meanwhile
                self.close()
        return found

    def close(self) -> None:
        """Let another process listen."""
        if self._held is not None:
            os.close(self._held)
            self._held = None


def enter(wanted: Summons, environment: Mapping[str, str]) -> Inbox | None:
    """Listen from now on; None where a program that runs has been handed what is wanted."""
    for folder in _folders(environment):
        try:
            return _enter(folder, wanted)
        except OSError:
            # where this folder cannot be used, the first start could not use it either
            continue
    # a window that no second start finds is better than none
    return Inbox(folder, None)


def _enter(folder: Path, wanted: Summons) -> Inbox | None:
    """Listen here, or hand over to who does. Raises OSError, and UserError where nobody takes it up."""
    _own(folder)
    held = _hold(folder)
    if held is None:
        left = _leave_with(folder, wanted)
        held = _hold(folder)
        if held is None:
            return None
        # who listened has gone meanwhile
        left.unlink(missing_ok=True)
    _forget_old(folder)
    return Inbox(folder, held)


def _leave_with(folder: Path, wanted: Summons) -> Path:
    """Leave what is wanted with the program that listens. Raises UserError."""
    try:
        return _leave(folder, wanted)
    except (OSError, UserError) as error:
        raise UserError(
            message(
                "Rolodex is open already, and could not be told to come forward: the folder %(folder)s "
                "cannot be written. Go to its window; nothing was changed.",
                folder=str(folder),
            )
        ) from error


def _folders(environment: Mapping[str, str]) -> tuple[Path, ...]:
    """Where a start listens, the best first: one for each computer, screen and place of the choices.

    What runs on another screen cannot come before the user.
    """
    screen = environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY") or ""
    here = f"{files.computer()} {screen}"
    return (
        paths.config() / f"inbox-{_word(here)}",
        paths.runtime() / f"inbox-{_word(f'{here} {paths.config()}')}",
    )


def _word(text: str) -> str:
    return f"{zlib.crc32(text.encode('utf-8', 'replace')):08x}"


def _own(folder: Path) -> None:
    """Make the folder where it is not there. Raises OSError where another user could read what is left."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if sys.platform != "win32" and folder.stat().st_uid != os.getuid():
        raise PermissionError(folder)


def _leave(folder: Path, wanted: Summons) -> Path:
    """Write down what is wanted; names sort by time."""
    left = folder / f"{time.time_ns():020d}-{os.getpid()}{ENDING}"
    with files.replacing(left) as stream:
        stream.write(json.dumps(wanted.written()).encode())
    return left


def _read(path: Path) -> Summons | None:
    """What was left, None where it is broken, too old or not ours."""
    try:
        told = path.stat()
        if told.st_size > LARGEST or abs(time.time() - told.st_mtime) > FRESH:
            return None
        return summons.of(json.loads(path.read_bytes()))
    except (OSError, ValueError):
        return None


def _forget_old(folder: Path) -> None:
    """Let go of what was left for a program that crashed a while ago."""
    for path in folder.glob(f"*{ENDING}"):
        with contextlib.suppress(OSError):
            if abs(time.time() - path.stat().st_mtime) > FRESH:
                path.unlink()


if sys.platform == "win32":

    def _hold(folder: Path) -> int | None:
        """The lock, held; None where another process holds it. Raises OSError."""
        import msvcrt

        descriptor = os.open(folder / LOCK, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            os.close(descriptor)
            return None
        return descriptor

else:

    def _hold(folder: Path) -> int | None:
        """The lock, held; None where another process holds it. Raises OSError."""
        import fcntl

        descriptor = os.open(folder / LOCK, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return None
        except OSError:
            os.close(descriptor)
            raise
        return descriptor
