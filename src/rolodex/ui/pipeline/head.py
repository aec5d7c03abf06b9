"""What the open deals are worth in all, this month and the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from rolodex.domain import forecast
from rolodex.domain.deal import DealRow, MonthSums, Sum
from rolodex.i18n import _, pgettext
from rolodex.ui.contacts.figures import Figure, FigureStrip
from rolodex.ui.labelling import plain_tip
from rolodex.ui.pipeline import words


def figures(deals: Sequence[DealRow], today: date) -> tuple[Figure, ...]:
    """The sum of all that is open, what is expected by probability, and of that this month and the next."""
    whole = forecast.sums(deals)
    months = forecast.by_month(deals, today.isoformat())
    coming = today.year * 12 + today.month
    this, after = (f"{month // 12:04d}-{month % 12 + 1:02d}" for month in (coming - 1, coming))
    near = (
        _figure(_("Expected in %(month)s") % {"month": words.month_name(month, today)}, _of(months, month))
        for month in (this, after)
    )
    return (
        _figure(pgettext("deals", "Open"), whole, weighted=False),
        _figure(_("Expected in all"), whole),
        *near,
    )


class ForecastStrip(FigureStrip):
    """The figures side by side; each currency for itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Forecast"))

    def show_deals(self, deals: Sequence[DealRow], today: date) -> None:
        """Show the figures of these deals."""
        self.show_figures(figures(deals, today))
        self.setAccessibleName(_("Forecast"))
        self.setToolTip(
            plain_tip(
                "\n".join(
                    (
                        _("Expected: each amount times the probability of its deal, currencies apart."),
                        _("A deal whose day has passed counts for this month."),
                    )
                )
            )
        )


def _of(months: Sequence[MonthSums], month: str) -> tuple[Sum, ...]:
    return next((one.sums for one in months if one.month == month), ())


def _figure(label: str, found: Sequence[Sum], weighted: bool = True) -> Figure:
    """The currency with most deals large, the others small beside it."""
    first = words.sums(found[:1], weighted)
    return Figure(label, first or "–", words.sums(found[1:], weighted), "ink" if first else "dim")
