"""The reading of a sentence from left to right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from rolodex.domain.message import message
from rolodex.domain.segment import FIELDS, Clause, Condition
from rolodex.domain.segment_grammar import counting, dating, events, joining, moments, naming
from rolodex.domain.segment_grammar.cursor import JOINERS, Cursor, Pending, Unit
from rolodex.domain.segment_grammar.scanning import items
from rolodex.domain.segment_grammar.understood import Doubt, Known, Part, Place, Understood

TWICE = message("Two words that say “not” stand here. Leave one of them out.")
NOT_BOTH = message("“not” stands before the first of these only. Write “nor” if both are meant.")
WHAT_THEN = message("A time alone: write what happened then, such as “bought in May”.")
BOUGHT = message("Write “bought” before what was bought.")

_Term = Callable[[Cursor, int, bool], list[Unit] | None]
_TERMS: tuple[_Term, ...] = (
    counting.measure,
    counting.score,
    dating.dated,
    events.event,
    events.campaign,
    events.stateful,
    naming.customers,
    naming.whole,
    naming.employer,
    naming.own,
    naming.field,
    naming.having,
    naming.named,
)
EVENTS = frozenset(name for name, spec in FIELDS.items() if spec.kind == "event")
_LEADING = JOINERS | {"skip", "colon", "open", "close", "with", "in", "of"}
DEEPEST = 15
"""Brackets within brackets that are read: fewer than what a rule is kept with."""
_CARRIES_AND = frozenset(("except", "outside", "nor"))


def understand(text: str, today: date, language: str, known: Known) -> Understood:
    """What a sentence says; a word of both languages means what it does in this one."""
    cursor = Cursor(items(text, language, known), today, known)
    found = joining.joined(_level(cursor))
    parts = tuple(sorted(found.parts, key=lambda part: (part.start, part.end)))
    cursor.strange |= _forgotten(cursor, [*parts, *cursor.doubts])
    doubts = tuple(sorted({*cursor.doubts, *found.doubts}, key=lambda doubt: (doubt.start, doubt.end)))
    return Understood(found.rule, parts, doubts, _strange(cursor, doubts))


def _forgotten(cursor: Cursor, taken: Sequence[Part | Doubt]) -> set[int]:
    """The items that say something and are in nothing that was taken."""
    return {
        place
        for place, item in enumerate(cursor.items)
        if item.kind not in _LEADING
        and not any(one.start <= item.start and item.end <= one.end for one in taken)
        and not (item.kind == "not" and cursor.kind_at(place + 1) == "open")
    }


def _strange(cursor: Cursor, doubts: tuple[Doubt, ...]) -> tuple[Place, ...]:
    """The stretches that are not known, neighbours as one, without what is doubtful."""
    found: list[Place] = []
    last = -2
    for place in sorted(cursor.strange):
        item = cursor.items[place]
        if any(doubt.start <= item.start and item.end <= doubt.end for doubt in doubts):
            continue
        if place == last + 1 and found:
            found[-1] = (found[-1][0], item.end)
        else:
            found.append((item.start, item.end))
        last = place
    return tuple(found)


class _Prefix:
    """What stands before the next unit: how it is joined, and whether it is turned round."""

    def __init__(self) -> None:
        self.first = -1
        self.joiner = ""
        self.joined_at = -1
        self.refused = ""
        self.is_twice = False
        self.is_anew = False

    def begins(self, place: int) -> None:
        """Note where it begins."""
        self.first = self.first if self.first >= 0 else place


def _level(cursor: Cursor, *, inner: bool = False) -> list[Unit]:
    """The units up to the end or, within brackets, to the closing one."""
    outer, cursor.units = cursor.units, []
    prefix = _Prefix()
    while (item := cursor.item) is not None:
        if item.kind == "close" and inner:
            break
        if _gathered(cursor, prefix):
            continue
        _one(cursor, prefix)
        prefix = _Prefix()
    _left_over(cursor, prefix, cursor.at)
    _lonely(cursor)
    units, cursor.units = cursor.units, outer
    return units


def _gathered(cursor: Cursor, prefix: _Prefix) -> bool:
    """Whether the next item only leads to what follows; then it is read."""
    item = cursor.item
    if item is None:
        return False
    if item.kind in JOINERS:
        if prefix.refused and not prefix.is_anew and prefix.joiner != "nor":
            return False
        if prefix.joiner in ("", "comma") or item.kind == "nor":
            prefix.joiner, prefix.joined_at = item.kind, cursor.at
            prefix.is_anew = prefix.is_anew or item.value == "but"
        if item.kind == "nor":
            prefix.refused = "nor"
            prefix.begins(cursor.at)
    elif item.kind in ("or_more", "or_less"):
        if not prefix.joiner:
            prefix.joiner, prefix.joined_at = "or", cursor.at
        return False
    elif item.kind == "not":
        if prefix.refused and not (prefix.refused == "nor" and prefix.joiner == "nor"):
            prefix.is_twice = True
        prefix.refused = item.value
        prefix.begins(cursor.at)
    elif item.kind == "with":
        prefix.begins(cursor.at)
    elif item.kind == "skip" and not (item.named and item.names):
        prefix.is_anew = prefix.is_anew or cursor.begins_anew(cursor.at)
    elif item.kind != "colon":
        return False
    cursor.at += 1
    return True


def _one(cursor: Cursor, prefix: _Prefix) -> None:
    """Read one unit, a time that stands before one, or a word that is not known."""
    place = cursor.at
    first = prefix.first if prefix.first >= 0 else place
    carried = "" if prefix.refused or prefix.first >= 0 else _carried(cursor, prefix, place)
    refused = prefix.refused or carried
    found = (
        _bracketed(cursor, refused) if cursor.kind() == "open" else _term(cursor, first, place, bool(refused))
    )
    if found is None:
        if _timed(cursor, prefix):
            return
        _unknown(cursor, prefix, place)
        return
    if prefix.is_twice:
        cursor.doubt(first, cursor.at, TWICE)
        return
    if not found:
        _left_over(cursor, prefix, place, doubted=True)
        return
    _add(cursor, prefix, found, refused, bool(carried))


def _add(cursor: Cursor, prefix: _Prefix, found: list[Unit], refused: str, carried: bool) -> None:
    before = cursor.units[-1] if cursor.units else None
    # What an "or" joins must stand beside it: "from Blubb or Berlin" is not "customers or Berlin".
    is_cut = prefix.joiner == "or" and prefix.joined_at - 1 in cursor.strange
    for unit in found:
        if not unit.joiner and not is_cut:
            unit.joiner = prefix.joiner
            at = cursor.items[prefix.joined_at] if prefix.joined_at >= 0 else None
            unit.joined_at = (at.start, at.end) if at else (0, 0)
        unit.refused, unit.carried = unit.refused or refused, carried or prefix.refused == "nor"
    dangling = (
        prefix.joined_at >= 0 and not before and prefix.joiner in ("and", "or") and prefix.joined_at > 0
    )
    if dangling or is_cut:
        cursor.strange.add(prefix.joined_at)
    if not _led(cursor, found[0]) and _half_refused(before, found[0], prefix, carried):
        cursor.doubt(prefix.joined_at, prefix.joined_at + 1, NOT_BOTH)
    cursor.units += found
    _lonely(cursor)


def _half_refused(before: Unit | None, unit: Unit, prefix: _Prefix, carried: bool) -> bool:
    """Whether "not this and that" leaves open whether that is meant by "not" too."""
    if before is None or carried or prefix.refused or prefix.first >= 0 or prefix.is_anew:
        return False
    if before.refused and unit.field in EVENTS and before.field in EVENTS:
        return prefix.joiner in ("and", "or")
    return before.refused == "not" and prefix.joiner == "and" and before.listed and unit.listed


def _led(cursor: Cursor, unit: Unit) -> bool:
    """Whether a unit begins with a word such as "in" or the name of a field."""
    return cursor.items[unit.first].kind in ("in", "of", "field", "employer")


def _carried(cursor: Cursor, prefix: _Prefix, place: int) -> str:
    """The word by which the unit before was turned round, where it turns round the next one too."""
    before = cursor.units[-1] if cursor.units else None
    if before is None or not before.refused or not prefix.joiner or prefix.is_anew:
        return ""
    ahead = _peeked(cursor, place)
    if ahead is None:
        return ""
    alike = ahead.listed and ahead.field == before.field
    is_bare = not _led(cursor, ahead)
    if prefix.joiner in ("or", "nor"):
        return before.refused if alike or (ahead.listed and before.listed) else ""
    if prefix.joiner == "comma":
        return before.refused if alike else ""
    both = before.refused in _CARRIES_AND and ahead.listed and is_bare
    return before.refused if both or (alike and before.field == "has") else ""


def _peeked(cursor: Cursor, place: int) -> Unit | None:
    """The unit that comes next, without reading it."""
    doubts, strange, units = list(cursor.doubts), set(cursor.strange), list(cursor.units)
    pending = cursor.pending
    found = _term(cursor, place, place, refused=True)
    cursor.at, cursor.doubts, cursor.strange, cursor.units, cursor.pending = (
        place,
        doubts,
        strange,
        units,
        pending,
    )
    return found[0] if found else None


def _term(cursor: Cursor, first: int, place: int, refused: bool) -> list[Unit] | None:
    doubts, pending = list(cursor.doubts), cursor.pending
    for term in _TERMS:
        found = term(cursor, first, refused)
        if found is not None:
            return found
        cursor.at, cursor.doubts, cursor.pending = place, list(doubts), pending
    return None


def _bracketed(cursor: Cursor, refused: str) -> list[Unit]:
    first = cursor.at
    cursor.at += 1
    if cursor.depth == DEEPEST:
        cursor.strange.add(first)
        return []
    cursor.depth += 1
    inner = joining.joined(_level(cursor, inner=True))
    cursor.depth -= 1
    if not cursor.take("close"):
        cursor.strange.add(first)
    cursor.doubts += inner.doubts
    if not inner.rule.parts:
        return []
    node: Condition | Clause = inner.rule
    if len(inner.rule.parts) == 1 and not inner.rule.without:
        node = inner.rule.parts[0]
    if refused:
        node = replace(node, without=not node.without)
    return [Unit(node, list(inner.parts), first, cursor.at, grouped=True)]


def _timed(cursor: Cursor, prefix: _Prefix) -> bool:
    """Whether a time was read: one that goes on with what was said, or stands before what it belongs to."""
    place = cursor.at
    if prefix.joiner or prefix.refused:
        found = events.again(cursor, prefix.first if prefix.first >= 0 else place, bool(prefix.refused))
        if found:
            _add(cursor, prefix, found, prefix.refused, carried=False)
            return True
        cursor.at = place
    said = moments.when(cursor)
    if said is None:
        return False
    _lonely(cursor)
    if prefix.first >= 0 or prefix.refused:
        cursor.doubt(prefix.first, cursor.at, WHAT_THEN)
        return True
    cursor.pending = Pending(said, place, cursor.at)
    return True


def _lonely(cursor: Cursor) -> None:
    """Doubt a time that belongs to nothing."""
    if cursor.pending:
        cursor.doubt(cursor.pending.first, cursor.pending.last, WHAT_THEN)
        cursor.pending = None


def _unknown(cursor: Cursor, prefix: _Prefix, place: int) -> None:
    """Go past a word that is not known, with those that lead to it."""
    item = cursor.items[place]
    _left_over(cursor, prefix, place)
    cursor.at = place + 1
    if item.hit("product", "category"):
        cursor.doubt(place, place + 1, BOUGHT)
    else:
        cursor.strange.add(place)


def _left_over(cursor: Cursor, prefix: _Prefix, place: int, *, doubted: bool = False) -> None:
    """Note the words before a place that led to nothing."""
    if prefix.first >= 0 and not doubted:
        kinds = ("not", "with", "nor")
        cursor.strange |= {at for at in range(prefix.first, place) if cursor.items[at].kind in kinds}
    if prefix.joined_at >= 0 and prefix.joiner != "comma":
        cursor.strange.add(prefix.joined_at)
