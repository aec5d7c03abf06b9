"""What is done with the open campaign: its plan and its pages follow each other through the desk."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from rolodex.domain.audience import Rehearsal
from rolodex.domain.campaign import MemberState
from rolodex.domain.changes import Changes, Noun
from rolodex.domain.errors import UserError
from rolodex.domain.file_name import safe_name
from rolodex.domain.stock import Stock
from rolodex.i18n import _, ngettext, word
from rolodex.services.opening import Services
from rolodex.ui import wording
from rolodex.ui.asking import Asking
from rolodex.ui.campaigns import printing, who, words
from rolodex.ui.campaigns.beside import Beside
from rolodex.ui.campaigns.desk import Desk, Written
from rolodex.ui.campaigns.people import PeoplePage
from rolodex.ui.campaigns.plan import Plan
from rolodex.ui.campaigns.reading import Opened
from rolodex.ui.campaigns.rehearsal import RehearsalPage
from rolodex.ui.campaigns.results import ResultsPage, compared
from rolodex.ui.campaigns.sheets import Sheets
from rolodex.ui.labels import pieces
from rolodex.ui.links import open_own_file
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.tasks import TaskRunner

BESIDE: tuple[Noun, ...] = (
    "contact",
    "segment",
    "offer",
    "letter",
    "household",
    "purchase",
    "stock",
    "setting",
)
"""What a campaign is made with."""


class Pages(QObject):
    """The pages beside the plan, by name."""

    def __init__(self, runner: TaskRunner, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self.sheets = Sheets(runner, clock, parent)
        self.rehearsal = RehearsalPage(parent)
        self.people = PeoplePage(runner, clock, parent)
        self.results = ResultsPage(parent)

    def all(self) -> dict[str, QWidget]:
        """Each page under its name."""
        return {
            "pages": self.sheets,
            "rehearsal": self.rehearsal,
            "people": self.people,
            "results": self.results,
        }


class Work(QObject):
    """Keeps plan and pages of one campaign in step, prints it and writes down that it was sent."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    people_wanted = Signal(object, str)
    """Those who fulfil this Clause are to be listed, under this title."""
    opened = Signal(bool)
    """A campaign is in view; whether it was sent already."""
    view_wanted = Signal(str)
    """A page is to be brought into view."""
    gone = Signal()

    def __init__(self, runner: TaskRunner, clock: Clock, plan: Plan, pages: Pages, parent: QWidget) -> None:
        super().__init__(parent)
        self._asking = Asking(runner, self)
        self._runner, self._clock = runner, clock
        self._over = parent
        self._services: Services | None = None
        self._file: Path | None = None
        self._was = -1
        self.plan, self.pages = plan, pages
        self.desk = Desk(runner, clock, self)
        self.beside = Beside(runner, clock, self.desk, plan.form, parent)
        self._connect()

    def attach(self, services: Services) -> None:
        """Work on campaigns of this book."""
        self._services = services
        may_write = not services.read_only
        self.desk.attach(services)
        self.beside.attach(services)
        self.pages.sheets.attach(services)
        self.pages.people.attach(services.campaigns, may_write=may_write)
        self.pages.people.due.attach(services)
        self.pages.rehearsal.allow(may_write)

    def is_settled(self) -> bool:
        """Whether all is on the screen and in the book."""
        page = self.pages
        settled = self._asking.is_settled() and self.desk.is_settled()
        return settled and page.sheets.is_settled() and page.people.is_settled()

    def react(self, changes: Changes) -> None:
        """Read again what has changed."""
        campaign = self.desk.campaign
        self.beside.react(changes)
        if campaign is None:
            return
        own = changes.everything or campaign.id in changes.of("campaign")
        if own or any(changes.touches(noun) for noun in BESIDE):
            self.desk.read_again()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.plan.retranslate()
        self.beside.retranslate()
        self.pages.sheets.retranslate()
        self.pages.rehearsal.retranslate()
        self.pages.people.retranslate()
        self.pages.results.retranslate()

    # Opening

    def _show(self, opened: Opened) -> None:
        services, campaign = self._services, opened.campaign
        if services is None or campaign is None:
            return
        self.plan.show_campaign(campaign, opened.known, may_write=not services.read_only)
        self.pages.people.show_campaign(opened.row)
        self.pages.results.show_campaign(opened.row, opened.results, campaign.credit_days)
        new, self._was = campaign.id != self._was, campaign.id
        if new:
            self._file = None
            self.plan.say("")
            self.opened.emit(campaign.status != "planned")
        if not campaign.name:
            self.plan.focus_name()

    def _show_rehearsal(self, rehearsal: Rehearsal) -> None:
        campaign = self.desk.campaign
        if campaign is not None and campaign.status != "planned":
            self.plan.show_people(self.desk.row.people if self.desk.row else 0)
        else:
            self.plan.show_rehearsal(rehearsal)
        self.pages.rehearsal.show_rehearsal(rehearsal)

    def _draw(self, found: Sequence[object]) -> None:
        campaign = self.desk.campaign
        if campaign is not None:
            stock = self._stock()
            self.pages.sheets.show_campaign(campaign, self.desk.pieces(), self.desk.known, stock)
            ready = printing.is_ready(campaign, stock) or (
                campaign.kind == "email" and campaign.letter_id > 0
            )
            self.plan.allow_pdf(bool(found) and ready)

    def _stock(self) -> Stock | None:
        return self.plan.form.stock.stock()

    def _compare(self) -> None:
        """Read what came of the campaigns that were sent last, beside the one in view."""
        services, campaign, rows = self._services, self.desk.campaign, self.desk.known.rows
        if services is None or campaign is None:
            return
        ids = compared(rows, campaign.id)
        self._asking.ask(
            "compare",
            lambda _progress: services.campaign_results.compared(ids),
            self.pages.results.show_others,
        )

    # Changing

    def _include(self, contact_ids: tuple[int, ...]) -> None:
        if contact_ids:
            self.plan.show_audience(who.included(self.plan.form.audience(), contact_ids))

    def _exclude(self, contact_ids: tuple[int, ...]) -> None:
        if contact_ids:
            self.plan.show_audience(who.excluded(self.plan.form.audience(), contact_ids))

    def _mend(self, contact_ids: tuple[int, ...]) -> None:
        services = self._services
        if services is None or services.read_only:
            return
        for contact_id in contact_ids:
            self._asking.write(partial(services.households.mend, contact_id))
        said = ngettext(
            "The address is right after all", "The addresses are right after all", len(contact_ids)
        )
        self.noticed.emit(said, True)

    # Printing and sending

    def write_to(self, out: Path) -> None:
        """Write the pages there."""
        self.desk.write(out)

    def ask_where(self) -> None:
        """Ask for a file, then write the pages there."""
        campaign = self.plan.campaign()
        if not self._is_named(campaign.name):
            return
        proposed = str(Path.home() / f"{safe_name(campaign.name)}.pdf")
        name, _kind = QFileDialog.getSaveFileName(self._over, _("Save the pages"), proposed, _("PDF (*.pdf)"))
        if name:
            out = Path(name)
            self.write_to(out if out.suffix else out.with_suffix(".pdf"))

    def ask_printer(self) -> None:
        """Ask for a printer, then print the pages there."""
        from rolodex.ui.labels.printing import ask_printer  # start-up: QtPrintSupport

        campaign = self.plan.campaign()
        if self._is_named(campaign.name) and (printer := ask_printer(campaign.name, self._over)):
            self.desk.print_on(printer, printer.printerName())

    def _begin(self) -> None:
        """Write the pages to a file, or begin the e-mails."""
        campaign = self.plan.campaign()
        if campaign.kind != "email":
            self.ask_where()
        elif self._is_named(campaign.name):
            self.desk.plan(self.beside.write_mails)

    def _is_named(self, name: str) -> bool:
        if not name:
            self.plan.say(_("Give the campaign a name first."))
            self.plan.focus_name()
        return bool(name)

    def _written(self, written: Written) -> None:
        self._file = written.out
        said = _saved(written, self._stock())
        if self.desk.campaign is not None and self.desk.campaign.status == "planned":
            said = " ".join((said, _("Mark the campaign as sent once it is posted.")))
        self.plan.say(said, file=written.out is not None)

    def send(self) -> None:
        """Write down that all that is planned was sent."""
        if self._is_named(self.plan.campaign().name):
            self.plan.say("")
            self.desk.send(self.plan.form.start.sheets(), self._sent)

    def _sent(self, said: str) -> None:
        self.noticed.emit(said, True)
        self.view_wanted.emit("people")

    def _open_file(self) -> None:
        if self._file is not None:
            open_own_file(self._file)

    # Following up

    def _follow_up(self, states: tuple[MemberState, ...]) -> None:
        services, campaign, now = self._services, self.desk.campaign, self._clock()
        if services is None or campaign is None or not campaign.id:
            return
        said = _("Planned a follow-up of “%(name)s”") % {"name": campaign.name}

        def done(saved: object) -> None:
            self.noticed.emit(said, True)
            self.desk.open(int(getattr(saved, "id", 0)))

        self._asking.write(lambda: services.campaigns.follow_up(campaign.id, states, now), done)

    def _list(self, states: tuple[MemberState, ...]) -> None:
        from rolodex.services.campaigns import in_states  # start-up

        campaign = self.desk.campaign
        if campaign is not None:
            named = ", ".join(words.state(state) for state in states)
            self.people_wanted.emit(in_states(campaign, states), words.listed((campaign.name, named)))

    def _fail(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.plan.show_trouble(word(error.message))
        else:
            self._runner.error.emit(error)

    def _allow(self, count: int, _left_out: int) -> None:
        self.plan.allow_pdf(count > 0)

    def _connect(self) -> None:
        desk, plan, pages = self.desk, self.plan, self.pages
        desk.opened.connect(self._show)
        desk.rehearsed.connect(self._show_rehearsal)
        desk.pieces_known.connect(self._draw)
        desk.gone.connect(self.gone)
        desk.written.connect(self._written)
        desk.failed.connect(self._fail)
        desk.progressed.connect(pages.sheets.pages.show_progress)
        desk.finished.connect(pages.sheets.pages.bar.hide)
        plan.changed.connect(lambda: desk.change(plan.campaign()))
        plan.pdf_wanted.connect(self._begin)
        plan.print_wanted.connect(self.ask_printer)
        plan.sent_wanted.connect(self.send)
        plan.form.layout_wanted.connect(self.beside.lay_out)
        plan.form.test_wanted.connect(self.beside.measure)
        plan.form.earlier_wanted.connect(self.beside.show_earlier)
        plan.form.text_wanted.connect(self.beside.write_texts)
        plan.form.money.plans_wanted.connect(self.beside.write_plans)
        self.beside.noticed.connect(self.noticed)
        self.beside.sent.connect(lambda ids: desk.send_to(ids, self._sent))
        pages.sheets.used_on = plan.form.start.used_on
        plan.file_wanted.connect(self._open_file)
        plan.out_wanted.connect(self._show_out)
        pages.sheets.start_chosen.connect(plan.form.start_at)
        pages.sheets.drawn.connect(self._allow)
        pages.sheets.failed.connect(self._fail)
        pages.rehearsal.included.connect(self._include)
        pages.rehearsal.excluded.connect(self._exclude)
        pages.rehearsal.mended.connect(self._mend)
        pages.results.wanted.connect(self._compare)
        pages.results.chosen.connect(desk.open)
        pages.people.noticed.connect(self.noticed)
        pages.people.follow_up_wanted.connect(self._follow_up)
        pages.people.listing_wanted.connect(self._list)
        for page in (pages.rehearsal, pages.people):
            page.person_chosen.connect(self.person_chosen)

    def _show_out(self) -> None:
        self.view_wanted.emit("rehearsal")
        self.pages.rehearsal.show_unusable()


def _saved(written: Written, stock: Stock | None) -> str:
    """That the pages were written, and where."""
    out, count = written.out, written.printed.pieces
    if written.printed.plan is not None:
        return pieces.saved(stock, count, out.name) if out is not None else pieces.printed(stock, count)
    if out is None:
        text = ngettext("%(count)s letter printed.", "%(count)s letters printed.", count)
        return text % {"count": wording.number(count)}
    text = ngettext("%(count)s letter saved to %(file)s.", "%(count)s letters saved to %(file)s.", count)
    return text % {"count": wording.number(count), "file": out.name}
