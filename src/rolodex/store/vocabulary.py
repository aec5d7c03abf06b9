"""The words of the book: how many contacts have them, and which was meant by a word that none has."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from rolodex.store import marks
from rolodex.store.engine import Connection
from rolodex.store.entry import BANDS, Entry

CREATE = (
    # How many contacts of a band have a word that begins so, or a whole word of `mark`; "" counts all.
    "CREATE TABLE word_count(band INTEGER NOT NULL, prefix TEXT NOT NULL, n INTEGER NOT NULL, "
    "PRIMARY KEY(band, prefix)) STRICT, WITHOUT ROWID",
    # How many contacts have this word in their name.
    "CREATE TABLE vocabulary(word TEXT NOT NULL PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID",
)

COUNTED = 3
"""Beginnings of words up to this length are counted beforehand: half the book may have them."""

SHORTEST = 3
"""Words of fewer letters are never taken for mistyped."""

TRIED = 5
"""As many words as are tried for each mistyped one."""

_LAST = "\U0010ffff"


class Tally:
    """Counts of words to be added to or taken from the tables."""

    def __init__(self) -> None:
        self.prefixes: dict[int, Counter[str]] = {band: Counter() for band in set(BANDS.values())}
        self.words: Counter[str] = Counter()

    def add(self, entry: Entry) -> None:
        """Count the words of a line that is new."""
        self.prefixes[entry.band].update(_prefixes(entry))
        self.words.update(_name_words(entry))

    def take(self, entry: Entry) -> None:
        """Take away the words of a line that is gone."""
        self.prefixes[entry.band].subtract(_prefixes(entry))
        self.words.subtract(_name_words(entry))

    def swap(self, old: Entry, new: Entry) -> None:
        """Count the words of a line in place of those it had; most of them are the same."""
        if old.band != new.band or old.name != new.name:
            self.take(old)
            self.add(new)
            return
        before, after = _prefixes(old), _prefixes(new)
        self.prefixes[old.band].subtract(before - after)
        self.prefixes[new.band].update(after - before)

    def write(self, connection: Connection) -> None:
        """Bring the tables in step."""
        prefixes = [
            (band, prefix, n) for band, counts in self.prefixes.items() for prefix, n in counts.items() if n
        ]
        words = [(word, n) for word, n in self.words.items() if n]
        connection.executemany(
            "INSERT INTO word_count(band, prefix, n) VALUES (?, ?, ?) "
            "ON CONFLICT(band, prefix) DO UPDATE SET n = n + excluded.n",
            prefixes,
        )
        connection.executemany(
            "INSERT INTO vocabulary(word, n) VALUES (?, ?) "
            "ON CONFLICT(word) DO UPDATE SET n = n + excluded.n",
            words,
        )
        connection.executemany(
            "DELETE FROM word_count WHERE band = ? AND prefix = ? AND n <= 0",
            [(band, prefix) for band, prefix, n in prefixes if n < 0],
        )
        connection.executemany(
            "DELETE FROM vocabulary WHERE word = ? AND n <= 0", [(word,) for word, n in words if n < 0]
        )


def _prefixes(entry: Entry) -> set[str]:
    words = " ".join(entry.texts).split()
    found = {word[:3] for word in words}
    found.update([word[:2] for word in found])
    found.update([word for word in entry.mark.split(" ") if word[:1] in marks.COUNTED])
    found.add("")
    return found


def begins_name(connection: Connection, word: str) -> bool:
    """Whether anybody's name has a word of two letters or more that begins so."""
    sql = "SELECT 1 FROM vocabulary WHERE word >= ? AND word < ? LIMIT 1"
    return connection.value(sql, (word, word + _LAST)) is not None


def _name_words(entry: Entry) -> Iterator[str]:
    return (word for word in entry.name.split(" ") if len(word) > 1)


def is_counted(prefix: str) -> bool:
    """Whether `count` knows about this beginning of a word, or this mark."""
    return not prefix or prefix[0] in marks.COUNTED or 2 <= len(prefix) <= COUNTED


def count(connection: Connection, bands: Iterable[int], prefix: str) -> int:
    """How many contacts have a word that begins so; exact from two to `COUNTED` letters, for "" and marks."""
    return sum(
        connection.value("SELECT n FROM word_count WHERE band = ? AND prefix = ?", (band, prefix)) or 0
        for band in bands
    )


def spellings(connection: Connection, typed: Sequence[str]) -> Iterator[list[str]]:
    """Other spellings of the words typed, the likeliest first; nothing where each is known."""
    choices = [
        [word] if _known(connection, word) else _near(connection, word, last=place == len(typed) - 1)
        for place, word in enumerate(typed)
    ]
    if not all(choices):
        return
    combined = itertools.islice(itertools.product(*choices), TRIED * TRIED)
    yield from (list(words) for words in combined if list(words) != list(typed))


def _known(connection: Connection, word: str) -> bool:
    """Whether a word is beyond mending: too short, no word of letters, or the beginning of a name."""
    return len(word) < SHORTEST or not word.isalpha() or begins_name(connection, word)


def _near(connection: Connection, word: str, *, last: bool) -> list[str]:
    """The names nearest to a mistyped word; the last word typed may also be the beginning of one."""
    for begin, end in ((word[0], word[0] + _LAST), ("", _LAST)):
        text = connection.value(
            "SELECT group_concat(word, ' ') FROM vocabulary WHERE word >= ? AND word < ?", (begin, end)
        )
        names = text.split(" ") if text else []
        often = partial(_often, connection)
        found = nearest(word, names, often)
        if not found and last:
            found = nearest(word, list(dict.fromkeys(name[: len(word)] for name in names)), often)
        if found:
            return found
    return []


def nearest(word: str, names: Sequence[str], often: Callable[[str], int]) -> list[str]:
    """The names nearest to a mistyped word, of those equally near the more frequent first."""
    from rapidfuzz import process  # start-up: needed only when nothing matches
    from rapidfuzz.distance import OSA

    farthest = 1 if len(word) < 5 else 2
    found = process.extract(word, names, scorer=OSA.distance, score_cutoff=farthest, limit=4 * TRIED)
    ranked = sorted((distance, -often(name), name) for name, distance, _ in found)
    return [name for _, _, name in ranked[:TRIED]]


def _often(connection: Connection, word: str) -> int:
    return connection.value("SELECT n FROM vocabulary WHERE word = ?", (word,)) or 0
