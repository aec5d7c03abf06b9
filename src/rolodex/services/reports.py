"""Figures of the book, as tables, charts and files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from rolodex.domain import period as periods_of
from rolodex.domain.errors import UserError
from rolodex.domain.figures import Asked
from rolodex.domain.message import message
from rolodex.domain.report import REPORTS, Period, Report
from rolodex.reports import sales
from rolodex.services.settings import preferences
from rolodex.store.book import Book, Connection
from rolodex.store.reports import sales as sales_read

BEST = 50
"""So many of the best customers are listed."""

Maker = Callable[[Connection, Asked], Report]


class Reports:
    """The reports of one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def names(self) -> tuple[str, ...]:
        """The names of the reports, in the order of the panel."""
        return tuple(name for name in REPORTS if name in MAKERS)

    def periods(self, today: date) -> tuple[Period, ...]:
        """The periods there are to choose from; one's own is beside them."""
        with self._book.reading() as connection:
            return periods_of.periods(today, sales_read.earliest(connection))

    def period(self, name: str, today: date) -> Period:
        """The period of this name, or of months such as 2025-03..2025-08.

        Raises UserError where it is none.
        """
        with self._book.reading() as connection:
            return periods_of.named(name, today, sales_read.earliest(connection))

    def currencies(self) -> tuple[str, ...]:
        """The currencies that something was sold in, the most used first."""
        with self._book.reading() as connection:
            return sales_read.currencies(connection)

    def report(self, name: str, period: Period, currency: str, today: date) -> Report:
        """One report: its money in `currency` alone, "" for the one most used.

        Raises UserError where there is no report of this name.
        """
        return self._made((name,), period, currency, today)[0]

    def all(self, period: Period, currency: str, today: date) -> tuple[Report, ...]:
        """All reports, in the order of the panel."""
        return self._made(self.names(), period, currency, today)

    def _made(self, names: tuple[str, ...], period: Period, currency: str, today: date) -> tuple[Report, ...]:
        for name in names:
            if name not in MAKERS:
                raise UserError(
                    message(
                        "There is no report “%(name)s”; nothing was written. There are: %(names)s.",
                        name=name,
                        names=", ".join(self.names()),
                    )
                )
        with self._book.reading() as connection:
            code = currency or _usual(connection)
            asked = Asked(period, code, today)
            others = sales_read.others(connection, code, asked.months)
            asked = Asked(period, code, today, others)
            return tuple(MAKERS[name](connection, asked) for name in names)


def _usual(connection: Connection) -> str:
    """The currency most used; that of the settings where nothing was sold yet."""
    return next(iter(sales_read.currencies(connection)), "") or preferences(connection).currency


def _summary(connection: Connection, asked: Asked) -> Report:
    times = (asked.months, asked.before) if asked.before else (asked.months,)
    found = sales_read.sums(connection, asked.currency, *times)
    return sales.summary(asked, found[0], found[1] if asked.before else None)


def _months(connection: Connection, asked: Asked) -> Report:
    earlier = sales_read.by_month(connection, asked.currency, asked.before) if asked.before else ()
    return sales.by_month(asked, sales_read.by_month(connection, asked.currency, asked.months), earlier)


def _lifecycle(connection: Connection, asked: Asked) -> Report:
    found = sales_read.by_lifecycle(connection, asked.currency, asked.months, asked.today)
    return sales.by_lifecycle(asked, found)


def _best(connection: Connection, asked: Asked) -> Report:
    return sales.best(asked, sales_read.best(connection, asked.currency, asked.months, BEST))


MAKERS: Mapping[str, Maker] = MappingProxyType(
    {"summary": _summary, "months": _months, "lifecycle": _lifecycle, "best": _best}
)
