"""Figures of the book, as tables, charts and files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from rolodex.domain import period as periods_of
from rolodex.domain.errors import UserError
from rolodex.domain.figure_words import span
from rolodex.domain.figures import Asked, Silent
from rolodex.domain.message import Word, message
from rolodex.domain.period import Months
from rolodex.domain.planner import paper_of
from rolodex.domain.report import REPORTS, Period, Report
from rolodex.reports import crowds, doings, goods, sales
from rolodex.services.files import replacing
from rolodex.services.settings import preferences
from rolodex.store import countries, settings
from rolodex.store.book import Book, Connection
from rolodex.store.reports import crowds as crowds_read
from rolodex.store.reports import doings as doings_read
from rolodex.store.reports import goods as goods_read
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

    def report(self, name: str, period: Period, currency: str, today: date, language: str = "en") -> Report:
        """One report: its money in `currency` alone, "" for the one most used.

        Countries are named in `language`. Raises UserError where there is no report of this name.
        """
        return self._made((name,), Asked(period, currency, today, language=language))[0]

    def all(self, period: Period, currency: str, today: date, language: str = "en") -> tuple[Report, ...]:
        """All reports, in the order of the panel."""
        return self._made(self.names(), Asked(period, currency, today, language=language))

    def write_pdf(self, out: Path, reports: Sequence[Report], word: Word, locale: str) -> int:
        """Write these reports to a PDF, whole or not at all, and say how many pages it has.

        `word` is how the edge words a text.
        """
        from rolodex.paper.reports import ReportSheets  # start-up: reportlab, uharfbuzz

        with self._book.reading() as connection:
            paper = paper_of(settings.country(connection))
        sheets = ReportSheets(
            paper, word(message("How we are doing")), _subtitle(reports, word), word, locale
        )
        for report in reports:
            sheets.add(report)
        data = sheets.data()
        with replacing(out) as stream:
            stream.write(data)
        return sheets.pages

    def write_xlsx(self, out: Path, reports: Sequence[Report], word: Word) -> None:
        """Write these reports to a spreadsheet, a sheet for each, whole or not at all."""
        from rolodex.services.workbook import written  # start-up: xlsxwriter

        data = written(reports, word)
        with replacing(out) as stream:
            stream.write(data)

    def _made(self, names: tuple[str, ...], asked: Asked) -> tuple[Report, ...]:
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
            code = asked.currency or _usual(connection)
            others = sales_read.others(connection, code, asked.months)
            week = preferences(connection).first_weekday
            asked = replace(asked, currency=code, others=others, first_weekday=week)
            return tuple(MAKERS[name](connection, asked) for name in names)


def _subtitle(reports: Sequence[Report], word: Word) -> str:
    """The time that the reports are about, and their currency."""
    period = next((one.period for one in reports if one.period is not None), None)
    if period is None:
        return ""
    currency = next((one.currency for one in reports if one.currency), "")
    return " · ".join(filter(None, (span(period, word), currency)))


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


def _campaigns(connection: Connection, asked: Asked) -> Report:
    return doings.campaigns(asked, doings_read.campaigns(connection, asked.currency, asked.months))


def _rfm(connection: Connection, asked: Asked) -> Report:
    return crowds.rfm(asked, crowds_read.scores(connection, asked.currency))


def _products(connection: Connection, asked: Asked) -> Report:
    now = goods_read.products(connection, asked.currency, asked.months)
    earlier = goods_read.products(connection, asked.currency, asked.before) if asked.before else ()
    return goods.products(asked, now, earlier, sales_read.amounts(connection, asked.currency, asked.months))


def _returns(connection: Connection, asked: Asked) -> Report:
    return goods.returns(
        asked,
        goods_read.reasons(connection, asked.currency, asked.months),
        goods_read.products(connection, asked.currency, asked.months),
        sales_read.amounts(connection, asked.currency, asked.months),
    )


def _areas(connection: Connection, asked: Asked) -> Report:
    found = crowds_read.places(connection, asked.currency, asked.months)
    named = countries.countries()
    return crowds.areas(asked, found, lambda code: named.name(code, asked.language) or code)


def _sources(connection: Connection, asked: Asked) -> Report:
    return crowds.sources(asked, crowds_read.origins(connection, asked.currency, asked.months))


def _cohorts(connection: Connection, asked: Asked) -> Report:
    first, last = crowds.quarters(asked)
    return crowds.cohorts(asked, crowds_read.cohorts(connection, asked.currency, first, last))


def _pipeline(connection: Connection, asked: Asked) -> Report:
    asked = replace(asked, others=doings_read.deal_currencies(connection, asked.currency))
    stages = doings_read.stages(connection, asked.currency)
    return doings.pipeline(asked, stages, doings_read.closed(connection, asked.currency, asked.months))


def _activity(connection: Connection, asked: Asked) -> Report:
    found = doings_read.talks(connection, asked.currency, asked.months)
    told = [one.month for one in found if one.talks and one.month <= asked.ripe]
    # Before the first talk that the book knows of nobody can be said not to have been talked to.
    over = Months(min(told), max(one.month for one in found if one.month <= asked.ripe)) if told else None
    silent = doings_read.silent(connection, asked.currency, over) if over else Silent()
    return doings.activity(asked, found, silent)


def _hours(connection: Connection, asked: Asked) -> Report:
    return doings.hours(asked, doings_read.hours(connection, asked.months))


def _kept(connection: Connection, asked: Asked) -> Report:
    return doings.kept(asked, doings_read.kept(connection, asked.months, asked.today))


MAKERS: Mapping[str, Maker] = MappingProxyType(
    {
        "summary": _summary,
        "months": _months,
        "lifecycle": _lifecycle,
        "best": _best,
        "campaigns": _campaigns,
        "rfm": _rfm,
        "products": _products,
        "returns": _returns,
        "areas": _areas,
        "sources": _sources,
        "cohorts": _cohorts,
        "pipeline": _pipeline,
        "activity": _activity,
        "hours": _hours,
        "kept": _kept,
    }
)
