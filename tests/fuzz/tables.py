"""Damages tables, workbooks, LDIF and JSON at random and reads them: no crash, no hang, no endless memory.

`python -m tests.fuzz.tables SECONDS [SEED]` goes on for so long and says which seed failed.
"""

from __future__ import annotations

import functools
import io
import itertools
import json
import random
import re
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl

from rolodex.domain import column_guess, ldif, ldif_card, table_json, table_layouts
from rolodex.domain.card import Card, Rejected
from rolodex.domain.errors import UserError
from rolodex.domain.mapping import Mapping
from rolodex.domain.table_card import RowReader
from rolodex.services import card_files, table_files, workbook_reading

_ODD = (b"-1", b"0", b"99999999999999999999", b"1E400", b"NaN", b"zz", b"\xff", b"<c/>")
SLOWEST = 10.0
"""Seconds one file may take."""
TABLES = (
    "First Name,Last Name,Labels,Phone 1 - Label,Phone 1 - Value,Birthday,Notes\n"
    'Ana,García,* myContacts ::: Press,Mobile,600 111 222 ::: 5,1980-12-03,"two\nlines, ""quoted"""\n',
    "Nombre;Apellidos;Calle del trabajo;Ciudad de trabajo;Dirección de correo electrónico;Cumpleaños\n"
    "Iñaki;Núñez;Mayor 1;León;i@x.es;3/4/1981\n",
    "sep=\t\nName\tMobile\tHome city\tWork city\tTags\nEva\t+34600\tLugo\tVigo\ta; b\n",
    "rolodex,uid,kind,fn,tel\ncard,1,individual,Ana,600 111 222; types=cell\nmore,,,a,\n",
)
ENTRIES = (
    "version: 1\n\ndn: cn=Ana\nobjectclass: mozillaAbPerson\ncn: Ana\nmail: a@x.es\nbirthyear: 1980\n"
    "jpegPhoto:: /9j/AAAA\nmozillaHomeUrl:< http://x\ndescription: long\n er\n\n"
)
CARDS = json.dumps(
    [
        {
            "fn": "Ana",
            "n": {"family": "Gil"},
            "tel": [{"value": "1", "types": ["cell"], "pref": 1}],
            "dates": [],
        }
    ]
)
PIECES = (
    '"',
    ",",
    ";",
    "\t",
    "\n",
    "\r",
    "\0",
    "::: ",
    "* ",
    "\ufeff",
    "é",
    "\U0001f600",
    "'=",
    "1E+9",
    "sep=|",
)


def files(chance: random.Random, folder: Path) -> Iterator[tuple[Path, Callable[[Path], int]]]:
    """One damaged file of each kind, and what reads it."""
    table = folder / "table.csv"
    table.write_bytes(damaged(chance, chance.choice(TABLES)))
    yield table, read_table
    entries = folder / "entries.ldif"
    entries.write_bytes(damaged(chance, ENTRIES))
    yield entries, read_ldif
    cards = folder / "cards.json"
    cards.write_bytes(damaged(chance, CARDS))
    yield cards, read_json
    workbook = folder / "table.xlsx"
    workbook.write_bytes(damaged_workbook(chance))
    yield workbook, read_table


def damaged(chance: random.Random, text: str) -> bytes:
    """A text repeated, with pieces put in and taken out, in any encoding, with single bytes changed."""
    text = text * chance.choice((1, 1, 2, 40))
    for _ in range(chance.randint(0, 12)):
        at = chance.randint(0, len(text))
        if chance.random() < 0.6:
            text = text[:at] + chance.choice(PIECES) * chance.choice((1, 1, 2, 300)) + text[at:]
        else:
            text = text[:at] + text[at + chance.randint(1, 30) :]
    found = bytearray(text.encode(chance.choice(("utf-8", "cp1252", "utf-16", "mac_roman")), "replace"))
    for _ in range(chance.choice((0, 0, 1, 5))):
        if found:
            found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found)


@functools.cache
def _workbook() -> bytes:
    """A workbook with cells of all kinds."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Name", "Phone", "Birthday", "Weight", "Member"])
    sheet.append(["Ana", 34600111222, datetime(1980, 12, 3), 1.5, True])  # noqa: DTZ001 - cells have no zone
    sheet.append(["Eva", "'0034600", "=1+1", "#N/A", None])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def damaged_workbook(chance: random.Random) -> bytes:
    """A workbook with the text of its parts changed, and now and then the bytes of the whole."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_workbook())) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if chance.random() < 0.03:
                continue
            if chance.random() < 0.3:
                part = _hurt(chance, part)
            new.writestr(name, part)
    found = bytearray(made.getvalue())
    for _ in range(chance.choice((0, 0, 0, 1, 5))):
        found[chance.randrange(len(found))] = chance.randrange(256)
    return bytes(found[: chance.randrange(len(found))] if chance.random() < 0.03 else found)


def _hurt(chance: random.Random, part: bytes) -> bytes:
    """The text of a part with marks taken out, put twice, or other figures and words in them."""
    pieces = re.split(rb"(?=<)|(?<=>)|(\d+)", part)
    pieces = [piece for piece in pieces if piece]
    for _ in range(chance.choice((1, 1, 2, 6))):
        at = chance.randrange(len(pieces))
        pieces[at] = chance.choice(
            (
                b"",
                pieces[at] * 2,
                b"-1",
                b"0",
                b"99999999999999999999",
                b"1E400",
                b"NaN",
                b"zz",
                b"\xff",
                b"<c/>",
            )
        )
    return b"".join(pieces)


def read_table(path: Path) -> int:
    """How many rows of a table became cards or were named."""
    if table_files.is_workbook(path):
        sheet = next(iter(workbook_reading.sheets(path)), "")
        rows = table_files.read(path, sheet)
    else:
        encoding = table_files.encoding_of(path)
        mark = table_files.delimiter_of(path, encoding)
        rows = table_files.read(path, "", encoding, mark)
    header = next(rows, None)
    if header is None:
        return 0
    layout = table_layouts.layout_of(header.cells)
    targets = column_guess.targets(header.cells, layout, {})
    reader = RowReader(header.cells, Mapping(targets), path.name)
    return sum(isinstance(reader.card(row), Card | Rejected) for row in rows)


def read_ldif(path: Path) -> int:
    """How many entries became cards or were named."""
    return sum(
        isinstance(ldif_card.card(one, path.name), Card | Rejected)
        for one in ldif.entries(table_files.lines(path))
    )


def read_json(path: Path) -> int:
    """How many objects became cards or were named."""
    found = list(card_files.read_json(path, lambda done, total: None))
    return sum(isinstance(one, Card | Rejected) for one in found) + len(table_json.NO_CARD.args)


def once(seed: int, folder: Path) -> float:
    """Read the files of one seed; the seconds the slowest took."""
    slowest = 0.0
    for path, read in files(random.Random(seed), folder):
        began = time.perf_counter()
        with suppress(UserError):  # one sentence for what cannot be read is an answer
            read(path)
        slowest = max(slowest, time.perf_counter() - began)
    return slowest


def main(seconds: float, first: int) -> None:
    """Read files until the time is over; a seed that fails is told with the error."""
    ends = time.monotonic() + seconds
    with TemporaryDirectory() as folder:
        slowest = (0.0, first)
        for seed in itertools.count(first):
            if time.monotonic() > ends:
                sys.stdout.write(f"{seed - first} seeds, slowest {slowest[0]:.3f} s ({slowest[1]})\n")
                return
            try:
                slowest = max(slowest, (once(seed, Path(folder)), seed))
            except Exception:
                sys.stdout.write(f"seed {seed} failed\n")
                raise


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
