"""Label stocks and sheets of labels."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rolodex.cli import asked
from rolodex.cli.session import BookOption, JsonOption, SegmentOption, named, opened
from rolodex.cli.terminal import progress, say, say_json, say_table, warn
from rolodex.cli.verbs.label_asked import Options, Order, Wanted, wanted
from rolodex.domain import stock_words
from rolodex.domain.label import LabelPlan
from rolodex.domain.stock import Stock
from rolodex.i18n import _, ngettext, word
from rolodex.services.opening import Services


def stocks(
    context: typer.Context,
    query: Annotated[str, typer.Argument(metavar="QUERY", help=_("Brand, number, size or paper."))] = "",
    limit: Annotated[int, typer.Option(metavar="N", min=1, help=_("How many to list."))] = 50,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """List label stocks, yours first if there is a book."""
    from rolodex.services import stocks as service

    own: tuple[Stock, ...] = ()
    if named(context, book).exists():
        with opened(context, book) as services:
            own = services.own_stocks.all()
    found = service.find(query, limit, own)
    if json:
        say_json([_stock(stock) for stock in found])
        return
    say_table([_row(stock) for stock in found])
    if not found:
        warn(_("No label stock matches “%(query)s”.") % {"query": query})


def labels(
    context: typer.Context,
    out: Annotated[Path | None, typer.Argument(metavar="OUT.pdf", help=_("The file to write."))] = None,
    *,
    stock: Annotated[
        str,
        typer.Option(
            metavar="NAME", help=_("The label stock, such as L7160; that of the campaign if left out.")
        ),
    ] = "",
    query: Annotated[str, typer.Option(metavar="Q", help=_("Only those who answer this look-up."))] = "",
    segment: SegmentOption = "",
    campaign: Annotated[
        str, typer.Option(metavar="NAME", help=_("The pieces of this campaign, with their codes."))
    ] = "",
    households: Annotated[bool, typer.Option("--households", help=_("One label for each address."))] = False,
    start: Annotated[int, typer.Option(metavar="N", min=1, help=_("The first label to use."))] = 1,
    sheet: Annotated[
        list[int] | None,
        typer.Option(metavar="ID", help=_("Use this part-used sheet of the drawer first; may be repeated.")),
    ] = None,
    copies: Annotated[int, typer.Option(metavar="N", min=1, help=_("Labels for each contact."))] = 1,
    order: Annotated[Order, typer.Option(help=_("In which order the labels stand."))] = "name",
    home: Annotated[
        str, typer.Option("--from", metavar="ISO2", help=_("Your country, which is left out."))
    ] = "",
    sender: Annotated[
        bool,
        typer.Option(
            "--return/--no-return",
            help=_("Print your return address on envelopes, if the settings have one."),
        ),
    ] = True,
    template: Annotated[str, typer.Option(metavar="NAME", help=_("Lay the labels out so."))] = "",
    code: Annotated[bool, typer.Option("--code", help=_("Print the code of each piece."))] = False,
    qr: Annotated[bool, typer.Option("--qr", help=_("Print the code of each piece as a QR code."))] = False,
    outlines: Annotated[
        bool, typer.Option("--outlines", help=_("Print the outlines of the labels."))
    ] = False,
    printer: Annotated[
        str, typer.Option(metavar="NAME", help=_("Correct what this printer misses, as it was measured."))
    ] = "",
    log: Annotated[
        bool,
        typer.Option(
            "--log",
            help=_("Remember it as printed: it can be printed again, and its labels leave the drawer."),
        ),
    ] = False,
    plan: Annotated[
        bool, typer.Option("--plan", help=_("Show the lines of each label; without OUT nothing is written."))
    ] = False,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Print address labels."""
    if out is None and not plan:
        raise typer.BadParameter(_("Name a file to write, or ask for the --plan only."))
    if not stock and not campaign:
        raise typer.BadParameter(_("Name the label stock with --stock."))
    options = Options(
        stock=stock,
        query=query,
        segment=segment,
        start=start,
        copies=copies,
        home=home,
        sender=sender,
        households=households,
        campaign=campaign,
        template=template,
        sheets=tuple(sheet or ()),
        printer=printer,
        outlines=outlines,
        order=order,
        code=code,
        qr=qr,
    )
    with opened(context, book) as services, progress(_("Printing")) as told:
        wish = wanted(services, options)
        if out:
            made = services.labels.write(wish.job, out, told, wish.pieces)
            if log:
                _remember(services, wish, made)
        if plan or not out:
            made = services.labels.plan(wish.job, told, wish.pieces)
    _tell(made, wish.stock, plan=plan, json=json)


def _remember(services: Services, wish: Wanted, made: LabelPlan) -> None:
    """Write down that this was printed, and take what it used from the drawer."""
    from rolodex.services.sending import PrintedRun  # start-up

    services.sending.log(PrintedRun(wish.job, made, wish.sheets, wish.campaign_id), asked.now())


def _tell(made: LabelPlan, stock: Stock, *, plan: bool, json: bool) -> None:
    if json:
        say_json(_plan(made, plan))
        return
    if plan:
        for lines in made.lines:
            say("\n".join(lines) + "\n")
    for left_out in made.skipped:
        warn(f"{left_out.fn}: {word(left_out.reason)}")
    for smaller in made.shrunk:
        warn(
            _("%(name)s is set in %(size)s points to fit.")
            % {"name": smaller.fn, "size": f"{smaller.size:g}"}
        )
    say(_summary(made, stock))


def _plan(sheet: LabelPlan, lines: bool) -> dict[str, object]:
    told: dict[str, object] = {
        "labels": sheet.labels,
        "pages": sheet.pages,
        "skipped": [{"id": one.id, "fn": one.fn, "reason": word(one.reason)} for one in sheet.skipped],
        "shrunk": [{"id": one.id, "fn": one.fn, "size": one.size} for one in sheet.shrunk],
    }
    if lines:
        told["lines"] = [list(label) for label in sheet.lines]
    return told


def _summary(sheet: LabelPlan, stock: Stock) -> str:
    if stock.kind == "envelope":
        text = ngettext("%(count)d envelope", "%(count)d envelopes", sheet.labels) % {"count": sheet.labels}
    else:
        text = ngettext("%(count)d label", "%(count)d labels", sheet.labels) % {"count": sheet.labels}
    if stock.per_sheet > 1:
        sheets = ngettext("on %(count)d sheet", "on %(count)d sheets", sheet.pages)
        text += " " + sheets % {"count": sheet.pages}
    left_out = len(sheet.skipped)
    return (
        text + ", " + ngettext("%(count)d left out.", "%(count)d left out.", left_out) % {"count": left_out}
    )


def _size(stock: Stock) -> str:
    size = f"{stock.width:g} × {stock.height:g} mm"
    return f"{size}, {stock.columns} × {stock.rows}" if stock.per_sheet > 1 else size


def _row(stock: Stock) -> tuple[str, ...]:
    return stock.name, stock.label, _size(stock), stock.paper, word(stock_words.confidence(stock))


def _stock(stock: Stock) -> dict[str, object]:
    return {
        "name": stock.name,
        "brand": stock.brand,
        "part": stock.part,
        "title": stock.title,
        "kind": stock.kind,
        "paper": stock.paper,
        "width": stock.width,
        "height": stock.height,
        "columns": stock.columns,
        "rows": stock.rows,
        "confidence": stock.confidence,
    }
