"""Cells, periods and changes of reports as the user reads them."""

from __future__ import annotations

import re
from datetime import date
from types import MappingProxyType

from PySide6.QtGui import QColor

from rolodex.domain import money as rules
from rolodex.domain.message import Message, message
from rolodex.domain.period import LABELS
from rolodex.domain.report import Cell, CellKind, Column, Figure, Period, Report, Row
from rolodex.i18n import _, word
from rolodex.ui import theme, wording

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
NOTHING = "–"
NO_TITLE = message("")
LARGE = 1000
"""From this sum on nobody asks for the cents of a column."""
LONGEST = 12
"""Digits and signs of a sum beyond which it is told in thousands or millions."""
_STATES = MappingProxyType(
    {
        "vip": "violet",
        "active": "good",
        "new": "blue",
        "slipping": "warn",
        "inactive": "faint",
        "prospect": "line",
    }
)
_SCALES = ((10**12, "tn"), (10**9, "bn"), (10**6, "M"), (10**3, "k"))


def cell(value: Cell, kind: CellKind, currency: str, today: date) -> str:
    """A cell in words; "–" where there is nothing to say."""
    if value is None:
        return NOTHING
    if isinstance(value, Message):
        return word(value)
    if isinstance(value, str):
        return _of_text(value, kind, today)
    return _of_number(value, kind, currency)


def compact(amount: float, currency: str) -> str:
    """A sum as short as it can be read: "€402k", "€1.2M"."""
    value = abs(amount) / 10 ** rules.exponent(currency)
    size, unit = next(((size, unit) for size, unit in _SCALES if value >= size), (1, ""))
    share = value / size
    decimals = 1 if unit and share < 10 and round(share, 1) != round(share) else 0
    text = wording.priced(share, currency, decimals)
    if unit:
        # the unit follows the figures, wherever the language puts the currency
        last = max(place for place, sign in enumerate(text) if sign.isdigit()) + 1
        text = f"{text[:last]}{_unit(unit)}{text[last:]}"
    return f"−{text}" if amount < 0 else text


def whole(amount: float, currency: str) -> str:
    """A sum without its cents."""
    value = abs(amount) / 10 ** rules.exponent(currency)
    text = wording.priced(value, currency, 0)
    return f"−{text}" if amount < 0 else text


def percent(value: float, decimals: int | None = None) -> str:
    """A share of a hundred; small ones with a decimal."""
    if decimals is None:
        decimals = 1 if abs(value) < 10 and round(value, 1) != round(value) else 0
    return wording.percent(value, decimals)


def change(figure: Figure) -> tuple[str, str]:
    """How a figure differs from the time before, with its sign, and the colour to say it in."""
    value = figure.change
    if value is None:
        return "", "dim"
    decimals = 0 if abs(value) >= 1000 else 1
    text = wording.decimal(abs(value), decimals)
    same = float(f"{value:.{decimals}f}") == 0
    sign = "±" if same else "+" if value > 0 else "−"
    said = text if figure.kind == "percent" else wording.percent(abs(value), decimals)
    return f"{sign}{said}", "dim" if same else "good" if (value > 0) == figure.good else "bad"


def label(value: Cell, short: bool = False) -> str:
    """What names a bar or a row; a month in full, or as its first letter."""
    if isinstance(value, str) and MONTH.fullmatch(value):
        return month_letter(value) if short else month(value)
    if isinstance(value, Message):
        return word(value)
    return "" if value is None else str(value)


def month(text: str) -> str:
    """A month such as "November 2026"."""
    year, number = int(text[:4]), int(text[5:7])
    name = wording.month_name(number)
    return _("%(month)s %(year)s") % {"month": name[:1].upper() + name[1:], "year": year}


def month_letter(text: str) -> str:
    """The first letter of a month."""
    return wording.month_letter(int(text[5:7]))


