"""What is worth doing next, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rolodex.domain.message import Message
from rolodex.domain.reminder import ToDo

SuggestionKind = Literal["slipping", "expected", "unpaid", "deal", "ticket", "quiet", "welcome", "review"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing worth doing, with the sentence that explains it; `worth` in minor units ranks it.

    `to_do` and `title` are the follow-up that accepting it makes.
    """

    kind: SuggestionKind
    contact_id: int
    fn: str
    title: Message
    why: Message
    worth: int = 0
    currency: str = ""
    to_do: ToDo = "call"
    source_id: int = 0
    initials: str = ""
    ground: int = 0
    photo: str = ""
