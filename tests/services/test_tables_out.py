"""Contacts as CSV and workbooks: for people, and as exact copies."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import company, contacts, emails, person

from rolodex.domain import exact_copy
from rolodex.domain.contact import Adr, Consent, Contact, Custom, Date, Foreign, Org, Photo, Value
from rolodex.domain.errors import Cancelled
from rolodex.domain.exporting import Extent
from rolodex.domain.listing import Query
from rolodex.i18n import word
from rolodex.services import tables_out
from rolodex.services.opening import Services

ANA = person(
    "Ana",
    "García",
    uid="uid-ana",
    tel=(Value("+34 600 111 222", ("cell",)), Value("0049 30 1", ("work",), label="Lager")),
    email=emails("ana@example.com"),
    adr=(Adr(street="Calle Mayor 1", code="01005", city="Vitoria", country="España", types=("home",)),),
    org=(Org("Acme", ("Ventas",), "Jefa"),),
    dates=(Date("bday", "1985-03-14", 1985, 3, 14),),
    note=(Value('=HYPERLINK("http://x")'),),
    categories=("vip", "press"),
    custom=(Custom("Size", "042"),),
    consent=(Consent("letter", granted=True, at="2026-05-03"),),
)


def saved(services: Services, *items: Contact) -> list[int]:
    return [services.contacts.save(item).id for item in items]


def csv_rows(path: Path, delimiter: str = ",") -> list[list[str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream, delimiter=delimiter))


def xlsx_rows(path: Path) -> list[list[Any]]:
    book = openpyxl.load_workbook(path, read_only=True)
    try:
        return [
            [cell if cell is not None else "" for cell in row]
            for row in book.active.iter_rows(values_only=True)
        ]
    finally:
        book.close()


def column(rows: list[list[Any]], head: str) -> Any:
    return rows[1][rows[0].index(head)]


def test_a_csv_for_people_has_heads_in_words_and_a_row_for_each(services: Services, tmp_path: Path) -> None:
    saved(services, ANA, company())
    assert services.exporting.csv(tmp_path / "a.csv", exact=False, word=word) == 2
    rows = csv_rows(tmp_path / "a.csv")
    assert len(rows) == 3
    assert column(rows, "Name") == "Ana García"
    assert column(rows, "Phone 1: kind") == "Mobile"
    assert column(rows, "Phone 2: kind") == "Work, Lager"
    assert column(rows, "Email") == "ana@example.com"
    assert column(rows, "Firm") == "Acme"
    assert column(rows, "Tags") == "vip; press"
    assert column(rows, "Birthday") == "1985-03-14"
    assert column(rows, "Consent: Letter") == "agreed; 2026-05-03"
    assert column(rows, "Number of the card") == "uid-ana"


def test_formulas_phones_and_postcodes_stand_behind_an_apostrophe_in_csv(
    services: Services, tmp_path: Path
) -> None:
    saved(services, ANA)
    services.exporting.csv(tmp_path / "a.csv", exact=False, word=word)
    rows = csv_rows(tmp_path / "a.csv")
    assert column(rows, "Note") == '\'=HYPERLINK("http://x")'
    assert column(rows, "Phone 1") == "'+34 600 111 222"
    assert column(rows, "Phone 2") == "'0049 30 1"
    assert column(rows, "Postal code") == "'01005"
    assert column(rows, "Size") == "'042"


def test_in_a_workbook_they_are_text_as_they_stand_and_days_are_days(
    services: Services, tmp_path: Path
) -> None:
    saved(services, ANA)
    services.exporting.xlsx(tmp_path / "a.xlsx", exact=False, word=word)
    rows = xlsx_rows(tmp_path / "a.xlsx")
    assert column(rows, "Note") == '=HYPERLINK("http://x")'
    assert column(rows, "Phone 1") == "+34 600 111 222"
    assert column(rows, "Postal code") == "01005"
    assert column(rows, "Birthday") == datetime(1985, 3, 14)  # noqa: DTZ001 - sheets know no zones


@pytest.mark.parametrize(("locale", "mark"), [("es", ";"), ("es_MX", ","), ("en_ES", ";"), ("en_US", ",")])
def test_cells_are_parted_by_semicolons_where_a_comma_begins_decimals(
    services: Services, tmp_path: Path, locale: str, mark: str
) -> None:
    saved(services, ANA)
    services.exporting.csv(tmp_path / "a.csv", exact=False, word=word, locale=locale)
    assert column(csv_rows(tmp_path / "a.csv", mark), "Name") == "Ana García"


def test_only_the_columns_that_somebody_fills_are_there(services: Services, tmp_path: Path) -> None:
    saved(services, person())
    services.exporting.csv(tmp_path / "a.csv", exact=False, word=word)
    heads = csv_rows(tmp_path / "a.csv")[0]
    assert "Website" not in heads
    assert "Second surname" not in heads
    assert "Phone" in heads


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(contacts(1), max_size=2))
def test_an_exact_copy_gives_the_very_contacts_back(tmp_path: Path, items: list[Contact]) -> None:
    with (tmp_path / "a.csv").open("wb") as stream:
        tables_out.exact_csv(stream, lambda: items, {})
    with (tmp_path / "a.xlsx").open("wb") as stream:
        tables_out.exact_xlsx(stream, lambda: items, {}, word)
    for header, *table in (csv_rows(tmp_path / "a.csv"), xlsx_rows(tmp_path / "a.xlsx")):
        assert [read.contact for read in exact_copy.read(header, table)] == items


def test_an_exact_copy_of_the_book_holds_what_the_book_says(services: Services, tmp_path: Path) -> None:
    ids = saved(services, ANA, company(note=(Value("long " * 10_000),)))
    services.exporting.write("exact", tmp_path / "a.xlsx", word=word)
    header, *table = xlsx_rows(tmp_path / "a.xlsx")
    known = [services.contacts.get(contact_id) for contact_id in ids]
    found = [read.contact for read in exact_copy.read(header, table)]
    assert found == [replace(one, id=0) for one in known if one]


def test_only_the_selection_is_written_and_only_those_who_answer(services: Services, tmp_path: Path) -> None:
    first, _ = saved(services, ANA, person("Eva"))
    for number, chosen in enumerate(({"ids": [first]}, {"query": Query(text="Ana")})):
        out = tmp_path / f"{number}.csv"
        assert services.exporting.write("csv", out, **chosen, word=word) == 1  # type: ignore[arg-type]
        assert column(csv_rows(out), "Name") == "Ana García"


def test_notes_and_photos_stay_at_home_where_they_are_not_wanted(services: Services, tmp_path: Path) -> None:
    saved(services, replace(ANA, photo=(Photo(uri="https://example.com/ana.png"),)))
    for target, name in (("csv", "a.csv"), ("3.0", "a.vcf"), ("json", "a.json"), ("exact", "b.csv")):
        out = tmp_path / name
        services.exporting.write(
            target,  # type: ignore[arg-type]
            out,
            word=word,
            extent=Extent(photos=False, private=False),
        )
        text = out.read_text("utf-8-sig")
        assert "García" in text
        assert "HYPERLINK" not in text
        assert "ana.png" not in text


def test_what_a_table_for_people_cannot_say_is_told_before(services: Services) -> None:
    many = tuple(Value(str(number)) for number in range(8))
    saved(services, person(tel=many, foreign=(Foreign("X-Z", "1"),), org=(Org("A", since="2019"),)))
    found = services.exporting.losses("xlsx")
    assert [(row.loss.property, row.loss.value) for row in found.rows] == [
        ("tel", "6"),
        ("tel", "7"),
        ("org", "A: 2019 – "),
        ("x-z", "1"),
    ]
    assert services.exporting.losses("exact").count == 0


def test_each_program_passes_over_what_it_does_not_read(services: Services) -> None:
    saved(services, replace(ANA, email=emails("a@x.es", "b@x.es", "c@x.es", "d@x.es")))
    lost = {
        target: {row.loss.property for row in services.exporting.losses(target).rows}
        for target in ("iphone", "android", "outlook", "3.0")
    }
    assert "categories" in lost["iphone"]
    assert "categories" in lost["android"]
    assert "categories" not in lost["outlook"]
    assert "email" in lost["outlook"]
    assert lost["3.0"] == set()


def test_what_was_left_at_home_is_no_loss(services: Services) -> None:
    saved(services, person(photo=(Photo(uri="https://example.com/a.png"),)))
    assert services.exporting.losses("csv").count == 1
    assert services.exporting.losses("csv", extent=Extent(photos=False)).count == 0


def test_a_cancelled_table_leaves_the_file_of_before(services: Services, tmp_path: Path) -> None:
    saved(services, person())
    out = tmp_path / "a.xlsx"
    out.write_bytes(b"before")

    def cancel(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        services.exporting.xlsx(out, progress=cancel, exact=False, word=word)
    assert out.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir() if "a.xlsx" in path.name] == ["a.xlsx"]
