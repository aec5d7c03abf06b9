"""The bell of the window: how many follow-ups wait, and the page with them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from rolodex.domain.agenda import FollowUp
from rolodex.domain.changes import Changes
from rolodex.domain.due import written
from rolodex.domain.message import message
from rolodex.domain.reminder import Done
from rolodex.i18n import _, ngettext
from rolodex.ui import theme, wording
from rolodex.ui.labelling import plain_tip
from rolodex.ui.reminders.deeds import FollowUpDeeds
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.reminders.snooze import SnoozeMenu
from rolodex.ui.reminding.popup import BellPopup
from rolodex.ui.reminding.ports import Services
from rolodex.ui.reminding.reminding import Reminding
from rolodex.ui.reminding.tray import told_in_words
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.today.delegate import Photos
from rolodex.ui.told_as import announce

SAMPLE = "sample"
"""The key of the reminder that only shows how one looks."""


class Bell(QToolButton):
    """Shows that something came up, and offers what can be done with it."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    """The card of this contact is to be shown."""
    finish_wanted = Signal(object)
    """How a FollowUp went is to be asked, as it is a talk."""
    call_wanted = Signal(int, str)
    """This contact is to be called, for the follow-up with this key."""
    edit_wanted = Signal(object)
    """This FollowUp is to be changed."""
    told = Signal(object)
    """These came up (tuple of FollowUp): the system is to tell it where the window is not seen."""

    def __init__(self, runner: TaskRunner, over: QWidget, photos: Photos, clock: Clock = local_now) -> None:
        super().__init__(over)
        self._over = over
        self._clock = clock
        self._sample: tuple[FollowUp, ...] = ()
        self.reminding = Reminding(runner, self, clock)
        self.popup = BellPopup(over, photos)
        self.menu_of_days = SnoozeMenu(self.popup, clock)
        self._deeds = FollowUpDeeds(runner, self, clock)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(theme.size(30))
        self.setIconSize(QSize(theme.size(18), theme.size(18)))
        self.clicked.connect(self._click)
        self.reminding.seen.connect(self._show)
        self.reminding.fired.connect(self._tell)
        self.popup.asked.connect(self._do)
        self.popup.test_wanted.connect(self.show_sample)
        self.menu_of_days.chosen.connect(self._snooze)
        self._deeds.noticed.connect(self.noticed)
        self.retranslate()

    def attach(self, services: Services) -> None:
        """Remind of what stands in this book."""
        self._sample = ()
        self._deeds.attach(services)
        self.popup.list.allow_write(not services.read_only)
        self.reminding.attach(services)

    def react(self, changes: Changes) -> None:
        """Look again after a change."""
        self.reminding.react(changes)

    def toggle(self) -> None:
        """Show what waits, with the keyboard on it; or close it, where the keyboard is there already."""
        focused = QApplication.focusWidget()
        if self.popup.isVisible() and focused is not None and self.popup.isAncestorOf(focused):
            self.popup.go()
        else:
            self._come(with_keyboard=True)

    def _click(self) -> None:
        if self.popup.isVisible():
            self.popup.go()
        else:
            self._come(with_keyboard=True)

    def show_sample(self) -> None:
        """Show how a reminder looks, in the window and by the system."""
        now = written(self._clock(), with_time=True)
        title = message("A sample: so a reminder comes")
        self._sample = (FollowUp(SAMPLE, title, now, shown=now, detail=_("Rolodex")),)
        self._show()
        self._tell(self._sample, missed=False)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.popup.retranslate()
        self.menu_of_days.retranslate()
        self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bell, with the number of those that wait."""
        super().paintEvent(event)
        count = len(self._waiting())
        if not count:
            return
        text = wording.number(count) if count < 100 else "99+"
        size = theme.size
        wide = max(size(16), theme.metrics(10, 600).horizontalAdvance(text) + size(8))
        box = QRectF(self.width() - wide - size(1), size(1), wide, size(16))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(box, size(8), size(8))
        painter.setPen(theme.colour("onacc"))
        painter.setFont(theme.font(10, 600))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _waiting(self) -> tuple[FollowUp, ...]:
        return (*self._sample, *self.reminding.waiting)

    def _show(self) -> None:
        waiting = self._waiting()
        self.setIcon(theme.icon("bell-ring" if waiting else "bell"))
        text = _("Reminders")
        if waiting:
            said = ngettext("Reminders: %(count)s waits", "Reminders: %(count)s wait", len(waiting))
            text = said % {"count": wording.number(len(waiting))}
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(_("%(text)s (Ctrl+B)") % {"text": text}))
        self.popup.show_state(waiting, self.reminding.next_at, self._clock())
        self.update()

    def _tell(self, told: tuple[FollowUp, ...], missed: bool) -> None:
        self._come(with_keyboard=False)
        title, lines = told_in_words(told)
        said = _("While Rolodex was closed: %(text)s") % {"text": title} if missed else title
        announce(self, f"{said}\n{lines}")
        self.told.emit(told)

    def _come(self, *, with_keyboard: bool) -> None:
        corner = self.mapTo(self._over, QPoint(self.width(), self.height() + theme.size(4)))
        self.popup.come(corner, with_keyboard=with_keyboard)

    def _do(self, deed: str, follow_up: FollowUp) -> None:
        if follow_up.key == SAMPLE:
            self._sample = ()
            self._show()
        elif deed == "done" and follow_up.kind == "task":
            self._deeds.done(follow_up.key, Done())
        elif deed == "done":
            self.popup.go()
            self.finish_wanted.emit(follow_up)
        elif deed in ("snooze", "menu"):
            self.menu_of_days.open([follow_up], self.popup.list.place_below())
        elif deed == "skip":
            self._deeds.skip(follow_up.key)
        else:
            self._leave_with(deed, follow_up)

    def _leave_with(self, deed: str, follow_up: FollowUp) -> None:
        """What is done elsewhere in the window."""
        self.popup.go()
        if deed == "edit":
            self.edit_wanted.emit(follow_up)
        elif follow_up.contact_id and deed == "call":
            self.call_wanted.emit(follow_up.contact_id, follow_up.key)
        elif follow_up.contact_id:
            self.person_chosen.emit(follow_up.contact_id)

    def _snooze(self, keys: tuple[str, ...], until: str) -> None:
        if until:
            self._deeds.snooze(keys, until)
