"""Files made to hurt: whatever the bytes, reading ends soon, raises nothing and loses no neighbour."""

from __future__ import annotations

import io
import time
import tracemalloc
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import example, given, settings

from rolodex.domain.card import Card, Rejected
from rolodex.vcard import limits
from rolodex.vcard.reading import read_cards

CARDS = Path(__file__).parents[1] / "data" / "vcards"
FIRST = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Primera Vecina\r\nTEL:600 000 001\r\nEND:VCARD\r\n"
LAST = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Segunda Vecina\r\nTEL:600 000 002\r\nEND:VCARD\r\n"
PIECES = st.sampled_from(
    [
        *(
            b"BEGIN:VCARD\n",
            b"END:VCARD\n",
            b"VERSION:2.1\n",
            b"VERSION:4.0\n",
            b"FN:",
            b"N:",
            b"TEL;",
            b"item1.",
        ),
        *(
            b"X-ABLabel:",
            b"PHOTO;ENCODING=b:",
            b"NOTE;ENCODING=QUOTED-PRINTABLE:",
            b"AGENT:\n",
            b"=\n",
            b"=3B",
        ),
        *(
            b"\n",
            b"\r",
            b"\r\n",
            b" ",
            b"\t",
            b";",
            b",",
            b'"',
            b":",
            b"\\",
            b"=",
            b"\x00",
            b"\xff",
            b"\xef\xbb\xbf",
        ),
        *(
            b"TYPE=",
            b"CHARSET=UTF-16;",
            b"data:image/png;base64,",
            b"iVBORw0K",
            b"--0412",
            b"BDAY:",
            b"KIND:group",
        ),
    ]
)


def read(data: bytes) -> list[Card | Rejected]:
    return list(read_cards(io.BytesIO(data)))


def names(items: list[Card | Rejected]) -> list[str]:
    return [item.contact.fn for item in items if isinstance(item, Card)]


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300) | st.lists(PIECES, max_size=60).map(b"".join))
@example(b"\xff\xfe\x00\x00")
@example(b"\x00" * 20)
@example(b"\r" * 3000)
def test_no_bytes_raise(data: bytes) -> None:
    read(data)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_damage_in_one_card_never_costs_its_neighbours(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted((CARDS / "_made").glob("*.vcf"))))
    card = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(card)))
        end = min(len(card), place + data.draw(st.integers(0, 20)))
        card[place:end] = data.draw(st.binary(max_size=8) | PIECES)
    found = names(read(FIRST + bytes(card) + b"\r\n" + LAST))
    assert found[0] == "Primera Vecina"
    assert found[-1] == "Segunda Vecina"


BOMBS = {
    "commas and a quote": b"BEGIN:VCARD\nFN:a\nTEL;TYPE=" + b"," * 5000 + b'"\nEND:VCARD\n',
    "commas, a quote and a colon": b"BEGIN:VCARD\nFN:a\nTEL;TYPE=" + b"," * 5000 + b'":1\nEND:VCARD\n',
    "quotes": b"BEGIN:VCARD\nFN:a\nTEL;TYPE=" + b'"' * 200_001 + b":1\nEND:VCARD\n",
    "semicolons": b"BEGIN:VCARD\nFN:a\nN:" + b";" * 900_000 + b"\nEND:VCARD\n",
    "backslashes": b"BEGIN:VCARD\nFN:a\nNOTE:" + b"\\" * 900_000 + b"\nEND:VCARD\n",
    "escaped commas": b"BEGIN:VCARD\nFN:a\nCATEGORIES:" + b"\\," * 400_000 + b"\nEND:VCARD\n",
    "nested cards": b"BEGIN:VCARD\n" * 2000,
    "nested agents": b"BEGIN:VCARD\nFN:a\n" + b"AGENT:\nBEGIN:VCARD\n" * 2000,
    "a line of 20 MB": b"BEGIN:VCARD\nFN:a\nNOTE:" + b"x" * 20_000_000 + b"\nEND:VCARD\n",
    "many folds": b"BEGIN:VCARD\nFN:a\nNOTE:" + b"x\n " * 300_000 + b"\nEND:VCARD\n",
    "soft breaks": b"BEGIN:VCARD\nFN:a\nNOTE;QUOTED-PRINTABLE:" + b"=\n" * 300_000 + b"\nEND:VCARD\n",
    "bare base64": b"BEGIN:VCARD\nFN:a\nPHOTO;BASE64:\n" + b"iVBORw0K\n" * 300_000 + b"\nEND:VCARD\n",
    "broken lines": b"BEGIN:VCARD\nFN:a\nNOTE:b\n" + b"no name here\n" * 100_000 + b"END:VCARD\n",
    "garbage": b"nothing of a card\n" * 200_000,
    "returns": b"BEGIN:VCARD\rFN:a\r" + b"\r" * 1_000_000 + b"END:VCARD\r",
    "many groups": b"BEGIN:VCARD\nFN:a\n"
    + b"".join(b"g%d.TEL:1\n" % n for n in range(50_000))
    + b"END:VCARD\n",
    "one group": b"BEGIN:VCARD\nFN:a\n" + b"item1.X-A:1\n" * 20_000 + b"END:VCARD\n",
    "titles": b"BEGIN:VCARD\nFN:a\n" + b"TITLE:t\n" * 20_000 + b"END:VCARD\n",
    "members": b"BEGIN:VCARD\nFN:a\n" + b"CATEGORIES:x%d\n" * 20_000 + b"END:VCARD\n",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_takes_no_longer_than_its_size(name: str) -> None:
    begun = time.process_time()
    items = read(FIRST + BOMBS[name] + LAST)
    # Far above what it takes, far below what anything but linear time would.
    assert time.process_time() - begun < 10
    assert names(items)[0] == "Primera Vecina"


def test_an_endless_line_is_named_and_its_card_kept() -> None:
    items = read(FIRST + BOMBS["a line of 20 MB"] + LAST)
    assert names(items) == ["Primera Vecina", "a", "Segunda Vecina"]
    assert [item.line for item in items if isinstance(item, Rejected)] == [8]


def test_an_endless_file_takes_no_memory() -> None:
    class Endless(io.RawIOBase):
        left = 60_000_000

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: object) -> int:
            view = memoryview(buffer)  # type: ignore[arg-type]
            count = min(len(view), self.left)
            view[:count] = b"x" * count
            self.left -= count
            return count

    tracemalloc.start()
    items = list(read_cards(io.BufferedReader(Endless())))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(items) == 1
    assert peak < 20_000_000


def test_a_card_of_empty_lines_without_end_is_refused_by_name() -> None:
    endless = b"BEGIN:VCARD\nFN:Infinita\n" + b"A:\n" * limits.PROPERTIES + b"END:VCARD\n"
    items = read(FIRST + endless + LAST)
    assert names(items) == ["Primera Vecina", "Segunda Vecina"]
    assert [item.name for item in items if isinstance(item, Rejected)] == ["Infinita"]


def test_a_card_beyond_its_measure_is_refused_by_name() -> None:
    line = b"NOTE:" + b"x" * 1000 + b"\r\n"
    large = b"BEGIN:VCARD\r\nFN:Enorme\r\n" + line * (limits.CARD // 1000 + 1) + b"END:VCARD\r\n"
    items = read(FIRST + large + LAST)
    assert names(items) == ["Primera Vecina", "Segunda Vecina"]
    assert [(item.line, item.name) for item in items if isinstance(item, Rejected)] == [(6, "Enorme")]
