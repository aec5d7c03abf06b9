"""What was sold of each product, and what came back and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rolodex.domain.figures import Asked, Reason, Sold, Sums
from rolodex.domain.message import Message, message, verbatim
from rolodex.domain.report import NOTHING, Chart, Column, Report, Row
from rolodex.reports.making import NO_SALES, behind, change, share, total_of

LOOSE = message("Without a product")
OTHER = message("Without a category")


def products(asked: Asked, now: Sequence[Sold], earlier: Sequence[Sold], sums: Sums) -> Report:
    """Quantity and net sales of each product under its category, with share and change.

    Discounts and taxes of a whole order, and returns of no line, are in a row of their own, so that all rows
    come to the net sales of the time.
    """
    rows = list(_by_category(asked, now, earlier, sums))
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


def _by_category(asked: Asked, now: Sequence[Sold], earlier: Sequence[Sold], sums: Sums) -> Iterator[Row]:
    """Each category with its products below it, those that sold for most first; a single one has no row."""
    was: Counter[int] = Counter()
    was_together: Counter[str] = Counter()
    for one in earlier:
        was[one.product_id] += one.net
        was_together[one.category] += one.net
    categories: dict[str, list[Sold]] = {}
    for one in now:
        if one.quantity or one.total or one.returned:
            categories.setdefault(one.category, []).append(one)
    ordered = sorted(categories.items(), key=lambda item: (-sum(one.net for one in item[1]), item[0]))
    grouped = len(ordered) > 1 or any(name for name, _ in ordered)

    def changed(net: int, before: int) -> float | None:
        return change(net, before) if asked.before is not None else None

    for name, those in ordered:
        net = sum(one.net for one in those)
        if grouped:
            quantity = sum(one.quantity - one.back for one in those)
            said = verbatim(name) if name else OTHER
            cells = _cells(said, quantity, net, sums.net, changed(net, was_together[name]))
            yield Row(cells, behind(asked, "category", name))
        for one in sorted(those, key=lambda one: (-one.net, one.name, one.product_id)):
            said = verbatim(one.name) if one.product_id else LOOSE
            differs = changed(one.net, was[one.product_id])
            cells = _cells(said, one.quantity - one.back, one.net, sums.net, differs)
            yield Row(cells, behind(asked, "product", str(one.product_id)), level=int(grouped))


def returns(asked: Asked, reasons: Sequence[Reason], goods: Sequence[Sold], sums: Sums) -> Report:
    """What came back by reason and by product, as a share of what was sold."""
    count = sum(one.returns for one in reasons)
    return Report(
        "returns",
        message("Returns"),
        (
            Column("what", message("Reason or product")),
            Column("returns", message("Returns"), "count"),
            Column("amount", message("Given back"), "money"),
            Column("share", message("Share of sales"), "percent"),
        ),
        (*_by_reason(asked, reasons, sums), *_by_product(asked, goods)) if count else (),
        Chart("shares", "what", ("share",)),
        currency=asked.currency,
        others=asked.others,
        period=asked.period,
        sentence=message(
            "A reason is compared with what all orders came to before returns, a product with its own lines."
        ),
        silence=NOTHING if count else message("Nothing was brought back in this time."),
    )


def _by_reason(asked: Asked, reasons: Sequence[Reason], sums: Sums) -> Iterator[Row]:
    """What came back for each reason, below all of it."""
    count, everything = sum(one.returns for one in reasons), sum(one.amount for one in reasons)
    yield Row((message("By reason"), count, everything, share(everything, sums.gross)))
    for one in sorted(reasons, key=lambda one: (-one.amount, one.reason)):
        said = verbatim(one.reason) if one.reason else message("No reason given")
        cells = (said, one.returns, one.amount, share(one.amount, sums.gross))
        yield Row(cells, behind(asked, "reason", one.reason), level=1)


def _by_product(asked: Asked, goods: Sequence[Sold]) -> Iterator[Row]:
    """What came back of each product, below all of it."""
    back = [one for one in goods if one.returns]
    count, returned = sum(one.returns for one in back), sum(one.returned for one in back)
    yield Row((message("By product"), count, returned, share(returned, sum(one.total for one in goods))))
    for one in sorted(back, key=lambda one: (-one.returned, one.name, one.product_id)):
        said = verbatim(one.name) if one.product_id else LOOSE
        cells = (said, one.returns, one.returned, share(one.returned, one.total))
        yield Row(cells, behind(asked, "back", str(one.product_id)), level=1)


def _cells(
    name: Message, quantity: int | None, net: int, whole: int, changed: float | None = None
) -> tuple[Message | int | float | None, ...]:
    return name, None if quantity is None else quantity / 1000, net, share(net, whole), changed
