"""What was sold of each product, and what came back and why."""

from __future__ import annotations

from collections.abc import Sequence

from rolodex.domain.figures import Asked, Reason, Sold, Sums
from rolodex.domain.message import Message, message
from rolodex.domain.report import NOTHING, Chart, Column, Report, Row
from rolodex.domain.said import verbatim
from rolodex.reports.making import NO_SALES, behind, change, share, total_of

LOOSE = message("Without a product")
OTHER = message("Without a category")


def products(asked: Asked, now: Sequence[Sold], earlier: Sequence[Sold], sums: Sums) -> Report:
    """Quantity and net sales of each product under its category, with share and change.

    Discounts and taxes of a whole order, and returns of no line, are in a row of their own, so that all rows
    come to the net sales of the time.
    """
    was = {one.product_id: one.net for one in earlier}
    compared = asked.before is not None
    categories: dict[str, list[Sold]] = {}
    for one in now:
        if one.quantity or one.total or one.returned:
            categories.setdefault(one.category, []).append(one)
    old: dict[str, int] = {}
    for one in earlier:
        old[one.category] = old.get(one.category, 0) + one.net
    ordered = sorted(categories.items(), key=lambda item: (-sum(one.net for one in item[1]), item[0]))
    grouped = len(ordered) > 1 or any(name for name, _ in ordered)
    rows: list[Row] = []
    for name, those in ordered:
        net = sum(one.net for one in those)
        if grouped:
            words = verbatim(name) if name else OTHER
            quantity = sum(one.quantity - one.back for one in those)
            cells = _cells(
                words, quantity, net, sums.net, change(net, old.get(name, 0)) if compared else None
            )
            rows.append(Row(cells, behind(asked, "category", name)))
        for one in sorted(those, key=lambda one: (-one.net, one.name, one.product_id)):
            cells = _cells(
                verbatim(one.name) if one.product_id else LOOSE,
                one.quantity - one.back,
                one.net,
                sums.net,
                change(one.net, was.get(one.product_id, 0)) if compared else None,
            )
            rows.append(Row(cells, behind(asked, "product", str(one.product_id)), level=int(grouped)))
    rest = sums.net - sum(one.net for one in now)
    if rest and rows:
        rows.append(
            Row(_cells(message("Taxes, discounts and returns of whole orders"), None, rest, sums.net))
        )
    return Report(
        "products",
        message("Products"),
        (
            Column("product", message("Product")),
            Column("quantity", message("Quantity"), "decimal"),
            Column("net", message("Net sales"), "money"),
            Column("share", message("Share"), "percent"),
            Column("change", message("Change"), "percent"),
        ),
        tuple(rows),
        Chart("shares", "product", ("share",)),
        currency=asked.currency,
        others=asked.others,
        period=asked.period,
        sentence=message("What the lines of the orders came to, less what was given back for them."),
        silence=NOTHING if rows else NO_SALES,
        total=total_of(None, sums.net, share(sums.net, sums.net), None) if rows else None,
    )


def returns(asked: Asked, reasons: Sequence[Reason], goods: Sequence[Sold], sums: Sums) -> Report:
    """What came back by reason and by product, as a share of what was sold."""
    everything = sum(one.amount for one in reasons)
    count = sum(one.returns for one in reasons)
    rows = [Row((message("By reason"), count, everything, share(everything, sums.gross)))]
    for one in sorted(reasons, key=lambda one: (-one.amount, one.reason)):
        words = verbatim(one.reason) if one.reason else message("No reason given")
        cells = (words, one.returns, one.amount, share(one.amount, sums.gross))
        rows.append(Row(cells, behind(asked, "reason", one.reason), level=1))
    back = [one for one in goods if one.returns]
    rows.append(
        Row(
            (
                message("By product"),
                sum(one.returns for one in back),
                sum(one.returned for one in back),
                share(sum(one.returned for one in back), sum(one.total for one in goods)),
            )
        )
    )
    for each in sorted(back, key=lambda one: (-one.returned, one.name, one.product_id)):
        named = verbatim(each.name) if each.product_id else LOOSE
        product = (named, each.returns, each.returned, share(each.returned, each.total))
        rows.append(Row(product, behind(asked, "back", str(each.product_id)), level=1))
    return Report(
        "returns",
        message("Returns"),
        (
            Column("what", message("Reason or product")),
            Column("returns", message("Returns"), "count"),
            Column("amount", message("Given back"), "money"),
            Column("share", message("Share of sales"), "percent"),
        ),
        tuple(rows) if count else (),
        Chart("shares", "what", ("share",)),
        currency=asked.currency,
        others=asked.others,
        period=asked.period,
        sentence=message(
            "A reason is compared with what all orders came to before returns, a product with its own lines."
        ),
        silence=NOTHING if count else message("Nothing was brought back in this time."),
    )


def _cells(
    name: Message, quantity: int | None, net: int, whole: int, changed: float | None = None
) -> tuple[Message | int | float | None, ...]:
    return name, None if quantity is None else quantity / 1000, net, share(net, whole), changed
