"""Texts as the book can hold them."""

from __future__ import annotations

from collections.abc import Sequence

Cells = tuple[object, ...]

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def storable(rows: Sequence[Cells]) -> Sequence[Cells]:
    """The rows with NUL and lone surrogates, which neither SQLite's JSON nor UTF-8 can hold, made visible."""
    joined = "".join([cell for row in rows for cell in row if cell.__class__ is str])
    if "\0" not in joined and (joined.isascii() or _encodable(joined)):
        return rows
    return [tuple(_clean(cell) if isinstance(cell, str) else cell for cell in row) for row in rows]


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _clean(text: str) -> str:
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\0", REPLACEMENT)
