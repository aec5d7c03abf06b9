"""Everything the window does, in one table: menus, shortcuts and the command palette come from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from rolodex.domain.message import Message, message
from rolodex.i18n import word
from rolodex.ui import theme

Menu = Literal["book", "card", "theme", ""]


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action: its name in the program, its words, keys and icon, and the menu it stands in.

    `writes` actions rest while the book can only be read; `chosen` ones while nobody is selected, `single`
    ones unless it is one, `several` ones unless it is more. `local` keys count only within the panel,
    `always` ones under a sheet too.
    """

    id: str
    text: Message
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    menu: Menu = ""
    writes: bool = False
    chosen: bool = False
    single: bool = False
    several: bool = False
    local: bool = False
    always: bool = False
    checkable: bool = False


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("new", message("New contact"), ("Ctrl+N",), "user-plus", "book", writes=True),
    ActionSpec("new_company", message("New company"), ("Ctrl+Shift+N",), "building-2", "book", writes=True),
    ActionSpec("import", message("Import…"), ("Ctrl+I",), "download", "book", writes=True),
    ActionSpec("import_orders", message("Import orders…"), (), "download", "book", writes=True),
    ActionSpec("imports", message("Earlier imports…"), (), "file-down", "book"),
    ActionSpec("look_alikes", message("Look-alikes…"), ("Ctrl+Shift+D",), "copy-check", "book"),
    ActionSpec("tidy", message("Tidy up…"), ("Ctrl+Shift+Y",), "brush-cleaning", "book", writes=True),
    ActionSpec("bulk", message("Change many…"), (), "replace", "book", writes=True),
    ActionSpec("paste", message("Paste contacts"), ("Ctrl+V",), "clipboard", "book", writes=True, local=True),
    ActionSpec("export_all", message("Export all…"), (), "upload", "book"),
    ActionSpec("undo", message("Undo"), ("Ctrl+Z",), "undo-2", "book", writes=True),
    ActionSpec("redo", message("Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", "book", writes=True),
    ActionSpec("history", message("History…"), ("Ctrl+H",), "history", "book"),
    ActionSpec("open_book", message("Open another book…"), ("Ctrl+Shift+O",), "folder-open", "book"),
    ActionSpec("new_book", message("New book…"), (), "book-plus", "book"),
    ActionSpec("recent_books", message("Recent books…"), (), "library", "book"),
    ActionSpec("settings", message("Settings…"), ("Ctrl+,",), "settings", "book"),
    ActionSpec("backups", message("Backups…"), ("Ctrl+Shift+B",), "archive-restore", "book"),
    ActionSpec("protect", message("Protect with a passphrase…"), (), "lock-keyhole", "book", writes=True),
    ActionSpec("diagnosis", message("Diagnosis…"), (), "life-buoy", "book"),
    ActionSpec("rules", message("Follow-up rules…"), (), "list-checks", "book"),
    ActionSpec("print_planner", message("Print planner page…"), (), "printer", "book"),
    ActionSpec("planner", message("Save planner page…"), (), "file-down", "book"),
    ActionSpec("marks", message("Type planner marks…"), (), "list-checks", "book", writes=True),
    ActionSpec("calendar", message("Export calendar…"), (), "calendar-days", "book"),
    ActionSpec("tour", message("Take the tour…"), ("F6",), "compass", "book", always=True),
    ActionSpec("bell", message("Show reminders"), ("Ctrl+B",), "bell"),
    ActionSpec("search", message("Search"), ("Ctrl+F", "/"), "search"),
    ActionSpec("palette", message("Do anything…"), ("Ctrl+K",), "command", "book"),
    ActionSpec("today", message("Show today"), ("Ctrl+1",), "calendar-check"),
    ActionSpec("people", message("Show people"), ("Ctrl+2",), "users"),
    ActionSpec("companies", message("Show companies"), ("Ctrl+3",), "building-2"),
    ActionSpec("pipeline", message("Show the pipeline"), ("Ctrl+4",), "kanban"),
    ActionSpec("tickets", message("Show tickets"), (), "ticket"),
    ActionSpec("orders", message("Show orders"), ("Ctrl+5",), "shopping-bag"),
    ActionSpec("reports", message("Show reports"), ("Ctrl+6",), "chart-column"),
    ActionSpec("campaigns", message("Show campaigns"), ("Ctrl+7",), "mailbox"),
    ActionSpec("new_campaign", message("New campaign…"), (), "mails", "book", writes=True),
    ActionSpec("answer", message("Type a code from paper…"), ("Ctrl+Shift+A",), "scan-line", "book"),
    ActionSpec("letters", message("Letters and e-mails…"), (), "mail", "book"),
    ActionSpec("directory", message("Phone list, booklet, cards…"), (), "book-user", "book"),
    ActionSpec("drips", message("Plans that follow letters…"), (), "repeat", "book"),
    ActionSpec("reprint", message("Earlier mailings…"), (), "history", "book"),
    ActionSpec("favourites", message("Show favourites"), (), "star"),
    ActionSpec("recent", message("Show recent"), (), "clock"),
    ActionSpec("deleted", message("Show recently deleted"), (), "trash-2"),
    ActionSpec("new_group", message("New group"), (), "users-round", writes=True),
    ActionSpec("new_segment", message("New segment…"), (), "funnel", writes=True),
    ActionSpec("keep_segment", message("Keep list as segment…"), (), "funnel", writes=True),
    ActionSpec("moves", message("Moves between segments"), (), "arrow-left-right", "book"),
    ActionSpec("edit", message("Edit"), ("F2",), "pencil", "card", writes=True, single=True),
    ActionSpec("favourite", message("Favourite"), ("Ctrl+D",), "star", "card", writes=True, chosen=True),
    ActionSpec("log", message("Log…"), ("Ctrl+L",), "square-pen", "card", writes=True, single=True),
    ActionSpec("remind", message("Remind…"), ("Ctrl+R",), "bell", "card", writes=True, chosen=True),
    ActionSpec("call", message("Call…"), ("Ctrl+T",), "phone", "card", writes=True, chosen=True),
    ActionSpec("sale", message("Sale…"), ("Ctrl+Shift+L",), "shopping-bag", "card", writes=True, single=True),
    ActionSpec("new_order", message("New order…"), (), "receipt-text", "card", writes=True, single=True),
    ActionSpec("points", message("Loyalty points…"), (), "coins", "card", single=True),
    ActionSpec("print_ledger", message("Print ledger…"), (), "printer", "card", single=True),
    ActionSpec("ledger", message("Save ledger…"), (), "receipt-text", "card", single=True),
    ActionSpec("new_deal", message("New deal"), (), "handshake", "card", writes=True, single=True),
    ActionSpec("new_ticket", message("New ticket"), (), "ticket", "card", writes=True, single=True),
    ActionSpec("touch", message("Stay in touch…"), (), "repeat", "card", writes=True, chosen=True),
    ActionSpec("pause", message("Not interested…"), (), "ban", "card", writes=True, chosen=True),
    ActionSpec("series", message("Plan a series…"), (), "calendar-clock", "card", writes=True, chosen=True),
    ActionSpec("merge", message("Merge…"), ("Ctrl+M",), "combine", "card", writes=True, several=True),
    ActionSpec("separate", message("Separate again…"), (), "split", "card", writes=True, single=True),
    ActionSpec(
        "move_people",
        message("Firm's address to its people…"),
        (),
        "map-pin",
        "card",
        writes=True,
        single=True,
    ),
    ActionSpec("household", message("Household and mail…"), (), "house", "card", writes=True, single=True),
    ActionSpec("copy", message("Copy"), ("Ctrl+C",), "copy", "card", chosen=True, local=True),
    ActionSpec("labels", message("Labels…"), ("Ctrl+P",), "printer", "card", chosen=True),
    ActionSpec("export", message("Export…"), ("Ctrl+E",), "upload", "card"),
    ActionSpec("code", message("QR code…"), (), "qr-code", "card", single=True),
    ActionSpec("dossier", message("Everything about this person…"), (), "file-user", "card", single=True),
    ActionSpec("erase", message("Erase for good…"), (), "eraser", "card", writes=True, single=True),
    ActionSpec("history_of", message("History of this contact…"), (), "history", "card", single=True),
    ActionSpec(
        "delete", message("Delete"), ("Delete",), "trash-2", "card", writes=True, chosen=True, local=True
    ),
    ActionSpec("help", message("Help"), ("F1",), "circle-question-mark", "book", always=True),
    ActionSpec("keys", message("Keys…"), ("Ctrl+?",), "keyboard", "book", always=True),
    ActionSpec("quick_card", message("Quick card of the keys…"), (), "keyboard", always=True),
    ActionSpec("light", message("Light theme"), menu="theme", always=True, checkable=True),
    ActionSpec("dark", message("Dark theme"), menu="theme", always=True, checkable=True),
    ActionSpec("system", message("Theme of the system"), menu="theme", always=True, checkable=True),
    ActionSpec("quit", message("Quit"), ("Ctrl+Q",), "power", "book", always=True),
)

