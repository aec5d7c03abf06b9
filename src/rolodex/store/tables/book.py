"""What the book keeps about itself: settings, searches, pictures, and the journal of every change."""

from sqlalchemy import Column, Index, Integer, LargeBinary, Text, text
from sqlmodel import Field

from rolodex.store.tables.columns import KEYED, STRICT, Keyed, Row, by, whole, words


class Segment(Row, table=True):
    """A rule kept under a name: who fulfils it belongs to the segment.

    `rule` is the rule as JSON, `said` the sentence it was made of.
    """

    __tablename__ = "segment"
    __table_args__ = (STRICT,)

    name: str = words()
    rule: str = words()
    said: str = words()
    created_at: str = words()


class SegmentMember(Keyed, table=True):
    """Who belongs to a segment, as last counted; the segments that are built in have negative ids.

    `band` is 0 for a person, 1 for a company.
    """

    __tablename__ = "segment_member"
    __table_args__ = (by("segment_member", "contact_id"), KEYED)

    segment_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    contact_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    band: int = whole()


class SegmentCount(Keyed, table=True):
    """How many belong to a segment, people (band 0) and companies (band 1) apart."""

    __tablename__ = "segment_count"
    __table_args__ = (KEYED,)

    segment_id: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    band: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    n: int = whole()


class SegmentMove(Row, table=True):
    """A contact that left one segment (0: none) and entered another (0: none); housekeeping."""

    __tablename__ = "segment_move"
    __table_args__ = (by("segment_move", "contact_id"), by("segment_move", "day"), STRICT)

    contact_id: int = whole()
    left_id: int = whole()
    entered_id: int = whole()
    at: str = words()
    day: int = whole()


class Setting(Keyed, table=True):
    """A choice of the user; housekeeping, in no step of the history."""

    __tablename__ = "setting"
    __table_args__ = (KEYED,)

    key: str = Field(sa_column=Column(Text, primary_key=True))
    value: str = words()


class Blob(Keyed, table=True):
    """Bytes by their SHA-256 (hex); never changed, in no step of the history."""

    __tablename__ = "blob"
    __table_args__ = (KEYED,)

    sha256: str = Field(sa_column=Column(Text, primary_key=True))
    media_type: str = words()
    data: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class Changeset(Row, table=True):
    """One step of the history.

    `label` is a message as JSON; `reverts` the step this one took back (0: none), `root` the ordinary
    step at the start of that chain; `undone` whether a later step has taken it back; `rows` how many
    rows it touched.
    """

    __tablename__ = "changeset"
    __table_args__ = (by("changeset", "root"), by("changeset", "kind", "undone"), STRICT)

    label: str = words()
    at: str = words()
    author: str = words()
    kind: str = words("change")
    reverts: int = whole()
    root: int = whole()
    undone: int = whole()
    rows: int = whole()
    schema_version: int = whole()


class Journal(Row, table=True):
    """A row as it was before a step touched it: `op` is I, U or D; `before` its columns as a JSON list.

    `contact_id` is whose row it was. Rows that another program changed stand under changeset 0 until the
    book adopts them.
    """

    __tablename__ = "journal"
    __table_args__ = (
        by("journal", "changeset_id", "contact_id"),
        Index(
            "journal_by_word",
            "table_name",
            "row_id",
            sqlite_where=text("table_name IN ('tag', 'custom_field') AND op <> 'I'"),
        ),
        Index(
            "journal_by_deleted",
            "row_id",
            "changeset_id",
            sqlite_where=text("table_name = 'contact' AND op = 'D'"),
        ),
        KEYED,
    )

    changeset_id: int = whole()
    schema_version: int = whole()
    table_name: str = words()
    row_id: int = whole()
    contact_id: int | None = Field(default=None, sa_column=Column(Integer))
    op: str = words()
    before: str | None = Field(default=None, sa_column=Column(Text))


class JournalNow(Keyed, table=True):
    """One row: the step that is being written; 0 none, -1 housekeeping, which is not journaled."""

    __tablename__ = "journal_now"
    __table_args__ = (KEYED,)

    changeset_id: int = Field(default=0, primary_key=True, sa_column_kwargs={"autoincrement": False})


class JournalShape(Keyed, table=True):
    """The columns (JSON list) that `before` has for a table, in its order, since a schema version."""

    __tablename__ = "journal_shape"
    __table_args__ = (KEYED,)

    schema_version: int = Field(default=0, primary_key=True, sa_column_kwargs={"autoincrement": False})
    table_name: str = Field(sa_column=Column(Text, primary_key=True))
    columns: str = words("[]")


class LastId(Keyed, table=True):
    """The last id that was dealt out for a table, so that none is given twice."""

    __tablename__ = "last_id"
    __table_args__ = (KEYED,)

    table_name: str = Field(sa_column=Column(Text, primary_key=True))
    last: int = whole()
