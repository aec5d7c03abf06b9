"""How an order is made whole, checked and written within a step."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from rolodex.domain import card_number, due, pricing
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.naming import short_name
from rolodex.domain.purchase import STATUSES, Payment, Purchase, PurchaseLine, Refund
from rolodex.services import crediting, earning
from rolodex.services.settings import preferences
from rolodex.store import offers, products, purchase_numbers, steps
from rolodex.store import purchases as store
from rolodex.store.book import Connection, Transaction
from rolodex.store.days import EPOCH, counted

MOST = 10**15
"""No order is worth as many minor units."""


def sell(
    tx: Transaction, contact_id: int, amount: int, currency: str, description: str, *, at: str = ""
) -> int:
    """Write a paid order of one line down within a step of somebody else's and give its id."""
    check(amount, currency)
    line = PurchaseLine(description=" ".join(description.split()), price=amount, total=amount)
    order = Purchase(contact_id=contact_id, at=at, currency=currency, lines=(line,), total=amount)
    return write(tx, completed(tx.connection, order, None), None)


def of_id(connection: Connection, purchase_id: int) -> Purchase:
    """The order with this id. Raises UserError when it is gone."""
    found = store.get(connection, purchase_id)
    if found is None:
        raise UserError(message("This order has been deleted meanwhile; nothing was changed."))
    return found


def called(purchase: Purchase) -> str:
    """What an order is called by: its number, or its id where it has none."""
    return short_name(purchase.number) or f"#{purchase.id}"


