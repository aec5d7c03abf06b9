"""A line in which a contact is chosen by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from rolodex.domain.listing import ContactRow, Matches, Query
from rolodex.i18n import _
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.suggest import Suggestion, SuggestLine

MOST = 9


class People(Protocol):
    """Where contacts are looked up."""

    def matches(self, query: Query, limit: int = 50) -> Matches: ...
    def rows(self, ids: Sequence[int]) -> tuple[ContactRow, ...]: ...


class PersonLine(SuggestLine):
    """Offers the contacts whose names begin as one types; one of them has to be chosen."""

    person_changed = Signal(int)

    def __init__(self, runner: TaskRunner, people: People, parent: QWidget | None = None) -> None:
        super().__init__(self._look_up, parent)
        self._runner = runner
        self._people = people
        self._contact_id = 0
        self._name = ""
        self.chosen.connect(self._choose)
        self.textEdited.connect(self._forget)

    def contact_id(self) -> int:
        """The contact that was chosen, 0 where none is."""
        return self._contact_id

    def show_contact(self, contact_id: int, name: str) -> None:
        """Show this contact; 0 for none."""
        self._contact_id, self._name = contact_id, name if contact_id else ""
        self.show_text(self._name)
        self.person_changed.emit(contact_id)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A name of which there is only one in the book need not be chosen."""
        super().focusOutEvent(event)
        text = self.text().strip()
        if text and not self._contact_id:
            self._find(text, self._settle)

    def _settle(self, found: Sequence[ContactRow]) -> None:
        same = [row for row in found if row.fn.casefold() == self.text().strip().casefold()]
        fitting = same or list(found)
        if len(fitting) == 1 and not self._contact_id:
            self.show_contact(fitting[0].id, fitting[0].fn)

    def _look_up(self, text: str, answer: Callable[[Sequence[Suggestion]], None]) -> None:
        def offer(found: Sequence[ContactRow]) -> None:
            answer([Suggestion(row.fn or _("No name"), row.detail, row.id) for row in found])

        self._find(text, offer)

    def _find(self, text: str, done: Callable[[Sequence[ContactRow]], None]) -> None:
        people = self._people
        self._runner.submit(
            "lookups",
            "person",
            lambda _progress: people.matches(Query(text, kind=""), MOST).rows,
            done,
            owner=self,
        )

    def _choose(self, suggestion: Suggestion) -> None:
        self._contact_id, self._name = int(suggestion.key), suggestion.text
        self.person_changed.emit(self._contact_id)

    def _forget(self, text: str) -> None:
        if self._contact_id and text != self._name:
            self._contact_id = 0
            self.person_changed.emit(0)
