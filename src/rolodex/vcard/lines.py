"""Folded lines to properties: header and value of each, soft breaks and bare base64 put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rolodex.domain.message import Message, message
from rolodex.domain.progress import Progress, silent
from rolodex.vcard.blocks import folded_lines
from rolodex.vcard.charset import Source
from rolodex.vcard.header import BINARY, Header, end_of_header, scan_header
from rolodex.vcard.limits import HEADER_KEPT, HEADERS_KEPT, LINE, PHOTO_LINE

Property = tuple[int, Header, bytes]
"""Number of the line, its header, and its value as bytes that are not yet decoded."""

NO_PROPERTY = message("This line is not a property of a card")
TOO_LONG = message("This line is longer than a card's line may be")

_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/=\s]+\Z")
_BROKEN_PROPERTY = re.compile(
    rb"(?:BEGIN|END)\s*\Z|END:?V?C?A?R?D?\Z|(?:[\w-]+\.)?(?:X-[\w-]+|N|FN|TEL|EMAIL|ADR|LABEL|ORG|TITLE|ROLE|URL"
    rb"|NOTE|BDAY|PHOTO|NICKNAME|CATEGORIES|IMPP|UID|REV|KEY)(?:;|\Z)",
    re.IGNORECASE,
)
# Values in which people break lines, and some programs write the break as it is.
_FREE_TEXT = frozenset({"FN", "NOTE", "ADR", "LABEL", "N", "ORG", "TITLE", "ROLE", "NICKNAME", "COMMENT"})
_NEVER_TEXT = ("X-AB", "X-ADDRESSBOOKSERVER-")
_KNOWN = _FREE_TEXT | {
    *("BEGIN", "END", "VERSION", "PRODID", "REV", "UID", "SOURCE", "KIND", "CLASS", "CATEGORIES", "MEMBER"),
    *("TEL", "EMAIL", "IMPP", "URL", "RELATED", "LANG", "GENDER", "TZ", "GEO", "MAILER", "AGENT"),
    *("PHOTO", "LOGO", "SOUND", "KEY", "BDAY", "ANNIVERSARY", "SORT-STRING"),
}


@dataclass(frozen=True, slots=True)
class Damage:
    """A line that is no property: where it stands, its bytes and what is wrong."""

    line: int
    text: bytes
    reason: Message


@dataclass(slots=True)
class SoftBreaks:
    """How the lines after soft breaks of quoted-printable begin in this file."""

    indented: int = 0
    plain: int = 0

    def unfold(self, value: bytes) -> bytes:
        """The value without its soft breaks; white space after them is a fold where the whole file has it."""
        if b"=\n" not in value:
            return value
        if self.indented >= 2 and not self.plain:
            return value.replace(b"=\n ", b"").replace(b"=\n\t", b"")
        return value.replace(b"=\n", b"")


class LineReader:
    """Reads one stream into properties and damage, one line of memory at a time."""

    def __init__(self, source: Source, total: int = 0, progress: Progress = silent) -> None:
        """Read from this source."""
        self.soft_breaks = SoftBreaks()
        self._folded = folded_lines(source, total, progress)
        self._headers: dict[bytes, Header] = {}
        self._header: Header | None = None
        self._parts: list[bytes] = []
        self._size = 0
        self._line = 0
        self._soft = False
        self._blanks = 0

    def __iter__(self) -> Iterator[Property | Damage]:
        """Properties in their order, and damage where it stands."""
        headers = self._headers
        for number, line, cut in self._folded:
            if cut:
                yield from self._close()
                yield Damage(number, line, TOO_LONG)
                continue
            if self._soft:
                ended = self._after_soft_break(line)
                if not ended:
                    continue
                yield from self._close()
            colon = line.find(b":")
            header = headers.get(line[:colon]) if colon > 0 else None
            if header is None:
                line, colon, header = self._scan(line)
            if header is not None:
                if self._header is not None:
                    yield self._finished(self._header)
                self._open(number, header, line[colon + 1 :])
            else:
                yield from self._without_header(number, line)
        yield from self._close()

    def _open(self, number: int, header: Header, value: bytes) -> None:
        self._line = number
        self._header = header
        self._blanks = 0
        if header.encoding == "qp":
            self._parts = []
            self._size = 0
            self._quoted(value)
            return
        if b"\n" in value:
            value = _unfolded(value)
        self._parts = [value]
        self._size = len(value)

    def _finished(self, header: Header) -> Property | Damage:
        """The open property; damage where it grew beyond what any value may hold."""
        if len(self._parts) == 1:
            return self._line, header, self._parts[0]
        if self._size > PHOTO_LINE:
            return Damage(self._line, header.source.encode("utf-8", "replace"), TOO_LONG)
        return self._line, header, b"".join(self._parts)

    def _close(self) -> Iterator[Property | Damage]:
        if self._header is not None:
            yield self._finished(self._header)
            self._header = None
        self._parts = []
        self._soft = False

    def _scan(self, line: bytes) -> tuple[bytes, int, Header | None]:
        """The line, the end of its header and the header itself, also where the header is folded."""
        colon, paired = end_of_header(line)
        if colon < 0:
            return line, colon, None
        if b"\n" in line[:colon] and line[:1] != b"\n":
            line = _unfolded(line)
            colon, paired = end_of_header(line)
        head = line[:colon]
        header = scan_header(head) if len(head) <= LINE else None
        # Only heads that end at their first colon are found again by it.
        found_again = paired and len(head) <= HEADER_KEPT and b":" not in head
        if header is not None and found_again and len(self._headers) < HEADERS_KEPT:
            self._headers[head] = header
        return line, colon, header

    def _without_header(self, number: int, line: bytes) -> Iterator[Property | Damage]:
        header = self._header
        if not line.strip():
            self._blanks += 1
            if header is not None and header.encoding:
                yield from self._close()
            return
        if header is None:
            yield Damage(number, line, NO_PROPERTY)
        elif line[:1] == b"\n" or self._goes_on_in_base64(header, line):
            self._add(_unfolded(line))
        elif self._goes_on_as_text(header, line):
            self._add(b"\n" * (1 + self._blanks) + _unfolded(line))
            self._blanks = 0
        else:
            yield from self._close()
            yield Damage(number, line, NO_PROPERTY)

    def _add(self, value: bytes) -> None:
        """Adds to the open value, up to what any value may hold."""
        self._size += len(value)
        if self._size <= PHOTO_LINE:
            self._parts.append(value)

    def _goes_on_in_base64(self, header: Header, line: bytes) -> bool:
        if self._blanks or not (header.encoding == "b64" or header.name in BINARY):
            return False
        return _BASE64_LINE.match(line) is not None

    def _goes_on_as_text(self, header: Header, line: bytes) -> bool:
        if self._size > LINE or _BROKEN_PROPERTY.match(line):
            return False
        name = header.name
        return name in _FREE_TEXT or (name.startswith("X-") and not name.startswith(_NEVER_TEXT))

    def _quoted(self, value: bytes) -> None:
        """Takes physical lines of quoted-printable; an indented one stays marked by its soft break."""
        for place, line in enumerate(value.split(b"\n")):
            if place or self._soft:
                indented = line[:1] in (b" ", b"\t")
                if self._soft:
                    self.soft_breaks.indented += indented
                    self.soft_breaks.plain += not indented
                    if indented:
                        line = b"=\n" + line
                elif indented:
                    line = line[1:]
            bare = line.rstrip(b" \t")
            self._soft = bare.endswith(b"=")
            self._add(bare[:-1] if self._soft else line)

    def _after_soft_break(self, line: bytes) -> bool:
        """Takes the line after a soft break; true where it does not belong to the value any more."""
        if not line.strip():
            return True
        if line[:1] not in (b" ", b"\t", b"\n"):
            colon, _ = end_of_header(line)
            header = scan_header(line[:colon]) if 0 < colon <= HEADER_KEPT else None
            if header is not None and (header.name in _KNOWN or header.name.startswith("X-")):
                return True
        self._quoted(line)
        return False


def _unfolded(line: bytes) -> bytes:
    if b"\n" not in line:
        return line
    return line.replace(b"\n ", b"").replace(b"\n\t", b"")
