"""What the parts of a workbook may come to in memory, seen before the library reads them."""

from __future__ import annotations

import re
import zipfile

MEBIBYTE = 1 << 20
OTHERS = 16 * MEBIBYTE
"""All parts but pictures, sheets and their texts: the library holds them in memory."""
ROW = 4 * MEBIBYTE
"""The text of one row with its marks, and of what stands before the first."""
BEHIND = 16 * MEBIBYTE
"""What stands behind the last row of a sheet."""

_ROW = re.compile(rb"</?(?:[\w.-]+:)?(?:row|sheetData)[\s/>]")
_LONGEST_MARK = 64


def hold(archive: zipfile.ZipFile, texts: str) -> bool:
    """Whether the parts keep within bounds; that of the name `texts` is not looked at."""
    parts = [part for part in archive.infolist() if part.filename.endswith((".xml", ".rels", ".vml"))]
    others = [part for part in parts if not part.filename.endswith(texts) and not _is_sheet(part)]
    return sum(part.file_size for part in others) <= OTHERS and all(
        _has_short_rows(archive, part) for part in parts if part.file_size > ROW and _is_sheet(part)
    )


def _is_sheet(part: zipfile.ZipInfo) -> bool:
    return "worksheets/" in part.filename and part.filename.endswith(".xml")


def _has_short_rows(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether no row of a sheet is longer than one may be: the library holds each as a whole."""
    last = place = 0
    seen = b""
    with archive.open(part) as stream:
        while block := stream.read(MEBIBYTE):
            seen += block
            if b"<!" in seen:  # a comment could look like a row
                return False
            for found in _ROW.finditer(seen):
                last = place + found.end()
                if found[0].startswith(b"</") and b"sheetData" in found[0]:
                    return part.file_size - last <= BEHIND
            place += max(0, len(seen) - _LONGEST_MARK)
            seen = seen[-_LONGEST_MARK:]
            if place - last > ROW:
                return False
    return part.file_size - last <= ROW
