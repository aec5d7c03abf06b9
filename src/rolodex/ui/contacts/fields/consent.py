"""Which ways of being reached someone agreed to or refused, where they said so and when."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from rolodex.domain.consent import CHANNELS, said
from rolodex.domain.contact import Channel, Consent, Contact, Date
from rolodex.domain.message import message
from rolodex.domain.typed_date import typed_date
from rolodex.i18n import _, word
from rolodex.ui import theme, wording
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.contacts.consent_words import WAYS
from rolodex.ui.contacts.fields.dates import DateEntry
from rolodex.ui.labelling import plain_label
from rolodex.ui.widgets.text_entry import Line

DAY = 100
"""The least room for a day; where there is more, "23 de septiembre de 2026" is seen whole."""
STATES = (("", message("Not asked")), ("yes", message("Agreed")), ("no", message("Refused")))


class ConsentField(QWidget):
    """One line for each way: letters, email, calls, messages."""

    edited = Signal()
    rows_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.size(6))
        grid.setVerticalSpacing(theme.size(6))
        grid.setColumnStretch(2, 3)
        grid.setColumnStretch(3, 4)
        self.rows = {channel: _Row(channel, grid, place, self) for place, channel in enumerate(CHANNELS)}
        for row in self.rows.values():
            row.edited.connect(self.edited)
            row.turned.connect(self.rows_changed)
        self.retranslate()

    def load(self, contact: Contact) -> None:
        """Show what the contact has said."""
        for channel, row in self.rows.items():
            row.show_consent(said(contact, channel))

    def store(self, contact: Contact) -> Contact:
        """The contact with what the lines say now; of ways nobody touched nothing changes."""
        touched = {channel for channel, row in self.rows.items() if row.is_touched()}
        if not touched:
            return contact
        kept = [one for one in contact.consent if one.channel not in touched]
        now = [one for channel, row in self.rows.items() if channel in touched and (one := row.consent())]
        places = {channel: place for place, channel in enumerate(CHANNELS)}
        # the sort is stable: what was said before about a way stays in its order
        return replace(contact, consent=tuple(sorted(kept + now, key=lambda one: places[one.channel])))

    def is_empty(self) -> bool:
        """Whether nobody has been asked about anything."""
        return not any(row.state.currentData() for row in self.rows.values())

    def retranslate(self) -> None:
        """Word everything anew."""
        for row in self.rows.values():
            row.retranslate()


class _Row(QObject):
    """The widgets of one way, which stand in the grid of all."""

    edited = Signal()
    turned = Signal()

    def __init__(self, channel: Channel, grid: QGridLayout, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._channel = channel
        self._given: Consent | None = None
        self._shown = ""
        self.caption = plain_label("", parent=parent)
        self.state = ChoiceBox(parent)
        self.source = Line(parent)
        self.at = DateEntry(parent)
        self.at.line.setMinimumWidth(theme.size(DAY))
        if isinstance(beside := self.at.layout(), QBoxLayout):
            beside.setStretch(0, 5)
        for value, text in STATES:
            self.state.addItem(word(text), value)
        for column, widget in enumerate((self.caption, self.state, self.source, self.at)):
            grid.addWidget(widget, place, column)
        for part in (self.source, self.at):
            policy = part.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            part.setSizePolicy(policy)
        self.state.currentIndexChanged.connect(self._turn)
        self.source.textChanged.connect(self.edited)
        self.at.edited.connect(self.edited)

    def show_consent(self, consent: Consent | None) -> None:
        """Show what was said, or that nobody asked."""
        self._given = consent
        self._shown = "" if consent is None else "yes" if consent.granted else "no"
        self.state.blockSignals(True)
        self.state.setCurrentIndex(self.state.findData(self._shown))
        self.state.blockSignals(False)
        self.source.show_text(consent.source if consent else "")
        self._show_day(consent.at if consent else "")
        self._show_parts()

    def consent(self) -> Consent | None:
        """What the line says now; None where nobody was asked."""
        state = self.state.currentData()
        if not state:
            return None
        at = self._given.at if self._given else ""
        if self.at.is_touched():
            at = str(self.at.parts()["value"])
        return Consent(self._channel, state == "yes", self.source.text_value(), at)

    def is_touched(self) -> bool:
        """Whether anything is another than shown."""
        return self.consent() != self._given

    def retranslate(self) -> None:
        """Word everything anew."""
        way = word(WAYS[self._channel])
        self.caption.setText(way)
        for place, (_value, text) in enumerate(STATES):
            self.state.setItemText(place, word(text))
        self.state.setAccessibleName(_("Consent: %(way)s") % {"way": way})
        self.source.setPlaceholderText(_("Where they said so"))
        self.source.setAccessibleName(_("%(way)s: where they said so") % {"way": way})
        self.at.retranslate()
        self.at.line.setPlaceholderText(_("When"))
        self.at.line.setAccessibleName(_("%(way)s: when they said so") % {"way": way})

    def _turn(self) -> None:
        """What is said now was said today, unless another day is written."""
        if self.state.currentData() != self._shown and not self.at.is_touched():
            self.at.line.setText(wording.long_day(*wording.today().timetuple()[:3]))
        elif self.state.currentData() == self._shown:
            self._show_day(self._given.at if self._given else "")
        self._show_parts()
        self.turned.emit()
        self.edited.emit()

    def _show_day(self, at: str) -> None:
        date = typed_date(at)
        self.at.show_date(Date("event", at, *date) if date else Date("event", at))

    def _show_parts(self) -> None:
        asked = bool(self.state.currentData())
        self.source.setVisible(asked)
        self.at.setVisible(asked)
