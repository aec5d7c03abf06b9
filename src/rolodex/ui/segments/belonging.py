"""Who fulfils a rule by now: how many, and the first of them by name."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rolodex.domain.listing import ContactRow
from rolodex.domain.segment import Clause
from rolodex.i18n import _, ngettext
from rolodex.services.segments import Segments
from rolodex.ui import theme, wording
from rolodex.ui.labelling import plain_label
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.tasks import TaskRunner

PAUSE = 200
"""Milliseconds without a change after which the people are counted."""
NAMED = 6


@dataclass(frozen=True, slots=True)
class Counted:
    """Who fulfils a rule: how many, and the first of them."""

    rule: Clause
    count: int
    rows: tuple[ContactRow, ...]


class Belonging(QWidget):
    """Counts a little after each rule it is given; an answer about an older one is dropped."""

    failed = Signal(object)
    """The people could not be counted: the exception."""

    def __init__(self, runner: TaskRunner, segments: Segments, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._runner, self._segments, self._clock = runner, segments, clock
        self._rule = Clause()
        self._counting = False
        self.count = plain_label("", "title", self)
        self.people = plain_label("", "dim", self, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.size(8), 0, 0)
        column.addWidget(self.count)
        column.addWidget(self.people)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._count)

    def show_rule(self, rule: Clause) -> None:
        """Count those who fulfil this rule."""
        self._rule = rule
        self._pause.start()

    def is_settled(self) -> bool:
        """Whether they are counted."""
        return not (self._pause.isActive() or self._counting)

    def _count(self) -> None:
        segments, rule, today = self._segments, self._rule, self._clock().date()
        self._counting = True

        def read() -> Counted:
            return Counted(rule, segments.count(rule, today), segments.sample(rule, today, NAMED))

        self._runner.submit(
            "lookups",
            "segment-count",
            lambda _progress: read(),
            self._show,
            owner=self,
            failed=self._not_counted,
        )

    def _show(self, counted: Counted) -> None:
        self._counting = False
        if counted.rule != self._rule:
            return
        text = ngettext("%(count)s contact", "%(count)s contacts", counted.count)
        self.count.setText(text % {"count": wording.number(counted.count)})
        names = [row.fn or _("No name") for row in counted.rows]
        if counted.count > len(names):
            names.append(_("and %(count)s more") % {"count": wording.number(counted.count - len(names))})
        self.people.setText(" · ".join(names))

    def _not_counted(self, error: Exception) -> None:
        self._counting = False
        self.failed.emit(error)
