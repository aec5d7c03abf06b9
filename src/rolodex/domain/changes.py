"""What a command did to the book, told as ids by kind, and its step in the history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from rolodex.domain.message import Message, message

Noun = Literal[
    "contact",
    "tag",
    "activity",
    "reminder",
    "purchase",
    "deal",
    "campaign",
    "product",
    "setting",
    "ticket",
    "rule",
    "segment",
    "offer",
    "letter",
    "mailing",
    "stock",
    "household",
    "import",
    "pair",
]
StepKind = Literal["change", "undo", "redo"]

NOTHING: Mapping[Noun, frozenset[int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Step:
    """One named step of the history; `reverts` is the step it takes back, 0 for an ordinary change.

    `at` is a UTC stamp (ISO 8601); `undone` says whether a later step has taken this one back.
    """

    id: int
    label: Message
    at: str
    author: str = ""
    kind: StepKind = "change"
    reverts: int = 0
    undone: bool = False
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """Which ids of which kind a command touched; `everything` stands for more than is worth listing."""

    ids: Mapping[Noun, frozenset[int]] = field(default_factory=lambda: NOTHING)
    step: Step | None = None
    everything: bool = False

    def touches(self, noun: Noun) -> bool:
        """Whether anything of this kind may look different now."""
        return self.everything or bool(self.ids.get(noun))

    @property
    def changeset(self) -> int | None:
        """The number of the step, None where nothing was changed."""
        return self.step.id if self.step else None

    def of(self, noun: Noun) -> frozenset[int]:
        """The ids of this kind that were touched."""
        return self.ids.get(noun, frozenset())


@dataclass(frozen=True, slots=True)
class Clash:
    """A row that a later step touched, so that taking back an earlier step would lose that later work."""

    contact_id: int
    fn: str
    later: Step = Step(0, message(""), "")
