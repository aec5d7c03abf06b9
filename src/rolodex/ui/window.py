"""The main window: it puts rail, panel, notice and palette in place, and hands actions on."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from rolodex import i18n
from rolodex.domain.changes import Changes
from rolodex.domain.errors import DamagedBook, UserError
from rolodex.domain.listing import Tally
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.actions import Actions
from rolodex.ui.contacts.panel import ContactsPanel
from rolodex.ui.departure import Departure
from rolodex.ui.entering import Entering
from rolodex.ui.forecasting import Forecasting
from rolodex.ui.grouping import Grouping
from rolodex.ui.later import Later
from rolodex.ui.leading import Leading
from rolodex.ui.notice import Notice
from rolodex.ui.places import Places
from rolodex.ui.ports import Door, Services
from rolodex.ui.rail import Rail
from rolodex.ui.reading_order import lead_tab
from rolodex.ui.remembering import Remembering
from rolodex.ui.state import WindowState
from rolodex.ui.status import StatusBar
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.telling import Telling
from rolodex.ui.undoing import Undoing
from rolodex.ui.upkeep import Upkeep

COMPACT = 1200
SMALL_SCREEN = QSize(1024, 640)


class MainWindow(QMainWindow):
    """Paints itself first, then opens the book with `open_services` off the UI thread.

    Unless it `reminds`, as for a picture of it, nothing comes up by itself.
    """

    attached = Signal()
    """The book is open and its services are in use."""
    failed = Signal(object)
    """The book could not be opened: the exception."""
    departed = Signal(object)
    """The book is to be closed and another window to follow: a Departure."""

    def __init__(
        self,
        open_services: Callable[[], Services],
        book: Path,
        state: WindowState,
        remember: Callable[[WindowState], None] = lambda state: None,
        *,
        reminds: bool = True,
        door: Door | None = None,
        comes_with: Departure | None = None,
    ) -> None:
        super().__init__()
        self._open_services = open_services
        self._book = book
        self._state = state
        self._remember = remember
        self._reminds = reminds
        self._opening = False
        self.services: Services | None = None
        self.runner = TaskRunner(self)
        self.actions_ = Actions(self)
        self._middle = QWidget(self)
        self._below = QVBoxLayout()
        self.rail = Rail(self._middle)
        self.places = Places(self.runner, self._middle, state)
        self.panel = ContactsPanel(self.runner, self.actions_, self.places)
        self.status = StatusBar(self.panel)
        self.undoing = Undoing(self.runner, self.actions_["undo"], self.actions_["redo"], self)
        self.upkeep = Upkeep(self.runner, self, door.still_here if door else str)
        self.forecasting = Forecasting(self.runner, self)
        self.grouping = Grouping(self.runner, self.rail)
        self.status.show_book(book)
        self._build()
        self.notice = Notice(self._middle)
        self.telling = Telling(self.notice, self.status, self.actions_["undo"].trigger, self)
        self.leading = Leading(self.runner, self.rail, self.panel, self.places, self.actions_, state=state)
        self.remembering = Remembering(self, self.panel, state)
        self.entering = Entering(self._middle, self.runner, door, comes_with or Departure(book))
        self._later = Later(
            (
                self.panel.build_card,
                self.panel.build_several,
                self._build_sheets,
                self._build_desks,
                self._connect_desks,
            ),
            self,
        )
        self._connect()
        self.remembering.restore()
        self.rail.choose("panel", state.panel)
        self._check_theme()
        self.retranslate()
        self.panel.browser.search.setFocus()

    def attach(self, services: Services) -> None:
        """Show this book from now on."""
        self._later.finish()
        self.services = services
        # What was loaded up to here stays for good: the collector need not look at it again.
        gc.freeze()
        self.status.show_book(services.book_path)
        self.actions_.allow(read_only=services.read_only, chosen=0)
        self.upkeep.watch(services)
        self.rail.allow_write(not services.read_only)
        self.panel.browser.show()
        self.panel.attach(services)
        self.places.attach(services)
        self.grouping.attach(services.groups)
        self.undoing.attach(services.history, services.read_only)
        self.sheets.attach(services)
        self.exchange.attach(services)
        self.workday.attach(services)
        self.segmenting.attach(services)
        self.selling.attach(services)
        self.mailing.attach(services)
        self.tending.attach(services)
        self.keeping.attach(services)
        self.diagnosis.attach(services)
        self.telling.attach(services)
        self._read_tally()
        for then in (self.upkeep.check, self._load_day):
            self.panel.browser.shown.connect(then, Qt.ConnectionType.SingleShotConnection)
        if services.notice is not None:
            self.telling.warn(services.notice)
        self.leading.attach(services)
        self.touring.attach(services)
        self.entering.attached()
        self.attached.emit()

    def set_theme(self, choice: theme.Choice) -> None:
        """Change to light, dark or what the desktop has, and remember it."""
        self._state.theme = choice
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, choice)
        self._check_theme()
        self.places.show_theme(choice)
        try:
            self._remember(self._state)
        except UserError as error:
            self.runner.error.emit(error)

    def retranslate(self) -> None:
        """Word everything anew."""
        for part in (
            self.actions_,
            self.rail,
            self.panel,
            self.places,
            self.status,
            self.undoing,
            self.notice,
            self.entering,
        ):
            part.retranslate()
        if self._later.is_finished():
            self._retranslate_desks()
        self.setWindowTitle(_("Rolodex"))
        self.telling.say_state()

    def _retranslate_desks(self) -> None:
        for part in (
            self.shelf,
            self.sheets,
            self.workday,
            self.segmenting,
            self.selling,
            self.mailing,
            self.tending,
            self.keeping,
            self.diagnosis,
            self.helping,
            self.ringing,
            self.touring,
        ):
            part.retranslate()

    # Opening the book, and hearing of changes

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once painted, open the book: the store is loaded behind a window that is there already."""
        super().paintEvent(event)
        self.begin()

    def begin(self) -> None:
        """Open the book, once; a window that is not to be seen is told to."""
        if not self._opening:
            self._opening = True
            QTimer.singleShot(0, self._open)

    def _open(self) -> None:
        theme.load_other_scripts()
        self._later.begin(self.entering.begin)

    def open_book(self) -> None:
        """Open the book off the UI thread, and show it."""
        self.runner.submit(
            "lookups",
            "open",
            lambda progress: self._opened(),
            self.attach,
            owner=self,
            failed=self._not_opened,
        )

    def _opened(self) -> Services:
        """The open book; from now on figures and days are written as in its country."""
        services = self._open_services()
        i18n.live_in(services.settings.get("country"))
        return services

    def _load_day(self) -> None:
        """Load what the working day needs off the UI thread: the first list does not wait for it."""
        services = self.services

        def load() -> None:
            from rolodex.ui.opened import opened  # start-up

            opened(services)

        self.runner.submit("paper", "day", lambda progress: load(), self._begin_day, owner=self)

    def _begin_day(self, _loaded: None) -> None:
        """Put the clipboard, the line, the counts and the bell to work."""
        if self.services is None:
            return
        self.exchange.begin(self.services)
        self.panel.begin_day(self.services, self.selling.line())
        self.workday.begin()
        self.segmenting.begin()
        self.forecasting.begin(self.services)
        if self._reminds:
            # of people who are made up nobody is to be reminded
            if not self.touring.is_sample():
                self.ringing.attach(self.services)
            self.keeping.begin()
            self.diagnosis.begin()

    def _not_opened(self, error: Exception) -> None:
        reason = word(error.message) if isinstance(error, UserError) else str(error)
        self.panel.say_trouble(_("The book could not be opened"), reason)
        self.actions_.allow(read_only=True, chosen=0)
        if isinstance(error, UserError):
            self.entering.stop_at(error)
        self.failed.emit(error)
        if not isinstance(error, UserError):
            raise error

    def _react(self, changes: Changes) -> None:
        self.panel.react(changes)
        self.places.react(changes)
        self.workday.react(changes)
        self.segmenting.react(changes)
        self.selling.react(changes)
        self.mailing.react(changes)
        self.tending.react(changes)
        self.keeping.react(changes)
        self.ringing.react(changes)
        self.undoing.read()
        if any(changes.touches(noun) for noun in ("contact", "tag")):
            self._read_tally()
        self.telling.say_state()

    def _read_tally(self) -> None:
        if self.services is not None:
            contacts = self.services.contacts
            self.runner.submit(
                "lookups", "tally", lambda progress: contacts.tally(), self._show_tally, owner=self
            )

    def _show_tally(self, tally: Tally) -> None:
        self.rail.show_tally(tally)
        self.panel.show_tally(tally)

    # Actions

    def _runs(self) -> dict[str, Callable[[], object]]:
        panel, exchange = self.panel, self.exchange
        return {
            "import": exchange.choose_import,
            "paste": exchange.paste,
            "export_all": exchange.export_all,
            "undo": self.undoing.undo,
            "redo": self.undoing.redo,
            "palette": self.sheets.open_palette,
            "new_group": self.rail.new_group,
            "edit": panel.edit_current,
            "favourite": panel.toggle_favourite,
            "copy": exchange.copy,
            "labels": exchange.labels,
            "export": exchange.export_selected,
            "delete": panel.delete_selected,
            "light": lambda: self.set_theme("light"),
            "dark": lambda: self.set_theme("dark"),
            "system": lambda: self.set_theme("system"),
            "quit": self.close,
            "bell": self.ringing.toggle,
            "diagnosis": self.diagnosis.open,
            "tour": self.touring.begin,
            **self.helping.runs(),
            **self.leading.runs(),
            **self.shelf.runs(),
            **self.workday.runs(),
            **self.segmenting.runs(),
            **self.selling.runs(),
            **self.mailing.runs(),
            **self.tending.runs(),
            **self.keeping.runs(),
        }

    def _run(self, name: str) -> None:
        """Run an action, also one that comes before all is built."""
        self._later.finish()
        self._runs()[name]()

    def _is_covered(self) -> bool:
        """Whether something lies over the panel, which can be nothing before all is built."""
        return self._later.is_finished() and (self.places.is_covered() or self._is_sheet_open())

    def _is_sheet_open(self) -> bool:
        covering = (
            self.sheets,
            self.workday.sheets,
            self.segmenting,
            self.selling,
            self.shelf,
            self.mailing,
            self.tending,
            self.keeping,
            self.diagnosis,
            self.helping,
            self.entering,
        )
        return any(part.is_covering() for part in covering)

    def _leads(self) -> dict[str, Callable[[str], object]]:
        """What each sheet to which the settings lead is shown by."""
        return {
            "formats": self.mailing.show_formats,
            "letterhead": lambda _country: self.mailing.show_letterhead(),
            "printers": lambda _country: self.mailing.show_printers(),
            "stocks": lambda _country: self.mailing.show_stocks(),
            "rules": lambda _country: self.workday.sheets.show_rules(),
            "erased": lambda _country: self.keeping.show_erased(),
            "diagnosis": lambda _country: self.diagnosis.open(),
        }

    def _all_actions(self) -> Sequence[QAction]:
        """What the palette offers: every action, each segment to be listed, each book of late."""
        return [*self.actions_.all(), *self.segmenting.actions(), *self.shelf.actions()]

    def _choose_theme(self, choice: str) -> None:
        self.set_theme(theme.choice(choice))

    def _reorder(self, names: str) -> None:
        """List in the order in which names are shown from now on."""
        self.panel.set_order("family" if names == "family" else "given")
        self.panel.react(Changes(everything=True))

    # Files dropped on the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards."""
        self._later.finish()
        if self.exchange.takes(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Begin to import what was dropped."""
        if self.exchange.takes(event):
            event.acceptProposedAction()
            self.exchange.drop(event)

    def import_files(self, files: list[Path]) -> None:
        """Show what importing these files would do."""
        self._later.finish()
        self.exchange.import_files(files)

    def _tell_error(self, error: object) -> None:
        if isinstance(error, DamagedBook):
            self._leave_sick(error)
        else:
            self.telling.tell_error(error)

    def _leave_sick(self, trouble: UserError) -> None:
        """Let a damaged book go: the gate of the next window offers what can be done."""
        if self.services is not None:
            self.departed.emit(Departure(self.services.book_path, trouble=trouble))

    def is_settled(self) -> bool:
        """Whether the book is open and all that is asked for is on the screen."""
        settled = self.panel.is_settled() and self.places.is_settled()
        return self.services is not None and not self.runner.busy() and settled

    # Where things stand

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take less room in a narrow window."""
        super().resizeEvent(event)
        self._check_room()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Let Tab go as one reads."""
        return lead_tab(self, forwards=forwards)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the desktop's change of colours and size of text, where those were chosen."""
        if event.type() == QEvent.Type.ThemeChange:
            theme.set_text_size(theme.percent(self._state.text_size))
            if self._state.theme == "system":
                self.set_theme("system")
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._bound()
            self._check_room()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where things stood, let work end, close the book."""
        self._later.stop()
        self._later.finish()
        self.remembering.note()
        self.touring.end()
        with contextlib.suppress(UserError):  # a window that cannot note its place closes all the same
            self._remember(self._state)
        self.panel.editing.keep()
        self.upkeep.stop()
        self.runner.shutdown()
        if self.services is not None:
            # Whoever closes a window does not wait for it to be gone.
            self.hide()
            if self._reminds:
                self.upkeep.copy_at_end(self.services)
            self.services.close()
            self.services = None
        super().closeEvent(event)

    def _bound(self) -> None:
        """Keep the window large enough for its text, yet never larger than a small screen."""
        least = QSize(theme.size(820), theme.size(480))
        self.setMinimumSize(least.boundedTo(SMALL_SCREEN))

    def _check_room(self) -> None:
        compact = self.width() < theme.size(COMPACT)
        if compact != self._compact:
            self._set_compact(compact)

    def _set_compact(self, compact: bool) -> None:
        self._compact = compact
        self.rail.set_compact(compact)
        self.panel.set_compact(compact)

    def _check_theme(self) -> None:
        for choice in ("light", "dark", "system"):
            self.actions_[choice].setChecked(self._state.theme == choice)

    # Building

    def _place_status(self) -> None:
        """The list of contacts reaches down to the edge of the window; other panels end above the line."""
        if self.places.is_first():
            self.panel.show_footer(self.status)
        else:
            self._below.addWidget(self.status)

    def _build(self) -> None:
        row = QHBoxLayout(self._middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        self.places.add_first(self.panel)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.places, 1)
        beside.addLayout(self._below)
        row.addLayout(beside, 1)
        self._place_status()
        self.setCentralWidget(self._middle)
        self._bound()
        self.setAcceptDrops(True)
        self._compact = False
        actions = self.actions_
        *book, leaving = actions.groups_of("book")
        self.rail.set_menu([*book, actions.of_menu("theme"), leaving])

    def _build_sheets(self) -> None:
        """Build what lays sheets over the panels; no sheet is built before it is wanted."""
        # start-up
        from rolodex.ui.books.shelf import Shelf
        from rolodex.ui.diagnosing import DiagnosisDesk
        from rolodex.ui.exchange import Exchange
        from rolodex.ui.helping import HelpDesk
        from rolodex.ui.sheets import Sheets
        from rolodex.ui.workday import Workday

        runner, state = self.runner, self._state
        self.diagnosis = DiagnosisDesk(runner, self.notice, self._middle)
        self.helping = HelpDesk(runner, self.actions_, self._middle)
        self.sheets = Sheets(runner, self._all_actions, self._middle, self.places)
        self.exchange = Exchange(runner, self.panel, self.sheets, state)
        self.workday = Workday(runner, self.panel, self.places, self.rail, state)
        self.shelf = Shelf(runner, self.places, self._book, state, self._remember)

    def _build_desks(self) -> None:
        """Build what the actions of each subject are done by."""
        # start-up
        from rolodex.ui.choosing import Choosing
        from rolodex.ui.keeping import Keeping
        from rolodex.ui.mailing import Mailing
        from rolodex.ui.ringing import Ringing
        from rolodex.ui.segmenting import Segmenting
        from rolodex.ui.selling import Selling
        from rolodex.ui.tending import Tending
        from rolodex.ui.tour.touring import Touring

        runner, panel, places, rail = self.runner, self.panel, self.places, self.rail
        self.segmenting = Segmenting(runner, rail, panel.browser, places)
        self.selling = Selling(runner, panel, places, self._state)
        self.mailing = Mailing(runner, panel, places, rail)
        self.tending = Tending(runner, panel, places)
        self.keeping = Keeping(runner, panel, places)
        self.choosing = Choosing(runner, places, self._state, self._remember, self._leads())
        self.ringing = Ringing(runner, self, rail, panel, self.workday)
        self.touring = Touring(
            runner,
            rail,
            panel,
            self.sheets,
            actions=self.actions_,
            state=self._state,
            place=self.setMenuWidget,
        )

    def _connect(self) -> None:
        """Connect what is there from the first frame on."""
        names = [action.objectName() for action in self.actions_.all()]
        self.actions_.connect_all({name: partial(self._run, name) for name in names})
        self.actions_.covered = self._is_covered
        self.entering.open_wanted.connect(self.open_book)
        self.entering.departed.connect(self.departed)
        self.entering.cleared.connect(self.panel.browser.search.setFocus)
        self.entering.working.connect(self.panel.say_trouble)
        self.entering.noticed.connect(self.telling.tell)
        self.entering.failed.connect(self.telling.tell_error)
        self.undoing.progressed.connect(self.telling.say_undoing)
        self.undoing.brought_back.connect(self.leading.show_again)
        self.undoing.clashed.connect(self.notice.say)
        for part in (self.panel, self.undoing, self.grouping, self.places):
            part.noticed.connect(self.telling.tell)
        self.places.progressed.connect(self.telling.say_undoing)
        self.places.turned.connect(self._place_status)
        self.places.theme_chosen.connect(self._choose_theme)
        self.places.language_changed.connect(self.retranslate)
        self.places.name_order_changed.connect(self._reorder)
        self.panel.language_changed.connect(self.retranslate)
        self.panel.editing.drafts_found.connect(self.telling.tell_drafts)
        self.status.palette_wanted.connect(partial(self._run, "palette"))
        self.runner.changed.connect(self._react)
        self.runner.error.connect(self._tell_error)
        self.telling.resume_wanted.connect(self.leading.resume)
        self.upkeep.warned.connect(self.telling.warn)
        self.upkeep.copied.connect(self.telling.copied)
        self.upkeep.sick.connect(self._leave_sick)

    def _connect_desks(self) -> None:
        mass = (self.mailing, self.tending, self.keeping)
        for part in (
            self.exchange,
            self.sheets,
            self.workday,
            self.segmenting,
            self.selling,
            *mass,
            self.diagnosis,
            self.helping,
            self.ringing,
            self.touring,
            self.shelf,
        ):
            part.noticed.connect(self.telling.tell)
        leaders = (self.sheets, self.workday, self.segmenting, self.mailing, self.tending, self.keeping)
        for leader in (*leaders, self.ringing):
            leader.person_chosen.connect(self.leading.find)
        for leaving in (self.keeping, self.shelf, self.touring):
            leaving.departed.connect(self.departed)
        for asking in (self.places, self.tending, self.sheets):
            asking.people_wanted.connect(self.segmenting.list_rule)
        self.panel.current.noted.connect(self._read_tally)
        self.sheets.writing_wanted.connect(self.leading.write)
        self.segmenting.listed.connect(self.leading.show_list)
        self.tending.edit_wanted.connect(self.leading.edit)
        self.tending.import_wanted.connect(self.actions_["import"].trigger)
        self.keeping.erased.connect(self.undoing.say_erased)
        self.touring.working.connect(self.telling.tell_so_far)
        self.keeping.copied.connect(lambda _backup: self.upkeep.copy_if_due("hour"))
