"""What happened or did not: orders, calls, campaigns; and the states of deals, tickets and follow-ups."""

from __future__ import annotations

from collections.abc import Iterable

from rolodex.domain.message import Message, message
from rolodex.domain.segment import ALWAYS, Clause, Condition, Span
from rolodex.domain.segment_grammar import counting, times
from rolodex.domain.segment_grammar.counting import Bounds
from rolodex.domain.segment_grammar.cursor import JOINERS, Cursor, Unit
from rolodex.domain.segment_grammar.moments import NO_TIME, bare_month, when
from rolodex.domain.segment_grammar.signs import Having
from rolodex.domain.segment_grammar.understood import Part

PIECES = message("Orders are counted, not pieces: write how many orders.")
HOW_MANY = message("Write “at least” or “exactly” before this number.")
EACH = message("Write “spent” for the sum of the orders, “average order” for what one comes to.")
NEITHER = message("Taken as: neither of them.")
SUM_OF_ALL = message("Only the sum of all orders is counted, not that of one product.")
ONE_BY_ONE = message("Of several things that happened none can be narrowed alone: write each by itself.")
_NOUNS = frozenset("order orders purchase purchases pedido pedidos compra compras".split())
_NAMING = frozenset("quoted name unknown cond event has field state stateful measure own".split())
"""What the name of something sold may be beside that; a word such as "since" is none."""
_SOLD = ("product", "category")
_STATES = {
    "deal": ("open", "won", "lost"),
    "ticket": ("open", "closed"),
    "follow_up": ("open", "late"),
}
_ALWAYS_SO = frozenset("never nunca jamas jamás nada nothing".split())


class _Said:
    """What is said of an event, gathered word by word."""

    def __init__(self, events: list[str], join: str) -> None:
        self.events = events
        self.join = join
        self.of: list[str] = []
        self.of_join = "or"
        self.span: Span | None = None
        self.bounds: Bounds | None = None
        self.amount: Bounds | None = None
        self.odd: Message | None = None
        self.is_noun = False


def event(cursor: Cursor, first: int, refused: bool) -> list[Unit] | None:
    """Something that happened, how often, of what and when; or that did not."""
    start = cursor.at
    bounds = counting.count(cursor)
    doubtful = None if bounds else cursor.take("number")
    if bounds or doubtful:
        cursor.skip("of")
    named = _events(cursor)
    if not named:
        cursor.at = start
        return None
    said = _Said(*named)
    said.is_noun = cursor.items[cursor.at - 1].text.lower() in _NOUNS
    said.bounds = bounds
    said.span = counting.before(cursor) if cursor.pending and not refused else _before(cursor, refused)
    while _modified(cursor, said, refused):
        pass
    odd = HOW_MANY if doubtful else said.odd or _narrowed(said)
    if odd:
        cursor.doubt(first, cursor.at, odd)
        return []
    if refused and said.of_join == "and" and len(said.of) > 1:
        cursor.doubt(first, cursor.at, NEITHER)
    return [_unit(cursor, said, first, refused)]


def _narrowed(said: _Said) -> Message | None:
    """Why a product, reason or outcome cannot be meant: a rule would leave it out or take it for another."""
    if not said.of:
        return None
    if said.amount:
        return SUM_OF_ALL
    return ONE_BY_ONE if len(said.events) > 1 else None


def _before(cursor: Cursor, refused: bool) -> Span | None:
    pending = cursor.claim()
    if pending is None:
        return None
    found = times.span(pending.when, cursor.today, cursor.known.first_weekday, never=refused)
    if found is None:
        cursor.doubt(pending.first, pending.last, NO_TIME)
    return found


def _events(cursor: Cursor) -> tuple[list[str], str] | None:
    """The events named next, and the word that joins them."""
    found: list[str] = []
    join = "or"
    while True:
        start = cursor.at
        joiner = ""
        if found:
            item = cursor.item
            if item is None or item.kind not in JOINERS:
                break
            joiner = item.kind
            cursor.at += 1
            cursor.skip()
        name = _event_name(cursor, listed=bool(found))
        if not name:
            cursor.at = start
            break
        if joiner in ("and", "or", "nor"):
            join = "and" if joiner == "and" else "or"
        found.append(name)
    return (found, join) if found else None


