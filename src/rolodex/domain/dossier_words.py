"""The values of a dossier as the person reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from rolodex.domain.dossier import Column, Outline, Record, Value
from rolodex.domain.figure_words import number, percent, quantity, sum_of
from rolodex.domain.message import Message, Word, dated, message

_EPOCH = date(1970, 1, 1)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def currency_of(outline: Outline, record: Record, above: str = "") -> str:
    """The currency of the amounts of a record, or of the record it belongs to."""
    for column, value in zip(outline.columns, record.values, strict=True):
        if column.kind == "currency":
            return str(value or "")
    return above


def said(column: Column, value: Value, currency: str, word: Word, locale: str) -> str:
    """One value in the words of a language; "" where it says nothing."""
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        return _text(column, value, word)
    return _number(column, value, currency, word, locale)


def words(parts: Sequence[Message], word: Word) -> str:
    """What a field says, its remarks in brackets."""
    told = [text for part in parts if (text := _dated(word(part), word))]
    if len(told) < 2:
        return "".join(told)
    return word(message("%(value)s (%(more)s)", value=told[0], more=", ".join(told[1:])))


def moment(at: str, word: Word) -> str:
    """A UTC stamp as day and time where the user sits; as it stands where it is none."""
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return at
    if len(at) <= len("2026-05-03"):
        return word(dated(at))
    if found.tzinfo is None:
        found = found.replace(tzinfo=UTC)
    here = found.astimezone()
    return f"{word(dated(here.date().isoformat()))}, {here:%H:%M}"


def _text(column: Column, value: str, word: Word) -> str:
    if column.kind == "word":
        known = column.words.get(value)
        return word(known) if known is not None and known.text else ("" if known is not None else value)
    if column.kind == "stamp":
        return moment(value, word)
    if column.kind == "day":
        return word(dated(value))
    if column.kind == "moment":
        clock = value[11:16]
        return f"{word(dated(value))}, {clock}" if clock else word(dated(value))
    return "" if column.kind == "currency" else value


def _number(column: Column, value: int, currency: str, word: Word, locale: str) -> str:
    kind = column.kind
    if kind == "yesno":
        return word(message("Yes")) if value else ""
    if kind == "money":
        return sum_of(value, currency, locale) if value else ""
    if kind == "days":
        return word(dated((_EPOCH + timedelta(days=value)).isoformat())) if value else ""
    if kind == "quantity":
        return quantity(value, locale)
    if kind in ("rate", "chance"):
        share = value / (100 if kind == "rate" else 10)
        return percent(share, 0 if share == int(share) else 1, locale) if value else ""
    if kind == "bytes":
        return word(message("%(size)s KB", size=number(max(1, round(value / 1000)), 0, locale)))
    return number(value, 0, locale) if value else ""


def _dated(text: str, word: Word) -> str:
    return word(dated(text)) if _DAY.fullmatch(text) else text
