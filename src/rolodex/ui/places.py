"""The panels beside the rail: one is in view, and each but the first is built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from rolodex.domain.audience import Audience
from rolodex.domain.changes import Changes
from rolodex.ui.ports import Services
from rolodex.ui.sheet import lies_on
from rolodex.ui.state import WindowState
from rolodex.ui.tasks import TaskRunner


class Panel(Protocol):
    """What every panel can do."""

    def react(self, changes: Changes) -> None: ...
    def retranslate(self) -> None: ...
    def is_settled(self) -> bool: ...


PANELS = ("today", "pipeline", "tickets", "orders", "campaigns", "reports", "deleted", "history", "settings")
"""The panels beside that of the contacts, by the names the rail has for them."""


class Places(QWidget):
    """Holds the panel of the contacts from the start, and the others from when they are first wanted.

    Sheets lie over it. They are no children of the stack within: of those a screen reader is told the
    pages alone.
    """

    turned = Signal()
    """Another panel is in view."""
    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    progressed = Signal(int, int)
    """How far a step has been taken back."""
    person_chosen = Signal(int)
    """This contact is to be shown."""
    theme_chosen = Signal(str)
    language_changed = Signal()
    name_order_changed = Signal(str)
    counted = Signal(str, int)
    """How many there are in a panel."""
    call_wanted = Signal(int, str)
    """This contact is to be called, for the follow-up of this key."""
    people_wanted = Signal(object, str)
    """Those who fulfil this Clause are to be listed, under this title."""
    orders_wanted = Signal()
    """Orders are to be brought in from a file."""
    led = Signal(str, str)
    """The sheet of this name, to which the settings lead, is to be shown; beside it the book's country."""
    computer_changed = Signal(str, str)
    """A choice for this computer, by its name in the state of the window, and its value."""
    backups_wanted = Signal()
    """The copies of the book are to be shown."""
    erase_wanted = Signal(int)
    """This contact is to be erased for good."""
    protect_wanted = Signal()
    """The passphrase of the book is to be chosen."""
    planner_wanted = Signal()
    """Today is to be printed."""

    def __init__(
        self, runner: TaskRunner, parent: QWidget | None = None, state: WindowState | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._stack = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._stack.currentChanged.connect(lambda _place: self.turned.emit())
        self._runner = runner
        self._makers: Mapping[str, Callable[[], Panel]] = {
            "today": self._today,
            "pipeline": self._pipeline,
            "tickets": self._tickets,
            "orders": self._orders,
            "campaigns": self._campaigns,
            "reports": self._reports,
            "deleted": self._deleted,
            "history": self._history,
            "settings": self._settings,
        }
        self._made: dict[str, Panel] = {}
        self._beginnings: dict[Panel, Callable[[], object]] = {}
        self._first: QWidget | None = None
        self._shown: Panel | None = None
        self._services: Services | None = None

    def add_first(self, panel: QWidget) -> None:
        """Show this panel until another is asked for."""
        self._first = panel
        self._stack.addWidget(panel)

    def currentWidget(self) -> QWidget | None:
        """The panel in view."""
        return self._stack.currentWidget()

    def attach(self, services: Services) -> None:
        """Build panels for this book."""
        self._services = services

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard to the panel in view, such as after a sheet that was opened by its name."""
        super().focusInEvent(event)
        panel = self.currentWidget()
        if panel is not None:
            panel.setFocus(event.reason())

    def show_first(self) -> None:
        """Bring the panel of the contacts into view."""
        self._shown = None
        if self._first is not None:
            self._stack.setCurrentWidget(self._first)

    def show_panel(self, name: str) -> None:
        """Bring a panel into view, and build it where this has not been done; not before the book is open."""
        if self._services is None:
            return
        panel = self._made.get(name)
        if panel is None:
            panel = self._makers[name]()
            self._made[name] = panel
            self._stack.addWidget(_widget(panel))
        self._shown = panel
        self._stack.setCurrentWidget(_widget(panel))
        _widget(panel).setFocus()

    def show_history_of(self, contact_id: int) -> None:
        """Show the steps that touched one contact (0: all steps)."""
        from rolodex.ui.history.panel import HistoryPanel  # start-up

        self.show_panel("history")
        if isinstance(self._shown, HistoryPanel):
            self._shown.show_contact(contact_id)

    def enter_marks(self) -> None:
        """Take the marks of a printed page, where Today is in view."""
        from rolodex.ui.today.panel import TodayPanel  # start-up

        if isinstance(self._shown, TodayPanel):
            self._shown.enter_marks()

    def is_first(self) -> bool:
        """Whether the panel of the contacts is in view."""
        return self._shown is None

    def focus_search(self) -> bool:
        """Search in the panel in view, where it can be searched; says whether it can."""
        from rolodex.ui.history.panel import HistoryPanel  # start-up

        if isinstance(self._shown, HistoryPanel):
            self._shown.focus_search()
            return True
        # start-up
        from rolodex.ui.campaigns.panel import CampaignsPanel
        from rolodex.ui.purchases.panel import SalesPanel
        from rolodex.ui.settings.panel import SettingsPanel

        if isinstance(self._shown, SettingsPanel):
            self._shown.focus_search()
            return True
        return isinstance(self._shown, SalesPanel | CampaignsPanel) and self._shown.focus_search()

    def focus_answer(self) -> None:
        """Take the code of a piece, where the campaigns are in view."""
        from rolodex.ui.campaigns.panel import CampaignsPanel  # start-up

        if isinstance(self._shown, CampaignsPanel):
            self._shown.focus_answer()

    def open_campaign(self, campaign_id: int) -> None:
        """Open this campaign, where the campaigns are in view."""
        from rolodex.ui.campaigns.panel import CampaignsPanel  # start-up

        if isinstance(self._shown, CampaignsPanel):
            self._shown.open(campaign_id)

    def plan_campaign(self, audience: Audience) -> None:
        """Plan a campaign for these people, where the campaigns are in view."""
        from rolodex.ui.campaigns.panel import CampaignsPanel  # start-up

        if isinstance(self._shown, CampaignsPanel):
            self._shown.begin_new(audience)

    def begin_new(self) -> bool:
        """Add what the panel in view shows; says whether it has something of its own to add."""
        begin = self._beginnings.get(self._shown) if self._shown is not None else None
        if begin is None:
            return False
        begin()
        return True

    def show_theme(self, choice: str) -> None:
        """Let the settings show which theme was chosen elsewhere."""
        # start-up
        from rolodex.ui.settings.panel import SettingsPanel

        panel = self._made.get("settings")
        if isinstance(panel, SettingsPanel):
            panel.show_theme(choice)

    def react(self, changes: Changes) -> None:
        """Tell the panels that were built what has changed."""
        for panel in self._made.values():
            panel.react(changes)

    def retranslate(self) -> None:
        """Word the panels anew that were built."""
        for panel in self._made.values():
            panel.retranslate()

    def is_settled(self) -> bool:
        """Whether the panel in view shows all it is about to show."""
        return self._shown is None or self._shown.is_settled()

    def is_covered(self) -> bool:
        """Whether a sheet of its own lies over the panel in view, or one over the whole window."""
        shown = self._stack.currentWidget()
        return lies_on(self.window()) or (shown is not None and lies_on(shown))

    # Each panel when it is first shown

    def _today(self) -> Panel:
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.today.panel import TodayPanel

        panel = TodayPanel(self._runner, self)
        panel.noticed.connect(self.noticed)
        panel.person_chosen.connect(self.person_chosen)
        panel.print_wanted.connect(self.planner_wanted)
        panel.call_wanted.connect(self.call_wanted)
        panel.count_changed.connect(lambda count: self.counted.emit("today", count))
        panel.progressed.connect(self.progressed)
        self._beginnings[panel] = panel.focus_line
        panel.attach(opened(self._services))
        return panel

    def _pipeline(self) -> Panel:
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.pipeline.panel import PipelinePanel

        panel = PipelinePanel(self._runner, self)
        panel.noticed.connect(self.noticed)
        panel.person_chosen.connect(self.person_chosen)
        panel.count_changed.connect(lambda count: self.counted.emit("pipeline", count))
        self._beginnings[panel] = panel.new_deal
        panel.attach(opened(self._services))
        return panel

    def _tickets(self) -> Panel:
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.tickets.panel import TicketsPanel

        panel = TicketsPanel(self._runner, self)
        panel.noticed.connect(self.noticed)
        panel.person_chosen.connect(self.person_chosen)
        panel.count_changed.connect(lambda count: self.counted.emit("tickets", count))
        self._beginnings[panel] = panel.new_ticket
        panel.attach(opened(self._services))
        return panel

    def _orders(self) -> Panel:
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.purchases.panel import SalesPanel

        panel = SalesPanel(self._runner, self)
        panel.noticed.connect(self.noticed)
        panel.person_chosen.connect(self.person_chosen)
        panel.count_changed.connect(lambda count: self.counted.emit("orders", count))
        self._beginnings[panel] = panel.begin_new
        panel.attach(opened(self._services))
        return panel

    def _campaigns(self) -> Panel:
        # start-up
        from rolodex.ui.campaigns.panel import CampaignsPanel
        from rolodex.ui.opened import opened

        panel = CampaignsPanel(self._runner, self)
        panel.noticed.connect(self.noticed)
        panel.person_chosen.connect(self.person_chosen)
        panel.people_wanted.connect(self.people_wanted)
        panel.count_changed.connect(lambda count: self.counted.emit("campaigns", count))
        self._beginnings[panel] = panel.begin_new
        panel.attach(opened(self._services))
        return panel

    def _reports(self) -> Panel:
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.reports.panel import ReportsPanel

        panel = ReportsPanel(self._runner, self)
        panel.noticed.connect(self.noticed)
        panel.person_chosen.connect(self.person_chosen)
        panel.people_wanted.connect(self.people_wanted)
        panel.import_wanted.connect(self.orders_wanted)
        panel.attach(opened(self._services))
        return panel

    def _deleted(self) -> Panel:
        # start-up
        from rolodex.ui.contacts.deleted import DeletedPanel
        from rolodex.ui.opened import opened

        panel = DeletedPanel(self._runner, self)
        panel.noticed.connect(self.noticed)
        panel.erase_wanted.connect(self.erase_wanted)
        panel.person_chosen.connect(self.person_chosen)
        panel.attach(opened(self._services))
        return panel

    def _history(self) -> Panel:
        # start-up
        from rolodex.ui.history.panel import HistoryPanel
        from rolodex.ui.opened import opened

        panel = HistoryPanel(self._runner, self)
        panel.noticed.connect(self.noticed)
        panel.progressed.connect(self.progressed)
        panel.attach(opened(self._services))
        return panel

    def _settings(self) -> Panel:
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.settings.panel import SettingsPanel

        panel = SettingsPanel(self._runner, self, self._state)
        panel.theme_changed.connect(self.theme_chosen)
        panel.language_changed.connect(lambda _language: self.language_changed.emit())
        panel.name_order_changed.connect(self.name_order_changed)
        panel.led.connect(self.led)
        panel.computer_changed.connect(self.computer_changed)
        panel.backups_wanted.connect(self.backups_wanted)
        panel.protect_wanted.connect(self.protect_wanted)
        panel.attach(opened(self._services))
        return panel


def _widget(panel: Panel) -> QWidget:
    if not isinstance(panel, QWidget):
        raise TypeError("a panel is a widget")
    return panel
