"""Takes folders of the building machine out of where the compiled files of a bundle look for libraries."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

LOADED, DYNAMIC = 1, 2
END, STRINGS, RPATH, RUNPATH = 0, 5, 15, 29
ENTRY = struct.Struct("<qQ")
SEGMENT = struct.Struct("<IIQQQQ")
MAGIC = b"\x7fELF\x02\x01"


def forget(folder: Path) -> None:
    """Let every compiled file below a folder look in the bundle and in the system alone."""
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            content = file.read_bytes()
            cleaned = without_absolute(content)
            if cleaned != content:
                file.write_bytes(cleaned)


def without_absolute(content: bytes) -> bytes:
    """A compiled file without search paths that begin at the root; any other content as it is."""
    if not content.startswith(MAGIC):
        return content
    segments = list(_segments(content))
    for kind, begin, _address, size in segments:
        if kind == DYNAMIC:
            entries = list(ENTRY.iter_unpack(content[begin : begin + size]))
            kept = [entry for entry in entries if not _is_absolute(content, entry, entries, segments)]
            kept += [(END, 0)] * (len(entries) - len(kept))
            return content[:begin] + b"".join(ENTRY.pack(*entry) for entry in kept) + content[begin + size :]
    return content


def _segments(content: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Kind, place in the file, address and size of each segment."""
    (first,) = struct.unpack_from("<Q", content, 32)
    each, count = struct.unpack_from("<HH", content, 54)
    for index in range(count):
        kind, _flags, begin, address, _physical, size = SEGMENT.unpack_from(content, first + index * each)
        yield kind, begin, address, size


def _is_absolute(
    content: bytes,
    entry: tuple[int, int],
    entries: list[tuple[int, int]],
    segments: list[tuple[int, int, int, int]],
) -> bool:
    tag, at = entry
    if tag not in {RPATH, RUNPATH}:
        return False
    strings = dict(entries)[STRINGS]
    for kind, begin, address, size in segments:
        if kind == LOADED and address <= strings < address + size:
            return content[begin + strings - address + at :].startswith(b"/")
    return False
