"""The label workshop: choices at the left, the very pages at the right, PDF or printer at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rolodex.domain.audience import Addressee
from rolodex.domain.changes import Changes
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.label import LabelPlan, Raster
from rolodex.domain.label_layout import LabelLayout
from rolodex.domain.stock import Stock
from rolodex.i18n import _, ngettext, word
from rolodex.services import stocks
from rolodex.services.opening import Services
from rolodex.ui import wording
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.labels import column, left_out, memory, pieces
from rolodex.ui.labels.drawing import Asked, Drawn, draw
from rolodex.ui.labels.footer import Footer
from rolodex.ui.labels.form import LabelForm
from rolodex.ui.labels.memory import Remembered
from rolodex.ui.labels.others import Others
from rolodex.ui.labels.output import Output
from rolodex.ui.labels.pages import Pages
from rolodex.ui.labels.preview import Deed
from rolodex.ui.labels.warnings import Warnings
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.line import Line

PAUSE = 120
"""Milliseconds after which a page is drawn for its new size."""


class LabelsSheet(Sheet):
    """Prepares labels over its parent; what is saved or printed is what is shown."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    """This contact's card is to be opened."""
    logged = Signal(int)
    """The sheets were logged as sent, for the campaign of this id (0 for none)."""

    def __init__(
        self, runner: TaskRunner, services: Services, parent: QWidget, clock: Clock = local_now
    ) -> None:
        super().__init__(parent)
        self._runner, self._services, self._clock = runner, services, clock
        self._own: tuple[Stock, ...] = ()
        self._drawn: Drawn | None = None
        self._page = 0
        self._kept: dict[str, str] = {}
        self._campaign: tuple[int, str] = (0, "")
        self.title = ElidedLabel("", "title")
        self.entitle(self.title)
        self.subtitle = plain_label("", "dim", wrap=True)
        self.form = LabelForm(lambda query: stocks.find(query, own=self._own))
        self.warnings = Warnings()
        self.footer = Footer()
        self.pages = Pages()
        self.output = Output(runner, services, self.footer, self._asked, clock)
        self.others = Others(runner, services, parent, clock)
        self._settle = QTimer(self)
        self._build()
        self._connect()
        self.retranslate()

    def start(self, selected: Sequence[int], matching: Sequence[int] = ()) -> None:
        """Prepare labels for the selected people, or for all that the list shows."""
        self._campaign = (0, "")
        self.form.show_people(selected, matching)
        self._come()

    def start_for(self, campaign_id: int, name: str, given: Sequence[Addressee]) -> None:
        """Prepare the labels of a campaign, whose pieces are decided."""
        self._campaign = (campaign_id, name)
        self.form.show_pieces(given)
        self._come()

    def save_to(self, out: Path) -> None:
        """Write the PDF there."""
        self.output.save_to(out)

    def print_on(self, printer: QPagedPaintDevice, name: str = "") -> None:
        """Print on this device, corrected as the printer of this name is known to miss."""
        self.output.print_on(printer, self.form.profile(name))

    def retranslate(self) -> None:
        """Word everything anew."""
        for part in (self.form, self.warnings, self.pages, self.footer, self.others):
            part.retranslate()
        self._word()

    # Beginning

    def _come(self) -> None:
        self._drawn, self._page = None, 0
        self.output.name(*self._campaign)
        self.warnings.hide()
        self.output.forget()
        self._word()
        self.come()
        self.form.stock.setFocus(Qt.FocusReason.OtherFocusReason)
        services = self._services
        self._runner.submit(
            "lookups",
            "labels-remembered",
            lambda _progress: memory.recall(services),
            self._begin,
            owner=self,
        )

    def _begin(self, remembered: Remembered) -> None:
        self._own = remembered.kept.own
        self.form.show_remembered(remembered)
        self._kept = {}
        self._word()
        self._draw()

    # Drawing

    def _asked(self) -> Asked | None:
        job = self.form.job()
        if job is None:
            return None
        return Asked(
            job,
            self.form.audience(),
            self.form.pieces(),
            self.form.start.sheets(),
            self._clock().date(),
            self._page,
            self.pages.preview.wanted_width(),
            self.form.is_of_sender(),
        )

    def _draw(self) -> None:
        """Draw the sheets anew; an older drawing that is still on its way is dropped."""
        asked, stock = self._asked(), self.form.stock.stock()
        if asked is None or stock is None:
            return
        if self._drawn is None or self._drawn.asked.core() != asked.core():
            self.output.forget()
        if self._drawn is not None and self._drawn.asked.job.stock != stock.name:
            self.pages.preview.show_page(None)
        self._mark(stock)
        services, before = self._services, self._drawn
        self._runner.submit(
            "paper",
            "labels",
            lambda progress: draw(services, asked, before, progress),
            self._show,
            owner=self,
            failed=self._failed,
            progressed=self.pages.show_progress,
        )

    def _show(self, drawn: Drawn) -> None:
        self._drawn = drawn
        self._page = min(self._page, max(0, drawn.plan.pages - 1))
        self.pages.show_pages(self._page, drawn.plan)
        self.pages.preview.show_page(drawn.raster)
        if drawn.plan.stock is not None:
            self._mark(drawn.plan.stock)
        self.pages.show_names(drawn.names(self._page))
        self.warnings.show_plan(drawn.rehearsal.left_out, drawn.plan)
        self.form.show_counts(len(drawn.left_out({"household"})), len(drawn.left_out({"refused"})))
        self.others.refresh_left_out(self._lines())
        self.output.show(drawn)
        self._word()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, UserError):
            self._runner.error.emit(error)
            return
        self.pages.show_pages(0, LabelPlan(0, 0))
        self.pages.preview.show_page(None)
        self.output.show(None)
        self.warnings.show_trouble(word(error.message))

    def _mark(self, stock: Stock) -> None:
        """Strike out what is used of the page in view, and say what a click does there."""
        start, fed = self.form.start, len(self.form.start.sheets())
        deed: Deed = "free" if self._page < fed else "start" if self._page == fed else ""
        self.pages.show_stock(stock, start.used_on(self._page), deed)

    def _turn_to(self, page: int) -> None:
        """Show another page of the sheets that are drawn already."""
        drawn, stock = self._drawn, self.form.stock.stock()
        if drawn is None or stock is None or not 0 <= page < drawn.plan.pages:
            return
        self._page = page
        self.pages.show_pages(page, drawn.plan)
        self._mark(stock)
        self.pages.show_names(drawn.names(page))
        labels, width = self._services.labels, self.pages.preview.wanted_width()
        self._runner.submit(
            "paper",
            "labels-page",
            lambda _progress: labels.raster(drawn.pdf, page, width),
            lambda raster: self._show_page(drawn, raster),
            owner=self,
        )

    def _show_page(self, drawn: Drawn, raster: Raster) -> None:
        # sheets drawn anew in the meantime are shown already
        if drawn is self._drawn:
            self.pages.preview.show_page(raster)

    def _take_label(self, label: int) -> None:
        """Begin at this label (from 1), or turn whether it is still on its part-used sheet."""
        fed = self.form.start.sheets()
        if self._page >= len(fed):
            self.form.start_at(label)
            return
        sheet = fed[self._page]
        free = tuple(sorted(set(sheet.free).symmetric_difference({label - 1})))
        drawer = self._services.drawer
        self._runner.submit(
            "changes",
            "labels-drawer",
            lambda _progress: drawer.save(replace(sheet, free=free)),
            lambda _saved: None,
            owner=self,
            failed=self.output.fail,
        )

    def _ask_printer(self) -> None:
        from rolodex.ui.labels.printing import ask_printer  # start-up: QtPrintSupport

        printer = ask_printer(self.title.text(), self)
        if printer is not None:
            self.print_on(printer, printer.printerName())

    # What is remembered

    def _keep(self) -> None:
        """Remember the choices with the book."""
        job = self.form.job()
        if job is None or self._services.read_only:
            return
        settings = self._services.settings
        refused = self.form.audience().leave_out_refused
        chosen = memory.chosen(job, self.form.template_id(), leaves_out_refused=refused)
        if chosen == self._kept:
            return
        self._kept = chosen
        self._runner.submit(
            "changes",
            "labels-keep",
            lambda _progress: memory.keep(settings, chosen),
            lambda _none: None,
            owner=self,
        )

    # What else there is

    def _lines(self) -> tuple[left_out.Line, ...]:
        drawn = self._drawn
        return left_out.lines(drawn.rehearsal.left_out, drawn.plan) if drawn is not None else ()

    def _open_card(self, contact_id: int) -> None:
        self.go()
        self.person_chosen.emit(contact_id)

    def _lay_out(self) -> None:
        drawn, job, stock = self._drawn, self.form.job(), self.form.stock.stock()
        if drawn is not None and job is not None and stock is not None:
            self.others.lay_out(job, stock, drawn.rehearsal.pieces, self.form.template_id())

    def _take_layout(self, layout: LabelLayout, template: int) -> None:
        self.form.show_layout(layout, template)

    def _react(self, changes: Changes) -> None:
        """Draw anew where the people, their addresses or the drawer are other ones now."""
        if self.isHidden():
            return
        if changes.touches("contact") or changes.touches("household"):
            self._drawn = None
            self._draw()
        if changes.touches("stock"):
            self._read_drawer()

    def _read_drawer(self) -> None:
        """Learn what the drawer holds of the stock, and which layouts and printers there are."""
        services, stock = self._services, self.form.stock.stock()
        if stock is not None:
            self._runner.submit(
                "lookups",
                "labels-drawer-read",
                lambda _progress: memory.drawer(services, stock),
                self._take_drawer,
                owner=self,
            )

    def _choose_stock(self, name: str) -> None:
        """Print on the stock that was just written."""
        stocks_known = self._services.own_stocks

        def take(stock: Stock) -> None:
            self.form.choose(stock)
            self._read_drawer()

        self._runner.submit(
            "lookups",
            "labels-stock",
            lambda _progress: stocks_known.get(name),
            take,
            owner=self,
            failed=self._failed,
        )

    def _take_drawer(self, found: memory.Kept) -> None:
        self._own = found.own
        if self.form.show_kept(found):
            self._draw()

    def _word(self) -> None:
        envelopes = pieces.is_envelope(self.form.stock.stock())
        _id, name = self._campaign
        self.title.setText(name or (_("Envelopes") if envelopes else _("Labels")))
        count = len(self.form.people())
        text = ngettext("%(count)s person", "%(count)s people", count) % {"count": wording.number(count)}
        if self.form.is_of_sender():
            text = _("My return address")
        self.subtitle.setText(_("Postal campaign · %(people)s") % {"people": text} if name else text)

    # Building

    def _build(self) -> None:
        self.form.put_warnings(self.warnings)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(column.column(self.title, self.subtitle, self.form, self.footer))
        row.addWidget(Line(Qt.Orientation.Vertical))
        row.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self._settle.setSingleShot(True)
        self._settle.setInterval(PAUSE)
        self._settle.timeout.connect(lambda: self._turn_to(self._page))
        self._runner.changed.connect(self._react)
        form, footer = self.form, self.footer
        for follow in (self._draw, self._word, self._keep):
            form.changed.connect(follow)
        form.stock.chosen.connect(lambda _stock: self._read_drawer())
        form.layout_wanted.connect(self._lay_out)
        self.warnings.followed.connect(lambda: self.others.show_left_out(self._lines()))
        self.others.included.connect(form.include)
        self.others.stock_kept.connect(self._choose_stock)
        form.stock_wanted.connect(lambda: self.others.show_stock(form.stock.stock()))
        self.others.person_chosen.connect(self._open_card)
        self.others.laid_out.connect(self._take_layout)
        for part in (self.others, self.output):
            part.noticed.connect(self.noticed)
        self.output.logged.connect(self.logged)
        self.output.progressed.connect(self.pages.show_progress)
        self.output.finished.connect(self.pages.bar.hide)
        self.pages.turned.connect(self._turn_to)
        self.pages.preview.label_clicked.connect(self._take_label)
        self.pages.preview.resized.connect(self._settle.start)
        footer.print_button.clicked.connect(self._ask_printer)
        footer.close_button.clicked.connect(self.leave)
        footer.earlier_button.clicked.connect(self.others.show_earlier)
        footer.test_button.clicked.connect(
            lambda: self.others.show_printers(form.stock.stock(), form.used_printer())
        )
        footer.drawer_button.clicked.connect(lambda: self.others.show_drawer(form.stock.stock()))
