"""Who needs a look before a directory is printed, one row each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from rolodex.domain.message import Message
from rolodex.i18n import _, ngettext, word
from rolodex.ui import theme, wording
from rolodex.ui.labelling import plain_label, plain_tip

Trouble = tuple[int, str, Message]
"""A contact, the name, and what is wrong."""
ROW = 44
MOST = 4
"""Rows in view at once."""
AROUND = 14


class Troubles(QWidget):
    """Lists people; Enter says whose card is to be opened. Hidden where nobody is listed."""

    person_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Trouble, ...] = ()
        self.caption = plain_label("", "warn", self, wrap=True)
        self.list = QListWidget(self)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.set_role(self.list, "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(4))
        column.addWidget(self.caption)
        column.addWidget(self.list)
        self.list.itemDoubleClicked.connect(lambda _item: self._choose())
        self.hide()

    def show_found(self, found: Sequence[Trouble]) -> None:
        """List these."""
        self._found = tuple(found)
        self.list.clear()
        for _contact, fn, why in self._found:
            name, reason = fn or _("No name"), word(why)
            # below each other: a long name must not push the reason out of view
            item = QListWidgetItem(f"{name}\n{reason}", self.list)
            item.setSizeHint(QSize(0, theme.size(ROW)))
            said = _("%(name)s: %(reason)s") % {"name": name, "reason": reason}
            item.setToolTip(plain_tip(said))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(min(len(self._found), MOST) * theme.size(ROW) + theme.size(AROUND))
        count = len(self._found)
        text = ngettext(
            "%(count)s person needs a look; Enter opens the card.",
            "%(count)s people need a look; Enter opens the card.",
            count,
        )
        self.caption.setText(text % {"count": wording.number(count)})
        self.list.setAccessibleName(self.caption.text())
        self.setVisible(bool(self._found))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the card of the current row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._choose()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.show_found(self._found)

    def _choose(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._found):
            self.person_chosen.emit(self._found[row][0])
