"""Taking in orders from a CSV file: read, plan, apply; the plan can be shown before anything is written."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rolodex.domain import due, pricing
from rolodex.domain.card import Rejected
from rolodex.domain.changes import Changes
from rolodex.domain.errors import UserError
from rolodex.domain.importing import Counts, Receipt
from rolodex.domain.message import Message, message
from rolodex.domain.progress import Progress, silent
from rolodex.domain.purchase import Purchase, PurchaseLine, Refund
from rolodex.domain.purchase_file import FileLine, FileOrder, Whose, of_rows, read
from rolodex.domain.table_dates import Order
from rolodex.domain.table_text import Row
from rolodex.services import selling
from rolodex.services.backups import Backups
from rolodex.services.settings import preferences
from rolodex.store import known_orders, products, purchase_numbers
from rolodex.store import purchases as store
from rolodex.store.book import Book, Connection, Transaction
from rolodex.store.customer_lookup import CustomerLookup

LARGEST = 500_000_000
"""Bytes of a file; what is larger is refused."""
COMMAS = frozenset(
    "AR AT BE BO BR CL CO CR CZ DE DK EC ES FI FR GQ HU ID IT NL NO PL PT PY RO SE SI SK UY VE ZA".split()
)
"""Countries in which a comma begins the decimals."""


@dataclass(frozen=True, slots=True)
class PlannedOrder:
    """An order that will be written, with what came back of it (by the place of its line)."""

    row: int
    name: str
    purchase: Purchase
    returns: tuple[tuple[int, Refund], ...] = ()


@dataclass(frozen=True, slots=True)
class PurchasePlan:
    """What taking a file in will do: new orders, how many the book has already, and what cannot be taken."""

    file: str
    orders: tuple[PlannedOrder, ...]
    unchanged: int
    rejected: tuple[Rejected, ...]

    @property
    def counts(self) -> Counts:
        """The orders that were read; rejected are rows."""
        new = len(self.orders)
        return Counts(new + self.unchanged, new, 0, self.unchanged, len(self.rejected))


class PurchaseImporting:
    """Reads files of orders for one book."""

    def __init__(self, book: Book, backups: Backups) -> None:
        self._book = book
        self._backups = backups

    def plan(self, file: Path, progress: Progress = silent) -> PurchasePlan:
        """Read a file and say what taking it in would do; nothing is written to the book.

        Raises UserError when it cannot be opened or names no columns, Cancelled when `progress` does.
        """
        with self._book.reading() as connection:
            chosen = preferences(connection)
            orders, rejected = read(
                io.StringIO(_text(file), newline=""),
                file.name,
                chosen.currency,
                comma=chosen.country in COMMAS,
            )
            return _planned(connection, file.name, orders, rejected, progress)

    def plan_rows(
        self,
        file: str,
        rows: Iterable[Row],
        columns: Mapping[int, str],
        width: int,
        *,
        order: Order = "dmy",
        progress: Progress = silent,
    ) -> PurchasePlan:
        """What taking in the orders of these rows would do, where it is known what stands in which column.

        Raises Cancelled when `progress` does.
        """
        with self._book.reading() as connection:
            chosen = preferences(connection)
            orders, rejected = of_rows(
                rows, columns, width, file, chosen.currency, order=order, comma=chosen.country in COMMAS
            )
            return _planned(connection, file, orders, rejected, progress)

    def apply(self, plan: PurchasePlan, progress: Progress = silent) -> Receipt:
        """Do what the plan says, as one step of the history; a cancelled import leaves nothing behind."""
        if not plan.orders:
            return Receipt(plan.counts, plan.rejected, Changes())
        self._backups.before("import")
        with self._book.change(message("Import orders of %(file)s", file=plan.file)) as tx:
            tx.progress = progress
            for place, planned in enumerate(plan.orders):
                progress(place, len(plan.orders))
                _write(tx, planned)
        return Receipt(plan.counts, plan.rejected, tx.changes)


def _planned(
    connection: Connection,
    file: str,
    orders: Sequence[FileOrder],
    rejected: Sequence[Rejected],
    progress: Progress,
) -> PurchasePlan:
    """The orders that can be written, with all rows that cannot."""
    with_tax = preferences(connection).prices_with_tax == "yes"
    planning = _Planning(connection, file, with_tax=with_tax)
    for place, order in enumerate(orders):
        progress(place, len(orders))
        planning.add(order)
    refused = sorted((*rejected, *planning.rejected), key=lambda one: one.line)
    return PurchasePlan(file, tuple(planning.orders), planning.unchanged, tuple(refused))


class _Planning:
    """Gathers the orders of a file that can be written."""

    def __init__(self, connection: Connection, file: str, *, with_tax: bool) -> None:
        self._connection = connection
        self._file = file
        self._with_tax = with_tax
        self._lookup = CustomerLookup(connection)
        self._numbers: set[str] = set()
        self.orders: list[PlannedOrder] = []
        self.rejected: list[Rejected] = []
        self.unchanged = 0

    def add(self, order: FileOrder) -> None:
        """Plan an order, or say why it cannot be taken."""
        try:
            planned = self._planned(order)
        except UserError as error:
            self._reject(order, error.message)
            return
        if planned is None:
            self.unchanged += 1
        else:
            self._numbers.add(order.number)
            self.orders.append(planned)

    def _reject(self, order: FileOrder, reason: Message) -> None:
        """Name every row of an order that cannot be taken, the first with the reason."""
        whose = order.whose
        name = whose.name or whose.email or whose.uid
        for line in order.lines:
            self.rejected.append(Rejected(self._file, line.row, name, reason))
            reason = message("Another row of the same order could not be read.")

    def _planned(self, order: FileOrder) -> PlannedOrder | None:
        """The order as it will be written; None where the book has it already."""
        contact_id = self._customer(order.whose)
        sold = [line for line in order.lines if not line.is_return]
        back = [line for line in order.lines if line.is_return]
        if not sold:
            raise UserError(message("It only returns what no row of the file sold; nothing of it was taken."))
        purchase = Purchase(
            contact_id=contact_id,
            number=order.number,
            at=due.stamp(due.when(f"{order.day}T12:00:00")),
            currency=order.currency,
            lines=tuple(self._line(line) for line in sold),
            discount=order.discount,
            status=order.status,
            method=order.method,
            reference=order.reference,
            due=order.due,
            note=order.note,
        )
        purchase = pricing.priced(purchase, self._with_tax)
        self._check_amounts(purchase, sold)
        returns = tuple(self._refund(order, purchase, sold, line) for line in back)
        _check_returns(purchase, returns)
        if self._known(purchase, order):
            self._check_known_returns(order, returns)
            return None
        return PlannedOrder(order.row, order.whose.name or order.whose.email, purchase, returns)

    def _customer(self, whose: Whose) -> int:
        """The one contact who is meant: by UID, else by e-mail address, else by name."""
        for text, find in (
            (whose.uid, self._lookup.by_uid),
            (whose.email, self._lookup.by_email),
            (whose.name, self._lookup.by_name),
        ):
            found = find(text) if text else frozenset()
            if len(found) > 1:
                raise UserError(
                    message(
                        "%(count)d contacts are meant by “%(given)s”; give the UID.",
                        count=len(found),
                        given=text,
                    )
                )
            if found:
                return next(iter(found))
        raise UserError(message("Nobody in the book is meant; add the customer first."))

    def _line(self, line: FileLine) -> PurchaseLine:
        product = products.by_code(self._connection, line.product) if line.product else None
        said = line.description or (product.name if product else line.product)
        return PurchaseLine(
            product_id=product.id if product else 0,
            description=said,
            quantity=line.quantity,
            price=line.price,
            discount=line.discount,
            tax_rate=line.tax_rate,
        )

    def _check_amounts(self, purchase: Purchase, sold: list[FileLine]) -> None:
        """Raise UserError where a row says another amount than its quantity and price come to."""
        for made, given in zip(purchase.lines, sold, strict=True):
            if given.amount is not None and given.amount != made.total:
                raise UserError(
                    message(
                        "The amount in row %(row)d is not quantity times price less discount.", row=given.row
                    )
                )
        selling.check_order(self._connection, replace(purchase, number=""), None)

    def _known(self, purchase: Purchase, order: FileOrder) -> bool:
        """Whether the book has this very order. Raises UserError where it has another one of its number."""
        if not order.number:
            return known_orders.has_of_day(self._connection, purchase)
        if order.number in self._numbers:
            raise UserError(
                message("Another order of the file has the number %(number)s.", number=order.number)
            )
        if not purchase_numbers.taken(self._connection, order.number):
            return False
        if not known_orders.has_of_number(self._connection, purchase):
            raise UserError(
                message("The book has another order with the number %(number)s.", number=order.number)
            )
        return True

    def _check_known_returns(self, order: FileOrder, returns: tuple[tuple[int, Refund], ...]) -> None:
        """Raise UserError where the file has a return that the order in the book has not."""
        wanted = sorted(refund.amount for _place, refund in returns)
        there = known_orders.returned(self._connection, order.number)
        for amount in wanted:
            if amount not in there:
                raise UserError(
                    message(
                        "The book has order %(number)s without this return; log the return there.",
                        number=order.number,
                    )
                )
            there.remove(amount)

    @staticmethod
    def _refund(
        order: FileOrder, purchase: Purchase, sold: list[FileLine], line: FileLine
    ) -> tuple[int, Refund]:
        """What came back, with the place of the line it belongs to."""
        same = [
            place
            for place, one in enumerate(sold)
            if (one.product, one.description.casefold()) == (line.product, line.description.casefold())
        ]
        if not same:
            raise UserError(message("Row %(row)d returns what its order did not sell.", row=line.row))
        price = pricing.divided(abs(line.quantity) * line.price, pricing.THOUSAND)
        amount = abs(line.amount) if line.amount is not None else price - line.discount
        refund = Refund(
            contact_id=purchase.contact_id,
            at=purchase.at,
            amount=amount,
            currency=order.currency,
            quantity=abs(line.quantity),
            reason=line.reason,
        )
        return same[0], refund


def _check_returns(purchase: Purchase, returns: tuple[tuple[int, Refund], ...]) -> None:
    """Raise UserError where more comes back than was sold, before anything is written."""
    if returns:
        selling.refuse_cancelled(purchase)
    lines = tuple(replace(line, id=place) for place, line in enumerate(purchase.lines, start=1))
    order = replace(purchase, lines=lines)
    for place, refund in returns:
        returned = replace(refund, line_id=place + 1)
        selling.check_refund(order, returned)
        order = replace(order, refunds=(*order.refunds, returned))


def _write(tx: Transaction, planned: PlannedOrder) -> None:
    completed = selling.completed(tx.connection, planned.purchase, None)
    purchase_id = selling.write(tx, completed, None)
    for place, refund in planned.returns:
        written = selling.of_id(tx.connection, purchase_id)
        returned = replace(refund, purchase_id=purchase_id, line_id=written.lines[place].id)
        selling.check_refund(written, returned)
        store.refund(tx, returned)
    if planned.returns:
        selling.settle(tx, purchase_id)


def _text(file: Path) -> str:
    """The text of a file, UTF-8 or as its letters tell. Raises UserError where it cannot be read."""
    try:
        if file.stat().st_size > LARGEST:
            raise UserError(message("“%(file)s” is too large to read; nothing was changed.", file=file.name))
        data = file.read_bytes()
    except OSError as error:
        raise UserError(
            message(
                "“%(file)s” cannot be opened; nothing was changed. Look whether it is there.", file=file.name
            )
        ) from error
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UserError(
            message(
                "“%(file)s” is no text; nothing was changed. Save the table as CSV first.", file=file.name
            )
        )
    for encoding in _encodings(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", errors="replace")


def _encodings(data: bytes) -> Iterator[str]:
    yield "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    yield "cp1252"
