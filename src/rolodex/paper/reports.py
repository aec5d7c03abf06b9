"""Reports on paper: title, sentence, chart and table of each, page by page."""

from __future__ import annotations

from collections.abc import Callable

from rolodex.domain.figure_words import said
from rolodex.domain.message import Message, message
from rolodex.domain.report import Cell, Column, Report, Row
from rolodex.paper.charts import Charts, Drawn, Series
from rolodex.paper.pages import SIZES, Piece, paged
from rolodex.paper.paragraphs import DIM, Pen
from rolodex.paper.sheets import POINTS, Sheets
from rolodex.paper.tables import Table, TextColumn

Word = Callable[[Message], str]

_MARGIN = 16.0 * POINTS
_FOOT = 9.0 * POINTS
_SPACE = 5.0 * POINTS
_TOGETHER = 70.0 * POINTS
"""A report begins on the page before it only if so much of it has room there."""
_RIGHT = frozenset({"count", "money", "percent", "days", "decimal"})


class ReportSheets:
    """The pages of one or several reports."""

    def __init__(self, paper: str, title: str, subtitle: str, word: Word, language: str) -> None:
        width, height = SIZES[paper]
        self._word, self._language = word, language
        self._title, self._subtitle = title, subtitle
        self._sheets = Sheets(width, height, title)
        self._pen = Pen(self._sheets)
        self._right = width * POINTS - _MARGIN
        self._bottom = height * POINTS - _MARGIN - _FOOT
        self._pieces: list[Piece] = []
        self.pages = 0

    def add(self, report: Report) -> None:
        """Put a report below those that are there already; a field of cells is its own table."""
        pieces = [self._heading(report)]
        if report.figures:
            pieces += self._figures(report)
        pieces += self._chart(report)
        if report.rows and report.chart.kind != "grid":
            columns = [TextColumn(self._word(one.head), one.kind in _RIGHT) for one in report.columns]
            table = Table(self._sheets, self._pen, columns, _MARGIN, self._right)
            rows = [self._texts(report, row) for row in report.rows]
            total = self._texts(report, report.total) if report.total else None
            pieces += table.pieces(rows, total)
        self._pieces += pieces

    def data(self) -> bytes:
        """The finished PDF."""
        head = self._head()
        room = self._bottom - _MARGIN
        pages = paged(self._pieces, room, room - head.height)
        self.pages = len(pages)
        for number, pieces in enumerate(pages, start=1):
            top = _MARGIN
            if number == 1:
                head.draw(top)
                top += head.height
            for piece in pieces:
                piece.draw(top)
                top += piece.height
            self._footer(number)
            self._sheets.end_page()
        return self._sheets.data()

    def _heading(self, report: Report) -> Piece:
        """The title of a report and its sentence, or why there is nothing to show."""
        room = self._right - _MARGIN
        title = self._pen.paragraph(self._word(report.title), room, (13.0, 11.0, 9.0), strong=True)
        told = report.silence if report.is_empty else report.sentence
        sentence = self._pen.paragraph(self._word(told), room, (9.0, 8.0, 7.0), grey=DIM)
        parts = [part for part in (title, sentence) if part is not None]
        height = sum(part.height + 3 for part in parts) + 2 * _SPACE

        def draw(top: float) -> None:
            at = top + _SPACE
            for part in parts:
                self._pen.draw(part, _MARGIN, at)
                at += part.height + 3

        return Piece(height, draw, leads=bool(report.rows or report.figures))

    def _figures(self, report: Report) -> list[Piece]:
        """The figures of a report, each with its change and its sentence."""
        columns = [
            TextColumn(self._word(message("Figure"))),
            TextColumn(self._word(message("Value")), right=True),
            TextColumn(self._word(message("Change")), right=True),
            TextColumn(""),
        ]
        rows = []
        for figure in report.figures:
            value = said(figure.value, figure.kind, report.currency, self._word, self._language)
            change = ""
            if figure.change is not None:
                change = said(figure.change, "decimal", "", self._word, self._language)
                change = (
                    f"{'+' if figure.change > 0 else ''}{change}{'' if figure.kind == 'percent' else '%'}"
                )
            rows.append([self._word(figure.label), value, change, self._word(figure.sentence)])
        return Table(self._sheets, self._pen, columns, _MARGIN, self._right).pieces(rows)

    def _chart(self, report: Report) -> list[Piece]:
        drawn = self._drawn(report)
        if drawn is None:
            return []
        pieces = Charts(self._sheets, self._pen, _MARGIN, self._right).pieces(drawn)
        gap = Piece(_SPACE, lambda _top: None)
        return [*pieces, gap] if pieces else []

    def _drawn(self, report: Report) -> Drawn | None:
        chart, places = report.chart, {column.key: n for n, column in enumerate(report.columns)}
        if chart.kind == "none" or chart.label not in places or not chart.values or not report.rows:
            return None
        values = [(report.columns[places[key]], places[key]) for key in chart.values if key in places]
        if chart.kind == "grid" and chart.across in places:
            return self._cells(report, places[chart.label], places[chart.across], values[0])
        label = places[chart.label]
        kind = "shares" if chart.kind in ("shares", "funnel") else chart.kind
        labels = tuple(self._text(report, label, row) for row in report.rows)
        series = tuple(
            Series(self._word(column.head), tuple(_number(row.cells[place]) for row in report.rows))
            for column, place in values
        )
        texts = tuple(
            tuple(text for _column, place in values if (text := self._text(report, place, row)))
            for row in report.rows
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
        return said(row.cells[place], report.columns[place].kind, report.currency, self._word, self._language)

    def _head(self) -> Piece:
        room = self._right - _MARGIN
        title = self._pen.paragraph(self._title, room, (20.0, 16.0, 12.0), strong=True)
        subtitle = self._pen.paragraph(self._subtitle, room, (9.5, 8.0, 7.0), grey=DIM)
        parts = [part for part in (title, subtitle) if part is not None]

        def draw(top: float) -> None:
            for part in parts:
                self._pen.draw(part, _MARGIN, top)
                top += part.height + 3

        return Piece(sum(part.height + 3 for part in parts) + 4, draw)

    def _footer(self, number: int) -> None:
        text = self._word(message("Page %(page)d of %(pages)d", page=number, pages=self.pages))
        counted = self._pen.paragraph(text, self._right - _MARGIN, (8.0,), grey=DIM)
        if counted is not None:
            self._pen.draw(counted, self._right - counted.width, self._bottom + 3 * POINTS)


def _number(cell: Cell) -> float | None:
    return float(cell) if isinstance(cell, (int, float)) else None
