"""The panel of reports: how the business is doing, in figures, charts and tables."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from rolodex.domain.changes import Changes, Noun
from rolodex.domain.progress import Progress
from rolodex.domain.report import Report
from rolodex.i18n import _, language
from rolodex.ui import theme
from rolodex.ui.handing_on import hand_on
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.reports.board import GAP, Board
from rolodex.ui.reports.card import ReportCard
from rolodex.ui.reports.files import Files, Kind
from rolodex.ui.reports.head import Head
from rolodex.ui.reports.own_period import OwnPeriodBar
from rolodex.ui.reports.page import ReportPage
from rolodex.ui.reports.ports import Reports, Services
from rolodex.ui.reports.reading import Asked, Reader
from rolodex.ui.reports.strip import Strip
from rolodex.ui.reports.tip import Tip
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.blank import Blank

NOUNS: tuple[Noun, ...] = (
    "purchase",
    "product",
    "offer",
    "contact",
    "campaign",
    "deal",
    "activity",
    "reminder",
    "setting",
)
USUAL = "12"
REST = 300
"""Milliseconds without a change after which the figures are counted anew."""
NARROW = 1000
BAR = 8
"""The width of a scroll bar in the style sheet."""


@dataclass(frozen=True, slots=True)
class _Beginning:
    """What is known before the first report: which there are, and of what money and months."""

    names: tuple[str, ...]
    currencies: tuple[str, ...]
    asked: Asked


class ReportsPanel(QWidget):
    """Shows all reports as cards, or one of them in full."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    """This contact is to be shown."""
    people_wanted = Signal(object, str)
    """The people of this Clause are to be listed, under this title."""
    import_wanted = Signal()
    """There is nothing to report on yet: orders are to be brought in."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None, clock: Clock = local_now) -> None:
        super().__init__(parent)
        self._runner = runner
        self._clock = clock
        self._reports: Reports | None = None
        self._asked: Asked | None = None
        self._choice = USUAL
        self._currency = ""
        self._names: tuple[str, ...] = ()
        self._said: dict[str, bool] = {}
        self._beginning = self._stale = False
        self.tip = Tip(self)
        self.head = Head(self)
        self.own = OwnPeriodBar(self)
        self.pages = QStackedWidget(self)
        self.area = QScrollArea(self.pages)
        self._column = QWidget()
        self.strip = Strip(self.tip, self._column)
        self.board = Board(self._column)
        self.nothing = Blank("chart-column", self.pages)
        self.page: ReportPage | None = None
        self.files = Files(runner, self)
        self.reader = Reader(runner, self._in_view, self)
        self._rest = QTimer(self)
        self._first = QAction(self)
        self._build()
        self._connect()
        self.retranslate()

    def attach(self, services: Services) -> None:
        """Show the figures of this book."""
        self._reports = services.reports
        self.reader.attach(services.reports)
        self._begin()

    def react(self, changes: Changes) -> None:
        """Count again what is in view once the changes have come to rest, the rest when it is seen."""
        if changes.everything or any(changes.touches(noun) for noun in NOUNS):
            self._stale = True
            if self.isVisible():
                self._rest.start()

    def is_settled(self) -> bool:
        """Whether all that is in view shows the book as it is."""
        idle = not self._beginning and not self._rest.isActive()
        return idle and self.reader.is_settled() and self.files.is_settled()

    def show_report(self, name: str) -> None:
        """Show one report in full."""
        card = self.board.cards.get(name)
        if card is None or not card.body.report.rows or self._asked is None:
            return
        page = self._made_page()
        page.show_report(card.body.report, self._asked.today)
        self.pages.setCurrentWidget(page)
        page.body.take_keyboard()

    def show_all(self) -> None:
        """Show all reports again; the keyboard goes to the one that was shown."""
        name = self._shown_name()
        self.tip.hide()
        self.pages.setCurrentWidget(self.area)
        card = self.board.cards.get(name)
        if card is not None:
            card.body.take_keyboard()

    def retranslate(self) -> None:
        """Word everything anew."""
        self._first.setText(_("Bring in orders…"))
        self.nothing.say(
            _("Nothing to report yet"),
            _("Figures come from what is sold and done: bring in orders you have, or write one on a card."),
        )
        for part in (self.head, self.own, self.strip):
            part.retranslate()
        for card in self.board.cards.values():
            card.retranslate()
        if self.page is not None:
            self.page.retranslate()
        if self._asked is not None and self._asked.language != language():
            # countries are named by the reports themselves
            self._begin()

    def showEvent(self, event: QShowEvent) -> None:
        """Count again what changed while nobody looked, and on a new day."""
        super().showEvent(event)
        asked = self._asked
        if self._stale or (asked is not None and asked.today != self._clock().date()):
            self._begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave narrower margins where there is little room."""
        super().resizeEvent(event)
        margin = theme.size(16 if self.width() < theme.size(NARROW) else 24)
        layout, column = self.layout(), self._column.layout()
        if layout is not None and column is not None:
            layout.setContentsMargins(0, theme.size(20), 0, 0)
            self._heads.setContentsMargins(margin, 0, margin, 0)
            # the scroll bar stands in the margin
            column.setContentsMargins(margin, 2, margin - theme.size(BAR), theme.size(24))
            if self.page is not None:
                self.page.inset(margin)

    def changeEvent(self, event: QEvent) -> None:
        """Draw icons again in the colours of a new theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.nothing.paint_icon()
        super().changeEvent(event)

    # Reading

    def _begin(self) -> None:
        """Ask which reports there are and for which months, then for the reports one by one."""
        reports, today, choice, currency = self._reports, self._clock().date(), self._choice, self._currency
        if reports is None:
            return
        self._rest.stop()
        first = self._asked is None
        self._stale, self._beginning = False, True

        def work(_progress: Progress) -> _Beginning:
            currencies = reports.currencies()
            chosen = currency if currency in currencies else next(iter(currencies), "")
            asked = Asked(reports.period(choice, today), chosen, today, language())
            return _Beginning(reports.names(), currencies, asked)

        def done(found: _Beginning) -> None:
            empty = self.pages.currentWidget() is self.nothing
            self._begun(found, ahead=first or empty or found.asked != self._asked)

        self._runner.submit("lookups", "begin", work, done, owner=self, failed=self._failed)

    def _begun(self, found: _Beginning, *, ahead: bool) -> None:
        self._beginning = False
        self._asked, self._names = found.asked, found.names
        self.head.show_period(found.asked.period)
        self.head.show_currencies(found.currencies, found.asked.currency)
        self._make_cards([name for name in found.names if name != "summary"])
        self.reader.read(found.asked, found.names, ahead=ahead)

    def _make_cards(self, names: list[str]) -> None:
        """A card for each report, empty until it arrives."""
        for name in names:
            if name in self.board.cards:
                continue
            card = ReportCard(name, self.tip, self.board)
            card.more_wanted.connect(self.show_report)
            card.body.people_wanted.connect(self.people_wanted)
            card.body.person_chosen.connect(self.person_chosen)
            self.board.cards[name] = card
        self.board.lay_out()

    def _take(self, report: Report) -> None:
        asked = self._asked
        if asked is None:
            return
        self._said[report.name] = not report.is_empty and not report.silence.text
        if report.name == "summary":
            self.strip.show_figures(report.figures, report.currency, asked.today)
            self.head.show_others(report.others)
            self._place()
            return
        card = self.board.cards.get(report.name)
        if card is not None:
            card.show_report(report, asked.today)
            self.board.follow(card)
        if self.page is not None and report.name == self._shown_name():
            self.page.show_report(report, asked.today)
        self._place()

    def _failed(self, error: Exception) -> None:
        self._beginning = False
        self._runner.error.emit(error)

    def _in_view(self) -> list[str]:
        name = self._shown_name()
        return [name] if name else self.board.in_view()

    def _place(self) -> None:
        """An empty book shows one thing that can be done; till that is known the cards wait."""
        some = any(self._said.values())
        if some and self.pages.currentWidget() is self.nothing:
            self.pages.setCurrentWidget(self.area)
        known = all(name in self._said for name in self._names)
        if known and not some:
            self.pages.setCurrentWidget(self.nothing)
        self.head.allow_files(some)
        self._column.setVisible(some)

    # What is wanted

    def _choose_period(self, name: str) -> None:
        asked = self._asked
        if name == "own" and asked is not None:
            self.own.ask(asked.period)
            self.head.retranslate()
        else:
            self._show_months(name)

    def _show_months(self, choice: str) -> None:
        self._choice = choice
        self._begin()

    def _choose_currency(self, currency: str) -> None:
        self._currency = currency
        self._begin()

    def _write(self, kind: Kind) -> None:
        if self._reports is not None and self._asked is not None:
            self.files.write(kind, self._reports, self._asked, self._shown_name())

    def _print(self) -> None:
        if self._reports is not None and self._asked is not None:
            self.files.print(self._reports, self._asked, self._shown_name())

    def _shown_name(self) -> str:
        page = self.page
        shown = page is not None and self.pages.currentWidget() is page
        return page.body.report.name if page is not None and shown else ""

    def _made_page(self) -> ReportPage:
        if self.page is None:
            self.page = ReportPage(self.tip, self.pages)
            self.page.left.connect(self.show_all)
            self.page.body.people_wanted.connect(self.people_wanted)
            self.page.body.person_chosen.connect(self.person_chosen)
            self.pages.addWidget(self.page)
            self.page.inset(theme.size(16 if self.width() < theme.size(NARROW) else 24))
        return self.page

    def _connect(self) -> None:
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._begin)
        self.reader.arrived.connect(self._take)
        self.reader.finished.connect(lambda: self.board.order_tabs(self.head.sheet_button, self.strip))
        self.files.noticed.connect(self.noticed)
        self.head.period_chosen.connect(self._choose_period)
        self.head.currency_chosen.connect(self._choose_currency)
        self.head.print_wanted.connect(self._print)
        self.head.pdf_wanted.connect(lambda: self._write("pdf"))
        self.head.sheet_wanted.connect(lambda: self._write("xlsx"))
        self.own.chosen.connect(self._show_months)
        self.own.left.connect(lambda: self.head.period_button.setFocus(Qt.FocusReason.OtherFocusReason))
        self.strip.people_wanted.connect(self.people_wanted)
        self._first.triggered.connect(self.import_wanted)
        bar = self.area.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self.reader.look())
        bar.valueChanged.connect(lambda _value: self.tip.hide())
        self.board.moved.connect(self.reader.look)
        self.board.reached.connect(lambda card: self.area.ensureWidgetVisible(card, 0, theme.size(GAP)))

    def _build(self) -> None:
        theme.set_role(self, "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        hand_on(self, self.strip)
        self.nothing.offer([(self._first, "primary", "download")])
        self.nothing.paint_icon()
        self.strip.hide()
        theme.set_role(self._column, "clear")
        inside = QVBoxLayout(self._column)
        inside.setSpacing(theme.size(GAP))
        inside.addWidget(self.strip)
        inside.addWidget(self.board)
        inside.addStretch(1)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.verticalScrollBar().setSingleStep(theme.size(18))
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._column)
        self._column.hide()
        for page in (self.area, self.nothing):
            self.pages.addWidget(page)
        self._heads = QVBoxLayout()
        self._heads.setSpacing(theme.size(12))
        self._heads.addWidget(self.head)
        self._heads.addWidget(self.own)
        column = QVBoxLayout(self)
        column.setSpacing(theme.size(14))
        column.addLayout(self._heads)
        column.addWidget(self.pages, 1)
