"""What comes into the window and goes out of it: files, the clipboard, and what is dragged."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDropEvent

from rolodex.ui.contacts.panel import ContactsPanel
from rolodex.ui.ports import Services
from rolodex.ui.sheets import Sheets
from rolodex.ui.state import WindowState
from rolodex.ui.tasks import TaskRunner


class Exchange(QObject):
    """Takes cards in and gives them out, on behalf of the list."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""

    def __init__(self, runner: TaskRunner, panel: ContactsPanel, sheets: Sheets, state: WindowState) -> None:
        super().__init__(panel)
        self._runner = runner
        self._panel = panel
        self._sheets = sheets
        self._state = state
        self._read_only = False

    def attach(self, services: Services) -> None:
        """Exchange with this book."""
        # start-up: not needed before the book is there
        from rolodex.ui.clipboard.dragging import CardDrag
        from rolodex.ui.clipboard.flow import Clipboard

        self._read_only = services.read_only
        clipboard = Clipboard(self._runner, self)
        clipboard.noticed.connect(self.noticed)
        clipboard.cards_pasted.connect(self._sheets.import_data)
        clipboard.files_pasted.connect(self._sheets.import_files)
        clipboard.text_pasted.connect(self._sheets.read_text)
        drag = CardDrag(clipboard)
        panel = self._panel
        panel.browser.list.drag_wanted.connect(lambda: drag.begin(panel.selected_ids(), panel.browser.list))
        self._clipboard, self._drag = clipboard, drag

    def begin(self, services: Services) -> None:
        """Give cards of this book out, once people are listed."""
        from rolodex.ui.opened import opened  # start-up

        self._clipboard.attach(opened(services).exporting)

    def copy(self) -> None:
        """Put the selected contacts on the clipboard."""
        self._clipboard.copy(self._panel.selected_ids())

    def paste(self) -> None:
        """Take in what lies on the clipboard."""
        self._clipboard.paste()

    def choose_import(self) -> None:
        """Ask for files of cards."""
        self._state.folder = str(self._sheets.choose_import(self._folder()))

    def export_selected(self) -> None:
        """Write the selected contacts, or those listed."""
        panel = self._panel
        self._sheets.export(panel.selected_ids(), panel.listed_ids(), self._folder())

    def export_all(self) -> None:
        """Write everything."""
        self._sheets.export((), (), self._folder())

    def labels(self) -> None:
        """Print labels for the selected contacts, or for those listed."""
        self._sheets.print_labels(self._panel.selected_ids(), self._panel.listed_ids())

    def takes(self, event: QDropEvent) -> bool:
        """Whether what is being dropped are cards that this book could take in, and not its own."""
        return not self._read_only and event.source() is None and bool(_files(event))

    def drop(self, event: QDropEvent) -> None:
        """Begin to import what was dropped."""
        self.import_files(_files(event))

    def import_files(self, files: Sequence[Path]) -> None:
        """Show what importing these files would do."""
        self._sheets.import_files(files)

    def _folder(self) -> Path:
        return Path(self._state.folder) if self._state.folder else Path.home()


def _files(event: QDropEvent) -> list[Path]:
    """The card files that are being dropped."""
    from rolodex.ui.clipboard.mime import files_in  # start-up

    return files_in(event.mimeData())
