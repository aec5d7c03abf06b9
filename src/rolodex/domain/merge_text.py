"""Texts with fields in braces and conditional passages, as a shopkeeper writes them.

`{salutation}` stands for what a person's card says, `{{` for a brace. A passage from `[if firm]` to `[end]`,
perhaps with `[else]` between, stands only for those who have a firm; `[if country = FR, BE]` compares, `[if
not firm]` turns round. The words may be Spanish: `[si empresa]`, `[si no]`, `[fin]`. `[page]` begins a page.
`[[if firm]` is a text in brackets and no condition.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rolodex.domain.message import Message, message

PAGE = "\f"
"""Stands where a page begins, alone on its line."""
_IF = re.compile(r"\s*(?:if|si)\s+(?P<asked>.+?)\s*", re.IGNORECASE | re.DOTALL)
_NOT = re.compile(r"(?:not|no|without|sin)\s+(?=\S)", re.IGNORECASE)
_COMPARED = re.compile(r"(?P<name>[^=≠!<>]+?)\s*(?P<sign>==?|!=|<>|≠)\s*(?P<values>.*)", re.DOTALL)
_WORDS: Mapping[str, Literal["else", "end", "page"]] = {
    **dict.fromkeys(("else", "otherwise", "si no", "sino"), "else"),
    **dict.fromkeys(("end", "end if", "endif", "fin", "fin si"), "end"),
    **dict.fromkeys(("page", "new page", "pagina", "nueva pagina"), "page"),
}
_TOKEN = re.compile(
    r"(?P<brace>\{\{|\}\})|\{(?P<slot>[^{}\n]*)\}|(?P<open>\{)"
    r"|\[(?P<shielded>\[(?:[^\[\]{}\n]|\{\{|\}\})*\])"
    # a field in brackets that are no condition stays a field
    r"|\[(?P<bracket>[^\[\]{}\n]*|\s*(?i:if|si)\s[^\[\]\n]*)\]|(?P<end>\n)"
)
_APART = re.compile(r"[\W_]+")
_PARTING = re.compile(r" *[,;·|/–—-]?(?: +|$)")
"""What parts a field from the next one on a line: needless where one of the two is empty."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a text, and in which line (from 1; 0 for what is no line of it)."""

    line: int
    said: Message


