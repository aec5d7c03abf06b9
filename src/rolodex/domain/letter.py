"""Texts of letters and messages, with fields in braces."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from rolodex.domain.audience import Style
from rolodex.domain.card import Blob
from rolodex.domain.label import Skipped
from rolodex.domain.message import Message
from rolodex.domain.planner import Paper

LetterKind = Literal["letter", "email"]
Window = Literal["left", "right"]
"""On which side an envelope has its window."""


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


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above a letter: lines, a picture beside them, and where the envelope's window is."""

    lines: tuple[str, ...] = ()
    logo: Blob | None = None
    window: Window = "left"


@dataclass(frozen=True, slots=True)
class PrintedLetter:
    """One letter word for word, and whose it is, who leads first.

    `above` stands over the subject, as a date does. `han` says in whose shapes ideographs are drawn.
    """

    contact_ids: tuple[int, ...]
    text: str
    subject: str = ""
    above: str = ""
    address: tuple[str, ...] = ()
    code: str = ""
    han: Literal["jp", "sc"] = "sc"


@dataclass(frozen=True, slots=True)
class LetterRun:
    """What all letters of a run share: the title of the file, the letterhead, and the sender's lines."""

    title: str = ""
    head: Letterhead = field(default_factory=Letterhead)
    sender: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LetterPlan:
    """What was printed: letters, pages, who is left out and why.

    `first_pages` are who leads each piece and the page (0-based) its letter begins on; `notes` say what is
    not as it should be in all letters. With `printed` and `run` the same pages can be printed again.
    """

    letters: int
    pages: int
    paper: Paper = "a4"
    skipped: tuple[Skipped, ...] = ()
    first_pages: tuple[tuple[int, int], ...] = ()
    notes: tuple[Message, ...] = ()
    printed: tuple[PrintedLetter, ...] = ()
    run: LetterRun = field(default_factory=LetterRun)


@dataclass(frozen=True, slots=True)
class MailMessage:
    """One e-mail as the user's own program is to begin it; `warning` says what that may not manage.

    `to` are addresses parted by commas, `url` is the `mailto:` link (RFC 6068).
    """

    contact_id: int
    fn: str
    to: str
    subject: str
    text: str
    url: str
    warning: Message | None = None


@dataclass(frozen=True, slots=True)
class MailRun:
    """The messages of a run, and who gets none and why."""

    messages: tuple[MailMessage, ...] = ()
    left_out: tuple[Skipped, ...] = ()
