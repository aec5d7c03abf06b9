"""Text for the user as an English source string with arguments, worded only at the edge."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount in minor units of a currency (ISO 4217), worded in the user's language."""

    amount: int
    currency: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or a month ("2026-05"), as ISO text, worded in the user's language; `long` with its name."""

    iso: str
    long: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """A length in thousandths of a millimetre, worded in millimetres with the decimals it needs."""

    thousandths: int


Argument = str | int | Sum | Day | Length


@dataclass(frozen=True, slots=True)
class Message:
    """A source string in English, its arguments by name and, where it counts something, its plural form.

    `plural` is used when `count` is not one; `%(count)d` may stand in both forms. `parts` are messages that
    stand in this one under their names; a label of a step has none. `context` says which is meant of several
    texts that are the same in English.
    """

    text: str
    args: tuple[tuple[str, Argument], ...] = ()
    plural: str = ""
    count: int = 1
    parts: tuple[tuple[str, Message], ...] = ()
    context: str = ""

    def arguments(self) -> dict[str, Argument]:
        """The arguments by name, `count` included where the message counts something."""
        values = dict(self.args)
        if self.plural:
            values["count"] = self.count
        return values


Word = Callable[[Message], str]
"""Words a message in a language."""


def message(text: str, **args: Argument | Message) -> Message:
    """A message without a plural form, such as `message("Import %(file)s", file="a.vcf")`.

    What is a message itself is worded before it stands in this one.
    """
    plain = tuple((name, said) for name, said in args.items() if not isinstance(said, Message))
    parts = tuple((name, said) for name, said in args.items() if isinstance(said, Message))
    return Message(text, plain, parts=parts)


def pmessage(context: str, text: str) -> Message:
    """A message that means several things in English: `context` says which is meant."""
    return Message(text, context=context)


def verbatim(text: str) -> Message:
    """A text of the user's own, which no language words otherwise."""
    return Message("%(text)s", (("text", text),))


def dated(iso: str, *, long: bool = False) -> Message:
    """A day or a month by itself."""
    return Message("%(day)s", (("day", Day(iso, long)),))


def plural_message(one: str, many: str, count: int, **args: Argument) -> Message:
    """A message that counts, such as `plural_message("%(count)d card", "%(count)d cards", 3)`."""
    return Message(one, tuple(args.items()), plural=many, count=count)
