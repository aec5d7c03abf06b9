"""The ledger of one customer: orders, payments and returns in the order of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from rolodex.domain.due import day_of
from rolodex.domain.ledger import Ledger, LedgerEntry
from rolodex.domain.purchase import Payment, Purchase, Refund

_ORDER = {"order": 0, "payment": 1, "return": 2, "given_back": 3}


def ledgers(
    purchases: Iterable[Purchase], loose: Iterable[Refund] = (), first: str = "", last: str = ""
) -> tuple[Ledger, ...]:
    """A ledger for each currency, the one with most entries first; from `first` to `last` (ISO, "" is open).

    Days are those of the stamps, as in all figures. Cancelled orders are left out with what was paid for
    them. An order that is paid although no payment says so was paid when it was made. `loose` are returns
    that belong to no order. What a return takes off an order that is paid already was given back.
    """
    found: dict[str, list[LedgerEntry]] = {}
    for purchase in purchases:
        if purchase.status != "cancelled":
            found.setdefault(purchase.currency, []).extend(_of_purchase(purchase))
    for refund in loose:
        found.setdefault(refund.currency, []).extend(_of_loose(refund))
    made = [_ledger(currency, entries, first, last) for currency, entries in found.items()]
    return tuple(
        sorted(
            (ledger for ledger in made if ledger.entries or ledger.brought),
            key=lambda ledger: (-len(ledger.entries), ledger.currency),
        )
    )


def _ledger(currency: str, entries: Sequence[LedgerEntry], first: str, last: str) -> Ledger:
    ordered = sorted(entries, key=lambda entry: (entry.day, entry.number, _ORDER[entry.kind]))
    open_after = accumulate(entry.ordered - entry.paid for entry in ordered)
    told = [replace(entry, open=left) for entry, left in zip(ordered, open_after, strict=True)]
    before = [entry for entry in told if first and entry.day < first]
    within = [entry for entry in told[len(before) :] if not last or entry.day <= last]
    return Ledger(currency, before[-1].open if before else 0, tuple(within))


def _of_purchase(purchase: Purchase) -> Iterator[LedgerEntry]:
    number, day = purchase.number, day_of(purchase.at)
    said = ", ".join(line.description for line in purchase.lines if line.description)
    yield LedgerEntry("order", day, number, said, ordered=purchase.total)
    # Of what was returned `spared` only lowered what was open.
    paid, returned, spared = _unsaid(purchase), 0, 0
    if paid:
        yield LedgerEntry("payment", day, number, _paid_by(purchase.method, purchase.reference), paid=paid)
    moves: list[Payment | Refund] = [*purchase.payments, *purchase.refunds]
    for move in sorted(moves, key=lambda one: (day_of(one.at), isinstance(one, Refund), one.at, one.id)):
        if isinstance(move, Refund):
            yield LedgerEntry("return", day_of(move.at), number, move.reason, ordered=-move.amount)
            left = max(0, purchase.total - returned - paid)
            returned += move.amount
            spared += min(move.amount, left)
            if move.amount > left:
                back = move.amount - left
                paid -= back
                yield LedgerEntry("given_back", day_of(move.at), number, move.reason, paid=-back)
        else:
            paid += move.amount
            said = _paid_by(move.method, move.reference)
            yield LedgerEntry("payment", day_of(move.at), number, said, paid=move.amount)
            # Goods came back before they were paid in full: what was paid for them is given back then.
            back = min(spared, max(0, paid + returned - purchase.total))
            if back:
                spared -= back
                paid -= back
                yield LedgerEntry("given_back", day_of(move.at), number, "", paid=-back)


def _unsaid(purchase: Purchase) -> int:
    """What must have been paid for an order that is paid, beyond the payments written down."""
    if purchase.status != "paid":
        return 0
    if not purchase.payments:
        return purchase.total
    return max(0, purchase.total - purchase.paid - purchase.refunded)


def _of_loose(refund: Refund) -> Iterator[LedgerEntry]:
    day = day_of(refund.at)
    yield LedgerEntry("return", day, "", refund.reason, ordered=-refund.amount)
    yield LedgerEntry("given_back", day, "", refund.reason, paid=-refund.amount)


def _paid_by(method: str, reference: str) -> str:
    return " ".join(part for part in (method, reference) if part)
