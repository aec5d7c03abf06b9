"""Paper in the window: campaigns, codes, letters, lists to print, earlier mailings, households."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from rolodex.domain.changes import Changes
from rolodex.ui.contacts.panel import ContactsPanel
from rolodex.ui.lazy_sheets import LazySheets
from rolodex.ui.places import Places
from rolodex.ui.ports import Services
from rolodex.ui.rail import Rail
from rolodex.ui.tasks import TaskRunner


class Mailing(QObject):
    """Opens what has to do with paper and post."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    """The card of this contact is to be shown."""

    def __init__(self, runner: TaskRunner, panel: ContactsPanel, places: Places, rail: Rail) -> None:
        super().__init__(places)
        self._runner = runner
        self._panel, self._places, self._rail = panel, places, rail
        self._services: Services | None = None
        self._sheets = LazySheets()
        panel.entry_wanted.connect(self._show_entry)

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
        """What each action about paper does."""
        return {
            "campaigns": lambda: self._rail.choose("panel", "campaigns"),
            "new_campaign": self.plan_campaign,
            "answer": self.take_answer,
            "letters": self.write_letters,
            "directory": self.print_directory,
            "drips": self.show_plans,
            "household": self.show_household,
            "reprint": self.show_earlier,
        }

    def take_answer(self) -> None:
        """Put the keyboard into the line that takes the code of a piece."""
        self._rail.choose("panel", "campaigns")
        self._places.focus_answer()

    def open_campaign(self, campaign_id: int) -> None:
        """Show a campaign."""
        self._rail.choose("panel", "campaigns")
        self._places.open_campaign(campaign_id)

    def plan_campaign(self) -> None:
        """Plan a campaign for those selected, or for those that are listed."""
        # start-up
        from rolodex.domain.audience import Audience
        from rolodex.domain.segment_asked import of_query

        ids = tuple(self._panel.selected_ids()) if self._places.is_first() else ()
        audience = Audience(contact_ids=ids) if len(ids) > 1 else Audience()
        query = self._panel.browser.query
        if len(ids) < 2 and self._places.is_first() and (query.segment or query.rule is not None):
            audience = (
                Audience(segment_id=query.segment) if query.segment else Audience(rule=of_query(query, {}))
            )
        self._rail.choose("panel", "campaigns")
        self._places.plan_campaign(audience)

    def write_letters(self) -> None:
        """Show the letters and messages, as they are for those selected or listed."""
        # start-up
        from rolodex.ui.letters.sheet import LettersSheet
        from rolodex.ui.opened import opened

        def make() -> LettersSheet:
            sheet = LettersSheet(self._runner, opened(self._services), self._places)
            sheet.noticed.connect(self.noticed)
            return sheet

        self._sheets.get(LettersSheet, make).start(self._people())

    def print_directory(self) -> None:
        """Show what lists, booklets and cards of those selected, listed or all would look like."""
        # start-up
        from rolodex.ui.directories.sheet import DirectorySheet
        from rolodex.ui.opened import opened

        def make() -> DirectorySheet:
            sheet = DirectorySheet(self._runner, opened(self._services), self._places)
            sheet.noticed.connect(self.noticed)
            sheet.person_chosen.connect(self.person_chosen)
            return sheet

        selected = self._panel.selected_ids() if self._places.is_first() else ()
        self._sheets.get(DirectorySheet, make).start(selected, self._panel.listed_ids())

    def _show_entry(self, kind: str, entry_id: int) -> None:
        """Show what an entry of a timeline stands for: a campaign, or what was printed without one."""
        if kind == "mailing":
            self.show_earlier(entry_id)
        elif kind == "campaign":
            from rolodex.ui.opened import opened  # start-up

            campaigns = opened(self._services).campaigns
            self._runner.submit(
                "lookups",
                "campaign-of",
                lambda _progress: campaigns.member(entry_id),
                lambda member: self.open_campaign(member.campaign_id) if member else None,
                owner=self,
            )

    def show_earlier(self, piece_id: int = 0) -> None:
        """Show what was printed before, to print it again: the mailing of this piece, or the newest."""
        # start-up
        from rolodex.ui.labels.reprint_sheet import ReprintSheet
        from rolodex.ui.opened import opened

        def make() -> ReprintSheet:
            sheet = ReprintSheet(self._runner, opened(self._services), self._places)
            sheet.noticed.connect(self.noticed)
            return sheet

        self._sheets.get(ReprintSheet, make).start(piece_id)

    def show_plans(self) -> None:
        """Show the plans of what follows a piece."""
        # start-up
        from rolodex.ui.drips.sheet import DripSheet
        from rolodex.ui.opened import opened

        def make() -> DripSheet:
            sheet = DripSheet(self._runner, opened(self._services), self._places)
            sheet.noticed.connect(self.noticed)
            sheet.campaign_chosen.connect(self.open_campaign)
            return sheet

        self._sheets.get(DripSheet, make).start()

    def show_household(self) -> None:
        """Show who shares a piece of mail with the contact on the card, and whether mail arrives."""
        # start-up
        from rolodex.ui.households.sheet import HouseholdSheet
        from rolodex.ui.opened import opened

        services, contact = opened(self._services), self._panel.card.contact()
        if contact is None:
            return

        def make() -> HouseholdSheet:
            sheet = HouseholdSheet(self._runner, services.households, services.contacts, self._places)
            sheet.noticed.connect(self.noticed)
            return sheet

        self._sheets.get(HouseholdSheet, make).start(contact.id, contact.fn)

    def react(self, changes: Changes) -> None:
        """Show what lies open as it stands now."""
        self._sheets.react(changes)

    def _people(self) -> tuple[int, ...]:
        """Those selected, or those listed where it is one or nobody."""
        selected = tuple(self._panel.selected_ids()) if self._places.is_first() else ()
        return selected if len(selected) > 1 else tuple(self._panel.listed_ids())

    def show_formats(self, country: str) -> None:
        """Show how the addresses of a country are written."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.settings.format_sheet import AddressFormatSheet

        def make() -> AddressFormatSheet:
            formats = opened(self._services).address_formats
            sheet = AddressFormatSheet(self._runner, formats, self._places)
            sheet.noticed.connect(self.noticed)
            return sheet

        self._sheets.get(AddressFormatSheet, make).start(country)

    def show_letterhead(self) -> None:
        """Show what stands above letters."""
        # start-up
        from rolodex.ui.letters.letterhead_sheet import LetterheadSheet
        from rolodex.ui.opened import opened

        def make() -> LetterheadSheet:
            return LetterheadSheet(self._runner, opened(self._services), self._places)

        self._sheets.get(LetterheadSheet, make).start()

    def show_printers(self) -> None:
        """Show how printers are corrected."""
        # start-up
        from rolodex.ui.labels.printers_sheet import PrintersSheet
        from rolodex.ui.opened import opened

        def make() -> PrintersSheet:
            sheet = PrintersSheet(self._runner, opened(self._services), self._places)
            sheet.noticed.connect(self.noticed)
            return sheet

        self._sheets.get(PrintersSheet, make).start()

    def show_stocks(self) -> None:
        """Show the label stocks of the user's own."""
        # start-up
        from rolodex.ui.labels.stocks_sheet import StocksSheet
        from rolodex.ui.opened import opened

        def make() -> StocksSheet:
            sheet = StocksSheet(self._runner, opened(self._services), self._places)
            sheet.noticed.connect(self.noticed)
            return sheet

        self._sheets.get(StocksSheet, make).start()
