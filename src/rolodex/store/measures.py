"""How large a book is and how it is kept, in figures and names of ours alone."""

from __future__ import annotations

from collections.abc import Mapping

from rolodex.store.book import Book

FACTS = ("user_version", "journal_mode", "page_size", "page_count", "freelist_count")


def rows(book: Book) -> Mapping[str, int]:
    """How many rows stand in each table of ours; a table that is missing has none."""
    from rolodex.store.tables import METADATA  # start-up: SQLModel

    with book.reading() as connection:
        there = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        return {
            name: int(connection.value(f'SELECT count(*) FROM "{name}"'))
            for name in sorted(METADATA.tables)
            if name in there
        }


def facts(book: Book) -> Mapping[str, str]:
    """What SQLite says of the file."""
    with book.reading() as connection:
        told = {name: str(connection.value(f"PRAGMA {name}")) for name in FACTS}
        told["sqlite"] = str(connection.value("SELECT sqlite_version()"))
        told["encrypted"] = "yes" if connection.key is not None else "no"
    return told
