"""What the sheet of letters reads of the book and draws, off the UI thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from rolodex.domain.audience import Addressee
from rolodex.domain.label import Raster, Skipped
from rolodex.domain.letter import Letter, LetterPlan, MailMessage
from rolodex.domain.listing import Query
from rolodex.domain.merge_text import Problem
from rolodex.services import printed_pages
from rolodex.services.opening import Services

SAMPLES = 20
"""People whose letters are shown where nobody was chosen."""


@dataclass(frozen=True, slots=True)
class Known:
    """The letters of the book, its own fields, and the pieces to show them with."""

    letters: tuple[Letter, ...]
    own: tuple[str, ...]
    pieces: tuple[Addressee, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A text as it is for one person: a page, or an e-mail; and what is wrong with it."""

    problems: tuple[Problem, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    plan: LetterPlan = field(default_factory=lambda: LetterPlan(0, 0))
    page: int = 0
    raster: Raster | None = None
    message: MailMessage | None = None


def known(services: Services, people: Sequence[int], now: datetime, language: str) -> Known:
    """What the sheet begins with; where nobody was chosen, the first people of the book stand for them."""
    letters = services.letters
    chosen = people or services.contacts.listing(Query()).ids[:SAMPLES]
    return Known(letters.all(), letters.own_fields(), letters.pieces(chosen, now, language))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be shown: a text as it is for a piece, and which page (0-based) in how many pixels."""

    letter: Letter
    piece: Addressee | None
    page: int
    width: int


def shown(services: Services, wanted: Wanted, now: datetime, language: str) -> Shown:
    """A text as it is for one person."""
    letters, letter, piece = services.letters, wanted.letter, wanted.piece
    problems = letters.check(letter)
    if piece is None:
        return Shown(problems)
    if letter.kind == "email":
        run = letters.preview_run(letter, [piece], now, language=language)
        return Shown(problems, run.left_out, message=next(iter(run.messages), None))
    pdf, plan = letters.preview(letter, [piece], now, language=language)
    if not pdf:
        return Shown(problems, plan.skipped, plan)
    page = min(wanted.page, plan.pages - 1)
    return Shown(problems, plan.skipped, plan, page, printed_pages.raster(pdf, page, wanted.width))
