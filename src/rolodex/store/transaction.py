"""One change of the book while it is being made, and what it touched once it is complete."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rolodex.domain.changes import Changes, Noun, Step
from rolodex.domain.progress import Progress, silent
from rolodex.store import derived, journal
from rolodex.store.engine import Connection
from rolodex.store.journal import Shape

LISTED = 100_000
"""A step that touched more rows than this says "everything" instead of naming them."""

SHOWN = frozenset(
    {
        "adr",
        "contact",
        "contact_tag",
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
    "offer": (("campaign", "id"),),
    "payment": (("purchase", "purchase_id"),),
    "pipeline": (("deal", "id"),),
    "product": (("product", "id"),),
    "purchase": (("purchase", "id"),),
    "purchase_line": (("purchase", "purchase_id"),),
    "refund": (("purchase", "purchase_id"),),
    "reminder": (("reminder", "id"),),
    "saved_search": (("setting", "id"),),
    "stage": (("deal", "id"),),
    "tag": (("tag", "id"),),
    "ticket": (("ticket", "id"),),
}
"""Which ids of which kind a row of a table stands for; rows with a `contact_id` stand for that too."""


class Transaction:
    """What a step writes through; `changes` is complete when the step is."""

    def __init__(self, connection: Connection, changeset_id: int) -> None:
        self.connection = connection
        self.changeset_id = changeset_id
        self.progress: Progress = silent
        self._touched: dict[Noun, set[int]] = {}
        self._changes: Changes | None = None

    def touch(self, noun: Noun, ids: Iterable[int]) -> None:
        """Say what a write that is not journaled touched; the journal tells the rest by itself."""
        self._touched.setdefault(noun, set()).update(ids)

    @property
    def changes(self) -> Changes:
        """What the step touched; there is nothing to tell before it is complete."""
        if self._changes is None:
            raise RuntimeError("the step is not complete yet")
        return self._changes

    def finish(self, step: Step | None) -> None:
        """Gather what was touched, and bring the search index in step with it."""
        everything = False
        seen = set(self._touched.get("contact", ()))
        if step is not None:
            seen |= shown(self.connection, self.changeset_id)
            everything = step.rows > LISTED
            if not everything:
                for noun, ids in touched(self.connection, self.changeset_id).items():
                    self.touch(noun, ids)
        if seen:
            derived.refresh(self.connection, sorted(seen), self.progress)
        self._changes = Changes(
            {noun: frozenset(ids) for noun, ids in self._touched.items() if ids}, step, everything
        )


def touched(connection: Connection, changeset_id: int) -> dict[Noun, set[int]]:
    """The ids of each kind that a step touched, as its journal tells."""
    found: dict[Noun, set[int]] = {}
    for table, shape in _written(connection, changeset_id):
        wanted = list(NOUNS.get(table, ()))
        if "contact_id" in shape.columns:
            wanted.append(("contact", "contact_id"))
        for noun, column in wanted:
            found.setdefault(noun, set()).update(_ids(connection, changeset_id, table, shape, column))
    return found


def shown(connection: Connection, changeset_id: int) -> set[int]:
    """The contacts whose lines in a list a step may have changed."""
    found: set[int] = set()
    for table, shape in _written(connection, changeset_id):
        if table in SHOWN:
            column = "id" if table == "contact" else "contact_id"
            found |= _ids(connection, changeset_id, table, shape, column)
        elif table == "tag":
            found |= _tagged(connection, changeset_id)
    return found


def _written(connection: Connection, changeset_id: int) -> list[tuple[str, Shape]]:
    """The tables a step wrote to."""
    shapes = journal.shapes(connection)
    rows = connection.execute(
        "SELECT DISTINCT table_name FROM journal WHERE changeset_id = ?", (changeset_id,)
    )
    return [(table, shapes[table]) for (table,) in rows if table in shapes]


def _ids(connection: Connection, changeset_id: int, table: str, shape: Shape, column: str) -> set[int]:
    """What `column` holds or held in the rows of this table that a step touched."""
    step = (changeset_id, table)
    if column == "id":
        return {
            row_id
            for (row_id,) in connection.execute(
                "SELECT row_id FROM journal WHERE changeset_id = ? AND table_name = ?", step
            )
        }
    place = shape.columns.index(column)
    rows = connection.execute(
        f'SELECT t."{column}" FROM journal AS j JOIN "{table}" AS t ON t.id = j.row_id '
        "WHERE j.changeset_id = ? AND j.table_name = ? "
        f"UNION SELECT json_extract(before, '$[{place}]') FROM journal "
        "WHERE changeset_id = ? AND table_name = ? AND before IS NOT NULL",
        step * 2,
    )
    return {found for (found,) in rows if found is not None}


def _tagged(connection: Connection, changeset_id: int) -> set[int]:
    rows = connection.execute(
        "SELECT contact_id FROM contact_tag WHERE tag_id IN "
        "(SELECT row_id FROM journal WHERE changeset_id = ? AND table_name = 'tag' AND op = 'U')",
        (changeset_id,),
    )
    return {contact_id for (contact_id,) in rows}
