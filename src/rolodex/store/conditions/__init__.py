"""Rules as SQL: one module for each family of conditions, put together with and, or, not.

What the search index knows stays an expression of the index as long as nothing else is asked with it, so that
a rule of places and tags costs no more than typing it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.segment import FIELDS, REPORTED, Clause, Condition, Op
from rolodex.domain.segment import asking as meaningful
from rolodex.store import narrowing, vocabulary
from rolodex.store.conditions import dates, doings, figures, followups, money, orders, standing, texts
from rolodex.store.conditions.asking import NONE, Asking, Found
from rolodex.store.days import EPOCH
from rolodex.store.engine import Connection
from rolodex.store.entry import BAND, GROUPS
from rolodex.store.narrowing import Narrow

__all__ = ["NONE", "Selected", "check", "count", "part", "selected", "sought"]

Family = Callable[[Asking, Condition], Found | Narrow]

FAMILIES: Mapping[str, Family] = {
    **texts.FAMILY,
    **dates.FAMILY,
    **orders.FAMILY,
    **money.FAMILY,
    **standing.FAMILY,
    **doings.FAMILY,
    **followups.FAMILY,
}
OWN = "own:"
MANY = 5_000
"""So many are sought in an index over all contacts rather than one by one."""

_TYPES: Mapping[str, tuple[Op, ...]] = {"number": ("least", "most", "between"), "date": FIELDS["created"].ops}


@dataclass(frozen=True, slots=True)
class Selected:
    """SQL, with its values, that gives ids of contacts; with `without` all others are meant.

    Groups may be among them, and with `once` being false some come several times. `kept` is the id of the
    segment whose members are kept, where it is one.
    """

    some: str
    values: Mapping[str, object]
    without: bool = False
    once: bool = False
    only: str = ""
    before: str = ""
    kept: int = 0

    @property
    def sql(self) -> str:
        """The people and companies that are meant, each once."""
        return self.asked("contact_id")

    def asked(self, what: str) -> str:
        """SQL that asks something of the people and companies that are meant, such as their number."""
        if self.without:
            everybody = f"SELECT {what} FROM entry WHERE band < {GROUPS}{self.only}"
            return f"{self.before}{everybody} AND contact_id NOT IN ({self.some})"
        groups = f"SELECT contact_id FROM entry WHERE band = {GROUPS}"
        some = self.some if self.once else f"SELECT DISTINCT contact_id FROM ({self.some})"
        return f"{self.before}SELECT {what} FROM ({some}) WHERE contact_id NOT IN ({groups})"

    def count(self, connection: Connection) -> int:
        """How many people and companies are meant."""
        count = int(connection.value(replace(self, without=False).asked("count(*)"), self.values))
        return vocabulary.count(connection, range(GROUPS), "") - count if self.without else count


def selected(connection: Connection, rule: Clause, today: date, limited: bool = False) -> Selected:
    """All people and companies who fulfil a rule on a day.

    With `limited` only those of the JSON list `:among` are looked at, which the caller adds to the values.
    Raises UserError where this program does not know what is asked.
    """
    asking = Asking(connection, today, limited)
    return _selected(asking, part(asking, rule))


def sought(connection: Connection, rule: Clause, today: date) -> Narrow | Selected:
    """The same, as a condition of the search index where the index knows all that is asked."""
    asking = Asking(connection, today)
    found = part(asking, rule)
    return found if isinstance(found, Narrow) else _selected(asking, found)


def count(connection: Connection, rule: Clause, today: date) -> int:
    """How many people and companies fulfil a rule on a day."""
    found = sought(connection, rule, today)
    if isinstance(found, Selected):
        return found.count(connection)
    if found.counted:
        there = vocabulary.count(connection, range(GROUPS), found.counted)
        return vocabulary.count(connection, range(GROUPS), "") - there if found.without else there
    sql = f"SELECT count(*) FROM word WHERE word MATCH ? AND rowid < {GROUPS * BAND}"
    return int(connection.value(sql, (found.alone(),)))


def _selected(asking: Asking, found: Found | Narrow) -> Selected:
    if isinstance(found, Narrow):
        found = _indexed(asking, found)
    return Selected(found.sql, asking.values, found.without, found.once, asking.only(), asking.before)


def check(connection: Connection, rule: Clause) -> None:
    """Raise UserError where this program does not know what a rule asks."""
    # Asked of some only, so that nothing is counted on the way.
    part(Asking(connection, EPOCH, limited=True), rule)


def part(asking: Asking, rule: Clause | Condition) -> Found | Narrow:
    """What a rule or a condition asks for."""
    if isinstance(rule, Condition):
        found = _condition(asking, rule)
        found = found if isinstance(found, Narrow) else asking.named(found)
        return found.turned() if rule.without else found
    asked = meaningful(rule)
    if not asked.parts:
        found = texts.EVERYBODY
    else:
        found = _joined(asking, asked.join, [part(asking, each) for each in asked.parts])
    return found.turned() if rule.without else found


def _condition(asking: Asking, condition: Condition) -> Found | Narrow:
    if condition.field.startswith(OWN):
        return _own(asking, condition)
    if condition.field.startswith(REPORTED) and condition.field in figures.FAMILY:
        return figures.FAMILY[condition.field](asking, condition)
    spec = FIELDS.get(condition.field)
    if spec is None or condition.field not in FAMILIES:
        raise unknown(condition.field)
    _check(condition, spec.ops)
    return FAMILIES[condition.field](asking, condition)


def _own(asking: Asking, condition: Condition) -> Found | Narrow:
    """What a field of the user's own says; nobody fulfils it once the field is gone."""
    number = condition.field.removeprefix(OWN)
    field_id = int(number) if number.isascii() and number.isdigit() else 0
    kind = asking.connection.value("SELECT type FROM custom_field WHERE id = ?", (field_id,))
    if kind is None:
        return texts.NOBODY
    _check(condition, _TYPES.get(kind, ("is",)))
    if kind == "number":
        return dates.own_number(asking, field_id, condition)
    if kind == "date":
        return dates.own_date(asking, field_id, condition)
    return texts.own(asking, field_id, kind == "yesno", condition)


