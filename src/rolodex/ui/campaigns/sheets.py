"""The very pages of a campaign, drawn from the pieces it will have."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rolodex.domain.audience import Addressee
from rolodex.domain.campaign import Campaign
from rolodex.domain.label import LabelPlan, Raster
from rolodex.domain.progress import Progress
from rolodex.domain.stock import Stock
from rolodex.i18n import _, word
from rolodex.services.opening import Services
from rolodex.ui import theme, wording
from rolodex.ui.asking import Asking
from rolodex.ui.campaigns import printing
from rolodex.ui.campaigns.known import Known
from rolodex.ui.campaigns.plan_form import PAPER
from rolodex.ui.labelling import plain_label
from rolodex.ui.labels.pages import Pages
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.blank import Blank
from rolodex.ui.widgets.warning_box import WarningBox

REST = 150


@dataclass(frozen=True, slots=True)
class Drawn:
    """Pages as they were drawn, and the picture of one of them."""

    printed: printing.Printed
    raster: Raster | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be drawn."""

    campaign: Campaign
    pieces: tuple[Addressee, ...]
    known: Known
    stock: Stock | None


class Sheets(QWidget):
    """Shows one page at a time; those drawn are those that are written."""

    start_chosen = Signal(int)
    """The first label is to stand here."""
    drawn = Signal(int, int)
    """How many pieces the pages in view have, and how many are left out."""
    failed = Signal(object)
    """There are no pages: the exception."""

    def __init__(self, runner: TaskRunner, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._asking = Asking(runner, self)
        self._services: Services | None = None
        self._asked: Asked | None = None
        self._shown: Drawn | None = None
        self._page = 0
        self.used_on: Callable[[int], Collection[int]] = lambda _page: ()
        self.pages = Pages()
        self.nothing = Blank("mailbox", self)
        self.warning = WarningBox()
        self.quiet = plain_label("", "small", wrap=True)
        self.quiet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(REST)
        self._settle.timeout.connect(lambda: self._turn(self._page))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        side = theme.size(24)
        notes = QVBoxLayout()
        notes.setContentsMargins(side, 0, side, theme.size(8))
        notes.setSpacing(theme.size(6))
        notes.addWidget(self.quiet)
        notes.addWidget(self.warning)
        column.addWidget(self.pages, 1)
        column.addLayout(notes)
        column.addWidget(self.nothing, 1)
        self.nothing.paint_icon()
        self.nothing.hide()
        self.pages.turned.connect(self._turn)
        self.pages.preview.label_clicked.connect(self.start_chosen)
        self.pages.preview.resized.connect(self._settle.start)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the page, where one is drawn."""
        if not self.pages.isHidden():
            self.pages.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def attach(self, services: Services) -> None:
        """Draw with what this book knows."""
        self._services = services

    def is_settled(self) -> bool:
        """Whether the page in view is the right one."""
        return self._asking.is_settled() and not self._settle.isActive()

    def show_campaign(
        self, campaign: Campaign, pieces: Sequence[Addressee], known: Known, stock: Stock | None
    ) -> None:
        """Draw these pieces; an older drawing that is still on its way is dropped."""
        services, asked, now = self._services, Asked(campaign, tuple(pieces), known, stock), self._clock()
        before, self._asked = self._asked, asked
        if before is None or _other(before, asked):
            self._page, self._shown = 0, None
            self.pages.preview.show_page(None)
        if services is None or not self._can_draw(asked):
            return
        page, width = self._page, self.pages.preview.wanted_width()
        self._strike()
        self._asking.ask(
            "pages",
            lambda progress: _drawn(services, asked, now, page=page, width=width, progress=progress),
            self._show,
            lane="paper",
            failed=self._fail,
            progressed=self.pages.show_progress,
        )

    def retranslate(self) -> None:
        """Word everything anew."""
        self.pages.retranslate()
        self._say()
        self._note(ready=not self.pages.isHidden())

    def _can_draw(self, asked: Asked) -> bool:
        """Show pages, or why there are none yet."""
        ready = bool(asked.pieces) and printing.is_ready(asked.campaign, asked.stock)
        self.pages.setVisible(ready)
        self.nothing.setVisible(not ready)
        self._say()
        self._note(ready=ready)
        if not ready:
            self.drawn.emit(0, 0)
        return ready

    def _note(self, *, ready: bool) -> None:
        """Say what is not as it will be, or as it should be."""
        asked, shown = self._asked, self._shown
        if asked is None:
            return
        self.quiet.setText(_("Codes are given when the pieces are planned."))
        self.quiet.setVisible(ready and printing.awaits_codes(asked.campaign, asked.pieces, asked.known))
        notes = shown.printed.notes if ready and shown is not None else ()
        lacking = ", ".join(map(word, notes))
        said = _("The letterhead cannot be printed: %(reason)s.") % {"reason": lacking}
        self.warning.say(said if lacking else "")

    def _say(self) -> None:
        asked = self._asked
        if asked is None:
            return
        if not asked.pieces:
            self.nothing.say(_("Nobody gets it yet"), _("Choose at the left who it is for."))
        elif asked.campaign.kind == "email":
            ready = _("Each is begun in your mail program, where you send it.")
            text = ready if asked.campaign.letter_id else _("Choose the text at the left, then begin.")
            self.nothing.say(_("E-mails are written one by one"), text)
        elif asked.campaign.kind == "letter":
            self.nothing.say(_("No text yet"), _("Choose the text of the letters at the left."))
        else:
            self.nothing.say(_("No label stock yet"), _("Choose what it is printed on."))
        if self._shown is not None and asked.campaign.kind not in PAPER:
            numbers = {
                "page": wording.number(self._page + 1),
                "pages": wording.number(self._shown.printed.pages),
            }
            self.pages.text.setText(_("Page %(page)s of %(pages)s") % numbers)

    def _strike(self) -> None:
        """Strike out what is used of the first sheet."""
        asked = self._asked
        if asked is None or asked.stock is None:
            return
        if asked.campaign.kind in PAPER:
            self.pages.show_stock(asked.stock, self.used_on(self._page))
        else:
            paper = self._shown.printed.paper if self._shown is not None else "a4"
            self.pages.show_stock(printing.plain_paper(asked.stock, paper), (), "")

    def _show(self, drawn: Drawn) -> None:
        self._shown = drawn
        self._page = min(self._page, max(0, drawn.printed.pages - 1))
        self._show_page(drawn.raster)
        self._note(ready=True)
        self.drawn.emit(drawn.printed.pieces, drawn.printed.left_out)

    def _show_page(self, raster: Raster | None) -> None:
        drawn = self._shown
        if drawn is None:
            return
        printed = drawn.printed
        self.pages.show_pages(self._page, LabelPlan(printed.pieces, printed.pages))
        self.pages.preview.show_page(raster)
        self._strike()
        self.pages.show_names(printing.names_on(printed, self._page))
        self._say()

    def _turn(self, page: int) -> None:
        """Show another page of what is drawn already."""
        services, drawn = self._services, self._shown
        if services is None or drawn is None or not 0 <= page < drawn.printed.pages:
            return
        self._page = page
        width = self.pages.preview.wanted_width()
        self._asking.ask(
            "page",
            lambda _progress: services.labels.raster(drawn.printed.pdf, page, width),
            lambda raster: self._show_page(raster) if drawn is self._shown else None,
            lane="paper",
        )

    def _fail(self, error: Exception) -> None:
        self._shown = None
        self.pages.show_pages(0, LabelPlan(0, 0))
        self.pages.preview.show_page(None)
        self.drawn.emit(0, 0)
        self.failed.emit(error)


def _drawn(
    services: Services, asked: Asked, now: datetime, *, page: int, width: int, progress: Progress
) -> Drawn:
    pieces = printing.with_samples(asked.pieces)
    made = printing.printed(services, asked.campaign, pieces, asked.known, now=now, progress=progress)
    raster = services.labels.raster(made.pdf, min(page, made.pages - 1), width) if made.pages else None
    return Drawn(made, raster)


def _other(before: Asked, asked: Asked) -> bool:
    """Whether what is drawn has nothing to do with what was drawn before."""
    one, other = before.campaign, asked.campaign
    return (one.id, one.kind, before.stock) != (other.id, other.kind, asked.stock)
