"""JSON in rows of the book that somebody else wrote: a sentence or the usual value, never a raw error."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import company, person
from tests.services.merging_sample import row_everywhere, somebody

from rolodex.domain.contact import Org, Value
from rolodex.domain.errors import UserError
from rolodex.domain.listing import Query
from rolodex.i18n import word
from rolodex.services.opening import Services, open_services

NOW = datetime.fromisoformat("2026-05-03T10:00")
WHO = 77
COLUMNS = (
    ("custom_field", "choices"),
    ("label_template", "layout"),
    ("own_stock", "measures"),
    ("campaign", "audience"),
    ("campaign", "job"),
    ("mailing", "job"),
    ("mailing_piece", "text"),
    ("segment", "rule"),
    ("import_mapping", "columns"),
    ("import_receipt", "data"),
    ("draft", "contact"),
    ("draft_text", "text"),
    ("series", "steps"),
    ("org", "units"),
    ("tel", "params"),
    ("name", "params"),
    ("foreign_property", "params"),
    ("changeset", "label"),
    ("erasure", "report"),
    ("setting", "value"),
)
TEXTS: tuple[str, ...] = (
    "{",
    "[]",
    "null",
    "{}",
    "7",
    '"x"',
    '{"a":' * 10_000 + "1" + "}" * 10_000,
    "9" * 9_000,
)
TEXTS += ("[[[]]]", "", "1e999", '[1e999, null, {"a": 1}]', "\x00\ud7ff", '{"version": 1, "lines": 1e999}')


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """A book with a row in each of these columns."""
    services = open_services(new_book(tmp_path_factory.mktemp("rows") / "book.rolodex"))
    other = services.contacts.save(company("Acme")).id
    somebody(services, WHO, person(org=(Org("Acme", ("Sales",)),), note=(Value("Hello"),)))
    row_everywhere(services, WHO, other)
    services.drafts.keep(0, person("Begun"))
    services.drafts.keep_text("line", 0, WHO, "called")
    with services.book.housekeeping() as tx:
        add = tx.connection.execute
        add("INSERT INTO erasure(at, report) VALUES ('2026-05-03T10:00:00Z', '{}')")
        add("INSERT OR REPLACE INTO setting(key, value) VALUES ('address_formats', '{}'), ('planner', '[]')")
        add(
            "INSERT INTO import_receipt(import_id, position, rows, data) "
            "SELECT id, place, 1, x'00' FROM import_batch, (SELECT 0 AS place UNION ALL SELECT 1)"
        )
    yield services
    services.close()


def readers(services: Services) -> tuple[Callable[[], object], ...]:
    """All that reads what these rows hold."""
    return (
        lambda: services.contacts.get(WHO),
        lambda: services.contacts.matches(Query(kind="")),
        services.custom_fields.fields,
        services.label_templates.all,
        services.own_stocks.all,
        services.campaigns.all,
        lambda: [services.campaigns.copy(one) for one in ids(services, "campaign")[:1]],
        lambda: [services.campaigns.get(one) for one in ids(services, "campaign")],
        services.mailings.all,
        lambda: [services.mailings.pdf(one) for one in ids(services, "mailing")],
        services.segments.all,
        lambda: [services.segments.get(one) for one in ids(services, "segment")],
        services.tables_in.mappings,
        services.imports.all,
        lambda: [services.imports.receipt(one) for one in ids(services, "import_batch")],
        lambda: [services.imports.one(one) for one in ids(services, "import_batch")],
        lambda: [services.imports.fates(one) for one in ids(services, "import_batch")],
        services.drafts.all,
        lambda: services.drafts.texts("line"),
        services.series.all,
        services.history.steps,
        lambda: services.history.find("call", word),
        services.erasing.past,
        services.address_formats.all,
        services.planner.printed,
    )


def thorough(services: Services, folder: Path) -> tuple[Callable[[], object], ...]:
    """What reads all of the book, and takes its time."""
    return (
        lambda: services.erasing.plan(WHO),
        lambda: services.personal_data.write(WHO, folder / "person.json", NOW, word=word),
        lambda: services.exporting.write("3.0", folder / "a.vcf", word=word),
        lambda: services.exporting.write("exact", folder / "a.csv", word=word),
        lambda: services.agenda.day(NOW, 50),
        lambda: services.whole_book.export(folder / "whole.zip"),
        services.checking.full,
    )


def ids(services: Services, table: str) -> list[int]:
    with services.book.reading() as connection:
        return [one for (one,) in connection.execute(f"SELECT id FROM {table}")]


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_row_of_others_is_told_or_taken_as_usual(
    book: Services, table: str, column: str, tmp_path: Path
) -> None:
    with book.book.reading() as connection:
        key = "rowid" if table != "setting" else "key"
        kept = connection.execute(f"SELECT {key}, {column} FROM {table}")
    assert kept
    sql = f"UPDATE {table} SET {column} = ?"
    try:
        for text in TEXTS:
            value = zlib.compress(text.encode()) if table == "import_receipt" else text
            with book.book.housekeeping() as tx:
                tx.connection.execute(sql, (value,))
            wanted = readers(book) + (thorough(book, tmp_path) if text in ("{", TEXTS[-1]) else ())
            for read in wanted:
                with suppress(UserError):
                    read()
    finally:
        with book.book.housekeeping() as tx:
            tx.connection.executemany(f"{sql} WHERE {key} = ?", [(was, row) for row, was in kept])
