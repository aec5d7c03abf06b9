"""Who fulfils a rule, worked out anew in plain Python from the rows of a book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from rolodex.domain.activity import KINDS, MISSED, TALKS
from rolodex.domain.contact import Contact
from rolodex.domain.folding import tokens
from rolodex.domain.segment import Clause, Condition
from rolodex.store import contacts, countries
from rolodex.store.engine import Connection

EPOCH = date(1970, 1, 1)
KINDS_OF = {
    "talk": TALKS,
    "call": ("call",),
    "meeting": ("meeting",),
    "visit": ("visit",),
    "sent_email": ("email",),
    "letter": ("letter",),
    "message": ("message",),
    "activity": KINDS,
}


class Oracle:
    """The rows of a small book, and what they say of each rule on a day."""

    def __init__(self, connection: Connection, today: date) -> None:
        self.today = today
        rows = connection.execute
        ids = [row[0] for row in rows("SELECT id FROM contact WHERE kind <> 'group'")]
        self.cards: dict[int, Contact] = {card.id: card for card in contacts.get_many(connection, ids)}
        self.everybody = frozenset(self.cards)
        self.created: dict[int, str] = dict(rows("SELECT id, created_at FROM contact"))
        self.orders = rows("SELECT id, contact_id, day, currency, total, status FROM purchase")
        self.refunds = rows("SELECT contact_id, day, currency, amount, reason, purchase_id FROM refund")
        self.paid: defaultdict[int, int] = defaultdict(int)
        for purchase_id, amount in rows("SELECT purchase_id, amount FROM payment"):
            self.paid[purchase_id] += amount
        self.goods = defaultdict(set)
        for purchase_id, *names in rows(
            "SELECT l.purchase_id, p.code, p.name, p.category FROM purchase_line l JOIN product p "
            "ON p.id = l.product_id"
        ):
            self.goods[purchase_id].update(names)
        self.talks = rows("SELECT contact_id, kind, outcome, day FROM activity")
        self.pieces = rows(
            "SELECT m.contact_id, m.state, m.sent_at, m.returned_at, m.answered_at, c.date, c.name "
            "FROM campaign_member m JOIN campaign c ON c.id = m.campaign_id"
        )
        self.deals = rows("SELECT contact_id, status FROM deal")
        self.tickets = rows("SELECT contact_id, status FROM ticket")
        self.pauses = rows("SELECT contact_id, until FROM pause")
        self.expected = rows("SELECT contact_id, currency, value FROM expectation")
        self.reminders = rows(
            "SELECT contact_id, CASE snoozed_to WHEN '' THEN due ELSE snoozed_to END FROM reminder "
            "WHERE status = 'NEEDS-ACTION' AND contact_id IS NOT NULL AND origin IN ('', 'series')"
        )
        self.own = rows("SELECT contact_id, field_id, value FROM custom_value")

    def who(self, rule: Clause | Condition) -> frozenset[int]:
        """All who fulfil it."""
        if isinstance(rule, Condition):
            found = frozenset(self._who(rule)) & self.everybody
        else:
            parts = [self.who(part) for part in rule.parts]
            found = self.everybody
            if parts:
                found = frozenset.intersection(*parts) if rule.join == "all" else frozenset().union(*parts)
        return self.everybody - found if rule.without else found

    def _who(self, one: Condition) -> Iterable[int]:
        if one.field.startswith("own:"):
            return self._own(one)
        if one.field in KINDS_OF:
            return self._counted(one, self._talked(one))
        special = getattr(self, f"_{one.field}", None)
        return special(one) if special else self._typed(one)

    # the card

    def _typed(self, one: Condition) -> Iterable[int]:
        places = {"city": "city", "region": "region", "country": "country"}
        for value in one.values:
            if one.field in places:
                said = {key: self._places(card, one.field) for key, card in self.cards.items()}
                yield from _meant(said, value)
            elif one.field == "tag":
                yield from _meant({key: card.categories for key, card in self.cards.items()}, value)
            else:
                wanted = tokens(value)
                for key, card in self.cards.items():
                    words = tokens(" ".join(_texts(card, one.field)))
                    if all(any(word.startswith(part) for word in words) for part in wanted):
                        yield key

    def _places(self, card: Contact, field: str) -> list[str]:
        if field != "country":
            return [getattr(adr, field) for adr in card.adr]
        lands = countries.countries()
        codes = [countries.code(adr.country, adr.country_code).upper() for adr in card.adr]
        return [
            name for code in codes if code for name in (code, lands.name(code, "en"), lands.name(code, "es"))
        ]

    def _code(self, one: Condition) -> Iterable[int]:
        for key, card in self.cards.items():
            codes = ["".join(tokens(adr.code)) for adr in card.adr]
            if any(code.startswith("".join(tokens(value))) for value in one.values for code in codes):
                yield key

    def _has(self, one: Condition) -> Iterable[int]:
        there = {"phone": "tel", "email": "email", "note": "note", "tag": "categories", "photo": "photo"}
        for key, card in self.cards.items():
            for value in one.values:
                if value == "address":
                    found = any(any(_texts(replace(card, adr=(adr,)), "address")) for adr in card.adr)
                elif value == "birthday":
                    found = any(one.name == "bday" for one in card.dates)
                else:
                    found = bool(getattr(card, there[value]))
                if found:
                    yield key

    def _kind(self, one: Condition) -> Iterable[int]:
        return (key for key, card in self.cards.items() if card.kind in one.values)

    def _favourite(self, _: Condition) -> Iterable[int]:
        return (key for key, card in self.cards.items() if card.favourite)

    def _mail(self, one: Condition) -> Iterable[int]:
        for key, card in self.cards.items():
            said = [each.granted for each in card.consent if each.channel == (one.of or "letter")]
            refused = bool(said) and not said[-1]
            if ("refused" if refused else "allowed") in one.values:
                yield key

    def _paused(self, _: Condition) -> Iterable[int]:
        return (key for key, until in self.pauses if until > self.today.isoformat())

    def _birthday(self, one: Condition) -> Iterable[int]:
        first, last = self._coming(one)
        if last - first > 366:
            first, last = 0, 1500
        for key, card in self.cards.items():
            if any(each.name == "deathdate" for each in card.dates):
                continue
            for born in (each for each in card.dates if each.name == "bday"):
                if one.op == "is":
                    fits = any(_says(value, born.year, born.month, born.day) for value in one.values)
                else:
                    days = (EPOCH + timedelta(days=day) for day in range(first, last + 1))
                    fits = any(_kept(day, born.month, born.day) for day in days)
                if fits:
                    yield key

    def _created(self, one: Condition) -> Iterable[int]:
        first, last = self._past(one)
        return (key for key, at in self.created.items() if at and first <= _number(at) <= last)

    def _source(self, one: Condition) -> Iterable[int]:
        said = {key: [each.source for each in card.consent] for key, card in self.cards.items()}
        for value in one.values:
            yield from _meant(said, value)

    def _own(self, one: Condition) -> Iterable[int]:
        field_id = int(one.field.removeprefix("own:"))
        said = [(key, value) for key, number, value in self.own if number == field_id]
        if one.op == "is":
            texts = defaultdict(list)
            for key, value in said:
                texts[key].append(value)
            for value in one.values:
                yield from _meant(texts, value)
        elif one.op in ("least", "most", "between"):
            yield from (key for key, value in said if _fits(one, float(value)))
        else:
            first, last = self._past(one)
            yield from (key for key, value in said if first <= _number(value) <= last)

    # what was bought

    def _bought(self, one: Condition) -> Iterable[tuple[int, int, int]]:
        first, last = self._past(one)
        for number, key, day, currency, total, status in self.orders:
            if status == "cancelled" or not first <= day <= last:
                continue
            if one.currency and currency != one.currency:
                continue
            if not one.of or one.of in self.goods[number]:
                yield key, day, total

    def _days(self, key: int) -> list[int]:
        return sorted(
            day for _, one, day, _, _, status in self.orders if one == key and status != "cancelled"
        )

    def _purchase(self, one: Condition) -> Iterable[int]:
        return self._counted(one, [key for key, _, _ in self._bought(one)])

    def _refund(self, one: Condition) -> Iterable[int]:
        first, last = self._past(one)
        return self._counted(
            one,
            [
                key
                for key, day, _, _, reason, _ in self.refunds
                if first <= day <= last and one.of in ("", reason)
            ],
        )

    def _first_order(self, one: Condition) -> Iterable[int]:
        first, last = self._past(one)
        return (key for key in self.everybody if (days := self._days(key)) and first <= days[0] <= last)

    def _last_order(self, one: Condition) -> Iterable[int]:
        first, last = self._past(one)
        return (key for key in self.everybody if (days := self._days(key)) and first <= days[-1] <= last)

    def _sales(self, one: Condition) -> dict[int, tuple[int, int]]:
        first, last = self._past(one)
        found: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
        for key, _, total in self._bought(one):
            found[key] = found[key][0] + 1, found[key][1] + total
        for key, day, currency, amount, _, _ in self.refunds:
            if currency == one.currency and first <= day <= last:
                found[key] = found[key][0], found[key][1] - amount
        return found

    def _net(self, one: Condition) -> Iterable[int]:
        sales = self._sales(one)
        return (key for key in self.everybody if _fits(one, sales[key][1]))

    def _average(self, one: Condition) -> Iterable[int]:
        return (
            key
            for key, (orders, net) in self._sales(one).items()
            if orders
            and (one.op == "most" or net >= one.low * orders)
            and (one.op == "least" or net <= one.high * orders)
        )

    def _unpaid(self, one: Condition) -> Iterable[int]:
        back: dict[int, int] = defaultdict(int)
        for *_, amount, _, purchase_id in self.refunds:
            back[purchase_id] += amount
        due: dict[int, int] = defaultdict(int)
        for number, key, _, currency, total, status in self.orders:
            if status == "open" and currency == one.currency:
                due[key] += max(0, total - self.paid[number] - back[number])
        return (key for key in self.everybody if _fits(one, due[key]))

    def _interval(self, one: Condition) -> Iterable[int]:
        return (key for key in self.everybody if (gap := self._gap(key)) and _fits(one, gap))

    def _gap(self, key: int) -> int:
        days = self._days(key)
        gaps = [later - earlier for earlier, later in pairwise(days)]
        return round(median(gaps)) if gaps else 0

    def _next_order(self, one: Condition) -> Iterable[int]:
        first, last = self._coming(one)
        for key in self.everybody:
            days, gap = self._days(key), self._gap(key)
            if len(days) >= 3 and gap and first <= days[-1] + gap <= last:
                yield key

    def _expected_value(self, one: Condition) -> Iterable[int]:
        return (
            key for key, currency, value in self.expected if currency == one.currency and _fits(one, value)
        )

    # what was said, done and sent

    def _talked(self, one: Condition) -> list[int]:
        first, last = self._past(one)
        return [
            key
            for key, kind, outcome, day in self.talks
            if kind in KINDS_OF[one.field]
            and first <= day <= last
            and (one.field != "talk" or outcome not in MISSED)
            and (not one.of or (outcome not in MISSED if one.of == "reached" else outcome == one.of))
        ]

    def _campaign(self, one: Condition) -> Iterable[int]:
        first, last = self._past(one)
        found = []
        for key, state, sent, returned, answered, day, name in self.pieces:
            at = {"returned": returned, "answered": answered}.get(one.of, sent) or day
            states = ("sent", "returned", "answered", "bought") if one.of == "sent" else (one.of or state,)
            dated = one.span.days or one.span.first or one.span.last
            named = not one.values or name in one.values
            if named and state in states and (not dated or first <= _number(at) <= last):
                found.append(key)
        return self._counted(one, found)

    def _deal(self, one: Condition) -> Iterable[int]:
        return (key for key, status in self.deals if status in one.values)

    def _ticket(self, one: Condition) -> Iterable[int]:
        return (
            key for key, status in self.tickets if ("closed" if status == "closed" else "open") in one.values
        )

    def _follow_up(self, one: Condition) -> Iterable[int]:
        awake = [
            (key, due)
            for key, due in self.reminders
            if not any(
                who == key and until > max(self.today.isoformat(), due[:10]) for who, until in self.pauses
            )
        ]
        # On the day of review one is asked about those who were left alone.
        awake += [(key, until) for key, until in self.pauses if until <= self.today.isoformat()]
        planned = {key for key, _ in awake}
        late = {key for key, due in awake if due and due < self.today.isoformat()}
        sets = {"open": planned, "late": late, "none": self.everybody - planned}
        return set().union(*(sets[value] for value in one.values))

    # times and numbers

    def _past(self, one: Condition) -> tuple[int, int]:
        today = (self.today - EPOCH).days
        if one.op == "more_than_ago":
            return -(10**6), today - one.span.days - 1
        if one.span.days > 0:
            return today - one.span.days + 1, 10**6
        if one.span.days < 0:
            return today, today - one.span.days
        first = _number(one.span.first) if one.span.first else -(10**6)
        return first, _number(one.span.last) if one.span.last else 10**6

    def _coming(self, one: Condition) -> tuple[int, int]:
        today = (self.today - EPOCH).days
        return (today, today + one.span.days) if one.op == "within" and one.span.days > 0 else self._past(one)

    def _counted(self, one: Condition, happened: Sequence[int]) -> Iterable[int]:
        if one.op == "within":
            return happened
        if one.op == "never":
            return self.everybody - set(happened)
        return (key for key in self.everybody if _fits(one, sum(1 for each in happened if each == key)))


def _fits(one: Condition, value: float) -> bool:
    return (one.op == "most" or value >= one.low) and (one.op == "least" or value <= one.high)


def _number(at: str) -> int:
    return (date.fromisoformat(at[:10]) - EPOCH).days


def _says(value: str, year: int, month: int, day: int) -> bool:
    parts = [int(part) for part in value.removeprefix("--").split("-")]
    wanted = (0, *parts) if value.startswith("--") else parts
    return all(not want or want == have for want, have in zip(wanted, (year, month, day), strict=False))


def _kept(day: date, month: int, number: int) -> bool:
    if (month, number) == (2, 29) and not (day.year % 4 == 0 and (day.year % 100 or day.year % 400 == 0)):
        number = 28
    return (day.month, day.day) == (month, number)


def _texts(card: Contact, field: str) -> list[str]:
    texts: dict[str, list[str]] = {
        "name": [
            *(card.fn, card.n.given, card.n.additional, card.n.family, card.n.family2),
            *(each.value for each in card.nickname),
        ],
        "company": [text for org in card.org for text in (org.name, *org.units)],
        "title": [text for org in card.org for text in (org.title, org.role)],
        "email": [each.value for each in card.email],
        "note": [each.value for each in card.note],
        "address": [
            text
            for adr in card.adr
            for text in (adr.street, adr.ext, adr.box, adr.city, adr.region, adr.code, adr.country)
        ],
    }
    return texts[field]


def _meant(said: Mapping[int, Sequence[str]], value: str) -> set[int]:
    """Whose values are this one, else begin so, else have words that do: as a typed search means it."""
    wanted = tokens(value)
    whole = {key for key, texts in said.items() if any(tokens(text) == wanted for text in texts)}
    if whole:
        return whole
    begun = "\0".join(wanted)
    found = {
        key for key, texts in said.items() if any("\0".join(tokens(text)).startswith(begun) for text in texts)
    }
    return found or {
        key
        for key, texts in said.items()
        if any(all(any(word.startswith(part) for word in tokens(text)) for part in wanted) for text in texts)
    }
