"""What came of a campaign: answers, orders that are owed to it, and what each of them cost."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rolodex.domain.campaign import CampaignRow, Results, Sales
from rolodex.i18n import _, ngettext
from rolodex.ui import theme, wording
from rolodex.ui.campaigns import words
from rolodex.ui.labelling import plain_label
from rolodex.ui.purchases.column_table import ColumnTable, Head, Line

HEADS = (
    Head(lambda: _("Result"), 0, strong=True),
    Head(lambda: _("Count"), 90, right=True),
    Head(lambda: _("Share"), 90, right=True),
    Head(lambda: _("Amount"), 130, right=True),
)


class ResultsPage(QWidget):
    """One row for each figure, and a sentence that says what they count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: CampaignRow | None = None
        self._results: Results | None = None
        self._days = 0
        self.sentence = plain_label("", "dim", wrap=True)
        frame = QFrame()
        theme.set_role(frame, "card")
        self.table = ColumnTable(HEADS, frame)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 4, 1, 6)
        inside.addWidget(self.table)
        column = QVBoxLayout(self)
        side = theme.size(24)
        column.setContentsMargins(side, theme.size(8), side, theme.size(16))
        column.setSpacing(theme.size(10))
        column.addWidget(self.sentence)
        column.addWidget(frame, 1)
        self.setFocusProxy(self.table)
        self.retranslate()

    def show_campaign(self, row: CampaignRow | None, results: Results | None, days: int) -> None:
        """Show what came of this campaign; orders within so many days count as owed to it."""
        self._row, self._results, self._days = row, results, days
        self._show()

    def focus(self) -> None:
        """Put the keyboard on the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.table.setAccessibleName(_("Results"))
        self.table.horizontalHeader().viewport().update()
        self._show()

    def _show(self) -> None:
        row = self._row
        if row is None or not words.gone(row):
            self.sentence.setText(_("Nothing was sent yet: answers and orders are counted from then on."))
        else:
            text = ngettext(
                "Orders count by the code of offer or piece, or when they come within %(count)d day.",
                "Orders count by the code of offer or piece, or when they come within %(count)d days.",
                self._days,
            )
            self.sentence.setText(text % {"count": self._days})
        lines = [] if row is None else [Line(at, cells) for at, cells in enumerate(self._cells(row))]
        self.table.show_lines(lines)

    def _cells(self, row: CampaignRow) -> Iterator[tuple[str, str, str, str]]:
        sent, results = words.gone(row), self._results
        yield _("People"), wording.number(row.people), "", ""
        yield _("Pieces"), wording.number(row.pieces), "", ""
        yield _("Sent"), wording.number(sent), "", ""
        for text, count in (
            (_("Returned"), row.returned),
            (_("Answered"), words.answered(row)),
            (_("Bought"), row.bought),
        ):
            yield text, wording.number(count), words.share(count, sent), ""
        yield _("Cost"), "", "", _money(row.cost, row.currency)
        if results is None:
            return
        yield _("Cost per answer"), "", "", _money(results.cost_per_answer, row.currency)
        yield _("Cost per order"), "", "", _money(results.cost_per_order, row.currency)
        for said, sales in ((_("Orders by code"), results.by_code), (_("Orders in time"), results.by_days)):
            for one in sales:
                yield said, *_sold(one)


def _money(amount: int | None, currency: str) -> str:
    return wording.money(amount, currency) if amount and currency else "–"


def _sold(sales: Sales) -> tuple[str, str, str]:
    return wording.number(sales.orders), "", wording.money(sales.net, sales.currency)
