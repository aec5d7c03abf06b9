"""The panels beside the rail: one is in view, and each but the first is built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtWidgets import QStackedWidget, QWidget

from rolodex.domain.changes import Changes
from rolodex.ui.ports import Services


class Panel(Protocol):
    """What every panel can do."""

    def attach(self, services: Services) -> None: ...
    def react(self, changes: Changes) -> None: ...
    def retranslate(self) -> None: ...
    def is_settled(self) -> bool: ...


Maker = Callable[[QWidget], Panel]


class Places(QStackedWidget):
    """Holds the first panel from the start, and the others by name from when they are first wanted."""

    def __init__(self, makers: Mapping[str, Maker], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers = makers
        self._made: dict[str, Panel] = {}
        self._first: QWidget | None = None
        self._shown: Panel | None = None
        self._services: Services | None = None

    def add_first(self, panel: QWidget) -> None:
        """Show this panel until another is asked for."""
        self._first = panel
        self.addWidget(panel)

    def attach(self, services: Services) -> None:
        """Show this book in all panels, those included that are yet to be built."""
        self._services = services
        for panel in self._made.values():
            panel.attach(services)

    def show_first(self) -> None:
        """Bring the first panel into view."""
        self._shown = None
        if self._first is not None:
            self.setCurrentWidget(self._first)

    def show_panel(self, name: str) -> Panel:
        """Bring a panel into view, and build it where this has not been done; gives it."""
        panel = self._made.get(name)
        if panel is None:
            panel = self._makers[name](self)
            self._made[name] = panel
            self.addWidget(_widget(panel))
            if self._services is not None:
                panel.attach(self._services)
        self._shown = panel
        self.setCurrentWidget(_widget(panel))
        _widget(panel).setFocus()
        return panel

    def is_first(self) -> bool:
        """Whether the first panel is in view."""
        return self._shown is None

    def react(self, changes: Changes) -> None:
        """Tell the panels that were built what has changed."""
        for panel in self._made.values():
            panel.react(changes)

    def retranslate(self) -> None:
        """Word the panels anew that were built."""
        for panel in self._made.values():
            panel.retranslate()

    def is_settled(self) -> bool:
        """Whether the panel in view shows all it is about to show."""
        return self._shown is None or self._shown.is_settled()


def _widget(panel: Panel) -> QWidget:
    if not isinstance(panel, QWidget):
        raise TypeError("a panel is a widget")
    return panel
