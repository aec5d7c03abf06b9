"""Reports as a file: where it goes, and what it holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from rolodex.domain.progress import Progress
from rolodex.i18n import _, locale, word
from rolodex.ui.reports.ports import Reports
from rolodex.ui.reports.reading import Asked
from rolodex.ui.tasks import TaskRunner

Kind = Literal["pdf", "xlsx"]
AskFile = Callable[[str, str, str], Path | None]


class Files(QObject):
    """Writes reports in the lane of paper."""

    noticed = Signal(str, bool)

    def __init__(self, runner: TaskRunner, over: QWidget) -> None:
        super().__init__(over)
        self._runner = runner
        self._over = over
        self._busy = 0
        self.ask_file: AskFile = self._ask
        """How a file to write is asked for: title, name that is proposed, kinds."""

    def is_settled(self) -> bool:
        """Whether nothing is being written."""
        return self._busy == 0

    def write(self, kind: Kind, reports: Reports, asked: Asked, name: str = "") -> None:
        """Ask for a file and write one report into it, or all."""
        title = _("Write a PDF") if kind == "pdf" else _("Write a spreadsheet")
        kinds = _("PDF (*.pdf)") if kind == "pdf" else _("Spreadsheet (*.xlsx)")
        proposed = f"{name or _('reports')}-{asked.period.last or asked.today.isoformat()}.{kind}"
        out = self.ask_file(title, proposed, kinds)
        if out is None:
            return
        file = out if out.suffix else out.with_suffix(f".{kind}")

        def work(_progress: Progress) -> Path:
            when = (asked.period, asked.currency, asked.today, asked.language)
            written = (reports.report(name, *when),) if name else reports.all(*when)
            if kind == "pdf":
                reports.write_pdf(file, written, word, locale())
            else:
                reports.write_xlsx(file, written, word)
            return file

        self._busy += 1
        self._runner.submit("paper", kind, work, self._written, owner=self, failed=self._failed)

    def print(self, reports: Reports, asked: Asked, name: str = "") -> None:
        """Ask for a printer and print one report on it, or all."""
        # start-up: QtPrintSupport
        from rolodex.ui.labels.printing import ask_printer, print_written

        printer = ask_printer(_("Reports"), self._over)
        if printer is None:
            return
        when = (asked.period, asked.currency, asked.today, asked.language)

        def write(file: Path) -> int:
            written = (reports.report(name, *when),) if name else reports.all(*when)
            return reports.write_pdf(file, written, word, locale())

        def done(_pages: int) -> None:
            self._busy -= 1
            self.noticed.emit(_("The figures are on their way to the printer"), False)

        self._busy += 1
        self._runner.submit(
            "paper",
            "print",
            lambda progress: print_written(printer, write, progress),
            done,
            owner=self,
            failed=self._failed,
        )

    def _written(self, file: Path) -> None:
        self._busy -= 1
        self.noticed.emit(_("The figures are in %(file)s") % {"file": file.name}, False)

    def _failed(self, error: Exception) -> None:
        self._busy -= 1
        self._runner.error.emit(error)

    def _ask(self, title: str, name: str, kinds: str) -> Path | None:
        chosen, _kind = QFileDialog.getSaveFileName(self._over, title, str(Path.home() / name), kinds)
        return Path(chosen) if chosen else None
