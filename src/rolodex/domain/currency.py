"""The currencies in use: what they are called and who pays with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency by its ISO 4217 code, with its names and the countries (ISO 3166) that use it first."""

    code: str
    english: str
    spanish: str
    countries: tuple[str, ...] = ()

    def name(self, language: str) -> str:
        """What it is called in this language; in English where the program does not speak it."""
        return self.spanish if language == "es" else self.english


def parse(lines: Iterable[str]) -> tuple[Currency, ...]:
    """The currencies of a table of code, English and Spanish name, and countries."""
    rows = (line.rstrip("\n").split("\t") for line in lines if not line.startswith("#"))
    return tuple(
        Currency(code, english, spanish, tuple(used.split())) for code, english, spanish, used in rows
    )
