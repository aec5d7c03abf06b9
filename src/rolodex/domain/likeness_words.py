"""The words of names as look-alikes compare them: short forms, sounds, slips of the keyboard."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Literal

from rolodex.domain import nicknames_en, nicknames_es
from rolodex.domain.folding import tokens

Nearness = Literal["same", "short", "slip", "initial", "sound", "near", ""]
"""How one word of a name stands to another; `near` are two names of their own that differ by a letter."""

PARTICLES = frozenset(
    "de del la las los lo el y e i da das do dos di du des le van von der den ten ter zu zum zur af av al "
    "bin ibn ben san santa st d o".split()
)
GENERATIONS = {
    "jr": "jr",
    "jnr": "jr",
    "junior": "jr",
    "hijo": "jr",
    "hija": "jr",
    "filho": "jr",
    "fils": "jr",
    "neto": "iii",
    "sr": "sr",
    "snr": "sr",
    "senior": "sr",
    "padre": "sr",
    "madre": "sr",
    "pere": "sr",
    "ii": "ii",
    "2nd": "ii",
    "iii": "iii",
    "3rd": "iii",
    "iv": "iv",
    "4th": "iv",
}
"""What tells a son from a father of the same name; a woman's or a common man's "Sr." stands before a name."""

TITLES = frozenset(
    "mr mrs ms miss dr dra prof sir dame lord lady don dona sr sra srta sres hr frau herr ing lic arq abg "
    "mme mlle mag dipl rev fr phd md mba esq obe mbe".split()
)
SHORTENED = {
    "ma": "maria",
    "fco": "francisco",
    "fca": "francisca",
    "fdo": "fernando",
    "fdez": "fernandez",
    "glez": "gonzalez",
    "gzlez": "gonzalez",
    "gcia": "garcia",
    "ga": "garcia",
    "hdez": "hernandez",
    "hdz": "hernandez",
    "mtnez": "martinez",
    "mtz": "martinez",
    "mnez": "martinez",
    "rguez": "rodriguez",
    "rdguez": "rodriguez",
    "rdz": "rodriguez",
    "rodgz": "rodriguez",
    "rmz": "ramirez",
    "sz": "sanchez",
    "schez": "sanchez",
    "shez": "sanchez",
    "dguez": "dominguez",
    "gmez": "gomez",
    "gmz": "gomez",
    "jmnez": "jimenez",
    "jmez": "jimenez",
    "mdez": "mendez",
    "mdz": "mendez",
    "alvz": "alvarez",
    "lpz": "lopez",
    "pz": "perez",
    "vzquez": "vazquez",
    "stgo": "santiago",
    "wm": "william",
    "chas": "charles",
    "geo": "george",
    "thos": "thomas",
    "jas": "james",
    "jos": "joseph",
    "robt": "robert",
    "danl": "daniel",
    "saml": "samuel",
    "edw": "edward",
    "alex": "alex",
}
"""Names as they are shortened in writing."""

_VOWELS = frozenset("aeiouy")
_SOUNDS = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"tz|cz|sch|sh|ch"), "x"),
    (re.compile(r"qu|ck"), "k"),
    (re.compile(r"gu(?=[ei])"), "g"),
    (re.compile(r"g(?=[ei])"), "j"),
    (re.compile(r"c(?=[eiy])|z|ss"), "s"),
    (re.compile(r"[cq]"), "k"),
    (re.compile(r"ll|y"), "i"),
    (re.compile(r"[wv]"), "b"),
    (re.compile(r"h"), ""),
    (re.compile(r"n(?=[bpmf])"), "m"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """The names each short form stands for; each of them one word or two."""
    found: dict[str, dict[str, None]] = {}
    for table in (nicknames_es.TABLE, nicknames_en.TABLE):
        for line in table.strip().splitlines():
            formal, _, short = line.partition(":")
            name = " ".join(tokens(formal))
            for nick in tokens(short):
                found.setdefault(nick, {})[name] = None
    return {nick: tuple(names) for nick, names in found.items()}


@cache
def _known() -> frozenset[str]:
    """First names that are surely no slip of one another."""
    formal = {word for names in _names().values() for name in names for word in name.split()}
    return frozenset(formal | _names().keys())


def spelled(word: str) -> str:
    """The word without what writing shortens: Fdez is Fernández."""
    return SHORTENED.get(word, word)


@lru_cache(maxsize=20_000)
def formal(word: str) -> frozenset[str]:
    """The names of one word that a first name stands for, itself among them."""
    return frozenset((word, *(name for name in _names().get(word, ()) if " " not in name)))


@lru_cache(maxsize=20_000)
def compound(word: str) -> tuple[tuple[str, ...], ...]:
    """The names of two words that a short form stands for: Juanjo is Juan José."""
    return tuple(tuple(name.split()) for name in _names().get(word, ()) if " " in name)


@lru_cache(maxsize=50_000)
def roots(word: str) -> tuple[str, ...]:
    """What a first name is filed under, so that Pepe and José meet; the first word of a compound too."""
    names = sorted(name.split()[0] for name in _names().get(word, ()))
    return tuple(dict.fromkeys((*names, word)))[:4]


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """How a word sounds, in Spanish or English, without its vowels: Jiménez and Giménez are one."""
    if not word.isascii() or not word.isalpha():
        return word
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    first = "" if word[:1] not in _VOWELS else "a"
    return first + "".join(letter for letter in word if letter not in _VOWELS)


def nearness(one: str, other: str, counts: Mapping[str, int], *, given: bool) -> Nearness:
    """How two words of names stand to each other; `counts` tells how many people have a word."""
    if one == other:
        return "same"
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) == 1:
        return "initial" if long.startswith(short) and short.isalpha() else ""
    if given and (one in roots(other) or other in roots(one) or not formal(one).isdisjoint(formal(other))):
        return "short"
    return _mistyped(short, long, counts, given=given)


def _mistyped(short: str, long: str, counts: Mapping[str, int], *, given: bool) -> Nearness:
    """Whether two words are one with a slip, sound alike, or are names of their own."""
    if len(short) < 3 or len(long) - len(short) > 2:
        return ""
    most = 1 if len(long) < 7 else 2
    distance = slips()(short, long, score_cutoff=most)
    if distance > most or (len(long) == 3 and short[0] != long[0]):
        return "sound" if len(short) > 4 and sound(short) == sound(long) and not given else ""
    few, many = sorted((counts.get(short, 0), counts.get(long, 0)))
    rare = few <= 2 and many >= 40
    if given and not rare and (_both_known(short, long) or _of_two_sexes(short, long)):
        return ""
    if few > 3 and few * 25 > many:
        return "near"
    if distance == 2 and short[0] != long[0] and not rare:
        return ""
    return "slip"


@cache
def slips() -> Callable[..., int]:
    """Counts the slips of the keyboard between two texts."""
    from rapidfuzz.distance import OSA  # start-up: needed once look-alikes are sought

    return OSA.distance


def _both_known(one: str, other: str) -> bool:
    return one in _known() and other in _known()


def _of_two_sexes(short: str, long: str) -> bool:
    """Whether two names may be a man's and a woman's: Mario and María, Paul and Paula."""
    if len(short) == len(long):
        return short[:-1] == long[:-1] and {short[-1], long[-1]} <= _VOWELS
    return long.startswith(short) and long[len(short) :] in ("a", "e", "o", "ne", "na")


@cache
def _shorts() -> Mapping[str, tuple[str, ...]]:
    """The short forms of each name of one word."""
    found: dict[str, dict[str, None]] = {}
    for nick, names in _names().items():
        for name in names:
            found.setdefault(name.split()[0], {})[nick] = None
    return {name: tuple(nicks) for name, nicks in found.items()}


@lru_cache(maxsize=2_000)
def variants(word: str) -> tuple[str, ...]:
    """All that somebody of this first name may be called, the name itself first."""
    found = dict.fromkeys((word, *roots(word)))
    for name in tuple(found):
        found.update(dict.fromkeys(_shorts().get(name, ())))
    return tuple(found)
