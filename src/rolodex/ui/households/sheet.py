"""The household of somebody: who shares a piece, what they are called, and whether mail arrives."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from rolodex.domain.audience import Style
from rolodex.domain.changes import Changes
from rolodex.domain.household import Home, Household
from rolodex.domain.tamed import in_one_line
from rolodex.i18n import _, language
from rolodex.services.households import Households
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.field_list import FieldList
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.households.addresses import Addresses
from rolodex.ui.households.members import Members
from rolodex.ui.pipeline.person_line import People
from rolodex.ui.tasks import TaskRunner

LONGEST = 200
Answer = TypeVar("Answer")
STYLES: tuple[Style | None, ...] = (None, "formal", "familiar")


class HouseholdSheet(FormSheet):
    """Shows who gets a piece together and how they are greeted; both can be chosen otherwise."""

    def __init__(self, runner: TaskRunner, households: Households, people: People, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._households = households
        self._home = Home(0, Household())
        self._name = ""
        self._asked: set[str] = set()
        self.members = Members(runner, people)
        self.style_box = ChoiceBox(self)
        self.name = QLineEdit(self)
        self.salutation = QLineEdit(self)
        self.fields = FieldList()
        self.addresses = Addresses()
        self._build()
        self.retranslate()

    def start(self, contact_id: int, name: str) -> None:
        """Show the household of this contact."""
        self._name = name
        self._home = Home(contact_id, Household(contact_ids=(contact_id,)), names={contact_id: name})
        self._fill()
        self.come()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read(fill=True)

    def is_settled(self) -> bool:
        """Whether nothing is being read or written."""
        return super().is_settled() and not self._asked

    def save(self) -> None:
        """Keep who is checked and what was written; who is alone gets pieces of their own."""
        households, wanted = self._households, self._wanted()
        name = self._name
        if len(wanted.contact_ids) == 1 and not wanted.name and not wanted.salutation:
            self.keep(
                lambda: households.separate(wanted.contact_ids),
                lambda _changes: _("%(name)s gets a piece of their own") % {"name": name},
            )
            return
        self.keep(
            lambda: households.save(wanted),
            lambda _saved: _("Kept the household of %(name)s") % {"name": name},
        )

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.fields.retranslate()
        self.members.retranslate()
        self.addresses.retranslate()
        self.title.setText(_("Household of %(name)s") % {"name": self._name})
        words = (_("As each letter has it"), _("Formal"), _("Familiar"))
        for place, text in enumerate(words):
            self.style_box.setItemText(place, text)
        self.extra_button.setText(_("Leave it to the names"))
        self.extra_button.setToolTip(
            _("Forget what was chosen here: surnames and cards tell who belongs together")
        )
        self._say_state()

    def _wanted(self) -> Household:
        return Household(
            self._home.household.id,
            self.members.ids(),
            self.name.text().strip(),
            self.salutation.text().strip(),
            STYLES[self.style_box.currentIndex()],
        )

    def _fill(self) -> None:
        """Show the household as it is kept."""
        household = self._home.household
        self.members.show_home(self._home)
        self.style_box.setCurrentIndex(STYLES.index(household.style))
        self.name.setText(household.name)
        self.salutation.setText(household.salutation)
        self.addresses.show_addresses(self._home.addresses)
        self.extra_button.setVisible(bool(household.id))
        self.retranslate()

    def _say_state(self) -> None:
        if self._home.household.id:
            self.say(_("Chosen by you"))
        elif len(self._home.household.contact_ids) > 1:
            self.say(_("Found by address and surname, or because a card names the other"))
        else:
            self.say(_("Gets a piece alone"))

    def _read(self, *, fill: bool) -> None:
        """Ask for what the book says; without `fill` what is being written stays."""
        households, contact_id = self._households, self._home.contact_id

        def show(home: Home) -> None:
            if home.contact_id != self._home.contact_id:
                return
            self._home = home
            if fill:
                self._fill()
                self._suggest()
            else:
                self.addresses.show_addresses(home.addresses)

        self._ask("household", lambda: households.home(contact_id), show)

    def _suggest(self) -> None:
        """Show in the empty lines what the rules make of those who are checked."""
        households, spoken = self._households, language()
        plain = Household(0, self.members.ids(), style=STYLES[self.style_box.currentIndex()])

        def show(found: tuple[str, str]) -> None:
            self.name.setPlaceholderText(in_one_line(found[0]))
            self.salutation.setPlaceholderText(in_one_line(found[1]))

        self._ask(
            "household-names",
            lambda: (households.name(plain, spoken), households.salutation(plain, spoken)),
            show,
        )

    def _ask(self, key: str, question: Callable[[], Answer], show: Callable[[Answer], None]) -> None:
        self._asked.add(key)

        def done(answer: Answer) -> None:
            self._asked.discard(key)
            show(answer)

        def failed(error: Exception) -> None:
            self._asked.discard(key)
            self.fail(error)

        self._runner.submit("lookups", key, lambda _progress: question(), done, owner=self, failed=failed)

    def _tell(self, mark: str, is_bad: bool) -> None:
        """Keep what was said of an address; the sheet stays."""
        households, contact_id, name = self._households, self._home.contact_id, self._name
        text = _("Mail to %(name)s comes back") if is_bad else _("The address of %(name)s is right after all")
        self._set_busy(True)

        def done(_changes: Changes) -> None:
            self._set_busy(False)
            self.noticed.emit(text % {"name": name}, True)
            self._read(fill=False)

        self._runner.submit(
            "changes",
            "address",
            lambda _progress: (
                households.spoil(contact_id, mark) if is_bad else households.mend(contact_id, [mark])
            ),
            done,
            owner=self,
            failed=self.fail,
        )

    def _forget(self) -> None:
        households, ids = self._households, self._home.household.contact_ids
        self.keep(lambda: households.forget(ids), lambda _changes: _("Surnames and cards tell again"))

    def _build(self) -> None:
        for _style in STYLES:
            self.style_box.addItem("")
        for line in (self.name, self.salutation):
            line.setMaxLength(LONGEST)
        self.fields.add(lambda: _("Style"), self.style_box)
        self.fields.add(lambda: _("Above the address"), self.name)
        self.fields.add(lambda: _("A letter begins"), self.salutation)
        self.build(self.members, self.fields, self.addresses)
        self.save_on_enter(self.name, self.salutation)
        self.members.changed.connect(self._suggest)
        self.style_box.currentIndexChanged.connect(lambda _place: self._suggest())
        self.addresses.told.connect(self._tell)
        self.extra_button.clicked.connect(self._forget)
