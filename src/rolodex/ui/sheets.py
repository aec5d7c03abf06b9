"""What comes over the panel when it is asked for: the command palette, an import, labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from rolodex.domain.file_endings import READ
from rolodex.i18n import _
from rolodex.ui.lazy_sheets import Worded
from rolodex.ui.ports import Services
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner


class ImportSheet(Protocol):
    """What shows what an import would do."""

    def start(self, paths: Sequence[Path]) -> None: ...
    def start_data(self, data: bytes, name: str) -> None: ...


class Sheets(QObject):
    """Builds each sheet when it is first wanted: none is loaded before the window is painted."""

    person_chosen = Signal(int)
    """Someone was chosen in the command palette, or saved from a text that was pasted."""
    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    people_wanted = Signal(object, str)
    """These are to be listed: a rule, and what the list is called."""
    imported = Signal(object)
    """Files came in: the Receipt."""
    labels_saved = Signal()
    """A PDF of labels was written."""
    writing_wanted = Signal(object)
    """The form is to be opened on this new Contact."""

    def __init__(
        self, runner: TaskRunner, actions: Callable[[], Sequence[QAction]], over: QWidget, panel: QWidget
    ) -> None:
        super().__init__(over)
        self._runner = runner
        self._actions = actions
        self._over, self._panel = over, panel
        self._services: Services | None = None
        self._made: dict[str, Worded] = {}

    def attach(self, services: Services) -> None:
        """Work on this book."""
        self._services = services

    def open_palette(self) -> None:
        """Offer everything there is to do, and people."""
        from rolodex.ui.palette import CommandPalette  # start-up

        palette = self._made.get("palette")
        if not isinstance(palette, CommandPalette):
            palette = CommandPalette(self._actions, self._over)
            palette.person_chosen.connect(self.person_chosen)
            self._made["palette"] = palette
            if self._services is not None:
                palette.set_people(self._runner, self._services.contacts)
        palette.open()

    def choose_import(self, folder: Path) -> Path:
        """Ask for files of cards or tables and import them; gives the folder they were in."""
        names, _kind = QFileDialog.getOpenFileNames(
            self._over,
            _("Import"),
            str(folder),
            _("Contacts (%(endings)s);;All files (*)") % {"endings": " ".join(f"*{one}" for one in READ)},
        )
        if not names:
            return folder
        self.import_files([Path(name) for name in names])
        return Path(names[0]).parent

    def import_files(self, files: Sequence[Path]) -> None:
        """Show what importing these files would do."""
        sheet = self._importer()
        if sheet is not None:
            sheet.start(files)

    def import_data(self, data: bytes) -> None:
        """Show what importing these cards, which are no file, would do."""
        sheet = self._importer()
        if sheet is not None:
            sheet.start_data(data, _("the clipboard"))

    def read_text(self, text: str) -> None:
        """Show what a text says of a person, before it becomes a contact."""
        from rolodex.ui.clipboard.sheet import PasteSheet
        from rolodex.ui.opened import opened  # start-up

        services = opened(self._services)
        if services.read_only:
            return
        sheet = self._made.get("paste")
        if not isinstance(sheet, PasteSheet):
            sheet = PasteSheet(self._runner, services.contacts, services.pasting, self._panel)
            sheet.edit_wanted.connect(self.writing_wanted)
            sheet.saved.connect(self.person_chosen)
            sheet.noticed.connect(self.noticed)
            self._made["paste"] = sheet
        sheet.start(text)

    def export(self, selected: Sequence[int], listed: Sequence[int], folder: Path) -> None:
        """Offer to write those selected, those listed, or all."""
        from rolodex.ui.exporting.sheet import ExportSheet
        from rolodex.ui.opened import opened  # start-up

        services = opened(self._services)
        sheet = self._made.get("export")
        if not isinstance(sheet, ExportSheet):
            sheet = ExportSheet(self._runner, services, self._panel)
            self._made["export"] = sheet
        sheet.start(selected, listed, folder)

    def print_labels(self, selected: Sequence[int], listed: Sequence[int]) -> None:
        """Prepare labels for those selected, or for all that are listed."""
        from rolodex.ui.labels.sheet import LabelsSheet
        from rolodex.ui.opened import opened  # start-up

        services = opened(self._services)
        sheet = self._made.get("labels")
        if not isinstance(sheet, LabelsSheet):
            sheet = LabelsSheet(self._runner, services, self._panel)
            sheet.noticed.connect(self.noticed)
            sheet.person_chosen.connect(self.person_chosen)
            sheet.output.saved.connect(self.labels_saved)
            self._made["labels"] = sheet
        sheet.start(selected, listed)

    def _importer(self) -> ImportSheet | None:
        """The sheet of imports; None where nothing may be written."""
        from rolodex.ui.importing.flow import ImportFlow
        from rolodex.ui.opened import opened  # start-up

        services = opened(self._services)
        if services.read_only:
            return None
        sheet = self._made.get("import")
        if not isinstance(sheet, ImportFlow):
            sheet = ImportFlow(self._runner, services, self._panel)
            sheet.person_chosen.connect(self.person_chosen)
            sheet.people_wanted.connect(self.people_wanted)
            sheet.labels_wanted.connect(lambda ids: self.print_labels(ids, ()))
            sheet.finished.connect(self.imported)
            self._made["import"] = sheet
        return sheet

    def is_covering(self) -> bool:
        """Whether an import or labels lie over the panel."""
        return any(isinstance(sheet, Sheet) and not sheet.isHidden() for sheet in self._made.values())

    def retranslate(self) -> None:
        """Word everything anew that has been built."""
        for sheet in self._made.values():
            sheet.retranslate()
