"""The phrases in a line, its clauses, and which dates and times belong together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rolodex.domain.grammar.calendar import Calendar
from rolodex.domain.grammar.language import Language
from rolodex.domain.grammar.patterns import Find
from rolodex.domain.grammar.tokens import Token

_ENDS = frozenset(";!?|()[]{}…→\n·•")
_DASHES = frozenset("-–—>")
_ABOUT = frozenset(("re", "ref", "fwd", "asunto"))
"""A colon after these words ends no clause."""
_GAP = 4


@dataclass(frozen=True, slots=True)
class Scan:
    """A line taken apart: its tokens, the phrases found, and its clauses as ranges of tokens."""

    text: str
    language: Language
    calendar: Calendar
    tokens: tuple[Token, ...]
    finds: tuple[Find, ...]
    clauses: tuple[tuple[int, int], ...]

    def words(self, first: int, last: int) -> list[int]:
        """The tokens in this range that are no marks."""
        return [place for place in range(first, last) if self.tokens[place].kind != "mark"]

    def words_in(self, places: Iterable[int]) -> list[int]:
        """Those of these tokens that are no marks."""
        return [place for place in places if self.tokens[place].kind != "mark"]

    def counts(self, place: int) -> bool:
        """Whether a number stands here, in figures or as a word."""
        return place < len(self.tokens) and any(
            key in ("{n}", "{hour}") for key, _ in self.tokens[place].keys
        )

    def led(self, place: int, words: frozenset[str]) -> int:
        """Where the words before a token begin that are all of these, its own place where none are."""
        while place and self.tokens[place - 1].keys and self.word(place - 1) in words:
            place -= 1
        return place

    def denied(self, place: int) -> bool:
        """Whether the words before a token say that it is not so."""
        before = self.word(place - 1)
        return before in self.language.negations or (before == "t" and self.word(place - 2) in ("'", "’"))

    def refused(self, place: int) -> bool:
        """Whether the clause says before this token that there is no such thing: "no need to follow up"."""
        said = {at for find in self.finds if find.kind == "cue" for at in range(find.first, find.last)}
        first = self.clause_of(place)[0]
        return any(self.word(at) in self.language.refusals and at not in said for at in range(first, place))

    def retold(self, place: int) -> bool:
        """Whether this token stands in what somebody is to be told or asked: "tell him that we open"."""
        said = {at for find in self.finds if find.kind == "cue" for at in range(find.first, find.last)}
        words = [(at, self.word(at)) for at in range(self.clause_of(place)[0], place) if at not in said]
        telling = next((at for at, word in words if word in self.language.telling), place)
        return any(at > telling and word in self.language.told for at, word in words)

    def clause_of(self, place: int) -> tuple[int, int]:
        """The clause in which a token stands."""
        return next((clause for clause in self.clauses if place < clause[1]), (place, place + 1))

    def word(self, place: int) -> str:
        """The folded text of a token, "" beyond the line and for what was taken back as mere text."""
        token = self.tokens[place] if 0 <= place < len(self.tokens) else None
        return token.text if token and (token.keys or token.kind != "word") else ""


def scanned(text: str, tokens: list[Token], language: Language, calendar: Calendar) -> Scan:
    """The phrases that stand in these tokens, the longest first from the left."""
    finds: list[Find] = []
    at = 0
    while at < len(tokens):
        found = language.patterns.longest(tokens, at) if tokens[at].keys else None
        if found and _whole(tokens, at, found[2]):
            rule, slots, end = found
            finds.append(Find(rule, at, end, rule.make(calendar, *slots), slots))
            at = end
        else:
            at += 1
    return Scan(text, language, calendar, tuple(tokens), tuple(finds), _clauses(text, tokens, finds))


def _whole(tokens: list[Token], first: int, last: int) -> bool:
    """Whether the phrase ends where its last word does: 3d is no 3."""
    after = tokens[last] if last < len(tokens) else None
    end = tokens[last - 1]
    return not (after and after.start == end.end and after.kind != "mark" and end.kind != "mark")


def _clauses(text: str, tokens: list[Token], finds: list[Find]) -> tuple[tuple[int, int], ...]:
    inside = {place for find in finds for place in range(find.first, find.last)}
    clauses: list[tuple[int, int]] = []
    first = 0
    for place, token in enumerate(tokens):
        about = token.text == ":" and place and tokens[place - 1].text in _ABOUT
        if place not in inside and not about and token.kind == "mark" and _parts(text, token):
            if place > first:
                clauses.append((first, place))
            first = place + 1
    if first < len(tokens):
        clauses.append((first, len(tokens)))
    return tuple(clauses)


def _parts(text: str, token: Token) -> bool:
    """Whether a mark ends a clause."""
    mark = token.text
    if mark in _ENDS:
        return True
    after = text[token.end : token.end + 1]
    if mark in ",.:":
        return not after or after.isspace()
    return mark in _DASHES and (not after or after.isspace())
