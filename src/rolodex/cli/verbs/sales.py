"""Sales in one line, orders and products."""

from __future__ import annotations

from typing import Annotated

import typer

from rolodex.cli import asked
from rolodex.cli.figures import money, quantity
from rolodex.cli.session import BookOption, JsonOption, opened
from rolodex.cli.terminal import say, say_json, say_table, warn
from rolodex.domain.errors import UserError
from rolodex.domain.figure_words import comma
from rolodex.domain.message import verbatim
from rolodex.domain.product import Product
from rolodex.domain.purchase import METHODS, STATUSES, Purchase, PurchaseRow, Unpaid
from rolodex.i18n import _, locale, word

WhoArgument = Annotated[
    str, typer.Argument(metavar="WHO", help=_("An id, a UID, or a name that only one contact has."))
]
TextArgument = Annotated[
    list[str],
    typer.Argument(metavar="TEXT...", help=_("What was sold: “2 chairs 89.90 card @SPRING yesterday”.")),
]


def sale(
    context: typer.Context,
    who: WhoArgument,
    text: TextArgument,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Say what would happen; write nothing."))
    ] = False,
    anyway: Annotated[
        bool, typer.Option("--anyway", help=_("Write it down although something of it is doubtful."))
    ] = False,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """Write a sale down that is said in one line."""
    with opened(context, book) as services:
        contact_id = asked.who(services, who)
        found = services.purchases.quick(" ".join(text), contact_id, asked.now(), comma=comma(locale()))
        if found.doubt and not (found.complete and (anyway or dry_run)):
            raise UserError(found.doubt)
        order, changeset = found.purchase, None
        if not dry_run:
            saved = services.purchases.sell_quick(found)
            order, changeset = services.purchases.get(saved.id) or order, saved.changes.changeset
    if json:
        say_json({**_sale(order), "offer": found.offer, "paid": found.paid, "changeset": changeset})
        return
    _say_sale(order)


def orders(
    context: typer.Context,
    *,
    query: Annotated[
        str, typer.Option("--query", metavar="TEXT", help=_("A number, a name, or what was bought."))
    ] = "",
    only_open: Annotated[bool, typer.Option("--open", help=_("Only those with something to pay."))] = False,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help=_("How many to list."))] = 50,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """List the orders, the newest first, or those to be paid, the first due first."""
    with opened(context, book) as services:
        purchases = services.purchases
        rows = purchases.to_pay(query, limit) if only_open else purchases.rows(query, limit=limit)
        total = purchases.count(query, only_open)
        unpaid = purchases.unpaid(asked.now().date())
    if json:
        say_json(
            {"orders": [_row(row) for row in rows], "count": total, "open": [_unpaid(one) for one in unpaid]}
        )
        return
    say_table([_texts(row) for row in rows])
    for one in unpaid if only_open and not query else ():
        say(
            _("%(amount)s to be paid, %(late)s of it late")
            % {"amount": money(one.amount, one.currency), "late": money(one.late, one.currency)}
        )
    if not rows:
        warn(_("There is no such order in this book."))


def products(
    context: typer.Context,
    text: Annotated[
        str, typer.Argument(metavar="[TEXT]", help=_("Words of the name, the code or the category."))
    ] = "",
    *,
    every: Annotated[bool, typer.Option("--all", help=_("Those that are sold no more as well."))] = False,
    book: BookOption = None,
    json: JsonOption = False,
) -> None:
    """List the products in the order of their names."""
    with opened(context, book) as services:
        found = services.products.all(text, active_only=not every)
    if json:
        say_json([_product(one) for one in found])
        return
    say_table([(one.code, one.name, one.category, money(one.price, one.currency), one.unit) for one in found])
    if not found:
        warn(_("There is no such product in this book."))


def _say_sale(order: Purchase) -> None:
    for line in order.lines:
        what = f"{quantity(line.quantity)} × {line.description}" if line.description else ""
        say_table([(what, money(line.total, order.currency))])
    if order.discount:
        say_table([(_("Discount"), money(-order.discount, order.currency))])
    how = [word(STATUSES[order.status])]
    if order.method:
        how.append(word(METHODS.get(order.method, verbatim(order.method))))
    say(" · ".join([order.number or _("Not written"), money(order.total, order.currency), *how]))


def _texts(row: PurchaseRow) -> tuple[str, ...]:
    standing = money(row.open, row.currency) if row.open else word(STATUSES[row.status])
    due = row.due if row.open else ""
    return row.number, row.at[:10], row.fn, row.said, money(row.total, row.currency), standing, due


def _sale(order: Purchase) -> dict[str, object]:
    return {
        "id": order.id or None,
        "contact_id": order.contact_id,
        "number": order.number,
        "at": order.at,
        "currency": order.currency,
        "total": order.total,
        "tax": order.tax,
        "discount": order.discount,
        "status": order.status,
        "method": order.method,
        "due": order.due,
        "lines": [
            {
                "description": line.description,
                "product_id": line.product_id or None,
                "quantity": line.quantity,
                "price": line.price,
                "discount": line.discount,
                "total": line.total,
                "tax_rate": line.tax_rate,
            }
            for line in order.lines
        ],
    }


def _row(row: PurchaseRow) -> dict[str, object]:
    return {
        "id": row.id,
        "contact_id": row.contact_id,
        "fn": row.fn,
        "number": row.number,
        "at": row.at,
        "currency": row.currency,
        "total": row.total,
        "open": row.open,
        "refunded": row.refunded,
        "status": row.status,
        "due": row.due,
        "said": row.said,
    }


def _unpaid(one: Unpaid) -> dict[str, object]:
    return {
        "currency": one.currency,
        "orders": one.orders,
        "amount": one.amount,
        "late_orders": one.late_orders,
        "late": one.late,
    }


def _product(one: Product) -> dict[str, object]:
    return {
        "id": one.id,
        "code": one.code,
        "name": one.name,
        "price": one.price,
        "currency": one.currency,
        "unit": one.unit,
        "category": one.category,
        "tax_rate": one.tax_rate,
        "active": one.active,
    }
