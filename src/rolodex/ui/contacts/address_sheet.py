"""Giving a company's address to its people: which address, to whom, and whether it follows the company's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.listing import ContactRow
from rolodex.domain.tamed import in_one_line
from rolodex.i18n import _, ngettext
from rolodex.ui import theme, wording
from rolodex.ui.check_box import CheckBox
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.labelling import plain_label
from rolodex.ui.radio_button import RadioButton
from rolodex.ui.sheet import Sheet
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.scroll import ScrollColumn

WIDE = 520


@dataclass(frozen=True, slots=True)
class Given:
    """What was decided: the address by its place on the company's card, whom to give it, and how."""

    company_id: int
    place: int
    ids: tuple[int, ...]
    shared: bool


class AddressSheet(Sheet):
    """Asks who is to have the company's address."""

    decided = Signal(object)
    """The Given that was decided."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._company_id = 0
        self.title = plain_label("", "title", self)
        self.entitle(self.title)
        self.addresses = ChoiceBox(self)
        self.follow = RadioButton(self)
        self.copy = RadioButton(self)
        self.boxes: list[CheckBox] = []
        self._ids: list[int] = []
        self.people = QFrame(self)
        self.all = Button(self)
        self.cancel = Button(self)
        self.give = Button(self)
        self._build()
        self.retranslate()

    def start(
        self, company_id: int, name: str, addresses: Sequence[str], people: Sequence[ContactRow]
    ) -> None:
        """Ask about this company; all its people are chosen at first."""
        self._company_id = company_id
        self.title.setText(_("Address of %(name)s") % {"name": name})
        self.addresses.clear()
        self.addresses.addItems([text.replace("\n", ", ") for text in addresses])
        self.addresses.setVisible(len(addresses) > 1)
        self.follow.setChecked(True)
        self._show_people(people)
        self._say()
        self.come()
        self.give.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen(self) -> tuple[int, ...]:
        """Those who are to have the address."""
        return tuple(one for one, box in zip(self._ids, self.boxes, strict=True) if box.isChecked())

    def retranslate(self) -> None:
        """Word everything anew."""
        self.addresses.setAccessibleName(_("Address"))
        self.follow.say(_("Share it: it follows when the company moves"))
        self.copy.say(_("Copy it as it is now"))
        self.people.setAccessibleName(_("Who is to have it"))
        self.all.setText(_("All or none"))
        self.cancel.setText(_("Cancel"))
        self._say()

    def _say(self) -> None:
        count = len(self.chosen())
        text = ngettext("Give it to %(count)s person", "Give it to %(count)s people", count)
        self.give.setText(text % {"count": wording.number(count)})
        self.give.setEnabled(count > 0)

    def _toggle_all(self) -> None:
        checked = not self.chosen()
        for box in self.boxes:
            box.setChecked(checked)

    def _show_people(self, people: Sequence[ContactRow]) -> None:
        for box in self.boxes:
            self._rows.removeWidget(box)
            box.deleteLater()
        self.boxes, self._ids = [], [row.id for row in people]
        for place, row in enumerate(people):
            box = CheckBox(self.people)
            said = ", ".join(part for part in (row.fn or _("No name"), row.detail) if part)
            box.setText(in_one_line(said))
            box.setChecked(True)
            box.toggled.connect(self._say)
            self._rows.insertWidget(place, box)
            self.boxes.append(box)

    def _decide(self) -> None:
        place = max(0, self.addresses.currentIndex())
        self.decided.emit(Given(self._company_id, place, self.chosen(), self.follow.isChecked()))
        self.go()

    def _scrolled(self) -> ScrollColumn:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.people)
        column.addStretch(1)
        return ScrollColumn(inner)

    def _build(self) -> None:
        inner = QWidget(self)
        inner.setMaximumWidth(theme.size(WIDE))
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.size(24), theme.size(20), theme.size(24), theme.size(16))
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.addresses)
        column.addWidget(self.follow)
        column.addWidget(self.copy)
        theme.set_role(self.people, "card")
        self._rows = QVBoxLayout(self.people)
        self._rows.setContentsMargins(theme.size(20), theme.size(16), theme.size(20), theme.size(16))
        self._rows.setSpacing(theme.size(6))
        column.addWidget(self._scrolled(), 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.all)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.give)
        column.addLayout(buttons)
        theme.set_role(self.give, "primary")
        self.give.setIcon(theme.icon("map-pin", "onacc"))
        self.give.setIconSize(QSize(theme.size(20), theme.size(16)))
        for button in (self.all, self.cancel, self.give):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
        self.all.clicked.connect(self._toggle_all)
        self.cancel.clicked.connect(self.leave)
        self.give.clicked.connect(self._decide)
