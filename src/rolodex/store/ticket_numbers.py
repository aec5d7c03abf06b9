"""The numbers of tickets, none of which is given twice.

Triggers note the number of a ticket that goes, or that is called by another: it may stand in a letter.
"""

from __future__ import annotations

from rolodex.store.engine import Connection

NAME = "ticket number"
"""Where the highest number that was ever given and is free again is kept among the last ids."""


def following(connection: Connection) -> int:
    """The number after the highest that was ever given."""
    highest = connection.value(
        "SELECT max(coalesce((SELECT max(number) FROM ticket), 0), "
        "coalesce((SELECT last FROM last_id WHERE table_name = ?), 0))",
        (NAME,),
    )
    return int(highest) + 1


def triggers() -> list[str]:
    """The triggers on ticket."""
    note = (
        f"INSERT INTO last_id(table_name, last) VALUES ('{NAME}', OLD.number) "
        "ON CONFLICT(table_name) DO UPDATE SET last = excluded.last WHERE excluded.last > last;"
    )
    return [
        f"CREATE TRIGGER total_ticket_delete AFTER DELETE ON ticket\nBEGIN {note} END",
        "CREATE TRIGGER total_ticket_update AFTER UPDATE OF number ON ticket "
        f"WHEN OLD.number > NEW.number\nBEGIN {note} END",
    ]