@dataclass(frozen=True, slots=True)
class Condition:
    """Whether a field says something, or one of `values`, which are compared without case and accents."""

    name: str
    values: tuple[str, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a field."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A passage for those of whom the condition is true, and one for the others."""

    condition: Condition
    then: tuple[Node, ...]
    otherwise: tuple[Node, ...] = ()


Node = str | Slot | Choice
"""A piece of a text; "\\n" and `PAGE` stand alone."""


@dataclass(frozen=True, slots=True)
class MergeText:
    """A text that was read: its pieces, and what is wrong with it."""

    nodes: tuple[Node, ...] = ()
    problems: tuple[Problem, ...] = ()

    def names(self) -> frozenset[str]:
        """The fields it asks for."""
        return frozenset(_names(self.nodes))


@dataclass(frozen=True, slots=True)
class Facts:
    """What the fields say of one piece; `also` are other words for it that a condition may use."""

    values: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def key(text: str) -> str:
    """A name of a field without case, accents and signs, as names are compared."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return _APART.sub(" ", bare).strip()


def escaped(text: str) -> str:
    """The text as it is to be typed so that it comes out letter by letter."""
    doubled = text.replace("{", "{{").replace("}", "}}")
    return re.sub(r"\[[^\[\]\n]*\]", _shield, doubled)


def parse(text: str, names: Mapping[str, str]) -> MergeText:
    """The text as pieces; `names` tells each field by the keys that may be typed for it.

    What cannot be read is left as it was typed, and said.
    """
    return _Reader(text.replace("\r\n", "\n").replace("\r", "\n"), names).read()


def render(text: MergeText, facts: Facts) -> str:
    """The text for one piece; what is empty closes up, without double spaces or empty lines."""
    lines: list[str] = []
    gap = False
    for pieces in _lines(text.nodes, facts):
        line = _closed_up(pieces)
        if not line.strip() and any(piece is None or piece is _HERE for piece in pieces):
            gap = True
        elif not line.strip() and gap and not (lines and lines[-1].strip()):
            gap = False
        else:
            lines.append(line)
            gap = False
    while gap and lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(lines)


def told(problem: Problem) -> Message:
    """A problem with the line it is in."""
    if not problem.line:
        return problem.said
    return message("Line %(line)d: %(problem)s", line=problem.line, problem=problem.said)


class _Here:
    """The place of a word in brackets, which leaves no trace."""


_HERE = _Here()


@dataclass(frozen=True, slots=True)
class _Value:
    """What a field says, which is never cut."""

    text: str


_Piece = str | _Value | _Here | None
"""A piece of a line: what was typed, what a field says, a word in brackets, or a field that is empty."""


@dataclass(slots=True)
class _Open:
    """A condition whose end was not met yet."""

    line: int
    typed: str
    condition: Condition
    then: list[Node] | None
    nodes: list[Node]


class _Reader:
    """Reads a text from its beginning to its end."""

    def __init__(self, text: str, names: Mapping[str, str]) -> None:
        self._text, self._names = text, names
        self._line = 1
        self._nodes: list[Node] = []
        self._open: list[_Open] = []
        self._problems: list[Problem] = []

    def read(self) -> MergeText:
        """The pieces of the text."""
        at = 0
        for token in _TOKEN.finditer(self._text):
            self._put(self._text[at : token.start()])
            at = token.end()
            self._take(token)
        self._put(self._text[at:])
        while self._open:
            opened = self._open[-1]
            self._say(message("“%(words)s” has no “[end]”.", words=opened.typed), opened.line)
            self._end()
        return MergeText(tuple(self._nodes), tuple(sorted(self._problems, key=lambda one: one.line)))

    def _take(self, token: re.Match[str]) -> None:
        if token["brace"]:
            self._put(token["brace"][0])
        elif token["slot"] is not None:
            self._slot(token["slot"], token[0])
        elif token["open"]:
            self._say(message("A brace is opened and not closed; type “{{” for a brace."))
            self._put(token[0])
        elif token["shielded"]:
            shown = token["shielded"] if _word(token["shielded"][1:-1]) else token[0]
            self._put(shown.replace("{{", "{").replace("}}", "}"))
        elif token["bracket"] is not None:
            self._bracket(token["bracket"], token[0])
        else:
            self._add("\n")
            self._line += 1

    def _slot(self, name: str, typed: str) -> None:
        known = self._known(name)
        if known:
            self._add(Slot(known))
        else:
            self._put(typed)

    def _bracket(self, inside: str, typed: str) -> None:
        word = _word(inside)
        if isinstance(word, Condition):
            self._begin(word, typed)
        elif word == "page":
            self._add(PAGE)
        elif word == "else":
            self._turn(typed)
        elif word == "end":
            if self._open:
                self._end()
            else:
                self._say(message("“%(words)s” ends nothing that was begun.", words=typed))
        else:
            self._put(typed)

    def _begin(self, asked: Condition, typed: str) -> None:
        known = self._known(asked.name) or key(asked.name)
        condition = Condition(known, asked.values, asked.negated)
        self._open.append(_Open(self._line, typed, condition, None, self._nodes))
        self._nodes = []

    def _turn(self, typed: str) -> None:
        if not self._open or self._open[-1].then is not None:
            self._say(message("“%(words)s” belongs to no condition.", words=typed))
            return
        self._open[-1].then = self._nodes
        self._nodes = []

    def _end(self) -> None:
        opened = self._open.pop()
        then, otherwise = (self._nodes, []) if opened.then is None else (opened.then, self._nodes)
        self._nodes = opened.nodes
        self._add(Choice(opened.condition, tuple(then), tuple(otherwise)))

    def _known(self, name: str) -> str:
        """The field of this name; where there is none that is said, with one that looks like it."""
        wanted = key(name)
        if wanted in self._names:
            return self._names[wanted]
        import difflib  # start-up

        like = difflib.get_close_matches(wanted, self._names, 1)
        typed = name.strip()
        if like:
            self._say(
                message("There is no field “%(name)s”; did you mean “%(like)s”?", name=typed, like=like[0])
            )
        else:
            self._say(message("There is no field “%(name)s”.", name=typed))
        return ""

    def _put(self, text: str) -> None:
        if text:
            self._add(text)

    def _add(self, node: Node) -> None:
        self._nodes.append(node)

    def _say(self, said: Message, line: int = 0) -> None:
        self._problems.append(Problem(line or self._line, said))


def _word(inside: str) -> Condition | Literal["else", "end", "page"] | None:
    """What a word in brackets means; None where it is a text of the user's own."""
    known = _WORDS.get(key(inside))
    if known:
        return known
    asked = _IF.fullmatch(inside)
    if asked is None:
        return None
    said = asked["asked"]
    denied = _NOT.match(said)
    name = said[denied.end() :] if denied else said
    compared = _COMPARED.fullmatch(name)
    if compared is None:
        return Condition(name, (), denied is not None)
    values = (compared["values"], *compared["values"].split(","))
    unlike = compared["sign"] in ("!=", "<>", "≠")
    wanted = tuple(dict.fromkeys(filter(None, map(key, values))))
    # Equal to nothing is as good as empty.
    return Condition(compared["name"], wanted, (denied is not None) != (unlike == bool(wanted)))


def _shield(bracketed: re.Match[str]) -> str:
    return f"[{bracketed[0]}" if _word(bracketed[0][1:-1]) else bracketed[0]


def _names(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Slot):
            yield node.name
        elif isinstance(node, Choice):
            yield node.condition.name
            yield from _names((*node.then, *node.otherwise))


def _is_true(condition: Condition, facts: Facts) -> bool:
    said = facts.values.get(condition.name, "")
    if not condition.values:
        return bool(said.strip()) != condition.negated
    words = {key(word) for word in (said, *facts.also.get(condition.name, ()))}
    return (not words.isdisjoint(condition.values)) != condition.negated


def _lines(nodes: Sequence[Node], facts: Facts) -> list[list[_Piece]]:
    """The pieces of each line as they are for these facts."""
    lines: list[list[_Piece]] = [[]]
    _fill(nodes, facts, lines)
    return lines


def _fill(nodes: Sequence[Node], facts: Facts, lines: list[list[_Piece]]) -> None:
    for node in nodes:
        if isinstance(node, Slot):
            said = facts.values.get(node.name, "")
            lines[-1].append(_Value(said) if said.strip() else None)
        elif isinstance(node, Choice):
            passage = node.then if _is_true(node.condition, facts) else node.otherwise
            lines[-1].append(_HERE if passage else None)
            _fill(passage, facts, lines)
            lines[-1].append(_HERE)
        elif node == "\n":
            lines.append([])
        elif node == PAGE:
            lines += [[_Value(PAGE)], []]
        else:
            lines[-1].append(node)


def _closed_up(pieces: Sequence[_Piece]) -> str:
    """A line without what parted an empty field from its neighbours."""
    seen = [piece for piece in pieces if piece is not _HERE]
    if None not in seen:
        return "".join(map(_text, seen))
    done: list[_Piece] = []
    at = 0
    while at < len(seen):
        piece = seen[at]
        at += 1
        if piece is not None:
            done.append(piece)
            continue
        before, after = "", ""
        if done and isinstance(done[-1], str):
            before = str(done.pop())
        if at < len(seen) and isinstance(seen[at], str):
            after = str(seen[at])
            at += 1
        joined = _joined(before, after, begins=not done, ends=at >= len(seen))
        if joined:
            done.append(joined)
    return "".join(map(_text, done))


def _joined(before: str, after: str, *, begins: bool, ends: bool) -> str:
    """What was typed on both sides of an empty field, without the sign that parted it from one of them."""
    if before.endswith("(") and after.startswith(")"):
        before, after = before[:-1], after[1:]
    if ends and not after.strip():
        return before.rstrip(" ,;·|/–—-") if not begins or before.strip() else ""
    if begins and not before.strip():
        parting = _PARTING.match(after)
        return before + after[parting.end() :] if parting else before + after
    if before.endswith(" ") and after[:1] in (" ", ",", ".", ";", ":", "!", "?", ")"):
        before = before.rstrip(" ")
    if before.endswith((",", ";")) and after.startswith(before[-1]):
        before = before[:-1]
    return before + after


def _text(piece: _Piece) -> str:
    if isinstance(piece, _Value):
        return piece.text
    return piece if isinstance(piece, str) else ""
