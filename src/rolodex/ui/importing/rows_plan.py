"""Orders and activities of a table: what taking them in will do."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rolodex.domain.card import Rejected
from rolodex.domain.display import ground, initials
from rolodex.domain.importing import Receipt
from rolodex.domain.mapping import Mapping
from rolodex.domain.progress import Progress
from rolodex.i18n import _, ngettext, word
from rolodex.services.activity_importing import ActivityPlan
from rolodex.services.opening import Services
from rolodex.services.purchase_importing import PurchasePlan
from rolodex.ui import theme, wording
from rolodex.ui.importing.count_tabs import Count, CountTabs
from rolodex.ui.importing.mapping_page import Table
from rolodex.ui.importing.page import View
from rolodex.ui.importing.plan_list import PlanList
from rolodex.ui.importing.plan_rows import PAGE
from rolodex.ui.importing.plan_words import Shown, place
from rolodex.ui.importing.views import next_file

RowsPlan = PurchasePlan | ActivityPlan


def plan(services: Services, table: Table, mapping: Mapping, progress: Progress) -> RowsPlan:
    """What the rows of a table come to that are orders or activities."""
    tables, preview = services.tables_in, table.preview
    if mapping.subject == "purchases":
        return tables.plan_purchases(table.path, mapping, progress, preview)
    return tables.plan_activities(table.path, mapping, progress, preview)


def apply(services: Services, planned: RowsPlan, progress: Progress) -> Receipt:
    """Write what was planned, as one step."""
    if isinstance(planned, PurchasePlan):
        return services.purchase_importing.apply(planned, progress)
    return services.tables_in.apply_activities(planned, progress)


def view(planned: RowsPlan) -> View:
    """The rehearsal of orders or activities."""
    new = planned.counts.new
    if isinstance(planned, PurchasePlan):
        text = ngettext("Import %(count)s order", "Import %(count)s orders", new)
    else:
        text = ngettext("Import %(count)s entry", "Import %(count)s entries", new)
    nothing = _("Nothing in it is new: your book stays as it is.")
    return View(
        _("Import %(file)s") % {"file": planned.file},
        _("Nothing has been written to your book yet.") if new else nothing,
        primary=text % {"count": wording.number(new)} if new else "",
        secondary=_("Cancel") if new else _("Close"),
        third=_("Columns…"),
        other=_("Save rejected rows…") if planned.rejected else "",
        body="rows",
    )


def done(planned: RowsPlan, receipt: Receipt, waiting: int = 0) -> View:
    """What was taken in."""
    new = receipt.counts.new
    if isinstance(planned, PurchasePlan):
        text = ngettext("%(count)s order imported", "%(count)s orders imported", new)
    else:
        text = ngettext("%(count)s entry imported", "%(count)s entries imported", new)
    return View(
        text % {"count": wording.number(new)},
        _("From %(files)s. One step: it can be undone, today or next week.") % {"files": planned.file},
        primary=next_file(waiting) or _("Done"),
        secondary=_("Undo") if receipt.changes.step else "",
        other=_("Save rejected rows…") if planned.rejected else "",
    )


class RowsView(QWidget):
    """Shows the orders or activities that will be added, and the rows that cannot be taken."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[Shown] = []
        self._plan: RowsPlan | None = None
        self.counts = CountTabs(self)
        frame = QFrame(self)
        theme.set_role(frame, "card")
        self.list = PlanList(frame)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(16))
        column.addWidget(self.counts)
        column.addWidget(frame, 1)
        self.list.rows.page_wanted.connect(self._give)
        self.counts.chosen.connect(lambda _key: self._fill())

    def show_plan(self, planned: RowsPlan | None) -> None:
        """Show this plan, or none."""
        self._plan = planned
        self.counts.show_key("")
        self.retranslate()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.list.setAccessibleName(_("Rows"))
        if self._plan is not None:
            counts = self._plan.counts
            self.counts.show_counts(
                (
                    Count("new", _("New"), counts.new),
                    Count("same", _("Already the same"), counts.unchanged),
                    Count("rejected", _("Cannot be taken"), counts.rejected, "bad"),
                )
            )
        self._fill()

    def _fill(self) -> None:
        key = self.counts.key()
        every = _shown(self._plan) if self._plan is not None else ()
        self._rows = [row for row in every if key in ("", row.kind)]
        self.list.begin(len(self._rows))

    def _give(self, first: int) -> None:
        self.list.rows.put(first, self._rows[first : first + PAGE])


def _shown(planned: RowsPlan) -> Iterator[Shown]:
    if isinstance(planned, PurchasePlan):
        for order in planned.orders:
            bought = order.purchase
            said = ", ".join(line.description for line in bought.lines)
            amount = wording.money(bought.total, bought.currency)
            below = " · ".join(part for part in (bought.number, bought.at[:10]) if part)
            yield _row(order.name, below, " · ".join(part for part in (amount, said) if part))
    else:
        for one in planned.activities:
            entry = one.activity
            said = " · ".join(part for part in (entry.subject, entry.body) if part)
            yield _row(one.name, entry.at[:10], " ".join(said.split()))
    yield from map(_refused, planned.rejected)


def _row(name: str, below: str, text: str) -> Shown:
    title = name or _("No name")
    return Shown(
        0, "new", "take", title, below, _("New"), text, (), initials(title), ground(title), boxed=False
    )


def _refused(one: Rejected) -> Shown:
    where = place(one.file, one.line)
    return Shown(
        0,
        "rejected",
        "skip",
        one.name or where,
        where if one.name else "",
        _("Cannot be taken"),
        word(one.reason),
        initials=initials(one.name) or "?",
        boxed=False,
    )


__all__ = ["RowsPlan", "RowsView", "apply", "done", "plan", "view"]
