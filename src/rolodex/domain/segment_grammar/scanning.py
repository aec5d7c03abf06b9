"""A sentence as a row of items: phrases of the tables, names of the book, numbers, quoted texts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rolodex.domain import folding
from rolodex.domain.grammar import tokens as lexing
from rolodex.domain.grammar.en import ENGLISH
from rolodex.domain.grammar.es import SPANISH
from rolodex.domain.grammar.language import Slots
from rolodex.domain.grammar.patterns import Patterns
from rolodex.domain.grammar.tokens import Token
from rolodex.domain.segment_grammar import en, es
from rolodex.domain.segment_grammar.signs import Kind, Sign, figures, iso, made
from rolodex.domain.segment_grammar.understood import NAMED, Known, OwnField

LONGEST = 6
"""As many tokens as a name may have."""

_QUOTES = {"“": "”", '"': '"', "«": "»", "„": "“"}
_MARKS: dict[str, Kind] = {",": "comma", ";": "comma", "(": "open", ")": "close", ":": "colon", "=": "colon"}
_QUIET = frozenset(".!?¿¡…-–—")
_IN_NAMES = frozenset("-'&./+")
_SLOT_NAMES = frozenset(("{n}", "{unit}", "{month}", "{wd}"))

_FIGURES = (*made("point", "{dmy}\n{dm}", figures), *made("point", "{iso}", iso))
_COUNTED = frozenset(("product", "category"))

Hit = tuple[str, str]
"""A field and a value of it as the book writes it."""


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of the text: what its words do, with a value, and the names of the book they are."""

    kind: Kind
    start: int
    end: int
    text: str
    value: Any = None
    names: tuple[Hit, ...] = ()
    named: bool = False
    """Whether it is written with a capital letter."""

    def hit(self, *fields: str) -> str:
        """The value it is of the first of these fields that has it so, "" where none has."""
        return next((value for field in fields for name, value in self.names if name == field), "")


@cache
def _patterns(language: str) -> Patterns[Sign]:
    """The phrases of both languages, those of this one before."""
    tables = (es.SIGNS, en.SIGNS) if language == "es" else (en.ONCE, en.SIGNS, es.SIGNS)
    return Patterns([sign for table in (*tables, es.MONEY, _FIGURES) for sign in table])


@cache
def _slots(language: str) -> Slots:
    """The words that may stand in a slot, in both languages, the meaning in this one before."""
    first, second = (SPANISH, ENGLISH) if language == "es" else (ENGLISH, SPANISH)
    found: dict[str, tuple[tuple[str, Any], ...]] = {}
    for one in (first, second):
        for word, values in one.slots.items():
            own = tuple(pair for pair in values if pair[0] in _SLOT_NAMES)
            taken = {slot for slot, _ in found.get(word, ())}
            more = tuple(pair for pair in own if pair[0] not in taken)
            if more:
                found[word] = (*found.get(word, ()), *more)
    return found


def items(text: str, language: str, known: Known) -> list[Item]:
    """The items of a sentence in order."""
    line = text.replace("’", "'").replace("‘", "'")
    slots = _slots(language)
    found = [token._replace(keys=_keys(token, slots)) for token in lexing.tokens(line)]
    own = {_key(field.name): field for field in known.own}
    result: list[Item] = []
    at = 0
    while at < len(found):
        item, at = _item(line, found, at, _patterns(language), known, own)
        if item:
            result.append(item)
    return result


def _keys(token: Token, slots: Slots) -> tuple[tuple[str, Any], ...]:
    """What a phrase may take a token for."""
    if token.kind in ("word", "mark", "other"):
        return ((token.text, None), *slots.get(token.text, ()))
    amount = (("{amount}", token.text),) if token.kind in ("number", "dotted") else ()
    if token.kind == "number" and token.text.isdecimal() and len(token.text) <= 4:
        number = token.value[0]
        day = (("{day}", number),) if 1 <= number <= 31 and len(token.text) <= 2 else ()
        year = (("{year}", number),) if len(token.text) == 4 and 1900 <= number <= 2200 else ()
        return (("{n}", number), *day, *year, *amount)
    if token.kind == "ordinal":
        return (("{ord}", token.value[0]),)
    if token.kind in ("iso", "dmy", "dm"):
        return (("{" + token.kind + "}", token.value),)
    return amount


