"""The small page under the bell: what came up, what is to be done with it, and when the next one does."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.agenda import FollowUp
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.labelling import ElidedLabel, icon_button, name_button, plain_label
from rolodex.ui.reminders import words
from rolodex.ui.today.day_list import DayList
from rolodex.ui.today.delegate import Photos
from rolodex.ui.today.rows import Listed
from rolodex.ui.widgets.button import Button

WIDTH = 520
TALLEST = 0.6
"""Of the window's height."""


class BellPopup(QFrame):
    """Lies over the window from `come` to `go`; comes by itself without taking the keyboard."""

    asked = Signal(str, object)
    """This is to be done with a FollowUp: done, snooze, call, open, edit, skip or menu."""
    test_wanted = Signal()

    def __init__(self, over: QWidget, photos: Photos) -> None:
        super().__init__(over)
        self._over = over
        self._anchor = QPoint()
        self._came_from: QWidget | None = None
        theme.set_role(self, "card")
        self.caption = plain_label("", "strong", self)
        self.close_button = icon_button("x", self.go, self)
        self.list = DayList(photos, self)
        self.none = plain_label("", "dim", self, wrap=True)
        self.next = ElidedLabel("", "dim", self)
        self.test = Button(self)
        self.list.asked.connect(self.asked)
        self.list.left.connect(self.go)
        self.test.clicked.connect(self.test_wanted)
        self._build()
        over.installEventFilter(self)
        self.retranslate()
        self.hide()

    def show_state(self, waiting: tuple[FollowUp, ...], next_at: str, now: datetime) -> None:
        """List these, and say when the next comes up."""
        place = max(self.list.currentIndex().row(), 0)
        self.list.rows.show(Listed(due=waiting, due_count=len(waiting)), now)
        self.list.setVisible(bool(waiting))
        self.none.setVisible(not waiting)
        self.list.stand_on(place)
        when = words.moment(next_at, now.date())
        self.next.setText(_("Next: %(when)s") % {"when": when} if when else _("Nothing else is planned."))
        self._fit()

    def come(self, anchor: QPoint, *, with_keyboard: bool) -> None:
        """Show it with its right upper corner at this place of the parent."""
        self._anchor = anchor
        if self.isHidden():
            self._came_from = self._over.window().focusWidget()
        self.show()
        self.raise_()
        self._fit()
        if with_keyboard:
            target = self.list if self.list.isVisible() else self.test
            target.setFocus(Qt.FocusReason.PopupFocusReason)

    def go(self) -> None:
        """Close, and give the keyboard back."""
        had = self.isAncestorOf(focused) if (focused := self._over.window().focusWidget()) else False
        self.hide()
        if had and self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.caption.setText(_("Reminders"))
        self.setAccessibleName(_("Reminders"))
        name_button(self.close_button, _("Close"))
        self.list.retranslate()
        self.list.setAccessibleName(_("What came up"))
        self.none.setText(_("Nothing has come up that waits for you."))
        self.test.setText(_("Test"))
        self.test.setAccessibleName(_("Show a sample reminder"))
        self.test.setToolTip(_("Show a sample reminder"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay within the window."""
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Take Esc before a shortcut of the window does."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; no key reaches what lies below."""
        if _is_escape(event):
            self.go()
        event.accept()

    def _fit(self) -> None:
        """As high as what it lists, as far as the window allows, and not beyond its edges."""
        over, edge = self._over, theme.size(8)
        wide = min(theme.size(WIDTH), over.width() - 2 * edge)
        self.list.setFixedHeight(min(self.list.content_height(), round(over.height() * TALLEST)))
        self.resize(wide, self.sizeHint().height())
        left = max(edge, min(self._anchor.x() - wide, over.width() - wide - edge))
        self.move(left, max(edge, min(self._anchor.y(), over.height() - self.height() - edge)))

    def _build(self) -> None:
        size = theme.size
        column = QVBoxLayout(self)
        column.setContentsMargins(size(1), size(8), size(1), size(10))
        column.setSpacing(size(8))
        head = QHBoxLayout()
        head.setContentsMargins(size(16), 0, size(8), 0)
        head.addWidget(self.caption, 1)
        head.addWidget(self.close_button)
        foot = QHBoxLayout()
        foot.setContentsMargins(size(16), 0, size(12), 0)
        foot.addWidget(self.next, 1)
        foot.addWidget(self.test)
        self.none.setContentsMargins(size(16), size(8), size(16), size(8))
        column.addLayout(head)
        column.addWidget(self.list)
        column.addWidget(self.none)
        column.addLayout(foot)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
