"""Values by their names: places, tags, groups, companies, fields of the user's own, what a card has."""

from __future__ import annotations

from rolodex.domain import typed_value
from rolodex.domain.asked import PRESENT
from rolodex.domain.message import Message, message
from rolodex.domain.segment import FIELDS, Condition
from rolodex.domain.segment_grammar import counting
from rolodex.domain.segment_grammar.cursor import Cursor, Unit
from rolodex.domain.segment_grammar.scanning import Item
from rolodex.domain.segment_grammar.signs import Having
from rolodex.domain.segment_grammar.understood import NAMED, OwnField

PLACES = ("city", "region", "country")
_BARE = frozenset(("product", "category", "campaign", "reason"))
"""Fields whose values say nothing by their name alone."""
_FREE = frozenset(("name", "title", "note", "source", "import", "address", "code", "phone", "email"))
"""Fields of which any text may be asked for."""
_WHOLE = frozenset(("cond", "customers", "state", "stateful", "event", "has", "measure", "date"))


def several(text: str, field: str) -> Message:
    """That a name is one of several things, and as which it was taken."""
    said = FIELDS[field].label if field in FIELDS else message("Field")
    return message("“%(name)s” may mean several things. Taken as: %(field)s", name=text, field=said)


def named(cursor: Cursor, first: int, refused: bool) -> list[Unit] | None:
    """A name of the book, after a word such as "from" or by itself."""
    led = _led(cursor)
    item = cursor.item
    if item is None:
        return None
    if item.kind == "field":
        return field(cursor, first, refused)
    if item.kind == "own":
        return own(cursor, first, refused)
    before = cursor.units[-1] if cursor.units else None
    goes_on = bool(before and before.listed and cursor.goes_on(first))
    if item.kind == "quoted" or (item.kind == "number" and before and before.field == "code"):
        if not goes_on or before is None or not _is_free(before.field):
            return None
        cursor.at += 1
        one = Condition(before.field, "is", (item.text,), without=refused)
        return [cursor.condition(one, first, listed=True)]
    if (
        not item.names
        or item.kind in ("point", "span")
        or (item.kind in _WHOLE and not (led and item.named and item.hit(*PLACES)))
    ):
        return None
    return _value(cursor, item, first, refused, led, before.field if before and goes_on else "")


def _is_free(field: str) -> bool:
    """Whether any text may be asked for in a field."""
    return field in (*PLACES, "tag", "group", "company", *_FREE) or field.startswith("own:")


def _led(cursor: Cursor) -> bool:
    """Whether words such as "from the" were read."""
    led = False
    while item := cursor.item:
        if item.kind not in ("in", "of", "skip") or cursor.begins_anew(cursor.at):
            break
        if item.kind == "skip" and not led and item.names and item.named:
            break
        led = led or item.kind != "skip"
        cursor.at += 1
    return led


def _value(  # noqa: PLR0917 - what is said and where
    cursor: Cursor, item: Item, first: int, refused: bool, led: bool, going_on: str
) -> list[Unit] | None:
    fields = [field for field in dict.fromkeys(name for name, _ in item.names) if field not in _BARE]
    if not fields:
        return None
    if going_on in fields:
        chosen, fields = going_on, [going_on]
    else:
        order = (*PLACES, "company", *NAMED) if led else NAMED
        chosen = next((field for field in order if field in fields), fields[0])
    cursor.at += 1
    after = cursor.item
    if after and after.kind == "field" and after.value in fields:
        chosen, fields = str(after.value), [after.value]
        cursor.at += 1
    if chosen in PLACES and not led and not going_on and not item.named:
        reason = message("Write “in %(name)s” if this is the place.", name=item.text)
        cursor.doubt(first, cursor.at, reason)
        return []
    if len(fields) > 1:
        cursor.doubt(cursor.at - 1, cursor.at, several(item.text, chosen))
    one = Condition(chosen, "is", (item.hit(chosen),), without=refused)
    return [cursor.condition(one, first, listed=True)]


def field(cursor: Cursor, first: int, refused: bool) -> list[Unit] | None:
    """A field by its name and the value that follows, or that there is one at all."""
    item = cursor.take("field")
    if item is None:
        return None
    name: str = item.value
    after = cursor.at
    has_colon = False
    while cursor.kind() in ("colon", "of", "skip"):
        has_colon = has_colon or cursor.kind() == "colon"
        cursor.at += 1
    text = _text(cursor, name, has_colon)
    if text:
        if name in ("product", "category"):
            op, field_name = ("never" if refused else "within"), "purchase"
            return [cursor.condition(Condition(field_name, op, of=text), first)]  # type: ignore[arg-type]
        if name == "campaign":
            one = Condition("campaign", "never" if refused else "within", (text,))
            return [cursor.condition(one, first)]
        return [cursor.condition(Condition(name, "is", (text,), without=refused), first, listed=True)]
    cursor.at = after
    if name in PRESENT and (refused or cursor.items[first].kind == "with"):
        return [cursor.condition(Condition("has", "is", (name,), without=refused), first, listed=True)]
    if name == "company":
        return [cursor.condition(Condition("kind", "is", ("org",), without=refused), first)]
    return None


