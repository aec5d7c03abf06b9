"""The help and the sheet of keys: loaded when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rolodex.i18n import _
from rolodex.ui import wording
from rolodex.ui.actions import Actions
from rolodex.ui.lazy_sheets import LazySheets
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner


class HelpDesk(QObject):
    """Opens the page that fits where one stands; asked once more, it shows the keys."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""

    def __init__(self, runner: TaskRunner, actions: Actions, over: QWidget) -> None:
        super().__init__(over)
        self._runner = runner
        self._actions = actions
        self._over = over
        self._sheets = LazySheets()

    def runs(self) -> dict[str, Callable[[], object]]:
        """What each action of the help does."""
        return {"help": self.open, "keys": self.show_keys, "quick_card": self.save_card}

    def open(self) -> None:
        """Show the page for what is in view, the keys where the help is open already."""
        # start-up
        from rolodex.ui.help.context import page_for
        from rolodex.ui.help.keys_sheet import KeysSheet
        from rolodex.ui.help.sheet import HelpSheet

        if self._is_open(KeysSheet):
            self._sheets.each(KeysSheet, KeysSheet.go)
        elif self._is_open(HelpSheet):
            self.show_keys()
        else:
            self.show_page(page_for(self._over.window()))

    def show_page(self, page: str) -> None:
        """Show this page."""
        from rolodex.ui.help.sheet import HelpSheet  # start-up

        def make() -> HelpSheet:
            sheet = HelpSheet(self._over)
            sheet.action_wanted.connect(self._try)
            sheet.keys_wanted.connect(self.show_keys)
            return sheet

        self._sheets.get(HelpSheet, make).start(page)

    def show_keys(self) -> None:
        """Show every key."""
        from rolodex.ui.help.keys_sheet import KeysSheet  # start-up

        def make() -> KeysSheet:
            sheet = KeysSheet(self._runner, self._over)
            sheet.noticed.connect(self.noticed)
            return sheet

        self._sheets.get(KeysSheet, make).start()

    def save_card(self) -> None:
        """Show the keys, and ask where the card of them is to be saved."""
        from rolodex.ui.help.keys_sheet import KeysSheet  # start-up

        self.show_keys()
        self._sheets.each(KeysSheet, KeysSheet.ask_where)

    def is_covering(self) -> bool:
        """Whether the help or the keys lie over the panel."""
        return self._sheets.is_covering()

    def retranslate(self) -> None:
        """Word everything anew that has been built."""
        self._sheets.retranslate()

    def _is_open(self, kind: type[Sheet]) -> bool:
        found: list[bool] = []
        self._sheets.each(kind, lambda sheet: found.append(not sheet.isHidden()))
        return any(found)

    def _try(self, name: str) -> None:
        """Do what a page told of, or say what it needs first."""
        action = self._actions[name]
        if not action.isEnabled():
            said = _(
                "“%(action)s” is for whom you have chosen: stand on somebody in the list, then try again."
            )
            self.noticed.emit(said % {"action": action.text().rstrip("…")}, False)
        elif self._actions.covered():
            self.noticed.emit(wording.leave_first(action.text()), False)
        else:
            action.trigger()