def completed(connection: Connection, purchase: Purchase, known: Purchase | None) -> Purchase:
    """The order with its time, number, currency, date to pay by and totals, as the book has or makes them."""
    chosen = preferences(connection)
    at = stamp(purchase.at) if purchase.at or known is None else known.at
    day, month = counted(at)
    number = " ".join(purchase.number.split())
    if not number:
        number = known.number if known else purchase_numbers.following(connection, month // 12)
    until = purchase.due
    if known is None and purchase.status == "open" and not until and chosen.payment_days:
        until = (EPOCH + timedelta(days=day + chosen.payment_days)).isoformat()
    purchase = crediting.owed(connection, purchase, known)
    purchase = replace(
        purchase,
        at=at,
        number=number,
        due=until,
        currency=purchase.currency or (known.currency if known else chosen.currency),
        lines=tuple(_described(connection, line) for line in purchase.lines),
        method=" ".join(purchase.method.split()),
        reference=" ".join(purchase.reference.split()),
        note=purchase.note.strip(),
        payments=known.payments if known else (),
        refunds=known.refunds if known else (),
    )
    return _priced(purchase, known, prices_with_tax=chosen.prices_with_tax == "yes")


def check(amount: int, currency: str) -> None:
    """Raise UserError where this is no price of an order."""
    if amount <= 0:
        raise UserError(message("An order needs an amount above zero; nothing was changed."))
    _check_size(amount)
    check_currency(currency)


def check_currency(currency: str) -> None:
    """Raise UserError where this is no ISO 4217 code."""
    if not (len(currency) == 3 and currency.isascii() and currency.isupper() and currency.isalpha()):
        raise UserError(
            message("“%(currency)s” is no currency code such as EUR; nothing was changed.", currency=currency)
        )


def check_order(connection: Connection, purchase: Purchase, known: Purchase | None) -> None:
    """Raise UserError where a completed order cannot be written as it is."""
    if purchase.status not in STATUSES:
        raise ValueError(purchase.status)
    check_currency(purchase.currency)
    card_number.refuse(purchase.method, purchase.reference, purchase.note)
    _check_lines(purchase, known)
    if purchase.due and not due.is_day(purchase.due):
        raise UserError(
            message(
                "“%(time)s” is no date or time; nothing was changed. Write it as 2026-05-03.",
                time=purchase.due,
            )
        )
    if (known is None or purchase.number != known.number) and purchase_numbers.taken(
        connection, purchase.number, purchase.id
    ):
        raise UserError(
            message(
                "There is an order %(number)s already; nothing was changed. Give this one another number.",
                number=short_name(purchase.number),
            )
        )
    if purchase.offer_id and (known is None or purchase.offer_id != known.offer_id):
        _check_offer(connection, purchase)
    if known:
        _check_change(purchase, known)


def check_refund(purchase: Purchase, refund: Refund) -> None:
    """Raise UserError where more would come back than was sold."""
    if refund.quantity < 0 or refund.amount < 0 or not (refund.quantity or refund.amount):
        raise UserError(message("A return needs a quantity or an amount above zero; nothing was changed."))
    quantity, amount, name = 0, purchase.total - purchase.refunded, called(purchase)
    if refund.line_id:
        place = next((i for i, line in enumerate(purchase.lines) if line.id == refund.line_id), None)
        if place is None:
            raise UserError(message("This line has been deleted meanwhile; nothing was changed."))
        line = purchase.lines[place]
        back, paid_back = purchase.returned(line.id)
        quantity = line.quantity - back
        amount = min(amount, pricing.shares(purchase)[place] - paid_back)
        name = short_name(line.description) or name
    if refund.quantity > quantity or refund.amount > amount:
        raise UserError(
            message(
                "More of “%(name)s” would come back than was sold; nothing was changed. "
                "Correct the quantity or the amount.",
                name=name,
            )
        )


def write(tx: Transaction, purchase: Purchase, known: Purchase | None) -> int:
    """Write a completed order down and give its id; what was marked as paid becomes a payment.

    One that was paid because nothing was owed is open where something is owed now.
    """
    rest = _owed(purchase)
    if known and purchase.status == known.status == "paid" and rest > 0 >= _owed(known):
        purchase = replace(purchase, status="open")
    if known:
        store.replace(tx, purchase)
        purchase_id = known.id
    else:
        purchase_id = store.insert(tx, purchase)
    if purchase.status == "paid" and (known is None or known.status != "paid") and rest > 0:
        at = steps.stamp() if known else purchase.at
        store.pay(tx, Payment(0, purchase_id, at, rest, purchase.method, purchase.reference))
    settle(tx, purchase_id)
    return purchase_id


def _owed(purchase: Purchase) -> int:
    """What an order comes to, less what came in and what went back; below zero where it was too much."""
    return purchase.total - purchase.paid - purchase.refunded


def settle(tx: Transaction, purchase_id: int) -> None:
    """Let an order be paid when nothing is open, open when its payments are not enough.

    Its points and the campaign it is owed to follow.
    """
    purchase = of_id(tx.connection, purchase_id)
    rest = _owed(purchase)
    status = purchase.status
    if status == "open" and rest <= 0:
        status = "paid"
    elif status == "paid" and rest > 0 and purchase.payments:
        status = "open"
    store.set_status(tx, purchase_id, status)
    purchase = replace(purchase, status=status)
    earning.follow(tx, purchase)
    crediting.follow(tx, purchase)


def stamp(at: str) -> str:
    """The UTC stamp of a local ISO time; "" for now, noon where only the day is given."""
    if not at:
        return steps.stamp()
    try:
        return due.stamp(datetime.fromisoformat(at if due.timed(at) else f"{at}T12:00:00"))
    except (ValueError, OverflowError) as error:
        raise UserError(
            message("“%(time)s” is no date or time; nothing was changed. Write it as 2026-05-03.", time=at)
        ) from error


def refuse_settled(purchase: Purchase) -> None:
    """Raise UserError where an order was paid for or had returns, so that it cannot count for nothing."""
    if purchase.payments or purchase.refunds:
        raise UserError(
            message(
                "Order %(number)s has payments or returns and was not cancelled; nothing was changed. "
                "Log a return, or delete its payments and returns first.",
                number=called(purchase),
            )
        )


def refuse_cancelled(purchase: Purchase) -> None:
    """Raise UserError where an order was cancelled."""
    if purchase.status == "cancelled":
        raise UserError(
            message(
                "Order %(number)s was cancelled; nothing was changed. Open it again first.",
                number=called(purchase),
            )
        )


def _described(connection: Connection, line: PurchaseLine) -> PurchaseLine:
    """The line with its product, where that is still there, and something that says what was bought."""
    product = products.get(connection, line.product_id) if line.product_id else None
    said = " ".join(line.description.split()) or (product.name if product else "")
    return replace(line, product_id=product.id if product else 0, description=said)


def _priced(purchase: Purchase, known: Purchase | None, *, prices_with_tax: bool) -> Purchase:
    """The order with its totals; those of the book stay where nothing that makes them has changed."""
    if known and _makes(purchase) == _makes(known):
        totals = {line.id: line.total for line in known.lines}
        lines = tuple(replace(line, total=totals[line.id]) for line in purchase.lines)
        return replace(purchase, lines=lines, tax=known.tax, total=known.total)
    together = sum(map(pricing.line_total, purchase.lines))
    if purchase.lines and not 0 <= purchase.discount <= together:
        raise UserError(
            message("The discount is more than the order costs; nothing was changed. Lower it first.")
        )
    with_tax = pricing.is_with_tax(known, prices_with_tax) if known else prices_with_tax
    return pricing.priced(purchase, with_tax)


def _makes(purchase: Purchase) -> tuple[object, ...]:
    """All that makes the totals of an order."""
    lines = ((line.id, line.quantity, line.price, line.discount, line.tax_rate) for line in purchase.lines)
    return (purchase.currency, purchase.discount, *lines)


def _check_lines(purchase: Purchase, known: Purchase | None) -> None:
    if not purchase.lines and (known is None or known.lines):
        raise UserError(message("An order needs a line; nothing was changed."))
    for line in purchase.lines:
        if line.quantity <= 0 or line.price < 0 or not 0 <= line.tax_rate <= pricing.WHOLE:
            raise UserError(
                message(
                    "The line “%(name)s” needs a quantity above zero, a price of zero or more and a tax rate "
                    "from 0 to 100 per cent; nothing was changed.",
                    name=short_name(line.description),
                )
            )
        if not 0 <= line.discount <= pricing.line_price(line):
            raise UserError(
                message(
                    "The discount of “%(name)s” is more than the line costs; nothing was changed.",
                    name=short_name(line.description),
                )
            )
        _check_size(line.price, line.quantity, pricing.line_price(line))
    _check_size(sum(line.total for line in purchase.lines), purchase.total)


def _check_size(*amounts: int) -> None:
    if max(map(abs, amounts)) >= MOST:
        raise UserError(message("This amount is too large for an order; nothing was changed."))


def _check_offer(connection: Connection, purchase: Purchase) -> None:
    offer = offers.get(connection, purchase.offer_id)
    if offer is None:
        raise UserError(message("This offer has been deleted meanwhile; nothing was changed."))
    day = (EPOCH + timedelta(days=counted(purchase.at)[0])).isoformat()
    if not offer.is_valid(day):
        raise UserError(
            message(
                "The offer “%(code)s” is not valid on that day; nothing was changed. Leave it out, or change "
                "the days on which it is valid.",
                code=short_name(offer.code or offer.name),
            )
        )


def _check_change(purchase: Purchase, known: Purchase) -> None:
    """Raise UserError where payments or returns do not fit the order any more."""
    settled = bool(known.payments or known.refunds)
    if settled and purchase.currency != known.currency:
        raise UserError(
            message(
                "Order %(number)s has payments or returns in %(currency)s, so that its currency stays; "
                "nothing was changed.",
                number=called(known),
                currency=known.currency,
            )
        )
    if purchase.status == "cancelled" and known.status != "cancelled":
        refuse_settled(known)
    covered = bool(purchase.payments) and purchase.paid + purchase.refunded >= purchase.total
    if known.status == "paid" and purchase.status == "open" and covered:
        raise UserError(
            message(
                "Order %(number)s has been paid, so that nothing of it is open; nothing was changed. "
                "Delete the payment first.",
                number=called(known),
            )
        )
    _check_returned(purchase, known)


def _check_returned(purchase: Purchase, known: Purchase) -> None:
    """Raise UserError where a line would have more returned of it than was sold, or be gone."""
    costs = dict(zip((line.id for line in purchase.lines), pricing.shares(purchase), strict=True))
    quantities = {line.id: line.quantity for line in purchase.lines}
    for line in known.lines:
        back, amount = known.returned(line.id)
        if (back or amount) and (
            line.id not in costs or back > quantities[line.id] or amount > costs[line.id]
        ):
            raise UserError(
                message(
                    "Some of “%(name)s” was returned, so that this much of its line has to stay; nothing was "
                    "changed. Delete the return first.",
                    name=short_name(line.description) or called(known),
                )
            )
    if known.refunded > purchase.total and purchase.total < known.total:
        raise UserError(
            message(
                "More of order %(number)s was returned than it would cost; nothing was changed. "
                "Delete a return first.",
                number=called(known),
            )
        )
