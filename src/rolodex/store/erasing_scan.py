"""The proof: looking for a person's texts in the bytes of files, as they lie on the disk."""

from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rolodex.domain.erased_terms import Terms, words_of
from rolodex.domain.identity import digits
from rolodex.domain.progress import Progress, silent
from rolodex.store import cipher
from rolodex.store.engine import Connection
from rolodex.store.erasing_rows import TECHNICAL, tables

CHUNK = 16 << 20
SLICE = 40
"""A long text is looked for by a piece of as many bytes at its beginning, and one at its middle."""
SHORTEST = 7
"""Texts of fewer bytes stand in any file by chance."""
WORD = 8
ALIGNED = 2 * WORD - 1
"""A text of so many bytes holds a whole word of eight, wherever it stands in the file."""
MANY = 16
"""To look at all words of a file takes as long as looking for so many texts one by one."""
_DATE = re.compile(r"\d{4}-\d\d(-\d\d(T[\d:.]+Z?)?)?$")
UTF_16 = ("utf-16-le", "utf-16-be")
MADE = frozenset({"entry", "vocabulary", "word_count"})
"""Tables of search: what stands there and nowhere else should have gone."""


@dataclass(frozen=True, slots=True)
class Needles:
    """What is looked for, in lower case: `sure` names the person alone, `likely` may be of others as well.

    Those have the table they stood in: in the same one they stand if others have them.
    """

    sure: tuple[bytes, ...]
    likely: tuple[tuple[bytes, str], ...] = ()

    @property
    def all(self) -> tuple[bytes, ...]:
        """All of them."""
        return (*self.sure, *(one for one, _ in self.likely))

    def without(self, text: str) -> Needles:
        """Those that a text which stays does not hold: their bytes cannot tell the one from the other."""
        words, number = words_of(text), digits(text)
        held = (
            _lower(text),
            _lower(words),
            *(_lower(words.encode(code)) for code in UTF_16),
            number.encode(),
            number[::-1].encode(),
        )
        return Needles(
            tuple(one for one in self.sure if not any(one in data for data in held)),
            tuple((one, table) for one, table in self.likely if not any(one in data for data in held)),
        )


def needles(rows: Iterable[tuple[str, Mapping[str, Any]]], terms: Terms) -> Needles:
    """What to look for, of these rows and of what the person is named by."""
    sure: dict[bytes, None] = {}
    likely: dict[bytes, str] = {}
    for name in (*terms.names, *terms.emails):
        sure[_lower(name)] = None
        for code in UTF_16:
            sure[_lower(name.encode(code))] = None
    for number in terms.numbers:
        sure[number.encode()] = sure[number[::-1].encode()] = None
    for uid in terms.uids:
        sure[_lower(uid)] = None
    for table, row in rows:
        for column, value in row.items():
            if column in TECHNICAL or not isinstance(value, str) or _DATE.match(value):
                continue
            of_them = terms.stand_in(value) and len(value) < SLICE
            for piece in _pieces(_lower(value)):
                if of_them:
                    sure[piece] = None
                else:
                    likely[piece] = table
    return Needles(
        tuple(one for one in sure if len(one) >= SHORTEST),
        tuple(item for item in likely.items() if len(item[0]) >= SHORTEST and item[0] not in sure),
    )


def _lower(text: str | bytes) -> bytes:
    return (text.encode("utf-8", "replace") if isinstance(text, str) else text).lower()


