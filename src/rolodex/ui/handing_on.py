"""A page that gets the keyboard as a whole gives it to the part of it that is worked with most."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


class _HandingOn(QObject):
    """Hands on the keyboard from one widget to another."""

    def __init__(self, whole: QWidget) -> None:
        super().__init__(whole)
        self.part: QWidget | None = None
        whole.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand on once Qt has given the keyboard."""
        if event.type() == QEvent.Type.FocusIn and isinstance(event, QFocusEvent) and self.part is not None:
            self.part.setFocus(event.reason())
        return False


def hand_on(whole: QWidget, part: QWidget) -> None:
    """Have this part get the keyboard whenever the whole does, in place of the part named before.

    A focus proxy would do so too, but with one the Tab key enters the whole at that part and passes by all
    that stands before it.
    """
    directly = Qt.FindChildOption.FindDirectChildrenOnly
    own = whole.findChild(_HandingOn, options=directly) or _HandingOn(whole)
    own.part = part
