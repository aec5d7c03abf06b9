"""LDIF (RFC 2849): entries of directories and of Thunderbird's address books, as attributes with values."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rolodex.domain.message import Message, message
from rolodex.domain.quick import quick

LONGEST_ENTRY = 20_000_000
"""Letters of one entry; a picture as base64 among them."""
MOST_LINES = 500_000
TEXT_KEPT = 20_000
NO_COLON = message("A line has no colon.")
NO_ENTRY = message("It does not begin with dn: as an entry does.")
TOO_LONG = message("It is longer than an entry may be.")
A_LINK = message("A value elsewhere, behind a link, is not read.")
NO_BASE64 = message("A value is no base64.")
A_CHANGE = message("It changes or deletes an entry; only whole entries are read.")


@dataclass(frozen=True, slots=True)
class Attribute:
    """One value: the attribute's name in lower case without options, and its text or bytes.

    A value that could not be read has a `reason`.
    """

    name: str
    text: str = ""
    octets: bytes = b""
    reason: Message | None = None


_said = quick(Attribute)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry with its attributes in order, the line it begins on and its text.

    An entry that could not be read has a `reason`.
    """

    line: int
    attributes: tuple[Attribute, ...]
    text: str = ""
    reason: Message | None = None


def entries(lines: Iterable[str]) -> Iterator[Entry]:
    """The entries of a file, one after another; what is broken is told with its line."""
    block: list[str] = []
    size = 0
    first = 1
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\r\n").replace("\0", "")
        if not line.strip(" "):
            if block:
                yield from _entry(block, first, size)
            block, size = [], 0
            continue
        if not block:
            first = number
        size += len(line)
        if size <= LONGEST_ENTRY and len(block) < MOST_LINES:
            block.append(line)
        else:
            size = LONGEST_ENTRY + 1
    if block:
        yield from _entry(block, first, size)


def _entry(block: list[str], first: int, size: int) -> Iterator[Entry]:
    text = "\n".join(block)[:TEXT_KEPT]
    if size > LONGEST_ENTRY:
        yield Entry(first, (), text, TOO_LONG)
        return
    lines = _unfolded(block)
    if lines and lines[0].lower().startswith("version:"):
        lines = lines[1:]
    if not lines:
        return
    broken = next((line for line in lines if ":" not in line), None)
    if broken is not None:
        yield Entry(first, (), text, NO_COLON)
        return
    found = tuple(map(_attribute, lines))
    changes = [one.text.strip().lower() for one in found if one.name == "changetype"]
    if any(word != "add" for word in changes):
        yield Entry(first, (), text, A_CHANGE)
    elif found[0].name != "dn":
        yield Entry(first, (), text, NO_ENTRY)
    else:
        yield Entry(first, tuple(one for one in found[1:] if one.name != "changetype"), text)


def _unfolded(block: list[str]) -> list[str]:
    """The lines with what goes on behind a space joined, without remarks."""
    lines: list[list[str]] = []
    for line in block:
        if line.startswith(" ") and lines:
            lines[-1].append(line[1:])
        else:
            lines.append([line.lstrip(" ")])
    return [whole for parts in lines if not (whole := "".join(parts)).startswith("#")]


def _attribute(line: str) -> Attribute:
    head, _, rest = line.partition(":")
    name = head.partition(";")[0].strip().lower()
    if rest.startswith("<"):
        return Attribute(name, rest[1:].strip(), reason=A_LINK)
    if not rest.startswith(":"):
        return _said(name, rest.removeprefix(" ").rstrip(" "))
    try:
        octets = base64.b64decode("".join(rest[1:].split()), validate=True)
    except (binascii.Error, ValueError):
        return Attribute(name, rest[1:].strip(), reason=NO_BASE64)
    try:
        return Attribute(name, octets.decode().strip())
    except UnicodeDecodeError:
        return Attribute(name, "", octets)