def _pieces(text: bytes) -> Iterator[bytes]:
    yield text[:SLICE]
    if len(text) >= 3 * SLICE:
        yield text[len(text) // 2 : len(text) // 2 + SLICE]


def in_file(path: Path, wanted: Sequence[bytes], progress: Progress = silent) -> set[bytes]:
    """Those of the texts that stand in a file."""
    found: set[bytes] = set()
    search = _Search(wanted)
    size = path.stat().st_size
    with cipher.bytes_of(path) as stream:
        tail = b""
        while chunk := stream.read(CHUNK):
            data = tail + chunk.lower()
            search.look(data, found)
            tail = data[-search.overlap :]
            progress(stream.tell(), size)
    return found


class _Search:
    """Looks for many texts at once, by as few pieces as stand in all of them.

    A piece is looked for by itself, unless there are so many long ones that it is faster to look at the words
    of eight bytes that these must hold.
    """

    def __init__(self, wanted: Sequence[bytes]) -> None:
        self._of = _cores(wanted)
        long = [one for one in self._of if len(one) >= ALIGNED]
        long = long if len(long) > MANY else []
        self._single = [one for one in self._of if one not in set(long)]
        self._words: dict[int, set[bytes]] = {}
        for one in long:
            for start in range(WORD):
                word = int.from_bytes(one[start : start + WORD], sys.byteorder)
                self._words.setdefault(word, set()).add(one)
        self._keys = frozenset(self._words)
        self.overlap = max((len(one) for one in wanted), default=1) - 1 or 1

    def look(self, data: bytes, found: set[bytes]) -> None:
        """Add those that stand in the data; what was found already is looked for no more."""
        likely = {core for core in self._single if not found.issuperset(self._of[core]) and core in data}
        if self._keys:
            whole = memoryview(data)[: len(data) // WORD * WORD].cast("Q")
            likely |= set().union(*(self._words[word] for word in self._keys.intersection(whole)))
        found |= {text for core in likely for text in self._of[core] if text not in found and text in data}


def _cores(wanted: Sequence[bytes]) -> dict[bytes, list[bytes]]:
    """The shortest pieces of which each text holds one, with those texts: where no piece stands, none does.

    Both spellings in UTF-16 have the same bytes, but for the first or the last, which is a zero.
    """
    found: dict[bytes, list[bytes]] = {}
    for one in sorted(set(wanted), key=len):
        piece = one[:-1] if one[1:2] == b"\0" else one[1:] if one[:1] == b"\0" else one
        core = next((core for core in found if core in one), piece)
        found.setdefault(core, []).append(one)
    return found


def in_rows(connection: Connection, wanted: Sequence[bytes]) -> dict[bytes, int]:
    """How many of all cells of the file, those of search included, hold each text.

    This is how an encrypted file is looked through, in whose bytes nothing can be found.
    """
    found: dict[bytes, int] = {}
    names = connection.execute("SELECT name FROM pragma_table_list WHERE type IN ('table', 'shadow')")
    for (name,) in names:
        if name.startswith("sqlite_"):
            continue
        for row in connection.stream(f'SELECT * FROM "{name}"', size=500):
            for cell in row:
                if isinstance(cell, (str, bytes)):
                    text = _lower(_unpacked(cell))
                    for one in wanted:
                        if one in text:
                            found[one] = found.get(one, 0) + 1
    return found


def in_packed(connection: Connection, wanted: Sequence[bytes]) -> int:
    """How many of the packed blobs of the book hold one of these texts."""
    found = 0
    rows = connection.stream("SELECT data FROM import_receipt", size=20)
    for (data,) in rows:
        text = _lower(_unpacked(data))
        found += any(one in text for one in wanted)
    return found


def _unpacked(cell: str | bytes) -> str | bytes:
    if isinstance(cell, bytes) and cell[:1] == b"\x78":
        try:
            return zlib.decompress(cell)
        except zlib.error:  # bytes that only begin like packed ones
            return cell
    return cell


def of_others(connection: Connection, wanted: Iterable[tuple[bytes, str]]) -> set[bytes]:
    """Those of the texts that rows of the book hold, now that the person's are gone."""
    schema = tables(connection)
    found: set[bytes] = set()
    for one, home in wanted:
        for name in dict.fromkeys((home, "journal", *schema)):
            columns = schema[name].texts if name in schema and name not in MADE else ()
            text = " || char(10) || ".join(f"coalesce(\"{column}\", '')" for column in columns)
            sql = f'SELECT 1 FROM "{name}" WHERE instr(lower({text}), ?) > 0 LIMIT 1'
            if text and connection.value(sql, (one.decode("utf-8", "replace"),)) is not None:
                found.add(one)
                break
    return found
