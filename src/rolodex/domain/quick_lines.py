"""What was bought, in one piece of a line: how many, what, and for how much."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rolodex.domain.folding import tokens
from rolodex.domain.product import Product
from rolodex.domain.quick_words import ALTOGETHER, AND, AT, COUNTED, CURRENCIES, EACH, NUMBER, SMALL

_SIGN = "|".join(re.escape(sign) for sign in sorted(CURRENCIES, key=len, reverse=True))
MONEY = (
    rf"(?:(?P<before>[€$£¥]|[A-Z]{{3}}(?= ?[0-9]))\s*)?(?P<number>{NUMBER})"
    rf"(?:\s*(?P<after>(?i:{_SIGN})(?!\w)|[A-Z]{{3}}(?!\w)))?"
)
"""An amount with the currency beside it, if any."""
_EACH = re.compile(rf"\s*(?<!\w)(?P<each>{EACH})\s*\Z", re.IGNORECASE)
_MONEY = re.compile(
    rf"(?:(?<!\S)(?P<at>(?i:{AT}))\s*|(?<!\S)(?P<all>(?i:{ALTOGETHER}))\s*|(?<![\w.,/-]))(?<![0-9])(?:{MONEY})\s*\Z"
)
_FIRST = re.compile(rf"(?:{MONEY})\s+(?:(?:of|de|for|por|in|en)\s+)?(?=\S)")
_HOW_MANY = re.compile(r"(?P<n>[0-9]{1,9}(?:[.,][0-9]{1,3})?)\s*(?:[x×*](?=[\s0-9]|\Z)\s*)?(?=\S)")
_YEAR = re.compile(r"20(?:0[1-9]|[1-4][0-9])")
"""What rather begins the name of a calendar or a vintage than says how many there are; 2000 may well."""
_HOW_MANY_LAST = re.compile(r"(?P<what>.*\S)\s+[x×*]\s*(?P<n>[0-9]{1,9})\Z")
_NEXT = re.compile(
    rf"\s*[;+\n]\s*|,\s+(?=[0-9])|(?<=[0-9]),\s+(?=\D)|\s+(?:{AND})\s+(?=[0-9])"
    rf"|(?:(?<=[0-9][.,][0-9]{{2}})|(?<=[€$£]))\s+(?:{AND})\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """One piece as it is said: `number` the amount as typed, "" for none, with its currency as typed.

    `quantity` is in thousandths; `each` tells the price of one piece from that of all.
    """

    what: str
    quantity: int = 1000
    number: str = ""
    currency: str = ""
    each: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """The products by their codes and by the words of their names, and what each is called."""

    codes: Mapping[str, Product]
    names: Mapping[tuple[str, ...], Product]
    all: Sequence[tuple[str, Product]]


def shelf(products: Sequence[Product]) -> Shelf:
    """The products as they are looked up; of several with one name the first counts."""
    words = [(_words(one.name), one) for one in reversed(products)]
    return Shelf(
        {_key(one.code): one for one in reversed(products) if one.code},
        {said: one for said, one in words if said},
        [(f" {' '.join(said)}", one) for said, one in reversed(words)],
    )


def pieces(text: str) -> list[tuple[int, int]]:
    """Where each piece of a text begins and ends."""
    found, start = [], 0
    for gap in _NEXT.finditer(text):
        found.append((start, gap.start()))
        start = gap.end()
    found.append((start, len(text)))
    return [(begin, end) for begin, end in found if text[begin:end].strip(" ,.;:")]


def said(text: str, shelf: Shelf, codes: frozenset[str]) -> Said:
    """What a piece says."""
    text = text.strip(" ,.;:")
    if exact(text, shelf):
        return Said(text)
    each = _EACH.search(text)
    plain = text[: each.start()] if each else text
    first = _FIRST.match(plain)
    sign = _currency(first, codes) if first else ""
    if first and sign:
        rest, quantity = _how_many(plain[first.end() :], shelf)
        return Said(rest, quantity, first["number"], sign, bool(each))
    money = _MONEY.search(plain)
    if not money or (each and not plain[: money.start()].strip() and not money["at"]):
        rest, quantity = _how_many(text, shelf)
        return Said(rest, quantity)
    rest, quantity = _how_many(plain[: money.start()].strip(" ,:"), shelf)
    return Said(rest, quantity, money["number"], _currency(money, codes), bool(each or money["at"]))


def exact(text: str, shelf: Shelf) -> Product | None:
    """The product that has this code or this name."""
    return shelf.codes.get(_key(text)) or shelf.names.get(tuple(tokens(text)))


def meant(text: str, shelf: Shelf) -> tuple[Product, ...]:
    """The products that may be meant: the one so called or coded, otherwise all that have its words."""
    one = exact(text, shelf) or _coded(text, shelf)
    if one:
        return (one,)
    stems = [_stem(word) for word in tokens(text) if word not in ("of", "de", "the", "el", "la")]
    if not stems or all(len(stem) < 3 for stem in stems):
        return ()
    begun = [f" {stem}" for stem in stems]
    return tuple(product for said, product in shelf.all if all(stem in said for stem in begun))


def _coded(text: str, shelf: Shelf) -> Product | None:
    """The product whose code is the first word of a text that else names it."""
    first, _, rest = text.partition(" ")
    found = shelf.codes.get(_key(first)) if rest else None
    return found if found and set(tokens(rest)) <= set(_words(found.name)) else None


def _how_many(text: str, shelf: Shelf) -> tuple[str, int]:
    """What is bought, and how many thousandths of it."""
    text = text.strip(" ,:")
    if not text or exact(text, shelf):
        return text, 1000
    last = _HOW_MANY_LAST.fullmatch(text)
    if last:
        return last["what"], int(last["n"]) * 1000
    first = _HOW_MANY.match(text)
    if first and first["n"] != text:
        rest = text[first.end() :]
        parted = re.match(r"[^\W\d_]+", rest)
        together = first.end() == len(first["n"])
        if (parted and parted.group().lower() in SMALL) or (together and not _is_unit(parted)):
            return text, 1000
        count = _thousandths(first["n"])
        if _YEAR.fullmatch(first.group().strip()):
            return text, 1000
        if count:
            return rest, count
    bare = re.fullmatch(r"(?P<n>[0-9]{1,9}(?:[.,][0-9]{1,3})?)\s*[x×*]?", text)
    if bare:
        return "", _thousandths(bare["n"]) or 1000
    word, _, rest = text.partition(" ")
    if word.lower() in COUNTED and rest.strip():
        return rest.strip(), COUNTED[word.lower()] * 1000
    return text, 1000


def _is_unit(found: re.Match[str] | None) -> bool:
    """Whether what follows a number without a gap is a unit of what is weighed or measured: 2kg, 3h."""
    return bool(found) and found is not None and found.group().lower() in ("kg", "l", "m", "h", "t")


def _thousandths(number: str) -> int:
    whole, _, rest = number.replace(",", ".").partition(".")
    return int(whole) * 1000 + int(rest.ljust(3, "0") or 0)


def _currency(found: re.Match[str] | None, codes: frozenset[str]) -> str:
    """The currency beside an amount, "" for none."""
    if not found:
        return ""
    for sign in (found["before"] or "", (found["after"] or "")):
        known = CURRENCIES.get(sign.lower()) or (sign if sign in codes else "")
        if known:
            return known
    return ""


def _key(code: str) -> str:
    return "".join(code.casefold().split())


@lru_cache(maxsize=20_000)
def _words(name: str) -> tuple[str, ...]:
    """The words of a product's name, which each key press asks for again."""
    return tuple(tokens(name))


def _stem(word: str) -> str:
    """A word without the ending of its plural, in English and Spanish."""
    for ending in ("es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 3:
            return word[: -len(ending)]
    return word
