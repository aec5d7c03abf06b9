"""Our own grammar of one line, English and Spanish: what happened, what is to be done, and when."""

from __future__ import annotations

from datetime import datetime

from rolodex.domain.phrase import Mode, Phrase

Stretch = tuple[int, int]


def understand(  # noqa: PLR0917 - the line is what it is read by
    text: str,
    now: datetime,
    language: str,
    mode: Mode,
    plain: frozenset[Stretch] = frozenset(),
    day_first: bool = True,
    who: Stretch | None = None,
) -> Phrase:
    """What a line says, read at `now` in this language, or in the other where that understands more.

    Stretches in `plain` were taken back and are mere text; where all of them were, so is the line. `who` is
    where the person is named: the name is a part of its own then, and no date. `day_first` reads 3/4 as the
    third of April.
    """
    from rolodex.domain.grammar import reading  # start-up

    return reading.understand(text, now, language, mode, plain, day_first, who)


def moment(text: str, now: datetime, language: str, day_first: bool = True) -> str:
    """The ISO date or date-time that a text says and nothing else, "" where it says none for certain."""
    from rolodex.domain.grammar import reading  # start-up

    return reading.moment(text, now, language, day_first)


def repeat(text: str, language: str) -> str:
    """How often a text says and nothing else, as a rule of RFC 5545, "" where it says nothing for certain."""
    from rolodex.domain.grammar import reading  # start-up

    return reading.repeat(text, language)
