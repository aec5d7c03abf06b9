"""The label stocks of the user's own: their measures, and the way to change them or to add one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from rolodex.domain.stock import Stock
from rolodex.i18n import _
from rolodex.services.opening import Services
from rolodex.ui import wording
from rolodex.ui.labels.list_sheet import ListSheet
from rolodex.ui.labels.others import Others
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.column_table import Head, Line

HEADS = (
    Head(lambda: _("Stock"), 0, strong=True),
    Head(lambda: _("Label"), 150),
    Head(lambda: _("On a sheet"), 110, right=True, needed=False),
    Head(lambda: _("Paper"), 160, needed=False),
)


class StocksSheet(ListSheet[Stock]):
    """Lists stocks; Enter or Ctrl+Enter changes one, Delete takes it away, N adds one."""

    def __init__(
        self, runner: TaskRunner, services: Services, parent: QWidget, clock: Clock = local_now
    ) -> None:
        super().__init__(runner, HEADS, parent)
        self.setObjectName("own-stocks")
        self._services = services
        self._others = Others(runner, services, parent, clock)
        self._others.noticed.connect(self.noticed)
        self.build(self.hint, self.card(), self.buttons())
        self.open_button.hide()
        self.retranslate()

    def save(self) -> None:
        """Change the stock one stands on."""
        self.open(self.current())

    def read(self) -> Sequence[Stock]:
        """All stocks of the user's own."""
        return self._services.own_stocks.all()

    def line(self, one: Stock) -> Line:
        """How a stock is shown."""
        label = _("%(width)s × %(height)s mm") % _sides(one.width, one.height)
        paper = _("%(width)s × %(height)s mm") % _sides(one.paper_width, one.paper_height)
        many = wording.number(one.per_sheet) if one.per_sheet > 1 else ""
        return Line(int(one.name.rpartition("-")[2]), (one.part, label, many, paper))

    def open(self, one: Stock | None) -> None:
        """Change a stock, or make one."""
        if not self._services.read_only:
            self._others.show_stock(one)

    def drop(self, one: Stock) -> None:
        """Take a stock away."""
        own_stocks = self._services.own_stocks
        if self._services.read_only:
            return
        told = _("Deleted the label stock %(name)s") % {"name": one.part}
        self._runner.submit(
            "changes",
            "stock",
            lambda _progress: own_stocks.delete(one.name),
            lambda _changes: self.noticed.emit(told, True),
            owner=self,
            failed=self.fail,
        )

    def stand(self, one: Stock | None) -> None:
        """Let be changed what one stands on."""
        writes = not self._services.read_only
        self.open_button.hide()
        self.save_button.setVisible(one is not None)
        self.save_button.setEnabled(writes)
        self.extra_button.setEnabled(writes)
        self.new_button.setEnabled(writes)
        self.say("" if one is not None else _("There is no stock of your own yet."))

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self._others.retranslate()
        self.title.setText(_("Label stocks of your own"))
        self.hint.setText(
            _("The program knows the usual packets by their number; what it does not know is measured once.")
        )
        self.list.setAccessibleName(_("Label stocks of your own"))
        self.list.horizontalHeader().viewport().update()
        self.save_button.setText(_("Edit…"))
        self.save_button.setToolTip("")
        self.close_button.setText(_("Close"))
        self.extra_button.setText(_("Delete"))
        self.new_button.setText(_("New label stock…"))
        self.show_again()


def _sides(width: float, height: float) -> dict[str, str]:
    return {"width": wording.decimal(width, 1), "height": wording.decimal(height, 1)}
