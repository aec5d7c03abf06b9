"""Keeping the book safe in the window: copies, a passphrase, and what one person may ask for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from rolodex.domain.changes import Changes
from rolodex.domain.progress import Progress
from rolodex.ui.contacts.panel import ContactsPanel
from rolodex.ui.lazy_sheets import LazySheets
from rolodex.ui.places import Places
from rolodex.ui.ports import Services
from rolodex.ui.tasks import TaskRunner


class Keeping(QObject):
    """Opens what guards a book, and what hands over or erases the data of one person."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    """The card of this contact is to be shown."""
    copied = Signal(object)
    """A copy was made, or checked again: a Backup."""
    erased = Signal(int)
    """This contact was erased for good, which is no step that undo takes back."""
    departed = Signal(object)
    """The file is to be closed for a while: a Departure."""

    def __init__(self, runner: TaskRunner, panel: ContactsPanel, places: Places) -> None:
        super().__init__(places)
        self._runner = runner
        self._panel, self._places = panel, places
        self._services: Services | None = None
        self._sheets = LazySheets()
        places.backups_wanted.connect(self.show_backups)
        places.protect_wanted.connect(self.protect)
        places.erase_wanted.connect(self.erase)

    def attach(self, services: Services) -> None:
        """Keep this book."""
        self._services = services

    def begin(self) -> None:
        """Finish what an interrupted erasure left to clean, and let go of history older than one chose."""
        # start-up
        from rolodex.ui.opened import opened

        services = opened(self._services)
        if services.read_only:
            return

        def resume(progress: Progress) -> int:
            services.history.forget_old(datetime.now())  # noqa: DTZ005 - the day where the user sits
            return len(services.erasing.resume(progress)) if services.erasing.waiting() else 0

        self._runner.submit("changes", "resume erasing", resume, lambda _count: None, owner=self)

    def react(self, changes: Changes) -> None:
        """Show what lies open as it stands now."""
        self._sheets.react(changes)

    def retranslate(self) -> None:
        """Word everything anew that has been built."""
        self._sheets.retranslate()

    def is_covering(self) -> bool:
        """Whether one of the sheets lies over the panel."""
        return self._sheets.is_covering()

    def runs(self) -> dict[str, Callable[[], object]]:
        """What each action about a safe book does."""
        return {
            "backups": self.show_backups,
            "protect": self.protect,
            "dossier": lambda: self._for_one(self.show_dossier),
            "erase": lambda: self._for_one(self.erase),
        }

    def show_backups(self) -> None:
        """Show the copies there are."""
        # start-up
        from rolodex.ui.backups.sheet import BackupsSheet
        from rolodex.ui.opened import opened

        def make() -> BackupsSheet:
            sheet = BackupsSheet(self._runner, opened(self._services), self._places)
            sheet.noticed.connect(self.noticed)
            sheet.person_chosen.connect(self.person_chosen)
            sheet.copied.connect(self.copied)
            return sheet

        self._sheets.get(BackupsSheet, make).start()

    def protect(self) -> None:
        """Ask for the passphrase the book is to open with."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.protecting.sheet import ProtectSheet

        def make() -> ProtectSheet:
            sheet = ProtectSheet(self._runner, opened(self._services), self._places)
            sheet.convert_wanted.connect(self._convert)
            return sheet

        self._sheets.get(ProtectSheet, make).start()

    def show_dossier(self, contact_id: int) -> None:
        """Show everything the book holds about a person, to be handed over."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.privacy.person_sheet import PersonSheet

        def make() -> PersonSheet:
            sheet = PersonSheet(self._runner, opened(self._services), self._places)
            sheet.noticed.connect(self.noticed)
            return sheet

        self._sheets.get(PersonSheet, make).start(contact_id)

    def erase(self, contact_id: int) -> None:
        """Ask whether a person is to be erased for good."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.privacy.erase_sheet import EraseSheet

        def make() -> EraseSheet:
            sheet = EraseSheet(self._runner, opened(self._services), self._places)
            sheet.noticed.connect(self.noticed)
            sheet.erased.connect(self.erased)
            sheet.dossier_wanted.connect(self.show_dossier)
            return sheet

        self._sheets.get(EraseSheet, make).start(contact_id)

    def show_erased(self) -> None:
        """Show those who were erased for good, and let in again who asks."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.privacy.erased_sheet import ErasedSheet

        def make() -> ErasedSheet:
            sheet = ErasedSheet(self._runner, opened(self._services), self._places)
            sheet.noticed.connect(self.noticed)
            return sheet

        self._sheets.get(ErasedSheet, make).start()

    def _for_one(self, show: Callable[[int], None]) -> None:
        ids = self._panel.selected_ids()
        if len(ids) == 1:
            show(ids[0])

    def _convert(self, old: str, new: str) -> None:
        """Close the book, write it anew, and open it again."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.protecting.work import conversion

        self.departed.emit(conversion(opened(self._services).book_path, old, new))
