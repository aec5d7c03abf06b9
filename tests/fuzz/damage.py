"""Ways to damage bytes at random, from one flipped bit to pieces repeated without end."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO

NUMBERS = (
    b"-1",
    b"0",
    b"99999999999999999999",
    b"1e400",
    b"NaN",
    b"null",
    b"2147483648",
    b"\xff\xff\xff\xff",
)
TEXTS = (
    b"\x00",
    b"\r",
    b"\n",
    b"\n ",
    b"\t",
    b'"',
    b"'",
    b"\\",
    b";",
    b",",
    b":",
    b"=",
    b"=\n",
    b"\x1b]0;x\x07",
    "\u202e".encode(),
    b"\xed\xa0\x80",
    b"\\ud800",
    b"%s%n",
    b"../../../x",
    b"[" * 3000,
    b"{" * 50,
    b"<!DOCTYPE x>",
    b"BEGIN:VCARD\n",
    b"END:VCARD\n",
    b"'; DROP TABLE contact; --",
)


def damaged(chance: random.Random, data: bytes, page: int = 0) -> bytes:
    """The bytes with some of them changed; `page` is the size of the blocks that may change places."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        if not found:
            break
        _once(chance, found, page)
    return bytes(found)


def _once(chance: random.Random, found: bytearray, page: int) -> None:
    place = chance.randrange(len(found))
    end = min(len(found), place + chance.choice((1, 4, 30, 400, 9000)))
    way = chance.randrange(9 if page else 7)
    if way == 0:
        found[place] ^= 1 << chance.randrange(8)
    elif way == 1:
        found[place:end] = bytes(end - place)
    elif way == 2:
        found[place:end] = chance.randbytes(end - place)
    elif way == 3:
        found[place:place] = chance.choice(TEXTS + NUMBERS) * chance.choice((1, 1, 2, 300))
    elif way == 4:
        del found[place:end]
    elif way == 5:
        found[place:place] = found[place:end] * chance.choice((1, 2, 20))
    elif way == 6 and chance.random() < 0.3:
        del found[place:]
    elif way >= 7:
        first, second = (chance.randrange(max(1, len(found) // page)) * page for _each in range(2))
        one, other = found[first : first + page], found[second : second + page]
        found[first : first + page] = other
        found[second : second + page] = one


def damaged_pack(chance: random.Random, data: bytes) -> bytes:
    """A ZIP with the text of its parts damaged, or parts left out, put twice or named otherwise."""
    if chance.random() < 0.2:
        return damaged(chance, data)
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part, name = old.read(entry), entry.filename
            if chance.random() < 0.04:
                continue
            if chance.random() < 0.4:
                part = damaged(chance, part)
            if chance.random() < 0.04:
                name = chance.choice(("../../x", "C:\\x", "/etc/x", "NUL", "x" * 300, name.upper()))
            new.writestr(name, part)
    return made.getvalue()