def _event_name(cursor: Cursor, *, listed: bool) -> str:
    """The next event; a word such as "email" is one in a list of them, or where a time follows."""
    item = cursor.item
    if item is None:
        return ""
    if item.kind == "event":
        cursor.at += 1
        return str(item.value)
    having: Having | None = item.value if item.kind == "has" else None
    if having is None or not having.event:
        return ""
    start = cursor.at
    cursor.at += 1
    place = cursor.at
    is_event = when(cursor) is not None or (listed and cursor.kind() not in JOINERS)
    cursor.at = place if is_event else start
    return having.event if is_event else ""


def _modified(cursor: Cursor, said: _Said, refused: bool) -> bool:
    """Whether one more thing was said of the event."""
    start = cursor.at
    cursor.skip()
    item = cursor.item
    if item is None:
        cursor.at = start
        return False
    if refused and item.kind == "not" and item.text.lower() in _ALWAYS_SO:
        cursor.at += 1
        return True
    if "purchase" in said.events and _bought(cursor, said):
        return True
    if ("refund" in said.events and _reason(cursor, said)) or (
        "call" in said.events and _outcome(cursor, said)
    ):
        return True
    if said.span is None and _spanned(cursor, said, refused):
        return True
    if said.bounds is None and item.kind not in ("or_more", "or_less") and _counted(cursor, said):
        return True
    cursor.at = start
    return False


def _spanned(cursor: Cursor, said: _Said, refused: bool) -> bool:
    found = when(cursor)
    if found is None:
        return False
    said.span = times.span(found, cursor.today, cursor.known.first_weekday, never=refused)
    if said.span is None:
        # without its time, what is left would say something else
        said.odd = NO_TIME
        said.span = ALWAYS
    return True


def _counted(cursor: Cursor, said: _Said) -> bool:
    place = cursor.at
    lead = cursor.take("of") or cursor.take("reason")
    led = lead is not None
    is_sum = lead is not None and lead.text.lower() in ("for", "por")
    if said.events == ["purchase"]:
        money = counting.amount(cursor) if led or _has_amount(cursor) else None
        if money:
            said.odd = said.odd or (None if is_sum or not said.is_noun else EACH)
            said.bounds = said.amount = money
            return True
    bounds = counting.count(cursor)
    if bounds and (cursor.take("times") or cursor.items[cursor.at - 1].kind == "times"):
        said.bounds = bounds
        return True
    if bounds and cursor.item and cursor.item.hit(*_SOLD):
        cursor.at += 1
        said.odd = PIECES
        return True
    cursor.at = place
    return False


def _has_amount(cursor: Cursor) -> bool:
    return any(item.kind == "amount" for item in cursor.items[cursor.at : cursor.at + 4])


def _bought(cursor: Cursor, said: _Said) -> bool:
    """Whether products or categories were read, one or a list of them."""
    if said.of:
        return False
    while True:
        start = cursor.at
        joiner = ""
        if said.of:
            item = cursor.item
            if item is None or item.kind not in JOINERS:
                break
            joiner = item.kind
            cursor.at += 1
        name = _sold(cursor)
        if not name:
            cursor.at = start
            break
        if joiner in ("and", "or", "nor"):
            said.of_join = "and" if joiner == "and" else "or"
        said.of.append(name)
    return bool(said.of)


def _sold(cursor: Cursor) -> str:
    """The product or category named next, "" where none is."""
    cursor.skip("of", "with")
    item = cursor.item
    if item and item.kind == "field" and item.value in _SOLD:
        cursor.at += 1
        cursor.skip("colon", "of")
        item = cursor.item
        if item and item.kind == "quoted":
            cursor.at += 1
            return item.text
    name = (item.text if item.kind == "quoted" else item.hit(*_SOLD)) if item else ""
    if name and item and item.kind in _NAMING:
        cursor.at += 1
        return name
    return ""


def _reason(cursor: Cursor, said: _Said) -> bool:
    start = cursor.at
    cursor.skip("of", "reason", "colon")
    item = cursor.item
    text = (item.text if item.kind == "quoted" else item.hit("reason")) if item else ""
    if not text or said.of:
        cursor.at = start
        return False
    cursor.at += 1
    said.of.append(text)
    return True


def _outcome(cursor: Cursor, said: _Said) -> bool:
    start = cursor.at
    cursor.skip("with", "open")
    item = cursor.take("outcome")
    if item is None or said.of:
        cursor.at = start
        return False
    cursor.skip("close")
    said.of.append(item.value)
    return True


def _unit(cursor: Cursor, said: _Said, first: int, refused: bool) -> Unit:
    """The condition of an event, or several of them joined."""
    conditions = [_condition(said, name, of, refused) for name in said.events for of in (said.of or [""])]
    several = said.join if len(said.events) > 1 else said.of_join
    return joined(cursor, conditions, first, any_of=several == "or" and not refused)


