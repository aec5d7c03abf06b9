"""ZIP files of others, opened only where their list of parts keeps within bounds."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

LARGEST_LIST = 25_000_000
"""Bytes of the list of parts at the end, which is read at once and takes twelve times as much memory."""

_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
_MARK, _MARK64 = b"PK\x05\x06", b"PK\x06\x06"
_FARTHEST = _END64.size + _LOCATOR.size + _END.size + (1 << 16)


def opened(path: Path) -> zipfile.ZipFile:
    """The pack, open for reading. Raises BadZipFile where it is none or names more parts than any has."""
    with path.open("rb") as stream:
        stream.seek(max(0, stream.seek(0, 2) - _FARTHEST))
        tail = stream.read()
    # Looked for in the order of the library, so that both read the same end.
    at = len(tail) - _END.size
    if tail[at : at + 4] != _MARK or at < 0:
        at = tail.rfind(_MARK)
    if at < 0 or len(tail) - at < _END.size:
        raise zipfile.BadZipFile("no list of parts")
    listed = _END.unpack_from(tail, at)[5]
    wide = at - _LOCATOR.size - _END64.size
    if wide >= 0 and tail[wide : wide + 4] == _MARK64:
        listed = _END64.unpack_from(tail, wide)[8]
    if listed > LARGEST_LIST:
        raise zipfile.BadZipFile("too many parts")
    return zipfile.ZipFile(path)
