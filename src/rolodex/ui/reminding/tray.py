"""The icon in the tray of the system, where it has one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from rolodex.domain.agenda import FollowUp
from rolodex.i18n import _, ngettext
from rolodex.ui import wording
from rolodex.ui.today import words

SHOWN = 3
"""So many are named in one message of the system."""
LOOK = 2000
"""Milliseconds between two looks for the tray, which may come up after us when a session begins."""
LOOKS = 15


class Tray(QObject):
    """Tells what came up where the window is not seen; without a tray it does nothing."""

    open_wanted = Signal()
    new_wanted = Signal()
    today_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, window: QWidget, icon: QIcon) -> None:
        super().__init__(window)
        self.icon: QSystemTrayIcon | None = None
        self._picture = icon
        self._looks = 0
        self._menu = QMenu(window)
        self.open, self.new, self.today, self.quit = (QAction(self._menu) for _each in range(4))
        self._menu.addActions([self.open, self.new, self.today, self.quit])
        self.open.triggered.connect(self.open_wanted)
        self.new.triggered.connect(self.new_wanted)
        self.today.triggered.connect(self.today_wanted)
        self.quit.triggered.connect(self.quit_wanted)
        self.look()
        self.retranslate()

    def look(self) -> None:
        """Come into the tray as soon as the system has one."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.icon = QSystemTrayIcon(self._picture, self)
            self.icon.setContextMenu(self._menu)
            self.icon.messageClicked.connect(self.open_wanted)
            self.icon.activated.connect(self._activated)
            self.icon.setToolTip(_("Rolodex"))
            self.icon.show()
        elif self._looks < LOOKS:
            self._looks += 1
            QTimer.singleShot(LOOK, self, self.look)

    def is_there(self) -> bool:
        """Whether the icon can be seen and pressed."""
        return self.icon is not None and QSystemTrayIcon.isSystemTrayAvailable()

    def tell(self, told: Sequence[FollowUp]) -> None:
        """Show a message of the system about these."""
        if self.icon is not None:
            title, text = told_in_words(told)
            self.icon.showMessage(title, text, self.icon.icon())

    def retranslate(self) -> None:
        """Word everything anew."""
        self.open.setText(_("Open Rolodex"))
        self.new.setText(_("New contact"))
        self.today.setText(_("Show today"))
        self.quit.setText(_("Quit"))
        if self.icon is not None:
            self.icon.setToolTip(_("Rolodex"))

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_wanted.emit()


def told_in_words(told: Sequence[FollowUp]) -> tuple[str, str]:
    """The title and the lines of a message about these."""
    text = ngettext("%(count)s reminder", "%(count)s reminders", len(told))
    lines = [": ".join(filter(None, (one.fn, words.title(one)))) for one in told[-SHOWN:]]
    if len(told) > SHOWN:
        more = ngettext("and %(count)s more", "and %(count)s more", len(told) - SHOWN)
        lines.append(more % {"count": wording.number(len(told) - SHOWN)})
    return text % {"count": wording.number(len(told))}, "\n".join(lines)
