"""What somebody is writing, kept in the book before it is saved, so that nothing that happens loses it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from rolodex.domain.draft import Begun
from rolodex.i18n import _
from rolodex.ui import wording
from rolodex.ui.tasks import TaskRunner

PAUSE = 1_000
"""Milliseconds after which what was typed is kept, while one types as after the last key."""

Written = tuple[int, int, str]
"""Under which key, whom it is about, and the text; "" where there is nothing to keep."""


class Drafts(Protocol):
    """Where it is kept."""

    def texts(self, place: str) -> tuple[Begun, ...]: ...
    def keep_text(self, place: str, key: int, contact_id: int, text: str) -> None: ...
    def drop_text(self, place: str, key: int) -> None: ...


class BegunText(QObject):
    """Keeps what `written` gives in one place of the book, a second after it was changed at the latest."""

    found = Signal()
    """What had been kept in this place is known now."""

    def __init__(
        self, runner: TaskRunner, place: str, written: Callable[[], Written], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._place = place
        self._written = written
        self._drafts: Drafts | None = None
        self._known: dict[int, Begun] = {}
        self._kept: dict[int, str] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.keep)
        runner.closing.connect(self.settle)

    def attach(self, drafts: Drafts, *, read_only: bool) -> None:
        """Keep it in this book; one that is only read keeps nothing."""
        self._drafts = None if read_only else drafts

    def read(self, drafts: Drafts) -> None:
        """Read what is kept in this place."""
        place = self._place
        self._runner.submit(
            "lookups", "begun", lambda _progress: drafts.texts(place), self._found, owner=self
        )

    def know(self, one: Begun) -> None:
        """Learn what is kept in this place."""
        if one.key not in self._kept:
            self._known[one.key] = one
            self._kept[one.key] = one.text

    def is_kept(self, key: int) -> bool:
        """Whether anything is kept under this key."""
        return key in self._kept

    def known(self, key: int) -> Begun | None:
        """What had been kept under this key when the book was opened, and has not been dropped."""
        return self._known.get(key)

    def edited(self) -> None:
        """Something is different now."""
        if self._drafts is not None and not self._pause.isActive():
            self._pause.start()

    def settle(self) -> None:
        """Keep at once what was not kept yet, as before another text takes its place."""
        if self._pause.isActive():
            self.keep()

    def keep(self) -> None:
        """Keep what is written now, or forget it where nothing is."""
        self._pause.stop()
        key, contact_id, text = self._written()
        drafts, place = self._drafts, self._place
        if not text.strip():
            self.drop(key)
        elif drafts is not None and self._kept.get(key) != text:
            self._kept[key] = text
            self._runner.submit(
                "changes",
                "begun",
                lambda _progress: drafts.keep_text(place, key, contact_id, text),
                lambda _answer: None,
                owner=self,
                failed=lambda error: self._fail(key, error),
            )

    def drop(self, key: int, then: Callable[[], object] = lambda: None) -> None:
        """Forget what was kept under this key, as it is saved or not wanted any more; then do this."""
        self._pause.stop()
        self._known.pop(key, None)
        drafts, place = self._drafts, self._place
        if self._kept.pop(key, None) is None or drafts is None:
            then()
            return
        self._runner.submit(
            "changes",
            "begun",
            lambda _progress: drafts.drop_text(place, key),
            _whatever(then),
            owner=self,
        )

    def _found(self, texts: tuple[Begun, ...]) -> None:
        for one in texts:
            self.know(one)
        self.found.emit()

    def _fail(self, key: int, error: Exception) -> None:
        """What found no room is kept with the next key."""
        self._kept[key] = ""
        self._runner.error.emit(error)


def _whatever(then: Callable[[], object]) -> Callable[[None], None]:
    """What does this with any answer."""

    def do(_answer: None) -> None:
        then()

    return do


def said(at: str) -> str:
    """That what one had begun is here, and since when."""
    kept, today = wording.local(at), wording.today()
    if kept is None:
        return _("What you had begun is here.")
    if kept.date() == today:
        return _("What you had begun at %(time)s is here.") % {"time": wording.clock(kept)}
    return _("What you had begun on %(day)s is here.") % {"day": wording.short_day(kept.date(), today)}
