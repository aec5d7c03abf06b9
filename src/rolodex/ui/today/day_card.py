"""The card of follow-ups: their list, the bar that asks how one went, and the menus about one."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.agenda import FollowUp
from rolodex.i18n import _, pgettext
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.reminders.deeds import FollowUpDeeds
from rolodex.ui.reminders.done_bar import DoneBar
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.reminders.snooze import SnoozeMenu
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.today import words
from rolodex.ui.today.day_list import DayList
from rolodex.ui.today.delegate import Photos
from rolodex.ui.today.rows import Listed
from rolodex.ui.widgets.menu import Menu

WRITES = frozenset(("done", "snooze", "skip", "edit", "cancel"))


class DayCard(QFrame):
    """As high as its rows, and no higher than there is room."""

    noticed = Signal(str, bool)
    asked = Signal(str, object)
    """This is to be done elsewhere with a FollowUp: call, open or edit."""

    def __init__(self, runner: TaskRunner, photos: Photos, parent: QWidget, clock: Clock) -> None:
        super().__init__(parent)
        self._may_write = True
        self._highest = theme.UNBOUND
        self.list = DayList(photos, self)
        self.bar = DoneBar(runner, parent, clock)
        self.menu = SnoozeMenu(self, clock)
        self._deeds = FollowUpDeeds(runner, self, clock)
        theme.set_role(self, "card")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        self.list.asked.connect(self._do)
        self.list.rows.modelReset.connect(self._fit)
        self.bar.decided.connect(self._deeds.done)
        self.bar.closed.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.menu.chosen.connect(self._deeds.snooze)
        self._deeds.noticed.connect(self.noticed)

    def attach(self, services: Services) -> None:
        """Do what is asked in this book."""
        self.allow_write(allowed=not services.read_only)
        self.bar.attach(services)
        self._deeds.attach(services)

    def allow_write(self, *, allowed: bool) -> None:
        """Offer to change follow-ups, or not."""
        self._may_write = allowed
        self.list.allow_write(allowed)

    def show_listed(self, listed: Listed, now: datetime) -> None:
        """List these; the keyboard stays on the follow-up it was on, or on its place."""
        before, place = self.list.current(), self.list.currentIndex().row()
        scrolled = self.list.verticalScrollBar().value()
        self.list.rows.show(listed, now)
        found = self.list.rows.place_of(before.key, before.slot) if before else -1
        self.list.stand_on(found if found >= 0 else max(0, place))
        self.list.verticalScrollBar().setValue(scrolled)
        asked = self.bar.follow_up()
        if asked is not None and self.list.rows.place_of(asked.key) < 0:
            self.bar.close_bar()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.list.retranslate()
        self.bar.retranslate()
        self.menu.retranslate()

    def offer(self, follow_up: FollowUp, place: QPoint) -> QMenu:
        """Offer all that can be done with a follow-up."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        person = bool(follow_up.contact_id)
        may_write = self._may_write and not words.is_fixed(follow_up)
        for deed, text, key, there in (
            ("done", _("Done"), _("Space"), True),
            ("snooze", _("Snooze…"), "S", True),
            ("call", pgettext("deed", "Call"), "C", bool(follow_up.tel)),
            ("open", _("Open card"), "O", person),
            ("edit", _("Edit…"), "E", True),
            ("skip", _("Skip this one"), _("Del"), True),
            ("cancel", _("Call the series off"), "", bool(follow_up.rrule)),
        ):
            if there and (may_write or deed not in WRITES):
                action = menu.addAction(f"{text}\t{key}" if key else text)
                action.triggered.connect(lambda _checked=False, deed=deed: self._do(deed, follow_up))
        menu.popup(place)
        return menu

    def _do(self, deed: str, follow_up: FollowUp) -> None:
        if deed in WRITES and not self._may_write:
            self.noticed.emit(_("This book can only be read."), False)
        elif deed in WRITES and words.is_fixed(follow_up):
            self.asked.emit("open", follow_up)
        elif deed == "done":
            self.bar.start(follow_up)
        elif deed == "snooze":
            self.menu.open((follow_up,), self.list.place_below())
        elif deed == "skip":
            self._deeds.skip(follow_up.key)
        elif deed == "cancel":
            self._deeds.cancel((follow_up.key,))
        elif deed == "menu":
            self.offer(follow_up, self.list.place_below())
        else:
            self.asked.emit(deed, follow_up)

    def set_highest(self, height: int) -> None:
        """Take no more room than this."""
        self._highest = height
        self._fit()

    def _fit(self) -> None:
        self.setMaximumHeight(min(self.list.content_height() + 2, self._highest))
