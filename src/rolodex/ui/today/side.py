"""The cards beside the day: who slips away, whose birthday it is, and what just happened."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from rolodex.domain.agenda import Celebration, Slipping
from rolodex.domain.changes import Step
from rolodex.i18n import _
from rolodex.ui import theme, wording
from rolodex.ui.history import words as steps_in_words
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.today import words
from rolodex.ui.today.delegate import Photos
from rolodex.ui.today.side_card import SideCard
from rolodex.ui.today.side_rows import CelebrationRow, SlippingRow, StepRow
from rolodex.ui.today.suggestions import SuggestionCard

MOST = 3
"""People of a card, so that the cards have room in a large window."""


class Side(QScrollArea):
    """Four cards, each there only while it has something to say."""

    person_chosen = Signal(int)
    remind_wanted = Signal(object)
    """A follow-up is to be set for this Slipping."""
    undo_wanted = Signal(int, bool)

    def __init__(
        self, runner: TaskRunner, photos: Photos, parent: QWidget | None = None, clock: Clock = local_now
    ) -> None:
        super().__init__(parent)
        self._photos = photos
        self._may_write = True
        self._now = local_now()
        self._count = 0
        self._shown: tuple[tuple[Slipping, ...], tuple[Celebration, ...], tuple[Step, ...]] = ((), (), ())
        self.slipping, self.birthdays, self.just_now = SideCard(self), SideCard(self), SideCard(self)
        self.worth = SuggestionCard(runner, photos, self, clock)
        self.slipping_rows: list[SlippingRow] = []
        self.birthday_rows: list[CelebrationRow] = []
        self.step_rows: list[StepRow] = []
        self._build()
        self.retranslate()

    def allow_write(self, allowed: bool) -> None:
        """Offer follow-ups and undo, or not."""
        self._may_write = allowed

    def show_day(
        self, slipping: Sequence[Slipping], celebrations: Sequence[Celebration], now: datetime, count: int = 0
    ) -> None:
        """Show the first of these customers, and of the birthdays, of which there are `count`."""
        self._now, self._count = now, max(count, len(celebrations))
        self._shown = (tuple(slipping[:MOST]), tuple(celebrations[:MOST]), self._shown[2])
        self._show_people()

    def show_steps(self, steps: Sequence[Step], now: datetime) -> None:
        """Show these steps, the newest first."""
        self._now = now
        self._shown = (*self._shown[:2], tuple(steps))
        self._show_steps()

    def show_clash(self, step_id: int, said: str) -> None:
        """Say whose later work undoing a step would lose."""
        for row in self.step_rows:
            if row.step_id() == step_id and row.isVisibleTo(self):
                row.show_clash(said)

    def is_empty(self) -> bool:
        """Whether no card has anything to say."""
        return not any(self._shown) and self.worth.is_empty()

    def repaint_people(self) -> None:
        """Paint the people again, whose photos have come."""
        people = [row.person for row in self.slipping_rows] + [row.person for row in self.birthday_rows]
        for person in people:
            person.update()
        self.worth.repaint_people()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.slipping.say(_("Slipping away"), _("— valuable, and later than usual"))
        self.just_now.say(_("Just now"))
        self.worth.retranslate()
        self._show_people()
        self._show_steps()

    def sizeHint(self) -> QSize:
        return QSize(theme.size(432), theme.size(400))

    def _show_people(self) -> None:
        slipping, celebrations, _steps = self._shown
        while len(self.slipping_rows) < len(slipping):
            row = SlippingRow(self._photos, self.slipping)
            row.person.chosen.connect(self.person_chosen)
            row.remind_wanted.connect(self.remind_wanted)
            self.slipping.column.addWidget(row)
            self.slipping_rows.append(row)
        for place, row in enumerate(self.slipping_rows):
            row.setVisible(place < len(slipping))
            if place < len(slipping):
                one = slipping[place]
                row.show_one(one, words.usual(one), may_write=self._may_write)
        while len(self.birthday_rows) < len(celebrations):
            day = CelebrationRow(self._photos, self.birthdays)
            day.person.chosen.connect(self.person_chosen)
            self.birthdays.column.addWidget(day)
            self.birthday_rows.append(day)
        for place, day in enumerate(self.birthday_rows):
            day.setVisible(place < len(celebrations))
            if place < len(celebrations):
                other = celebrations[place]
                day.show_one(other, words.celebrated(other, self._now.date()))
        more = _("— %(shown)d of %(count)s") % {
            "shown": len(celebrations),
            "count": wording.number(self._count),
        }
        self.birthdays.say(_("Birthdays"), more if self._count > len(celebrations) else "")
        self.slipping.setVisible(bool(slipping))
        self.birthdays.setVisible(bool(celebrations))

    def _show_steps(self) -> None:
        steps = self._shown[2]
        while len(self.step_rows) < len(steps):
            row = StepRow(self.just_now)
            row.undo_wanted.connect(self.undo_wanted)
            self.just_now.column.addWidget(row)
            self.step_rows.append(row)
        for place, row in enumerate(self.step_rows):
            row.setVisible(place < len(steps))
            if place < len(steps):
                step = steps[place]
                row.show_one(step.id, steps_in_words.title(step), self._when(step), may_write=self._may_write)
        self.just_now.setVisible(bool(steps))

    def _when(self, step: Step) -> str:
        at = wording.local(step.at)
        ago = wording.backup_age(self._now - at) if at and at.date() == self._now.date() else ""
        when = ago or steps_in_words.when(step, self._now.date())
        return words.SEPARATOR.join(part for part in (when, step.author) if part)

    def _build(self) -> None:
        inside = QWidget(self)
        theme.set_role(inside, "clear")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(15))
        for card in (self.slipping, self.worth, self.birthdays, self.just_now):
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(theme.size(240))
