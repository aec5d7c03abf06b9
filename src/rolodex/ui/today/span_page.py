"""The week or the month: the grid of days, and under it what stands on the day that is chosen."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rolodex.domain.agenda import FollowUp, Span
from rolodex.domain.later import months_on
from rolodex.domain.week import MONDAY
from rolodex.i18n import _, ngettext
from rolodex.services.opening import Services
from rolodex.ui import theme, wording
from rolodex.ui.handing_on import hand_on
from rolodex.ui.labelling import ElidedLabel
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.today import words
from rolodex.ui.today.day_card import DayCard
from rolodex.ui.today.deeds import Deeds
from rolodex.ui.today.delegate import Photos
from rolodex.ui.today.rows import Listed
from rolodex.ui.today.span_model import View, bounds, day_of, title
from rolodex.ui.today.span_table import SpanTable


class SpanPage(QWidget):
    """Shows the days around one, and moves follow-ups between them."""

    titled = Signal(str, str)
    """The week or month in words, and how much stands in it."""
    view_wanted = Signal(str)

    def __init__(
        self, runner: TaskRunner, photos: Photos, deeds: Deeds, parent: QWidget, clock: Clock
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._clock = clock
        self._deeds = deeds
        self._services: Services | None = None
        self._view: View = "week"
        self._day = clock().date()
        self._begin = MONDAY
        self._span: Span | None = None
        self._sought: tuple[str, str] | None = None
        self._followed = False
        self._reading = False
        self.frame = QFrame(self)
        self.table = SpanTable(self.frame)
        self.caption = ElidedLabel("", "strong", self)
        self.card = DayCard(runner, photos, self, clock)
        self._build()
        self._connect()

    def attach(self, services: Services) -> None:
        """Show the days of this book."""
        self._services = services
        self.card.attach(services)
        self.table.may_write = not services.read_only
        self.card.list.setDragEnabled(not services.read_only)

    def show_view(self, view: View, day: date | None = None) -> None:
        """Show the week or month of a day, or of the one that was shown last."""
        self._view = view
        self.table.show_view(view)
        self.go_to(day or self._day)

    def go_to(self, day: date) -> None:
        """Stand on a day, and read the days around it where they are not here."""
        first, last = bounds(self._view, day, self._begin)
        before, self._day = self._day, day
        span = self._span
        here = span is not None and (span.first, span.last) == (first.isoformat(), last.isoformat())
        if here and (self._view == "week" or (before.year, before.month) == (day.year, day.month)):
            self.table.stand_on(day)
            self._show_day()
            return
        self._span = span if here else None
        self._show()
        if not here:
            self.read()

    def begin_weeks(self, weekday: int) -> None:
        """Begin weeks on this day from now on, 0 is Monday."""
        if weekday != self._begin:
            self._begin = weekday
            if self.isVisible():
                self.go_to(self._day)

    def turn(self, by: int) -> None:
        """Go one week or month on or back; 0 leads to today."""
        if by == 0:
            self.go_to(self._clock().date())
        elif self._view == "week":
            self.go_to(self._day + timedelta(days=7 * by))
        else:
            self.go_to(months_on(self._day, by))

    def read(self) -> None:
        """Read the days that are shown."""
        services, now = self._services, self._clock()
        if services is None:
            return
        first, last = bounds(self._view, self._day, self._begin)
        self._reading = True
        self._runner.submit(
            "lookups",
            "span",
            lambda _progress: services.agenda.span(first, last, now),
            self._arrive,
            owner=self,
            failed=self._failed,
        )

    def is_settled(self) -> bool:
        """Whether all is on the screen."""
        return not self._reading

    def retranslate(self) -> None:
        """Word everything anew."""
        self.table.retranslate()
        self.card.retranslate()
        if self._services is not None:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of the room to the days."""
        super().resizeEvent(event)
        self.card.set_highest(self.height() * 3 // 10)

    def place(self, follow_up: FollowUp, day: date) -> None:
        """Let a follow-up stand on another day, at its time of day."""
        if words.is_fixed(follow_up):
            self.card.noticed.emit(_("This stands where it is; open the card to change it."), False)
        elif day.isoformat() != day_of(follow_up):
            self._sought = (follow_up.key, follow_up.slot)
            self._deeds.move(follow_up, day.isoformat() + follow_up.due[10:])

    def _arrive(self, span: Span) -> None:
        self._reading = False
        self._span = span
        self._show()
        # one that only followed from a rule has another key now
        self._sought, self._followed = None, False

    def _failed(self, error: Exception) -> None:
        self._reading = False
        self._runner.error.emit(error)

    def _show(self) -> None:
        span = self._span
        self.table.days.show(self._view, self._day, self._clock().date(), span, self._begin)
        self.table.stand_on(self._day)
        self._show_day()
        count = len(span.follow_ups) if span else 0
        parts = [
            ngettext("%(count)s follow-up", "%(count)s follow-ups", count) % {"count": wording.number(count)}
        ]
        birthdays = sum(one.name == "bday" for one in span.celebrations) if span else 0
        if birthdays:
            text = ngettext("%(count)s birthday", "%(count)s birthdays", birthdays)
            parts.append(text % {"count": wording.number(birthdays)})
        self.titled.emit(
            title(self._view, self._day, self._begin), words.SEPARATOR.join(parts) if span else ""
        )

    def _show_day(self) -> None:
        cell = self.table.days.cell_of(self._day)
        entries = cell.entries if cell else ()
        count = len(entries)
        said = ngettext("%(count)s entry", "%(count)s entries", count) % {"count": wording.number(count)}
        self.caption.setText(
            words.SEPARATOR.join((words.heading(self._day), said if count else _("nothing planned")))
        )
        self.card.show_listed(Listed(entries, due_count=count), self._clock())
        if not entries and self.card.list.hasFocus():
            # what was moved into days that are still to be read has the keyboard again when they are
            self._followed = self._sought is not None
            self._leave()
        self.card.setVisible(bool(entries))
        if self._sought is not None:
            place = self.card.list.rows.place_of(*self._sought)
            if place >= 0:
                self.card.list.stand_on(place)
                self._sought = None
                if self._followed:
                    self._enter()
                self._followed = False

    def _moved(self, follow_up: FollowUp, due: str) -> None:
        if self.isVisible() and self._sought is not None:
            had_focus = self.card.list.hasFocus()
            self.go_to(date.fromisoformat(due[:10]))
            if had_focus and self.card.isVisible():
                self.card.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move_by(self, follow_up: FollowUp, days: int) -> None:
        self.place(follow_up, date.fromisoformat(day_of(follow_up)) + timedelta(days=days))

    def _enter(self) -> None:
        if self.card.isVisible():
            self.card.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, follow_up: FollowUp) -> None:
        """Stand on the entry that was clicked."""
        self.card.list.stand_on(max(0, self.card.list.rows.place_of(follow_up.key, follow_up.slot)))

    def _leave(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.table.day_chosen.connect(self.go_to)
        self.table.entered.connect(self._enter)
        self.table.opened.connect(self._open)
        self.table.turned.connect(self.turn)
        self.table.view_wanted.connect(self.view_wanted)
        self.table.dropped.connect(self.place)
        self.card.list.move_wanted.connect(self._move_by)
        self.card.list.view_wanted.connect(self.view_wanted)
        self.card.list.left.connect(self._leave)
        self._deeds.moved.connect(self._moved)

    def _build(self) -> None:
        theme.set_role(self.frame, "card")
        inside = QVBoxLayout(self.frame)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(10))
        column.addWidget(self.frame, 1)
        column.addWidget(self.caption)
        column.addWidget(self.card.bar)
        column.addWidget(self.card)
        hand_on(self, self.table)
