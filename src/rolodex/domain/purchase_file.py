"""Purchase history as a table of text: one row a line of an order, in the columns of `COLUMNS`.

Rows with the same customer and number are one order; a row without a number is an order of its own. A row
with a negative quantity or amount is a return of that order. The columns are described in
`docs/purchases-file.md`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from rolodex.domain import money
from rolodex.domain.card import Rejected
from rolodex.domain.card_number import REFUSED, holds_card_number
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message, message
from rolodex.domain.purchase import STATUSES, PurchaseStatus
from rolodex.domain.purchase_columns import COLUMNS, column_of
from rolodex.domain.table_dates import Order, date_of
from rolodex.domain.table_text import Row
from rolodex.domain.typed_value import typed_number

_STATUSES: Mapping[str, PurchaseStatus] = MappingProxyType(
    {
        **{name: name for name in STATUSES},
        "pagado": "paid",
        "pendiente": "open",
        "abierto": "open",
        "cancelado": "cancelled",
        "anulado": "cancelled",
    }
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9:.]+Z?)?")
_SEPARATOR = re.compile(r"sep=(?P<mark>[,;\t|])\s*", re.IGNORECASE)
"""What some programs write above the first row."""
_END = "\N{SYMBOL FOR END OF TEXT}"
LONGEST = 100_000
"""Letters of one cell; what is longer is rejected."""
MOST = 10**15
"""No amount is as many minor units."""


@dataclass(frozen=True, slots=True)
class Whose:
    """How a row names the customer."""

    uid: str = ""
    email: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class FileLine:
    """One row that was read: amounts in minor units, `quantity` in thousandths and `tax_rate` in hundredths.

    A return has its quantity and amount below zero.
    """

    row: int
    product: str
    description: str
    quantity: int
    price: int
    discount: int
    tax_rate: int
    amount: int | None
    reason: str = ""

    @property
    def is_return(self) -> bool:
        """Whether it came back."""
        return self.quantity < 0 or (self.amount or 0) < 0


@dataclass(frozen=True, slots=True)
class FileOrder:
    """The rows of one order; `row` is the first of them."""

    row: int
    whose: Whose
    number: str
    day: str
    currency: str
    lines: tuple[FileLine, ...]
    discount: int = 0
    method: str = ""
    reference: str = ""
    status: PurchaseStatus = "paid"
    due: str = ""
    note: str = ""


class _Wrong(Exception):  # noqa: N818 - told as the reason of a rejected row
    """A row that cannot be taken, and why."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason


def read(
    lines: Iterable[str], file: str, currency: str, *, comma: bool = False
) -> tuple[tuple[FileOrder, ...], tuple[Rejected, ...]]:
    """The orders of a file, and the rows that could not be read.

    A row without a currency is in `currency`; `comma` says that a comma begins the decimals where a number
    does not tell. An order of which one row cannot be read is rejected as a whole, each row with its reason.
    Raises UserError where the first row does not name the columns that are needed.
    """
    rows = _rows(lines, file)
    first = next(rows, None)
    head = first[1] if first else ()
    columns = _columns(head, file)
    unknown = _unknown(head, columns, file)
    found = (Row(line, tuple(cells), ";".join(cells)) for line, cells in rows)
    orders, rejected = of_rows(found, columns, len(head), file, currency, comma=comma)
    return orders, tuple(sorted((*unknown, *rejected), key=lambda one: one.line))


