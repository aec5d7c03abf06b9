"""Tables that come in: found, mapped, planned, with every row that cannot be read named."""

from __future__ import annotations

import csv
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.builders import coming
from tests.builders import contacts as any_contact
from tests.in_tables import people, table

from rolodex.domain import exact_copy
from rolodex.domain.contact import Contact
from rolodex.domain.errors import UserError
from rolodex.domain.mapping import Mapping, Target
from rolodex.domain.table_text import delimiter
from rolodex.services.opening import Services


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", ","),
        ("utf-8-sig", ";"),
        ("cp1252", "\t"),
        ("utf-16", "|"),
        ("utf-16-le", ";"),
        ("mac_roman", ","),
    ],
)
def test_encoding_and_delimiter_are_found(bare: Services, tmp_path: Path, encoding: str, mark: str) -> None:
    text = "Nombre;Apellidos;Población\nÁngel;Muñoz Peña;Cádiz\nIñaki;Núñez;León\n".replace(";", mark)
    made = table(tmp_path, text, encoding)
    preview = bare.tables_in.preview(made)
    assert (preview.delimiter, preview.header_row) == (mark, 0)
    assert [one.fn for one in people(bare, made)] == ["Ángel Muñoz Peña", "Iñaki Núñez"]


def test_a_line_that_says_the_delimiter_and_a_title_are_passed_over(bare: Services, tmp_path: Path) -> None:
    made = table(tmp_path, "sep=;\nOur clients, 2026\n\nName;Phone\nAna, the first;600\n")
    preview = bare.tables_in.preview(made)
    assert (preview.delimiter, preview.columns) == (";", ("Name", "Phone"))
    assert [one.fn for one in people(bare, made)] == ["Ana, the first"]


def test_a_table_without_names_of_columns_is_shown_by_letters(bare: Services, tmp_path: Path) -> None:
    made = table(tmp_path, "Ana García,600 111 222,ana@x.es\nLuis Gil,600 333 444,luis@x.es\n")
    preview = bare.tables_in.preview(made)
    assert (preview.header_row, preview.columns) == (-1, ("A", "B", "C"))
    mapping = Mapping((Target("fn"), Target("tel"), Target("email")))
    assert [one.fn for one in people(bare, made, mapping)] == ["Ana García", "Luis Gil"]


def test_what_is_told_is_not_guessed(bare: Services, tmp_path: Path) -> None:
    made = table(tmp_path, "x,y\nName,Phone\nAna,1\n", "utf-16")
    preview = bare.tables_in.preview(made, "", ",", "utf-16-le", 1)
    assert preview.columns == ("Name", "Phone")
    with pytest.raises(UserError):
        bare.tables_in.preview(made, encoding="klingon")


@pytest.mark.parametrize(
    ("header", "field", "types"),
    [
        ("Teléfono móvil", "tel", ("cell",)),
        ("Móvil del trabajo", "tel", ("cell", "work")),
        ("Home phone", "tel", ("home",)),
        ("Correo electrónico personal", "email", ("home",)),
        ("C.P.", "adr.code", ()),
        ("Postal Code (work)", "adr.code", ("work",)),
        ("Work address", "adr.street", ("work",)),
        ("Población", "adr.city", ()),
        ("Razón social", "org.name", ()),
        ("Segundo apellido", "n.family2", ()),
        ("Fecha de nacimiento", "bday", ()),
        ("Observaciones", "note", ()),
        ("Etiquetas", "categories", ()),
        ("Weight of the parcel", "keep", ()),
    ],
)
def test_columns_are_known_by_their_names(
    bare: Services, tmp_path: Path, header: str, field: str, types: tuple[str, ...]
) -> None:
    made = table(tmp_path, f"Name,{header}\nAna,x\n")
    found = bare.tables_in.preview(made).mapping.targets[1]
    assert (found.field, tuple(sorted(found.types))) == (field, types)


def test_the_words_of_a_broken_row_are_named_and_its_neighbours_come(bare: Services, tmp_path: Path) -> None:
    lines = [f"Person {place},{600000000 + place},note {place}\n" for place in range(5_000)]
    lines[4_321] = '"Person 4321,600004321,"a "note\n'
    lines[77] = "Person 77,1,2,3,4\n"
    lines[78] = ",,only a note\n"
    made = table(tmp_path, "Name,Phone,Notes\n" + "".join(lines))
    with bare.tables_in.plan(made) as plan:
        assert plan.counts.cards == 4_997
        assert [(one.line, one.text) for one in plan.rejected] == [
            (79, lines[77]),
            (80, lines[78]),
            (4323, lines[4_321]),
        ]


def test_a_quote_that_never_closes_costs_its_own_row(bare: Services, tmp_path: Path) -> None:
    made = table(tmp_path, 'Name,Note\n"Ana,x\nLuis,"two\nlines"\nEva,3\n')
    with bare.tables_in.plan(made) as plan:
        assert [contact.fn for contact in coming(plan)] == ["Luis", "Eva"]
        assert [one.line for one in plan.rejected] == [2]


