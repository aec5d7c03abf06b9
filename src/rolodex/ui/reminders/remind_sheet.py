"""A follow-up in a sheet: a new one for one or several contacts, or one that is changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.agenda import FollowUp
from rolodex.domain.reminder import Reminder
from rolodex.i18n import _, ngettext, word
from rolodex.ui import theme, wording
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.radio_button import RadioButton
from rolodex.ui.reminders import words
from rolodex.ui.reminders.deeds import FollowUpDeeds
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.reminders.ports import Reminders, Services
from rolodex.ui.reminders.remind_form import RemindForm
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button

WIDEST = 640


class RemindSheet(Sheet):
    """Asks what is to be done and when; what is written stands nowhere before it is saved."""

    noticed = Signal(str, bool)
    """What was planned or changed, and whether undo is to be offered."""

    def __init__(
        self, runner: TaskRunner, services: Services, over: QWidget, clock: Clock = local_now
    ) -> None:
        super().__init__(over)
        self._runner = runner
        self._services = services
        self._clock = clock
        self._deeds = FollowUpDeeds(runner, self, clock)
        self._deeds.attach(services)
        self._ids: tuple[int, ...] = ()
        self._begun: tuple[int, ...] | None = None
        self._who = ""
        self._follow_up: FollowUp | None = None
        self.title = ElidedLabel("", "title", lines=2)
        self.form = RemindForm(clock=clock)
        self.this_one = RadioButton()
        self.whole = RadioButton()
        self._scope = QWidget()
        self.hint = plain_label("", "warn", wrap=True)
        self.cancel = Button()
        self.save = Button()
        self._build()
        self._connect()
        self.retranslate()

    def start(self, contact_ids: Sequence[int], name: str = "") -> None:
        """Plan for these contacts (none: for nobody); `name` is the name of the one."""
        self._ids, self._who, self._follow_up = tuple(contact_ids), name, None
        if self._ids != self._begun:
            self.form.load(Reminder())
        self._begun = None
        self._scope.hide()
        self.form.only_day(False)
        self._open()

    def edit(self, follow_up: FollowUp) -> None:
        """Change this follow-up; of one that only follows from a rule, no more than its day."""
        self._ids, self._who, self._follow_up = (), follow_up.fn, follow_up
        self._begun = None
        shown = Reminder(kind=follow_up.kind, summary=word(follow_up.title), due=follow_up.due)
        if not follow_up.reminder_id:
            self._arrived(shown)
            return
        reminders, reminder_id = self._services.reminders, follow_up.reminder_id
        self._runner.submit(
            "lookups",
            "reminder",
            lambda _progress: reminders.get(reminder_id),
            lambda found: self._arrived(found or shown),
            owner=self,
        )

    def leave(self) -> None:
        """Go; what was begun for these contacts waits until it is asked for again."""
        self._begun = self._ids if self._follow_up is None else None
        self.go()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.form.retranslate()
        self.this_one.say(_("This one"), _("The others stay where they are"))
        self.whole.say(_("The series"), _("All that are still to come"))
        self.cancel.setText(_("Cancel"))
        self.save.setText(_("Save"))
        self._say()

    def _arrived(self, reminder: Reminder) -> None:
        self.form.load(reminder)
        self._scope.setVisible(bool(reminder.rrule))
        self.this_one.setChecked(True)
        self._limit()
        self._open()

    def _open(self) -> None:
        self._say()
        self.come()
        self.form.focus()

    def _limit(self) -> None:
        """Of one occurrence, or of what follows from a rule, only the day can be another."""
        follow_up = self._follow_up
        one = not self._scope.isHidden() and self.this_one.isChecked()
        self.form.only_day(follow_up is not None and (one or not follow_up.reminder_id))

    def _say(self) -> None:
        if self._follow_up is not None:
            self.title.setText(
                _("Follow-up: %(name)s") % {"name": self._who} if self._who else _("Follow-up")
            )
        elif len(self._ids) > 1:
            text = ngettext(
                "Remind me of %(count)s contact", "Remind me of %(count)s contacts", len(self._ids)
            )
            self.title.setText(text % {"count": wording.number(len(self._ids))})
        else:
            name = self._who
            self.title.setText(_("Remind me: %(name)s") % {"name": name} if name else _("Remind me"))
        self.setAccessibleName(self.title.text())
        self.save.setEnabled(self.form.reminder() is not None)
        self.hint.hide()

    def _finish(self) -> None:
        reminder, follow_up = self.form.reminder(), self._follow_up
        if reminder is None:
            self.hint.setText(_("Say when: “tomorrow”, “Friday 10:00”, “3 May”."))
            self.hint.show()
            self.form.when.line.setFocus()
            return
        if follow_up is None:
            self._plan(reminder)
        elif self.form.what.isEnabled():
            self._do(lambda reminders: reminders.save(reminder), _("Follow-up saved"))
        else:
            self._deeds.move(follow_up.key, reminder.due)
        self.go()

    def _plan(self, reminder: Reminder) -> None:
        """Write the follow-up down: for the one contact, or one for each of several."""
        ids, day = self._ids, words.moment(reminder.due, self._clock().date())
        if len(ids) > 1:
            text = ngettext("%(count)s follow-up on %(day)s", "%(count)s follow-ups on %(day)s", len(ids))
            said = text % {"count": wording.number(len(ids)), "day": day}
            self._do(lambda reminders: reminders.add_each(reminder, ids), said)
        else:
            only = replace(reminder, contact_id=next(iter(ids), 0))
            self._do(lambda reminders: reminders.add(only), _("Follow-up on %(day)s") % {"day": day})

    def _do(self, work: Callable[[Reminders], object], said: str) -> None:
        reminders = self._services.reminders
        self._runner.submit(
            "changes",
            "remind",
            lambda _progress: work(reminders),
            lambda _answer: self.noticed.emit(said, True),
            owner=self,
        )

    def _build(self) -> None:
        theme.set_role(self.save, "primary")
        self.save.setIcon(theme.icon("bell", "onacc"))
        self.save.setIconSize(QSize(theme.size(20), theme.size(16)))
        card = QFrame()
        theme.set_role(card, "card")
        group = QButtonGroup(self)
        scope = QHBoxLayout(self._scope)
        scope.setContentsMargins(0, 0, 0, 0)
        for button in (self.this_one, self.whole):
            group.addButton(button)
            scope.addWidget(button)
        inside = QVBoxLayout(card)
        side = theme.size(18)
        inside.setContentsMargins(side, side, side, side)
        inside.setSpacing(theme.size(12))
        inside.addWidget(self._scope)
        inside.addWidget(self.form)
        inside.addWidget(self.hint)
        middle = QWidget()
        middle.setMaximumWidth(theme.size(WIDEST))
        head = QHBoxLayout()
        head.setSpacing(theme.size(8))
        head.addWidget(self.title, 1)
        for press in (self.cancel, self.save):
            press.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            head.addWidget(press)
        column = QVBoxLayout(middle)
        column.setContentsMargins(theme.size(24), theme.size(24), theme.size(24), theme.size(12))
        column.setSpacing(theme.size(16))
        column.addLayout(head)
        column.addWidget(card)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)

    def _connect(self) -> None:
        self._deeds.noticed.connect(self.noticed)
        self.form.edited.connect(self._say)
        self.form.ended.connect(self._finish)
        self.form.when.left.connect(self.leave)
        self.this_one.toggled.connect(lambda _on: self._limit())
        self.cancel.clicked.connect(self.leave)
        self.save.clicked.connect(self._finish)
