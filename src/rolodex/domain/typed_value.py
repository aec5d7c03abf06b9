"""Numbers and times as people type them, and what kind of value a text looks like."""

from __future__ import annotations

import re

from rolodex.domain.contact import CustomType
from rolodex.domain.typed_date import typed_date

_TIME = re.compile(r"(\d{1,2})(?:\s*[:.hH]\s*(\d{2})?)?\s*([ap])?\.?\s*(?:m\.?)?", re.IGNORECASE)
_CLOSE_TIME = re.compile(r"(\d{1,2})(\d{2})")
_DIGITS = re.compile(r"[+-]?\d+(\.\d+)?")
_GROUPS = re.compile(r"[+-]?\d{1,3}([.,\s'’]\d{3})+([.,]\d+)?")
_YES = frozenset("yes y true 1 sí si s verdadero".split())
_NO = frozenset("no n false 0 falso".split())


def typed_number(text: str, comma: bool = False) -> str | None:
    """The number as decimal text, or None; `comma` says that a comma begins the decimals."""
    text = (
        text.strip()
        .replace("−", "-")
        .replace("\N{NO-BREAK SPACE}", " ")
        .replace("\N{NARROW NO-BREAK SPACE}", " ")
    )
    last = max(text.rfind("."), text.rfind(","))
    if _GROUPS.fullmatch(text):
        marks = {mark for mark in text if mark in ".,"}
        after = len(text) - last - 1
        # of two different marks the last begins the decimals; one alone before three digits does so
        # only where that is the mark of decimals here
        decimal = (
            len(marks) == 2 or after != 3 or (text.count(text[last]) == 1 and text[last] == (",."[not comma]))
        )
        if " " in text or "'" in text or "’" in text:
            decimal = last >= 0
        whole, rest = (text[:last], text[last + 1 :]) if decimal and last >= 0 else (text, "")
        text = re.sub(r"[.,\s'’]", "", whole) + (f".{rest}" if rest else "")
    else:
        text = text.replace(",", ".")
    return _plain(text) if _DIGITS.fullmatch(text) else None


def _plain(text: str) -> str:
    sign = "-" if text.startswith("-") else ""
    whole, _, rest = text.lstrip("+-").partition(".")
    return f"{sign}{whole.lstrip('0') or '0'}{'.' + rest if rest else ''}"


def typed_time(text: str) -> str | None:
    """The time of day as HH:MM, or None: 9:30, 9.30, 930, 9h30, 9:30 pm, 21 h."""
    text = text.strip()
    close = _CLOSE_TIME.fullmatch(text)
    found = None if close else _TIME.fullmatch(text)
    if close:
        hour, minute, half = int(close[1]), int(close[2]), ""
    elif found:
        hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    else:
        return None
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def as_type(text: str, kind: CustomType) -> str | None:
    """What a text says as a value of this type, or None where it says nothing of the kind."""
    text = text.strip()
    folded = text.casefold()
    if kind == "yesno":
        return "yes" if folded in _YES else "no" if folded in _NO else None
    if kind == "number":
        return typed_number(text)
    if kind == "time":
        return typed_time(text)
    if kind == "date":
        date = typed_date(text)
        return date.iso() if date else None
    if kind == "link":
        return text if is_link(text) else None
    return text or None


def is_link(text: str) -> bool:
    """Whether a text can be opened as it stands, or after https://."""
    text = text.strip()
    return not any(c.isspace() for c in text) and ("://" in text or "." in text.strip("."))


def looks_like(text: str) -> CustomType:
    """The narrowest type that a value fits: yes/no by word, number, date, time, link or text."""
    text = text.strip()
    if text.casefold() in (_YES | _NO) - {"1", "0", "y", "n", "s"}:
        return "yesno"
    if typed_number(text) is not None:
        return "number"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text) and typed_date(text):
        return "date"
    if ":" in text and typed_time(text):
        return "time"
    return "link" if "://" in text and is_link(text) else "text"


def spoken_name(property_name: str) -> str:
    """A field's name out of a property's: X-SHOE-SIZE becomes "Shoe size"."""
    name = property_name.strip()
    if name[:2].upper() == "X-":
        name = name[2:]
    words = " ".join(re.split(r"[-_\s]+", name)).strip()
    words = words.lower() if words.isupper() else words
    return words[:1].upper() + words[1:]
