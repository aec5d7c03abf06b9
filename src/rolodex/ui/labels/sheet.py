"""Labels for chosen people: choices at the left, the very pages at the right, a PDF at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.label import LabelJob, LabelPlan, Raster
from rolodex.domain.progress import Progress
from rolodex.domain.stock import Stock
from rolodex.i18n import _, language, ngettext, word
from rolodex.services import addresses, stocks
from rolodex.services.labels import RETURN_ADDRESS, Labels
from rolodex.services.opening import Services
from rolodex.services.settings import Settings
from rolodex.ui import theme, wording
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.labels import pieces
from rolodex.ui.labels.form import LabelForm, Remembered
from rolodex.ui.labels.pages import Pages
from rolodex.ui.labels.warnings import Warnings
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.line import Line

COLUMN = 330
LETTER = frozenset({"US", "CA", "MX", "PH", "CO", "CL", "VE"})
"""Countries whose printers hold Letter paper, so that their first stock is an American one."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The sheets as they were drawn for a job, and the picture of one page."""

    job: LabelJob
    pdf: bytes
    plan: LabelPlan
    raster: Raster | None


class LabelsSheet(Sheet):
    """Prepares labels over its parent; the PDF that is saved is the one that is shown."""

    def __init__(self, runner: TaskRunner, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._runner = runner
        self._services = services
        self._drawn: Drawn | None = None
        self._page = 0
        self._saved: Path | None = None
        self.title = ElidedLabel("", "title")
        self.subtitle = plain_label("", "dim", wrap=True)
        self.form = LabelForm(stocks.find)
        self.warnings = Warnings()
        self.save_button = Button()
        self.open_button = Button()
        self.close_button = Button()
        self.state = plain_label("", "small", wrap=True)
        self.pages = Pages()
        self._settle = QTimer(self)
        self._build()
        self._connect()
        self.retranslate()

    def start(self, selected: Sequence[int], matching: Sequence[int] = ()) -> None:
        """Prepare labels for the selected people, or for all that the list shows."""
        self._drawn, self._saved, self._page = None, None, 0
        self.form.show_people(selected, matching)
        self.warnings.hide()
        self.state.setText("")
        self._word()
        self.come()
        self.form.stock.setFocus(Qt.FocusReason.OtherFocusReason)
        settings = self._services.settings
        self._runner.submit(
            "lookups",
            "labels-remembered",
            lambda _progress: _remembered(settings),
            self._begin,
            owner=self,
        )

    def save_to(self, out: Path) -> None:
        """Write the PDF there."""
        job = self.form.job()
        labels = self._services.labels
        if job is None:
            return
        self._runner.submit(
            "paper",
            "labels-save",
            lambda progress: labels.write(job, out, progress),
            lambda plan: self._written(out, plan),
            owner=self,
            failed=self._failed,
            progressed=self.pages.show_progress,
        )

    def retranslate(self) -> None:
        """Word everything anew."""
        self.save_button.setText(_("Save PDF…"))
        self.open_button.setText(_("Open it"))
        self.close_button.setText(_("Close"))
        self.form.retranslate()
        self.warnings.retranslate()
        self.pages.retranslate()
        self._word()

    def _begin(self, remembered: Remembered) -> None:
        self.form.show_remembered(remembered)
        self._word()
        self._draw()

    def _draw(self) -> None:
        """Draw the sheets anew; an older drawing that is still on its way is dropped."""
        job = self.form.job()
        stock = self.form.stock.stock()
        if job is None or stock is None:
            return
        self._saved = None
        self.open_button.hide()
        if self._drawn is not None and self._drawn.job.stock != stock.name:
            self._drawn = None
            self.pages.preview.show_page(None)
        self.pages.show_stock(stock, range(job.start - 1 if self._page == 0 else 0))
        labels, page, width = self._services.labels, self._page, self.pages.preview.wanted_width()
        self._runner.submit(
            "paper",
            "labels",
            lambda progress: _drawn(labels, job, page, width, progress),
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
        self.warnings.show_plan(drawn.plan)
        self.save_button.setEnabled(drawn.plan.labels > 0)
        self._word()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, UserError):
            self._runner.error.emit(error)
            return
        self.pages.show_pages(0, LabelPlan(0, 0))
        self.pages.preview.show_page(None)
        self.save_button.setEnabled(False)
        self.warnings.show_trouble(word(error.message))

    def _turn_to(self, page: int) -> None:
        """Show another page of the sheets that are drawn already."""
        drawn = self._drawn
        stock = self.form.stock.stock()
        if drawn is None or stock is None or not 0 <= page < drawn.plan.pages:
            return
        self._page = page
        self.pages.show_pages(page, drawn.plan)
        self.pages.show_stock(stock, range(drawn.job.start - 1 if page == 0 else 0))
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

    def _written(self, out: Path, plan: LabelPlan) -> None:
        self._saved = out
        self.state.setText(pieces.saved(self.form.stock.stock(), plan.labels, out.name))
        self.pages.show_pages(self._page, plan)
        self.open_button.show()

    def _ask_where(self) -> None:
        envelopes = pieces.is_envelope(self.form.stock.stock())
        proposed = str(Path.home() / (_("envelopes.pdf") if envelopes else _("labels.pdf")))
        title = _("Save envelopes") if envelopes else _("Save labels")
        name, _kind = QFileDialog.getSaveFileName(self, title, proposed, _("PDF (*.pdf)"))
        if name:
            out = Path(name)
            self.save_to(out if out.suffix else out.with_suffix(".pdf"))

    def _open_saved(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    def _keep(self) -> None:
        """Remember stock, order and country with the book."""
        job = self.form.job()
        if job is None or self._services.read_only:
            return
        settings = self._services.settings
        chosen = {"labels.stock": job.stock, "labels.order": job.order, "labels.home": job.home or "-"}
        chosen["labels.sender"] = "yes" if job.sender else "-"
        self._runner.submit(
            "changes",
            "labels-keep",
            lambda _progress: _keep(settings, chosen),
            lambda _none: None,
            owner=self,
        )

    def _word(self) -> None:
        self.title.setText(_("Envelopes") if pieces.is_envelope(self.form.stock.stock()) else _("Labels"))
        count = len(self.form.people())
        text = ngettext("%(count)s person", "%(count)s people", count) % {"count": wording.number(count)}
        self.subtitle.setText(text)

    def _build(self) -> None:
        theme.set_role(self.save_button, "primary")
        self.save_button.setIcon(theme.icon("printer", "onacc"))
        # Qt sets no gap between icon and words; a wider icon with its picture at the left does
        self.save_button.setIconSize(QSize(theme.size(20), theme.size(16)))
        self.save_button.setEnabled(False)
        self.open_button.hide()
        inner = QWidget()
        theme.set_role(inner, "clear")
        column = QVBoxLayout(inner)
        side = theme.size(24)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.size(12))
        head = QVBoxLayout()
        head.setSpacing(theme.size(2))
        head.addWidget(self.title)
        head.addWidget(self.subtitle)
        column.addLayout(head)
        column.addWidget(self.form)
        column.addWidget(self.warnings)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.size(8))
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.state)
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        left = QScrollArea()
        left.setFrameShape(QFrame.Shape.NoFrame)
        left.setWidgetResizable(True)
        left.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        left.setFixedWidth(theme.size(COLUMN))
        left.setWidget(inner)
        panel = QWidget()
        theme.set_role(panel, "panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        holder = QVBoxLayout(panel)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addWidget(Line(Qt.Orientation.Vertical))
        row.addWidget(self.pages, 1)

    def _connect(self) -> None:
        self._settle.setSingleShot(True)
        self._settle.setInterval(120)
        self._settle.timeout.connect(lambda: self._turn_to(self._page))
        self.form.changed.connect(self._draw)
        self.form.changed.connect(self._word)
        for keeps in (
            self.form.stock.chosen,
            self.form.order.activated,
            self.form.home.activated,
            self.form.return_address.clicked,
        ):
            keeps.connect(lambda _value: self._keep())
        self.pages.turned.connect(self._turn_to)
        self.pages.preview.label_clicked.connect(self.form.start_at)
        self.pages.preview.resized.connect(self._settle.start)
        self.save_button.clicked.connect(self._ask_where)
        self.open_button.clicked.connect(self._open_saved)
        self.close_button.clicked.connect(self.leave)


def _drawn(labels: Labels, job: LabelJob, page: int, width: int, progress: Progress) -> Drawn:
    pdf, plan = labels.pdf(job, progress)
    raster = labels.raster(pdf, min(page, plan.pages - 1), width) if plan.labels else None
    return Drawn(job, pdf, plan, raster)


def _keep(settings: Settings, chosen: dict[str, str]) -> None:
    for key, value in chosen.items():
        settings.set(key, value)


def _remembered(settings: Settings) -> Remembered:
    """The choices of last time; the first time, those that are usual in the user's country."""
    usual = settings.get("country") or QLocale.territoryToCode(QLocale.system().territory())
    rules = addresses.rules()
    kept = settings.get("labels.home")
    home = kept.strip("-") if kept else usual
    stock = _stock(settings.get("labels.stock")) or stocks.get(
        "avery-5160" if home in LETTER else "avery-l7160"
    )
    names = [(code, rules.countries.name(code, language())) for code in rules.rules]
    countries = tuple(sorted((pair for pair in names if pair[1]), key=lambda pair: pair[1].casefold()))
    order = settings.get("labels.order")
    return Remembered(
        stock,
        "code" if order == "code" else "name",
        home,
        countries,
        has_sender=bool(settings.get(RETURN_ADDRESS).strip()),
        sender=settings.get("labels.sender") != "-",
    )


def _stock(name: str) -> Stock | None:
    """The stock of a remembered name, if there still is one."""
    return stocks.catalogue().exact(name) if name else None
