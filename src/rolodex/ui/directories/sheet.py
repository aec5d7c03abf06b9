"""The sheet of directories: choose at the left, see the very pages at the right, save or print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from rolodex.domain.changes import Changes
from rolodex.domain.directory import KINDS
from rolodex.domain.errors import UserError
from rolodex.domain.label import Raster
from rolodex.domain.progress import Progress
from rolodex.domain.stock import Stock
from rolodex.i18n import _, ngettext, word
from rolodex.services import printed_pages, stocks
from rolodex.services.files import replacing
from rolodex.services.opening import Services
from rolodex.ui import wording
from rolodex.ui.asking import Asking
from rolodex.ui.directories import memory
from rolodex.ui.directories.drawing import Asked, Drawn, draw
from rolodex.ui.directories.frame import DirectoryFrame
from rolodex.ui.directories.memory import Remembered
from rolodex.ui.links import open_own_file
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner

PAUSE = 120
"""Milliseconds after which a page is drawn for its new size."""
USUAL = {"cards": "rotary", "badges": "badge"}
"""What is looked for among the stocks where nothing is typed."""


class DirectorySheet(Sheet):
    """Prepares a directory over its parent; what is saved or printed is what is shown."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    """This contact's card is to be opened."""

    def __init__(
        self, runner: TaskRunner, services: Services, parent: QWidget, clock: Clock = local_now
    ) -> None:
        super().__init__(parent)
        self._runner, self._services, self._clock = runner, services, clock
        self._asking = Asking(runner, self)
        self._own: tuple[Stock, ...] = ()
        self._drawn: Drawn | None = None
        self._kept: dict[str, str] = {}
        self._saved: Path | None = None
        self._page = 0
        self.frame = DirectoryFrame(self._find, self)
        self.entitle(self.frame.title)
        self.form, self.pages = self.frame.form, self.frame.pages
        self.troubles = self.frame.troubles
        self._settle = QTimer(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.frame)
        self._connect()
        self.retranslate()

    def start(self, selected: Sequence[int] = (), listed: Sequence[int] = ()) -> None:
        """Prepare a directory of the selected people, of those listed, or of everybody."""
        self._drawn, self._page = None, 0
        self.frame.say("")
        self.form.show_people(selected, listed)
        self._show_drawn(None)
        self.come()
        services = self._services
        self._asking.ask("directories-remembered", lambda _progress: memory.recall(services), self._begin)

    def is_settled(self) -> bool:
        """Whether all is drawn and kept."""
        return self._asking.is_settled() and not self._settle.isActive()

    def save_to(self, out: Path) -> None:
        """Write the PDF there."""
        drawn = self._drawn
        if drawn is None or not drawn.sides:
            return
        pdf = drawn.pdf

        def write(_progress: Progress) -> None:
            with replacing(out) as stream:
                stream.write(pdf)

        self._asking.ask("save", write, lambda _none: self._written(out), lane="paper", failed=self._failed)

    def print_on(self, printer: QPagedPaintDevice) -> None:
        """Print on this device, at full size."""
        # start-up: QtPrintSupport, which is loaded on the thread of the window as all of Qt
        from rolodex.ui.labels.printing import print_pdf

        drawn = self._drawn
        if drawn is None or not drawn.sides:
            return
        pdf = drawn.pdf

        def deliver(progress: Progress) -> int:
            return print_pdf(printer, pdf, progress)

        self._asking.ask(
            "print",
            deliver,
            self._printed,
            lane="paper",
            failed=self._failed,
            progressed=self.pages.show_progress,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down turn the pages."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.pages.turn(1 if event.key() == Qt.Key.Key_PageDown else -1)
            event.accept()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.frame.retranslate()

    # Drawing

    def _begin(self, remembered: Remembered) -> None:
        self._own, self._kept = remembered.own, {}
        self.form.show_remembered(remembered)
        self.form.kinds[remembered.kind].setFocus(Qt.FocusReason.OtherFocusReason)
        self._draw()

    def _find(self, query: str) -> Sequence[Stock]:
        return stocks.find(query or USUAL.get(self.form.kind(), ""), own=self._own)

    def _change(self) -> None:
        """Draw what is asked for by now, from its first page."""
        self._page = 0
        self.frame.say("")
        self._draw()
        self._keep()

    def _draw(self) -> None:
        if not self.form.is_ready():
            return
        asked = Asked(
            self.form.job(),
            self.form.is_everybody(),
            self._clock().date(),
            self._page,
            self.pages.view.wanted_width(),
        )
        services = self._services
        self.frame.allow(False)
        self._asking.ask(
            "directory",
            lambda progress: draw(services, asked, progress),
            self._show_drawn,
            lane="paper",
            failed=self._failed,
            progressed=self.pages.show_progress,
        )

    def _show_drawn(self, drawn: Drawn | None) -> None:
        self._drawn = drawn
        self._page = drawn.page if drawn is not None else 0
        self.pages.show_drawn(drawn)
        self.troubles.show_found(drawn.plan.undrawn if drawn is not None else ())
        withheld = drawn.plan.withheld if drawn is not None else ()
        self.form.show_withheld(len({contact_id for contact_id, _name, _why in withheld}))
        self.frame.allow(drawn is not None and drawn.sides > 0)
        if drawn is not None and not drawn.sides:
            none = drawn.plan.undrawn
            self.frame.say(
                _("Nobody fits; choose larger cards or badges.") if none else _("There is nobody to print.")
            )

    def _turn_to(self, page: int) -> None:
        """Show another page of what is drawn already."""
        drawn = self._drawn
        if drawn is None or not 0 <= page < drawn.sides:
            return
        self._page = page
        pdf, width = drawn.pdf, self.pages.view.wanted_width()
        self._asking.ask(
            "directory-page",
            lambda _progress: printed_pages.raster(pdf, page, width),
            lambda raster: self._show_page(drawn, page, raster),
            lane="paper",
        )

    def _show_page(self, drawn: Drawn, page: int, raster: Raster) -> None:
        # pages drawn anew in the meantime are shown already
        if drawn is self._drawn:
            self._drawn = replace(drawn, page=page, raster=raster)
            self.pages.show_drawn(self._drawn)

    def _keep(self) -> None:
        """Remember the choices with the book."""
        chosen, settings = memory.chosen(self.form.job()), self._services.settings
        if self._services.read_only or chosen == self._kept:
            return
        self._kept = chosen
        self._asking.write(lambda: memory.keep(settings, chosen))

    def _react(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches("contact"):
            self._draw()

    # Saving and printing

    def _ask_where(self) -> None:
        proposed = str(Path.home() / _("people.pdf"))
        name, _kind = QFileDialog.getSaveFileName(self, _("Save people"), proposed, _("PDF (*.pdf)"))
        if name:
            out = Path(name)
            self.save_to(out if out.suffix else out.with_suffix(".pdf"))

    def _ask_printer(self) -> None:
        from rolodex.ui.labels.printing import ask_printer  # start-up: QtPrintSupport

        kind = self.form.kind()
        printer = ask_printer(word(KINDS[kind]), self, folded=kind == "booklet")
        if printer is not None:
            self.print_on(printer)

    def _written(self, out: Path) -> None:
        self._saved = out
        self.frame.say(_("Saved to %(file)s.") % {"file": out.name}, "good", file=True)

    def _printed(self, pages: int) -> None:
        self.pages.bar.hide()
        text = ngettext("%(count)s page sent to the printer.", "%(count)s pages sent to the printer.", pages)
        self.frame.say(text % {"count": wording.number(pages)}, "good")

    def _open(self) -> None:
        if self._saved is not None:
            open_own_file(self._saved)

    def _open_card(self, contact_id: int) -> None:
        self.go()
        self.person_chosen.emit(contact_id)

    def _failed(self, error: Exception) -> None:
        self.pages.bar.hide()
        self.frame.allow(self._drawn is not None and self._drawn.sides > 0)
        if isinstance(error, UserError):
            self.frame.say(word(error.message), "bad")
        else:
            self._runner.error.emit(error)

    # Building

    def _connect(self) -> None:
        self._settle.setSingleShot(True)
        self._settle.setInterval(PAUSE)
        self._settle.timeout.connect(lambda: self._turn_to(self._page))
        self._runner.changed.connect(self._react)
        self.form.changed.connect(self._change)
        self.troubles.person_chosen.connect(self._open_card)
        self.pages.turned.connect(self._turn_to)
        self.pages.view.resized.connect(self._settle.start)
        self.frame.save_button.clicked.connect(self._ask_where)
        self.frame.print_button.clicked.connect(self._ask_printer)
        self.frame.open_button.clicked.connect(self._open)
        self.frame.close_button.clicked.connect(self.leave)
