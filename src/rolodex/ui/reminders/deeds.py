"""What is done with follow-ups: the one way from their bars, menus and sheets into the book."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from rolodex.domain.reminder import Done
from rolodex.i18n import _, ngettext
from rolodex.ui import wording
from rolodex.ui.reminders import words
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.reminders.ports import Deeds, Doing
from rolodex.ui.tasks import TaskRunner


class FollowUpDeeds(QObject):
    """Hands what was decided about follow-ups to the book, and says what was done."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""

    def __init__(self, runner: TaskRunner, parent: QObject, clock: Clock = local_now) -> None:
        super().__init__(parent)
        self._runner = runner
        self._clock = clock
        self._services: Doing | None = None

    def attach(self, services: Doing) -> None:
        """Change the follow-ups of this book."""
        self._services = services

    def done(self, key: str, done: Done) -> None:
        """Log a follow-up as done, with what comes next."""
        now = self._clock()
        said = _("Done")
        if done.review:
            said = _("Done · left alone until %(day)s") % {"day": words.moment(done.review, now.date())}
        elif done.next is not None and done.next.due:
            said = _("Done · next %(day)s") % {"day": words.moment(done.next.due, now.date())}
        self._do(lambda reminders: reminders.done(key, done, now), said)

    def snooze(self, keys: Sequence[str], until: str) -> None:
        """Show these follow-ups again at this date or time only."""
        now = self._clock()
        text = ngettext("Snoozed until %(day)s", "%(count)s follow-ups snoozed until %(day)s", len(keys)) % {
            "day": words.moment(until, now.date()),
            "count": wording.number(len(keys)),
        }
        self._do(lambda reminders: reminders.snooze(tuple(keys), until, now), text)

    def move(self, key: str, due: str, *, series: bool = False) -> None:
        """Give one occurrence, or the series, another date or time."""
        now = self._clock()
        said = _("Moved to %(day)s") % {"day": words.moment(due, now.date())}
        self._do(lambda reminders: reminders.move(key, due, series, now), said)

    def skip(self, key: str) -> None:
        """Leave this occurrence of a series out."""
        now = self._clock()
        self._do(lambda reminders: reminders.skip(key, now), _("Left out this once"))

    def cancel(self, keys: Sequence[str]) -> None:
        """Call these follow-ups off."""
        text = ngettext("Follow-up called off", "%(count)s follow-ups called off", len(keys))
        self._do(lambda reminders: reminders.cancel(tuple(keys)), text % {"count": wording.number(len(keys))})

    def _do(self, work: Callable[[Deeds], object], said: str) -> None:
        services = self._services
        if services is None or services.read_only:
            return
        reminders = services.reminders
        self._runner.submit(
            "changes",
            "follow-ups",
            lambda _progress: work(reminders),
            lambda _answer: self.noticed.emit(said, True),
            owner=self,
        )
