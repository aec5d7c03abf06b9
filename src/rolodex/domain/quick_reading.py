"""Reading a sale in one line: what is understood makes the order, what is not is what was bought.

How it was paid, discounts, offers and the day end the line, in any order; "paid" may begin it. What is left
is what was bought, piece by piece. An amount behind several pieces of something is that of all of them
together, unless "each", "c/u", "at" or "x" says otherwise or it is the very price of the product.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from rolodex.domain import card_number, money, pricing
from rolodex.domain.message import Message, message
from rolodex.domain.product import Offer, Product
from rolodex.domain.purchase import Purchase, PurchaseLine
from rolodex.domain.quick_days import day_at_end
from rolodex.domain.quick_lines import MONEY, Said, meant, pieces, said, shelf
from rolodex.domain.quick_sale import Counter, QuickKind, QuickPart, QuickPiece, QuickSale
from rolodex.domain.quick_words import CURRENCIES, DEPOSIT, LOOSE, METHODS, OFF, OPEN, PAID, SOLD, at_end
from rolodex.domain.typed_amount import minor_units

_BY = r"(?:(?:by|with|in|via|con|por|en|mediante|al)\s+)?"
_METHODS = {name: at_end(rf"{_BY}(?:{words})") for name, words in METHODS.items()}
_PAID, _OPEN = at_end(PAID), at_end(OPEN)
_DEPOSIT = re.compile(rf"(?<!\w)(?i:{DEPOSIT})\s+(?:{MONEY})[\s,.;]*\Z")
_HEAD = re.compile(rf"\s*(?:(?P<sold>{SOLD})|(?P<paid>{PAID})|(?P<open>{OPEN}))(?!\w)\s*:?", re.IGNORECASE)
_OFFER = re.compile(r"(?<!\w)@(?P<code>[^\W\d_][\w.-]*)")
_PIECE = re.compile(
    r"(?<![\w@.-])(?P<at>@?)(?P<code>[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}|(?<=@)[0-9A-Za-z]{5})(?![\w-])"
)
_PER_CENT = re.compile(
    rf"(?:(?P<sign>[-−])\s*(?P<a>[0-9]{{1,3}}(?:[.,][0-9]{{1,2}})?)\s*%(?:\s*(?i:{OFF}))?"
    rf"|(?:(?<!\w)(?i:con|with)\s+(?i:(?:un|a)\s+)?)?(?P<b>[0-9]{{1,3}}(?:[.,][0-9]{{1,2}})?)\s*%\s*(?i:{OFF})"
    rf"|(?<!\w)(?i:{OFF})\s*(?:de\s+|of\s+)?(?P<c>[0-9]{{1,3}}(?:[.,][0-9]{{1,2}})?)\s*%)[\s,.;]*\Z"
)
_AMOUNT_OFF = re.compile(rf"(?<!\w)(?i:{OFF})\s*(?:de\s+|of\s+)?(?:{MONEY})[\s,.;]*\Z")
_OFF_AMOUNT = re.compile(rf"(?<![\w.,])(?:{MONEY})\s*(?i:{OFF})[\s,.;]*\Z")
_BELOW = re.compile(r"[-−]\s*[0-9]")
TOO_MUCH_OFF = message("The discount is more than the order costs.")


def codes(text: str) -> tuple[str, ...]:
    """What in a line may be the code of a piece, as it is typed: behind an @, or with a hyphen."""
    return tuple(found["code"] for found in _PIECE.finditer(text) if found["at"] or "-" in found["code"])


def read(text: str, counter: Counter) -> QuickSale:
    """What a line says, read beside the products and offers there are."""
    if card_number.holds_card_number(text):
        return QuickSale(text, doubt=card_number.REFUSED)
    return _Reading(text, counter).sale()


_WIDE = re.compile(r"(?<![0-9])[^\S\n]|[^\S\n](?![0-9]{3})")
"""A space of any width, which copied text has before a sign; within a number it parts the thousands."""


class _Reading:
    """One line while it is read: what is understood is blanked, so that the rest keeps its places."""

    def __init__(self, text: str, counter: Counter) -> None:
        self._text = text
        self._counter = counter
        self._shelf = shelf(counter.products)
        self._left = _WIDE.sub(" ", text)
        self._parts: list[QuickPart] = []
        self._doubts: list[Message] = []
        self._method = ""
        self._open: bool | None = None
        self._at = ""
        self._deposit = ""
        self._per_cent = 0
        self._off = ""
        self._offer: Offer | None = None
        self._sent: QuickPiece | None = None
        self._signs: set[str] = set()
        self._stray = -1, ""

    def sale(self) -> QuickSale:
        """What the line says."""
        self._take_piece()
        self._take_offer()
        while self._take_last():
            pass
        self._take_head()
        found = [(start, end, self._piece(start, end)) for start, end in pieces(self._left)]
        currency = self._currency([piece for _start, _end, piece in found])
        lines = []
        for start, end, piece in found:
            line = self._line(piece, currency)
            at, stray = self._stray
            if line and start <= at and (at < end or end == found[-1][1]):
                line = replace(line, description=f"{line.description} {stray}".strip())
            lines.append(line)
            kept = self._left[start:end]
            begin = start + len(kept) - len(kept.lstrip())
            self._parts.append(QuickPart("line", begin, start + len(kept.rstrip(" ,.;"))))
        return self._told(currency, lines)

    def _told(self, currency: str, lines: list[PurchaseLine | None]) -> QuickSale:
        known = tuple(line for line in lines if line)
        exponent = money.exponent(currency)
        order = Purchase(
            at=self._at,
            currency=currency,
            lines=known,
            discount=self._discount(known, currency),
            status="open" if self._open else "paid",
            method=self._method,
            campaign_id=self._sent.campaign_id if self._sent else 0,
        )
        order = pricing.priced(order, self._counter.prices_with_tax, self._offer)
        paid = 0 if self._open else order.total
        if self._deposit:
            paid = min(minor_units(self._deposit, exponent, self._counter.comma) or 0, order.total)
            order = replace(order, status="paid" if paid == order.total else "open")
        if not known and not self._doubts:
            self._doubts.append(
                message("Say what was bought and for how much, such as “2 chairs 89.90 card”.")
            )
        complete = bool(known) and len(known) == len(lines) and len(self._signs) < 2
        doubt = self._doubts[0] if self._doubts else None
        return QuickSale(
            self._text,
            order,
            tuple(sorted(self._parts, key=lambda part: part.start)),
            self._offer.code if self._offer else "",
            self._sent,
            paid,
            doubt,
            complete,
        )

    def _discount(self, lines: tuple[PurchaseLine, ...], currency: str) -> int:
        together = sum(pricing.line_total(line) for line in lines)
        if self._per_cent:
            return pricing.divided(together * self._per_cent, pricing.WHOLE)
        off = minor_units(self._off, money.exponent(currency), self._counter.comma) or 0
        if off > together:
            self._doubts.append(TOO_MUCH_OFF)
        return min(off, together)

    def _take_piece(self) -> None:
        """The code of the piece that led to the sale; one that is not known is doubtful behind an @."""
        for found in _PIECE.finditer(self._left):
            code = found["code"]
            if code in self._counter.pieces:
                self._sent = self._counter.pieces[code]
                self._take("piece", found.start(), found.end())
                return
            named = any(one.code.casefold() == code.casefold() for one in self._counter.offers)
            if found["at"] and len(code) > 5 and not (named or code.isdecimal() or code[0].isalpha()):
                self._doubts.append(message("There is no piece with the code “%(code)s”.", code=code))
                self._stray = found.start(), found.group()
                self._blank(found.start(), found.end())
                return

    def _take_offer(self) -> None:
        found = _OFFER.search(self._left)
        if not found:
            return
        wanted = found["code"].casefold().rstrip(".-")
        today = self._counter.today
        offers = [one for one in self._counter.offers if one.code.casefold() == wanted]
        self._offer = next((one for one in offers if one.is_valid(today)), None)
        if self._offer:
            self._take("offer", found.start(), found.end())
        elif offers:
            self._doubts.append(message("The offer “%(code)s” is not valid today.", code=offers[0].code))
            self._take("offer", found.start(), found.end())
        else:
            self._doubts.append(message("There is no offer “%(code)s”.", code=found["code"]))
            self._stray = found.start(), found.group()
            self._blank(found.start(), found.end())

    def _take_last(self) -> bool:
        """Take what ends the line, if that is understood; says whether there was anything."""
        left = self._left.rstrip(" ,.;")
        folded = left.casefold()
        if any(folded.endswith(one.name.casefold()) and " " in one.name for one in self._counter.products):
            return False  # a gift card is no way to pay
        takes = (self._take_day, self._take_discount, self._take_deposit, self._take_how)
        return any(take(left) for take in takes)

    def _take_day(self, left: str) -> bool:
        if self._at or not self._counter.today:
            return False
        found = day_at_end(left, date.fromisoformat(self._counter.today), self._counter.day_first)
        if not found or not left[: found[1]].strip():
            return False
        self._at = found[0]
        self._take("date", found[1], len(left))
        return True

    def _take_discount(self, left: str) -> bool:
        if self._per_cent or self._off:
            return False
        found = _PER_CENT.search(left)
        if found:
            number = minor_units(found["a"] or found["b"] or found["c"], 2) or 0
            if not 0 < number <= pricing.WHOLE:
                return False
            self._per_cent = number
        else:
            found = _AMOUNT_OFF.search(left) or _OFF_AMOUNT.search(left)
            if not found:
                return False
            self._off = found["number"]
            self._sign(found)
        self._take("discount", found.start(), len(left))
        return True

    def _take_deposit(self, left: str) -> bool:
        if self._open is not None or self._deposit:
            return False
        found = _DEPOSIT.search(left)
        if not found or not re.search(r"\w", left[: found.start()]):
            return False
        if re.search(r"(?i)paid|pagad", found.group()) and not self._is_whole(
            self._pieces(left[: found.start()])
        ):
            return False
        self._deposit = found["number"]
        self._sign(found)
        self._take("paid", found.start(), len(left))
        return True

    def _take_how(self, left: str) -> bool:
        """How it was paid, or whether."""
        if self._open is None:
            for pattern, is_open in ((_OPEN, True), (_PAID, False)):
                found = pattern.search(left)
                if found and left[: found.start()].strip():
                    self._open = is_open
                    self._take("status", found.start(), len(left))
                    return True
        if self._method:
            return False
        hits = [(found.start(), name) for name, one in _METHODS.items() if (found := one.search(left))]
        if not hits:
            return False
        start, name = min(hits)
        if not left[:start].strip() or (name in LOOSE and self._is_goods(left, start)):
            return False
        self._method = name
        self._take("method", start, len(left))
        return True

    def _is_goods(self, left: str, start: int) -> bool:
        """Whether "card" may be what was bought: a gift card, 12 cards; not so behind an amount or "paid"."""
        said_how = re.match(r"(?i)(by|with|in|via|con|por|en|mediante)\s", left[start:])
        before = left[:start].rstrip()
        if said_how or re.search(r"[%,;]\Z", before) or _PAID.search(before):
            return False
        return not self._is_whole(self._pieces(before)[-1:])

    def _is_whole(self, found: list[Said]) -> bool:
        """Whether one of these pieces has an amount or names one product."""
        return any(one.number or len(meant(one.what, self._shelf)) == 1 for one in found)

    def _pieces(self, text: str) -> list[Said]:
        codes = self._counter.codes
        return [said(text[start:end], self._shelf, codes) for start, end in pieces(text)]

    def _take_head(self) -> None:
        while found := _HEAD.match(self._left):
            if not self._left[found.end() :].strip(" ,.;") or found.end() == found.start():
                return
            if found["sold"]:
                self._blank(0, found.end())
                continue
            if self._open is not None:
                return
            self._open = bool(found["open"])
            head = found.group()
            # spaces behind it may be where something else was taken already
            self._take("status", len(head) - len(head.lstrip()), len(head.rstrip()))
            self._take_method_first()

    def _take_method_first(self) -> None:
        """How it was paid, right behind "paid" at the beginning."""
        for name, words in METHODS.items():
            found = re.match(rf"\s*{_BY}(?:{words})(?!\w)\s*[,:]?", self._left, re.IGNORECASE)
            if found and not self._method and self._left[found.end() :].strip():
                self._method = name
                begin = len(found.group()) - len(found.group().lstrip())
                self._take("method", begin, found.end())
                return

    def _take(self, kind: QuickKind, start: int, end: int) -> None:
        self._blank(start, end)
        said_end = start + len(self._text[start:end].rstrip(" ,.;"))
        self._parts.append(QuickPart(kind, start, said_end))

    def _blank(self, start: int, end: int) -> None:
        self._left = _WIDE.sub(" ", self._left[:start] + " " * (end - start) + self._left[end:])

    def _piece(self, start: int, end: int) -> Said:
        found = said(self._left[start:end], self._shelf, self._counter.codes)
        if found.currency:
            self._signs.add(found.currency)
        return found

    def _sign(self, found: re.Match[str]) -> None:
        for sign in (found["before"], found["after"]):
            known = CURRENCIES.get((sign or "").lower()) or (sign if sign in self._counter.codes else "")
            if known:
                self._signs.add(known)

    def _currency(self, found: list[Said]) -> str:
        """The currency of the order: the one that is said, that of the products, or the usual."""
        if len(self._signs) > 1:
            self._doubts.append(message("Several currencies do not make one order; say one."))
        if self._signs:
            return min(self._signs)
        owned = set()
        for piece in found:
            one = meant(piece.what, self._shelf)
            if len(one) == 1 and not piece.number and one[0].currency:
                owned.add(one[0].currency)
        return owned.pop() if len(owned) == 1 else self._counter.currency

    def _line(self, piece: Said, currency: str) -> PurchaseLine | None:
        """The line that a piece makes, None where it has no price."""
        several = meant(piece.what, self._shelf)
        product = several[0] if len(several) == 1 else None
        if _BELOW.match(piece.what):
            self._doubts.append(
                message("“%(typed)s” is no sale; log what comes back as a return.", typed=piece.what)
            )
            return None
        if not piece.quantity:
            self._doubts.append(message("Say how many were sold, at least one."))
            return None
        line = PurchaseLine(
            product_id=product.id if product else 0,
            description=product.name if product else piece.what,
            quantity=piece.quantity,
            tax_rate=product.tax_rate if product else 0,
        )
        if not piece.number:
            return self._unpriced(line, product, several, currency)
        amount = minor_units(piece.number, money.exponent(currency), self._counter.comma)
        if amount is None:
            self._doubts.append(message("“%(typed)s” is no amount of money.", typed=piece.number))
            return None
        own = product is not None and product.currency == currency and product.price == amount
        line = replace(line, price=amount) if piece.each or own else _worth(line, amount)
        return replace(line, total=pricing.line_total(line))

    def _unpriced(
        self, line: PurchaseLine, product: Product | None, several: tuple[Product, ...], currency: str
    ) -> PurchaseLine | None:
        """The line at the price of its product."""
        if product and (product.currency == currency or not product.price):
            line = replace(line, price=product.price)
            return replace(line, total=pricing.line_total(line))
        if product:
            self._doubts.append(
                message(
                    "“%(name)s” has its price in %(currency)s; say the amount.",
                    name=product.name,
                    currency=product.currency,
                )
            )
        elif len(several) > 1:
            names = ", ".join(f"“{one.name}”" for one in several[:3])
            self._doubts.append(
                message("“%(typed)s” may be %(names)s; say more of it.", typed=line.description, names=names)
            )
        else:
            self._doubts.append(message("Say for how much “%(typed)s” was sold.", typed=line.description))
        return None


def _worth(line: PurchaseLine, amount: int) -> PurchaseLine:
    """The line at this amount for all of it; what a price of one cannot say is its discount."""
    price = -(-amount * pricing.THOUSAND // line.quantity)
    priced = replace(line, price=price)
    return replace(priced, discount=pricing.line_price(priced) - amount)