GROUP_STARTS = frozenset({"undo", "open_book", "rules", "tour", "new_campaign", "help", "quit"})
"""Actions of the menu of the book above which a line is drawn."""


class Actions(QObject):
    """The actions of one window, by their ids."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._read_only = False
        self._chosen = 0
        self.covered: Callable[[], bool] = lambda: False
        for spec in ACTIONS:
            action = QAction(self)
            action.setObjectName(spec.id)
            action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
            context = Qt.ShortcutContext
            action.setShortcutContext(
                context.WidgetWithChildrenShortcut if spec.local else context.WindowShortcut
            )
            action.setCheckable(spec.checkable)
            if spec.icon:
                action.setIcon(theme.icon(spec.icon))
            self._actions[spec.id] = action
            if not spec.local:
                window.addAction(action)
        self.retranslate()
        self._allow()

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def local(self) -> list[QAction]:
        """The actions whose keys count only within the panel."""
        return [self._actions[spec.id] for spec in ACTIONS if spec.local]

    def of_menu(self, menu: Menu) -> list[QAction]:
        """The actions of one menu, in their order."""
        return [self._actions[spec.id] for spec in ACTIONS if spec.menu == menu]

    def groups_of(self, menu: Menu) -> list[list[QAction]]:
        """The actions of one menu, those together that go together."""
        groups: list[list[QAction]] = [[]]
        for action in self.of_menu(menu):
            if action.objectName() in GROUP_STARTS:
                groups.append([])
            groups[-1].append(action)
        return groups

    def all(self) -> Sequence[QAction]:
        """Every action, in the order of the table."""
        return list(self._actions.values())

    def connect_all(self, runs: Mapping[str, Callable[[], object]]) -> None:
        """Run these when their actions are triggered; under a sheet most of them are not."""
        always = {spec.id for spec in ACTIONS if spec.always}

        def guarded(action_id: str, run: Callable[[], object], _checked: bool = False) -> None:
            if action_id in always or not self.covered():
                run()

        for action_id, run in runs.items():
            self._actions[action_id].triggered.connect(partial(guarded, action_id, run))

    def allow(self, *, read_only: bool, chosen: int) -> None:
        """Let rest what cannot be done: writing a book that is read-only, or acting on nobody."""
        self._read_only, self._chosen = read_only, chosen
        self._allow()

    def retranslate(self) -> None:
        """Word everything anew."""
        for spec in ACTIONS:
            self._actions[spec.id].setText(word(spec.text))

    def _allow(self) -> None:
        for spec in ACTIONS:
            rests = (
                (spec.writes and self._read_only)
                or (spec.chosen and not self._chosen)
                or (spec.single and self._chosen != 1)
                or (spec.several and self._chosen < 2)
            )
            if spec.id not in ("undo", "redo"):
                self._actions[spec.id].setEnabled(not rests)
