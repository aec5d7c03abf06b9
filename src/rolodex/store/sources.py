"""The cards that contacts were read from, so that the same card is known again."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, count

from rolodex.domain.importing import Counts, Format
from rolodex.store import bulk
from rolodex.store.engine import Connection
from rolodex.store.steps import stamp
from rolodex.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Source:
    """One card: the contact it became, the import it came with (0: none) and what identifies it."""

    contact_id: int
    import_id: int
    uid: str
    fingerprint: str
    digest: str


def add_batch(tx: Transaction, file: str, label: str = "", format: Format = "card") -> int:
    """Note an import and give its id; no two are called the same, so that each is a list of its people."""
    return tx.connection.insert(
        "INSERT INTO import_batch(label, at, file, format, changeset_id) VALUES (?, ?, ?, ?, ?)",
        (_unused(tx, label or file), stamp(), file, format, tx.changeset_id),
    )


def _unused(tx: Transaction, label: str) -> str:
    used = {name for (name,) in tx.connection.execute("SELECT label FROM import_batch")}
    numbered = chain((label,), (f"{label} ({number})" for number in count(2)))
    return next(name for name in numbered if name not in used)


def end_batch(tx: Transaction, import_id: int, counts: Counts) -> None:
    """Note what came of an import."""
    tx.connection.execute(
        "UPDATE import_batch SET cards = ?, created = ?, updated = ?, unchanged = ?, rejected = ? "
        "WHERE id = ?",
        (counts.cards, counts.new, counts.updated, counts.unchanged, counts.rejected, import_id),
    )


def add(tx: Transaction, rows: Sequence[Source]) -> None:
    """Note which cards these contacts were read from, and with which import they came first."""
    bulk.insert(
        tx,
        "source",
        ("contact_id", "import_id", "uid", "fingerprint", "digest"),
        [(row.contact_id, row.import_id or None, row.uid, row.fingerprint, row.digest) for row in rows],
    )


def by_digest(connection: Connection, digests: Iterable[str]) -> dict[str, list[int]]:
    """The contacts that were read from a card that said exactly this."""
    return _by(connection, "digest", digests)


def by_uid(connection: Connection, uids: Iterable[str]) -> dict[str, list[int]]:
    """The contacts that were read from a card with this UID."""
    return _by(connection, "uid", uids)


def by_fingerprint(connection: Connection, fingerprints: Iterable[str]) -> dict[str, list[int]]:
    """The contacts that were read from a card with this fingerprint."""
    return _by(connection, "fingerprint", fingerprints)


def newest_step(connection: Connection) -> int:
    """The newest step of the book, 0 where there is none."""
    return int(connection.value("SELECT coalesce(max(id), 0) FROM changeset"))


def came_or_went(connection: Connection, step_id: int) -> bool:
    """Whether anybody was added, deleted or merged, or cards were read, in steps after this one."""
    return bool(
        connection.value(
            "SELECT EXISTS(SELECT 1 FROM journal WHERE changeset_id > ? "
            "AND table_name IN ('contact', 'source') AND op <> 'U')",
            (step_id,),
        )
    )


def _by(connection: Connection, column: str, values: Iterable[str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    rows = connection.execute(
        f"SELECT DISTINCT {column}, contact_id FROM source "
        f"WHERE {column} IN (SELECT value FROM json_each(?)) ORDER BY contact_id",
        (json.dumps(list(values)),),
    )
    for value, contact_id in rows:
        found[value].append(contact_id)
    return dict(found)
