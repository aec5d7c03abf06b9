"""Packs, workbooks and pictures made to fill the memory or the disk: each is refused in a sentence."""

from __future__ import annotations

import resource
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from rolodex.domain.errors import UserError
from rolodex.paper import pictures
from rolodex.services import packs, table_files, whole_book_reading, workbook_reading

HEAD = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}
ROW = '<row r="%d"><c t="inlineStr"><is><t>Ana</t></is></c></row>'


def workbook(path: Path, rows: str, **others: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, text in PARTS.items():
            pack.writestr(name, text)
        pack.writestr("xl/worksheets/sheet1.xml", f"{HEAD}{rows}</sheetData></worksheet>")
        for name, text in others.items():
            pack.writestr(f"xl/{name}.xml", text)
    return path


def test_a_large_sheet_of_short_rows_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx", "".join(ROW % number for number in range(1, 90_000)))
    assert sum(1 for _row in zip(table_files.read(path, "S"), range(50), strict=False)) == 50


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1">' + "<c/>" * 2_000_000 + "</row>",
        "<c/>" * 2_000_000,
        '<row r="1"><!-- <row> -->' + "<c/>" * 2_000_000 + "</row>",
        ROW % 1 + "</sheetData>" + "<x/>" * 6_000_000 + "<sheetData>",
    ],
)
def test_a_sheet_that_would_not_fit_into_memory_is_refused(tmp_path: Path, rows: str) -> None:
    path = workbook(tmp_path / "x.xlsx", rows)
    with pytest.raises(UserError):
        workbook_reading.sheets(path)


def test_styles_without_end_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "x.xlsx", ROW % 1, styles="<styleSheet>" + "<xf/>" * 4_000_000)
    with pytest.raises(UserError):
        workbook_reading.sheets(path)


def test_a_pack_that_names_too_many_parts_is_not_even_listed(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(bytes(30_000_000) + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9, 9, 29_000_000, 0, 0))
    with pytest.raises(zipfile.BadZipFile, match="too many"):
        packs.opened(path)
    with pytest.raises(UserError):
        whole_book_reading.restore(path, tmp_path / "book.rolodex")
    assert not (tmp_path / "book.rolodex").exists()


def test_nor_is_one_that_says_so_in_the_wide_form(tmp_path: Path) -> None:
    wide = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 9, 9, 29_000_000, 0)
    there = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9, 9, 100, 0, 0)
    (tmp_path / "x.zip").write_bytes(bytes(1000) + wide + there + end)
    with pytest.raises(zipfile.BadZipFile, match="too many"):
        packs.opened(tmp_path / "x.zip")


def test_a_pack_of_more_parts_than_the_narrow_form_counts_is_opened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as pack:
        for number in range(66_000):
            pack.writestr(zipfile.ZipInfo(str(number)), b"")
    with packs.opened(tmp_path / "x.zip") as pack:
        assert len(pack.infolist()) == 66_000


@pytest.mark.parametrize("data", [b"", b"PK", b"x" * 100, b"PK\x05\x06"])
def test_what_is_no_pack_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x").write_bytes(data)
    with pytest.raises(zipfile.BadZipFile):
        packs.opened(tmp_path / "x")


@pytest.mark.parametrize(
    "line", [b"[" + b"[]," * 2_000_000 + b"[]]", b'["' + "\U0001f600".encode() * 5_000_000 + b'"]']
)
def test_a_line_of_a_whole_book_that_would_not_fit_is_refused(tmp_path: Path, line: bytes) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("book.jsonl", line + b"\n")
    with pytest.raises(UserError):
        whole_book_reading.restore(tmp_path / "x.zip", tmp_path / "book.rolodex")


def png(width: int, height: int, rows: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    squeezed = zlib.compressobj()
    packed = b"".join(squeezed.compress(bytes(width + 1)) for _each in range(rows)) + squeezed.flush()
    head = struct.pack(">2L5B", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("width", "height", "rows"), [(60_000, 60_000, 1), (14_000, 12_000, 12_000), (9_000, 9_000, 9_000)]
)
def test_a_picture_larger_than_any_print_is_not_unpacked(width: int, height: int, rows: int) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert not pictures.is_picture(png(width, height, rows))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000


@pytest.mark.parametrize("cut", [30, 60, 100])
def test_a_torn_picture_is_none(cut: int) -> None:
    whole = png(50, 50, 50)
    assert pictures.is_picture(whole)
    assert not pictures.is_picture(whole[:cut].replace(b"IDAT", b"IDAX"))
