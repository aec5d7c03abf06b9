"""Questions and changes of a timeline, handed to the lanes of the runner."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject

from rolodex.domain.activity import Activity
from rolodex.domain.changes import Changes
from rolodex.domain.progress import Progress
from rolodex.domain.timeline import Entry, EntryKind, TimelineQuery
from rolodex.ui.ports import Saved
from rolodex.ui.tasks import Lane, TaskRunner

T = TypeVar("T")


class Activities(Protocol):
    """What is asked of the book."""

    def timeline(
        self, contact_id: int, query: TimelineQuery = ..., limit: int = ..., offset: int = ...
    ) -> tuple[Entry, ...]: ...
    def counts(self, contact_id: int) -> dict[EntryKind, int]: ...
    def get(self, activity_id: int) -> Activity | None: ...
    def log(self, activity: Activity) -> Saved: ...
    def save(self, activity: Activity) -> Changes: ...
    def delete(self, ids: Sequence[int]) -> Changes: ...
    def pin(self, activity_id: int, pinned: bool = ...) -> Changes: ...
    def attach(self, activity_id: int, files: Sequence[Path]) -> Changes: ...
    def detach(self, attachment_id: int) -> Changes: ...
    def attachment(self, sha256: str) -> bytes: ...
    def from_files(self, contact_id: int, files: Sequence[Path]) -> Saved: ...
    def from_message(self, contact_id: int, file: Path) -> Saved: ...


class TimelineWork:
    """The book of a timeline and the contact whose it is; nothing is asked before both are known."""

    def __init__(self, runner: TaskRunner, owner: QObject) -> None:
        self._runner = runner
        self._owner = owner
        self._book: Activities | None = None
        self.read_only = True
        self.contact_id = 0

    def attach(self, book: Activities, *, read_only: bool) -> None:
        """Work on this book."""
        self._book, self.read_only = book, read_only

    def look(self, key: str, work: Callable[[Activities], T], done: Callable[[T], None]) -> None:
        """Ask the book; the answer comes to `done`."""
        self._submit("lookups", key, work, done, None)

    def change(
        self,
        key: str,
        work: Callable[[Activities], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Change the book, where it may be changed."""
        if not self.read_only:
            self._submit("changes", key, work, done, failed)

    def tell_error(self, error: Exception) -> None:
        """Say what went wrong, as the runner does."""
        self._runner.error.emit(error)

    def _submit(
        self,
        lane: Lane,
        key: str,
        work: Callable[[Activities], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None,
    ) -> None:
        book = self._book
        if book is None or not self.contact_id:
            return

        def asked(_progress: Progress) -> T:
            return work(book)

        self._runner.submit(lane, key, asked, done, owner=self._owner, failed=failed)
