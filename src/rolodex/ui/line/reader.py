"""What a line says while it is typed: each key asks anew, and older answers are dropped."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from rolodex import i18n
from rolodex.domain.line import Line
from rolodex.domain.phrase import Mode
from rolodex.ui import wording
from rolodex.ui.line.kept import Stretch, moved
from rolodex.ui.ports import Saved
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.tasks import TaskRunner


class Lines(Protocol):
    """What reads a line and does it."""

    def read(
        self,
        text: str,
        mode: Mode,
        now: datetime,
        contact_id: int = 0,
        plain: frozenset[Stretch] = frozenset(),
        *,
        locale: str = "en",
        day_first: bool = True,
    ) -> Line: ...
    def save(self, line: Line, now: datetime) -> Saved: ...


class LineReader(QObject):
    """Holds the text of a line, what was taken back to mere text, and who was chosen."""

    arrived = Signal()
    """`line` is what the text says now."""

    def __init__(self, runner: TaskRunner, mode: Mode, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._mode: Mode = mode
        self._clock = clock
        self._lines: Lines | None = None
        self._contact_id = 0
        self._text = ""
        self._plain: frozenset[Stretch] = frozenset()
        self._chosen: tuple[int, Stretch] | None = None
        self.line: Line | None = None
        self.is_reading = False

    def attach(self, lines: Lines) -> None:
        """Look for people in this book."""
        self._lines = lines

    def begin(self, contact_id: int, text: str) -> None:
        """Read a new line of this contact, nothing of it taken back."""
        self._contact_id = contact_id
        self._plain, self._chosen, self._text = frozenset(), None, text
        self.read()

    def edit(self, text: str) -> None:
        """Read the line as it is now; what was taken back moves with its words."""
        if text == self._text:
            return
        self._plain = moved(self._plain, self._text, text)
        if self._chosen is not None:
            places = moved([self._chosen[1]], self._text, text)
            self._chosen = (self._chosen[0], next(iter(places))) if places else None
        self._text = text
        self.read()

    def take_back(self, places: tuple[Stretch, ...]) -> None:
        """Take these stretches for mere text."""
        self._plain |= frozenset(places)
        if self._chosen is not None and self._chosen[1] in places:
            self._chosen = None
        self.read()

    def choose(self, contact_id: int) -> None:
        """Take the name in the line for this contact's; for mere text where it is 0."""
        if self.line is None:
            return
        if contact_id:
            self._chosen = (contact_id, self.line.person)
            self.read()
        else:
            self.take_back((self.line.person,))

    def read(self) -> None:
        """Ask what the text says; without text there is nothing to say, at once."""
        lines, text, mode = self._lines, self._text, self._mode
        if lines is None or not text.strip():
            self._give(None)
            return
        contact_id = self._chosen[0] if self._chosen else self._contact_id
        now, plain = self._clock(), self._plain
        locale, days = i18n.locale(), wording.day_first()
        self.is_reading = True
        self._runner.submit(
            "lookups",
            "line",
            lambda _progress: lines.read(text, mode, now, contact_id, plain, locale=locale, day_first=days),
            lambda line: self._answer(text, line),
            owner=self,
            failed=self._fail,
        )

    def _answer(self, text: str, line: Line) -> None:
        if text == self._text:
            self._give(line)

    def _fail(self, error: Exception) -> None:
        self._give(None)
        self._runner.error.emit(error)

    def _give(self, line: Line | None) -> None:
        self.is_reading = False
        self.line = line
        self.arrived.emit()
