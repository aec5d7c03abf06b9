"""The working day in the window: its sheets, the counts of its panels, paper and calendars."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from rolodex.domain.agenda import FollowUp
from rolodex.domain.changes import Changes, Noun
from rolodex.i18n import _, ngettext, word
from rolodex.ui import wording
from rolodex.ui.contacts.panel import ContactsPanel
from rolodex.ui.day_sheets import DaySheets
from rolodex.ui.places import Places
from rolodex.ui.ports import Services
from rolodex.ui.rail import Rail
from rolodex.ui.reminders.deeds import FollowUpDeeds
from rolodex.ui.reminders.moment_line import local_now
from rolodex.ui.state import WindowState
from rolodex.ui.tasks import TaskRunner

COUNTED: tuple[Noun, ...] = (
    "contact",
    "reminder",
    "activity",
    "purchase",
    "rule",
    "tag",
    "deal",
    "ticket",
    "campaign",
)
"""What the counts of the panels follow from."""
MINUTE = 60_000


class Workday(QObject):
    """Knows which contacts the actions of the working day are for, and hands them on."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    """The card of this contact is to be shown."""

    def __init__(
        self, runner: TaskRunner, panel: ContactsPanel, places: Places, rail: Rail, state: WindowState
    ) -> None:
        super().__init__(places)
        self._runner = runner
        self._panel, self._places, self._rail, self._state = panel, places, rail, state
        self._services: Services | None = None
        self._deeds: FollowUpDeeds | None = None
        self.sheets = DaySheets(runner, places, panel.browser.photos.get)
        self.sheets.noticed.connect(self.noticed)
        self.sheets.person_chosen.connect(self.person_chosen)
        places.counted.connect(rail.show_count)
        places.planner_wanted.connect(self.print_planner)
        panel.entry_wanted.connect(self._show_entry)
        places.call_wanted.connect(lambda contact_id, key: self.sheets.call([(contact_id, key)]))
        # What is due depends on the hour, not only on what is written.
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE)
        self._minute.timeout.connect(self._count)

    def attach(self, services: Services) -> None:
        """Work on this book."""
        self._services = services
        self.sheets.attach(services)

    def begin(self) -> None:
        """Count what is due, and go on counting it."""
        self._count()
        self._minute.start()

    def react(self, changes: Changes) -> None:
        """Count again what these changes touched."""
        if any(changes.touches(noun) for noun in COUNTED):
            self._count()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.sheets.retranslate()

    def runs(self) -> dict[str, Callable[[], object]]:
        """What each action of the working day does."""
        choose, sheets = self._rail.choose, self.sheets
        return {
            "today": lambda: choose("panel", "today"),
            "pipeline": lambda: choose("panel", "pipeline"),
            "tickets": lambda: choose("panel", "tickets"),
            "log": self._panel.log,
            "remind": lambda: sheets.remind(self._ids(), self._name()),
            "call": lambda: sheets.call([(contact_id, "") for contact_id in self._ids()]),
            "new_deal": lambda: sheets.write_deal(contact_id=self._ids()[0]),
            "new_ticket": lambda: sheets.write_ticket(contact_id=self._ids()[0]),
            "marks": self._type_marks,
            "touch": lambda: sheets.touch(self._ids(), self._name()),
            "pause": lambda: sheets.pause(self._ids(), self._name()),
            "series": lambda: sheets.plan_series(self._ids()),
            "rules": sheets.show_rules,
            "planner": self.save_planner,
            "print_planner": self.print_planner,
            "calendar": self.export_calendar,
        }

    def print_planner(self) -> None:
        """Ask for a printer, and print Today on it."""
        # start-up
        from rolodex.ui.labels.printing import ask_printer, print_written
        from rolodex.ui.opened import opened

        services, printer = opened(self._services), ask_printer(_("Planner page"), self._over())
        if printer is None:
            return
        now = local_now()
        self._runner.submit(
            "paper",
            "planner",
            lambda progress: print_written(
                printer, lambda file: services.planner.print(file, now, word), progress
            ),
            lambda _pages: self.noticed.emit(_("The planner page is on its way to the printer"), False),
            owner=self,
        )

    def save_planner(self) -> None:
        """Ask for a file, and write Today to it as a page."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.today.printed import printed

        file = self._ask_file(_("Save planner page"), "planner.pdf", _("PDF (*.pdf)"))
        if file is None:
            return
        services = opened(self._services)
        self._runner.submit(
            "paper",
            "planner",
            lambda _progress: services.planner.print(file, local_now(), word),
            lambda pages: self.noticed.emit(printed(file, pages), False),
            owner=self,
        )

    def export_calendar(self) -> None:
        """Ask where follow-ups, birthdays and deals are to be written as a calendar, and write it."""
        from rolodex.ui.opened import opened  # start-up

        file = self._ask_file(_("Export calendar"), "rolodex.ics", _("Calendars (*.ics)"))
        if file is None:
            return
        services = opened(self._services)
        self._runner.submit(
            "lookups",
            "calendar",
            lambda _progress: services.calendars.export(file, local_now(), word),
            lambda held: self._exported(file, held.follow_ups + held.celebrations + held.deals),
            owner=self,
        )

    def _type_marks(self) -> None:
        """Take the marks of a printed page, over Today."""
        self._rail.choose("panel", "today")
        self._places.enter_marks()

    def _show_entry(self, kind: str, entry_id: int) -> None:
        """Show what an entry of a timeline stands for."""
        from rolodex.ui.opened import opened  # start-up

        if kind == "ticket":
            self.sheets.write_ticket(entry_id)
        elif kind == "deal":
            self.sheets.write_deal(entry_id)
        elif kind == "reminder":
            agenda = opened(self._services).agenda
            self._runner.submit(
                "lookups",
                "follow-up",
                lambda _progress: agenda.follow_up(f"reminder:{entry_id}", local_now()),
                self._offer,
                owner=self,
            )

    def _offer(self, follow_up: FollowUp | None) -> None:
        """What can be done with a follow-up of the timeline, if it is still open."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.reminders.follow_up_menu import FollowUpMenu

        services = opened(self._services)
        if follow_up is None or services.read_only:
            return
        if self._deeds is None:
            self._deeds = FollowUpDeeds(self._runner, self)
            self._deeds.noticed.connect(self.noticed)
        self._deeds.attach(services)
        menu = FollowUpMenu(
            follow_up,
            self._deeds,
            self.sheets.finish,
            lambda one: self.sheets.remind((), follow_up=one),
            self._places,
        )
        shown = self._panel.card.timeline.list
        menu.open(shown.viewport().mapToGlobal(shown.visualRect(shown.currentIndex()).bottomLeft()))

    def _exported(self, file: Path, count: int) -> None:
        text = ngettext("%(count)s entry is in %(file)s", "%(count)s entries are in %(file)s", count)
        self.noticed.emit(text % {"count": wording.number(count), "file": file.name}, False)

    def _ask_file(self, title: str, name: str, kinds: str) -> Path | None:
        folder = Path(self._state.folder) if self._state.folder else Path.home()
        chosen, _kind = QFileDialog.getSaveFileName(self._over(), title, str(folder / name), kinds)
        if not chosen:
            return None
        self._state.folder = str(Path(chosen).parent)
        return Path(chosen)

    def _over(self) -> QWidget:
        return self._places

    def _ids(self) -> Sequence[int]:
        return self._panel.selected_ids()

    def _name(self) -> str:
        """The name of the only one selected."""
        contact = self._panel.card.contact()
        return contact.fn if contact is not None and len(self._ids()) == 1 else ""

    def _count(self) -> None:
        from rolodex.ui.opened import opened  # start-up

        services = opened(self._services)

        def read() -> dict[str, int]:
            return {
                "today": services.agenda.count(local_now()),
                "pipeline": services.deals.count(),
                "tickets": services.tickets.count(),
                "orders": services.purchases.count(open_only=True),
                "campaigns": services.campaigns.count(),
            }

        self._runner.submit("lookups", "workday", lambda _progress: read(), self._show_counts, owner=self)

    def _show_counts(self, counts: dict[str, int]) -> None:
        for panel, count in counts.items():
            self._rail.show_count(panel, count)
