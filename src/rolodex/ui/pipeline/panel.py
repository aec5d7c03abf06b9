"""The panel of the pipeline: what is open, what it is worth, and every deal on its way."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rolodex.domain.changes import Changes
from rolodex.domain.deal import Board, DealRow
from rolodex.domain.progress import Progress
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.contacts.photos import Photos
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.pipeline import words
from rolodex.ui.pipeline.board import BoardView
from rolodex.ui.pipeline.closed import ClosedDeals
from rolodex.ui.pipeline.closing import ClosingBar
from rolodex.ui.pipeline.deal_sheet import DealSheet
from rolodex.ui.pipeline.deeds import DealDeeds
from rolodex.ui.pipeline.head import ForecastStrip
from rolodex.ui.pipeline.ports import Services
from rolodex.ui.pipeline.stages_sheet import StagesSheet
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.blank import ActionButton, Blank
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.head_row import HeadRow
from rolodex.ui.widgets.menu import Menu

MOST_CLOSED = 300
NARROW = 1000


@dataclass(frozen=True, slots=True)
class _Answer:
    board: Board
    closed: tuple[DealRow, ...]
    reasons: tuple[str, ...]


class PipelinePanel(QWidget):
    """Shows the board, or the deals that were won and lost."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    """This contact is to be shown."""
    count_changed = Signal(int)
    """How many deals are open."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None, clock: Clock = local_now) -> None:
        super().__init__(parent)
        self._runner = runner
        self._clock = clock
        self._services: Services | None = None
        self._reading = False
        self._reasons: tuple[str, ...] = ()
        self._sheet: DealSheet | None = None
        self._stages: StagesSheet | None = None
        self.photos = Photos(runner, self)
        self.deeds = DealDeeds(runner, self, clock)
        self.title = plain_label("", "title", self)
        self.subtitle = ElidedLabel("", "dim", self)
        self.new_button = Button(self)
        self.stages_button = Button(self)
        self.closed_button = Button(self)
        self.strip = ForecastStrip(self)
        self.closing = ClosingBar(self)
        self.pages = QStackedWidget(self)
        self.board = BoardView(self.photos.get, self.pages)
        self.closed = ClosedDeals(self.pages)
        self.nothing = Blank("kanban", self.pages)
        self._first = QAction(self)
        self._build()
        self._connect()
        self.retranslate()

    def attach(self, services: Services) -> None:
        """Show the deals of this book."""
        self._services = services
        self.photos.attach(services.contacts.photo)
        self.deeds.attach(services)
        self.board.may_write = not services.read_only
        self._first.setEnabled(not services.read_only)
        self._read()

    def react(self, changes: Changes) -> None:
        """Read again when deals, their next steps or their contacts have changed."""
        if any(changes.touches(noun) for noun in ("deal", "reminder", "contact", "setting")):
            self._read()

    def is_settled(self) -> bool:
        """Whether all is on the screen and in the book."""
        sheets = [sheet for sheet in (self._sheet, self._stages) if sheet is not None]
        idle = not self._reading and not self.deeds.is_busy()
        return idle and all(sheet.is_settled() for sheet in sheets)

    def new_deal(self, contact_id: int = 0, stage_id: int = 0) -> None:
        """Write a new deal, with this contact where one is named."""
        self._open_sheet(0, contact_id, stage_id)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.title.setText(_("Pipeline"))
        self.setAccessibleName(_("Pipeline"))
        self.stages_button.setText(_("Stages…"))
        self._first.setText(_("Write your first deal"))
        self.nothing.say(
            _("No deals yet"),
            _("A deal is what you may sell: to whom, for how much and when. It moves from stage to stage."),
        )
        for part in (self.board, self.closed, self.closing):
            part.retranslate()
        for sheet in (self._sheet, self._stages):
            if sheet is not None:
                sheet.retranslate()
        self._say()

    def resizeEvent(self, event: object) -> None:
        """Leave narrower margins where there is little room."""
        margin = theme.size(16 if self.width() < theme.size(NARROW) else 24)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(margin, theme.size(20), margin, theme.size(16))

    def showEvent(self, event: QShowEvent) -> None:
        """Days pass while another panel is in view."""
        super().showEvent(event)
        if self._services is not None:
            self._read()

    def focusInEvent(self, event: object) -> None:
        """Hand the keyboard on to the cards."""
        self._focus_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N writes a new deal, wherever the keyboard is."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_N and plain:
            self.new_deal()
        else:
            super().keyPressEvent(event)

    # Reading

    def _read(self) -> None:
        services = self._services
        if services is None or self.deeds.is_moving():
            return
        now = self._clock()

        def work(_progress: Progress) -> _Answer:
            deals = services.deals
            both = (*deals.closed("won", MOST_CLOSED), *deals.closed("lost", MOST_CLOSED))
            closed = sorted(both, key=lambda row: (row.deal.closed_at, row.deal.id), reverse=True)
            return _Answer(deals.board(now), tuple(closed[:MOST_CLOSED]), deals.reasons())

        self._reading = True
        self._runner.submit("lookups", "pipeline", work, self._show, owner=self)

    def _show(self, answer: _Answer) -> None:
        self._reading = False
        if self.deeds.is_moving():
            return
        today = self._clock().date()
        # the keyboard of the window, not where this panel once had it: it may stand behind another
        focused = QApplication.focusWidget()
        held = focused is not None and self.pages.isAncestorOf(focused)
        self._reasons = answer.reasons
        self.board.show_board(answer.board, today)
        self.closed.show_rows(answer.closed, today)
        if self.pages.currentWidget() is not self.closed:
            self.pages.setCurrentWidget(self.board if answer.board.deals else self.nothing)
        self._offer_buttons()
        self._sum_up()
        self.count_changed.emit(len(answer.board.deals))
        if held or self.hasFocus():
            self._focus_page()

    def _offer_buttons(self) -> None:
        """Offer what there is something to do with; an empty pipeline offers one thing in its middle."""
        some, services = bool(self.board.deals()), self._services
        may_write = services is not None and not services.read_only
        self.strip.setVisible(some)
        self.closed_button.setVisible(some or self.closed.rows.rowCount() > 0)
        for button in (self.new_button, self.stages_button):
            button.setVisible(may_write and (some or self.pages.currentWidget() is self.closed))

    def _sum_up(self) -> None:
        self.strip.show_deals(self.board.deals(), self._clock().date())
        self._say()

    def _say(self) -> None:
        deals = self.board.deals()
        showing = self.pages.currentWidget() is self.closed
        said = words.count(len(deals)) if deals else ""
        self.subtitle.setText(_("Won and lost, the last first") if showing else said)
        for button, text in (
            (self.closed_button, _("Back to the board") if showing else _("Won and lost")),
            (self.new_button, _("New deal")),
        ):
            button.setText(text)
            button.setAccessibleName(text)

    # What is done with deals

    def _do(self, deed: str, target: int) -> None:
        """Do something with a deal; `target` is the id of a stage for a new one."""
        services = self._services
        if services is None:
            return
        row = self._row(target)
        if deed == "new":
            self.new_deal(stage_id=target)
        elif deed == "edit":
            self._open_sheet(target)
        elif deed == "person" and row is not None:
            self.person_chosen.emit(row.deal.contact_id)
        elif not services.read_only and row is not None:
            self._change(deed, row)

    def _change(self, deed: str, row: DealRow) -> None:
        if deed == "win":
            self.closing.ask_won(row)
        elif deed == "lose":
            self.closing.ask_lost(row, self._reasons)
        elif deed == "reopen":
            self.deeds.reopen(row)
        elif deed == "delete":
            self.deeds.delete(row)

    def _row(self, deal_id: int) -> DealRow | None:
        places = range(self.closed.rows.rowCount())
        closed = (self.closed.rows.row(place) for place in places)
        known = (*self.board.deals(), *(row for row in closed if row is not None))
        return next((row for row in known if row.deal.id == deal_id), None)

    def _offer(self, deal_id: int, at: QPoint) -> None:
        """The menu of a card: all that can be done with it, with the keys."""
        menu = Menu(self)
        for deed, text, key in (
            ("edit", _("Edit…"), _("Enter")),
            ("person", _("Show the contact"), "P"),
            ("win", _("Won…"), "W"),
            ("lose", _("Lost…"), "L"),
            ("delete", _("Delete"), _("Del")),
        ):
            action = menu.addAction(f"{text}\t{key}")
            action.triggered.connect(lambda _checked=False, deed=deed: self._do(deed, deal_id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _open_sheet(self, deal_id: int, contact_id: int = 0, stage_id: int = 0) -> None:
        services = self._services
        if services is None or (services.read_only and not deal_id):
            return
        if self._sheet is None:
            self._sheet = DealSheet(self._runner, services, self, self._clock)
            self._sheet.noticed.connect(self.noticed)
            self._sheet.saved.connect(self.board.stand_on)
            self._sheet.closed.connect(self._focus_page)
        self._sheet.start(deal_id, contact_id, stage_id)

    def _open_stages(self) -> None:
        services = self._services
        if services is None or services.read_only:
            return
        if self._stages is None:
            self._stages = StagesSheet(self._runner, services.deals, self)
            self._stages.noticed.connect(self.noticed)
            self._stages.closed.connect(self._focus_page)
        self._stages.start()

    def _switch(self) -> None:
        """Show the closed deals, or the board again."""
        if self.pages.currentWidget() is self.closed:
            self.pages.setCurrentWidget(self.board if self.board.deals() else self.nothing)
        else:
            self.pages.setCurrentWidget(self.closed)
        self._offer_buttons()
        self._say()
        self._focus_page()

    def _focus_page(self) -> None:
        page = self.pages.currentWidget()
        if page is self.board:
            self.board.focus_current()
        elif page is self.closed and self.closed.rows.rowCount():
            self.closed.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            first = self.nothing.findChild(ActionButton)
            if first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.board.wanted.connect(self._do)
        self.board.menu_wanted.connect(self._offer)
        self.board.changed.connect(self._sum_up)
        self.board.moved.connect(self.deeds.move)
        self.photos.arrived.connect(self.board.repaint_cards)
        self.closed.list.wanted.connect(self._do)
        self.closed.list.left.connect(self._switch)
        self.closing.won.connect(lambda deal_id, order: self.deeds.win(self._row(deal_id), order))
        self.closing.lost.connect(lambda deal_id, reason: self.deeds.lose(self._row(deal_id), reason))
        self.closing.left.connect(self._focus_page)
        self.deeds.noticed.connect(self.noticed)
        self.deeds.failed.connect(self._read)
        self._first.triggered.connect(lambda: self._do("new", 0))
        self.new_button.clicked.connect(lambda: self._do("new", 0))
        self.stages_button.clicked.connect(self._open_stages)
        self.closed_button.clicked.connect(self._switch)

    def _build(self) -> None:
        theme.set_role(self, "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.nothing.offer([(self._first, "primary", "plus")])
        self.nothing.paint_icon()
        self.closed.paint_icon()
        for page in (self.nothing, self.board, self.closed):
            self.pages.addWidget(page)
        theme.set_role(self.new_button, "primary")
        self.new_button.setIcon(theme.icon("plus", "onacc"))
        self.closed_button.setIcon(theme.icon("trophy", "ink"))
        self.stages_button.setIcon(theme.icon("kanban", "ink"))
        named = QVBoxLayout()
        named.setSpacing(theme.size(2))
        named.addWidget(self.title)
        named.addWidget(self.subtitle)
        buttons = (self.closed_button, self.stages_button, self.new_button)
        for button in buttons:
            button.setIconSize(QSize(theme.size(20), theme.size(16)))
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.size(24), theme.size(20), theme.size(24), theme.size(16))
        column.setSpacing(theme.size(16))
        column.addLayout(HeadRow(named, buttons))
        column.addWidget(self.strip)
        column.addWidget(self.closing)
        column.addWidget(self.pages, 1)
        self.strip.hide()
