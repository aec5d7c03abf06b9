"""What a screen reader is told that a widget is, where it is none of Qt's own kinds, and news in between."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from rolodex.domain.tamed import tamed

Role = QAccessible.Role
SCROLLING = ("QScrollArea", "QAbstractScrollArea")


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
    if text and widget.isVisible():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, tamed(text)))


class _Told(QAccessibleWidget):
    """Tells what a widget says, without marks in it that would turn the rest round."""

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
    if kind in SCROLLING and isinstance(part, QWidget):
        # Qt's own looks up a bar that has just gone beyond the end of a list, and crashes.
        return QAccessibleWidget(part, Role.Client)
    return None
