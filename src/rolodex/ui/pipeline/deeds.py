"""What is done with deals: the one way from the board into the book."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from PySide6.QtCore import QObject, Signal

from rolodex.domain.changes import Changes
from rolodex.domain.deal import DealRow
from rolodex.i18n import _
from rolodex.ui.pipeline.ports import Services
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner


class DealDeeds(QObject):
    """Hands what was decided about deals to the book, and says what was done."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    failed = Signal()
    """The book did not take it: what is shown is not what it holds."""

    def __init__(self, runner: TaskRunner, parent: QObject, clock: Clock = local_now) -> None:
        super().__init__(parent)
        self._runner = runner
        self._clock = clock
        self._services: Services | None = None
        self._numbers = count(1)
        self._moving = 0
        self._busy = 0

    def attach(self, services: Services) -> None:
        """Change the deals of this book."""
        self._services = services

    def is_moving(self) -> bool:
        """Whether a card stands elsewhere on the board than in the book."""
        return self._moving > 0

    def is_busy(self) -> bool:
        """Whether anything is still being written."""
        return self._moving > 0 or self._busy > 0

    def move(self, deal_id: int, stage_id: int, position: int) -> None:
        """Put a deal into a stage."""
        services = self._services
        if services is None:
            return
        self._moving += 1

        def done(_changes: Changes) -> None:
            self._moving -= 1

        def failed(error: Exception) -> None:
            self._moving -= 1
            self._runner.error.emit(error)
            self.failed.emit()

        # Each move has a key of its own: the answer to an older one would be dropped otherwise.
        self._runner.submit(
            "changes",
            f"deal-move-{next(self._numbers)}",
            lambda _progress: services.deals.move(deal_id, stage_id, position),
            done,
            owner=self,
            failed=failed,
        )

    def win(self, row: DealRow | None, order: bool) -> None:
        """Close a deal as won, with an order or without."""
        services, now = self._services, self._clock()
        if services is None or row is None:
            return
        said = _("Won “%(title)s”; the order is written down") if order else _("Won “%(title)s”")
        self._do(row, said, lambda: services.deals.win(row.deal.id, order, now))

    def lose(self, row: DealRow | None, reason: str) -> None:
        """Close a deal as lost."""
        services, now = self._services, self._clock()
        if services is None or row is None:
            return
        said = _("Lost “%(title)s”; its next step is dropped") if row.next_id else _("Lost “%(title)s”")
        self._do(row, said, lambda: services.deals.lose(row.deal.id, reason, now))

    def reopen(self, row: DealRow) -> None:
        """Let a closed deal be open again."""
        services = self._services
        if services is not None and row.deal.status != "open":
            self._do(row, _("“%(title)s” is open again"), lambda: services.deals.reopen(row.deal.id))

    def delete(self, row: DealRow) -> None:
        """Take a deal out of the book."""
        services = self._services
        if services is not None:
            self._do(row, _("Deleted “%(title)s”"), lambda: services.deals.delete([row.deal.id]))

    def _do(self, row: DealRow, said: str, deed: Callable[[], Changes]) -> None:
        self._busy += 1

        def done(_changes: Changes) -> None:
            self._busy -= 1
            self.noticed.emit(said % {"title": row.deal.title}, True)

        def failed(error: Exception) -> None:
            self._busy -= 1
            self._runner.error.emit(error)
            self.failed.emit()

        self._runner.submit(
            "changes",
            f"deal-{next(self._numbers)}",
            lambda _progress: deed(),
            done,
            owner=self,
            failed=failed,
        )
