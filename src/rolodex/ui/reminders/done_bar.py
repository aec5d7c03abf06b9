"""Done, how it went and what comes next: in two keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.activity import TALKS
from rolodex.domain.activity_words import OUTCOMES
from rolodex.domain.agenda import FollowUp
from rolodex.domain.reminder import Done, Reminder
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.flow import FlowLayout
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.reminders import words
from rolodex.ui.reminders.key_choice import KeyChoice
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.reminders.next_row import NextRow
from rolodex.ui.reminders.ports import Looking
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.told_as import Role
from rolodex.ui.widgets.button import Button

UNINTERESTED = "not interested"


class DoneBar(QFrame):
    """Asks how a follow-up went (keys 1, 2, …) and what comes next (one letter); then it closes itself."""

    told_as = Role.Grouping

    decided = Signal(str, object)
    """The key of the follow-up, and the Done that was put together."""
    closed = Signal()
    """The bar is gone, with or without a decision."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None, clock: Clock = local_now) -> None:
        super().__init__(parent)
        self._runner = runner
        self._clock = clock
        self._services: Looking | None = None
        self._follow_up: FollowUp | None = None
        self._outcome: str | None = None
        self._due = self._no_next = ""
        self._needs_next = False
        self.title = ElidedLabel("", "strong", self)
        self._row = QWidget(self)
        self.outcomes = [KeyChoice(str(place + 1), self._row) for place in range(len(OUTCOMES))]
        self.ask = plain_label("", "small", self)
        self.next = NextRow(self, clock)
        self.note = QLineEdit(self)
        self.finish = Button(self)
        self.cancel = Button(self)
        self._build()
        self._connect()
        self.retranslate()
        self.hide()

    def attach(self, services: Looking) -> None:
        """Look into this book for what is planned already."""
        self._services = services

    def start(self, follow_up: FollowUp) -> None:
        """Ask about this follow-up and take the keyboard."""
        self._follow_up = follow_up
        self._outcome = None
        self._due = self._no_next = ""
        self._needs_next = self._is_talk() and not follow_up.rrule
        self.note.clear()
        self._say_outcomes()
        self._say()
        self._ask_next()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._needs_next and follow_up.contact_id:
            self._look_ahead(follow_up)

    def follow_up(self) -> FollowUp | None:
        """What the bar asks about, None while it is closed."""
        return self._follow_up

    def close_bar(self) -> None:
        """Go without a decision."""
        if self._follow_up is not None:
            self._follow_up = None
            self.hide()
            self.closed.emit()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.next.retranslate()
        self._say_outcomes()
        self.note.setPlaceholderText(_("Note"))
        self.note.setAccessibleName(_("Note"))
        self.cancel.setText(_("Cancel"))
        self._say()

    def event(self, event: QEvent) -> bool:
        """Take the keys that choose before a shortcut of the window does."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and (event.key() == Qt.Key.Key_Escape or event.text().isalnum()):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit says how it went, a letter what comes next, Enter that this is all."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.next.back():
                self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif not self.next.take(event) and not self._take_digit(event):
            super().keyPressEvent(event)

    def _take_digit(self, event: QKeyEvent) -> bool:
        place = event.key() - Qt.Key.Key_1
        if not 0 <= place < len(self._names()):
            return False
        self.outcomes[place].click()
        return True

    def _names(self) -> tuple[str, ...]:
        """How it may have gone, in the order of the keys."""
        return tuple(words.outcomes(self._follow_up.kind)) if self._follow_up is not None else ()

    def _is_talk(self) -> bool:
        return self._follow_up is not None and self._follow_up.kind in TALKS

    def _look_ahead(self, follow_up: FollowUp) -> None:
        services = self._services
        if services is None:
            return
        reminders, now = services.reminders, self._clock()

        def arrive(goes_on: bool) -> None:
            if self._follow_up is follow_up and goes_on:
                self._needs_next = False
                self._say()
                self._ask_next()

        self._runner.submit(
            "lookups",
            "planned",
            lambda _progress: reminders.goes_on(follow_up.contact_id, now, follow_up.key),
            arrive,
            owner=self,
        )

    # What was chosen

    def _went(self, place: int) -> None:
        self._outcome = self._names()[place]
        for at, button in enumerate(self.outcomes):
            button.choose(at == place)
        if self._outcome == UNINTERESTED:
            self._due = ""
        self._say()
        self._ask_next()
        if self._due or self._no_next:
            self._decide()
        else:
            self.next.focus()

    def _goes_on(self, due: str) -> None:
        self._due = due
        self.next.choose(due)
        self._finish()

    def _ends(self, reason: str) -> None:
        self._no_next = reason
        self._finish()

    def _finish(self) -> None:
        if self._is_talk() and self._outcome is None:
            self.outcomes[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._decide()

    def _enter(self) -> None:
        """End here: what was not said is the usual."""
        if self._is_talk() and self._outcome is None:
            self._outcome = self._names()[0]
            self.outcomes[0].choose(True)
        if self._lacks_next():
            theme.set_role(self.ask, "warn")
            self.next.focus()
        else:
            self._decide()

    def _lacks_next(self) -> bool:
        needed = self._needs_next or self._outcome == UNINTERESTED
        return needed and not self._due and not self._no_next

    def _decide(self) -> None:
        follow_up = self._follow_up
        if follow_up is None:
            return
        review = self._outcome == UNINTERESTED
        done = Done(
            outcome=self._outcome or "",
            body=self.note.text().strip(),
            next=Reminder(due=self._due) if self._due and not review else None,
            no_next=self._no_next,
            review=self._due if review else "",
        )
        self._follow_up = None
        self.hide()
        self.decided.emit(follow_up.key, done)
        self.closed.emit()

    def _ask_next(self) -> None:
        """Ask what comes next, or until when to wait; a reason for nothing only where something should."""
        self.next.ask("review" if self._outcome == UNINTERESTED else "next", reasons=self._needs_next)
        self.next.choose(self._due)

    def _say_outcomes(self) -> None:
        known = words.outcomes(self._follow_up.kind) if self._follow_up is not None else {}
        texts = [word(text) for text in known.values()]
        for place, button in enumerate(self.outcomes):
            button.setVisible(place < len(texts))
            button.say(texts[place] if place < len(texts) else "", str(place + 1))
            button.choose(place < len(texts) and self._outcome == list(known)[place])
        self._row.setVisible(bool(texts))

    def _say(self) -> None:
        follow_up = self._follow_up
        title = word(follow_up.title) if follow_up else ""
        who = follow_up.fn if follow_up else ""
        self.title.setText(" · ".join(part for part in (title, who) if part))
        self.setAccessibleName(_("Done: %(title)s") % {"title": self.title.text()})
        asked = _("Next") if not self._needs_next else _("What comes next?")
        if self._outcome == UNINTERESTED:
            asked = _("Leave them alone until")
        self.ask.setText(asked)
        theme.set_role(self.ask, "small")
        self.finish.setVisible(not self._needs_next and self._outcome != UNINTERESTED)
        self.finish.setText(_("Done"))

    def _build(self) -> None:
        theme.set_role(self, "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        theme.set_role(self.finish, "primary")
        self.finish.setIcon(theme.icon("check", "onacc"))
        self.finish.setIconSize(QSize(theme.size(20), theme.size(16)))
        self.note.setMaxLength(10_000)
        flow = FlowLayout(self._row, theme.size(6), theme.size(6))
        for button in self.outcomes:
            flow.addWidget(button)
        last = QHBoxLayout()
        last.setSpacing(theme.size(8))
        last.addWidget(self.note, 1)
        last.addWidget(self.cancel)
        last.addWidget(self.finish)
        column = QVBoxLayout(self)
        side = theme.size(14)
        column.setContentsMargins(side, theme.size(12), side, theme.size(12))
        column.setSpacing(theme.size(8))
        column.addWidget(self.title)
        column.addWidget(self._row)
        column.addWidget(self.ask)
        column.addWidget(self.next)
        column.addLayout(last)

    def _connect(self) -> None:
        for place, button in enumerate(self.outcomes):
            button.clicked.connect(lambda _checked=False, place=place: self._went(place))
        self.next.dated.connect(self._goes_on)
        self.next.none.connect(self._ends)
        self.next.left.connect(self.close_bar)
        self.note.returnPressed.connect(self._enter)
        self.finish.clicked.connect(self._enter)
        self.cancel.clicked.connect(self.close_bar)
