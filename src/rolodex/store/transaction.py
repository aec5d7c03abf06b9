"""One change of the book while it is being made, and what it touched once it is complete."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Literal

from rolodex.domain.changes import Changes, Noun, Step
from rolodex.domain.progress import Progress, silent
from rolodex.store import customers, derived, journal, last_contact, rhythm, talk_totals
from rolodex.store.engine import Connection

LISTED = 300_000
"""A step that touched more rows than this says "everything" instead of naming them."""

SHOWN = frozenset(
    {
        "adr",
        "consent",
        "contact",
        "contact_tag",
        "custom_value",
        "date",
        "email",
        "foreign_property",
        "impp",
        "lang",
        "member",
        "name",
        "nickname",
        "note",
        "org",
        "photo",
        "related",
        "source",
        "tel",
        "url",
    }
)
"""Tables whose rows are part of what search knows about a contact."""

NOUNS: Mapping[str, tuple[tuple[Noun, str], ...]] = {
    "activity": (("activity", "id"),),
    "attachment": (("activity", "activity_id"),),
    "campaign": (("campaign", "id"),),
    "campaign_member": (("campaign", "campaign_id"),),
    "contact": (("contact", "id"),),
    "contact_tag": (("tag", "tag_id"),),
    "custom_field": (("setting", "id"),),
    "deal": (("deal", "id"),),
    "follow_up_rule": (("rule", "id"),),
    "occurrence": (("reminder", "reminder_id"),),
    "offer": (("offer", "id"),),
    "pause": (("rule", "id"),),
    "payment": (("purchase", "purchase_id"),),
    "pipeline": (("deal", "id"),),
    "product": (("product", "id"),),
    "purchase": (("purchase", "id"),),
    "purchase_line": (("purchase", "purchase_id"),),
    "refund": (("purchase", "purchase_id"),),
    "reminder": (("reminder", "id"),),
    "segment": (("segment", "id"),),
    "series": (("rule", "id"),),
    "stage": (("deal", "id"),),
    "bad_address": (("household", "contact_id"),),
    "drip": (("letter", "id"),),
    "drip_deed": (("campaign", "campaign_id"),),
    "drip_step": (("letter", "id"),),
    "household": (("household", "id"),),
    "import_batch": (("import", "id"),),
    "import_mapping": (("import", "id"),),
    "distinct_pair": (("pair", "contact_id"), ("pair", "other_id")),
    "declined_repair": (("pair", "contact_id"),),
    "label_sheet": (("stock", "id"),),
    "label_template": (("stock", "id"),),
    "letter": (("letter", "id"),),
    "mailing": (("mailing", "id"),),
    "own_stock": (("stock", "id"),),
    "printer": (("stock", "id"),),
    "tag": (("tag", "id"),),
    "ticket": (("ticket", "id"),),
}
"""Which ids of which kind a row of a table stands for; rows of a contact stand for that contact too."""

Written = Mapping[str, bool]
"""Tables a step wrote to, and whether it changed rows that stay there."""


class Transaction:
    """What a step writes through; `changes` is complete when the step is."""

    def __init__(self, connection: Connection, changeset_id: int) -> None:
        self.connection = connection
        self.changeset_id = changeset_id
        self.progress: Progress = silent
        self._torn = False
        self._batched = False
        self._journaled: Mapping[str, Sequence[str]] | None = None
        self._touched: dict[Noun, set[int]] = {}
        self._changes: Changes | None = None

    def touch(self, noun: Noun, ids: Iterable[int]) -> None:
        """Say what a write that is not journaled touched; the journal tells the rest by itself."""
        self._touched.setdefault(noun, set()).update(ids)

    @property
    def journaled(self) -> Mapping[str, Sequence[str]]:
        """The tables whose rows this step writes down, with their columns."""
        if self._journaled is None:
            none = self.changeset_id == journal.HOUSEKEEPING
            self._journaled = {} if none else journal.tables(self.connection)
        return self._journaled

    @contextmanager
    def whole(self) -> Iterator[None]:
        """What is written here is journaled as a whole afterwards; if it fails, so does the step."""
        self._batched = True
        try:
            with journal.silent(self.connection, self.changeset_id):
                yield
        except BaseException:
            self._torn = True
            raise

    def note(self, table: str, op: Literal["I", "D"], ids: Sequence[int]) -> None:
        """Write rows of a table down as inserted, or as about to be deleted."""
        columns = self.journaled[table]
        journal.note(self.connection, self.changeset_id, (table, columns), op, ids)

    def refuse_torn(self) -> None:
        """Raise where a failure inside the step was swallowed, for the journal does not tell all of it."""
        if self._torn:
            raise RuntimeError("a step cannot be completed after a batch of it has failed")

    @property
    def changes(self) -> Changes:
        """What the step touched; there is nothing to tell before it is complete."""
        if self._changes is None:
            raise RuntimeError("the step is not complete yet")
        return self._changes

    def finish(self, step: Step | None) -> None:
        """Gather what was touched, and bring the search index in step with it."""
        everything = False
        written: Written = {}
        seen = set(self._touched.get("contact", ()))
        if step is not None:
            written = _written(self.connection, self.changeset_id)
            seen |= shown(self.connection, self.changeset_id, written)
            self._count(written)
            everything = step.rows > LISTED
            if not everything:
                self._gather(written)
        if seen:
            seen.update(derived.refresh(self.connection, sorted(seen), self.progress))
        if step is not None:
            self._follow(written, seen, everything)
        self._changes = Changes(
            {noun: frozenset(ids) for noun, ids in self._touched.items() if ids}, step, everything
        )

    def _follow(self, written: Written, seen: Collection[int], everything: bool) -> None:
        """Count anew who belongs to which segment."""
        contacts = {*seen, *self._touched.get("contact", ())}
        segments = self._touched.get("segment", set())
        if everything:
            self.touch("segment", derived.recount(self.connection))
        else:
            self.touch("segment", derived.follow(self.connection, contacts, written, segments))

    def _count(self, written: Written) -> None:
        """Count anew what is counted once a step: orders, customers, and the talks of batches."""
        if self._batched and "activity" in written:
            talked = _owners(self.connection, self.changeset_id, {"activity": written["activity"]})
            last_contact.refresh(self.connection, talked)
        buyers: set[int] = set()
        if "purchase" in written:
            buyers = _owners(self.connection, self.changeset_id, {"purchase": written["purchase"]})
            rhythm.refresh(self.connection, buyers)
        recount_customers(self.connection, self.changeset_id, written, buyers)

    def _gather(self, written: Written) -> None:
        """Note the ids of each kind that the step touched, as its journal tells."""
        self.touch("contact", _owners(self.connection, self.changeset_id, written))
        for table in written:
            for noun, column in NOUNS.get(table, ()):
                self.touch(noun, _ids(self.connection, self.changeset_id, table, column))


def recount_customers(
    connection: Connection, changeset_id: int, written: Written | None = None, buyers: Collection[int] = ()
) -> None:
    """Count these customers anew, and those whose orders, returns or addresses a step touched."""
    written = _written(connection, changeset_id) if written is None else written
    sales, places = (
        _owners(connection, changeset_id, {table: written[table] for table in tables if table in written})
        for tables in (("refund",) if buyers else ("purchase", "refund"), ("adr",))
    )
    sales.update(buyers)
    talks = {table: written[table] for table in ("activity",) if table in written}
    talk_totals.refresh(connection, sales | _owners(connection, changeset_id, talks))
    customers.refresh(connection, sales | customers.known(connection, places - sales))


def shown(connection: Connection, changeset_id: int, written: Written | None = None) -> set[int]:
    """The contacts whose lines in a list a step may have changed."""
    written = _written(connection, changeset_id) if written is None else written
    found = _owners(
        connection, changeset_id, {table: moved for table, moved in written.items() if table in SHOWN}
    )
    return found | _tagged(connection, changeset_id) if written.get("tag") else found


def _written(connection: Connection, changeset_id: int) -> Written:
    """The tables a step wrote to, and whether it changed rows that stay."""
    rows = connection.execute(
        "SELECT table_name, max(op = 'U') FROM journal WHERE changeset_id = ? GROUP BY table_name",
        (changeset_id,),
    )
    return {table: bool(moved) for table, moved in rows}


def _owners(connection: Connection, changeset_id: int, written: Written) -> set[int]:
    """The contacts whose rows in these tables a step touched, those a row went over to included."""
    if not written:
        return set()
    found = {
        contact_id
        for (contact_id,) in connection.execute(
            "SELECT DISTINCT contact_id FROM journal WHERE changeset_id = ? "
            "AND table_name IN (SELECT value FROM json_each(?))",
            (changeset_id, json.dumps(list(written))),
        )
    }
    for table, moved in written.items():
        if moved and table != "contact" and "contact_id" in journal.columns_of(connection, table):
            found |= _live(connection, changeset_id, table, "contact_id")
    return found - {None}


def _ids(connection: Connection, changeset_id: int, table: str, column: str) -> set[int]:
    """What `column` holds or held in the rows of this table that a step touched."""
    if column == "id":
        return {
            row_id
            for (row_id,) in connection.execute(
                "SELECT row_id FROM journal WHERE changeset_id = ? AND table_name = ?", (changeset_id, table)
            )
        }
    place = journal.columns_of(connection, table).index(column)
    held = connection.execute(
        f"SELECT DISTINCT json_extract(before, '$[{place}]') FROM journal "
        "WHERE changeset_id = ? AND table_name = ? AND before IS NOT NULL",
        (changeset_id, table),
    )
    found = _live(connection, changeset_id, table, column) | {value for (value,) in held}
    return found - {None}


def _live(connection: Connection, changeset_id: int, table: str, column: str) -> set[int]:
    rows = connection.execute(
        f'SELECT DISTINCT t."{column}" FROM journal AS j JOIN "{table}" AS t ON t.id = j.row_id '
        "WHERE j.changeset_id = ? AND j.table_name = ?",
        (changeset_id, table),
    )
    return {value for (value,) in rows}


def _tagged(connection: Connection, changeset_id: int) -> set[int]:
    rows = connection.execute(
        "SELECT contact_id FROM contact_tag WHERE tag_id IN "
        "(SELECT row_id FROM journal WHERE changeset_id = ? AND table_name = 'tag' AND op = 'U')",
        (changeset_id,),
    )
    return {contact_id for (contact_id,) in rows}
