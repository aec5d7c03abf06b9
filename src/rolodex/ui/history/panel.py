"""The screen of the history: the steps at the left, what the chosen one changed at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from rolodex.domain.changes import Changes
from rolodex.domain.difference import ContactDifference
from rolodex.domain.progress import Progress
from rolodex.i18n import _
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.handing_on import hand_on
from rolodex.ui.history import reading
from rolodex.ui.history.cards import Cards
from rolodex.ui.history.looking import Looking
from rolodex.ui.history.reading import PEOPLE, Touched, Wanted
from rolodex.ui.history.reverting import Reverting
from rolodex.ui.history.step_page import StepPage
from rolodex.ui.history.steps_pane import REST, StepsPane
from rolodex.ui.history.then import CardThen
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.blank import Blank

LIST_WIDTH = 352


class HistoryPanel(QWidget):
    """Lists the steps of the book, shows what each changed, and takes them back."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    progressed = Signal(int, int)
    """How far a step has been taken back."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services: Services | None = None
        self._looking = Looking(runner, self)
        self._stale = False
        self._chosen = 0
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.steps = StepsPane(self._looking, self.splitter)
        self.pages = QStackedWidget(self.splitter)
        self.page = StepPage(self.pages)
        self.then = CardThen(self.pages)
        self.nothing = Blank("history", self.pages)
        self._cards = Cards(self._looking, self.then)
        self._reverting = Reverting(runner, self.page)
        self._soon = QTimer(self)
        hand_on(self, self.steps)
        self._build()
        self._connect()
        self.retranslate()

    def attach(self, services: Services) -> None:
        """Show the history of this book."""
        self._services = services
        self._cards.attach(services)
        self._reverting.attach(services)
        self.steps.attach(services)

    def react(self, changes: Changes) -> None:
        """Read again where something was done, or as soon as somebody looks."""
        if changes.step is None and not changes.everything:
            return
        self._stale = True
        if self.isVisible():
            self._read()

    def show_contact(self, contact_id: int) -> None:
        """List the steps of one contact only (0: of everybody)."""
        self.steps.show_contact(contact_id)

    def focus_search(self) -> None:
        """Search the steps."""
        self.steps.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def is_settled(self) -> bool:
        """Whether all that was asked for is on the screen."""
        waiting = self._reverting.running or self._soon.isActive()
        return self._looking.is_settled() and self.steps.is_settled() and not waiting

    def retranslate(self) -> None:
        """Word everything anew."""
        for part in (self.steps, self.page, self.then):
            part.retranslate()
        self._say_nothing()

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self._read()

    def changeEvent(self, event: QEvent) -> None:
        """Draw icons again in the colours of a new theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.nothing.paint_icon()
        super().changeEvent(event)

    def _read(self) -> None:
        self._stale = False
        self.steps.read()

    def _choose(self, step_id: int) -> None:
        self._chosen = step_id
        if step_id:
            # While an arrow key is held down only the step that it rests on is read.
            self._soon.start()
        else:
            self._say_nothing()
            self.pages.setCurrentWidget(self.nothing)

    def _read_step(self) -> None:
        services, step_id, contact_id = self._services, self._chosen, self.steps.wanted.contact_id
        if services is None or not step_id:
            return

        def work(progress: Progress) -> Touched | None:
            step = services.history.step(step_id)
            return reading.touched(services.history, step, contact_id) if step else None

        self._looking.look("step", work, self._show_step)

    def _show_step(self, touched: Touched | None) -> None:
        if touched is None or touched.step.id != self._chosen:
            return
        shown = self.page.step()
        is_other = shown is None or shown.id != touched.step.id
        self.page.show_step(touched)
        if is_other or self.pages.currentWidget() is self.nothing:
            self.pages.setCurrentWidget(self.page)

    def _more_people(self, offset: int) -> None:
        services, step_id = self._services, self._chosen
        if services is None:
            return

        def show(people: tuple[ContactDifference, ...]) -> None:
            if step_id == self._chosen:
                self.page.differences.lines.add(people)

        self._looking.look(
            "people", lambda progress: services.history.differences(step_id, PEOPLE, offset), show
        )

    def _show_card(self, contact_id: int) -> None:
        step = self.page.step()
        if step is not None and contact_id:
            self._cards.show_step(step, contact_id)

    def _come_card(self) -> None:
        if self.pages.currentWidget() is not self.then:
            self.then.day.clear()
            self.pages.setCurrentWidget(self.then)
            self.then.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_card(self) -> None:
        self.pages.setCurrentWidget(self.page)
        self.page.differences.stand_first()

    def _say_nothing(self) -> None:
        if self.steps.wanted == Wanted():
            self.nothing.say(_("Nothing was done yet"), _("Every change of this book will stand here."))
        else:
            self.nothing.say(_("No step is found"), _("Try fewer words, or show all steps."))

    def _connect(self) -> None:
        self._soon.setSingleShot(True)
        self._soon.setInterval(REST)
        self._soon.timeout.connect(self._read_step)
        self.steps.chosen.connect(self._choose)
        self.steps.read_again.connect(self._choose)
        self.steps.list.entered.connect(self.page.differences.stand_first)
        self.page.differences.lines.more_wanted.connect(self._more_people)
        self.page.differences.left.connect(lambda: self.steps.setFocus(Qt.FocusReason.OtherFocusReason))
        self.page.card_wanted.connect(self._show_card)
        self.page.person_wanted.connect(self.show_contact)
        self.then.left.connect(self._leave_card)
        self._cards.shown.connect(self._come_card)
        self._reverting.noticed.connect(self.noticed)
        self._reverting.progressed.connect(self.progressed)
        self._reverting.failed.connect(self.steps.read)

    def _build(self) -> None:
        theme.set_role(self, "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        for page in (self.nothing, self.page, self.then):
            self.pages.addWidget(page)
        self.splitter.addWidget(self.steps)
        self.splitter.addWidget(self.pages)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([theme.size(LIST_WIDTH), theme.size(796)])
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self.splitter)
