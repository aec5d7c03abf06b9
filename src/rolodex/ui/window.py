"""The main window: it puts rail, panel, notice and palette in place, and hands actions on."""

from __future__ import annotations

import base64
import gc
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QWidget

from rolodex.domain.changes import Changes
from rolodex.domain.contact import Contact
from rolodex.domain.errors import UserError
from rolodex.domain.listing import Tally
from rolodex.domain.message import Message
from rolodex.i18n import _, word
from rolodex.ui import theme, wording
from rolodex.ui.actions import Actions
from rolodex.ui.contacts.panel import ContactsPanel
from rolodex.ui.export_flow import ExportFlow
from rolodex.ui.notice import Notice
from rolodex.ui.places import Places
from rolodex.ui.ports import Services
from rolodex.ui.rail import Rail
from rolodex.ui.sheets import Sheets
from rolodex.ui.state import WindowState
from rolodex.ui.status import StatusBar
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.undoing import Undoing
from rolodex.ui.upkeep import Upkeep

SIZE = QSize(1360, 860)
COMPACT = 1200
PLACES: tuple[str, ...] = ()
"""Panels of their own, beside that of the contacts."""


class MainWindow(QMainWindow):
    """Paints itself first, then opens the book with `open_services` off the UI thread."""

    attached = Signal()
    """The book is open and its services are in use."""
    failed = Signal(object)
    """The book could not be opened: the exception."""

    def __init__(
        self,
        open_services: Callable[[], Services],
        book: Path,
        state: WindowState,
        remember: Callable[[WindowState], None] = lambda state: None,
    ) -> None:
        super().__init__()
        self._open_services = open_services
        self._state = state
        self._remember = remember
        self._opening = False
        self._backup: datetime | None = None
        self._warnings: list[Message] = []
        self.services: Services | None = None
        self.runner = TaskRunner(self)
        self.actions_ = Actions(self)
        self._middle = QWidget(self)
        self.rail = Rail(self._middle)
        self.places = Places({}, self._middle)
        self.panel = ContactsPanel(self.runner, self.actions_, self.places)
        self.status = StatusBar(self.panel)
        self.undoing = Undoing(self.runner, self.actions_["undo"], self.actions_["redo"], self)
        self.upkeep = Upkeep(self.runner, self)
        self.export_flow = ExportFlow(self.runner, self)
        self.status.show_book(book)
        self._build()
        self.notice = Notice(self._middle)
        self.sheets = Sheets(self.runner, self.actions_.all, self._middle, self.places)
        self._connect()
        self._restore()
        self.retranslate()
        self.panel.browser.search.setFocus()

    def attach(self, services: Services) -> None:
        """Show this book from now on."""
        self.services = services
        # What was loaded up to here stays for good: the collector need not look at it again.
        gc.freeze()
        self.status.show_book(services.book_path)
        self.actions_.allow(read_only=services.read_only, chosen=0)
        self.upkeep.watch(services)
        self.panel.attach(services)
        self.places.attach(services)
        self.undoing.attach(services.history, services.read_only)
        self.export_flow.attach(services.exporting)
        self.sheets.attach(services)
        self._read_tally()
        self._say_state()
        self.panel.browser.shown.connect(self.upkeep.check, Qt.ConnectionType.SingleShotConnection)
        if services.notice is not None:
            self._warn(services.notice)
        self.attached.emit()

    def set_theme(self, choice: theme.Choice) -> None:
        """Change to light, dark or what the desktop has, and remember it."""
        self._state.theme = choice
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, choice)
        self._check_theme()
        self._remember(self._state)

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
            self.sheets,
        ):
            part.retranslate()
        self.setWindowTitle(_("Rolodex"))
        self._say_state()

    # Opening the book, and hearing of changes

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once painted, open the book: the store is loaded behind a window that is there already."""
        super().paintEvent(event)
        if not self._opening:
            self._opening = True
            QTimer.singleShot(0, self._open)

    def _open(self) -> None:
        theme.load_other_scripts()
        self.runner.submit(
            "lookups",
            "open",
            lambda progress: self._open_services(),
            self.attach,
            owner=self,
            failed=self._not_opened,
        )

    def _not_opened(self, error: Exception) -> None:
        reason = word(error.message) if isinstance(error, UserError) else str(error)
        self.panel.say_trouble(_("The book could not be opened"), reason)
        self.actions_.allow(read_only=True, chosen=0)
        self.failed.emit(error)
        if not isinstance(error, UserError):
            raise error

    def _react(self, changes: Changes) -> None:
        self.panel.react(changes)
        self.places.react(changes)
        self.undoing.read()
        if any(changes.touches(noun) for noun in ("contact", "tag")):
            self._read_tally()
        self._say_state()

    def _read_tally(self) -> None:
        if self.services is not None:
            contacts = self.services.contacts
            self.runner.submit(
                "lookups", "tally", lambda progress: contacts.tally(), self._show_tally, owner=self
            )

    def _show_tally(self, tally: Tally) -> None:
        self.rail.show_tally(tally)
        self.panel.show_tally(tally)

    # Telling the user

    def _tell(self, words: str, offer_undo: bool) -> None:
        if offer_undo:
            self.notice.say(words, _("Undo"), self.actions_["undo"].trigger)
        else:
            self.notice.say(words)

    def _warn(self, trouble: Message) -> None:
        """Say what is the matter with the book, after what was said before; it stays until it is closed."""
        self._warnings.append(trouble)
        self.notice.say(" ".join(map(word, self._warnings)), stays=True)

    def _copied(self, at: datetime | None) -> None:
        self._backup = at
        self._say_state()

    def _tell_error(self, error: object) -> None:
        if isinstance(error, UserError):
            self.notice.say(word(error.message))
        elif isinstance(error, Exception):
            self.notice.say(
                _("Something went wrong: %(error)s") % {"error": str(error) or type(error).__name__}
            )
            raise error

    def _say_undoing(self, done: int, total: int) -> None:
        if done < total:
            self.status.show_state(_("Undoing… %(percent)d%%") % {"percent": 100 * done // total})
        else:
            self._say_state()

    def _say_state(self) -> None:
        if self.services is None:
            self.status.show_state("")
        elif self.services.read_only:
            self.status.show_state(_("Read-only"))
        elif self._backup is None:
            self.status.show_state(_("Saved"))
        else:
            age = wording.backup_age(datetime.now(UTC) - self._backup)
            self.status.show_state(_("Saved · backup %(age)s") % {"age": age})

    # Actions

    def _runs(self) -> dict[str, Callable[[], object]]:
        panel = self.panel
        return {
            "new": self._new,
            "new_company": lambda: panel.new_contact("org"),
            "import": self._choose_import,
            "export_all": lambda: self.export_flow.choose(None, self._folder()),
            "undo": self.undoing.undo,
            "redo": self.undoing.redo,
            "search": panel.focus_search,
            "palette": self.sheets.open_palette,
            "people": lambda: self.rail.choose("panel", "people"),
            "companies": lambda: self.rail.choose("panel", "companies"),
            "edit": panel.edit_current,
            "labels": self._labels,
            "export": lambda: self.export_flow.choose(panel.selected_ids(), self._folder()),
            "delete": panel.delete_selected,
            "light": lambda: self.set_theme("light"),
            "dark": lambda: self.set_theme("dark"),
            "system": lambda: self.set_theme("system"),
            "quit": self.close,
        }

    def _new(self) -> None:
        self.panel.new_contact("org" if self.panel.browser.query.kind == "org" else "individual")

    def _choose_import(self) -> None:
        self._state.folder = str(self.sheets.choose_import(self._folder()))

    def _labels(self) -> None:
        self.sheets.print_labels(self.panel.selected_ids(), self.panel.listed_ids())

    def _show_panel(self, panel: str) -> None:
        if panel in PLACES:
            self.places.show_panel(panel)
            return
        self.places.show_first()
        self._state.panel = panel
        self.panel.show_scope("org" if panel == "companies" else "individual")

    def _find(self, contact_id: int) -> None:
        """Stand on a contact, wherever it is listed."""
        if self.services is not None:
            contacts = self.services.contacts
            self.runner.submit(
                "lookups", "find", lambda progress: contacts.get(contact_id), self._stand_on, owner=self
            )

    def _stand_on(self, contact: Contact | None) -> None:
        if contact is not None:
            self.rail.choose("panel", "companies" if contact.kind == "org" else "people")
            self.panel.stand_on(contact.id)

    def _selected(self, count: int) -> None:
        read_only = self.services is not None and self.services.read_only
        self.actions_.allow(read_only=read_only, chosen=count)

    def _folder(self) -> Path:
        return Path(self._state.folder) if self._state.folder else Path.home()

    # Files dropped on the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards."""
        if _cards(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Begin to import what was dropped."""
        files = _cards(event)
        if files:
            event.acceptProposedAction()
            self.import_files(files)

    def import_files(self, files: list[Path]) -> None:
        """Show what importing these files would do."""
        self.sheets.import_files(files)

    def is_settled(self) -> bool:
        """Whether the book is open and all that is asked for is on the screen."""
        settled = self.panel.is_settled() and self.places.is_settled()
        return self.services is not None and not self.runner.busy() and settled

    # Where things stand

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take less room in a narrow window."""
        super().resizeEvent(event)
        compact = event.size().width() < theme.size(COMPACT)
        if compact != self._compact:
            self._set_compact(compact)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the desktop's change between light and dark where that was chosen."""
        if event.type() == QEvent.Type.ThemeChange and self._state.theme == "system":
            self.set_theme("system")
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where things stood, let work end, close the book."""
        self._state.geometry = _text(self.saveGeometry())
        self._state.splitter = base64.b64encode(self.panel.splitter_state()).decode("ascii")
        self._state.order = self.panel.order()
        self._remember(self._state)
        self.upkeep.stop()
        self.runner.shutdown()
        if self.services is not None:
            self.services.close()
            self.services = None
        super().closeEvent(event)

    def _set_compact(self, compact: bool) -> None:
        self._compact = compact
        self.rail.set_compact(compact)
        self.panel.set_compact(compact)

    def _restore(self) -> None:
        if not (self._state.geometry and self.restoreGeometry(_bytes(self._state.geometry))):
            self.resize(SIZE)
        if self._state.splitter:
            self.panel.restore_splitter(base64.b64decode(self._state.splitter))
        self.panel.set_order(self._state.order)
        self.rail.choose("panel", self._state.panel)
        self._check_theme()

    def _check_theme(self) -> None:
        for choice in ("light", "dark", "system"):
            self.actions_[choice].setChecked(self._state.theme == choice)

    # Building

    def _build(self) -> None:
        row = QHBoxLayout(self._middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        self.places.add_first(self.panel)
        row.addWidget(self.places, 1)
        self.panel.footer_place.addWidget(self.status)
        self.setCentralWidget(self._middle)
        self.setMinimumSize(theme.size(820), theme.size(480))
        self.setAcceptDrops(True)
        self._compact = False
        actions = self.actions_
        book = actions.of_menu("book")
        self.rail.set_menu([book[:-1], actions.of_menu("theme"), book[-1:]])

    def _connect(self) -> None:
        self.actions_.connect_all(self._runs())
        self.actions_.covered = self.sheets.is_covering
        self.rail.panel_chosen.connect(self._show_panel)
        self.rail.tag_chosen.connect(lambda tag: self.panel.show_scope("individual", tag))
        self.panel.selection_changed.connect(self._selected)
        self.panel.noticed.connect(self._tell)
        self.undoing.noticed.connect(self._tell)
        self.undoing.progressed.connect(self._say_undoing)
        self.undoing.brought_back.connect(self._find)
        self.undoing.clashed.connect(self.notice.say)
        self.export_flow.noticed.connect(self._tell)
        self.status.palette_wanted.connect(self.sheets.open_palette)
        self.sheets.person_chosen.connect(self._find)
        self.panel.find_wanted.connect(self._find)
        self.runner.changed.connect(self._react)
        self.runner.error.connect(self._tell_error)
        self.upkeep.warned.connect(self._warn)
        self.upkeep.copied.connect(self._copied)


def _cards(event: QDropEvent) -> list[Path]:
    """The card files that are being dropped."""
    files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [file for file in files if file.suffix.lower() in (".vcf", ".vcard")]


def _text(data: QByteArray) -> str:
    return base64.b64encode(bytes(data.data())).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray(base64.b64decode(text))
