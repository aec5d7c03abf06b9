"""Reports on the command line: as a table, as JSON, as a PDF or a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rolodex.cli import asked
from rolodex.cli.session import BookOption, JsonOption, opened
from rolodex.cli.terminal import say, say_json, say_table, warn
from rolodex.domain.errors import UserError
from rolodex.domain.figure_words import number, percent, said, span
from rolodex.domain.message import Message, message
from rolodex.domain.report import Cell, CellKind, Figure, Report, Row
from rolodex.i18n import _, language, locale, word

SHOWN = 40
"""So many rows of a report are printed in the terminal."""


def report(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help=_("Which report; all of them where none is named."))
    ] = "",
    *,
    period: Annotated[
        str,
        typer.Option(
            metavar="P", help=_("month, quarter, year, 12, last_year, all, 2025 or 2025-03..2025-08.")
        ),
    ] = "12",
    currency: Annotated[
        str, typer.Option(metavar="C", help=_("The currency; otherwise the one most used."))
    ] = "",
    pdf: Annotated[Path | None, typer.Option(metavar="OUT", help=_("Write a PDF."))] = None,
    xlsx: Annotated[Path | None, typer.Option(metavar="OUT", help=_("Write a spreadsheet."))] = None,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Show the figures of the book."""
    today = asked.now().date()
    with opened(context, book) as services:
        when = services.reports.period(period, today)
        code = _code(currency)
        found: tuple[Report, ...]
        if name:
            found = (services.reports.report(name, when, code, today, language()),)
        else:
            found = services.reports.all(when, code, today, language())
        if pdf is not None:
            services.reports.write_pdf(pdf, found, word, locale())
        if xlsx is not None:
            services.reports.write_xlsx(xlsx, found, word)
    if json:
        documents = [_document(one) for one in found]
        say_json(documents[0] if name else documents)
        return
    for out in filter(None, (pdf, xlsx)):
        say(_("The figures are in %(file)s") % {"file": str(out)})
    if pdf is None and xlsx is None:
        for one in found:
            _print(one)


def _code(currency: str) -> str:
    code = currency.strip().upper()
    if code and not (len(code) == 3 and code.isascii() and code.isalpha()):
        raise UserError(
            message("“%(code)s” is no currency; nothing was written. Give one such as EUR.", code=currency)
        )
    return code


def _print(one: Report) -> None:
    say(word(one.title))
    if one.is_empty:
        say(f"  {word(one.silence)}")
        say()
        return
    if one.figures:
        say_table(
            [
                (
                    word(figure.label),
                    _said(figure.value, figure.kind, one.currency),
                    _change(figure),
                    word(figure.sentence),
                )
                for figure in one.figures
            ]
        )
    rows = [tuple(word(column.head) for column in one.columns)] if one.rows else []
    rows += [_texts(one, row) for row in one.rows[:SHOWN]]
    if one.total is not None and len(one.rows) <= SHOWN:
        rows.append(_texts(one, one.total))
    say_table(rows)
    if len(one.rows) > SHOWN:
        warn(_("There are more rows; --json, --pdf and --xlsx give all of them."))
    say()


def _change(figure: Figure) -> str:
    """By how much it changed: a sum in per cent, a percentage in points."""
    if figure.change is None:
        return ""
    written = number if figure.kind == "percent" else percent
    return f"{'+' if figure.change > 0 else ''}{written(figure.change, 1, locale())}"


def _texts(one: Report, row: Row) -> tuple[str, ...]:
    cells = [
        _said(cell, column.kind, one.currency) for cell, column in zip(row.cells, one.columns, strict=True)
    ]
    return ("  " * row.level + cells[0], *cells[1:])


def _said(cell: Cell, kind: CellKind, currency: str) -> str:
    return said(cell, kind, currency, word, locale())


def _document(one: Report) -> dict[str, object]:
    period = one.period
    return {
        "name": one.name,
        "title": word(one.title),
        "sentence": word(one.silence if one.is_empty else one.sentence),
        "currency": one.currency,
        "others": list(one.others),
        "period": None
        if period is None
        else {
            "name": period.name,
            "first": period.first,
            "last": period.last,
            "before_first": period.before_first,
            "before_last": period.before_last,
            "text": span(period, word),
        },
        "figures": [
            {
                "key": figure.key,
                "label": word(figure.label),
                "kind": figure.kind,
                "value": _plain(figure.value),
                "change": figure.change,
                "sentence": word(figure.sentence),
            }
            for figure in one.figures
        ],
        "columns": [
            {"key": column.key, "head": word(column.head), "kind": column.kind} for column in one.columns
        ],
        "rows": [_row(one, row) for row in one.rows],
        "total": _row(one, one.total) if one.total else None,
    }


def _row(one: Report, row: Row) -> dict[str, object]:
    found: dict[str, object] = {
        column.key: _plain(cell) for column, cell in zip(one.columns, row.cells, strict=True)
    }
    if row.contact_id:
        found["contact_id"] = row.contact_id
    if row.level:
        found["level"] = row.level
    return found


def _plain(cell: Cell) -> object:
    return word(cell) if isinstance(cell, Message) else cell
