"""A rule as it is built: conditions are added, changed and taken away at their place in the tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rolodex.domain.segment import Clause, Condition

Path = tuple[int, ...]
Join = Literal["all", "any"]
Sign = Literal["condition", "all", "any", "open", "open_not", "close"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One sign of a rule as it is read from left to right.

    A condition with its `path`; the word between two parts ("all" is and, "any" is or) with the path of the
    clause that has them; or a bracket.
    """

    sign: Sign
    path: Path
    condition: Condition | None = None


def pieces(rule: Clause) -> tuple[Piece, ...]:
    """The rule from left to right, a clause within another one in brackets."""
    return tuple(_pieces(rule, ()))


def _pieces(clause: Clause, path: Path) -> Iterator[Piece]:
    bracketed = bool(path) or clause.without
    if bracketed:
        yield Piece("open_not" if clause.without else "open", path)
    for place, part in enumerate(clause.parts):
        if place:
            yield Piece(clause.join, path)
        here = (*path, place)
        if isinstance(part, Clause):
            yield from _pieces(part, here)
        else:
            yield Piece("condition", here, part)
    if bracketed:
        yield Piece("close", path)


def at(rule: Clause, path: Path) -> Condition | Clause:
    """What stands at a path. Raises IndexError where nothing does."""
    found: Condition | Clause = rule
    for place in path:
        if not isinstance(found, Clause):
            raise IndexError(path)
        found = found.parts[place]
    return found


def put(rule: Clause, path: Path, part: Condition | Clause) -> Clause:
    """The rule with another part at a path."""
    return _changed(rule, path, (part,))


def take(rule: Clause, path: Path) -> Clause:
    """The rule without what stands at a path; a clause that is left with one part becomes that part."""
    return tidy(_changed(rule, path, ()))


def add(rule: Clause, path: Path, join: Join, condition: Condition) -> tuple[Clause, Path]:
    """The rule with one more condition beside the part at `path`, joined with it so, and its path.

    Where the clause joins its parts otherwise, the two become a clause of their own.
    """
    if not rule.parts:
        return Clause((condition,), rule.join, rule.without), (0,)
    if not path:
        path = (len(rule.parts) - 1,)
    parent = at(rule, path[:-1])
    assert isinstance(parent, Clause)
    if parent.join == join or len(parent.parts) == 1:
        here = path[-1] + 1
        parts = (*parent.parts[:here], condition, *parent.parts[here:])
        return _replaced(rule, path[:-1], replace(parent, parts=parts, join=join)), (*path[:-1], here)
    pair = Clause((at(rule, path), condition), join)
    return put(rule, path, pair), (*path, 1)


def rejoin(rule: Clause, path: Path) -> Clause:
    """The rule with "and" turned into "or", or the other way round, in the clause at a path."""
    clause = at(rule, path)
    assert isinstance(clause, Clause)
    return _replaced(rule, path, replace(clause, join="any" if clause.join == "all" else "all"))


def tidy(rule: Clause) -> Clause:
    """The same rule without empty clauses and without clauses of one part."""
    parts: list[Condition | Clause] = []
    for part in rule.parts:
        inner = tidy(part) if isinstance(part, Clause) else part
        if isinstance(inner, Clause):
            if not inner.parts:
                continue
            if len(inner.parts) == 1:
                only = inner.parts[0]
                inner = replace(only, without=only.without != inner.without)
            elif inner.join == rule.join and not inner.without:
                parts += inner.parts
                continue
        parts.append(inner)
    if len(parts) == 1 and isinstance(only := parts[0], Clause):
        return replace(only, without=only.without != rule.without)
    return replace(rule, parts=tuple(parts))


def _changed(rule: Clause, path: Path, instead: tuple[Condition | Clause, ...]) -> Clause:
    parent = at(rule, path[:-1])
    assert isinstance(parent, Clause)
    parts = (*parent.parts[: path[-1]], *instead, *parent.parts[path[-1] + 1 :])
    return _replaced(rule, path[:-1], replace(parent, parts=parts))


def _replaced(rule: Clause, path: Path, clause: Clause) -> Clause:
    return _changed(rule, path, (clause,)) if path else clause
