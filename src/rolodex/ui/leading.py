"""Where the window goes: to a panel, to a list, to one contact, to the search, to a new card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from rolodex.domain.contact import Contact
from rolodex.domain.draft import Draft
from rolodex.domain.listing import Query
from rolodex.ui.actions import Actions
from rolodex.ui.contacts.panel import ContactsPanel
from rolodex.ui.places import PANELS, Places
from rolodex.ui.ports import Services
from rolodex.ui.rail import Rail
from rolodex.ui.state import WindowState
from rolodex.ui.tasks import TaskRunner

RETURNED_TO = ("today", "people", "companies", "pipeline", "tickets", "orders", "campaigns", "reports")
"""The panels with which the window opens again where it was closed on them."""


class Leading(QObject):
    """Shows what the rail, an action or another panel asks for, and allows the actions that fit there."""

    def __init__(
        self,
        runner: TaskRunner,
        rail: Rail,
        panel: ContactsPanel,
        places: Places,
        actions: Actions,
        *,
        state: WindowState,
    ) -> None:
        super().__init__(places)
        self._runner = runner
        self._rail, self._panel, self._places = rail, panel, places
        self._actions, self._state = actions, state
        self._services: Services | None = None
        rail.panel_chosen.connect(self._show_panel)
        rail.tag_chosen.connect(lambda tag: self.show_list(Query(tag=tag)))
        rail.list_chosen.connect(lambda name: self.show_list(Query(kind="", within=name)))
        rail.group_chosen.connect(lambda group: self.show_list(Query(kind="", group=group)))
        panel.selection_changed.connect(self._allow)
        panel.settings_wanted.connect(lambda: rail.choose("panel", "settings"))
        panel.find_wanted.connect(self.find)
        places.person_chosen.connect(self.find)

    def attach(self, services: Services) -> None:
        """Lead through this book; a panel that could not be built before it was open is shown now."""
        self._services = services
        if self._state.panel in PANELS:
            self._show_panel(self._state.panel)

    def runs(self) -> dict[str, Callable[[], object]]:
        """What each action that leads somewhere does."""
        choose = self._rail.choose
        return {
            "new": self._new,
            "new_company": lambda: self.write(Contact(kind="org")),
            "history": lambda: choose("panel", "history"),
            "settings": lambda: choose("panel", "settings"),
            "search": self._search,
            "people": lambda: choose("panel", "people"),
            "companies": lambda: choose("panel", "companies"),
            "orders": lambda: choose("panel", "orders"),
            "reports": lambda: choose("panel", "reports"),
            "favourites": lambda: choose("list", "favourites"),
            "recent": lambda: choose("list", "recent"),
            "deleted": lambda: choose("panel", "deleted"),
            "history_of": self._history_of,
        }

    def show_list(self, query: Query) -> None:
        """List these contacts."""
        self._places.show_first()
        self._panel.show_list(query)
        self._allow(len(self._panel.selected_ids()))

    def write(self, contact: Contact) -> None:
        """Write a new card that says this much already."""
        if not self._places.is_first():
            self._choose_list_of(contact)
        self._panel.write_card(contact)

    def find(self, contact_id: int) -> None:
        """Stand on a contact, wherever it is listed."""
        if self._services is not None:
            contacts = self._services.contacts
            self._runner.submit(
                "lookups", "find", lambda _progress: contacts.get(contact_id), self._stand_on, owner=self
            )

    def edit(self, contact_id: int) -> None:
        """Open the form on a contact, wherever it is listed."""
        if self._services is not None:
            contacts = self._services.contacts
            self._runner.submit(
                "lookups", "edit", lambda _progress: contacts.get(contact_id), self._edit, owner=self
            )

    def show_again(self, contact_id: int) -> None:
        """Stand on whom an undo has brought back; another panel is not left for it."""
        if self._places.is_first():
            self.find(contact_id)

    def resume(self, draft: Draft) -> None:
        """Open the form on what was written."""
        if self._services is None:
            return
        contacts, key = self._services.contacts, draft.contact.id
        self._runner.submit(
            "lookups",
            "resume",
            lambda _progress: contacts.get(key) if key else None,
            lambda known: self._panel.editing.resume(draft, known),
            owner=self,
        )

    def _show_panel(self, panel: str) -> None:
        if panel in RETURNED_TO:
            self._state.panel = panel
        if panel in PANELS:
            self._panel.editing.leave()
            self._places.show_panel(panel)
            self._allow(0)
        else:
            self.show_list(Query(kind="org" if panel == "companies" else "individual"))

    def _stand_on(self, contact: Contact | None) -> None:
        if contact is not None:
            self._choose_list_of(contact)
            self._panel.stand_on(contact.id)

    def _edit(self, contact: Contact | None) -> None:
        if contact is not None:
            self._stand_on(contact)
            self._panel.edit(contact)

    def _choose_list_of(self, contact: Contact) -> None:
        self._rail.choose("panel", "companies" if contact.kind == "org" else "people")

    def _new(self) -> None:
        if self._places.begin_new():
            return
        self.write(Contact(kind="org" if self._panel.browser.query.kind == "org" else "individual"))

    def _search(self) -> None:
        if self._places.focus_search():
            return
        if not self._places.is_first():
            self._rail.choose("panel", "people")
        self._panel.focus_search()

    def _history_of(self) -> None:
        ids = self._panel.selected_ids()
        if len(ids) == 1:
            self._rail.choose("panel", "history")
            self._places.show_history_of(ids[0])

    def _allow(self, chosen: int) -> None:
        """Allow what can be done with so many contacts."""
        read_only = self._services is not None and self._services.read_only
        self._actions.allow(read_only=read_only, chosen=chosen)