def _text(cursor: Cursor, name: str, has_colon: bool) -> str:
    """The value of a field that stands next, "" where none does."""
    item = cursor.item
    if item is None:
        return ""
    hit = item.hit(name)
    if item.kind == "quoted" or hit:
        cursor.at += 1
        return hit or item.text
    if name == "code" and item.kind in ("number", "unknown") and any(map(str.isdigit, item.text)):
        cursor.at += 1
        return item.text
    if name == "name" and item.named:
        return _called(cursor)
    return _run(cursor) if has_colon else ""


def _called(cursor: Cursor) -> str:
    """The words with capital letters that stand next."""
    start = cursor.at
    while (item := cursor.item) and item.named:
        cursor.at += 1
    return " ".join(item.text for item in cursor.items[start : cursor.at])


def _run(cursor: Cursor) -> str:
    """The words up to the next one that says something else."""
    start = cursor.at
    while (item := cursor.item) and item.kind in ("unknown", "name", "number"):
        cursor.at += 1
    if cursor.at == start:
        return ""
    return " ".join(item.text for item in cursor.items[start : cursor.at])


def own(cursor: Cursor, first: int, refused: bool) -> list[Unit] | None:
    """A field of the user's own and what it says."""
    item = cursor.take("own")
    if item is None:
        return None
    said: OwnField = item.value
    has_colon = False
    while cursor.kind() in ("colon", "skip"):
        has_colon = has_colon or cursor.kind() == "colon"
        cursor.at += 1
    if said.type == "number":
        bounds = counting.count(cursor)
        if bounds:
            one = Condition(said.key, bounds.op, (), bounds.low, bounds.high, without=refused)
            return [cursor.condition(one, first)]
    text = _own_text(cursor, said, has_colon)
    if not text:
        return None
    return [cursor.condition(Condition(said.key, "is", (text,), without=refused), first, listed=True)]


def _own_text(cursor: Cursor, said: OwnField, has_colon: bool) -> str:
    item = cursor.item
    if item is None:
        return ""
    if said.type == "yesno":
        answer = typed_value.as_type(item.text, "yesno")
        cursor.at += answer is not None
        return answer or ""
    if said.type == "number" and item.kind == "number":
        cursor.at += 1
        return item.text
    return _text(cursor, said.key, has_colon)


def having(cursor: Cursor, first: int, refused: bool) -> list[Unit] | None:
    """What a card has or misses, or the text of an address or number."""
    item = cursor.take("has")
    if item is None:
        return None
    what: Having = item.value
    start = cursor.at
    has_colon = cursor.take("colon") is not None
    if what.name in FIELDS:
        text = cursor.item.text if cursor.kind() == "quoted" and cursor.item else ""
        cursor.at += bool(text)
        text = text or (_run(cursor) if has_colon else "")
        if text:
            one = Condition(what.name, "is", (text,), without=refused)
            return [cursor.condition(one, first, listed=True)]
    cursor.at = start
    before = cursor.units[-1] if cursor.units else None
    goes_on = before is not None and before.field == "has" and cursor.goes_on(first)
    if not (refused or goes_on or cursor.items[first].kind == "with"):
        return None
    return [cursor.condition(Condition("has", "is", (what.name,), without=refused), first, listed=True)]


def employer(cursor: Cursor, first: int, refused: bool) -> list[Unit] | None:
    """Where somebody works."""
    if cursor.take("employer") is None:
        return None
    cursor.skip("of", "in")
    if cursor.kind() == "field":
        return field(cursor, first, refused)
    item = cursor.item
    text = (item.text if item.kind == "quoted" else item.hit("company")) if item else ""
    if not text:
        return None
    cursor.at += 1
    return [cursor.condition(Condition("company", "is", (text,), without=refused), first, listed=True)]


def whole(cursor: Cursor, first: int, refused: bool) -> list[Unit] | None:
    """A word that says a whole condition: VIP, favourites, do not mail."""
    item = cursor.take("cond")
    if item is None:
        return None
    said: Condition = item.value
    others = [field for field, _ in item.names if field not in _BARE]
    if others:
        cursor.doubt(cursor.at - 1, cursor.at, several(item.text, said.field))
    before = cursor.units[-1] if cursor.units else None
    one = Condition(said.field, said.op, said.values, without=refused)
    stages = said.field == "lifecycle" and not refused
    if stages and before and before.last == cursor.at - 1 == first and is_customers(before):
        cursor.units.pop()
        unit = cursor.condition(one, before.first, listed=True)
        unit.joiner, unit.joined_at = before.joiner, before.joined_at
        return [unit]
    return [cursor.condition(one, first, listed=True)]


def customers(cursor: Cursor, first: int, refused: bool) -> list[Unit] | None:
    """Those who have bought; beside a stage of the lifecycle the word adds nothing."""
    item = cursor.take("customers")
    if item is None:
        return None
    before = cursor.units[-1] if cursor.units else None
    others = [field for field, _ in item.names if field not in _BARE]
    if others:
        cursor.doubt(cursor.at - 1, cursor.at, several(item.text, "purchase"))
    if (
        before
        and before.field == "lifecycle"
        and not before.refused
        and before.last == first == cursor.at - 1
    ):
        cursor.units.pop()
        assert isinstance(before.node, Condition)
        unit = cursor.condition(before.node, before.first, listed=True)
        unit.joiner, unit.joined_at, unit.refused = before.joiner, before.joined_at, before.refused
        return [unit]
    return [cursor.condition(Condition("purchase", "never" if refused else "within"), first)]


def is_customers(unit: Unit) -> bool:
    """Whether a unit says no more than that somebody has bought."""
    return unit.node == Condition("purchase", "within")