def test_phones_postcodes_and_guards_stay_whole(bare: Services, tmp_path: Path) -> None:
    made = table(tmp_path, "Name;Phone;CP\n'=Ana;'+34 600 111 222;08001\nEva;3,46E+10;\n")
    ana, eva = people(bare, made)
    assert (ana.fn, ana.tel[0].value, ana.adr[0].code) == ("=Ana", "+34 600 111 222", "08001")
    with bare.tables_in.plan(made) as plan:
        assert plan.counts.doubts == 1
    assert eva.tel[0].value == "3,46E+10"


def test_a_country_is_put_before_numbers_that_have_none(bare: Services, tmp_path: Path) -> None:
    made = table(tmp_path, "Name,Phone\nAna,600 111 222\nEva,+44 7700 900123\nLeo,12\n")
    mapping = Mapping((Target("fn"), Target("tel")), country="ES")
    assert [one.tel[0].value for one in people(bare, made, mapping)] == [
        "+34 600 11 12 22",
        "+44 7700 900123",
        "12",
    ]


@pytest.mark.parametrize(
    ("others", "cell", "iso"),
    [
        ("31/12/1980", "3/4/1981", "1981-04-03"),
        ("12/31/1980", "3/4/1981", "1981-03-04"),
        ("31/12/1980", "1981/4/3", "1981-04-03"),
        ("31/12/1980", "1981-04-03 00:00:00", "1981-04-03"),
        ("31/12/1980", "3 de abril de 1981", "1981-04-03"),
        ("31/12/1980", "1604-04-03", "--04-03"),
        ("31/12/1980", "some day", "some day"),
    ],
)
def test_dates_are_read_in_the_order_of_their_column(
    bare: Services, tmp_path: Path, others: str, cell: str, iso: str
) -> None:
    made = table(tmp_path, f"Name;Birthday\nAna;{others}\nEva;{cell}\n")
    assert people(bare, made)[1].dates[0].value == iso


def test_a_column_left_out_is_told_in_the_account(bare: Services, tmp_path: Path) -> None:
    made = table(tmp_path, "Name,Secret\nAna,x\n")
    with bare.tables_in.plan(made, Mapping((Target("fn"), Target()))) as plan:
        (row,) = plan.rows()
    assert [(one.name, one.fate) for one in row.fates] == [("Name", "mapped"), ("Secret", "rejected")]


@pytest.mark.parametrize("data", [b"", b"\xd0\xcf\x11\xe0 old", b"PK\x03\x04 nothing", b"\0\1\2\3" * 99])
def test_what_is_no_table_gives_no_people(bare: Services, tmp_path: Path, data: bytes) -> None:
    made = tmp_path / "table.csv"
    made.write_bytes(data)
    with suppress(UserError), bare.tables_in.plan(made) as plan:
        assert plan.counts.new == 0


def test_a_file_that_is_not_there_is_told(bare: Services, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        bare.tables_in.preview(tmp_path / "gone.csv")


def test_every_guessed_target_is_offered_to_choose(bare: Services, tmp_path: Path) -> None:
    offered = {(one.target.field, one.target.part) for one in bare.tables_in.targets()}
    header = "Name,Mobile,Work email,Home city,Company,Job title,Birthday,Notes,Tags,Website,Spouse,Odd"
    found = bare.tables_in.preview(table(tmp_path, f"{header}\n{header}\n")).mapping.targets
    assert {(one.field, one.part) for one in found} <= offered


@given(found=any_contact())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_exact_copy_comes_back_as_it_was(bare: Services, tmp_path: Path, found: Contact) -> None:
    made = tmp_path / "copy.csv"
    with made.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(exact_copy.COLUMNS)
        writer.writerows(exact_copy.rows(found))
    preview = bare.tables_in.preview(made)
    assert preview.layout == "rolodex"
    (read,) = exact_copy.read(exact_copy.COLUMNS, list(exact_copy.rows(found)))
    with bare.tables_in.plan(made) as plan:
        taken = coming(plan)
    assert taken == [read.contact]


@pytest.mark.parametrize(
    ("lines", "mark"),
    [
        (["Name,Phone\n", "Ana,1\n"], ","),
        (["Name;Note\n", "Ana;a, b, c\n", "Eva;x, y\n"], ";"),
        (['"Name, first"\tPhone\n', '"Ana, a"\t1\n'], "\t"),
        (["sep=|\n", "a,b|c\n"], "|"),
    ],
)
def test_the_delimiter_gives_even_rows(lines: list[str], mark: str) -> None:
    assert delimiter(lines) == mark


def test_rows_that_cannot_be_read_are_saved_below_the_names_of_the_columns(
    bare: Services, tmp_path: Path
) -> None:
    made = table(tmp_path, 'Name;"Phone; home"\nAna;600111222\nLuis;1;2;3\n')
    with bare.tables_in.plan(made) as plan:
        plan.save_rejected(tmp_path / "rest.csv")
    assert (tmp_path / "rest.csv").read_text() == 'Name;"Phone; home"\nLuis;1;2;3\n'
