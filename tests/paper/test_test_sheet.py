"""The test sheet of a printer: its crosses lie where it says, and where a correction sends them."""

from __future__ import annotations

import re
import zlib
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest

from rolodex.domain.calibration import PAPERS, Crosses, corrected, crosses
from rolodex.domain.drawer import PrinterProfile
from rolodex.domain.planner import Paper
from rolodex.i18n import word
from rolodex.paper import test_sheet
from rolodex.services import stocks

POINTS = 72 / 25.4
TRUE = PrinterProfile()


def drawn(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """The straight lines of the page in millimetres from its upper left corner, each from end to end."""
    document: Any = pypdfium2.PdfDocument(pdf)
    height = document[0].get_height()
    document.close()
    lines = []
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            text = zlib.decompressobj().decompress(packed).decode("latin-1")
        except zlib.error:
            continue
        number = r"(-?[\d.]+)"
        for x1, y1, x2, y2 in re.findall(rf"{number} {number} m {number} {number} l S", text):
            ends = (float(x1), height - float(y1), float(x2), height - float(y2))
            lines.append(tuple(end / POINTS for end in ends))
    return lines  # type: ignore[return-value]  # four numbers each


def found_crosses(pdf: bytes) -> list[tuple[float, float]]:
    """Where the longest level and the longest upright lines cross."""
    lines = drawn(pdf)
    level = [line for line in lines if abs(line[3] - line[1]) < 0.01 and line[2] - line[0] > 20]
    upright = [line for line in lines if abs(line[2] - line[0]) < 0.01 and abs(line[3] - line[1]) > 20]
    return [
        (down[0], across[1])
        for across in level
        for down in upright
        if across[0] < down[0] < across[2] and min(down[1::2]) < across[1] < max(down[1::2])
    ]


@pytest.mark.parametrize("paper", list(PAPERS))
def test_the_crosses_lie_where_the_sheet_says(paper: Paper) -> None:
    wanted = crosses(*PAPERS[paper])
    found = found_crosses(test_sheet.pdf(PAPERS[paper], word))
    assert found == [pytest.approx(wanted.first, abs=0.005), pytest.approx(wanted.last, abs=0.005)]


def test_a_correction_moves_the_crosses_as_it_moves_labels() -> None:
    through = PrinterProfile(0, "Office", 1.5, -0.75, 1.004, 0.997)
    wanted: Crosses = crosses(*PAPERS["a4"])
    found = found_crosses(test_sheet.pdf(PAPERS["a4"], word, through))
    assert found == [
        pytest.approx(corrected(through, *place), abs=0.005) for place in (wanted.first, wanted.last)
    ]


def test_a_corrected_sheet_says_that_it_is_one() -> None:
    document: Any = pypdfium2.PdfDocument(
        test_sheet.pdf(PAPERS["a4"], word, PrinterProfile(0, "Office", 1.5))
    )
    text = " ".join(document[0].get_textpage().get_text_range().split())
    document.close()
    assert "printer Office" in text
    assert "with the correction that is kept" in text


def test_the_same_sheet_has_the_same_bytes_and_says_the_places() -> None:
    pdf = test_sheet.pdf(PAPERS["letter"], word, TRUE, stocks.get("5160"))
    assert pdf == test_sheet.pdf(PAPERS["letter"], word, TRUE, stocks.get("5160"))
    document: Any = pypdfium2.PdfDocument(pdf)
    text = " ".join(document[0].get_textpage().get_text_range().split())
    assert len(document) == 1
    document.close()
    assert "195.9 and 259.4 mm" in text
    assert "Avery 5160" in text


def test_a_true_printer_draws_the_rulers_in_millimetres() -> None:
    ticks = sorted(
        line[0]
        for line in drawn(test_sheet.pdf(PAPERS["a4"], word))
        if abs(line[2] - line[0]) < 0.01 and line[1] == pytest.approx(20, abs=0.01)
    )
    steps = {round(after - before, 2) for before, after in pairwise(ticks)}
    assert len(ticks) == 30
    assert steps == {1.0, 2.0}
