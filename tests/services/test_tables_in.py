"""Tables that come in: found, mapped, planned, with every row that cannot be read named."""

from __future__ import annotations

import csv
import io
import zipfile
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from tests.builders import coming, emails, person, phones
from tests.builders import contacts as any_contact

from rolodex.domain import exact_copy
from rolodex.domain.contact import Contact, Custom
from rolodex.domain.custom_field import CustomField
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.mapping import Mapping, Target
from rolodex.domain.table_text import delimiter
from rolodex.services import workbook_reading
from rolodex.services.opening import Services


def table(folder: Path, text: str, encoding: str = "utf-8", name: str = "table.csv") -> Path:
    made = folder / name
    made.write_bytes(text.encode(encoding))
    return made


def people(services: Services, made: Path, mapping: Mapping | None = None) -> list[Contact]:
    with services.tables_in.plan(made, mapping) as plan:
        return coming(plan)


def take(services: Services, made: Path, mapping: Mapping | None = None) -> tuple[int, int, int]:
    with services.tables_in.plan(made, mapping) as plan:
        counts = services.importing.apply(plan).counts
    return counts.new, counts.updated, counts.unchanged


def workbook(folder: Path, *found: list[object], sheet: str = "People") -> Path:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = sheet
    for cells in found:
        first.append(cells)
    made = folder / "table.xlsx"
    book.save(made)
    return made


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
def test_encoding_and_delimiter_are_found(
    services: Services, tmp_path: Path, encoding: str, mark: str
) -> None:
    text = "Nombre;Apellidos;Población\nÁngel;Muñoz Peña;Cádiz\nIñaki;Núñez;León\n".replace(";", mark)
    made = table(tmp_path, text, encoding)
    preview = services.tables_in.preview(made)
    assert (preview.delimiter, preview.header_row) == (mark, 0)
    assert [one.fn for one in people(services, made)] == ["Ángel Muñoz Peña", "Iñaki Núñez"]


def test_a_line_that_says_the_delimiter_and_a_title_are_passed_over(
    services: Services, tmp_path: Path
) -> None:
    made = table(tmp_path, "sep=;\nOur clients, 2026\n\nName;Phone\nAna, the first;600\n")
    preview = services.tables_in.preview(made)
    assert (preview.delimiter, preview.columns) == (";", ("Name", "Phone"))
    assert [one.fn for one in people(services, made)] == ["Ana, the first"]


def test_a_table_without_names_of_columns_is_shown_by_letters(services: Services, tmp_path: Path) -> None:
    made = table(tmp_path, "Ana García,600 111 222,ana@x.es\nLuis Gil,600 333 444,luis@x.es\n")
    preview = services.tables_in.preview(made)
    assert (preview.header_row, preview.columns) == (-1, ("A", "B", "C"))
    mapping = Mapping((Target("fn"), Target("tel"), Target("email")))
    assert [one.fn for one in people(services, made, mapping)] == ["Ana García", "Luis Gil"]


def test_what_is_told_is_not_guessed(services: Services, tmp_path: Path) -> None:
    made = table(tmp_path, "x,y\nName,Phone\nAna,1\n", "utf-16")
    preview = services.tables_in.preview(made, "", ",", "utf-16-le", 1)
    assert preview.columns == ("Name", "Phone")
    with pytest.raises(UserError):
        services.tables_in.preview(made, encoding="klingon")


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
    services: Services, tmp_path: Path, header: str, field: str, types: tuple[str, ...]
) -> None:
    made = table(tmp_path, f"Name,{header}\nAna,x\n")
    found = services.tables_in.preview(made).mapping.targets[1]
    assert (found.field, tuple(sorted(found.types))) == (field, types)


def test_a_field_of_the_users_own_is_known_by_its_name(services: Services, tmp_path: Path) -> None:
    services.custom_fields.save(CustomField(0, "Número de socio", "number"))
    made = table(tmp_path, "Name;numero de socio\nAna;1200\nEva;none\n")
    assert [one.custom for one in people(services, made)] == [
        (Custom("Número de socio", "1200", "number"),),
        (Custom("Número de socio", "none"),),
    ]


