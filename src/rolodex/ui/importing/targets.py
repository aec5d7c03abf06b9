"""Where a column of a table goes, in words, and what a typed text may mean of what is offered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rolodex.domain.folding import fold
from rolodex.domain.mapping import Target
from rolodex.domain.mapping_targets import KEEP, OUT, TargetChoice
from rolodex.domain.message import verbatim
from rolodex.domain.said import TYPES
from rolodex.i18n import _, word
from rolodex.ui import wording
from rolodex.ui.widgets.suggest import Suggestion

SEVERAL = ("tel", "email", "url", "impp", "adr", "related", "event", "org")
"""Fields of which a card may have more than one, told apart by a number."""


def said(target: Target, choices: Sequence[TargetChoice]) -> str:
    """Where a column goes: "Phone · Mobile", "Leave out"."""
    exact = replace(target, separator="")
    known = next((choice for choice in choices if choice.target == exact), None)
    if known is not None:
        return words_of(known)
    if target.field == "x-custom" and target.part == "value":
        return _("Own field: %(name)s") % {"name": target.label}
    near = next((one for one in choices if _is_near(one.target, target)), None)
    parts = [words_of(near) if near else target.field, *_kinds(target)]
    text = " · ".join(part for part in parts if part)
    if target.number > 1:
        return _("%(field)s (%(number)s)") % {"field": text, "number": wording.number(target.number)}
    return text


def words_of(choice: TargetChoice) -> str:
    """A place that is offered, from the whole to its part."""
    return " · ".join(map(word, choice.label))


def with_own(choices: Sequence[TargetChoice], column: str) -> tuple[TargetChoice, ...]:
    """The choices and, for a column of this name, a field of the user's own called the same."""
    target = Target("x-custom", label=column.strip())
    contacts = any(choice.target.field == "tel" for choice in choices)
    if not contacts or not target.label or any(choice.target == target for choice in choices):
        return tuple(choices)
    own = next((one.label[0] for one in choices if one.target.field == "x-custom"), None)
    if own is None:
        return tuple(choices)
    return (*choices, TargetChoice(target, (own, verbatim(target.label))))


def own_names(choices: Sequence[TargetChoice]) -> tuple[str, ...]:
    """The names of the fields of the user's own among the choices."""
    every = (choice.target for choice in choices)
    return tuple(one.label for one in every if one.field == "x-custom" and one.label)


def found(choices: Sequence[TargetChoice], text: str) -> tuple[Suggestion, ...]:
    """Those of the choices that a text may mean; all of them where nothing is typed."""
    wanted = fold(text).split()
    pairs = [(place, words_of(choice)) for place, choice in enumerate(choices)]
    return tuple(Suggestion(words, key=place) for place, words in pairs if _means(words, wanted))


def numbered(target: Target, place: int, targets: Sequence[Target]) -> Target:
    """The target with a number at which no other column is the same part of the same thing.

    The parts of a second address so come together under its number.
    """
    root = target.field.partition(".")[0]
    if root not in SEVERAL:
        return target
    others = [one for at, one in enumerate(targets) if at != place and one.field.partition(".")[0] == root]
    alike = [one.number for one in others if one.types == target.types]
    beyond = max((one.number for one in others), default=0) + 1
    for number in (target.number, *sorted(set(alike)), beyond):
        wanted = replace(target, number=number)
        if not any(replace(one, separator="") == replace(wanted, separator="") for one in others):
            return wanted
    return target


def _is_near(one: Target, other: Target) -> bool:
    return one.field == other.field and one.part == other.part and not one.types


def _kinds(target: Target) -> list[str]:
    named = [word(known) if (known := TYPES.get(kind)) else kind for kind in target.types]
    return [*named, target.label]


def _means(words: str, wanted: Sequence[str]) -> bool:
    folded = fold(words).split()
    return all(any(part.startswith(one) for part in folded) for one in wanted)


__all__ = ["KEEP", "OUT", "found", "numbered", "own_names", "said", "with_own", "words_of"]
