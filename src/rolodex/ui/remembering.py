"""Where a window stood when it was closed."""

from __future__ import annotations

import base64

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QMainWindow

from rolodex.ui.contacts.panel import ContactsPanel
from rolodex.ui.state import WindowState

SIZE = QSize(1360, 860)
"""The size of a window that was never open before, where the screen has room for it."""


class Remembering:
    """Puts a window where it stood, and notes in its state where it stands."""

    def __init__(self, window: QMainWindow, panel: ContactsPanel, state: WindowState) -> None:
        self._window, self._panel, self._state = window, panel, state

    def restore(self) -> None:
        """Give the window its place, and the contacts their order and view."""
        kept = QByteArray(base64.b64decode(self._state.geometry))
        if kept.isEmpty() or not self._window.restoreGeometry(kept):
            # what panels and frames take is not told everywhere: a tenth is left for them
            self._window.resize(SIZE.boundedTo(self._window.screen().availableSize() * 0.9))
        if self._state.splitter:
            self._panel.restore_splitter(base64.b64decode(self._state.splitter))
        self._panel.set_order(self._state.order)
        self._panel.set_view(self._state.view, self._state.columns)

    def note(self) -> None:
        """Note the place of the window, and order and view of the contacts."""
        self._state.geometry = base64.b64encode(self._window.saveGeometry().data()).decode("ascii")
        self._state.splitter = base64.b64encode(self._panel.splitter_state()).decode("ascii")
        self._state.order = self._panel.order()
        self._state.view, self._state.columns = self._panel.view()
