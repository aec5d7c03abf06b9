"""The bell beside the brand and the icon in the tray: what came up is told once, wherever one looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from rolodex.domain.agenda import FollowUp
from rolodex.domain.changes import Changes
from rolodex.domain.summons import Summons
from rolodex.ui.contacts.panel import ContactsPanel
from rolodex.ui.ports import Services
from rolodex.ui.rail import Rail
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.workday import Workday


class Ringer(Protocol):
    """The bell, once it is there."""

    def react(self, changes: Changes) -> None: ...
    def toggle(self) -> None: ...
    def retranslate(self) -> None: ...


class Teller(Protocol):
    """The icon in the tray of the system."""

    def is_there(self) -> bool: ...
    def tell(self, told: Sequence[FollowUp]) -> None: ...
    def retranslate(self) -> None: ...


class Ringing(QObject):
    """Builds bell and tray when a book is open, and leads from them into the window."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    """The card of this contact is to be shown."""
    summoned = Signal(object)
    """The window is to come and do what the icon in the tray asks: a Summons."""

    def __init__(
        self, runner: TaskRunner, window: QWidget, rail: Rail, panel: ContactsPanel, workday: Workday
    ) -> None:
        super().__init__(window)
        self._runner = runner
        self._window, self._rail, self._panel, self._workday = window, rail, panel, workday
        self._bell: Ringer | None = None
        self._tray: Teller | None = None

    def attach(self, services: Services) -> None:
        """Remind of what stands in this book."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.reminding.bell import Bell
        from rolodex.ui.reminding.tray import Tray

        bell = Bell(self._runner, self._over(), self._panel.browser.photos.get)
        tray = Tray(self._window, QApplication.windowIcon())
        sheets = self._workday.sheets
        bell.noticed.connect(self.noticed)
        bell.person_chosen.connect(self.person_chosen)
        bell.call_wanted.connect(lambda contact_id, key: sheets.call([(contact_id, key)]))
        bell.edit_wanted.connect(lambda one: sheets.remind((), follow_up=one))
        bell.finish_wanted.connect(sheets.finish)
        bell.told.connect(self._tell)
        tray.open_wanted.connect(lambda: self.summoned.emit(Summons()))
        tray.new_wanted.connect(lambda: self.summoned.emit(Summons(deed="new_contact")))
        tray.today_wanted.connect(lambda: self.summoned.emit(Summons(deed="today")))
        tray.new.setEnabled(not services.read_only)
        tray.quit_wanted.connect(self._window.close)
        self._rail.place_bell(bell)
        bell.attach(opened(services))
        self._bell, self._tray = bell, tray

    def react(self, changes: Changes) -> None:
        """Look again at what comes up."""
        if self._bell is not None:
            self._bell.react(changes)

    def is_in_tray(self) -> bool:
        """Whether an icon in the tray leads to the window."""
        return self._tray is not None and self._tray.is_there()

    def toggle(self) -> None:
        """Show what came up, or no longer."""
        if self._bell is not None:
            self._bell.toggle()

    def retranslate(self) -> None:
        """Word everything anew."""
        for part in (self._bell, self._tray):
            if part is not None:
                part.retranslate()

    def _tell(self, told: tuple[FollowUp, ...]) -> None:
        """Let the system tell it where the window is not seen."""
        if self._tray is not None and not self._window.isActiveWindow():
            self._tray.tell(told)

    def _over(self) -> QWidget:
        parent = self._rail.parentWidget()
        return self._window if parent is None else parent
