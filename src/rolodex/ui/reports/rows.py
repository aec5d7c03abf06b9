"""The rows of a report as a table: the form in which all of it can be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rolodex.domain import money
from rolodex.domain.report import Cell, Column, Report, Row
from rolodex.i18n import _, word
from rolodex.ui import wording
from rolodex.ui.reports import words
from rolodex.ui.tamed_rows import tamed_rows

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
EMPTY = Report("", words.NO_TITLE)
NUMBERS = ("count", "money", "percent", "days", "decimal", "date")
BARS = ("shares", "funnel")
ENOUGH = 4
"""So many uppermost rows say enough without their parts."""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ReportRows(QAbstractTableModel):
    """Some columns of a report, worded; the total stands last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.report = EMPTY
        self._rows: tuple[Row, ...] = ()
        self._places: tuple[int, ...] = ()
        self._texts: tuple[tuple[str, ...], ...] = ()

    def show_report(self, report: Report, places: Sequence[int], today: date, *, brief: bool) -> None:
        """Show the columns at these places; `brief` tells sums in thousands where they are long."""
        rows = report.rows if report.total is None else (*report.rows, report.total)
        texts = _worded(report, rows, today, brief=brief)
        same = len(rows) == len(self._rows) and tuple(places) == self._places
        if not same:
            self.beginResetModel()
        self.report, self._rows, self._places, self._texts = report, rows, tuple(places), texts
        if not same:
            self.endResetModel()
        elif rows and places:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(places) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(places) - 1)

    def row(self, position: int) -> Row | None:
        """The row at a position."""
        return self._rows[position] if 0 <= position < len(self._rows) else None

    def column(self, section: int) -> Column:
        """The column of a section."""
        return self.report.columns[self._places[section]]

    def is_number(self, section: int) -> bool:
        """Whether a column holds numbers; what names its rows is none, be it a month or a rank."""
        place = self._places[section]
        return place > 0 and self.report.columns[place].kind in NUMBERS

    def leads(self, position: int) -> bool:
        """Whether there are people behind a row."""
        row = self.row(position)
        return row is not None and (row.people is not None or bool(row.contact_id))

    def is_strong(self, position: int, section: int) -> bool:
        """Whether a cell names a contact or what the rows below it are parts of, or adds up the others."""
        row, following = self.row(position), self.row(position + 1)
        if row is None or self.is_total(position):
            return row is not None
        columns = self.report.columns
        named = self.report.chart.label or next((one.key for one in columns if one.kind == "text"), "")
        above = following is not None and following.level > row.level
        return (bool(row.contact_id) or above) and self.column(section).key == named

    def is_total(self, position: int) -> bool:
        """Whether this row adds up the others."""
        return self.report.total is not None and position == len(self._rows) - 1

    def head_of_bars(self) -> str:
        """What the bars show, where no column says it already."""
        shown = {self.column(section).key for section in range(self.columnCount())}
        drawn = self.report.chart.values[:1]
        heads = (one.head for one in self.report.columns if one.key in drawn and one.key not in shown)
        return next((word(head) for head in heads), "")

    def share(self, position: int) -> float | None:
        """The share that the bar of a row takes; None where there are no bars."""
        chart = self.report.chart
        row = self.row(position)
        if chart.kind not in BARS or not chart.values or row is None or self.is_total(position):
            return None
        keys = [column.key for column in self.report.columns]
        if chart.values[0] not in keys:
            return None
        value = keys.index(chart.values[0])
        numbers = [_number(one.cells[value]) for one in self.report.rows]
        whole = sum(numbers) if chart.kind == "shares" else max(numbers, default=0)
        if chart.kind == "shares" and self.report.columns[value].kind == "percent":
            whole = 100
        return min(1.0, max(0.0, _number(row.cells[value])) / whole) if whole > 0 else 0.0

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._places)

    @tamed_rows
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        place = self._places[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts[index.row()][place]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{word(self.report.columns[place].head)} {self._texts[index.row()][place]}".strip()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self.is_number(index.column()) else LEFT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Vertical or section >= len(self._places):
            return None
        column = self.column(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return word(column.head)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self.is_number(section) else LEFT
        return None


def brief(report: Report) -> list[int]:
    """The columns of a card: all but the share that a bar shows."""
    drawn = report.chart.values if report.chart.kind == "shares" else ()
    return [
        place
        for place, column in enumerate(report.columns)
        if not (column.key in drawn and column.kind == "percent")
    ]


def _worded(report: Report, rows: Sequence[Row], today: date, *, brief: bool) -> tuple[tuple[str, ...], ...]:
    """All cells in words; a column of sums is told in one manner."""
    columns = []
    for place, column in enumerate(report.columns):
        values = [row.cells[place] if place < len(row.cells) else None for row in rows]
        texts = [words.cell(value, column.kind, report.currency, today) for value in values]
        if column.kind == "money":
            say = _manner(report, values, brief=brief)
            texts = [
                say(value) if isinstance(value, int | float) else text
                for value, text in zip(values, texts, strict=True)
            ]
        if column.kind == "text":
            texts = ["" if value is None else text for value, text in zip(values, texts, strict=True)]
        columns.append(texts)
    if report.total is not None and report.columns and columns[0][-1] == "":
        columns[0][-1] = _("All")
    return tuple(zip(*columns, strict=True)) if columns else ()


def _manner(report: Report, values: Sequence[Cell], *, brief: bool) -> Callable[[float], str]:
    """How the sums of a column are told: to the cent, or in a card without cents or in thousands."""
    code = report.currency
    if not brief:
        return lambda amount: wording.money(round(amount), code)
    most = max((abs(value) for value in values if isinstance(value, int | float)), default=0)
    if report.chart.kind == "shares" or len(words.whole(most, code)) > words.LONGEST:
        return lambda amount: words.compact(amount, code)
    if most >= words.LARGE * 10 ** money.exponent(code):
        return lambda amount: words.whole(amount, code)
    return lambda amount: wording.money(round(amount), code)


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def above_all(report: Report) -> Report:
    """The report by its uppermost rows alone, where they are enough to say something."""
    uppermost = tuple(row for row in report.rows if not row.level)
    return replace(report, rows=uppermost) if len(uppermost) >= ENOUGH else report


def explains_itself(report: Report) -> bool:
    """Whether rows need no heads: each is marked by a colour and shows its share as a bar."""
    return report.chart.kind in BARS and all(row.colour for row in report.rows)
