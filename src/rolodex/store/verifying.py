"""Compares what search keeps with what it would be if it were made anew."""

from __future__ import annotations

from collections.abc import Iterator

from rolodex.store import engine, vocabulary
from rolodex.store.engine import Connection
from rolodex.store.entry import entries, name_keys, stored
from rolodex.store.ranking import span

BATCH = 2_000


def verify(connection: Connection) -> list[str]:
    """The differences between the tables of search and the contacts, one a line; empty when all is well."""
    return [*_lines(connection), *_order(connection), *_counts(connection), *_indexes(connection)]


def _lines(connection: Connection) -> Iterator[str]:
    ids = sorted({contact_id for _, _, contact_id in name_keys(connection)})
    ids += [
        contact_id
        for (contact_id,) in connection.execute(
            "SELECT contact_id FROM entry WHERE contact_id NOT IN (SELECT id FROM contact)"
        )
    ]
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        wanted, kept = entries(connection, batch), stored(connection, batch)
        for contact_id in batch:
            new, old = wanted.get(contact_id), kept.get(contact_id, (0, None))[1]
            if old is None:
                yield f"contact {contact_id}: no line"
            elif new is None:
                yield f"contact {contact_id}: a line of a contact that is gone"
            elif new != old:
                names = [name for name, a, b in zip(new._fields, new, old, strict=True) if a != b]
                yield f"contact {contact_id}: {', '.join(names)} out of date"


def _order(connection: Connection) -> Iterator[str]:
    last: tuple[int, str, int] | None = None
    rows = connection.stream("SELECT rank, band, family_key, contact_id FROM entry ORDER BY rank")
    for rank, band, key, contact_id in rows:
        first, end = span(band)
        if not first < rank <= end or (last is not None and (band, key, contact_id) < last):
            yield f"contact {contact_id}: out of order"
        last = band, key, contact_id


def _counts(connection: Connection) -> Iterator[str]:
    tally = vocabulary.Tally()
    ids = [
        contact_id for (contact_id,) in connection.execute("SELECT contact_id FROM entry ORDER BY contact_id")
    ]
    for start in range(0, len(ids), BATCH):
        for _, entry in stored(connection, ids[start : start + BATCH]).values():
            tally.add(entry)
    prefixes = {(band, prefix): n for band, prefix, n in connection.execute("SELECT * FROM word_count")}
    expected = {(band, prefix): n for band, counts in tally.prefixes.items() for prefix, n in counts.items()}
    words: dict[str, int] = dict(connection.execute("SELECT word, n FROM vocabulary"))
    if prefixes != expected:
        yield "the counts of words differ"
    if words != dict(tally.words):
        yield "the vocabulary of names differs"


def _indexes(connection: Connection) -> Iterator[str]:
    """What FTS5 itself finds; it can be asked only where writing is allowed."""
    if connection.value("PRAGMA query_only"):
        return
    for index in ("word", "gram"):
        try:
            connection.raw.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")
        except engine.ERRORS as error:
            yield f"index {index}: {error}"
