"""What went wrong, written down without a word of the user's: kinds of errors and places in the code."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO, TypeVar

from rolodex import __version__, files, paths
from rolodex.domain.errors import UserError

# Python's own logging is not used: it takes 12 ms to load, and it formats what a call hands it, while here
# nothing gets in but what is known to be ours.

LARGEST = 200_000
"""Bytes after which a file of the log is put away."""
FILES = 3
MOST = 500
"""Records of one process; an error in something that is painted comes sixty times a second."""
TOLD = 12_000
"""Characters of a log that a diagnosis tells."""
FRAMES = 40
DEEPEST = 8
"""Errors in a chain that are told."""
SQLITE_NAME = re.compile(r"SQLITE_[A-Z_]+")
CRASH_FILE = re.compile(r"crash-(\d+)\.log")
TRACE_FILE = re.compile(r'File "([^"]*)"')

_T = TypeVar("_T")

_writing = threading.Lock()


class _Underway(Exception):  # noqa: N818 - it is none
    """Is being handled for as long as `whole` is at work; nothing went wrong."""


@dataclass(slots=True)
class _State:
    """What this process has written and what it watches."""

    records: int = 0
    crash_file: TextIO | None = None
    stopped: datetime | None = None


_state = _State()


def log_file() -> Path:
    """The newest file of the log."""
    return paths.logs() / "rolodex.log"


def trace_file() -> Path:
    """Where the trace of the last crash is kept."""
    return paths.logs() / "crash.log"


def catch() -> None:
    """Write down from now on what nobody caught, on whatever thread."""
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_on_thread
    sys.unraisablehook = _unraisable


def whole(work: Callable[[], _T]) -> _T:
    """Do this work so that its errors reach Qt whole, and are written down instead of ending in a crash."""
    if sys.version_info >= (3, 12):
        return work()
    # An error that begins in C has no object in Python 3.11 until somebody handles it, and PySide looks into
    # that object when a method that Qt calls ends in an error. While another error is handled, each is made
    # whole at once.
    try:
        raise _Underway
    except _Underway:
        return work()


def watch() -> None:
    """Have a crash leave a trace, and know whether the last window ended in one."""
    import faulthandler

    folder = paths.logs()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _state.stopped = _swept(folder)
        descriptor = os.open(_own_crash_file(), os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    except OSError:
        return  # a window without a log is better than no window
    _state.crash_file = os.fdopen(descriptor, "w", encoding="utf-8")
    faulthandler.enable(_state.crash_file)


def end() -> None:
    """Leave no trace of a crash: the window ends as it should."""
    import faulthandler

    if _state.crash_file is not None:
        faulthandler.disable()
        _state.crash_file.close()
        _state.crash_file = None
        with contextlib.suppress(OSError):
            _own_crash_file().unlink()


def stopped() -> datetime | None:
    """When a window before this one came to an end that nobody wanted; None where it did not."""
    return _state.stopped


def error(trouble: BaseException, kind: str = "error") -> None:
    """Write an error down: what it is and where it came from, never what it says."""
    _write(kind, told(trouble))


def note(kind: str, text: str) -> None:
    """Write a line down whose words are known to be ours."""
    _write(kind, text)


def told(trouble: BaseException) -> str:
    """An error and those behind it: kinds and places in the code, no text but our own."""
    lines: list[str] = []
    for depth, (link, one) in enumerate(_chain(trouble)):
        if depth == DEEPEST:
            lines.append("…")
            break
        lines.append(link + _named(one))
        if not isinstance(one, UserError):
            lines += _places(one.__traceback__)
    return "\n".join(lines)


def recent() -> str:
    """The end of the log."""
    return _end_of(log_file(), TOLD)


def trace() -> str:
    """The end of the trace of the last crash."""
    return _end_of(trace_file(), TOLD)


def _named(trouble: BaseException) -> str:
    kind = type(trouble)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    fact = _fact(trouble)
    return f"{name} {fact}" if fact else name


def _fact(trouble: BaseException) -> str:
    """What an error says that cannot be of the user: our own sentence without its arguments, or a code."""
    if isinstance(trouble, UserError):
        return trouble.message.text
    if isinstance(trouble, OSError) and isinstance(trouble.errno, int):
        return errno.errorcode.get(trouble.errno, "")
    name = getattr(trouble, "sqlite_errorname", "")
    return name if isinstance(name, str) and SQLITE_NAME.fullmatch(name) else ""


def _chain(trouble: BaseException) -> Iterator[tuple[str, BaseException]]:
    """An error, those of its group, and what it came from."""
    waiting, met = [("", trouble)], set()
    while waiting:
        link, one = waiting.pop(0)
        if id(one) in met:
            continue
        met.add(id(one))
        if isinstance(one.__context__, _Underway):
            one.__context__ = None
        yield link, one
        if isinstance(one, BaseExceptionGroup):
            waiting += [("one of them: ", part) for part in one.exceptions]
        if one.__cause__ is not None:
            waiting.append(("because of ", one.__cause__))
        elif one.__context__ is not None and not one.__suppress_context__:
            waiting.append(("while handling ", one.__context__))


def _places(traceback: TracebackType | None) -> list[str]:
    found: list[str] = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        found.append(f"  {_short(code.co_filename)}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    if len(found) > FRAMES:
        found[FRAMES // 2 : -FRAMES // 2] = ["  …"]
    return found


def _short(file: str) -> str:
    """A file of the program or of a library without the folders before it, which may bear a user's name."""
    parts = file.replace("\\", "/").split("/")
    for root in ("site-packages", "rolodex"):
        if root in parts:
            place = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[place + (root == "site-packages") :])
    library = f"python{sys.version_info.major}.{sys.version_info.minor}"
    if library in parts:
        return "/".join(parts[parts.index(library) :])
    return file if re.fullmatch(r"<[a-z. _-]+>", file) else "elsewhere"


