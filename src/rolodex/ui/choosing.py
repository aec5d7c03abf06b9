"""What the page of settings asks of the window: sheets of their own, and choices for this computer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from rolodex.domain.errors import UserError
from rolodex.ui import theme
from rolodex.ui.places import Places
from rolodex.ui.state import WindowState
from rolodex.ui.tasks import TaskRunner


class Choosing(QObject):
    """Opens the sheets to which the settings lead, and lets a choice for this computer count at once.

    `leads` gives for the name of each sheet what shows it; it is told the country of the book.
    """

    def __init__(
        self,
        runner: TaskRunner,
        places: Places,
        state: WindowState,
        remember: Callable[[WindowState], None],
        leads: Mapping[str, Callable[[str], object]],
    ) -> None:
        super().__init__(places)
        self._runner, self._state, self._remember, self._leads = runner, state, remember, leads
        places.led.connect(self._lead)
        places.computer_changed.connect(self._choose)

    def _lead(self, name: str, country: str) -> None:
        self._leads[name](country)

    def _choose(self, key: str, value: str) -> None:
        setattr(self._state, key, value)
        if key == "text_size":
            theme.set_text_size(theme.percent(value))
        elif key == "motion":
            theme.set_motion(value)
        try:
            self._remember(self._state)
        except UserError as error:
            self._runner.error.emit(error)
