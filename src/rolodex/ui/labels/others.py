"""The sheets that the label workshop opens: who is left out, the layout, earlier mailings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rolodex.domain.audience import Addressee
from rolodex.domain.calibration import PAPERS
from rolodex.domain.label import LabelJob
from rolodex.domain.planner import Paper
from rolodex.domain.stock import Stock
from rolodex.services.opening import Services
from rolodex.ui.labels.drawer_sheet import DrawerSheet
from rolodex.ui.labels.layout_sheet import LayoutSheet, Subject
from rolodex.ui.labels.left_out import LeftOutSheet, Line
from rolodex.ui.labels.printer_sheet import PrinterSheet
from rolodex.ui.labels.stock_sheet import StockSheet
from rolodex.ui.lazy_sheets import LazySheets
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.tasks import TaskRunner


class Others(QObject):
    """Makes each of them when it is first wanted, over the same panel."""

    noticed = Signal(str, bool)
    person_chosen = Signal(int)
    included = Signal(int)
    laid_out = Signal(object, int)
    stock_kept = Signal(str)
    """A stock of the user's own was written, under this name."""

    def __init__(self, runner: TaskRunner, services: Services, over: QWidget, clock: Clock) -> None:
        super().__init__(over)
        self._runner, self._services, self._over, self._clock = runner, services, over, clock
        self.sheets = LazySheets()

    def show_left_out(self, lines: Sequence[Line]) -> None:
        """List who is left out."""
        self.sheets.get(LeftOutSheet, self._left_out).start(lines)

    def refresh_left_out(self, lines: Sequence[Line]) -> None:
        """List those who are left out by now, where the list was opened."""
        self.sheets.each(LeftOutSheet, lambda sheet: sheet.show_lines(lines))

    def lay_out(self, job: LabelJob, stock: Stock, pieces: Sequence[Addressee], template: int) -> None:
        """Change the layout of a job."""
        subject = Subject(job, stock, tuple(pieces))
        self.sheets.get(LayoutSheet, self._layout).start(subject, job.layout, template)

    def show_earlier(self) -> None:
        """List what was printed before."""
        from rolodex.ui.labels.reprint_sheet import ReprintSheet  # start-up: QtPrintSupport

        def make() -> ReprintSheet:
            sheet = ReprintSheet(self._runner, self._services, self._over)
            sheet.noticed.connect(self.noticed)
            return sheet

        self.sheets.get(ReprintSheet, make).start()

    def show_drawer(self, stock: Stock | None) -> None:
        """Arrange the part-used sheets of a stock."""
        if stock is not None:
            self.sheets.get(DrawerSheet, self._drawer).start(stock)

    def show_stock(self, stock: Stock | None) -> None:
        """Change a stock of the user's own, or make one like this."""
        self.sheets.get(StockSheet, self._stock).start(stock)

    def show_printers(self, stock: Stock | None, name: str) -> None:
        """Print a test sheet and measure a printer, on the paper of this stock where it is a usual one."""
        across = stock.paper_width if stock is not None else 0.0
        paper: Paper = "letter" if round(across) == round(PAPERS["letter"][0]) else "a4"
        self.sheets.get(PrinterSheet, self._printer).start(name, paper, prints=True)

    def retranslate(self) -> None:
        """Word everything anew that has been built."""
        self.sheets.retranslate()

    def _left_out(self) -> LeftOutSheet:
        sheet = LeftOutSheet(self._runner, self._over)
        sheet.person_chosen.connect(self.person_chosen)
        sheet.included.connect(self.included)
        return sheet

    def _drawer(self) -> DrawerSheet:
        sheet = DrawerSheet(self._runner, self._services.drawer, self._over)
        sheet.noticed.connect(self.noticed)
        return sheet

    def _stock(self) -> StockSheet:
        sheet = StockSheet(self._runner, self._services.own_stocks, self._over)
        sheet.noticed.connect(self.noticed)
        sheet.kept.connect(self.stock_kept)
        return sheet

    def _printer(self) -> PrinterSheet:
        sheet = PrinterSheet(self._runner, self._services.printers, self._over, self._clock)
        sheet.noticed.connect(self.noticed)
        sheet.print_wanted.connect(self._print)
        return sheet

    def _print(self, pdf: bytes, name: str) -> None:
        """Print a page of its own on the printer that the user chooses."""
        from rolodex.ui.labels.printing import ask_printer, print_pdf  # start-up: QtPrintSupport

        printer = ask_printer(name, self._over)
        if printer is not None:
            self._runner.submit(
                "paper",
                "print-test",
                lambda progress: print_pdf(printer, pdf, progress),
                lambda _pages: None,
                owner=self,
            )

    def _layout(self) -> LayoutSheet:
        sheet = LayoutSheet(self._runner, self._services, self._over)
        sheet.chosen.connect(self.laid_out)
        sheet.noticed.connect(self.noticed)
        return sheet
