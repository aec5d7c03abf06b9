"""The card of the contact that the list stands on, read when the list rests there."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from rolodex.ui import theme
from rolodex.ui.contacts.card import AVATAR, CardData, ContactCard
from rolodex.ui.contacts.reading import read_card
from rolodex.ui.ports import Services
from rolodex.ui.tasks import TaskRunner

REST = 40
"""Milliseconds that the list rests on a row before its card is read: longer than a key repeats."""
LOOKED_AT = 1500
"""Milliseconds after which a card counts as opened, not as passed by."""


class CurrentCard(QObject):
    """Reads the card to be shown, and notes who was looked at."""

    arrived = Signal()
    """The card of the current contact is on the screen, or there is none to show."""
    read = Signal()
    """What the book says of the current contact is on the card."""
    noted = Signal()
    """The card counts as opened from now on."""

    def __init__(self, runner: TaskRunner, card: ContactCard) -> None:
        super().__init__(card)
        self._runner = runner
        self._card = card
        self._services: Services | None = None
        self._shown = 0
        self._pending = 0
        self._rest = QTimer(self)
        self._look = QTimer(self)
        for timer, wait, then in ((self._rest, REST, self._read), (self._look, LOOKED_AT, self._opened)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(then)

    def attach(self, services: Services) -> None:
        """Read the cards of this book."""
        self._services = services

    @property
    def shown(self) -> int:
        """Whose card is shown, 0 for nobody's."""
        return self._shown

    @property
    def is_waiting(self) -> bool:
        """Whether a card is about to be read."""
        return self._rest.isActive()

    def go_to(self, contact_id: int) -> None:
        """Show this contact's card once the list rests on it; 0 for nobody's."""
        self._pending = contact_id
        self._look.stop()
        if not contact_id:
            self._shown = 0
            self.arrived.emit()
        else:
            # While an arrow key is held down only the row that it rests on is read.
            self._rest.start()

    def read_again(self) -> None:
        """Show what the book says now."""
        if self._shown:
            self._ask(self._shown)

    def _read(self) -> None:
        if self._pending:
            self._ask(self._pending)

    def _ask(self, contact_id: int) -> None:
        services = self._services
        if services is None:
            return
        side = round(theme.size(AVATAR) * self._card.devicePixelRatioF())
        self._runner.submit(
            "lookups", "card", lambda progress: read_card(services, contact_id, side), self._show, owner=self
        )

    def _show(self, data: CardData | None) -> None:
        if data is None or data.contact.id != self._pending:
            return
        if self._shown != data.contact.id:
            self._look.start()
        self._shown = data.contact.id
        self._card.show_card(data)
        self.read.emit()
        self.arrived.emit()

    def _opened(self) -> None:
        services, contact_id = self._services, self._shown
        if services is None or services.read_only or not contact_id:
            return
        contacts = services.contacts
        self._runner.submit(
            "changes", "opened", lambda progress: contacts.opened(contact_id), self._noted, owner=self
        )

    def _noted(self, _answer: None) -> None:
        self.noted.emit()