def _check(condition: Condition, ops: Sequence[Op]) -> None:
    if condition.op not in ops:
        raise unknown(f"{condition.field} {condition.op}")


def unknown(what: str) -> UserError:
    """What to say of a condition that another version of the program may know."""
    return UserError(
        message(
            "This rule asks for “%(what)s”, which this version of Rolodex does not know. The rule is kept as "
            "it is; open the book with a newer version, or take that condition out.",
            what=what,
        )
    )


def _joined(asking: Asking, join: str, parts: Sequence[Found | Narrow]) -> Found | Narrow:
    narrows = [each for each in parts if isinstance(each, Narrow)]
    founds = [each for each in parts if isinstance(each, Found)]
    narrow = None
    if narrows:
        narrow = narrowing.every(narrows) if join == "all" else narrowing.either(narrows)
        if not founds:
            return narrow
    wanted = join == "all" and any(not found.without for found in founds)
    if wanted and narrow and not asking.limited and _has_many(asking, narrow):
        return asking.named(_all(founds, _ranked(asking, narrow)))
    founds = [*([asking.named(_indexed(asking, narrow))] if narrow else []), *founds]
    if len(founds) == 1:
        return founds[0]
    return asking.named(_all(founds) if join == "all" else _any(founds))


def _all(founds: Sequence[Found], more: Sequence[str] = ()) -> Found:
    """Those whom each gives, and of whom the conditions `more` on `contact_id` are true."""
    wanted = [found for found in founds if not found.without]
    unwanted = [found.sql for found in founds if found.without]
    if not wanted:
        return Found(_united(unwanted), without=True)
    first, *others = wanted
    such = [f"contact_id IN ({other.sql})" for other in others]
    such += [f"contact_id NOT IN ({sql})" for sql in unwanted]
    conditions = " AND ".join((*such, *more))
    if not conditions:
        return first
    return Found(f"SELECT contact_id FROM ({first.sql}) some WHERE {conditions}", once=first.once)


def _united(parts: Sequence[str]) -> str:
    return " UNION ALL ".join(f"SELECT contact_id FROM ({sql})" for sql in parts)


def _any(founds: Sequence[Found]) -> Found:
    wanted = [found.sql for found in founds if not found.without]
    unwanted = [found for found in founds if found.without]
    if not unwanted:
        return Found(_united(wanted))
    # All but those whom every condition leaves out: A or not B is not (B and not A).
    left_out = [found.turned() for found in unwanted]
    left_out += [Found(_united(wanted), without=True)] if wanted else []
    return _all(left_out).turned()


def _ranked(asking: Asking, narrow: Narrow) -> tuple[str]:
    """What the index finds as a condition on `contact_id`: the ranks need not be turned into ids."""
    found = f"SELECT rowid FROM word WHERE word MATCH {asking.bind(narrow.expression)}"
    rank = "(SELECT rank FROM entry WHERE entry.contact_id = some.contact_id)"
    return (f"{rank} {'NOT ' if narrow.without else ''}IN ({found})",)


def _indexed(asking: Asking, one: Narrow) -> Found:
    """What the index finds, as ids."""
    if asking.limited:
        line = narrowing.named(one, asking.bind)
        return Found(f"SELECT contact_id FROM entry e WHERE ({line}){asking.only()}", one.without, once=True)
    match = f"word MATCH {asking.bind(one.expression)}"
    found = f"SELECT contact_id FROM word CROSS JOIN entry ON entry.rank = word.rowid WHERE {match}"
    if _has_many(asking, one):
        # An index over all is sooner read than so many whole lines.
        ranks = f"SELECT rowid FROM word WHERE {match}"
        found = f"SELECT contact_id FROM entry WHERE band < {GROUPS} AND +rank IN ({ranks})"
    return Found(found, one.without, once=True)


def _has_many(asking: Asking, narrow: Narrow) -> bool:
    """Whether the index finds many."""
    sql = f"SELECT count(*) FROM (SELECT 1 FROM word WHERE word MATCH ? LIMIT {MANY})"
    return bool(asking.connection.value(sql, (narrow.expression,)) == MANY)
