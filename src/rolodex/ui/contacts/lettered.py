"""The rows of the list with the letters that lead through them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rolodex.ui import theme
from rolodex.ui.contacts.delegate import TABS_WIDTH
from rolodex.ui.contacts.listview import ContactList
from rolodex.ui.contacts.tabs import LetterTabs
from rolodex.ui.labelling import plain_label


class LetteredRows(QWidget):
    """A list with letters at its right edge, or with a bar to scroll where it has none."""

    def __init__(self, rows: ContactList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._beside = False
        self.tabs = LetterTabs(self)
        self._nothing = plain_label("", "dim", rows, wrap=True)
        self._place = QHBoxLayout(self)
        self._place.setContentsMargins(0, 0, 0, 0)
        self._place.addWidget(rows)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._nothing.hide()
        self.tabs.raise_()
        self.tabs.hide()
        self.tabs.chosen.connect(self._go_to)
        rows.scrolled.connect(self.stand)

    def show_tabs(self, tabs: tuple[tuple[str, int], ...]) -> None:
        """Lead through the list by these letters."""
        self.tabs.show_tabs(tabs)
        policy = Qt.ScrollBarPolicy
        self._rows.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if tabs else policy.ScrollBarAsNeeded)
        self._arrange()

    def put_letters(self, *, beside: bool) -> None:
        """Give the letters a strip beside the rows, or let them lie over rows that leave them room."""
        self._beside = beside
        self._arrange()

    def say_nothing(self, text: str) -> None:
        """Say why there are no rows; "" where there are some."""
        self._nothing.setText(text)
        self._nothing.setVisible(bool(text))
        self._put_over()

    def stand(self) -> None:
        """Show the letter at which the list stands."""
        first, last = self._rows.visible_range()
        current = self._rows.current_position()
        self.tabs.stand_at(current if first <= current <= last else first)

    def event(self, event: QEvent) -> bool:
        """Keep the letters over the right edge of the rows."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show):
            self._put_over()
        return done

    def _go_to(self, position: int) -> None:
        self._rows.go_to(position)
        self._rows.show_from(position)
        self.stand()

    def _arrange(self) -> None:
        strip = self._beside and not self.tabs.isHidden()
        self._place.setContentsMargins(0, 0, theme.size(TABS_WIDTH) if strip else 0, 0)
        self._put_over()

    def _put_over(self) -> None:
        box = self._rows.geometry()
        width = theme.size(TABS_WIDTH)
        left = box.right() + 1 - (0 if self._beside else width)
        self.tabs.setGeometry(left, box.top() + 4, width, max(0, box.height() - 8))
        self._nothing.setGeometry(24, 48, max(0, box.width() - 48), 120)
