"""Keeping the book clean in the window: look-alikes, merging, changes for many, repairs, earlier imports."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from rolodex.domain.changes import Changes
from rolodex.domain.contact import Contact
from rolodex.i18n import _
from rolodex.ui.contacts.panel import ContactsPanel
from rolodex.ui.lazy_sheets import LazySheets
from rolodex.ui.places import Places
from rolodex.ui.ports import Services
from rolodex.ui.tasks import TaskRunner


class Tending(QObject):
    """Opens what keeps the cards of a book single, whole and tidy."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    """The card of this contact is to be shown."""
    edit_wanted = Signal(int)
    """The form is to be opened on this contact."""
    import_wanted = Signal()
    """A file of cards is to be brought in."""
    people_wanted = Signal(object, str)
    """These are to be listed: a rule, and what the list is called."""

    def __init__(self, runner: TaskRunner, panel: ContactsPanel, places: Places) -> None:
        super().__init__(places)
        self._runner = runner
        self._panel, self._places = panel, places
        self._services: Services | None = None
        self._sheets = LazySheets()

    def attach(self, services: Services) -> None:
        """Work on this book."""
        self._services = services

    def retranslate(self) -> None:
        """Word everything anew that has been built."""
        self._sheets.retranslate()

    def is_covering(self) -> bool:
        """Whether one of the sheets lies over the panel."""
        return self._sheets.is_covering()

    def runs(self) -> dict[str, Callable[[], object]]:
        """What each action about clean cards does."""
        return {
            "look_alikes": self.show_look_alikes,
            "merge": lambda: self.merge(self._selected()),
            "separate": self.show_merges,
            "bulk": self.change_many,
            "tidy": self.tidy,
            "move_people": self.move_people,
            "imports": self.show_imports,
            "code": self.show_code,
        }

    def show_look_alikes(self) -> None:
        """Show who looks like whom."""
        # start-up
        from rolodex.ui.look_alikes.sheet import LookAlikesSheet
        from rolodex.ui.opened import opened

        def make() -> LookAlikesSheet:
            sheet = LookAlikesSheet(self._runner, opened(self._services), self._places)
            sheet.noticed.connect(self.noticed)
            sheet.person_chosen.connect(self.person_chosen)
            return sheet

        self._sheets.get(LookAlikesSheet, make).start()

    def merge(self, ids: Sequence[int]) -> None:
        """Show these cards side by side, to make them one."""
        # start-up
        from rolodex.ui.merging.sheet import MergeSheet
        from rolodex.ui.opened import opened

        def make() -> MergeSheet:
            sheet = MergeSheet(self._runner, opened(self._services), self._places)
            sheet.noticed.connect(self.noticed)
            sheet.person_chosen.connect(self.person_chosen)
            return sheet

        if len(ids) > 1:
            self._sheets.get(MergeSheet, make).start(ids)

    def _selected(self) -> tuple[int, ...]:
        """Those selected in the list; nobody while another panel is in view."""
        return tuple(self._panel.selected_ids()) if self._places.is_first() else ()

    def show_merges(self) -> None:
        """Show which cards became the one on the screen, to part them again."""
        # start-up
        from rolodex.ui.merging.separate_sheet import SeparateSheet
        from rolodex.ui.opened import opened

        services, contact = opened(self._services), self._panel.card.contact()
        if contact is None:
            return

        def make() -> SeparateSheet:
            sheet = SeparateSheet(self._runner, services, self._places)
            sheet.noticed.connect(self.noticed)
            sheet.person_chosen.connect(self.person_chosen)
            return sheet

        self._sheets.get(SeparateSheet, make).start(contact.id)

    def change_many(self) -> None:
        """Show what one change would do to those selected, or to those listed."""
        selected = self._selected()
        ids = selected if len(selected) > 1 else tuple(self._panel.listed_ids())
        if ids:
            self._change(ids)
        else:
            self.noticed.emit(_("Nobody is listed here, so there is nobody to change."), False)

    def move_people(self) -> None:
        """Show what giving a firm's address to its people would change."""
        contact = self._panel.card.contact()
        firm = 0 if contact is None else firm_of(contact)
        if firm:
            self._change((), firm)
        else:
            self.noticed.emit(_("There is no card of a firm here; open a firm with people first."), False)

    def _change(self, ids: Sequence[int], firm: int = 0) -> None:
        """Begin with these, or with moving the people of a firm."""
        # start-up
        from rolodex.ui.bulk.sheet import BulkSheet
        from rolodex.ui.opened import opened

        def make() -> BulkSheet:
            sheet = BulkSheet(self._runner, opened(self._services), self._places)
            sheet.noticed.connect(self.noticed)
            sheet.person_chosen.connect(self.person_chosen)
            return sheet

        sheet = self._sheets.get(BulkSheet, make)
        if firm:
            sheet.start_move(firm)
        else:
            sheet.start(ids)

    def tidy(self) -> None:
        """Offer the repairs worth most, one at a time."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.tidy.sheet import TidySheet

        def make() -> TidySheet:
            sheet = TidySheet(self._runner, opened(self._services), self._places)
            sheet.noticed.connect(self.noticed)
            sheet.person_chosen.connect(self.person_chosen)
            sheet.merge_wanted.connect(self.merge)
            sheet.edit_wanted.connect(self.edit_wanted)
            return sheet

        self._sheets.get(TidySheet, make).start()

    def show_imports(self) -> None:
        """Show the imports that were done, with their receipts."""
        # start-up
        from rolodex.ui.importing.imports_sheet import ImportsSheet
        from rolodex.ui.opened import opened

        def make() -> ImportsSheet:
            sheet = ImportsSheet(self._runner, opened(self._services), self._places)
            sheet.import_wanted.connect(self.import_wanted)
            sheet.noticed.connect(self.noticed)
            sheet.people_wanted.connect(self.people_wanted)
            sheet.person_chosen.connect(self.person_chosen)
            return sheet

        self._sheets.get(ImportsSheet, make).start()

    def show_code(self) -> None:
        """Show the card on the screen as a code for a telephone."""
        # start-up
        from rolodex.ui.exporting.code_sheet import CodeSheet
        from rolodex.ui.opened import opened

        services, contact = opened(self._services), self._panel.card.contact()
        if contact is None:
            return

        def make() -> CodeSheet:
            return CodeSheet(self._runner, services.exporting, self._places)

        self._sheets.get(CodeSheet, make).start(contact.id, contact.fn)

    def react(self, changes: Changes) -> None:
        """Show what is open as it stands now."""
        self._sheets.react(changes)


def firm_of(contact: Contact) -> int:
    """The card of the firm that this is, or for which they work now; 0 where there is none."""
    if contact.kind == "org":
        return contact.id
    return next((job.company_id for job in contact.org if job.company_id and not job.until), 0)
