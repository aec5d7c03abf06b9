"""Printing the very pages of a PDF on the system's printers: full size, nothing scaled to fit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import TypeVar

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.progress import Progress, silent
from rolodex.i18n import _
from rolodex.services import printed_pages
from rolodex.services.files import cannot_write
from rolodex.ui.labels.preview import image_of

Told = TypeVar("Told")

FINEST = 600
"""Dots for an inch beyond which no letter looks better; a page of A4 is then 140 MB."""
_INCH = 25.4
_CUT = 0.1
"""Millimetres by which a size may differ from one that has a name."""


def ask_printer(name: str, parent: QWidget, *, folded: bool = False) -> QPrinter | None:
    """The printer that the user chooses for paper of this name; None where nothing is to be printed.

    What is `folded` afterwards is proposed to be printed on both sides, flipped on the short edge.
    """
    printer = new_printer(name)
    if folded:
        printer.setDuplex(QPrinter.DuplexMode.DuplexShortSide)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, on=False)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintCollateCopies, on=False)
    dialog.setWindowTitle(_("Print"))
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def new_printer(name: str) -> QPrinter:
    """The system's usual printer, asked for the whole page."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setFullPage(True)
    printer.setDocName(name)
    printer.setCreator("Rolodex")
    return printer


def print_pdf(printer: QPagedPaintDevice, pdf: bytes, progress: Progress = silent) -> int:
    """Print every page as large as it is, a millimetre as a millimetre; says how many there were."""
    pages = printed_pages.count(pdf)
    _set_paper(printer, printed_pages.size(pdf))
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(
            message("The printer does not answer. Nothing was printed; save the PDF and print that.")
        )
    try:
        for page in range(pages):
            progress(page, pages)
            if page and not printer.newPage():
                raise UserError(
                    message(
                        "The printer stopped after page %(page)d of %(pages)d; those before it can "
                        "be used. Save the PDF and print the others from it.",
                        page=page,
                        pages=pages,
                    )
                )
            _paint(painter, printer, pdf, page)
        progress(pages, pages)
    except BaseException:
        # half a run is not sent to the printer, where that can still be helped
        if isinstance(printer, QPrinter):
            printer.abort()
        raise
    finally:
        painter.end()
    return pages


def print_written(
    printer: QPagedPaintDevice, write: Callable[[Path], Told], progress: Progress = silent
) -> Told:
    """Print the PDF that `write` writes to a file, of which nothing stays on the disk; gives what it told."""
    try:
        folder = TemporaryDirectory(prefix="rolodex-")
    except OSError as error:
        raise cannot_write(Path(gettempdir()), error) from error
    with folder as place:
        file = Path(place) / "pages.pdf"
        told = write(file)
        print_pdf(printer, file.read_bytes(), progress)
    return told


def _set_paper(printer: QPagedPaintDevice, size: tuple[float, float]) -> None:
    """Take paper of this size (mm), by its usual name where it has one, with no margins."""
    width, height = size
    unit, none = QPageSize.Unit.Millimeter, QMarginsF(0, 0, 0, 0)
    way = QPageLayout.Orientation.Portrait
    paper = _named(width, height)
    if paper is None and (paper := _named(height, width)) is not None:
        # no printer holds such paper sideways: it is the usual one that is turned
        way = QPageLayout.Orientation.Landscape
    if paper is None:
        paper = QPageSize(QSizeF(width, height), unit, "", QPageSize.SizeMatchPolicy.ExactMatch)
    printer.setPageLayout(QPageLayout(paper, way, none, QPageLayout.Unit.Millimeter))
    if isinstance(printer, QPrinter):
        printer.setFullPage(True)


def _named(width: float, height: float) -> QPageSize | None:
    """The usual paper of this size (mm), if there is one."""
    nameless = (QPageSize.PageSizeId.Custom, QPageSize.PageSizeId.LastPageSize)
    for known in QPageSize.PageSizeId:
        if known in nameless:
            continue
        named = QPageSize.size(known, QPageSize.Unit.Millimeter)
        if abs(named.width() - width) < _CUT and abs(named.height() - height) < _CUT:
            return QPageSize(known)
    return None


def _paint(painter: QPainter, printer: QPagedPaintDevice, pdf: bytes, page: int) -> None:
    width, height = printed_pages.size(pdf, page)
    across, down = printer.logicalDpiX(), printer.logicalDpiY()
    room = QRectF(0, 0, width / _INCH * across, height / _INCH * down)
    wanted = round(width / _INCH * min(FINEST, across))
    painter.drawImage(room, image_of(printed_pages.raster(pdf, page, wanted)))
