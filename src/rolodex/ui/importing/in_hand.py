"""The plan that is in hand: cards, orders or activities, each shown by the body of its kind."""

from __future__ import annotations

from collections.abc import Sequence

from rolodex.domain.importing import ImportRow, Receipt
from rolodex.domain.progress import Progress
from rolodex.i18n import _
from rolodex.services.import_plan import ImportPlan
from rolodex.services.opening import Services
from rolodex.ui.importing import rows_plan, views
from rolodex.ui.importing.page import View
from rolodex.ui.importing.plan_view import PlanView
from rolodex.ui.importing.rows_plan import RowsView
from rolodex.ui.importing.saving import Plan
from rolodex.ui.tasks import TaskRunner


class InHand:
    """Holds one plan at a time and lets it go when nothing reads it any more."""

    def __init__(self, runner: TaskRunner, cards: PlanView, rows: RowsView) -> None:
        self._runner, self._cards, self._rows = runner, cards, rows
        self.plan: Plan | None = None

    def take(self, plan: Plan) -> None:
        """Show this plan."""
        self.plan = plan
        if isinstance(plan, ImportPlan):
            self._cards.show_plan(plan)
        else:
            self._rows.show_plan(plan)

    def let_go(self) -> None:
        """Have no plan any more."""
        plan, self.plan = self.plan, None
        self._cards.close_plan()
        self._rows.show_plan(None)
        if not isinstance(plan, ImportPlan):
            return
        if self._runner.busy("paper"):
            # rows of it may be read this moment
            self._runner.submit(
                "paper",
                f"close-{id(plan)}",
                lambda _progress: plan.close(),
                lambda _none: None,
                owner=self._runner,
            )
        else:
            plan.close()

    def view(self, files: Sequence[str], seconds: float, *, table: bool) -> View:
        """What the rehearsal says; the columns of a `table` can be told otherwise."""
        plan = self.plan
        if plan is None:
            return views.reading(files)
        if not isinstance(plan, ImportPlan):
            return rows_plan.view(plan)
        return views.planned(plan, plan.taking(), seconds, _("Columns…") if table else "")

    def apply(self, services: Services, plan: Plan, progress: Progress) -> Receipt:
        """Write what the plan says."""
        if isinstance(plan, ImportPlan):
            return services.importing.apply(plan, progress)
        return rows_plan.apply(services, plan, progress)


def close(plan: Plan) -> None:
    """Let go of a plan that nobody has in hand."""
    if isinstance(plan, ImportPlan):
        plan.close()


def done_row(receipt: Receipt, plan: Plan | None, files: Sequence[str]) -> ImportRow:
    """The import that was just done."""
    label = ", ".join(files)
    form = plan.format if isinstance(plan, ImportPlan) else "csv"
    step = receipt.changes.step
    at, changeset = (step.at, step.id) if step else ("", 0)
    return ImportRow(receipt.import_id, label, at, label, form, receipt.counts, changeset)
