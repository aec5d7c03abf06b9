"""Cards as they were: read off the UI thread and shown side by side."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from rolodex.domain.changes import Step
from rolodex.domain.contact import Contact
from rolodex.domain.progress import Progress
from rolodex.i18n import _
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.history import reading
from rolodex.ui.history.looking import Looking
from rolodex.ui.history.reading import Then
from rolodex.ui.history.then import AVATAR, CardThen, Moment

Read = Callable[[], Contact | None]


class Cards(QObject):
    """Shows a card before and after a step, or on a day and now."""

    shown = Signal()
    """Two moments are on the page."""

    def __init__(self, looking: Looking, page: CardThen) -> None:
        super().__init__(page)
        self._looking = looking
        self._page = page
        self._services: Services | None = None
        self._contact_id = 0
        page.day_wanted.connect(self.show_day)

    def attach(self, services: Services) -> None:
        """Read the cards of this book."""
        self._services = services

    def show_step(self, step: Step, contact_id: int) -> None:
        """Show a card before and after a step."""
        services = self._services
        if services is not None:
            history = services.history
            self._contact_id = contact_id
            self._show(
                services,
                (_("Before this step"), lambda: history.card_at(contact_id, step.id - 1)),
                (_("After this step"), lambda: history.card_at(contact_id, step.id)),
            )

    def show_day(self, at: str, said: str) -> None:
        """Show the card as it was at a UTC stamp, called so, and as it is."""
        services, contact_id = self._services, self._contact_id
        if services is not None:
            self._show(
                services,
                (said, lambda: services.history.card_on(contact_id, at)),
                (_("Now"), lambda: services.contacts.get(contact_id)),
            )

    def _show(self, services: Services, before: tuple[str, Read], after: tuple[str, Read]) -> None:
        side = round(theme.size(AVATAR) * self._page.devicePixelRatioF())

        def work(progress: Progress) -> tuple[Then | None, Then | None]:
            return reading.then(services, before[1](), side), reading.then(services, after[1](), side)

        def show(cards: tuple[Then | None, Then | None]) -> None:
            self._page.show_moments(Moment(before[0], cards[0]), Moment(after[0], cards[1]))
            self.shown.emit()

        self._looking.look("card then", work, show)
