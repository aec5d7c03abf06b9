"""What an order costs: lines, discounts, offers and tax, in whole minor units.

A line costs quantity x price, rounded half to even, less its discount. The order's discount comes off the
sum of the lines, spread over the tax rates in proportion. Tax is worked out once for each rate and rounded
half to even: where prices are with tax it is a part of the total, otherwise it is added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rolodex.domain.product import Offer
from rolodex.domain.purchase import Purchase, PurchaseLine

THOUSAND = 1000
WHOLE = 10_000
"""A hundred per cent, in hundredths of a per cent."""


def priced(purchase: Purchase, prices_with_tax: bool, offer: Offer | None = None) -> Purchase:
    """The order with the totals of its lines, its discount, tax and total; those given are not looked at.

    The discount is that of `offer`, where one is given. An order without lines keeps its total.
    """
    if not purchase.lines:
        return purchase
    lines = tuple(replace(line, total=line_total(line)) for line in purchase.lines)
    together = sum(line.total for line in lines)
    discount = offer_discount(offer, together, purchase.currency) if offer else purchase.discount
    discount = min(max(discount, 0), together)
    tax = sum(tax for _rate, _base, tax in taxes(lines, discount, prices_with_tax))
    return replace(
        purchase,
        lines=lines,
        discount=discount,
        tax=tax,
        total=together - discount + (0 if prices_with_tax else tax),
        offer_id=offer.id if offer else purchase.offer_id,
    )


def line_total(line: PurchaseLine) -> int:
    """What a line costs after its discount; never below zero."""
    return max(0, line_price(line) - line.discount)


def line_price(line: PurchaseLine) -> int:
    """What a line costs before its discount."""
    return divided(line.quantity * line.price, THOUSAND)


def offer_discount(offer: Offer, together: int, currency: str) -> int:
    """What an offer takes off lines that cost this much together; an amount only in its own currency."""
    if offer.kind == "percent":
        return min(together, divided(together * offer.amount, WHOLE))
    if offer.kind == "amount" and offer.currency == currency:
        return min(together, offer.amount)
    return 0


def taxes(
    lines: Sequence[PurchaseLine], discount: int, prices_with_tax: bool
) -> tuple[tuple[int, int, int], ...]:
    """Each tax rate of these lines with what it is taken on (without tax) and the tax, the highest first."""
    sums: dict[int, int] = defaultdict(int)
    for line in lines:
        sums[line.tax_rate] += line.total
    rates = sorted(sums, reverse=True)
    off = apportioned(discount, [sums[rate] for rate in rates])
    found = []
    for rate, less in zip(rates, off, strict=True):
        amount = sums[rate] - less
        tax = divided(amount * rate, WHOLE + rate if prices_with_tax else WHOLE)
        found.append((rate, amount - tax if prices_with_tax else amount, tax))
    return tuple(found)


def is_with_tax(purchase: Purchase, usual: bool) -> bool:
    """Whether the prices of a priced order are with tax; `usual` where its figures do not tell."""
    if not purchase.lines or not purchase.tax:
        return usual
    net = sum(line.total for line in purchase.lines) - purchase.discount
    return usual if purchase.total not in (net, net + purchase.tax) else purchase.total == net


def shares(purchase: Purchase) -> tuple[int, ...]:
    """What each line is of its order's total, after discounts and with tax; together they are that total."""
    added = not is_with_tax(purchase, usual=True)
    weights = [line.total * (WHOLE + line.tax_rate if added else WHOLE) for line in purchase.lines]
    return apportioned(purchase.total, weights)


def apportioned(amount: int, weights: Sequence[int]) -> tuple[int, ...]:
    """An amount parted in proportion to weights; what rounding leaves goes to the largest remainders."""
    if not weights:
        return ()
    together = sum(weights)
    if not together:
        weights, together = [1] * len(weights), len(weights)
    parts = [amount * weight // together for weight in weights]
    behind = sorted(range(len(weights)), key=lambda place: (-(amount * weights[place] % together), place))
    for place in behind[: amount - sum(parts)]:
        parts[place] += 1
    return tuple(parts)


def divided(number: int, by: int) -> int:
    """A whole number divided by one above zero, rounded half to even."""
    whole, rest = divmod(number, by)
    return whole + (rest * 2 > by or (rest * 2 == by and whole % 2 == 1))
