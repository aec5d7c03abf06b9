"""How the width of a table is shared among its columns."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from rolodex.i18n import word
from rolodex.ui import theme
from rolodex.ui.reports.rows import BARS, ReportRows

INSET = 14
PAD = 12
BAR_MOST = 0.34
BAR_LEAST = 60
MARK = 13
"""The room for the dot before a name."""
NAME = 150
"""The least room for a name."""
MEASURED = 60
"""How many rows are measured for the width of a column."""


def bar_room(model: ReportRows, wishes: list[int], width: int) -> int:
    """How much of a table this wide its bars take: what the words leave, within bounds."""
    if model.report.chart.kind not in BARS:
        return 0
    left = width - sum(wishes) - 2 * theme.size(INSET - PAD)
    heading = ceil(theme.metrics(12).horizontalAdvance(model.head_of_bars())) + theme.size(INSET) + 2
    return max(theme.size(BAR_LEAST), min(heading, width // 2), min(left, round(width * BAR_MOST)))


def wanted(model: ReportRows, *, heads: bool) -> list[int]:
    """How much room each column wants, with its head where heads are shown."""
    found = []
    for section in range(model.columnCount()):
        column, number = model.column(section), model.is_number(section)
        face = theme.metrics(13, 600 if column.kind == "text" else 400, tabular=number)
        texts = {str(model.index(row, section).data()) for row in range(min(MEASURED, model.rowCount()))}
        room = max((face.horizontalAdvance(text) for text in texts), default=0.0)
        if heads:
            room = max(room, theme.metrics(12).horizontalAdvance(word(column.head)))
        if section == 0:
            room += theme.size(MARK) * any(row.colour for row in model.report.rows)
            room += theme.size(MARK) * max((row.level for row in model.report.rows), default=0)
        found.append(ceil(room) + 1 + 2 * theme.size(PAD))
    return found


def fitted(model: ReportRows, wishes: list[int], width: int) -> Mapping[int, int]:
    """The width of each column for which there is room; names give way first, and take what is left."""
    count = model.columnCount()
    if not count or len(wishes) != count:
        return {}
    bars = bar_room(model, wishes, width)
    edge = theme.size(INSET - PAD)
    room = width - bars - 2 * edge
    names = [section for section in range(count) if not model.is_number(section)]
    least = {section: min(wishes[section], theme.size(NAME)) for section in names}
    shown = _fitting(model, [least.get(section, wishes[section]) for section in range(count)], room)
    widths = {section: least.get(section, wishes[section]) for section in shown}
    _spread(widths, wishes, [section for section in names if section in widths], room)
    widths[min(widths)] += edge
    widths[max(widths)] += edge + bars
    return widths


def _spread(widths: dict[int, int], wishes: list[int], names: list[int], room: int) -> None:
    """Let names grow to what they want, and the widest of them take the rest."""
    rest = room - sum(widths.values())
    for section in names:
        more = max(0, min(rest, wishes[section] - widths[section]))
        widths[section] += more
        rest -= more
    if rest > 0:
        widths[max(names or widths, key=lambda section: widths[section])] += rest


def _fitting(model: ReportRows, widths: list[int], room: int) -> list[int]:
    """The columns that fit: those that name the rows, those that are drawn, sums, others, dates last."""
    keys = [model.column(section).key for section in range(len(widths))]
    chart = model.report.chart
    naming = [n for n, key in enumerate(keys) if key and key in (chart.label, chart.across)]
    naming = naming or [n for n in range(len(keys)) if model.column(n).kind == "text"][:1] or [0]
    drawn = [n for n, key in enumerate(keys) if key in chart.values]
    kinds = [model.column(n).kind for n in range(len(keys))]
    sums = [n for n, kind in enumerate(kinds) if kind == "money"]
    others = [n for n, kind in enumerate(kinds) if kind != "date"]
    taken: list[int] = []
    for section in dict.fromkeys((*naming, *drawn, *sums, *others, *range(len(widths)))):
        if not taken or sum(widths[n] for n in taken) + widths[section] <= room:
            taken.append(section)
    return sorted(taken)
