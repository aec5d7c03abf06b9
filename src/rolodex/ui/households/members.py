"""Who lives with somebody: a box to check for each who might, and a line to add others."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.household import Home
from rolodex.domain.tamed import in_one_line
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.check_box import CheckBox
from rolodex.ui.labelling import plain_label
from rolodex.ui.pipeline.person_line import People, PersonLine
from rolodex.ui.tasks import TaskRunner


class Members(QFrame):
    """The people of a household, the one it is shown for always among them."""

    changed = Signal()

    def __init__(self, runner: TaskRunner, people: People, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._boxes: dict[int, CheckBox] = {}
        self._contact_id = 0
        self._head = plain_label("", "small", self)
        self.nobody = plain_label("", "dim", self, wrap=True)
        self.person = PersonLine(runner, people, self)
        self.person.person_changed.connect(self._add)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.size(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.size(20), theme.size(16), theme.size(20), theme.size(20))
        column.setSpacing(theme.size(10))
        column.addWidget(self._head)
        column.addLayout(self._rows)
        column.addWidget(self.nobody)
        column.addWidget(self.person)

    def show_home(self, home: Home) -> None:
        """Show who lives there, those of the household checked."""
        self._contact_id = home.contact_id
        for box in self._boxes.values():
            self._rows.removeWidget(box)
            box.deleteLater()
        self._boxes = {}
        members = home.household.contact_ids
        for one in (home.contact_id, *members, *home.others):
            self._put(one, home.names, checked=one in members or one == home.contact_id)
        self.person.show_contact(0, "")
        self.retranslate()

    def ids(self) -> tuple[int, ...]:
        """Those who are checked, in the order shown."""
        return tuple(one for one, box in self._boxes.items() if box.isChecked())

    def boxes(self) -> Mapping[int, CheckBox]:
        """The boxes by contact."""
        return self._boxes

    def retranslate(self) -> None:
        """Word everything anew."""
        self._head.setText(_("One piece for all of these"))
        self.nobody.setText(_("Nobody else in the book has this address."))
        self.nobody.setVisible(len(self._boxes) < 2)
        self.person.setPlaceholderText(_("Add somebody by name"))
        self.person.setAccessibleName(_("Add somebody by name"))

    def _put(self, contact_id: int, names: Mapping[int, str], *, checked: bool) -> None:
        if contact_id in self._boxes:
            return
        name = in_one_line(names.get(contact_id) or _("No name"))
        box = CheckBox(name, self)
        # An ampersand in a name is no sign of a key.
        box.setShortcut(QKeySequence())
        # The end of a very long name is left out.
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.setAccessibleName(name)
        box.setChecked(checked)
        box.setEnabled(contact_id != self._contact_id)
        box.toggled.connect(lambda _on: self.changed.emit())
        self._boxes[contact_id] = box
        self._rows.addWidget(box)

    def _add(self, contact_id: int) -> None:
        if not contact_id:
            return
        name = self.person.text()
        known = contact_id in self._boxes
        self._put(contact_id, {contact_id: name}, checked=True)
        self._boxes[contact_id].setChecked(True)
        self.person.show_contact(0, "")
        self.person.setFocus(Qt.FocusReason.OtherFocusReason)
        self.retranslate()
        if not known:
            self.changed.emit()
