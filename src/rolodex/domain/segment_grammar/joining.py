"""Units of meaning joined by and, or and brackets: the rule and the parts of a sentence.

"Or" binds closest: it joins the two beside it, and a list of values of one field is one condition.
All else must be so together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rolodex.domain.message import Message, message
from rolodex.domain.segment import FIELDS, Clause, Condition
from rolodex.domain.segment_grammar.cursor import Unit
from rolodex.domain.segment_grammar.understood import Doubt, Part

ONE_OF = frozenset(
    "city region country code lifecycle kind recency frequency monetary mail favourite company".split()
)
"""Fields of which hardly anybody has two values: "in Bilbao and Getxo" means either."""

NEAR_ONLY: Message = message("“or” joins only what stands beside it. Brackets say it otherwise.")
NEITHER: Message = message("“or” after “without” or “not” is taken as neither. Brackets say it otherwise.")
NEVER_CUSTOMERS: Message = message("Customers are those who have bought; nobody is one and has never bought.")


@dataclass(frozen=True, slots=True)
class Joined:
    """A rule, the parts that say it, and what of it is not certain."""

    rule: Clause
    parts: tuple[Part, ...]
    doubts: tuple[Doubt, ...] = ()


def joined(units: Sequence[Unit]) -> Joined:
    """The rule that these units say."""
    spread = _spread(units)
    merged = _merged(_plain(list(units)))
    doubts = spread + _mixed(merged) + _impossible(merged)
    rows: list[list[Unit]] = []
    for unit in merged:
        if rows and unit.joiner == "or":
            rows[-1].append(unit)
        else:
            rows.append([unit])
    nodes = [_any(row) for row in rows]
    parts = tuple(part for unit in merged for part in unit.parts)
    return Joined(_all(nodes), parts, tuple(doubts))


def _plain(units: list[Unit]) -> list[Unit]:
    """The same with commas and "nor" as "and" or "or": a comma in a list is what its last word is."""
    for place in range(len(units) - 1, -1, -1):
        unit = units[place]
        after = units[place + 1] if place + 1 < len(units) else None
        if unit.joiner == "comma":
            same = after and after.field == unit.field and unit.listed and after.joiner in ("or", "and")
            unit.joiner = after.joiner if same and after else "and"
        if unit.joiner == "nor" or (unit.carried and unit.joiner == "or" and not unit.listed):
            unit.joiner = "or" if unit.carried and unit.listed else "and"
        if place == 0:
            unit.joiner = ""
    return units


def _merged(units: list[Unit]) -> list[Unit]:
    """The same with values of one field that are said as a list in one condition."""
    found: list[Unit] = []
    for unit in units:
        before = found[-1] if found else None
        if before and _is_list(before, unit):
            assert isinstance(before.node, Condition)
            assert isinstance(unit.node, Condition)
            values = tuple(dict.fromkeys((*before.node.values, *unit.node.values)))
            one = replace(before.node, values=values)
            part = Part(before.parts[0].start, unit.parts[-1].end, one)
            found[-1] = replace(before, node=one, parts=[part], last=unit.last)
        elif before and unit.carried and unit.joiner == "or":
            # neither this nor that: both are turned round, so both must be so
            found.append(replace(unit, joiner="and"))
        else:
            found.append(unit)
    return found


def _is_list(before: Unit, unit: Unit) -> bool:
    one, other = before.node, unit.node
    if not isinstance(one, Condition) or not isinstance(other, Condition):
        return False
    if not before.listed or not unit.listed or (one.field, one.op) != (other.field, "is") or one.op != "is":
        return False
    if one.field == "has" and one.without and other.without and unit.joiner != "or":
        return True
    if one.without != other.without or (one.without and not unit.carried):
        return False
    if unit.joiner == "or" or unit.carried:
        return True
    return unit.joiner == "and" and one.field in ONE_OF and not one.without


def _spread(units: Sequence[Unit]) -> list[Doubt]:
    """A doubt for each "or" over which a "not" or "without" was carried to something of another kind."""
    return [
        Doubt(*unit.joined_at, NEITHER)
        for before, unit in pairwise(units)
        if unit.carried and unit.joiner == "or" and _kind(before) != _kind(unit)
    ]


def _kind(unit: Unit) -> str:
    spec = FIELDS.get(unit.node.field) if isinstance(unit.node, Condition) else None
    return spec.kind if spec else ""


def _mixed(units: list[Unit]) -> list[Doubt]:
    """A doubt for each "or" between unlike conditions of a sentence that has more than these."""
    if not any(unit.joiner != "or" for unit in units[1:]):
        return []
    return [Doubt(*unit.joined_at, NEAR_ONLY) for unit in units if unit.joiner == "or" and not unit.grouped]


def _impossible(units: list[Unit]) -> list[Doubt]:
    bought, never = Condition("purchase", "within"), Condition("purchase", "never")
    said = [unit.node for unit in units]
    if bought not in said or never not in said or any(unit.joiner == "or" for unit in units):
        return []
    part = next(unit for unit in units if unit.node == bought).parts[0]
    return [Doubt(part.start, part.end, NEVER_CUSTOMERS)]


def _any(row: list[Unit]) -> Condition | Clause:
    if len(row) == 1:
        return row[0].node
    found: list[Condition | Clause] = []
    for unit in row:
        node = unit.node
        if isinstance(node, Clause) and node.join == "any" and not node.without:
            found += node.parts
        else:
            found.append(node)
    return Clause(tuple(found), "any")


def _all(nodes: list[Condition | Clause]) -> Clause:
    if len(nodes) == 1 and isinstance(nodes[0], Clause):
        return nodes[0]
    found: list[Condition | Clause] = []
    for node in nodes:
        if isinstance(node, Clause) and node.join == "all" and not node.without:
            found += node.parts
        else:
            found.append(node)
    return Clause(tuple(found))
