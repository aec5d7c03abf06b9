"""Orders from a file: what taking them in will do, and what of them cannot be taken."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QWidget

from rolodex.domain.progress import Progress
from rolodex.i18n import _, ngettext, pgettext, word
from rolodex.services.opening import Services
from rolodex.services.purchase_importing import PurchasePlan
from rolodex.ui import theme, wording
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.importing import rejected
from rolodex.ui.labelling import plain_label, plain_tip
from rolodex.ui.tasks import TaskRunner

SHOWN = 200
ROW = 28


class PurchaseImportSheet(FormSheet):
    """Shows the plan of a file before anything is written; Import does it as one step."""

    def __init__(self, runner: TaskRunner, services: Services, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._importing = services.purchase_importing
        self._plan: PurchasePlan | None = None
        self._file = Path()
        self._reading = False
        self.orders_head, self.rejected_head = plain_label("", "head", self), plain_label("", "head", self)
        self.orders, self.rejected = self._list(), self._list()
        self.build(self.orders_head, self.orders, self.rejected_head, self.rejected)
        self.extra_button.clicked.connect(self._ask_where)
        self.retranslate()

    def start(self, file: Path) -> None:
        """Read this file and show what taking it in would do."""
        importing = self._importing
        self._file, self._plan, self._reading = file, None, True
        self.retranslate()
        self.come()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._runner.submit(
            "paper",
            "purchase-plan",
            lambda progress: importing.plan(file, progress),
            self._show,
            owner=self,
            failed=self._not_read,
        )

    def save(self) -> None:
        """Take the orders in."""
        plan, importing = self._plan, self._importing
        if plan is None or not plan.orders:
            return
        self.save_button.setEnabled(False)
        self._reading = True
        text = ngettext("%(count)s order imported", "%(count)s orders imported", len(plan.orders))
        said = text % {"count": wording.number(len(plan.orders))}

        def done(_receipt: object) -> None:
            self._reading = False
            self.go()
            self.noticed.emit(said, True)

        def work(progress: Progress) -> object:
            return importing.apply(plan, progress)

        self._runner.submit(
            "changes",
            "purchase-import",
            work,
            done,
            owner=self,
            failed=self._not_read,
            progressed=self._written,
        )

    def is_settled(self) -> bool:
        """Whether nothing is being read or written."""
        return not self._reading

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.title.setText(_("Import orders: %(file)s") % {"file": self._file.name})
        self.save_button.setText(pgettext("deed", "Import"))
        self.extra_button.setText(_("Save rejected rows…"))
        self.orders.setAccessibleName(_("Orders that will be added"))
        self.rejected.setAccessibleName(_("Rows that cannot be taken"))
        self._fill()

    def save_rejected(self, out: Path) -> None:
        """Write which rows could not be taken, and why, to a file."""
        plan = self._plan
        if plan is not None:
            self._runner.submit(
                "paper",
                "purchase-rejected",
                lambda _progress: rejected.save(plan.rejected, (), out),
                lambda _none: self.say(_("Saved to %(file)s") % {"file": out.name}),
                owner=self,
                failed=self.fail,
            )

    def _show(self, plan: PurchasePlan) -> None:
        self._reading = False
        self._plan = plan
        self._fill()
        (self.save_button if plan.orders else self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_read(self, error: Exception) -> None:
        self._reading = False
        self.fail(error)

    def _written(self, done: int, total: int) -> None:
        self.say(
            _("%(done)s of %(total)s orders written")
            % {"done": wording.number(done), "total": wording.number(total)}
        )

    def _fill(self) -> None:
        plan = self._plan
        self.save_button.setEnabled(bool(plan and plan.orders))
        self.extra_button.setVisible(bool(plan and plan.rejected))
        self.orders.clear()
        self.rejected.clear()
        parts = (self.orders_head, self.orders), (self.rejected_head, self.rejected)
        for (head, rows), shown in zip(parts, (plan and plan.orders, plan and plan.rejected), strict=True):
            head.setVisible(bool(shown))
            rows.setVisible(bool(shown))
        if plan is None:
            self.say(_("Reading…"))
            return
        self._say_counts(plan)
        for planned in plan.orders[:SHOWN]:
            order = planned.purchase
            said = ", ".join(line.description for line in order.lines)
            sum_ = wording.money(order.total, order.currency)
            self._add(
                self.orders, " · ".join(part for part in (planned.name, order.number, said, sum_) if part)
            )
        for one in plan.rejected[:SHOWN]:
            named = {"line": wording.number(one.line), "name": one.name or "?", "reason": word(one.reason)}
            self._add(self.rejected, _("Row %(line)s (%(name)s): %(reason)s") % named)

    def _say_counts(self, plan: PurchasePlan) -> None:
        counts = plan.counts
        text = ngettext("%(count)s order will be added", "%(count)s orders will be added", counts.new)
        self.orders_head.setText(text % {"count": wording.number(counts.new)})
        text = ngettext("%(count)s row cannot be taken", "%(count)s rows cannot be taken", counts.rejected)
        self.rejected_head.setText(text % {"count": wording.number(counts.rejected)})
        text = ngettext(
            "%(count)s order is in the book already and is left alone.",
            "%(count)s orders are in the book already and are left alone.",
            counts.unchanged,
        )
        if counts.unchanged:
            self.say(text % {"count": wording.number(counts.unchanged)})
        else:
            self.say(_("Nothing is written before you press Import; it can be undone as a whole."))

    def _list(self) -> QListWidget:
        rows = QListWidget(self)
        theme.set_role(rows, "card")
        rows.setMinimumHeight(theme.size(160))
        return rows

    @staticmethod
    def _add(rows: QListWidget, text: str) -> None:
        item = QListWidgetItem(text, rows)
        item.setSizeHint(QSize(0, theme.size(ROW)))
        item.setToolTip(plain_tip(text))

    def _ask_where(self) -> None:
        name = str(self._file.with_suffix(".rejected.txt"))
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save rejected rows"), name, _("Text (*.txt)"))
        if chosen:
            self.save_rejected(Path(chosen))