def of_rows(
    rows: Iterable[Row],
    columns: Mapping[int, str],
    width: int,
    file: str,
    currency: str,
    *,
    order: Order | None = None,
    comma: bool = False,
) -> tuple[tuple[FileOrder, ...], tuple[Rejected, ...]]:
    """The orders of rows of which it is known what stands where, and the rows that could not be read.

    `order` is that of dates such as 3/4/2026; without it all are as 2026-05-03.
    """
    orders: dict[tuple[object, ...], FileOrder] = {}
    spoiled: set[tuple[object, ...]] = set()
    rejected: list[Rejected] = []
    seen: list[tuple[tuple[object, ...], Rejected]] = []
    for row in rows:
        if row.reason is not None:
            rejected.append(Rejected(file, row.line, "", row.reason, row.text))
            continue
        cells = row.cells
        if not any(cell.strip() for cell in cells):
            continue
        named = {column: cells[place].strip() for place, column in columns.items() if place < len(cells)}
        whose = Whose(named.get("uid", ""), named.get("email", ""), named.get("customer", ""))
        number = " ".join(named.get("number", "").split())
        order_key = (whose, number) if number else (row.line,)
        told = Rejected(file, row.line, whose.name or whose.email or whose.uid, message(""), row.text)
        try:
            _check(cells, width)
            one = _order(
                row.line, whose, number, _dated(named, order) if order else named, currency, comma=comma
            )
            known = orders.get(order_key)
            orders[order_key] = _joined(known, one) if known else one
            seen.append((order_key, told))
        except _Wrong as wrong:
            spoiled.add(order_key)
            rejected.append(replace(told, reason=wrong.reason))
    rejected += [
        replace(told, reason=message("Another row of the same order could not be read."))
        for order_key, told in seen
        if order_key in spoiled
    ]
    kept = tuple(order for order_key, order in orders.items() if order_key not in spoiled)
    return kept, tuple(sorted(rejected, key=lambda one: one.line))


def _dated(named: Mapping[str, str], order: Order) -> dict[str, str]:
    """The cells with dates of any form as the book has them; what says no whole date stays."""
    found = dict(named)
    for column in ("date", "due"):
        text = found.get(column, "")
        day = date_of(text, order) if text and not _DAY.fullmatch(text) else None
        if day and day.year and day.day:
            found[column] = day.iso()
    return found


def _check(cells: Sequence[str], columns: int) -> None:
    if any(len(cell) > LONGEST for cell in cells):
        raise _Wrong(message("A cell is longer than %(count)d letters.", count=LONGEST))
    if any(cell.strip() for cell in cells[columns:]):
        raise _Wrong(message("It has more cells than there are columns."))


