"""Telephone numbers in a line of text, each with what the line says it is for."""

from __future__ import annotations

import re
from typing import NamedTuple

from rolodex.domain.identity import digits
from rolodex.domain.signature_words import NUMBERED

_LABELS: tuple[tuple[str, str], ...] = (
    ("fax", r"fax|telefax|f(?=\s*(?:[.:)]|$))"),
    (
        "mobile",
        r"m[oó]vil(?:es)?|mobile|mobil|mobiltelefon|mob|cellphone|cell|celular|cel|handy|portable|port|gsm|"
        r"whatsapp|[mc](?=\s*(?:[.:)]|$))",
    ),
    ("home", r"home|casa|particular|privat|domicile|h(?=\s*(?:[.:)]|$))"),
    (
        "work",
        r"direct(?:o|e)?(?:\s+(?:line|dial))?|l[ií]nea directa|durchwahl|ligne directe|office|oficina|work|"
        r"trabajo|b[uü]ro|bureau|d(?=\s*(?:[.:)]|$))",
    ),
    (
        "phone",
        r"tel[eé]fonos?|telephone|téléphone|telefon|t[eé]l|tel|tlf|tfno|tfn|tlfno|phone|ph|fon|switchboard|"
        r"centralita|zentrale|standard|fijo|fixe|festnetz|main|[tp](?=\s*(?:[.:)]|$))",
    ),
)
_LABEL = "|".join(f"(?P<{kind}>{words})" for kind, words in _LABELS)
_BEFORE = re.compile(rf"(?i)(?:^|(?<=[\s(/,;|·•&]))(?:{_LABEL})\b\.?\s*(?:no\.?|n[º°]\.?)?\s*[.:)=]?\s*$")
_AFTER = re.compile(rf"(?i)^\s*[(\[]\s*(?:{_LABEL}|(?P<m>m)|(?P<o>o)|(?P<w>w))\s*\.?[)\]]")
_NUMBER = re.compile(
    r"(?<![\w@])(?:\+|00)?\s?\(?\d[\d\u00a0 ().\-\u2010-\u2015/]{5,24}\d"
    r"(?:\s*,?\s*(?:ext(?:ensi[oó]n)?|extn|x|int|poste|durchwahl|dw)\.?\s*:?\s*\d{1,6})?(?![\w@])"
)
_ZIP = re.compile(r"\d{5}-\d{4}\Z")
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\Z")
_MOBILE = re.compile(
    r"(?:\+?34|0034)?[67]\d{8}|(?:\+?44|0044|0)7\d{9}|(?:\+?49|0049|0)1[567]\d{8,9}|(?:\+?33|0033|0)[67]\d{8}"
)


class Number(NamedTuple):
    """A number as it is written, and its kind: mobile, fax, home, work, or phone where nothing is said."""

    kind: str
    value: str


def numbers(line: str) -> tuple[list[Number], str]:
    """The numbers of a line, and what is left of the line without them and their labels."""
    found: list[Number] = []
    left: list[str] = []
    rest = line
    while (match := _NUMBER.search(rest)) is not None:
        before, value, after = rest[: match.start()], match.group().strip(), rest[match.end() :]
        value = _two(value)
        after = match.group().strip()[len(value) :] + after
        label = _BEFORE.search(before)
        if not _is_number(value, before, labelled=label is not None):
            left.append(before + match.group())
            rest = rest[match.end() :]
            continue
        told = _AFTER.match(after)
        kind = (
            _kind(label, found, before) or _kind(told, [], "") or ("mobile" if _is_mobile(value) else "phone")
        )
        found.append(Number(kind, value.strip(" -/.")))
        left.append(before[: label.start()] if label else before)
        rest = after[told.end() :] if told else after
    left.append(rest)
    text = " ".join(part.strip(" \t,;/|·•-–&:") for part in left)
    return found, text.strip() if found else line


def _two(value: str) -> str:
    """The first of two numbers between which a slash stands with space around it."""
    first, slash, second = value.partition(" / ")
    return first if slash and len(digits(first)) >= 7 and len(digits(second)) >= 6 else value


def _is_number(value: str, before: str, *, labelled: bool) -> bool:
    count = len(digits(value.lower().partition("x")[0]))
    if NUMBERED.search(before) or _ZIP.match(value) or _DATE.match(value) or not 6 <= count <= 16:
        return False
    if labelled or value.startswith(("+", "00", "(")):
        return True
    return count >= 9 and not re.search(r"[A-Za-z]\s*$", before)


def _kind(label: re.Match[str] | None, found: list[Number], before: str) -> str:
    if label is None:
        # "T: 91 555 01 42 / 43" names the first of two.
        shared = bool(found) and before.strip() in ("/", ",", "y", "and", "&", "und", "et")
        return found[-1].kind if shared else ""
    kind = label.lastgroup or ""
    return {"m": "mobile", "o": "work", "w": "work"}.get(kind, kind)


def _is_mobile(value: str) -> bool:
    number = value.replace("(0)", "")
    return _MOBILE.fullmatch(("+" if number.startswith("+") else "") + digits(number)) is not None
