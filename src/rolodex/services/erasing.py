"""Erasing one person for good, with proof."""

from __future__ import annotations

from collections.abc import Sequence

from rolodex.domain.erasure import ErasurePlan, ErasureReport, Mention
from rolodex.domain.progress import Progress, silent
from rolodex.store.book import Book


class Erasing:
    """Erases persons from one book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def plan(self, contact_id: int, progress: Progress = silent) -> ErasurePlan:
        """What erasing this contact would take, be they in the book or deleted already."""
        raise NotImplementedError

    def erase(
        self,
        contact_id: int,
        keep_orders: bool = True,
        mentions: Sequence[Mention] = (),
        copies: bool = True,
        progress: Progress = silent,
        nameless: str = "",
    ) -> ErasureReport:
        """Erase a person for good and prove it; only `progress` before the first file is changed can stop it.

        Orders that are kept stand under a card that is called `nameless`. `mentions` are those of the plan
        in which the person's name is to be taken out.
        """
        raise NotImplementedError

    def past(self) -> tuple[ErasureReport, ...]:
        """The erasures there were, the newest first."""
        raise NotImplementedError

    def forget(self, erasure_id: int) -> None:
        """Let later imports bring somebody back who was erased: they asked for it."""
        raise NotImplementedError

    def waiting(self) -> bool:
        """Whether an erasure was interrupted before all files were cleaned."""
        raise NotImplementedError

    def resume(self, progress: Progress = silent) -> tuple[ErasureReport, ...]:
        """Clean what an interrupted erasure left in files and copies."""
        raise NotImplementedError
