"""Real cards damaged at random, the same ones for the same seed, and what has to hold of each."""

from __future__ import annotations

import io
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rolodex.domain.card import Blob, Card, Rejected
from rolodex.domain.contact import Contact
from rolodex.vcard.jcard import as_json
from rolodex.vcard.reading import read_cards
from rolodex.vcard.writing import write_cards

MOST_OCTETS = 20_000
"""Of larger files a part of this size is damaged, so that ten thousand take minutes and not hours."""

TOKENS = (
    *(
        b"BEGIN:VCARD\r\n",
        b"END:VCARD\r\n",
        b"VERSION:2.1\r\n",
        b"VERSION:4.0\r\n",
        b"AGENT:\r\n",
        b"N:",
        b"FN:",
    ),
    *(
        b"item1.",
        b"item1.X-ABLabel:_$!<Home>!$_\r\n",
        b"TEL;",
        b"TEL;TYPE=",
        b"X-CUSTOM(",
        b"ADR;LABEL=",
        b"ORG:;;",
    ),
    *(
        b";ENCODING=QUOTED-PRINTABLE:",
        b";ENCODING=b:",
        b";BASE64:\r\n",
        b";CHARSET=UTF-16:",
        b";CHARSET=nowhere:",
    ),
    *(
        b"=\r\n",
        b"=0D=0A",
        b"=3B",
        b"=C3",
        b"=FF=FE",
        b"\r\n ",
        b"\r\n\t",
        b"\n\n",
        b"\r",
        b"\x00",
        b"\x0b",
        b"\x85",
    ),
    *(
        b'"',
        b"^n",
        b"^",
        b"\\",
        b"\\n",
        b"\\,",
        b";",
        b",",
        b":",
        b"=",
        b".",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xe2\x80",
    ),
    *(
        b"BDAY;VALUE=text:",
        b"BDAY:--0230",
        b"PREF=0",
        b"PREF=99999999999999999999;",
        b"X-WAS=KIND;",
        b"X-FROM-FN=1;",
    ),
    *(
        b"PHOTO:data:image/png;base64,",
        b"PHOTO;VALUE=uri:",
        b"KIND:group\r\n",
        b"MEMBER:urn:uuid:\r\n",
        b"UID:\r\n",
    ),
    *(b"X-ROLODEX-FIELD:a;b\r\n", b"X-ROLODEX-CONSENT:email;;;\r\n", b"X-ADDRESSBOOKSERVER-KIND:group\r\n"),
)
CHARSETS = ("utf-16", "utf-16-be", "utf-8-sig", "cp1252", "utf-32", "shift_jis")

Mutation = Callable[[random.Random, bytes, Sequence[bytes]], bytes]


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of one mutant: its cards, what was named, how long it took, and what did not come back."""

    cards: int
    rejected: int
    seconds: float
    changed: tuple[str, ...]


def sources(folder: Path) -> list[bytes]:
    """The files to damage."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in (".vcf", ".vcard"))
    return [path.read_bytes() for path in paths]


def mutants(files: Sequence[bytes], seed: int, count: int) -> Iterator[bytes]:
    """So many damaged files, each with one to six wounds."""
    for number in range(count):
        # Each has a seed of its own, so that one can be made again without the others.
        chance = random.Random(f"{seed}/{number}")
        data = chance.choice(files)
        if len(data) > MOST_OCTETS:
            start = chance.randrange(len(data) - MOST_OCTETS)
            data = data[start : start + MOST_OCTETS]
        for _ in range(chance.randint(1, 6)):
            data = chance.choice(MUTATIONS)(chance, data, files)
        yield data


def tried(data: bytes) -> Trial:
    """Reads a mutant, writes what came in as cards and as JSON, and reads it again."""
    begun = time.perf_counter()
    items = list(read_cards(io.BytesIO(data)))
    cards = [item for item in items if isinstance(item, Card)]
    changed = []
    for card in cards:
        as_json(card.contact)
    for version in ("2.1", "3.0", "4.0"):
        back = [item for item in read_cards(io.BytesIO(_written(cards, version))) if isinstance(item, Card)]
        if len(back) != len(cards):
            changed.append(f"{version}: {len(cards)} cards, {len(back)} read again")
        elif version == "2.1":
            # It cannot hold everything, but whom it is about.
            changed += [f"2.1: {difference}" for difference in _differences(cards, back, ("fn", "uid"))]
        else:
            changed += [f"{version}: {difference}" for difference in _differences(cards, back)]
    return Trial(
        len(cards),
        sum(isinstance(item, Rejected) for item in items),
        time.perf_counter() - begun,
        tuple(changed),
    )


def _written(cards: Sequence[Card], version: str) -> bytes:
    blobs: dict[str, Blob] = {blob.sha256: blob for card in cards for blob in card.blobs}
    return b"".join(write_cards([card.contact for card in cards], version, blobs.get))


