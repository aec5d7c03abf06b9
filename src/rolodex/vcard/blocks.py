"""A stream in blocks to folded lines: every way of ending a line, in constant memory."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rolodex.domain.progress import Progress
from rolodex.vcard.charset import Source
from rolodex.vcard.limits import BLOCK, FILE, LINE, PHOTO_LINE

Folded = tuple[int, bytes, bool]
"""Number of its first physical line, the line with its folds, and whether it was cut for its length."""

_BREAK = re.compile(rb"\n(?![ \t])")
_BINARY = re.compile(
    rb"\s*(?:[\w.-]+\.)?(?:PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE|X-MS-CERTIFICATE|X-WAB-DIGITAL-ID)[;:]",
    re.IGNORECASE,
)
# A carriage return alone ends a line only before a fold or what can be nothing but a property.
_LONE_RETURN = re.compile(
    rb"\r(?=[ \t]|(?:item\d+\.)?(?:BEGIN|END|VERSION|FN|N|TEL|EMAIL|ADR|LABEL|ORG|TITLE|ROLE|URL|NOTE|BDAY"
    rb"|ANNIVERSARY|NICKNAME|CATEGORIES|PHOTO|IMPP|UID|REV|PRODID|X-[\w-]+)[;:])",
    re.IGNORECASE,
)
_KEPT_OF_CUT = 200


def folded_lines(source: Source, total: int, progress: Progress) -> Iterator[Folded]:
    """Every line with the lines folded under it; a line beyond its measure comes cut."""
    number = 1
    carry = b""
    skipping = False
    done = False
    while not done:
        data = _block(source)
        progress(min(source.read_so_far, total) if total else source.read_so_far, total)
        done = not data or source.read_so_far > FILE
        lines = _BREAK.split(carry + _even(data))
        carry = b"" if done else _held_back(lines)
        for line in lines:
            if skipping:
                skipping = False
            elif len(line) > LINE and too_long(line):
                yield number, line[:_KEPT_OF_CUT], True
            else:
                yield number, line, False
            number += line.count(b"\n") + 1
        if skipping or too_long(carry):
            # Nothing of an endless line is kept but whether its last break may still be a fold.
            if not skipping:
                yield number, carry[:_KEPT_OF_CUT], True
            skipping = True
            number += carry.count(b"\n")
            carry = carry[-1:] if carry.endswith(b"\n") else b""
            number -= len(carry)


def too_long(line: bytes) -> bool:
    """Whether a line is longer than its kind may be."""
    return len(line) > LINE and len(line) > (PHOTO_LINE if _BINARY.match(line) else LINE)


def _block(source: Source) -> bytes:
    """The next bytes, never ending between the characters of one end of line."""
    data = source.read(BLOCK)
    for _ in range(2):
        if not data.endswith(b"\r"):
            break
        data += source.read(1)
    return data


def _held_back(lines: list[bytes]) -> bytes:
    """Takes off the last line, which the next block may continue."""
    last = lines.pop()
    if not last and lines:
        return lines.pop() + b"\n"
    return last


def _even(block: bytes) -> bytes:
    """The block with every end of line as LF."""
    if b"\r" not in block:
        return block
    block = block.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n")
    if b"\r" in block:
        block = _LONE_RETURN.sub(b"\n", block) if b"\n" in block else block.replace(b"\r", b"\n")
    return block
