"""The screen of today: what is due at the left, what is worth knowing at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.agenda import FollowUp, Slipping
from rolodex.domain.changes import Changes, Noun
from rolodex.i18n import _
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.contacts.photos import Photos
from rolodex.ui.handing_on import hand_on
from rolodex.ui.line.log_line import LogLine
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.reminders.remind_sheet import RemindSheet
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.today import reading, words
from rolodex.ui.today.day_card import DayCard
from rolodex.ui.today.deeds import Deeds
from rolodex.ui.today.head import Head
from rolodex.ui.today.marks_sheet import MarksSheet
from rolodex.ui.today.reading import Shown
from rolodex.ui.today.rows import Listed
from rolodex.ui.today.side import Side
from rolodex.ui.today.span_model import View
from rolodex.ui.today.span_page import SpanPage
from rolodex.ui.widgets.blank import Blank

NOUNS: tuple[Noun, ...] = ("reminder", "activity", "contact", "purchase", "rule", "deal", "ticket")
PAGE = 50
TICK = 20_000
"""Milliseconds between two looks at the clock: a timer set for midnight would sleep with the computer."""
MARGIN, GAP = 24, 20
ROOMY = 1000


class TodayPanel(QWidget):
    """Shows a day and all that can be done about it."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    progressed = Signal(int, int)
    """How far a step has been taken back."""
    person_chosen = Signal(int)
    """This contact is to be shown."""
    call_wanted = Signal(int, str)
    """This contact is to be called about the follow-up of this key."""
    print_wanted = Signal()
    count_changed = Signal(int)
    """How many follow-ups are late or due."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None, clock: Clock = local_now) -> None:
        super().__init__(parent)
        self._runner = runner
        self._clock = clock
        self._services: Services | None = None
        self._shown: Shown | None = None
        self._limit = PAGE
        self._reading = self._stale = False
        self._photos = Photos(runner, self)
        self.head = Head(self)
        self.line = LogLine(runner, "plan", self, clock)
        self.card = DayCard(runner, self._photos.get, self, clock)
        self.list = self.card.list
        self.side = Side(runner, self._photos.get, self, clock)
        self.nothing = Blank("calendar-check", self)
        self.deeds = Deeds(runner, self, clock)
        self.span = SpanPage(runner, self._photos.get, self.deeds, self, clock)
        self.sheet: RemindSheet | None = None
        self.marks: MarksSheet | None = None
        self._view = "day"
        self._tick = QTimer(self)
        self._add = QAction(self)
        hand_on(self, self.list)
        self._build()
        self._connect()
        self.retranslate()

    def attach(self, services: Services) -> None:
        """Show the days of this book."""
        self._services = services
        self._photos.attach(services.contacts.photo)
        may_write = not services.read_only
        for part in (self.line, self.card, self.deeds, self.span, self.side.worth):
            part.attach(services)
        self.line.setVisible(may_write)
        self.head.allow_write(may_write)
        self.side.allow_write(may_write)
        self._add.setVisible(may_write)
        self._read()
        self._tick.start()

    def focus_line(self) -> None:
        """Write what comes next."""
        if all(sheet is None or sheet.isHidden() for sheet in (self.sheet, self.marks)):
            self.line.focus_line()

    def enter_marks(self) -> None:
        """Type back what was marked on the planner page."""
        if self._services is None:
            return
        if self.marks is None:
            self.marks = MarksSheet(self._runner, self._services, self, self._clock)
            self.marks.noticed.connect(self.noticed)
        self.marks.start()

    def show_view(self, view: str) -> None:
        """Show the day, or the week or month around it; "today" leads back to today."""
        if view == "today":
            self.span.turn(0)
            return
        week_or_month: View | None = "week" if view == "week" else "month" if view == "month" else None
        self._view = view
        self.head.show_view(view)
        if week_or_month:
            self.span.show_view(week_or_month)
        self._place()
        self._say()
        (self.span if week_or_month else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def react(self, changes: Changes) -> None:
        """Read again what may look different, or as soon as somebody looks; the count at once."""
        if changes.step is None and not changes.everything and not changes.touches("setting"):
            return
        self._stale = True
        if self.isVisible():
            self._read()
        elif any(changes.touches(noun) for noun in NOUNS):
            self._count()

    def is_settled(self) -> bool:
        """Whether all that was asked for is on the screen."""
        parts = (self.deeds, self.line, self.span, self.side.worth)
        return not self._reading and all(part.is_settled() for part in parts)

    def retranslate(self) -> None:
        """Word everything anew."""
        self._add.setText(_("Write a follow-up"))
        self.nothing.say(
            _("Nothing is due."),
            _("Write in the line above who, when and what."),
        )
        for part in (self.head, self.line, self.card, self.side, self.span):
            part.retranslate()
        for sheet in (self.sheet, self.marks):
            if sheet is not None:
                sheet.retranslate()
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what changed while nobody looked."""
        super().showEvent(event)
        self.look_at_clock()
        if self._stale:
            self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the cards two fifths of the width, and less where it is narrow."""
        super().resizeEvent(event)
        inside = self.width() - 2 * theme.size(MARGIN) - theme.size(GAP)
        share = 0.4 if inside >= theme.size(ROOMY) else 0.37
        self.side.setFixedWidth(max(theme.size(240), min(round(inside * share), theme.size(460))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads from the line, or from what stands beside, to the follow-ups."""
        if event.key() == Qt.Key.Key_Escape and not self.nothing.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw icons again in the colours of a new theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.nothing.paint_icon()
        super().changeEvent(event)

    # Reading

    def _read(self) -> None:
        services, limit, now = self._services, self._limit, self._clock()
        if services is None:
            return
        self._stale, self._reading = False, True
        if self._view != "day":
            self.span.read()
        self._runner.submit(
            "lookups",
            "day",
            lambda _progress: reading.shown(services, now, limit),
            self._show,
            owner=self,
            failed=self._failed,
        )

    def _show(self, shown: Shown) -> None:
        self._reading = False
        day = shown.day
        self._shown = shown
        self.span.begin_weeks(shown.first_weekday)
        listed = Listed((*day.late, *day.due), day.coming, day.late_count + day.due_count, day.coming_count)
        self.card.show_listed(listed, shown.now)
        self.side.show_day(day.slipping, day.celebrations, shown.now, day.celebration_count)
        self.side.worth.show_suggestions(shown.suggestions)
        self.side.show_steps(shown.steps, shown.now)
        self._say()
        self._place()
        self.count_changed.emit(day.late_count + day.due_count)

    def _failed(self, error: Exception) -> None:
        self._reading = False
        self._runner.error.emit(error)

    def _more(self) -> None:
        self._limit *= 4
        self._read()

    def _count(self) -> None:
        services, now = self._services, self._clock()
        if services is not None:
            self._runner.submit(
                "lookups",
                "count",
                lambda _progress: services.agenda.count(now),
                self.count_changed.emit,
                owner=self,
            )

    def look_at_clock(self) -> None:
        """Read again on a new day, and when the next time of day has come."""
        shown, now = self._shown, self._clock()
        if shown is None:
            return
        after = reading.next_moment(shown.day, shown.now)
        if now.date() != shown.now.date() or (after is not None and now >= after):
            self._read()

    # Showing

    def _say(self) -> None:
        if self._view != "day":
            return
        shown = self._shown
        day = (shown.now if shown else self._clock()).date()
        self.head.say(words.heading(day), words.summary(shown.day) if shown else "")

    def _place(self) -> None:
        is_day = self._view == "day"
        empty = is_day and self.list.rows.rowCount() == 0
        had_focus = self.list.hasFocus()
        self.card.setVisible(is_day and not empty)
        self.nothing.setVisible(empty)
        self.side.setVisible(is_day and not self.side.is_empty())
        self.span.setVisible(not is_day)
        hand_on(self, self.line.edit if empty else self.list if is_day else self.span)
        if empty and had_focus:
            self.line.focus_line()

    # What is wanted

    def _do(self, deed: str, follow_up: FollowUp) -> None:
        if deed == "open" and follow_up.contact_id:
            self.person_chosen.emit(follow_up.contact_id)
        elif deed == "call" and follow_up.contact_id:
            self.call_wanted.emit(follow_up.contact_id, follow_up.key)
        elif deed == "edit":
            self._remind_sheet(lambda sheet: sheet.edit(follow_up))

    def _remind(self, slipping: Slipping) -> None:
        self._remind_sheet(lambda sheet: sheet.start((slipping.contact_id,), slipping.fn))

    def _remind_sheet(self, begin: Callable[[RemindSheet], None]) -> None:
        """Write a follow-up in a sheet over the panel."""
        if self._services is None:
            return
        if self.sheet is None:
            self.sheet = RemindSheet(self._runner, self._services, self, self._clock)
            self.sheet.noticed.connect(self.noticed)
        begin(self.sheet)

    def _connect(self) -> None:
        self._tick.setInterval(TICK)
        self._tick.timeout.connect(self.look_at_clock)
        self._photos.arrived.connect(self.list.viewport().update)
        self._photos.arrived.connect(self.span.card.list.viewport().update)
        self._photos.arrived.connect(self.side.repaint_people)
        self._add.triggered.connect(self.focus_line)
        self.list.rows.more_wanted.connect(self._more)
        for card in (self.card, self.span.card):
            card.asked.connect(self._do)
            card.noticed.connect(self.noticed)
        self.list.view_wanted.connect(self.show_view)
        self.span.view_wanted.connect(self.show_view)
        self.span.titled.connect(self.head.say)
        self.head.view_chosen.connect(self.show_view)
        self.head.turned.connect(self.span.turn)
        self.line.noticed.connect(self.noticed)
        self.deeds.noticed.connect(self.noticed)
        self.deeds.progressed.connect(self.progressed)
        self.deeds.clashed.connect(self.side.show_clash)
        self.side.person_chosen.connect(self.person_chosen)
        self.side.worth.person_chosen.connect(self.person_chosen)
        self.side.worth.noticed.connect(self.noticed)
        self.side.worth.hidden.connect(self._read)
        self.side.remind_wanted.connect(self._remind)
        self.side.undo_wanted.connect(self.deeds.revert)
        self.head.print_wanted.connect(self.print_wanted)
        self.head.marks_wanted.connect(self.enter_marks)

    def _build(self) -> None:
        theme.set_role(self, "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.nothing.offer([(self._add, "primary", "plus")])
        self.nothing.hide()
        column = QVBoxLayout()
        column.setSpacing(theme.size(15))
        for widget in (self.head, self.line, self.card.bar, self.nothing):
            column.addWidget(widget)
        column.addWidget(self.card, 1)
        column.addWidget(self.span, 1)
        self.span.hide()
        column.addStretch(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.size(MARGIN)] * 4)
        row.setSpacing(theme.size(GAP))
        row.addLayout(column, 1)
        row.addWidget(self.side)
        self.nothing.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
