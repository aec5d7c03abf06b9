"""What a screen reader meets in a window: each part with its role, its name and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

Role = QAccessible.Role
PRESSED = frozenset(
    (
        Role.Button,
        Role.ButtonMenu,
        Role.ButtonDropDown,
        Role.CheckBox,
        Role.RadioButton,
        Role.ComboBox,
        Role.EditableText,
        Role.SpinBox,
        Role.Slider,
        Role.Link,
        Role.MenuItem,
        Role.PageTab,
        Role.ProgressBar,
        Role.Table,
        Role.List,
        Role.Tree,
    )
)
"""Roles of what does something or says how far something is, whether or not the keyboard comes to it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One part as it is told: what it is, what it is called, and what is said of it beside."""

    role: QAccessible.Role
    name: str
    description: str
    value: str
    focusable: bool
    place: str
    """Where it stands, for whoever looks for it in the code."""

    def is_interactive(self) -> bool:
        """Whether a person can do something with it, or the keyboard stops at it."""
        return self.focusable or self.role in PRESSED


def heard(top: QWidget) -> Iterator[Heard]:
    """Each part of a window that is seen, from the top; of lists and tables only themselves."""
    return map(_told, _from(top))


def all_heard() -> tuple[Heard, ...]:
    """Each part of every window, menu and list that is open."""
    return tuple(part for top in QApplication.topLevelWidgets() if top.isVisible() for part in heard(top))


def told_widgets() -> frozenset[int]:
    """The ids of all widgets of open windows that a screen reader is told of."""
    return frozenset(
        id(part.object())
        for top in QApplication.topLevelWidgets()
        if top.isVisible()
        for part in _from(top)
        if part.object() is not None
    )


def place_of(widget: QWidget) -> str:
    """The classes of a widget and of those around it, for whoever looks for it in the code."""
    around: list[str] = []
    one: QWidget | None = widget
    while one is not None:
        around.append(type(one).__name__)
        one = one.parentWidget()
    return " in ".join(around)


def _from(top: QWidget) -> Iterator[QAccessibleInterface]:
    interface = QAccessible.queryAccessibleInterface(top)
    return _below(interface) if interface is not None else iter(())


def _below(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    part = interface.object()
    if isinstance(part, QWidget) and not part.isVisible():
        return
    yield interface
    if isinstance(part, QAbstractItemView):
        return
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and child.isValid():
            yield from _below(child)


def _told(interface: QAccessibleInterface) -> Heard:
    text = QAccessible.Text
    part = interface.object()
    state = interface.state()
    return Heard(
        interface.role(),
        interface.text(text.Name).strip(),
        interface.text(text.Description).strip(),
        interface.text(text.Value).strip(),
        bool(state.focusable),
        place_of(part) if isinstance(part, QWidget) else interface.role().name,
    )
