"""What is written down once labels are on paper: the mailing, and what is left in the drawer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject

from rolodex.domain.drawer import PartSheet, Spent, spend
from rolodex.domain.label import LabelJob, LabelPlan
from rolodex.services.contacts import Saved
from rolodex.services.opening import Services
from rolodex.ui.tasks import TaskRunner


@dataclass(frozen=True, slots=True)
class Run:
    """What was printed, on which part-used sheets, for which campaign (0 for none), under which name."""

    job: LabelJob
    plan: LabelPlan
    sheets: tuple[PartSheet, ...] = ()
    campaign_id: int = 0
    name: str = ""

    def spent(self) -> Spent:
        """What this takes from the drawer, and what is left of the last sheet; nothing where none is cut."""
        stock = self.plan.stock
        if stock is None or stock.per_sheet == 1 or stock.kind not in ("sheet", "card"):
            return Spent()
        return spend(stock.per_sheet, self.plan.labels, self.sheets, self.job.start)


class Sending(QObject):
    """Writes a run down: the mailing in one step, the drawer in another."""

    def __init__(self, runner: TaskRunner, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._runner, self._services = runner, services

    def log(
        self,
        run: Run,
        now: datetime,
        done: Callable[[int], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Keep the mailing, then put away what is left of its sheets; `done` is given the mailing's id."""
        mailings = self._services.mailings

        def logged(saved: Saved) -> None:
            self._put_away(run, now, lambda: done(saved.id), failed)

        self._runner.submit(
            "changes",
            "mailing-log",
            lambda _progress: mailings.log(run.job, run.plan, run.campaign_id, now, run.name),
            logged,
            owner=self,
            failed=failed,
        )

    def _put_away(
        self, run: Run, now: datetime, done: Callable[[], None], failed: Callable[[Exception], None]
    ) -> None:
        spent, drawer = run.spent(), self._services.drawer
        if not spent.used and not spent.left:
            done()
            return
        self._runner.submit(
            "changes",
            "mailing-drawer",
            lambda _progress: drawer.after_spending(run.job.stock, spent, now),
            lambda _changes: done(),
            owner=self,
            failed=failed,
        )
