"""Bytes to characters: byte order marks, declared charsets, and what to try without either."""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_HEAD = 512
_DECLARED = re.compile(rb'CHARSET="?([A-Za-z0-9_:.-]+)', re.IGNORECASE)
# Names that files use and Python does not know, or knows for a narrower set than the writer meant.
_ALIASES = {
    "ansi": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "big5": "cp950",
}
_TEXT_CODECS: dict[str, str] = {}
_SCAN = 1 << 20
_LONGEST_NAME = 64


def codec_of(name: str) -> str:
    """Python's codec for a charset's name; empty where there is none."""
    key = name.strip().strip('"').lower()
    if key not in _TEXT_CODECS and len(_TEXT_CODECS) < 1000:
        _TEXT_CODECS[key] = _find(_ALIASES.get(key, key))
    return _TEXT_CODECS.get(key, "")


def _find(name: str) -> str:
    if not name or len(name) > _LONGEST_NAME:
        return ""
    try:
        "".encode(name)
        b"".decode(name)
    except (LookupError, ValueError, TypeError):
        return ""
    return codecs.lookup(name).name


class Source:
    """A stream of cards as UTF-8, or as its bytes stand where the file has no charset of its own."""

    def __init__(self, stream: BinaryIO) -> None:
        """Look at the first bytes and choose."""
        self._stream = stream
        self._head = stream.read(_HEAD)
        self._decoder: codecs.IncrementalDecoder | None = None
        self._only: str | None = None
        self.read_so_far = len(self._head)
        self.known = False
        charset = self._sniff()
        if charset:
            self.known = True
            self._decoder = codecs.getincrementaldecoder(charset)("replace")

    def _sniff(self) -> str:
        head = self._head
        if head.startswith(codecs.BOM_UTF8):
            self._head = head[len(codecs.BOM_UTF8) :]
            return ""
        for mark, charset in _MARKS:
            if head.startswith(mark):
                self._head = head[len(mark) :]
                return charset
        if len(head) > 8 and head.count(0) > len(head) // 4:
            return "utf-16-be" if head[0] == 0 else "utf-16-le"
        return ""

    def read(self, size: int) -> bytes:
        """The next bytes; empty at the end."""
        if self._head:
            data, self._head = self._head, b""
        else:
            data = self._stream.read(size)
            self.read_so_far += len(data)
        if self._decoder is None:
            return data
        text = self._decoder.decode(data, final=not data).replace("\ufeff", "")
        while data and not text:
            data = self._stream.read(size)
            self.read_so_far += len(data)
            text = self._decoder.decode(data, final=not data).replace("\ufeff", "")
        return text.encode("utf-8", "replace")

    def only_declared(self) -> str:
        """The one charset other than UTF-8 that the file declares anywhere; empty where none or several."""
        if self._only is None:
            self._only = self._scan()
        return self._only

    def _scan(self) -> str:
        if not self._stream.seekable():
            return ""
        here = self._stream.tell()
        names: set[str] = set()
        try:
            self._stream.seek(0)
            rest = b""
            while data := self._stream.read(_SCAN):
                data = rest + data
                names.update(found.group(1).decode("ascii").lower() for found in _DECLARED.finditer(data))
                rest = data[-_LONGEST_NAME:]
        finally:
            self._stream.seek(here)
        found = {codec_of(name) for name in names} - {"", "utf-8"}
        return found.pop() if len(found) == 1 else ""

    def decode(self, octets: bytes, declared: str, encoded: bool = False) -> tuple[str, bool]:
        """The text of these bytes, and whether its charset had to be guessed or damage mended.

        `encoded` says that the bytes stood as quoted-printable or base64, so that the charset of the file
        itself says nothing about them.
        """
        if declared and (encoded or not self.known):
            codec = codec_of(declared)
            if codec:
                try:
                    return octets.decode(codec), False
                except UnicodeError:
                    pass
        try:
            return octets.decode(), False
        except UnicodeDecodeError:
            return self._guess(octets, declared), True

    def _guess(self, octets: bytes, declared: str) -> str:
        text = octets.decode("utf-8", "replace")
        lost = text.count("\ufffd")
        good = sum(1 for character in text if character > "\x7f") - lost
        if good >= 2 * lost and (good > 3 or codec_of(declared) == "utf-8"):
            return text
        for codec in (self.only_declared(), "cp1252"):
            if codec:
                try:
                    return octets.decode(codec)
                except UnicodeError:
                    continue
        return octets.decode("latin-1")
