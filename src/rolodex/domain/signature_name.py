"""The name of a person in one line of text."""

from __future__ import annotations

import re

from rolodex.domain.contact import Name
from rolodex.domain.country import fold
from rolodex.domain.signature_words import FIRM, PARTICLES, PREFIXES, PRONOUNS, SECOND_GIVEN, SUFFIXES, TITLE

_WORD = re.compile(r"[^\W\d_][\w'’.\-]*\Z")
_MOST = 6


def looks_like_name(text: str) -> bool:
    """Whether the line may be a person's name: two to six words that matter, each with a capital."""
    plain = _bare(text)[0]
    words = plain.replace(",", " ").split()
    if not 2 <= len(words) <= 2 * _MOST or FIRM.search(text) or TITLE.search(plain):
        return False
    telling = [word for word in words if word.lower() not in PARTICLES]
    return 2 <= len(telling) <= _MOST and all(_WORD.match(word) and word[0].isupper() for word in telling)


def said_by_mail(text: str, email: str) -> int:
    """How many words of the line stand in the name before the @."""
    local = fold(email.partition("@")[0])
    words = [fold(word) for word in _bare(text)[0].split()]
    return sum(len(word) > 2 and word in local for word in words)


def from_mail(email: str) -> str:
    """The name that an address such as ana.garcia@ spells out; empty where it does not."""
    parts = re.split(r"[._-]", email.partition("@")[0])
    if len(parts) < 2 or not all(part.isalpha() and len(part) > 1 for part in parts):
        return ""
    return " ".join(part.capitalize() for part in parts)


def written(text: str) -> str:
    """The name as one writes it, where it came in capitals."""
    words = text.split()
    if not text.isupper() or len(words) < 2:
        return text
    return " ".join(
        word.lower() if word.lower() in PARTICLES and place else _capitalized(word) if len(word) > 2 else word
        for place, word in enumerate(words)
    )


def parted(text: str, *, spanish: bool) -> Name:
    """The parts of the name; where Spanish is written the last two words are surnames."""
    plain, prefix, suffix = _bare(text)
    family, comma, given = plain.partition(",")
    if comma and given.strip():
        surnames = _joined(family.split())
        two = spanish and len(surnames) == 2
        return Name(
            family=surnames[0] if two else " ".join(surnames),
            family2=surnames[1] if two else "",
            given=" ".join(given.split()),
            prefix=prefix,
            suffix=suffix,
        )
    if spanish and (linked := _linked(plain.split())) is not None:
        given, first, second = linked
        return Name(family=first, family2=second, given=given, prefix=prefix, suffix=suffix)
    words = _joined(plain.split())
    if len(words) < 2:
        return Name(given=" ".join(words), prefix=prefix, suffix=suffix)
    firsts = 2 if len(words) > 2 and fold(words[1]) in _FOLDED and fold(words[0]) in _FOLDED else 1
    if spanish and len(words) > 2:
        firsts = len(words) - 2 if len(words) > 3 else firsts
        surnames = words[firsts:]
        return Name(
            given=" ".join(words[:firsts]),
            family=surnames[0],
            family2=" ".join(surnames[1:]),
            prefix=prefix,
            suffix=suffix,
        )
    return Name(
        given=words[0],
        additional=" ".join(words[1:-1]),
        family=words[-1],
        prefix=prefix,
        suffix=suffix,
    )


_FOLDED = frozenset(fold(word) for word in SECOND_GIVEN)


def _bare(text: str) -> tuple[str, str, str]:
    """The name without title before it and letters after it, and these two."""
    plain = PRONOUNS.sub("", text).strip()
    prefix = ""
    while (found := PREFIXES.match(plain)) is not None:
        prefix = f"{prefix} {found.group().strip()}".strip()
        plain = plain[found.end() :]
    suffix = ""
    if (end := SUFFIXES.search(plain)) is not None:
        suffix = end.group().strip(" ,")
        plain = plain[: end.start()]
    return plain.strip(" ,"), prefix, suffix


def _linked(words: list[str]) -> tuple[str, str, str] | None:
    """Given name and surnames that a word between them parts: Ana Ortega y Gasset."""
    place = next((at for at, word in enumerate(words) if at > 1 and word in ("y", "e", "i")), 0)
    if not place or place + 1 == len(words):
        return None
    *given, first = _joined(words[:place])
    return (" ".join(given), first, " ".join(words[place + 1 :])) if given else None


def _joined(words: list[str]) -> list[str]:
    """The words with the particles before them: de la Cruz is one."""
    joined: list[str] = []
    held: list[str] = []
    for word in words:
        if word.lower() in PARTICLES and (joined or held):
            held.append(word)
        else:
            joined.append(" ".join((*held, word)))
            held = []
    return joined + held


def _capitalized(word: str) -> str:
    return "-".join("'".join(part.capitalize() for part in piece.split("'")) for piece in word.split("-"))
