"""Texts of letters and messages, with fields in braces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rolodex.domain.audience import Style

LetterKind = Literal["letter", "email"]


@dataclass(frozen=True, slots=True)
class Letter:
    """A text with fields ("{salutation}") and conditional paragraphs; `language` is "en", "es" or ""."""

    id: int = 0
    name: str = ""
    kind: LetterKind = "letter"
    subject: str = ""
    body: str = ""
    language: str = ""
    style: Style = "formal"