def test_the_words_of_a_broken_row_are_named_and_its_neighbours_come(
    services: Services, tmp_path: Path
) -> None:
    lines = [f"Person {place},{600000000 + place},note {place}\n" for place in range(5_000)]
    lines[4_321] = '"Person 4321,600004321,"a "note\n'
    lines[77] = "Person 77,1,2,3,4\n"
    lines[78] = ",,only a note\n"
    made = table(tmp_path, "Name,Phone,Notes\n" + "".join(lines))
    with services.tables_in.plan(made) as plan:
        assert plan.counts.cards == 4_997
        assert [(one.line, one.text) for one in plan.rejected] == [
            (79, lines[77]),
            (80, lines[78]),
            (4323, lines[4_321]),
        ]


def test_a_quote_that_never_closes_costs_its_own_row(services: Services, tmp_path: Path) -> None:
    made = table(tmp_path, 'Name,Note\n"Ana,x\nLuis,"two\nlines"\nEva,3\n')
    with services.tables_in.plan(made) as plan:
        assert [contact.fn for contact in coming(plan)] == ["Luis", "Eva"]
        assert [one.line for one in plan.rejected] == [2]


def test_cancelling_leaves_nothing(services: Services, tmp_path: Path) -> None:
    made = table(tmp_path, "Name,Phone\n" + "".join(f"Person {one},{one}\n" for one in range(1000)))

    def stop(done: int, total: int) -> None:
        if done * 2 > total:
            raise Cancelled

    with pytest.raises(Cancelled):
        services.tables_in.plan(made, progress=stop)


def test_a_row_that_comes_again_changes_nothing(services: Services, tmp_path: Path) -> None:
    made = table(tmp_path, "First name,Last name,Phone\nAna,García,600 111 222\nAna,Gil,\n")
    assert take(services, made) == (2, 0, 0)
    assert take(services, made) == (0, 0, 2)
    made = table(tmp_path, "Phone,First name,Last name,Town\n600 111 222,Ana,García,Lugo\n")
    assert take(services, made) == (0, 1, 0)


@pytest.mark.parametrize(
    ("key", "head", "cell"), [("email", "Email", "ANA@x.es"), ("tel", "Phone", "600 111-222")]
)
def test_rows_update_by_a_key_and_rename_nobody(
    services: Services, tmp_path: Path, key: str, head: str, cell: str
) -> None:
    ana = services.contacts.save(
        person("Ana", "García", email=emails("ana@x.es"), tel=phones("600 111 222"))
    ).id
    made = table(tmp_path, f"{head},Town\n{cell},Lugo\n")
    preview = services.tables_in.preview(made)
    found = Mapping(preview.mapping.targets, key=key)
    assert take(services, made, found) == (0, 1, 0)
    known = services.contacts.get(ana)
    assert known is not None
    assert (known.fn, known.adr[0].city) == ("Ana García", "Lugo")


def test_phones_postcodes_and_guards_stay_whole(services: Services, tmp_path: Path) -> None:
    made = table(tmp_path, "Name;Phone;CP\n'=Ana;'+34 600 111 222;08001\nEva;3,46E+10;\n")
    ana, eva = people(services, made)
    assert (ana.fn, ana.tel[0].value, ana.adr[0].code) == ("=Ana", "+34 600 111 222", "08001")
    with services.tables_in.plan(made) as plan:
        assert plan.counts.doubts == 1
    assert eva.tel[0].value == "3,46E+10"


def test_a_country_is_put_before_numbers_that_have_none(services: Services, tmp_path: Path) -> None:
    made = table(tmp_path, "Name,Phone\nAna,600 111 222\nEva,+44 7700 900123\nLeo,12\n")
    mapping = Mapping((Target("fn"), Target("tel")), country="ES")
    assert [one.tel[0].value for one in people(services, made, mapping)] == [
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
    services: Services, tmp_path: Path, others: str, cell: str, iso: str
) -> None:
    made = table(tmp_path, f"Name;Birthday\nAna;{others}\nEva;{cell}\n")
    assert people(services, made)[1].dates[0].value == iso


def test_a_column_left_out_is_told_in_the_account(services: Services, tmp_path: Path) -> None:
    made = table(tmp_path, "Name,Secret\nAna,x\n")
    with services.tables_in.plan(made, Mapping((Target("fn"), Target()))) as plan:
        (row,) = plan.rows()
    assert [(one.name, one.fate) for one in row.fates] == [("Name", "mapped"), ("Secret", "rejected")]