def _differences(
    cards: Sequence[Card], back: Sequence[Card], names: Sequence[str] = Contact.__slots__
) -> Iterator[str]:
    for before, after in zip(cards, back, strict=True):
        contact = after.contact if before.contact.uid else replace(after.contact, uid="")
        # Whom a group holds has no order: odd members come after the others.
        contact = replace(contact, member=tuple(sorted(contact.member)))
        before = replace(before, contact=replace(before.contact, member=tuple(sorted(before.contact.member))))
        for name in names:
            first, second = getattr(before.contact, name), getattr(contact, name)
            if first != second:
                yield f"{name} {first!r} became {second!r}"


def _place(chance: random.Random, data: bytes) -> int:
    return chance.randint(0, len(data))


def _bytes(chance: random.Random, data: bytes, files: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(min(len(data), chance.randint(1, 8))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut_out(chance: random.Random, data: bytes, files: Sequence[bytes]) -> bytes:
    start = _place(chance, data)
    return data[:start] + data[start + chance.randint(1, 200) :]


def _cut_off(chance: random.Random, data: bytes, files: Sequence[bytes]) -> bytes:
    return data[: _place(chance, data)]


def _token(chance: random.Random, data: bytes, files: Sequence[bytes]) -> bytes:
    place = _place(chance, data)
    times = chance.choice((1, 1, 1, 2, 5, 500))
    return data[:place] + chance.choice(TOKENS) * times + data[place:]


def _lines(chance: random.Random, data: bytes, files: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            lines[first], lines[second] = lines[second], lines[first]
        case 1:
            del lines[first]
        case 2:
            lines[first:first] = [lines[second]] * chance.choice((1, 3, 300))
        case 3:
            lines[first] = lines[first].rstrip(b"\r") + lines[second][:4000]
        case _:
            chance.shuffle(lines)
    return b"\n".join(lines)


def _header(chance: random.Random, data: bytes, files: Sequence[bytes]) -> bytes:
    """Something put before a colon, where headers end."""
    colons = [place for place, octet in enumerate(data) if octet == 0x3A]
    if not colons:
        return data
    place = chance.choice(colons)
    return data[:place] + b";" + chance.choice(TOKENS).strip() + data[place:]


def _folds(chance: random.Random, data: bytes, files: Sequence[bytes]) -> bytes:
    if chance.random() < 0.3:
        return data.replace(b"\r\n ", b"\r\n").replace(b"\n ", b"\n")
    changed = data
    for _ in range(chance.randint(1, 30)):
        place = _place(chance, changed)
        changed = (
            changed[:place] + chance.choice((b"\r\n ", b"\n ", b"\n\t", b"=\n", b"=\r\n ")) + changed[place:]
        )
    return changed


def _ends(chance: random.Random, data: bytes, files: Sequence[bytes]) -> bytes:
    plain = data.replace(b"\r\n", b"\n")
    return plain.replace(b"\n", chance.choice((b"\r", b"\r\r\n", b"\r\n", b"\n\n", b"\x85", b"\x0b\n")))


def _nested(chance: random.Random, data: bytes, files: Sequence[bytes]) -> bytes:
    place = data.find(b"\n", _place(chance, data)) + 1
    inner = chance.choice(files)[:5000]
    head = chance.choice((b"AGENT:\r\n", b"", b"BEGIN:VCARD\r\n" * 50, b"AGENT:BEGIN:VCARD\r\n"))
    return data[:place] + head + inner + b"\r\n" + data[place:]


def _charset(chance: random.Random, data: bytes, files: Sequence[bytes]) -> bytes:
    return data.decode("utf-8", "replace").encode(chance.choice(CHARSETS), "replace")


def _quoted(chance: random.Random, data: bytes, files: Sequence[bytes]) -> bytes:
    """A piece as quoted-printable, whether or not its line says so."""
    start = _place(chance, data)
    end = min(len(data), start + chance.randint(1, 60))
    return data[:start] + b"".join(b"=%02X" % octet for octet in data[start:end]) + data[end:]


def _base64(chance: random.Random, data: bytes, files: Sequence[bytes]) -> bytes:
    place = data.find(b"\n", _place(chance, data)) + 1
    name = chance.choice((b"PHOTO", b"KEY", b"SOUND", b"NOTE", b"LOGO", b"X-A"))
    body = bytes(chance.choices(b"ABCDefgh0123+/= \r\n!", k=chance.randint(0, 300)))
    return (
        data[:place]
        + name
        + chance.choice((b";ENCODING=b:", b";BASE64:", b":"))
        + body
        + b"\r\n"
        + data[place:]
    )


MUTATIONS: tuple[Mutation, ...] = (
    *(_bytes, _cut_out, _cut_off, _token, _token, _lines, _lines, _header, _header),
    *(_folds, _ends, _nested, _charset, _quoted, _base64),
)