def _write(kind: str, text: str) -> None:
    with _writing:
        if _state.records >= MOST:
            return
        _state.records += 1
        stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        record = f"{stamp} {__version__} {kind}: {text}\n".encode("utf-8", "replace")
        with contextlib.suppress(OSError):  # on a full disk there is nobody left to tell
            _append(log_file(), record)


def _append(file: Path, record: bytes) -> None:
    """Each record is one write at the end of the file, so that two processes do not mix theirs."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists() and file.stat().st_size + len(record) > LARGEST:
        _put_away(file)
    descriptor = os.open(file, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    try:
        os.write(descriptor, record)
    finally:
        os.close(descriptor)


def _put_away(file: Path) -> None:
    for number in range(FILES - 1, 0, -1):
        older = file if number == 1 else file.with_name(f"{file.name}.{number - 1}")
        if older.exists():
            older.replace(file.with_name(f"{file.name}.{number}"))


def _end_of(file: Path, most: int) -> str:
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return text if len(text) <= most else text[-most:].partition("\n")[2]


# What nobody caught


def _uncaught(kind: type[BaseException], trouble: BaseException, traceback: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, trouble, traceback)
        return
    error(trouble, "uncaught")
    _say(kind, trouble, traceback)


def _uncaught_on_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
        error(args.exc_value, "uncaught on a thread")
        _say(args.exc_type, args.exc_value, args.exc_traceback)


def _unraisable(args: sys.UnraisableHookArgs) -> None:
    if args.exc_value is not None:
        error(args.exc_value, "unraisable")
        _say(args.exc_type, args.exc_value, args.exc_traceback)


def _say(kind: type[BaseException], trouble: BaseException, traceback: TracebackType | None) -> None:
    """The whole error where somebody reads the terminal; a desktop keeps what is written there in a log."""
    if sys.stderr is None:  # a window of Windows has none
        return
    if sys.stderr.isatty():
        sys.__excepthook__(kind, trouble, traceback)
    else:
        sys.stderr.write(told(trouble) + "\n")


# Crashes


def _own_crash_file() -> Path:
    return paths.logs() / f"crash-{os.getpid()}.log"


def _swept(folder: Path) -> datetime | None:
    """When the newest of the windows that crashed did so; its trace is kept, the others' go."""
    crashed: list[tuple[float, Path]] = []
    for file in folder.iterdir():
        found = CRASH_FILE.fullmatch(file.name)
        if found is None or _in_use(file, int(found[1])):
            continue
        if file.stat().st_size:
            crashed.append((file.stat().st_mtime, file))
        else:
            file.unlink(missing_ok=True)
    if not crashed:
        return None
    crashed.sort()
    at, newest = crashed[-1]
    _keep_trace(newest, folder / "crash.log")
    for _, file in crashed:
        file.unlink(missing_ok=True)
    return datetime.fromtimestamp(at, UTC)


def _keep_trace(file: Path, kept: Path) -> None:
    text = file.read_text(encoding="utf-8", errors="replace")
    text = TRACE_FILE.sub(lambda found: f'File "{_short(found[1])}"', text)
    descriptor = os.open(kept, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(text)


if sys.platform == "win32":

    def _in_use(file: Path, pid: int) -> bool:
        """Whether a window has this file open: Windows does not rename one that is."""
        try:
            file.replace(file.with_name(file.name))
        except OSError:
            return pid != os.getpid()
        return False

else:

    def _in_use(_file: Path, pid: int) -> bool:
        """Whether another process of this number runs."""
        return pid != os.getpid() and files.runs(pid)
