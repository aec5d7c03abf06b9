"""What a language brings to the grammar: its words, its phrases, and how they stand in a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from rolodex.domain.grammar.patterns import Patterns, Rule
from rolodex.domain.grammar.tokens import Token

Slots = Mapping[str, tuple[tuple[str, Any], ...]]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that say what happened or what is to be done.

    `kind`, `direction` and `outcome` are what they log; `done` says by itself that it is over ("called").
    `todo` is what they ask for; a `pure` one counts wherever it stands ("follow up"), a `bare` one says
    nothing else ("remind me to"), an `again` one is of the kind of what happened. A `noun` does not say
    whether it is over. An `alone` cue counts only between commas, a `first` one only at the beginning.
    """

    kind: str = ""
    direction: Literal["in", "out", ""] = ""
    outcome: str = ""
    done: bool = False
    todo: str = ""
    pure: bool = False
    bare: bool = False
    noun: bool = False
    again: bool = False
    alone: bool = False
    first: bool = False


@dataclass(frozen=True)
class Language:
    """The words of one language; all of them folded.

    `date_leads` and `time_leads` may stand before a date or time and belong to it, `joints` between the two;
    after `bars` a date is none that something is due on. `guarded` words are also something else: alone
    they are a day only after these words. `safe` words may follow a bare number that is a date or time.
    `refusals` before "follow up" in its clause say that there is none, `called_off` words anywhere in it that
    nothing is to be done. What stands after an `unreal` word did not happen, what is `over` did. Between what
    happened and its day stands no word of `wishes`, nor a `forward` one before that day. After a `telling`
    word and a `told` one, a day is only told.
    `openers` may stand before an order, `prices` before an amount, `each` after one that is not the whole.
    `topics` begin what a line is about, `before_names` stand before a person's name.
    """

    code: Literal["en", "es"]
    slots: Slots
    rules: tuple[tuple[str, Rule], ...]
    date_leads: frozenset[str]
    time_leads: frozenset[str]
    joints: frozenset[str]
    bars: frozenset[str]
    either: frozenset[str]
    safe: frozenset[str]
    guarded: Mapping[str, frozenset[str]]
    first_person: frozenset[str]
    others: frozenset[str]
    fillers: frozenset[str]
    negations: frozenset[str]
    refusals: frozenset[str]
    called_off: frozenset[str]
    unreal: frozenset[str]
    over: frozenset[str]
    wishes: frozenset[str]
    forward: frozenset[str]
    telling: frozenset[str]
    told: frozenset[str]
    topics: frozenset[str]
    before_names: frozenset[str]
    conjunctions: frozenset[str]
    openers: frozenset[str]
    each: frozenset[str]
    prices: frozenset[str]
    is_action: Callable[[str], bool]

    @cached_property
    def patterns(self) -> Patterns[Rule]:
        """The phrases, ready to be looked for."""
        return Patterns(self.rules)

    @cached_property
    def little(self) -> frozenset[str]:
        """The little words by which a language is known."""
        return self.date_leads | self.bars | self.fillers | self.openers | self.topics | self.conjunctions

    @cached_property
    def nameless(self) -> frozenset[str]:
        """The words with which no name begins."""
        return self.topics | self.before_names | self.fillers | self.conjunctions | self.either

    def keys(self, token: Token) -> tuple[tuple[str, Any], ...]:
        """What a phrase may take a token for."""
        if token.kind == "word":
            own = self.slots.get(token.text, ()) if token.clean else ()
            exact = ((token.raw, None),) if token.raw != token.text else ()
            return (*exact, (token.text, None), *own)
        if token.kind in ("mark", "other"):
            return ((token.text, None),)
        amount = (("{amount}", token.text),) if token.kind in ("number", "dotted") else ()
        if not token.clean:
            return amount
        if token.kind == "number":
            return (*_number_keys(token), *amount)
        if token.kind == "ordinal":
            number = token.value[0]
            nth = (("{nth}", number),) if number <= 5 else ()
            return (("{day}", number), ("{ord}", number), *nth)
        if token.kind in ("clock", "hours", "dotted"):
            return (("{" + token.kind + "}", (token.value, token.text)), *amount)
        return (("{" + token.kind + "}", token.value),)


def _number_keys(token: Token) -> tuple[tuple[str, Any], ...]:
    if not token.text.isdecimal() or len(token.text) > 4:
        return ()
    number = token.value[0]
    keys: list[tuple[str, Any]] = [(token.text, None), ("{n}", number)]
    if 1 <= number <= 31 and len(token.text) <= 2:
        keys.append(("{day}", number))
    if number <= 24 and len(token.text) <= 2:
        keys.append(("{hour}", number))
    if number < 60 and len(token.text) <= 2:
        keys.append(("{min}", number))
    if len(token.text) == 4 and 1900 <= number <= 2200:
        keys.append(("{year}", number))
    return tuple(keys)
