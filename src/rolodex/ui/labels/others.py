"""The sheets that the label workshop opens: who is left out, the layout, earlier mailings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rolodex.domain.audience import Addressee
from rolodex.domain.label import LabelJob
from rolodex.domain.stock import Stock
from rolodex.services.opening import Services
from rolodex.ui.labels.layout_sheet import LayoutSheet, Subject
from rolodex.ui.labels.left_out import LeftOutSheet, Line
from rolodex.ui.lazy_sheets import LazySheets
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.tasks import TaskRunner


class Others(QObject):
    """Makes each of them when it is first wanted, over the same panel."""

    noticed = Signal(str, bool)
    person_chosen = Signal(int)
    included = Signal(int)
    laid_out = Signal(object, int)

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

    def retranslate(self) -> None:
        """Word everything anew that has been built."""
        self.sheets.retranslate()

    def _left_out(self) -> LeftOutSheet:
        sheet = LeftOutSheet(self._runner, self._over)
        sheet.person_chosen.connect(self.person_chosen)
        sheet.included.connect(self.included)
        return sheet

    def _layout(self) -> LayoutSheet:
        sheet = LayoutSheet(self._runner, self._services, self._over)
        sheet.chosen.connect(self.laid_out)
        sheet.noticed.connect(self.noticed)
        return sheet