def short_month(text: str) -> str:
    """A month such as "Nov 2026"."""
    name = wording.month_name(int(text[5:7]), short=True)
    return f"{name.rstrip('.')} {text[:4]}"


def span(first: str, last: str) -> str:
    """Months from one to another; one month by its full name."""
    if first == last:
        return month(first)
    begin = short_month(first)
    if first[:4] == last[:4]:
        begin = begin.rsplit(" ", 1)[0]
    return _("%(first)s to %(last)s") % {"first": begin, "last": short_month(last)}


def period(shown: Period) -> str:
    """The line below the head: which months are shown and with which they are compared."""
    if not shown.first:
        return _("All months")
    if shown.name == "all":
        return _("All months since %(month)s") % {"month": month(shown.first)}
    if shown.name == "12" and shown.before_first:
        return _("Last 12 months, compared with the 12 before")
    these = span(shown.first, shown.last)
    if not shown.before_first:
        return these
    return _("%(these)s, compared with %(those)s") % {
        "these": these,
        "those": span(shown.before_first, shown.before_last),
    }


def choice(name: str, shown: Period | None = None) -> str:
    """What a choice of period is called."""
    if name == "own" and shown is not None:
        return span(shown.first, shown.last)
    return _("Other months…") if name == "own" else word(LABELS[name])


def row_title(report: Report, row: Row) -> str:
    """What a list of the people behind a row is called."""
    said = row_name(report, row)
    title = word(report.title)
    return _("%(report)s: %(row)s") % {"report": title, "row": said} if said else title


def row_name(report: Report, row: Row) -> str:
    """What a row is called: its label, and in a grid what it is crossed with."""
    named = [key for key in (report.chart.label, report.chart.across) if key]
    if not named:
        named = [column.key for column in report.columns if column.kind == "text"][:1]
    found = [
        _named(column, value)
        for key in named
        for column, value in zip(report.columns, row.cells, strict=False)
        if column.key == key
    ]
    return ", ".join(one for one in found if one)


def told(report: Report, row: Row, today: date) -> list[tuple[str, str]]:
    """All that a row says beside its name: each head with its value."""
    named = {report.chart.label, report.chart.across}
    first = next((column.key for column in report.columns if column.kind == "text"), "")
    if not report.chart.label:
        named.add(first)
    return [
        (word(column.head), cell(value, column.kind, report.currency, today))
        for column, value in zip(report.columns, row.cells, strict=False)
        if column.key not in named and value is not None and column.head.text
    ]


def _named(column: Column, value: Cell) -> str:
    """A label in a grid of scores needs its head: "Recency 5"."""
    text = label(value)
    bare = not isinstance(value, Message) and text.replace(".", "").isdigit()
    return f"{word(column.head)} {text}" if bare else text


def _of_text(value: str, kind: CellKind, today: date) -> str:
    if MONTH.fullmatch(value):
        return month(value)
    if kind == "date" and (moment := wording.local(value)):
        return wording.short_day(moment.date(), today)
    return value


def _of_number(value: float, kind: CellKind, currency: str) -> str:
    if kind == "money":
        return wording.money(round(value), currency, whole=True)
    if kind == "percent":
        return percent(value)
    if kind == "days":
        return _("%(count)s d") % {"count": wording.number(round(value))}
    if kind == "decimal":
        decimals = 0 if round(value, 1) == round(value) else 1
        return wording.decimal(value, decimals)
    return wording.number(value) if isinstance(value, int) else wording.decimal(value, 1)


def _unit(unit: str) -> str:
    return {"k": _("k"), "M": _("M"), "bn": _("bn"), "tn": _("tn")}[unit]


def paint(token: str) -> QColor:
    """The colour of a mark: a token of the theme, or a state of customers that has one of its own."""
    if token == "before":
        # what something is compared with: seen, and not looked at
        return theme.colour("line").lighter(100 if theme.mode() == "light" else 145)
    return theme.colour(_STATES.get(token, token))
