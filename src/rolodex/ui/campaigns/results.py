"""What came of a campaign: answers, orders that are owed to it, and what each of them cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rolodex.domain.campaign import CampaignRow, Results, Sales
from rolodex.i18n import _, ngettext
from rolodex.ui import theme, wording
from rolodex.ui.campaigns import words
from rolodex.ui.handing_on import hand_on
from rolodex.ui.labelling import plain_label
from rolodex.ui.widgets.column_table import ROW, ColumnTable, Head, Line

HEADS = (
    Head(lambda: _("Result"), 0, strong=True),
    Head(lambda: _("Count"), 90, right=True),
    Head(lambda: _("Share"), 90, right=True),
    Head(lambda: _("Amount"), 130, right=True),
)


MOST = 12
"""So many campaigns are compared."""
BESIDE = (
    Head(lambda: _("Campaign"), 0, strong=True),
    Head(lambda: _("Answers in %"), 106, right=True),
    Head(lambda: _("Cost per answer"), 118, right=True),
    Head(lambda: _("Cost per order"), 112, right=True),
    Head(lambda: _("Sales"), 204, right=True, needed=False),
)


class ResultsPage(QWidget):
    """One row for each figure, a sentence that says what they count, and what came of other campaigns."""

    wanted = Signal()
    """The page is looked at: what came of other campaigns is to be read."""
    chosen = Signal(int)
    """Another campaign is to be opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: CampaignRow | None = None
        self._results: Results | None = None
        self._days = 0
        self._others: tuple[Results, ...] = ()
        self.sentence = plain_label("", "dim", wrap=True)
        self.caption = plain_label("", "head")
        self.table, frame = _framed(HEADS)
        self.beside, self._beside_frame = _framed(BESIDE)
        self.beside.wanted.connect(self._open)
        column = QVBoxLayout(self)
        side = theme.size(24)
        column.setContentsMargins(side, theme.size(8), side, theme.size(16))
        column.setSpacing(theme.size(10))
        column.addWidget(self.sentence)
        column.addWidget(frame, 3)
        column.addWidget(self.caption)
        column.addWidget(self._beside_frame, 2)
        hand_on(self, self.table)
        self.retranslate()

    def show_campaign(self, row: CampaignRow | None, results: Results | None, days: int) -> None:
        """Show what came of this campaign; orders within so many days count as owed to it."""
        self._row, self._results, self._days = row, results, days
        self._show()
        if self.isVisible():
            self.wanted.emit()

    def show_others(self, found: Sequence[Results]) -> None:
        """Show what came of these campaigns, this one first."""
        self._others = tuple(found)
        self._compare()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what came of the others when somebody looks."""
        super().showEvent(event)
        self.wanted.emit()

    def focus(self) -> None:
        """Put the keyboard on the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.table.setAccessibleName(_("Results"))
        self.caption.setText(_("Compared with other campaigns"))
        self.beside.setAccessibleName(self.caption.text())
        self.beside.setAccessibleDescription(_("Enter opens the campaign"))
        for table in (self.table, self.beside):
            table.horizontalHeader().viewport().update()
        self._show()
        self._compare()

    def _open(self, deed: str, campaign_id: int) -> None:
        if deed == "edit" and self._row is not None and campaign_id != self._row.id:
            self.chosen.emit(campaign_id)

    def _compare(self) -> None:
        """Show the others; nothing where there is none to compare with."""
        several = len(self._others) > 1
        self.caption.setVisible(several)
        self._beside_frame.setVisible(several)
        # no taller than its rows: the figures above need the room
        self._beside_frame.setMaximumHeight(theme.size(ROW) * (len(self._others) + 1) + theme.size(12))
        self.beside.show_lines([_beside(one) for one in self._others])

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


def compared(rows: Sequence[CampaignRow], campaign_id: int) -> tuple[int, ...]:
    """The campaigns that one is compared with, itself first: the newest of those that were sent."""
    others = [row.id for row in rows if row.id != campaign_id and words.gone(row)]
    return (campaign_id, *others[: MOST - 1])


def _framed(heads: Sequence[Head]) -> tuple[ColumnTable, QFrame]:
    """A table on a card."""
    frame = QFrame()
    theme.set_role(frame, "card")
    table = ColumnTable(heads, frame)
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(1, 4, 1, 6)
    inside.addWidget(table)
    return table, frame


def _beside(results: Results) -> Line:
    """A campaign as it is compared with others: its sales in each currency, never added up."""
    row, net = results.campaign, Counter[str]()
    for one in (*results.by_code, *results.by_days):
        net[one.currency] += one.net
    sent = words.gone(row)
    sales = [wording.money(amount, currency, whole=True) for currency, amount in net.items()]
    cells = (
        row.name or _("No name"),
        words.share(words.answered(row), sent) or "–",
        _money(results.cost_per_answer, row.currency),
        _money(results.cost_per_order, row.currency),
        words.listed(sales) or "–",
    )
    return Line(row.id, cells)


def _money(amount: int | None, currency: str) -> str:
    return wording.money(amount, currency) if amount and currency else "–"


def _sold(sales: Sales) -> tuple[str, str, str]:
    return wording.number(sales.orders), "", wording.money(sales.net, sales.currency)
