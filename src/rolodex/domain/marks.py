"""The marks of a planner page as they are typed back, in English and Spanish.

A mark is a number, what came of the line, and what is next: `3 ok`, `5 no contesta`, `7 buy 120`,
`4 ok lunes 10:00`, `6 moved to friday`, `9 note wants blue`, `1-3 ok`, `1 and 4 ok`. Marks are parted by
commas, semicolons or ends of lines. What is not understood for certain does nothing and says why.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from rolodex.domain.activity import Outcome
from rolodex.domain.line import written_in
from rolodex.domain.message import Message, message

Deed = Literal["", "done", "missed", "uninterested", "buy", "move", "note", "skip"]

NONE = message("")
MOST = 200
"""Lines that one text may mark."""
_PARTS = re.compile(r"\s*(?:[;\n]|,(?=\s)|(?<!\d),)\s*")
_NUMBERED = re.compile(
    r"#?(\d{1,4})((?:\s*(?:-|–|to\b|a\b(?=\s*\d)|hasta\b|and\b|&|\+|y\b)\s*#?\d{1,4})*)\s*[.:)]?(?:\s+|$)(.*)",
    re.IGNORECASE | re.DOTALL,
)
_JOINT = re.compile(r"\s*(-|–|to|a|hasta|and|&|\+|y)\s*#?(\d{1,4})", re.IGNORECASE)
_RANGES = frozenset(("-", "–", "to", "a", "hasta"))
_AMOUNT = re.compile(
    r"(?P<before>[€$£¥]|[A-Za-z]{3}\s)?\s*(?P<amount>\d[\d.,'’]*)\s*(?P<after>[€$£¥]|euros?\b|[A-Za-z]{3}\b)?"
)
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}
_CODES = frozenset("ARS AUD BRL CAD CHF CLP COP DKK EUR GBP JPY MXN NOK PEN PLN SEK USD UYU".split())
"""Currencies that are known by their codes in small letters too."""
_WORDS = re.compile(r"\S+")
_EDGES = ".,:;!?()"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: what was typed, the number of its line, and what it does.

    `when` is the ISO date or date-time of what is next, `amount` the price as typed, `body` what else was
    said. `doubt` is why it is not understood; it then does nothing. The line it means (`key`, `contact_id`,
    `fn`) and what will be done (`does`) are filled in where the page is known.
    """

    text: str
    number: int = 0
    deed: Deed = ""
    outcome: Outcome = ""
    when: str = ""
    amount: str = ""
    currency: str = ""
    body: str = ""
    locale: str = ""
    doubt: Message = NONE
    key: str = ""
    contact_id: int = 0
    fn: str = ""
    does: Message = NONE

    @property
    def understood(self) -> bool:
        """Whether it will be done."""
        return not self.doubt.text


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words for a deed; longer ones are looked for first."""

    words: tuple[str, ...]
    deed: Deed
    outcome: Outcome = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part of a text that says a date."""

    start: int
    end: int
    when: str

    def holds(self, other: _Stretch) -> bool:
        """Whether the other is a part of this one."""
        return self.start <= other.start and other.end <= self.end


