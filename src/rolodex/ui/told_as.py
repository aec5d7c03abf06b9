"""What a screen reader is told that a widget is, where it is none of Qt's own kinds, and news in between."""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QAccessibleWidget, QWidget

from rolodex.domain.tamed import tamed

Role = QAccessible.Role
PLAIN = ("QScrollArea", "QAbstractScrollArea", "QStackedWidget")
"""Told as mere ground. Qt's own for the first two looks up a bar that has just gone beyond the end of a list,
and crashes; that for the third is read out as a "layered pane" whenever the keyboard comes to another side.
"""
HEEDS_ANNOUNCEMENTS = not sys.platform.startswith("linux")
"""Whether screen readers take up what is announced: Orca does from its version 45 on only."""


@runtime_checkable
class Pictured(Protocol):
    """A widget that shows figures as a picture."""

    def spelled_out(self) -> str:
        """All that the picture shows, in words."""
        ...


@runtime_checkable
class Pressable(Protocol):
    """A widget that leads somewhere, though it is no button."""

    pressable: bool

    def open(self) -> None:
        """Go there."""
        ...


@lru_cache(maxsize=1)
def tell_roles() -> None:
    """From now on widgets are told as their attribute `told_as` says, which is one of Qt's roles."""
    QAccessible.installFactory(_interface)


def announce(widget: QWidget, text: str) -> None:
    """Have a text read out that nobody moved to: what happened, or what went wrong."""
    if not text or not widget.isVisible():
        return
    if HEEDS_ANNOUNCEMENTS:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, tamed(text)))
    else:
        _voice_of(widget.window()).say(tamed(text))


def announce_current(view: QAbstractItemView) -> None:
    """Have the row read out on which a list stands, where the keyboard is elsewhere."""
    index = view.currentIndex()
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
    announce(view, str(spoken or ""))


class Voice(QWidget):
    """Is told as a notification that comes up, and never seen."""

    told_as = Role.Notification

    def say(self, text: str) -> None:
        """Have this read out."""
        self.setAccessibleName(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.ObjectShow))


def _voice_of(window: QWidget) -> Voice:
    known = window.findChild(Voice, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if known is None:
        known = Voice(window)
        known.hide()
    return known


class _Told(QAccessibleWidget):
    """Tells what a widget is just now and says, without marks in it that would turn the rest round."""

    def role(self) -> QAccessible.Role:
        """What it is; a line may lead somewhere at one time and nowhere at another."""
        role = getattr(self.object(), "told_as", None)
        return role if isinstance(role, Role) else super().role()

    def text(self, kind: QAccessible.Text) -> str:
        """What is asked for."""
        return tamed(super().text(kind))


class _Pressed(_Told):
    """Can be pressed by a screen reader as by the Enter key."""

    def actionNames(self) -> list[str]:
        """What can be done with it."""
        return [self.pressAction(), *super().actionNames()]

    def doAction(self, actionName: str) -> None:  # noqa: N803 - the names are Qt's
        """Do it."""
        part = self.object()
        if actionName == self.pressAction() and isinstance(part, Pressable):
            part.open()
        else:
            super().doAction(actionName)


class _SpelledOut(_Told):
    """Describes a picture by all that it shows, put together only when somebody asks."""

    def text(self, kind: QAccessible.Text) -> str:
        """What is asked for; the description in full."""
        part = self.object()
        if kind == QAccessible.Text.Description and isinstance(part, Pictured):
            return tamed(part.spelled_out())
        return super().text(kind)


def _interface(kind: str, part: QObject) -> QAccessibleInterface | None:
    """What Qt asks for when a screen reader first meets something; None leaves it to Qt."""
    role = getattr(part, "told_as", None)
    if isinstance(role, Role) and isinstance(part, QWidget):
        if isinstance(part, Pressable) and part.pressable:
            return _Pressed(part, role)
        return _SpelledOut(part, role) if isinstance(part, Pictured) else _Told(part, role)
    if kind in PLAIN and isinstance(part, QWidget):
        return QAccessibleWidget(part, Role.Client)
    return None
