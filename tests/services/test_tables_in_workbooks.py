"""Workbooks that come in, by the types of their cells; what is broken or too large is refused."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from tests.in_tables import people, workbook

from rolodex.domain.errors import UserError
from rolodex.services import workbook_reading
from rolodex.services.opening import Services

SHEET = "xl/worksheets/sheet1.xml"
FAR = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'
    b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row></sheetData></worksheet>'
)


def test_a_workbook_is_read_by_the_types_of_its_cells(bare: Services, tmp_path: Path) -> None:
    made = workbook(
        tmp_path,
        ["Name", "Phone", "CP", "Birthday", "Weight", "At", "Member"],
        ["Ana", 34600111222, 8001, datetime.fromisoformat("1980-12-03"), 1.5, time(9, 30), True],
        [None] * 7,
        ["Eva", "0034600", "08001", date(1981, 1, 2), 2.0, datetime.fromisoformat("2026-05-03T10:30"), False],
    )
    book = openpyxl.load_workbook(made)
    book.active["C2"].number_format = "00000"
    book.save(made)
    assert [(row.line, row.cells) for row in workbook_reading.rows(made)][1:] == [
        (2, ("Ana", "34600111222", "08001", "1980-12-03", "1.5", "09:30", "TRUE")),
        (4, ("Eva", "0034600", "08001", "1981-01-02", "2", "2026-05-03T10:30:00", "FALSE")),
    ]
    preview = bare.tables_in.preview(made)
    assert (preview.delimiter, preview.sheets, preview.sheet) == ("", ("People",), "People")
    ana, eva = people(bare, made)
    assert (ana.tel[0].value, ana.adr[0].code, eva.dates[0].value) == ("34600111222", "08001", "1981-01-02")


def test_a_sheet_is_read_by_its_name(bare: Services, tmp_path: Path) -> None:
    made = workbook(tmp_path, ["Name"], ["Ana"])
    book = openpyxl.load_workbook(made)
    book.create_sheet("Others").append(["Name", "Town"])
    book.save(made)
    assert bare.tables_in.preview(made, "Others").columns == ("Name", "Town")
    with pytest.raises(UserError):
        bare.tables_in.preview(made, "Nothing")


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
    bare: Services, tmp_path: Path, part: str, data: bytes
) -> None:
    with pytest.raises(UserError):
        bare.tables_in.preview(bomb(tmp_path, part, data))


def test_rows_that_are_numbered_without_end_do_not_hang(bare: Services, tmp_path: Path) -> None:
    preview = bare.tables_in.preview(bomb(tmp_path, SHEET, FAR))
    assert preview.columns[0] in ("Name", "A")


def test_a_number_whose_style_is_not_there_is_read_without_it(bare: Services, tmp_path: Path) -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="str"><v>Name</v></c><c r="B1" t="str"><v>Phone</v></c></row>'
        b'<row r="2"><c r="A2" t="str"><v>Ana</v></c><c r="B2" s="999"><v>600</v></c></row>'
        b"</sheetData></worksheet>"
    )
    (ana,) = people(bare, bomb(tmp_path, SHEET, sheet))
    assert (ana.fn, ana.tel[0].value) == ("Ana", "600")


def test_what_the_library_wonders_at_is_not_printed_among_answers(
    bare: Services, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with zipfile.ZipFile(workbook(tmp_path, ["Name"], ["Ana"])) as archive:
        styles = archive.read("xl/styles.xml")
    with pytest.raises(UserError):
        bare.tables_in.preview(bomb(tmp_path, "xl/styles.xml", styles.replace(b'xfId="0"', b'xfId="7"')))
    assert capsys.readouterr().out == ""