_SPOKEN: tuple[tuple[Deed, Outcome, str, str], ...] = (
    ("done", "reached", "", "ok|okay|x|✓|✔"),
    ("done", "reached", "en", "done|yes|reached|spoke|talked"),
    ("done", "reached", "es", "hecho|hecha|listo|lista|si|vale|hablado"),
    ("missed", "no answer", "", "na|n/a"),
    ("missed", "no answer", "en", "no answer|no reply|did not answer|didn't answer|not there"),
    ("missed", "no answer", "es", "no contesta|no contesto|no responde|sin respuesta|no estaba|no esta"),
    ("missed", "busy", "en", "busy"),
    ("missed", "busy", "es", "ocupado|ocupada|comunica|comunicaba"),
    ("missed", "voicemail", "en", "voicemail|left message|left a message|vm"),
    ("missed", "voicemail", "es", "buzon|buzon de voz|contestador|deje mensaje|dejado mensaje"),
    ("missed", "wrong number", "en", "wrong number"),
    ("missed", "wrong number", "es", "numero equivocado|numero erroneo|equivocado"),
    ("uninterested", "not interested", "en", "not interested|no interest"),
    ("uninterested", "not interested", "es", "no le interesa|no interesa|no interesado|no interesada"),
    ("buy", "reached", "en", "buy|buys|bought|order|orders|ordered|sold"),
    ("buy", "reached", "es", "compra|compro|pide|pidio|pedido|vendido|venta"),
    ("move", "", "en", "moved to|moved|move to|move|postponed to|postpone to|snooze to|snooze"),
    ("move", "", "es", "movido al|movido a|movido|mover al|mover a|pasa al|pasa a|pasar al|pasar a"),
    ("move", "", "es", "aplazado al|aplazado a|aplazar al|aplazar a|aplazar"),
    ("note", "", "en", "note"),
    ("note", "", "es", "nota"),
    ("skip", "", "en", "skip|skipped|left out|cancel|cancelled"),
    ("skip", "", "es", "omitir|omitido|saltar|anulado|cancelado|cancelar"),
)
"""Words for what came of a line, without accents: the deed, its outcome, the language they are of."""
_PHRASES = sorted(
    (
        _Phrase(tuple(text.split()), deed, outcome, language)
        for deed, outcome, language, texts in _SPOKEN
        for text in texts.split("|")
    ),
    key=lambda phrase: -len(phrase.words),
)


def read(text: str, now: datetime, locale: str, day_first: bool = True) -> tuple[Mark, ...]:
    """The marks of a text, each number one; the language of the user's `locale` is tried first for dates."""
    marks: list[Mark] = []
    for part in _parts(text):
        marks += _marks(part, now, locale, day_first)
        if len(marks) > MOST:
            return (*marks[:MOST], Mark(part, doubt=message("There are more marks than can be read at once")))
    return _once(marks)


