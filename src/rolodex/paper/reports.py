"""Reports on paper: title, sentence, chart and table of each, page by page."""

from __future__ import annotations

from collections.abc import Sequence

from rolodex.domain.figure_words import said
from rolodex.domain.message import Word, message
from rolodex.domain.report import Cell, CellKind, Column, Report, Row
from rolodex.paper.charts import Charts, Drawn, Series
from rolodex.paper.leaves import Leaves
from rolodex.paper.tables import TextColumn

_DRAWN = 60
"""So many rows at most are drawn; the table below has all."""
_RIGHT = frozenset({"count", "money", "percent", "days", "decimal"})


class ReportSheets:
    """The pages of one or several reports."""

    def __init__(self, paper: str, title: str, subtitle: str, word: Word, locale: str) -> None:
        self._word, self._locale = word, locale
        self._leaves = Leaves(paper, title, subtitle, word)

    @property
    def pages(self) -> int:
        """How many pages there are, once they are finished."""
        return self._leaves.pages

    def add(self, report: Report) -> None:
        """Put a report below those that are there already; a field of cells is its own table."""
        word, leaves = self._word, self._leaves
        told = report.silence if report.is_empty else report.sentence
        leaves.heading(word(report.title), word(told), leads=not report.is_empty)
        if report.figures:
            self._figures(report)
        drawn = self._drawn(report)
        if drawn is not None:
            leaves.add(Charts(leaves.sheets, leaves.pen, leaves.left, leaves.right).pieces(drawn))
        if report.rows and report.chart.kind != "grid":
            columns = [TextColumn(word(one.head), one.kind in _RIGHT) for one in report.columns]
            rows = [self._texts(report, row) for row in report.rows]
            total = self._texts(report, report.total) if report.total else None
            leaves.table(columns, rows, total, [row.level for row in report.rows])

    def data(self) -> bytes:
        """The finished PDF."""
        return self._leaves.data()

    def _figures(self, report: Report) -> None:
        """The figures of a report, each with its change and its sentence."""
        columns = [
            TextColumn(self._word(message("Figure"))),
            TextColumn(self._word(message("Value")), right=True),
            TextColumn(self._word(message("Change")), right=True),
            TextColumn(""),
        ]
        rows = []
        for figure in report.figures:
            value = said(figure.value, figure.kind, report.currency, self._word, self._locale)
            change = ""
            if figure.change is not None:
                # a share changes by points, all else by a share of what it was
                kind: CellKind = "decimal" if figure.kind == "percent" else "percent"
                change = said(figure.change, kind, "", self._word, self._locale)
                change = f"{'+' if figure.change > 0 else ''}{change}"
            rows.append([self._word(figure.label), value, change, self._word(figure.sentence)])
        self._leaves.table(columns, rows)

    def _drawn(self, report: Report) -> Drawn | None:
        chart, places = report.chart, {column.key: n for n, column in enumerate(report.columns)}
        if chart.kind == "none" or chart.label not in places or not chart.values or not report.rows:
            return None
        values = [(report.columns[places[key]], places[key]) for key in chart.values if key in places]
        if chart.kind == "grid" and chart.across in places:
            return self._cells(report, places[chart.label], places[chart.across], values[0])
        shown = _shown(report.rows)[:_DRAWN]
        label = places[chart.label]
        kind = "shares" if chart.kind in ("shares", "funnel") else chart.kind
        labels = tuple(self._text(report, label, row) for row in shown)
        series = tuple(
            Series(self._word(column.head), tuple(_number(row.cells[place]) for row in shown))
            for column, place in values
        )
        if len({column.kind for column, _place in values}) > 1:
            # Talks beside sales: each is drawn as a share of its own most.
            series = tuple(one.of_its_most() for one in series)
        texts = tuple(
            tuple(text for _column, place in values if (text := self._text(report, place, row)))
            for row in shown
        )
        return Drawn(kind, labels, series, chart.unfinished, texts)

    def _cells(self, report: Report, down: int, across: int, value: tuple[Column, int]) -> Drawn:
        """Rows of (down, across, value) as a field of cells."""
        rows = list(dict.fromkeys(self._text(report, down, row) for row in report.rows))
        columns = list(dict.fromkeys(self._text(report, across, row) for row in report.rows))
        found = {(self._text(report, down, row), self._text(report, across, row)): row for row in report.rows}
        place = value[1]

        def cell(row: str, column: str) -> float | None:
            at = found.get((row, column))
            return _number(at.cells[place]) if at else None

        series = tuple(Series(one, tuple(cell(row, one) for row in rows)) for one in columns)
        texts = tuple(
            tuple(self._text(report, place, at) if (at := found.get((row, one))) else "" for one in columns)
            for row in rows
        )
        return Drawn("grid", tuple(rows), series, texts=texts)

    def _texts(self, report: Report, row: Row) -> list[str]:
        return [self._text(report, place, row) for place in range(len(report.columns))]

    def _text(self, report: Report, place: int, row: Row) -> str:
        return said(row.cells[place], report.columns[place].kind, report.currency, self._word, self._locale)


def _number(cell: Cell) -> float | None:
    return float(cell) if isinstance(cell, (int, float)) else None


def _shown(rows: Sequence[Row]) -> Sequence[Row]:
    """The uppermost rows; where these are but heads of two parts, the rows of the first part."""
    uppermost = [place for place, row in enumerate(rows) if not row.level]
    if len(uppermost) == 2 and uppermost[1] > 1:
        return rows[1 : uppermost[1]]
    return [rows[place] for place in uppermost]
