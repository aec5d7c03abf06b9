"""Where the sheets go: into a file, to a printer, and into the book as sent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog

from rolodex.domain.drawer import PrinterProfile
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.progress import Progress
from rolodex.i18n import _, word
from rolodex.services.files import replacing
from rolodex.services.opening import Services
from rolodex.services.sending import PrintedRun
from rolodex.ui.labels import pieces
from rolodex.ui.labels.drawing import Asked, Drawn, draw
from rolodex.ui.labels.footer import Footer
from rolodex.ui.links import open_own_file
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.tasks import TaskRunner


class Output(QObject):
    """Saves, prints and logs what is shown; `asked` tells what the form asks for by now."""

    noticed = Signal(str, bool)
    saved = Signal()
    """A PDF was written."""
    logged = Signal(int)
    progressed = Signal(int, int)
    finished = Signal()

    def __init__(
        self,
        runner: TaskRunner,
        services: Services,
        footer: Footer,
        asked: Callable[[], Asked | None],
        clock: Clock,
    ) -> None:
        super().__init__(footer)
        self._runner, self._services, self._clock = runner, services, clock
        self._asked, self._footer = asked, footer
        self._drawn: Drawn | None = None
        self._saved: Path | None = None
        self._run: PrintedRun | None = None
        self._campaign: tuple[int, str] = (0, "")
        footer.save_button.clicked.connect(self._ask_where)
        footer.open_button.clicked.connect(self._open)
        footer.log_button.clicked.connect(self.log)

    def name(self, campaign_id: int, name: str) -> None:
        """What is printed belongs to this campaign (0: none), under this name."""
        self._campaign = (campaign_id, name)

    def show(self, drawn: Drawn | None) -> None:
        """These are the sheets that can be saved or printed."""
        self._drawn = drawn
        self._footer.enable(drawn is not None and drawn.plan.labels > 0)

    def save_to(self, out: Path) -> None:
        """Write the PDF there."""
        self._do(
            "labels-save", lambda made, _progress: _write(made, out), lambda made: self._written(out, made)
        )

    def print_on(self, printer: QPagedPaintDevice, profile: PrinterProfile | None) -> None:
        """Print on this device, corrected by this profile where there is one."""
        # start-up: QtPrintSupport, which is loaded on the thread of the window as all of Qt
        from rolodex.ui.labels.printing import print_pdf

        self._do(
            "labels-print",
            lambda made, progress: print_pdf(printer, made.pdf, progress),
            self._printed,
            profile,
        )

    def log(self) -> None:
        """Write down that what was saved or printed was sent."""
        run = self._run
        if run is not None:
            self._run = None
            self._footer.log_button.hide()
            sending, now = self._services.sending, self._clock()
            self._runner.submit(
                "changes",
                "mailing-log",
                lambda _progress: sending.log(run, now),
                lambda _saved: self._logged(run),
                owner=self,
                failed=self.fail,
            )

    def forget(self) -> None:
        """What is shown now has not been saved or printed yet."""
        self._saved, self._run = None, None
        self._footer.forget()

    def fail(self, error: Exception) -> None:
        """Say why it could not be done."""
        self.finished.emit()
        if isinstance(error, UserError):
            self._footer.say(word(error.message), "bad")
        elif not isinstance(error, Cancelled):
            self._runner.error.emit(error)

    def _do(
        self,
        key: str,
        deed: Callable[[Drawn, Progress], object],
        done: Callable[[Drawn], None],
        profile: PrinterProfile | None = None,
    ) -> None:
        """Do it with the sheets that are asked for by now, drawn anew where others are shown."""
        drawn, asked = self._drawn, self._asked()
        if drawn is None or asked is None:
            return
        if profile is not None:
            asked = replace(asked, job=replace(asked.job, printer=profile))
        services, wanted = self._services, asked

        def work(progress: Progress) -> Drawn:
            same = drawn.asked.core() == wanted.core()
            made = drawn if same else draw(services, wanted, drawn, progress)
            deed(made, progress)
            return made

        self._runner.submit(
            "paper", key, work, done, owner=self, failed=self.fail, progressed=self.progressed.emit
        )

    def _written(self, out: Path, made: Drawn) -> None:
        self._saved = out
        self.saved.emit()
        self._offer(made, pieces.saved(made.plan.stock, made.plan.labels, out.name))

    def _printed(self, made: Drawn) -> None:
        self._saved = None
        self._offer(made, pieces.printed(made.plan.stock, made.plan.labels))

    def _offer(self, made: Drawn, said: str) -> None:
        """Say that it is done, and offer to write it down."""
        self.finished.emit()
        campaign_id, name = self._campaign
        self._run = PrintedRun(made.asked.job, made.plan, made.asked.sheets, campaign_id, name)
        self._footer.say(said)
        self._footer.offer(file=self._saved is not None, log=not self._services.read_only)

    def _logged(self, run: PrintedRun) -> None:
        self._footer.say(_("Logged as sent."), "good")
        self.noticed.emit(pieces.sent(run.plan.stock, run.plan.labels), True)
        self.logged.emit(run.campaign_id)

    def _ask_where(self) -> None:
        envelopes = self._drawn is not None and pieces.is_envelope(self._drawn.plan.stock)
        proposed = str(Path.home() / (_("envelopes.pdf") if envelopes else _("labels.pdf")))
        title = _("Save envelopes") if envelopes else _("Save labels")
        name, _kind = QFileDialog.getSaveFileName(self._footer, title, proposed, _("PDF (*.pdf)"))
        if name:
            out = Path(name)
            self.save_to(out if out.suffix else out.with_suffix(".pdf"))

    def _open(self) -> None:
        if self._saved is not None:
            open_own_file(self._saved)


def _write(made: Drawn, out: Path) -> None:
    with replacing(out) as stream:
        stream.write(made.pdf)
