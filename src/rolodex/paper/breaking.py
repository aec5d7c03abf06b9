"""Where a line of any script may be broken."""

from __future__ import annotations

import re
from typing import Literal

from rolodex.paper.script import ZWJ, is_mark

Need = Literal[0, 1, 2, 3]
"""How badly a break is wanted.

0 where every reader expects one; 1 also behind hyphens, between syllables of Hangul and Burmese, and where
one of Thai or Lao surely begins; 2 also where it probably does; 3 also between any two letters of Thai, Lao,
Khmer and Burmese that are not drawn together.
"""
NEEDS: tuple[Need, ...] = (0, 1, 2, 3)

_IDEOGRAPHIC = re.compile(
    "[\u2e80-\u303f\u3040-\u3130\u31f0-\u31ff\u3200-\u9fff\uf900-\ufaff"
    "\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff9f]"
)
"""Ideographs, kana and their signs. Wide letters and figures stay together, as a number does."""
_HANGUL = re.compile("[\u3131-\u318e\uac00-\ud7a3]")
_SOUTH_EAST = re.compile("[\u0e01-\u0e7f\u0e81-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Thai, Lao, Burmese and Khmer, which put no space between words."""
_BURMESE = re.compile("[\u1000-\u109f]")
_HYPHENS = frozenset("-/–")
_NOT_FIRST = frozenset(
    # closing signs, also of other scripts
    "、。，．・：；？！）］｝〉》」』】〕〗〙〟’”»›,.:;?!)]}%％‰℃°′″¢￠·…‥／"
    # small kana, marks of length and of repetition, hyphens
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "ー゛゜ゝゞヽヾ々〻‐゠–〜～－"
    "｡｣､･ｧｨｩｪｫｬｭｮｯｰﾞﾟ"
)
_NOT_LAST = frozenset("（［｛〈《「『【〔〖〘〝‘“«‹([{｢〒№￥＄¥$€£＃#－")
"""What Japanese typesetters (JIS X 4051, kinsoku) and Chinese ones keep off the ends of lines."""
_SPOKEN_AFTER = frozenset("เแโใไເແໂໃໄ")
"""Vowels written before the consonant they follow: a syllable surely begins with them."""
_ENDS_SYLLABLE = frozenset("ะำๆฯະຳໆຯ")
_CLINGS = frozenset("ะาำๅๆฯະາຳຽໆຯ")
"""Vowels and signs that are no marks, but belong to the consonant before them."""
_VOWELS = frozenset("ะาำๅະາຳ")
_WANTS_FINAL = frozenset("\u0e31\u0e37\u0e47\u0eb1\u0eb6\u0ebb")
"""Marks of vowels that never end a syllable."""
_SILENT = frozenset("\u0e4c\u0ecc\u103a")
"""Marks of a consonant that ends the syllable before it: Thai and Lao silencers, the Burmese asat."""
_STACKS = frozenset("\u17d2\u1039" + ZWJ)
"""Signs that join the next consonant to the one before."""


def atoms(text: str, need: Need) -> list[tuple[str, str]]:
    """The pieces a line may not break, each with what parts it from the one before ("" or " ")."""
    pieces: list[tuple[str, str]] = []
    for word in text.split(" "):
        before = " " if pieces else ""
        for piece in _unbroken(word, need):
            pieces.append((before, piece))
            before = ""
    return pieces


def _unbroken(word: str, need: Need) -> list[str]:
    """A word cut wherever a line may be broken."""
    cuts = [at for at in range(1, len(word)) if _is_free(word, at, need)]
    return [word[start:end] for start, end in zip([0, *cuts], [*cuts, len(word)], strict=True)]


def _is_free(word: str, at: int, need: Need) -> bool:
    """Whether the next line may begin with letter `at` of the word."""
    last, c = word[at - 1], word[at]
    if is_mark(c) or c in _CLINGS or last in _STACKS:
        return False
    if c in _NOT_FIRST or last in _NOT_LAST:
        return False
    if need and last in _HYPHENS:
        return c not in _HYPHENS
    if _IDEOGRAPHIC.match(last) or _IDEOGRAPHIC.match(c):
        return True
    if not need:
        return False
    if _HANGUL.match(last) or _HANGUL.match(c):
        return True
    if _SOUTH_EAST.match(last) and _SOUTH_EAST.match(c):
        return _parts_clusters(word, at) and _parts_syllables(word, at, need)
    return False


def _parts_clusters(word: str, at: int) -> bool:
    """Whether neither of the letters on both sides needs the other."""
    if word[at - 1] in _SPOKEN_AFTER:
        return False
    return not (_marks(word, at - 1) & _WANTS_FINAL or _marks(word, at) & _SILENT)


def _parts_syllables(word: str, at: int, need: Need) -> bool:
    """Whether a syllable begins here: surely, where the need is small, or probably."""
    last, c = word[at - 1], word[at]
    if need == 3 or c in _SPOKEN_AFTER or last in _ENDS_SYLLABLE or _BURMESE.match(c):
        return True
    if need == 1:
        return False
    # A consonant without a vowel may begin or end a syllable, or be one; the next one's vowel tells.
    begun = bool(_marks(word, at)) or word[at + 1 : at + 2] in _VOWELS
    return begun and (is_mark(last) or last in _VOWELS)


def _marks(word: str, at: int) -> set[str]:
    """The marks on the letter of which `at` is part."""
    while at and is_mark(word[at]):
        at -= 1
    end = at + 1
    while end < len(word) and is_mark(word[end]):
        end += 1
    return set(word[at + 1 : end])
