"""What was bought: products, orders with their lines and payments, returns and loyalty points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from rolodex.domain.pricing import WHOLE, divided
from rolodex.services.demo_parts.calendar import Calendar
from rolodex.services.demo_parts.lists import Draw, Lists, pick
from rolodex.services.demo_parts.mailings import Mailings
from rolodex.services.demo_parts.orders import Order, Party
from rolodex.services.demo_parts.rows import Rows

HOME = "EUR"
TAX = 2100
"""The tax on what is sold at home, in hundredths of a per cent."""
STAR_ORDER, STAR_RETURN = "0418", "0391"
"""Numbers kept for the orders of the first of the cast that everybody sees."""


@dataclass(frozen=True, slots=True)
class Product:
    """A product as it stands on a line; `price` in cents of a euro."""

    id: int
    name: str
    price: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an order; `quantity` is whole, `total` after the discount."""

    product: Product
    quantity: int
    price: int
    discount: int

    @property
    def total(self) -> int:
        """What the line costs."""
        return self.quantity * self.price - self.discount


class Trade:
    """Writes the orders of one sample book."""

    def __init__(
        self, lists: Lists, rows: Rows, parties: Sequence[Party], calendar: Calendar, seed: int
    ) -> None:
        self._business = lists.business
        self._rows = rows
        self._parties = parties
        self._calendar = calendar
        self._draw: Draw = Random(f"{seed}/trade").random
        self._counters: dict[int, int] = {}
        self._spent: dict[int, int] = {}
        self._products = [
            Product(rows.add("product", code, name, price, HOME, unit, category, TAX), name, price)
            for code, name, price, unit, category in self._business["products"]
        ]

    def write(self, order: Order, mailings: Mailings) -> None:
        """Keep one order with all that belongs to it; orders have to come in the order of time."""
        party, draw, day = self._parties[order.party], self._draw, order.day
        told = party.role is not None
        currency = HOME if told else party.country.currency
        lines = self._told_lines(party, order) if told else self._lines(party)
        total = sum(line.total for line in lines)
        age = self._calendar.today - day
        status = "open" if age < 25 and draw() < 0.4 else "paid"
        if not told and draw() < 0.012:
            status = "cancelled"
        at = self._calendar.stamp(day, draw)
        method = "transfer" if told else pick(draw, self._business["methods"])
        campaign = mailings.credited(order, party)
        tax = TAX if party.country.code == "ES" else 0
        number = self._number(party, order)
        purchase = self._rows.add(
            "purchase",
            party.id,
            number,
            at,
            day,
            self._calendar.month(day),
            currency,
            total,
            0,
            divided(total * tax, WHOLE + tax),
            status,
            method,
            "",
            campaign,
        )
        if campaign is not None:
            mailings.bought(order, campaign, purchase)
        written = [self._line(purchase, place, line, tax) for place, line in enumerate(lines)]
        if status == "paid":
            self._pay(purchase, day, total, method, number)
        if status != "cancelled":
            self._return(party, order, currency, purchase, list(zip(written, lines, strict=True)))
        if status == "paid" and total >= 1000 and order.party % 3 == 0:
            self._rows.add("loyalty", party.id, at, total // 1000, "order", purchase)

    def _number(self, party: Party, order: Order) -> str:
        """The next number of the year; two of them are kept for the story that is told."""
        year = self._calendar.month(order.day) // 12
        if _is_star(party) and order.left < 2:
            return f"{year}-{STAR_RETURN if order.left else STAR_ORDER}"
        count = self._counters.get(year, 0) + 1
        while f"{count:04d}" in (STAR_ORDER, STAR_RETURN):
            count += 1
        self._counters[year] = count
        return f"{year}-{count:04d}"

    def _lines(self, party: Party) -> list[Line]:
        draw, rate = self._draw, party.country.rate
        lines = []
        for _ in range(1 + int(draw() * draw() * 4)):
            product = self._products[int(draw() * draw() * len(self._products))]
            quantity = 1 + int(draw() ** 3 * (14 if party.firm else 6))
            price = product.price * rate // 100
            discount = quantity * price // 10 if quantity > 5 and draw() < 0.5 else 0
            lines.append(Line(product, quantity, price, discount))
        return lines

    def _told_lines(self, party: Party, order: Order) -> list[Line]:
        """Lines that sum up to the told net of all orders; the rest stands on the last line."""
        if _is_star(party) and order.left == 0:
            chair, table = self._products[0], self._products[1]
            lines = [Line(chair, 6, chair.price, 0), Line(table, 1, table.price, 0)]
            self._spent[order.party] = self._spent.get(order.party, 0) + sum(line.total for line in lines)
            return lines
        story = party.role.story["orders"] if party.role else {}
        net, spent = story["net"], self._spent.get(order.party, 0)
        ahead = 0
        if _is_star(party):
            net += self._products[2].price
            ahead = 6 * self._products[0].price + self._products[1].price
        left = order.left - (1 if ahead else 0)
        goal = net - spent - ahead
        if left > 0:
            goal = int(goal / (left + 1) * (0.75 + self._draw() * 0.5))
        lines = self._worth(goal, star_return=_is_star(party) and order.left == 1)
        self._spent[order.party] = spent + sum(line.total for line in lines)
        return lines

    def _worth(self, goal: int, star_return: bool) -> list[Line]:
        """Lines worth exactly this much."""
        lines = []
        if star_return:
            lines.append(Line(self._products[2], 1, self._products[2].price, 0))
            goal -= self._products[2].price
        product = pick(self._draw, self._products[:14])
        quantity = goal // product.price
        if quantity:
            lines.append(Line(product, quantity, product.price, 0))
        rest = goal - quantity * product.price
        if rest:
            lines.append(Line(self._products[17], 1, rest, 0))
        return lines

    def _line(self, purchase: int, place: int, line: Line, tax: int) -> int:
        return self._rows.add(
            "purchase_line",
            purchase,
            line.product.id,
            place,
            line.product.name,
            line.quantity * 1000,
            line.price,
            line.discount,
            line.total,
            tax,
        )

    def _pay(self, purchase: int, day: int, total: int, method: str, number: str) -> None:
        draw, calendar = self._draw, self._calendar
        wait = int(draw() * 20) if method == "transfer" else 0
        paid = min(calendar.today, day + wait)
        reference = f"T{number.replace('-', '')}" if method == "transfer" else ""
        if total > 100_000 and draw() < 0.3:
            first = total // 2
            self._rows.add("payment", purchase, calendar.stamp(day, draw), first, method, reference)
            total -= first
        self._rows.add("payment", purchase, calendar.stamp(paid, draw), total, method, reference)

    def _return(
        self,
        party: Party,
        order: Order,
        currency: str,
        purchase: int,
        lines: Sequence[tuple[int, Line]],
    ) -> None:
        draw, calendar = self._draw, self._calendar
        reason = pick(draw, self._business["refunds"])
        if party.role is not None:
            if not (_is_star(party) and order.left == 1):
                return
            back = calendar.today - 64
            reason = "damaged in transit"
            line_id, line = lines[0]
        else:
            if draw() >= 0.04:
                return
            back = calendar.working(order.day + 3 + int(draw() * 20))
            line_id, line = pick(draw, lines)
        if back > calendar.today:
            return
        quantity = 1 + int(draw() * line.quantity)
        amount = line.total * quantity // line.quantity
        at = calendar.stamp(back, draw)
        month = calendar.month(back)
        self._rows.add(
            "refund",
            party.id,
            purchase,
            line_id,
            at,
            back,
            month,
            currency,
            amount,
            quantity * 1000,
            reason,
        )


def _is_star(party: Party) -> bool:
    return party.role is not None and "fields" in party.role.story