def _item(  # noqa: PLR0917 - the row and what it is looked up in
    line: str,
    found: list[Token],
    at: int,
    patterns: Patterns[Sign],
    known: Known,
    own: dict[str, OwnField],
) -> tuple[Item | None, int]:
    """The item that begins at a token, None for a mark that says nothing, and where the next one begins."""
    token = found[at]
    quoted = _quoted(line, found, at)
    if quoted:
        return quoted
    phrase = patterns.longest(found, at)
    if phrase and not _whole(found, phrase[2]):
        phrase = None
    name_end, names, own_field = _name(line, found, at, known, own)
    end = max(phrase[2] if phrase else 0, name_end)
    if not end:
        return _plain(line, found, at)
    last = found[end - 1].end
    written = line[token.start : last]
    if own_field and name_end == end:
        return Item("own", token.start, last, written, own_field, names, token.named), end
    hits = names if name_end == end else ()
    if phrase and phrase[2] == end:
        sign, taken, _ = phrase
        value = sign.make(known.day_first, *taken)
        if sign.kind == "number" and token.kind == "number":
            value = None
        text = token.text if sign.kind == "number" else written
        return Item(sign.kind, token.start, last, text, value, hits, token.named), end
    return Item("name", token.start, last, written, None, hits, token.named), end


def _quoted(line: str, found: list[Token], at: int) -> tuple[Item, int] | None:
    closing = _QUOTES.get(found[at].text)
    if not closing:
        return None
    for end in range(at + 1, len(found)):
        if found[end].text == closing or (closing == "“" and found[end].text == "”"):
            inner = line[found[at].end : found[end].start].strip()
            if not inner:
                return None
            return Item("quoted", found[at].start, found[end].end, inner), end + 1
    return None


def _plain(line: str, found: list[Token], at: int) -> tuple[Item | None, int]:
    token = found[at]
    if token.kind == "mark":
        glued = at + 1 < len(found) and found[at + 1].start == token.end
        if token.text in "-−" and glued and (not token.start or line[token.start - 1].isspace()):
            return Item("not", token.start, token.end, token.text, "not"), at + 1
        if token.text in _QUIET and not (token.text == "!" and glued):
            return None, at + 1
        kind = _MARKS.get(token.text, "unknown")
        return Item(kind, token.start, token.end, token.text), at + 1
    if token.kind in ("number", "dotted") and _whole(found, at + 1):
        return Item("number", token.start, token.end, token.text), at + 1
    end = at + 1
    while end < len(found) and found[end].start == found[end - 1].end and found[end].kind != "mark":
        end += 1
    last = found[end - 1].end
    return Item("unknown", token.start, last, line[token.start : last], named=token.named), end


def _whole(found: list[Token], end: int) -> bool:
    """Whether a phrase ends where its last token does: 2k is no 2, and 5 % no 5."""
    after = found[end] if end < len(found) else None
    if after is None:
        return True
    if after.text == "%" and found[end - 1].kind == "number":
        return False
    return after.start > found[end - 1].end or after.kind == "mark" or found[end - 1].kind == "mark"


def _name(
    line: str, found: list[Token], at: int, known: Known, own: dict[str, OwnField]
) -> tuple[int, tuple[Hit, ...], OwnField | None]:
    """Where the longest name of the book that begins here ends, whose it is, or the user's field it is."""
    if found[at].kind == "mark":
        return 0, (), None
    reach = at + 1
    while reach < len(found) and reach - at < LONGEST and _continues(found[reach]):
        reach += 1
    for end in range(reach, at, -1):
        if found[end - 1].kind == "mark" or not _whole(found, end):
            continue
        key = _key(line[found[at].start : found[end - 1].end])
        if not key:
            continue
        hits = [(field, _value(known, field, key)) for field in (*NAMED, "reason") if field in known.names]
        names = tuple(hit for hit in hits if hit[1])
        choices = tuple((field.key, value) for field in known.own if (value := _own_value(field, key)))
        if names or choices or key in own:
            return end, (*names, *choices), own.get(key)
    return 0, (), None


def _value(known: Known, field: str, key: str) -> str:
    """The value of a field that is called so; of what is sold also the one of which this is the plural."""
    forms = (key, key.removesuffix("s"), key.removesuffix("es"), f"{key}s") if field in _COUNTED else (key,)
    return next((value for form in forms if (value := known.names[field](form))), "")


def _continues(token: Token) -> bool:
    return token.kind != "mark" or token.text in _IN_NAMES


def _own_value(field: OwnField, key: str) -> str:
    chosen = next((choice for choice in field.choices if _key(choice) == key), "")
    return chosen or field.lookup(key)


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return " ".join(folding.tokens(text))