def test_a_workbook_is_read_by_the_types_of_its_cells(services: Services, tmp_path: Path) -> None:
    made = workbook(
        tmp_path,
        ["Name", "Phone", "CP", "Birthday", "Weight", "At", "Member"],
        ["Ana", 34600111222, 8001, datetime.fromisoformat("1980-12-03"), 1.5, time(9, 30), True],
        [None] * 7,
        ["Eva", "0034600", "08001", date(1981, 1, 2), 2.0, datetime.fromisoformat("2026-05-03T10:30"), False],
    )
    book = openpyxl.load_workbook(made)
    book.active["C2"].number_format = "00000"  # type: ignore[index]
    book.save(made)
    assert [(row.line, row.cells) for row in workbook_reading.rows(made)][1:] == [
        (2, ("Ana", "34600111222", "08001", "1980-12-03", "1.5", "09:30", "TRUE")),
        (4, ("Eva", "0034600", "08001", "1981-01-02", "2", "2026-05-03T10:30:00", "FALSE")),
    ]
    preview = services.tables_in.preview(made)
    assert (preview.delimiter, preview.sheets, preview.sheet) == ("", ("People",), "People")
    ana, eva = people(services, made)
    assert (ana.tel[0].value, ana.adr[0].code, eva.dates[0].value) == ("34600111222", "08001", "1981-01-02")


def test_a_sheet_is_read_by_its_name(services: Services, tmp_path: Path) -> None:
    made = workbook(tmp_path, ["Name"], ["Ana"])
    book = openpyxl.load_workbook(made)
    book.create_sheet("Others").append(["Name", "Town"])
    book.save(made)
    assert services.tables_in.preview(made, "Others").columns == ("Name", "Town")
    with pytest.raises(UserError):
        services.tables_in.preview(made, "Nothing")


def bomb(folder: Path, part: str, data: bytes) -> Path:
    """A workbook one part of which was replaced."""
    made = workbook(folder, ["Name"], ["Ana"])
    changed = io.BytesIO()
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, data if name == part else old.read(name))
        if part not in old.namelist():
            new.writestr(part, data)
    made.write_bytes(changed.getvalue())
    return made


SHEET = "xl/worksheets/sheet1.xml"
FAR = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'
    b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData></worksheet>'
)


