"""Printing pages at full size on the system's printers, here on one that writes a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from rolodex.domain.errors import Cancelled
from rolodex.domain.label import Raster
from rolodex.domain.stock import Stock
from rolodex.paper.labels import LabelSheets, Text
from rolodex.services import printed_pages, stocks
from rolodex.ui.labels.printing import new_printer, print_pdf, print_written

DOTS = 10
"""Pixels for a millimetre in which the ink is measured."""
NEAR = 0.3


def sheets(stock: Stock, count: int) -> bytes:
    """Labels that are outlined, so that their edges can be measured."""
    made = LabelSheets(stock, outlines=True)
    for _ in range(count):
        made.place(Text(("HHHH",)))
    return made.data()


def printed(pdf: bytes, out: Path) -> bytes:
    """What a printer that writes to a file got."""
    printer = new_printer("Labels")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    print_pdf(printer, pdf)
    return out.read_bytes()


def ink(raster: Raster, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float]:
    """Leftmost, upmost and rightmost dark dot inside this box, all in millimetres."""
    xs: list[int] = []
    ys: list[int] = []
    for y in range(round(top * DOTS), round(bottom * DOTS)):
        row = raster.data[y * raster.stride : y * raster.stride + raster.width * 4]
        dark = [x for x in range(round(left * DOTS), round(right * DOTS)) if row[x * 4 + 1] < 128]
        if dark:
            ys.append(y)
            xs += (dark[0], dark[-1])
    return min(xs) / DOTS, min(ys) / DOTS, max(xs) / DOTS


@pytest.mark.parametrize("name", ["avery-5160", "env-dl"])
def test_what_comes_out_of_the_printer_stands_where_it_stands_in_the_pdf(
    name: str, app: QApplication, tmp_path: Path
) -> None:
    stock = stocks.get(name)
    pdf = sheets(stock, 1)
    got = printed(pdf, tmp_path / "out.pdf")
    width, height = printed_pages.size(got)
    assert (width, height) == pytest.approx((stock.paper_width, stock.paper_height), abs=0.2)
    box = stock.slot(0)
    inside = (
        max(0.0, box.left + 1.5),
        max(0.0, box.top + 1.5),
        min(stock.paper_width, box.left + box.width - 1.5),
        min(stock.paper_height, box.top + box.height - 1.5),
    )
    meant, came = (
        ink(printed_pages.raster(one, 0, round(stock.paper_width * DOTS)), *inside) for one in (pdf, got)
    )
    assert came == pytest.approx(meant, abs=NEAR)


def test_every_page_is_printed(app: QApplication, tmp_path: Path) -> None:
    pdf = sheets(stocks.get("99010"), 3)
    assert printed_pages.count(printed(pdf, tmp_path / "out.pdf")) == 3


def test_printing_can_be_cancelled(app: QApplication, tmp_path: Path) -> None:
    printer = new_printer("Labels")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))

    def stop(done: int, total: int) -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        print_pdf(printer, sheets(stocks.get("99010"), 3), stop)


def test_what_is_written_to_be_printed_leaves_no_file(app: QApplication, tmp_path: Path) -> None:
    printer = new_printer("Ledger")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    written: list[Path] = []

    def write(file: Path) -> str:
        file.write_bytes(sheets(stocks.get("99010"), 2))
        written.append(file)
        return "told"

    assert print_written(printer, write) == "told"
    assert printed_pages.count((tmp_path / "out.pdf").read_bytes()) == 2
    assert not written[0].parent.exists()
