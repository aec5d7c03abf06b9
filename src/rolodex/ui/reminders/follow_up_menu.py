"""What can be done with one follow-up, wherever it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from rolodex.domain.agenda import FollowUp
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.reminders.deeds import FollowUpDeeds
from rolodex.ui.reminders.snooze import SnoozeMenu


class FollowUpMenu(QMenu):
    """Done, snooze, change, leave out, call off; the first is under Enter."""

    def __init__(
        self,
        follow_up: FollowUp,
        deeds: FollowUpDeeds,
        finish: Callable[[FollowUp], object],
        change: Callable[[FollowUp], object],
        over: QWidget,
    ) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._follow_up, self._deeds, self._over = follow_up, deeds, over
        self._place = QPoint()
        self.setAccessibleName(_("Follow-up"))
        self._offer(_("Done…"), "check", lambda: finish(follow_up))
        self._offer(_("Snooze…"), "clock", self._snooze)
        self._offer(_("Change…"), "pencil", lambda: change(follow_up))
        self.addSeparator()
        if follow_up.rrule:
            self._offer(_("Leave this one out"), "skip-forward", lambda: deeds.skip(follow_up.key))
        self._offer(_("Call off"), "x", lambda: deeds.cancel([follow_up.key]))

    def open(self, place: QPoint) -> None:
        """Offer it at this place of the screen."""
        self._place = place
        self.popup(place)
        self.setActiveAction(self.actions()[0])

    def _offer(self, text: str, icon: str, then: Callable[[], object]) -> None:
        self.addAction(theme.icon(icon), text).triggered.connect(lambda _checked=False: then())

    def _snooze(self) -> None:
        menu = SnoozeMenu(self._over)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.chosen.connect(self._deeds.snooze)
        menu.open([self._follow_up], self._place)
