"""A condition that narrows a list: as an expression of the index, and as SQL about a line of `entry`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


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
    """Words of a column that begin with each of these."""
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