@pytest.mark.parametrize(
    ("part", "data"),
    [
        ("xl/sharedStrings.xml", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><sst/>'),
        ("xl/sharedStrings.xml", b" " * 101 * workbook_reading.MEBIBYTE),
        ("xl/workbook.xml", b"<workbook"),
        (SHEET, b"<worksheet><sheetData><row><c"),
        ("xl/styles.xml", b"\xff\xfe"),
    ],
)
def test_a_workbook_that_is_broken_or_too_large_is_refused_by_one_sentence(
    services: Services, tmp_path: Path, part: str, data: bytes
) -> None:
    with pytest.raises(UserError):
        services.tables_in.preview(bomb(tmp_path, part, data))


def test_rows_that_are_numbered_without_end_do_not_hang(services: Services, tmp_path: Path) -> None:
    preview = services.tables_in.preview(bomb(tmp_path, SHEET, FAR))
    assert preview.columns[0] in ("Name", "A")


@pytest.mark.parametrize("data", [b"", b"\xd0\xcf\x11\xe0 old", b"PK\x03\x04 nothing", b"\0\1\2\3" * 99])
def test_what_is_no_table_gives_no_people(services: Services, tmp_path: Path, data: bytes) -> None:
    made = tmp_path / "table.csv"
    made.write_bytes(data)
    with suppress(UserError), services.tables_in.plan(made) as plan:
        assert plan.counts.new == 0


def test_a_file_that_is_not_there_is_told(services: Services, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        services.tables_in.preview(tmp_path / "gone.csv")


def test_mappings_are_kept_and_known_by_their_table(services: Services, tmp_path: Path) -> None:
    made = table(tmp_path, "Who,Call\nAna,600\n")
    mapping = Mapping((Target("fn"), Target("tel", ("cell",), number=2)), key="tel", name=" My  clients ")
    kept = services.tables_in.save_mapping(mapping, services.tables_in.preview(made).columns).id
    found = services.tables_in.preview(made).mapping
    assert (found.id, found.name, found.targets, found.key) == (kept, "My clients", mapping.targets, "tel")
    assert services.tables_in.save_mapping(mapping).id == kept
    assert services.tables_in.preview(made).mapping.id == kept
    services.tables_in.delete_mapping(kept)
    assert services.tables_in.mappings() == ()
    with pytest.raises(UserError):
        services.tables_in.named("my clients")


def test_every_guessed_target_is_offered_to_choose(services: Services, tmp_path: Path) -> None:
    offered = {(one.target.field, one.target.part) for one in services.tables_in.targets()}
    header = "Name,Mobile,Work email,Home city,Company,Job title,Birthday,Notes,Tags,Website,Spouse,Odd"
    found = services.tables_in.preview(table(tmp_path, f"{header}\n{header}\n")).mapping.targets
    assert {(one.field, one.part) for one in found} <= offered


def test_activities_come_in_once_and_nobody_is_guessed(services: Services, tmp_path: Path) -> None:
    ana = services.contacts.save(person("Ana", "García", email=emails("ana@x.es"))).id
    made = table(
        tmp_path,
        "Date;Contact;Type;Duration;Subject;Regarding what\n"
        "2026-05-03 10:30;ana garcia;Llamada;1:30;Chairs;oak\n"
        "3/5/2026;Ana García;;;;\n"
        ";Ana García;note;;;\n2026-05-04;Zoe;note;;;\n2026-05-04;Ana García;dance;;;\n",
    )
    plan = services.tables_in.plan_activities(made)
    assert [one.line for one in plan.rejected] == [4, 5, 6]
    services.tables_in.apply_activities(plan)
    call = next(one for one in services.activities.timeline(ana) if one.kind == "call")
    entry = services.activities.get(call.id)
    assert entry is not None
    assert (entry.minutes, entry.subject, entry.body) == (90, "Chairs", "Regarding what: oak")
    again = services.tables_in.plan_activities(made)
    assert (again.counts.new, again.counts.unchanged) == (0, 2)


def test_orders_come_from_a_workbook_with_names_of_its_own(services: Services, tmp_path: Path) -> None:
    ana = services.contacts.save(person("Ana", "García")).id
    made = workbook(
        tmp_path, ["Fecha", "Cliente", "Total", "Odd"], [date(2026, 5, 3), "Ana García", 12.5, "x"]
    )
    plan = services.tables_in.plan_purchases(made)
    assert [one.name for one in plan.rejected] == ["Odd"]
    services.purchase_importing.apply(plan)
    assert [one.total for one in services.purchases.of_contact(ana)] == [1250]
    mapping = Mapping((Target("customer"), Target("date"), Target("amount")), subject="purchases")
    made = table(tmp_path, "Who,On,Sum\nAna García,4/5/2026,7\n")
    assert services.tables_in.plan_purchases(made, mapping).counts.new == 1


def test_orders_without_a_date_or_person_are_refused(services: Services, tmp_path: Path) -> None:
    made = table(tmp_path, "One,Two\n1,2\n")
    for plan in (services.tables_in.plan_purchases, services.tables_in.plan_activities):
        with pytest.raises(UserError):
            plan(made)


@given(found=any_contact())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_exact_copy_comes_back_as_it_was(services: Services, tmp_path: Path, found: Contact) -> None:
    made = tmp_path / "copy.csv"
    with made.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(exact_copy.COLUMNS)
        writer.writerows(exact_copy.rows(found))
    preview = services.tables_in.preview(made)
    assert preview.layout == "rolodex"
    (read,) = exact_copy.read(exact_copy.COLUMNS, list(exact_copy.rows(found)))
    with services.tables_in.plan(made) as plan:
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
    services: Services, tmp_path: Path
) -> None:
    made = table(tmp_path, 'Name;"Phone; home"\nAna;600111222\nLuis;1;2;3\n')
    with services.tables_in.plan(made) as plan:
        plan.save_rejected(tmp_path / "rest.csv")
    assert (tmp_path / "rest.csv").read_text() == 'Name;"Phone; home"\nLuis;1;2;3\n'
