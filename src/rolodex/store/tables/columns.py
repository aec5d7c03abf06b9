"""The few shapes a column may have: STRICT tables know only TEXT and INTEGER (and BLOB in one place)."""

from typing import Any

from sqlalchemy import Index, Integer, MetaData, Text, text
from sqlmodel import Field, SQLModel

METADATA = MetaData()

STRICT = {"sqlite_strict": True, "sqlite_autoincrement": True}
"""Ids are never given twice, so that an old step of the history cannot meet a stranger under its id."""

DEALT = {"sqlite_strict": True}
"""The same for the tables with most rows: `bulk.insert` deals out the ids of a batch at once and notes the
last in `last_id`, for AUTOINCREMENT adds a third to the cost of each row."""

KEYED = {"sqlite_strict": True}
"""A table whose key is not a number that counts up."""


class Row(SQLModel):
    """A table with a number for a key."""

    metadata = METADATA

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)


class Keyed(SQLModel):
    """A table that brings its own key."""

    metadata = METADATA


def words(default: str = "") -> Any:
    """A text that is never NULL."""
    return Field(
        default=default,
        sa_type=Text,
        nullable=False,
        sa_column_kwargs={"server_default": text(f"'{default}'")},
    )


def whole(default: int = 0) -> Any:
    """A whole number that is never NULL."""
    return Field(
        default=default,
        sa_type=Integer,
        nullable=False,
        sa_column_kwargs={"server_default": text(str(default))},
    )


def owner(table: str) -> Any:
    """The row this one belongs to and vanishes with."""
    return Field(foreign_key=f"{table}.id", ondelete="CASCADE", nullable=False)


def link(table: str, vanishes: bool = False) -> Any:
    """A row this one may point to; when that goes, the link becomes NULL or this row `vanishes` too."""
    return Field(
        default=None,
        foreign_key=f"{table}.id",
        ondelete="CASCADE" if vanishes else "SET NULL",
        nullable=True,
    )


def by(table: str, *columns: str) -> Index:
    """An index over these columns."""
    return Index(f"{table}_by_{'_'.join(columns)}", *columns)


def by_link(table: str, column: str, *more: str) -> Index:
    """An index over a link and what is wanted with it, of the rows that have one."""
    name = "_".join((column, *more))
    return Index(f"{table}_by_{name}", column, *more, sqlite_where=text(f"{column} IS NOT NULL"))


def by_text(table: str, column: str) -> Index:
    """An index over a text, of the rows that have one."""
    return Index(f"{table}_by_{column}", column, sqlite_where=text(f"{column} <> ''"))
