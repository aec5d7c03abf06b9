"""Orders in words: what was sold, how it stands, how it was paid."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rolodex.domain.purchase import METHODS, STATUSES, Payment, PurchaseLine, PurchaseRow, Refund
from rolodex.i18n import _, ngettext, word
from rolodex.ui import wording
from rolodex.ui.purchases import figures

SEPARATOR = " · "


def method(kept: str) -> str:
    """A way to pay in words; the user's own stay what they are."""
    known = METHODS.get(kept)
    said = word(known) if known else kept
    return said[:1].upper() + said[1:]


def method_kept(text: str) -> str:
    """The words under which the book keeps a way to pay."""
    said = text.strip()
    folded = said.casefold()
    usual = (kept for kept, known in METHODS.items() if folded in (kept, word(known).casefold()))
    return next(usual, said)


def named(number: str) -> str:
    """An order by its number."""
    return _("Order %(number)s") % {"number": number} if number else _("Order")


def called(number: str) -> str:
    """An order by its number, within a sentence."""
    return _("order %(number)s") % {"number": number} if number else _("the order")


def standing(row: PurchaseRow, today: date) -> tuple[str, str]:
    """How an order stands where that is worth a word, and the colour to say it in."""
    if row.status == "cancelled":
        return word(STATUSES["cancelled"]), "dim"
    if row.open <= 0:
        return "", "dim"
    late = days_late(row.due, today)
    said = ngettext("%(count)d day late", "%(count)d days late", late) % {"count": late} if late else ""
    if row.open < row.total:
        part = _("%(amount)s open") % {"amount": wording.money(row.open, row.currency)}
        said = SEPARATOR.join(filter(None, (part, said)))
    return said or word(STATUSES["open"]), "bad" if late else "warn"


def days_late(due: str, today: date) -> int:
    """For how many days an order should have been paid, 0 where it is not late."""
    moment = wording.local(due) if due else None
    return max(0, (today - moment.date()).days) if moment else 0


def day(at: str, today: date) -> str:
    """The day of an order, as shortly as it can be said."""
    moment = wording.local(at)
    return wording.short_day(moment.date(), today) if moment else ""


def below(row: PurchaseRow) -> str:
    """The number of an order and what was sold."""
    returned = ""
    if row.refunded:
        returned = _("%(amount)s taken back") % {"amount": wording.money(row.refunded, row.currency)}
    return SEPARATOR.join(part for part in (row.number, row.said, returned) if part)


def spoken(row: PurchaseRow, today: date) -> str:
    """An order for those who cannot see its row."""
    parts = (
        row.fn or _("No name"),
        wording.money(row.total, row.currency),
        below(row),
        standing(row, today)[0],
        day(row.at, today),
    )
    return ", ".join(part for part in parts if part)


def line(one: PurchaseLine, currency: str) -> str:
    """A line of an order: 2 × Chair, €179.80."""
    return SEPARATOR.join((sold(one), wording.money(one.total, currency)))


def sold(one: PurchaseLine) -> str:
    """What a line says was sold: 2 × Chair."""
    said = one.description or _("No description")
    return said if one.quantity == figures.ONE else f"{figures.quantity_written(one.quantity)} × {said}"


def payment(one: Payment, currency: str, today: date) -> str:
    """A payment: its day, its sum, how it was made."""
    parts = (day(one.at, today), wording.money(one.amount, currency), method(one.method), one.reference)
    return SEPARATOR.join(part for part in parts if part)


def refund(one: Refund, lines: Mapping[int, PurchaseLine], today: date) -> str:
    """What was taken back: its day, what it was, its sum and why."""
    of = lines.get(one.line_id)
    what = of.description if of else ""
    if one.quantity and what:
        what = f"{figures.quantity_written(one.quantity)} × {what}"
    parts = (day(one.at, today), what, wording.money(one.amount, one.currency), one.reason)
    return SEPARATOR.join(part for part in parts if part)