def joined(cursor: Cursor, conditions: list[Condition], first: int, *, any_of: bool) -> Unit:
    """A unit of one condition, or of several that the same words say."""
    if len(conditions) == 1:
        return cursor.condition(conditions[0], first)
    start, end = cursor.items[first].start, cursor.items[cursor.at - 1].end
    parts = [Part(start, end, one) for one in conditions]
    node = Clause(tuple(conditions), "any" if any_of else "all")
    return Unit(node, parts, first, cursor.at, grouped=True)


def _condition(said: _Said, name: str, of: str, refused: bool) -> Condition:
    span = said.span or ALWAYS
    if said.amount:
        found = said.amount
        return Condition("net", found.op, (), found.low, found.high, span, "", found.currency, refused)
    if said.bounds:
        found = said.bounds
        return Condition(name, found.op, (), found.low, found.high, span, of, without=refused)
    return Condition(name, "never" if refused else "within", span=span, of=of)


def again(cursor: Cursor, first: int, refused: bool) -> list[Unit] | None:
    """Another thing bought, or another time, after a word such as "but not": "not in June"."""
    last = cursor.last_with("purchase", "refund", "call", "meeting", "visit", "talk", "sent_email", "letter")
    if last is None or last.op not in ("within", "never") or not cursor.units:
        return None
    name = _sold(cursor) if last.field == "purchase" and last.of else ""
    place = cursor.at
    found = when(cursor) or (bare_month(cursor) if last.span != ALWAYS else None)
    span = times.span(found, cursor.today, cursor.known.first_weekday, never=refused) if found else None
    if found and span is None:
        cursor.at = place
        return None
    if not name and span is None:
        return None
    one = Condition(last.field, "never" if refused else "within", span=span or last.span, of=name or last.of)
    return [cursor.condition(one, first)]


def campaign(cursor: Cursor, first: int, refused: bool) -> list[Unit] | None:
    """What came of a campaign: who got it, who answered."""
    got = cursor.take("got")
    if got is None:
        return None
    cursor.skip("in", "of")
    named = cursor.item is not None and cursor.item.kind == "field" and cursor.item.value == "campaign"
    if named:
        cursor.at += 1
        cursor.skip("colon", "of")
    values = campaigns(cursor)
    last = cursor.last_with("campaign")
    if not values and not named and "campaign" not in got.text.lower():
        if last is None or got.value == "sent":
            return None
        values = last.values
    place = cursor.at
    found = when(cursor)
    span = times.span(found, cursor.today, cursor.known.first_weekday, never=refused) if found else ALWAYS
    if span is None:
        cursor.doubt(place, cursor.at, NO_TIME)
        return []
    one = Condition("campaign", "never" if refused else "within", values, span=span, of=got.value)
    return [cursor.condition(one, first)]


def campaigns(cursor: Cursor) -> tuple[str, ...]:
    """The campaigns named next, of which any counts."""
    found: list[str] = []
    while True:
        start = cursor.at
        if found and not (cursor.take("or") or cursor.take("comma")):
            break
        cursor.skip()
        item = cursor.item
        name = (item.text if item.kind == "quoted" else item.hit("campaign")) if item else ""
        if not name:
            cursor.at = start
            break
        cursor.at += 1
        found.append(name)
    return tuple(found)


def stateful(cursor: Cursor, first: int, refused: bool) -> list[Unit] | None:
    """A deal, ticket or follow-up and its state."""
    states = _named_states(cursor)
    cursor.skip()
    noun = cursor.take("stateful")
    if noun is None:
        return None
    states = states or _named_states(cursor)
    allowed = _STATES[noun.value]
    if any(state not in allowed for state in states):
        return None
    wanted: Iterable[str] = states or (("open",) if noun.value == "follow_up" else allowed)
    values = tuple(wanted)
    if noun.value == "follow_up" and refused and values == ("open",):
        return [cursor.condition(Condition("follow_up", "is", ("none",)), first, listed=True)]
    return [cursor.condition(Condition(noun.value, "is", values, without=refused), first, listed=True)]


def _named_states(cursor: Cursor) -> list[str]:
    found: list[str] = []
    while True:
        start = cursor.at
        if found and not (cursor.take("or") or cursor.take("comma")):
            break
        item = cursor.take("state")
        if item is None:
            cursor.at = start
            break
        found.append(item.value)
    return found