def _rows(lines: Iterable[str], file: str) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows with the number of the line each begins on; what stands between them is found out."""
    every = iter(lines)
    head = next(every, "").removeprefix("\ufeff")
    line = 1
    told = _SEPARATOR.fullmatch(head)
    if told:
        head, line = next(every, ""), 2
    marks = {mark: head.count(mark) for mark in ",;\t|"}
    delimiter = told["mark"] if told else max(marks, key=lambda mark: marks[mark])
    # Quotes that never close would swallow the file: either a cell grows too long, or it holds the end.
    csv.field_size_limit(LONGEST * 10)

    def again() -> Iterator[str]:
        yield head
        yield from every
        yield _END

    before = line - 1
    reader = csv.reader(again(), delimiter=delimiter, strict=False)
    try:
        for cells in reader:
            if cells == [_END]:
                return
            if cells and cells[-1].endswith(_END):
                raise csv.Error
            yield line, cells
            line = before + reader.line_num + 1
    except csv.Error as error:
        raise UserError(
            message(
                "“%(file)s” cannot be read from line %(line)d on; nothing was changed. "
                "Look for a quotation mark that is not closed.",
                file=file,
                line=line,
            )
        ) from error


def _unknown(head: Sequence[str], columns: Mapping[int, str], file: str) -> list[Rejected]:
    """The columns whose names are not known, so that nobody believes that they were read."""
    return [
        Rejected(file, 1, name, message("The column “%(name)s” is not known and was not read.", name=name))
        for place, cell in enumerate(head)
        if place not in columns and (name := " ".join(cell.split()))
    ]


def _columns(cells: Sequence[str], file: str) -> dict[int, str]:
    found: dict[int, str] = {}
    for place, cell in enumerate(cells):
        column = column_of(cell)
        if column and column not in found.values():
            found[place] = column
    named = set(found.values())
    if "date" not in named or named.isdisjoint({"uid", "email", "customer"}):
        raise UserError(
            message(
                "The first row of “%(file)s” does not name the columns; nothing was changed. It needs date "
                "and customer, email or uid, and may have %(others)s.",
                file=file,
                others=", ".join(one for one in COLUMNS if one not in ("date", "customer", "email", "uid")),
            )
        )
    return found


def _order(
    row: int, whose: Whose, number: str, named: Mapping[str, str], usual: str, *, comma: bool
) -> FileOrder:
    if whose == Whose():
        raise _Wrong(message("It names no customer."))
    currency = named.get("currency", "").upper() or usual
    if not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
        raise _Wrong(message("“%(currency)s” is no currency code such as EUR.", currency=currency))
    status = _STATUSES.get(named.get("status", "").casefold() or "paid")
    if status is None:
        raise _Wrong(message("“%(status)s” is not open, paid or cancelled.", status=named["status"]))
    method, reference = named.get("method", ""), named.get("reference", "")
    if any(map(holds_card_number, (method, reference, named.get("note", "")))):
        raise _Wrong(REFUSED)
    return FileOrder(
        row,
        whose,
        number,
        _day(named.get("date", ""), needed=True),
        currency,
        (_line(row, named, currency, comma=comma),),
        _sum(named, "order_discount", currency, comma=comma) or 0,
        method,
        reference,
        status,
        _day(named.get("due", "")),
        named.get("note", ""),
    )


def _line(row: int, named: Mapping[str, str], currency: str, *, comma: bool) -> FileLine:
    price = _sum(named, "price", currency, comma=comma)
    amount = _sum(named, "amount", currency, comma=comma)
    if price is None and amount is None:
        raise _Wrong(message("It has neither a price nor an amount."))
    quantity = _whole(named, "quantity", 3, comma=comma)
    if quantity is None:
        quantity = -1000 if (amount or 0) < 0 else 1000
    if not quantity:
        raise _Wrong(message("The quantity is zero."))
    discount = _sum(named, "discount", currency, comma=comma) or 0
    if discount < 0 or (price or 0) < 0:
        raise _Wrong(message("A price or a discount is below zero; a return has a negative quantity."))
    tax_rate = _whole(named, "tax_rate", 2, comma=comma) or 0
    if not 0 <= tax_rate <= 10_000:
        raise _Wrong(message("The tax rate is not between 0 and 100 per cent."))
    return FileLine(
        row,
        named.get("product", ""),
        " ".join(named.get("description", "").split()),
        quantity,
        price if price is not None else _unit_price(amount or 0, quantity, discount),
        discount,
        tax_rate,
        amount,
        named.get("reason", ""),
    )


def _unit_price(amount: int, quantity: int, discount: int) -> int:
    """The price of one where only the amount of the row is given. Raises _Wrong where none comes out even."""
    price, rest = divmod((abs(amount) + discount) * 1000, abs(quantity))
    if rest:
        raise _Wrong(message("The amount cannot be parted evenly by the quantity; give the price, too."))
    return price


def _joined(known: FileOrder, more: FileOrder) -> FileOrder:
    """An order with one more row; what is said of the order must be the same, or be said once."""
    if (known.day, known.currency) != (more.day, more.currency):
        raise _Wrong(message("Another row of the same order has another date or currency."))
    if more.discount and known.discount and more.discount != known.discount:
        raise _Wrong(message("Another row of the same order has another discount of the order."))
    return replace(
        known,
        lines=known.lines + more.lines,
        discount=known.discount or more.discount,
        method=known.method or more.method,
        reference=known.reference or more.reference,
        status=known.status if known.status != "paid" else more.status,
        due=known.due or more.due,
        note=known.note or more.note,
    )


def _day(text: str, *, needed: bool = False) -> str:
    if not text and not needed:
        return ""
    if not _DAY.fullmatch(text):
        return _never(text)
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return _never(text)
    # The stamp of the first or last day of the calendar has no place in every zone.
    return day.isoformat() if date.min.year < day.year < date.max.year else _never(text)


def _never(text: str) -> str:
    raise _Wrong(message("“%(given)s” is no date such as 2026-05-03.", given=text))


def _sum(named: Mapping[str, str], column: str, currency: str, *, comma: bool) -> int | None:
    return _whole(named, column, money.exponent(currency), comma=comma)


def _whole(named: Mapping[str, str], column: str, places: int, *, comma: bool) -> int | None:
    """A number as so many decimal places without its point; None where the cell is empty."""
    text = named.get(column, "").strip("%€$£ \u00a0")
    if not text:
        return None
    plain = typed_number(text, comma)
    try:
        units = Decimal(plain or "nothing").scaleb(places)
    except InvalidOperation:
        raise _Wrong(message("“%(given)s” is no number.", given=named[column])) from None
    if units != units.to_integral_value():
        raise _Wrong(message("“%(given)s” has too many decimals.", given=named[column]))
    if abs(units) >= MOST:
        raise _Wrong(message("“%(given)s” is too large.", given=named[column]))
    return int(units)
