"""The rows of a report as a table: the form in which all of it can be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from rolodex.domain.report import Column, Report, Row
from rolodex.i18n import _, word
from rolodex.ui.reports import words

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
EMPTY = Report("", words.NO_TITLE)
NUMBERS = ("count", "money", "percent", "days", "decimal", "date")
BARS = ("shares", "funnel")
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

    def is_total(self, position: int) -> bool:
        """Whether this row adds up the others."""
        return self.report.total is not None and position == len(self._rows) - 1

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
        return max(0.0, _number(row.cells[value])) / whole if whole > 0 else 0.0

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._places)

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
        if column.kind == "money" and brief and _is_long(report, texts):
            texts = [
                words.compact(value, report.currency) if isinstance(value, int | float) else text
                for value, text in zip(values, texts, strict=True)
            ]
        if column.kind == "text":
            texts = ["" if value is None else text for value, text in zip(values, texts, strict=True)]
        columns.append(texts)
    if report.total is not None and report.columns and columns[0][-1] == "":
        columns[0][-1] = _("All")
    return tuple(zip(*columns, strict=True)) if columns else ()


def _is_long(report: Report, texts: Sequence[str]) -> bool:
    return report.chart.kind == "shares" or any(len(text) > words.LONGEST for text in texts)


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def bold(report: Report, row: Row, column: Column) -> bool:
    """Whether a cell names a contact."""
    named = next((one.key for one in report.columns if one.kind == "text"), "")
    return bool(row.contact_id) and column.key == (report.chart.label or named)