def next_working_day(now: datetime) -> str:
    """The day on which whoever was not reached comes up again."""
    day = now.date() + timedelta(days=1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    return day.isoformat()


def _parts(text: str) -> list[str]:
    """The text mark by mark; what does not begin with a number belongs to the mark before it."""
    parts: list[str] = []
    for piece in filter(None, _PARTS.split(text.strip())):
        if parts and not piece.lstrip("#")[:1].isdigit():
            parts[-1] = f"{parts[-1]}, {piece}"
        else:
            parts.append(piece)
    return parts


def _marks(part: str, now: datetime, locale: str, day_first: bool) -> Iterator[Mark]:
    found = _NUMBERED.fullmatch(part)
    if found is None:
        yield Mark(part, doubt=message("There is no number of a line"))
        return
    first, more, rest = found.groups()
    said = _said(Mark(part), rest.strip(), now, locale, day_first)
    numbers = _numbers(int(first), more)
    if not numbers:
        yield Mark(part, int(first), doubt=message("So many lines are on no page"))
    for number in numbers:
        yield replace(said, number=number)


def _numbers(first: int, more: str) -> Sequence[int]:
    """The numbers of ranges and lists in the order typed; none where a range makes no sense."""
    numbers = [first]
    for joint, number in _JOINT.findall(more):
        last = int(number)
        if joint.lower() in _RANGES:
            if not numbers[-1] < last <= numbers[-1] + MOST:
                return ()
            numbers += range(numbers[-1] + 1, last + 1)
        else:
            numbers.append(last)
    return numbers


def _said(mark: Mark, rest: str, now: datetime, locale: str, day_first: bool) -> Mark:
    """The mark with what is said after its number."""
    words = _WORDS.findall(rest)
    folded = [_plain(word) for word in words]
    phrase = next((one for one in _PHRASES if tuple(folded[: len(one.words)]) == one.words), None)
    if phrase is None:
        return replace(mark, doubt=message("It is not said what came of it, such as ok or no answer"))
    mark = replace(mark, deed=phrase.deed, outcome=phrase.outcome, locale=written_in(phrase.language, locale))
    left = rest
    for word in words[: len(phrase.words)]:
        left = left.lstrip()[len(word) :]
    left = left.strip(" \t\n,.:-–")
    if mark.deed == "note":
        return replace(mark, body=left) if left else replace(mark, doubt=message("The note is empty"))
    if mark.deed == "buy":
        mark, left = _bought(mark, left)
    mark = _dated(mark, left, now, day_first)
    if mark.deed == "move" and mark.understood and not mark.when:
        return replace(mark, doubt=message("It is not said when"))
    return _in_time(mark, now)


def _bought(mark: Mark, left: str) -> tuple[Mark, str]:
    found = _AMOUNT.match(left)
    if found is None:
        return replace(mark, doubt=message("It is not said for how much")), left
    amount = found["amount"].rstrip(".,")
    after = left[found.start("amount") + len(amount) :]
    currency, rest = "", after
    sign = (found["before"] or found["after"] or "").strip()
    known = _SIGNS.get(sign) or ("EUR" if sign.lower().startswith("euro") else "")
    sign = sign.upper() if sign.upper() in _CODES else sign
    if known or (len(sign) == 3 and sign.isupper()):
        currency = known or sign
        rest = after if found["before"] else left[found.end() :]
    return replace(mark, amount=amount, currency=currency), rest.strip(" \t\n,.:-–")


def _dated(mark: Mark, left: str, now: datetime, day_first: bool) -> Mark:
    """The mark with the date that stands at the end or the beginning of what is left."""
    if not left or not mark.understood:
        return mark
    if _names_outcome(left):
        return replace(mark, doubt=message("It says more than one thing that came of it"))
    found = sorted(
        _dates(left, mark.locale.partition("_")[0], now, day_first), key=lambda one: one.start - one.end
    )
    if not found:
        return replace(mark, body=left)
    best = found[0]
    if any(one.when != best.when and not best.holds(one) for one in found):
        return replace(mark, doubt=message("It names more than one date"))
    body = f"{left[: best.start]} {left[best.end :]}".strip(f" \t\n{_EDGES}-–")
    return replace(mark, when=best.when, body=body)


def _names_outcome(text: str) -> bool:
    """Whether a text begins with what came of a line, or holds the number of a line with what came of it."""
    words = [_plain(word) for word in _WORDS.findall(text)]
    starts = [0, *(place for place, word in enumerate(words, start=1) if word.isdecimal())]
    outcomes = [one.words for one in _PHRASES if one.deed in ("done", "missed", "uninterested", "buy")]
    return any(tuple(words[at : at + len(one)]) == one for at in starts for one in outcomes)


def _dates(text: str, language: str, now: datetime, day_first: bool) -> Iterator[_Stretch]:
    """In each language the longest end and the longest beginning of a text that are a date."""
    from rolodex.domain.grammar import moment  # start-up

    places = [found.span() for found in _WORDS.finditer(text)]
    for spoken in dict.fromkeys((language, "en", "es")):
        for start, _ in places:
            if when := moment(text[start:].strip(_EDGES), now, spoken, day_first):
                yield _Stretch(start, len(text), when)
                break
        for _, end in reversed(places):
            if when := moment(text[:end].strip(_EDGES), now, spoken, day_first):
                yield _Stretch(0, end, when)
                break


def _plain(word: str) -> str:
    """A word without case, accents and the signs around it."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(c for c in letters if not unicodedata.combining(c)).replace("’", "'")
    return bare.strip(_EDGES) or bare


def _in_time(mark: Mark, now: datetime) -> Mark:
    if mark.when and date.fromisoformat(mark.when[:10]) < now.date():
        return replace(mark, doubt=message("%(date)s is past", date=mark.when.replace("T", " ")))
    return mark


def _once(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks; a line can only be settled once."""
    settled: set[int] = set()
    told: list[Mark] = []
    for mark in marks:
        if mark.understood and mark.deed != "note":
            if mark.number in settled:
                mark = replace(mark, doubt=message("This line is marked twice"))
            settled.add(mark.number)
        told.append(mark)
    return tuple(told)
