"""What the form knows beyond its contact: where the user is, and who else is in the book."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from rolodex.domain import phone
from rolodex.domain.address import AddressRules
from rolodex.domain.contact import Contact
from rolodex.domain.errors import UserError
from rolodex.domain.listing import Query
from rolodex.services import addresses
from rolodex.services.opening import Services
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.suggest import Suggestion

T = TypeVar("T")
OFFERED = 8
"""So many are offered while one types."""


class Around(QObject):
    """Answers the questions of the form's fields, off the UI thread; without a book it has no answers."""

    learned = Signal()
    """Something that numbers and addresses depend on is known now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner: TaskRunner | None = None
        self._services: Services | None = None
        self.home = ""
        self._there = ""

    def attach(self, runner: TaskRunner, services: Services) -> None:
        """Ask this book."""
        self._runner, self._services = runner, services
        self._ask(self, "home", lambda book: book.settings.get("country"), self._learn)

    def rules(self) -> AddressRules:
        """How addresses are written."""
        return addresses.rules()

    def country(self) -> str:
        """The country a number without country code belongs to: the contact's own, else the user's."""
        return self._there or self.home

    def show_contact(self, contact: Contact) -> None:
        """Know in what country this contact lives."""
        rules = self.rules()
        there = next((code for adr in contact.adr if (code := rules.territory(adr))), "")
        if there != self._there:
            self._there = there
            self.learned.emit()

    def firms(self, owner: QObject, text: str, answer: Callable[[Sequence[Suggestion]], None]) -> None:
        """Companies of the book by what was typed; the key is the company's id."""

        def found(book: Services) -> list[Suggestion]:
            rows = book.companies.find(text, OFFERED) if text.strip() else ()
            return [Suggestion(row.fn, row.detail if row.detail != row.fn else "", row.id) for row in rows]

        self._ask(owner, "firms", found, answer)

    def people(self, owner: QObject, text: str, answer: Callable[[Sequence[Suggestion]], None]) -> None:
        """People and companies of the book by what was typed; the key is the UID."""

        def found(book: Services) -> list[Suggestion]:
            query = Query(text=text, kind="")
            rows = book.contacts.matches(query, OFFERED).rows if text.strip() else ()
            cards = ((row, book.contacts.get(row.id)) for row in rows)
            return [Suggestion(row.fn, row.detail, card.uid) for row, card in cards if card]

        self._ask(owner, "people", found, answer)

    def called(self, owner: QObject, uid: str, answer: Callable[[str], None]) -> None:
        """The name of the contact with this UID; "" where there is none."""

        def found(book: Services) -> str:
            try:
                return book.contacts.named(uid).fn
            except UserError:
                return ""

        self._ask(owner, "called", found, answer)

    def sharing(self, owner: QObject, row_id: int, answer: Callable[[str], None]) -> None:
        """Whose address this is, by its row; "" where it is gone."""
        self._ask(
            owner, "sharing", lambda book: book.companies.owners([row_id]).get(row_id, (0, ""))[1], answer
        )

    def written(self, owner: QObject, number: str, answer: Callable[[str], None]) -> None:
        """A telephone number as its country writes it."""
        country = self.country()
        self._ask(owner, "written", lambda _book: phone.shown(number, country), answer)

    def _ask(
        self, owner: QObject, key: str, work: Callable[[Services], T], answer: Callable[[T], None]
    ) -> None:
        services, runner = self._services, self._runner
        if services is not None and runner is not None:
            runner.submit("lookups", key, lambda progress: work(services), answer, owner=owner)

    def _learn(self, country: str) -> None:
        if country != self.home:
            self.home = country
            self.learned.emit()
