"""Tables from which the very same contacts come back."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import contacts, person, phones

from rolodex.domain import exact_copy
from rolodex.domain.contact import Consent, Contact, Custom, Value
from rolodex.domain.table_guard import guarded, unguarded

SLOW = [HealthCheck.too_slow]
"""Any contact takes long to make up."""


def as_csv(*items: Contact) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(exact_copy.COLUMNS)
    for item in items:
        writer.writerows(exact_copy.rows(item))
    return out.getvalue()


def back(text: str) -> list[exact_copy.Read]:
    header, *table = csv.reader(io.StringIO(text, newline=""))
    assert exact_copy.is_header(header)
    return list(exact_copy.read(header, table))


@settings(max_examples=25, suppress_health_check=SLOW)
@given(st.lists(contacts(1), min_size=1, max_size=2))
def test_any_contacts_come_back_as_they_were(items: list[Contact]) -> None:
    found = back(as_csv(*items))
    assert [entry.contact for entry in found] == items


@settings(max_examples=10, suppress_health_check=SLOW)
@given(contacts(2))
def test_cells_that_were_trimmed_say_the_same(item: Contact) -> None:
    trimmed = [[cell.strip() for cell in row] for row in exact_copy.rows(item)]
    assert [entry.contact for entry in exact_copy.read(exact_copy.COLUMNS, trimmed)] == [item]


@settings(max_examples=10, suppress_health_check=SLOW)
@given(contacts(2))
def test_no_cell_begins_like_a_formula(item: Contact) -> None:
    for row in exact_copy.rows(item):
        assert not [cell for cell in row if cell[:1] and cell[0] in "=+-@\t\r"]


def test_numbers_of_rows_of_the_book_stay_in_the_book() -> None:
    one = replace(person(), id=7)
    assert back(as_csv(one))[0].contact == person()


def test_a_text_longer_than_a_cell_goes_on_in_the_next_row() -> None:
    long = person(note=(Value("=" * 50_000), Value("b; " * 9_000 + "\n\\")))
    text = as_csv(long, person("Eva"))
    assert max(len(cell) for row in csv.reader(io.StringIO(text)) for cell in row) < 32_000
    assert [entry.contact for entry in back(text)] == [long, person("Eva")]


def test_a_cell_that_somebody_typed_is_read_as_it_looks() -> None:
    header = ("rolodex", "fn", "tel", "note", "Shoe size")
    (found,) = exact_copy.read(header, [("", "Ana", "600 111\n91 22; types=work", "tea; no milk", "38")])
    assert found.contact == Contact(
        fn="Ana",
        tel=(Value("600 111"), Value("91 22", ("work",))),
        note=(Value("tea; no milk"),),
        custom=(Custom("Shoe size", "38"),),
    )


def test_a_row_that_cannot_be_read_is_named_and_costs_no_other() -> None:
    rows = [*exact_copy.rows(person("Ana")), *exact_copy.rows(person("Eva"))]
    broken = list(rows[0])
    broken[exact_copy.COLUMNS.index("consent")] = "letter; granted=perhaps"
    first, second = exact_copy.read(exact_copy.COLUMNS, [broken, rows[1]])
    assert first.contact is None
    assert first.line == 1
    assert first.reason is not None
    assert dict(first.reason.args)["column"] == "consent"
    assert second.contact == person("Eva")


def test_what_a_person_agreed_to_can_be_read_in_the_table() -> None:
    item = person(tel=phones("600"), consent=(Consent("letter", granted=True, at="2026-05-03"),))
    (row,) = exact_copy.rows(item)
    assert row[exact_copy.COLUMNS.index("tel")] == "600; types=cell"
    assert row[exact_copy.COLUMNS.index("consent")] == "letter; granted=yes; at=2026-05-03"


@given(st.text(max_size=6) | st.from_regex(r"'*[=+\-@0-9e ]{0,14}", fullmatch=True))
def test_an_apostrophe_that_guards_a_cell_is_taken_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


def test_postcodes_and_phones_keep_their_zeros_and_signs() -> None:
    assert guarded("01234") == "'01234"
    assert guarded("+34 600") == "'+34 600"
    assert guarded("28013") == "28013"
    assert guarded("'tis") == "'tis"
    assert guarded(" \xa0=1+1") == "' \xa0=1+1"
