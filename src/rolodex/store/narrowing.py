"""A condition that narrows a list: as an expression of the index, and as SQL about a line of `entry`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from rolodex.store import marks

ANYBODY = f'{{mark}} : "{marks.ALL}"'
"""The expression of the index that finds everybody."""


@dataclass(frozen=True, slots=True)
class Narrow:
    """A condition in both its forms; `line` is SQL about `entry e` with its `values`.

    `counted` is the one mark it asks for, where the book knows beforehand how many have it. `words` and
    `digits` are what it looks for in texts and numbers, to show why someone was found.
    """

    expression: str
    line: str
    values: tuple[str, ...]
    without: bool = False
    counted: str = ""
    words: tuple[str, ...] = ()
    digits: str = ""

    def turned(self) -> Narrow:
        """The opposite condition."""
        return replace(self, without=not self.without, words=(), digits="")

    def alone(self) -> str:
        """The expression of the index that finds all who fulfil it, also where it is turned."""
        return joined(ANYBODY, [self]) if self.without else self.expression


def marked(whole: Sequence[str] = (), begun: Sequence[str] = ()) -> Narrow:
    """One of these marks, or of those that begin so."""
    terms = [f'"{mark}"' for mark in whole] + [f'"{mark}" *' for mark in begun]
    lines = ["instr(' '||e.mark||' ', ?)"] * len(whole) + ["instr(' '||e.mark, ?)"] * len(begun)
    values = [f" {mark} " for mark in whole] + [f" {mark}" for mark in begun]
    return Narrow(
        f"{{mark}} : ({' OR '.join(terms)})",
        " OR ".join(lines),
        tuple(values),
        counted=whole[0] if len(whole) == 1 and not begun else "",
    )


def spoken(column: str, words: Sequence[str]) -> Narrow:
    """Words of a column that begin with each of these; nobody has none, as where there are but quotes."""
    if not words:
        return marked([marks.NONE])
    terms = " AND ".join(f'"{word}" *' for word in words)
    return Narrow(
        f"{{{column}}} : ({terms})",
        " AND ".join(f"instr(' '||e.{column}, ?)" for _ in words),
        tuple(f" {word}" for word in words),
        words=tuple(words),
    )


def both(parts: Sequence[Narrow]) -> Narrow | None:
    """All of these conditions, none of them turned, as one; None for none."""
    if len(parts) < 2:
        return parts[0] if parts else None
    return Narrow(
        " AND ".join(f"({part.expression})" for part in parts),
        " AND ".join(f"({part.line})" for part in parts),
        tuple(value for part in parts for value in part.values),
        words=tuple(word for part in parts for word in part.words),
    )


def every(parts: Sequence[Narrow]) -> Narrow:
    """All of these conditions, some of them perhaps turned, as one."""
    if len(parts) == 1:
        return parts[0]
    wanted = [part for part in parts if not part.without]
    line, values = on_line(parts)
    return Narrow(
        joined("" if wanted else ANYBODY, parts),
        line.removeprefix(" AND "),
        values,
        words=tuple(word for part in wanted for word in part.words),
        digits=next((part.digits for part in wanted if part.digits), ""),
    )


def either(parts: Sequence[Narrow]) -> Narrow:
    """At least one of these conditions, some of them perhaps turned, as one; nobody fulfils none."""
    if len(parts) < 2:
        return parts[0] if parts else marked([marks.NONE])
    wanted = [part for part in parts if not part.without]
    lines = [f"NOT ({part.line})" if part.without else f"({part.line})" for part in parts]
    return Narrow(
        " OR ".join(f"({part.alone()})" for part in parts),
        " OR ".join(lines),
        tuple(value for part in parts for value in part.values),
        words=tuple(word for part in wanted for word in part.words),
        digits=next((part.digits for part in wanted if part.digits), ""),
    )


def named(one: Narrow, bind: Callable[[object], str]) -> str:
    """The condition on a line with names in place of its question marks; `bind` gives each value its name."""
    first, *others = one.line.split("?")
    return first + "".join(bind(value) + rest for value, rest in zip(one.values, others, strict=True))


def joined(expression: str, narrows: Iterable[Narrow]) -> str:
    """An expression of the index with these conditions; it may be empty where one of them is positive."""
    conditions = list(narrows)
    wanted = [expression, *(one.expression for one in conditions if not one.without)]
    unwanted = [one.expression for one in conditions if one.without]
    text = " AND ".join(f"({each})" for each in wanted if each)
    return f"({text}) NOT ({' OR '.join(f'({each})' for each in unwanted)})" if unwanted else text


def on_line(narrows: Iterable[Narrow]) -> tuple[str, tuple[str, ...]]:
    """The same as a condition on a line, which begins with AND, with its values."""
    conditions = list(narrows)
    text = "".join(f" AND {'NOT ' if one.without else ''}({one.line})" for one in conditions)
    return text, tuple(value for one in conditions for value in one.values)
