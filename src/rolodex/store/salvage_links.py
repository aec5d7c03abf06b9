"""Links of salvaged rows to lost ones: contacts are named by what is left of them, the rest lets go."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping

from rolodex.store.engine import Connection
from rolodex.store.replay import KEPT_IN_USE
from rolodex.store.salvage_pages import Value
from rolodex.store.salvage_tables import Gap, Reader, Table
from rolodex.store.steps import stamp

WANTED = ("contact_id", "band", "fn")
NUMBERS = frozenset({"rank", "contact_id", "band", "ground"})
"""The columns of the list that hold numbers."""
KINDS = ("individual", "org", "group")
"""The kind of a contact by its band in the list."""

NAMES = (
    "SELECT trim(given || ' ' || family || ' ' || family2) FROM name WHERE contact_id = ? ORDER BY position",
    "SELECT name FROM org WHERE contact_id = ? ORDER BY position",
    "SELECT value FROM email WHERE contact_id = ? ORDER BY position",
    "SELECT value FROM tel WHERE contact_id = ? ORDER BY position",
)
"""What a contact without a card may still be called by, the best first."""

Line = tuple[int, str]
"""The band and the name of a contact, as the list showed it."""


def lines(reader: Reader, columns: tuple[str, ...], gaps: list[Gap]) -> dict[int, Line]:
    """What the list showed of the contacts in these gaps."""
    number, text = frozenset({int}), frozenset({str})
    kinds = tuple(number if column in NUMBERS else text for column in columns)
    shape = Table("entry", columns, kinds, columns.index("rank"), (None,) * len(columns))
    places = [columns.index(column) for column in WANTED]
    found: dict[int, Line] = {}
    for row in reader.rows(shape):
        contact_id, band, fn = (row[place] for place in places)
        if isinstance(contact_id, int) and any(low < contact_id <= high for low, high in gaps):
            found[contact_id] = (int(str(band)), str(fn))
    reader.lost.pop("entry", None)
    return found


def name_contacts(
    connection: Connection, tables: Mapping[str, Table], known: Mapping[int, Line], nameless: str
) -> dict[int, str]:
    """Make cards for contacts that lost theirs and have anything left; gives their names."""
    named: dict[int, str] = {}
    for contact_id in sorted(_without_a_card(connection, tables) | _listed(connection, known)):
        row = _last_known(connection, tables["contact"], contact_id)
        band, fn = known.get(contact_id, (0, ""))
        if fn or not row:
            row["fn"] = fn or _called(connection, contact_id) or nameless
            row["kind"] = KINDS[band] if 0 <= band < len(KINDS) else KINDS[0]
        now = stamp()
        values = {"uid": str(uuid.uuid4()), "created_at": now, "updated_at": now, **row, "id": contact_id}
        names = [column for column in tables["contact"].columns if column in values]
        connection.execute(
            f"INSERT INTO contact({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
            [values[name] for name in names],
        )
        named[contact_id] = str(values["fn"])
    return named


def name_words(connection: Connection, tables: Mapping[str, Table], nameless: str) -> None:
    """Make tags and fields anew that are lost while cards have them; what they were called is not known."""
    for table, (user, column) in KEPT_IN_USE.items():
        if table in tables and user in tables:
            connection.execute(
                f"INSERT INTO {table}(id, name) SELECT DISTINCT {column}, ? || ' ' || {column} FROM {user} "
                f"WHERE {column} > 0 AND {column} NOT IN (SELECT id FROM {table})",
                (nameless,),
            )


def let_go(connection: Connection, tables: Mapping[str, Table]) -> None:
    """Undo links to rows that are lost; rows that cannot be without their owner are lost as well."""
    changed = True
    while changed:
        changed = False
        for name, table in tables.items():
            links = connection.execute(
                'SELECT "table", "from", on_delete FROM pragma_foreign_key_list(?)', (name,)
            )
            for parent, column, action in links:
                nowhere = f'"{column}" IS NOT NULL AND "{column}" NOT IN (SELECT id FROM "{parent}")'
                if action == "CASCADE":
                    changed |= _lost(connection, table, nowhere)
                else:
                    connection.execute(f'UPDATE "{name}" SET "{column}" = NULL WHERE {nowhere}')
    for name in ("photo", "attachment"):
        _lost(connection, tables[name], "sha256 <> '' AND sha256 NOT IN (SELECT sha256 FROM blob)")


def _lost(connection: Connection, table: Table, where: str) -> bool:
    """Whether rows had to go; they are noted among what is lost."""
    owner = "contact_id" if "contact_id" in table.columns else "NULL"
    if table.key >= 0:
        connection.execute(
            f'INSERT OR IGNORE INTO temp.lost SELECT ?, rowid, {owner} FROM "{table.name}" WHERE {where}',
            (table.name,),
        )
    before = connection.raw.total_changes
    connection.execute(f'DELETE FROM "{table.name}" WHERE {where}')
    return connection.raw.total_changes > before


def _without_a_card(connection: Connection, tables: Mapping[str, Table]) -> set[int]:
    """The contacts that rows belong to and that are not there, as the journal or two tables say."""
    told: dict[int, int] = {}
    for name in tables:
        links = connection.execute(
            'SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = ? AND on_delete = ?',
            (name, "contact", "CASCADE"),
        )
        found: set[int] = set()
        for (column,) in links:
            rows = connection.execute(
                f'SELECT DISTINCT "{column}" FROM "{name}" '
                f'WHERE "{column}" NOT IN (SELECT id FROM contact) AND "{column}" > 0'
            )
            found.update(contact_id for (contact_id,) in rows)
        for contact_id in found:
            told[contact_id] = told.get(contact_id, 0) + 1
    ops: dict[int, str] = dict(
        connection.execute("SELECT row_id, op FROM temp.known WHERE table_name = 'contact'")
    )
    return {
        contact_id
        for contact_id, by in told.items()
        if ops.get(contact_id) != "D" and (by > 1 or contact_id in ops)
    }


def _listed(connection: Connection, known: Mapping[int, Line]) -> set[int]:
    """Contacts of the list that have no card, and that nobody deleted."""
    gone = {
        row_id
        for (row_id,) in connection.execute(
            "SELECT row_id FROM temp.known WHERE table_name = 'contact' AND op = 'D'"
        )
    }
    return {
        contact_id
        for contact_id in known
        if contact_id not in gone
        and not connection.value("SELECT EXISTS(SELECT 1 FROM contact WHERE id = ?)", (contact_id,))
    }


def _last_known(connection: Connection, table: Table, contact_id: int) -> dict[str, Value]:
    """A card as it was before it was last changed, where the journal has that."""
    rows = connection.execute(
        "SELECT before, s.columns FROM journal AS j JOIN journal_shape AS s "
        "ON s.schema_version = j.schema_version AND s.table_name = 'contact' "
        "WHERE j.changeset_id = (SELECT step FROM temp.known WHERE table_name = 'contact' AND row_id = :id) "
        "AND j.table_name = 'contact' AND j.row_id = :id AND j.before IS NOT NULL ORDER BY j.id DESC LIMIT 1",
        {"id": contact_id},
    )
    if not rows:
        return {}
    try:
        cells = dict(zip(json.loads(rows[0][1]), json.loads(rows[0][0]), strict=True))
    except ValueError:  # one of the two is not what was written
        return {}
    values = [
        cells.get(column, default) for column, default in zip(table.columns, table.defaults, strict=True)
    ]
    fitted = table.fitted(contact_id, values)
    return dict(zip(table.columns, fitted, strict=True)) if fitted else {}


def _called(connection: Connection, contact_id: int) -> str:
    for question in NAMES:
        if found := connection.value(f"{question} LIMIT 1", (contact_id,)):
            return str(found)
    return ""
