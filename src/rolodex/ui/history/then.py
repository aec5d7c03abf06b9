"""A card as it was, beside what it is or became."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rolodex.domain.typed_date import typed_date
from rolodex.i18n import _
from rolodex.services.history import end_of
from rolodex.ui import theme, wording
from rolodex.ui.contacts.card_fields import FieldLine, card_fields, job_lines
from rolodex.ui.contacts.field_list import FieldList
from rolodex.ui.history.reading import Then
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.widgets.avatar import Avatar
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.head_row import HeadRow

AVATAR = 40


@dataclass(frozen=True, slots=True)
class Moment:
    """A card at one moment: what the moment is called, and the card, None where it was not there."""

    head: str
    card: Then | None


class Side(QWidget):
    """One card, read-only, under the name of its moment."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = plain_label("", "head", self)
        self.avatar = Avatar(AVATAR, self)
        self.name = ElidedLabel("", "subtitle", self)
        self.absent = plain_label("", "dim", self, wrap=True)
        self.fields = FieldList(self)
        row = QHBoxLayout()
        row.setSpacing(theme.size(12))
        row.addWidget(self.avatar)
        row.addWidget(self.name, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(10))
        column.addWidget(self.head)
        column.addLayout(row)
        column.addWidget(self.absent)
        column.addWidget(self.fields, 1)
        column.addStretch(0)

    def show_moment(self, moment: Moment) -> None:
        """Show the card of this moment, or that it was not there."""
        self.head.setText(moment.head)
        card = moment.card
        for part in (self.avatar, self.name, self.fields):
            part.setVisible(card is not None)
        self.absent.setText(_("Not in the book."))
        self.absent.setVisible(card is None)
        if card is None:
            return
        self.avatar.show_contact(card.initials, card.ground, card.photo)
        self.name.setText(card.contact.fn or _("No name"))
        jobs = [", ".join(part for part in job if part) for job in job_lines(card.contact)[:1]]
        lines = [FieldLine(_("Job"), text) for text in jobs]
        if card.contact.categories:
            lines.append(FieldLine(_("Tags"), ", ".join(card.contact.categories)))
        lines += card_fields(card.contact, card.beside, wording.today())
        self.fields.show_lines(lines)
        self.fields.setAccessibleName(moment.head)


class CardThen(QWidget):
    """Two moments of one card side by side, with a field for the day of the first."""

    left = Signal()
    """Back to the step."""
    day_wanted = Signal(str, str)
    """The card is wanted as it was at this UTC stamp, the end of the day that is called so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moments: tuple[Moment, Moment] | None = None
        self.back = Button(self)
        self.title = ElidedLabel("", "title", self, lines=2)
        self.day_label = plain_label("", "dim", self)
        self.day = QLineEdit(self)
        self.show_day = Button(self)
        self.trouble = plain_label("", "bad", self, wrap=True)
        self.sides = (Side(self), Side(self))
        self._build()
        self.back.clicked.connect(self.left)
        self.show_day.clicked.connect(self.ask)
        self.day.returnPressed.connect(self.ask)
        self.retranslate()

    def show_moments(self, before: Moment, after: Moment) -> None:
        """Show these two moments."""
        self._moments = (before, after)
        self.trouble.hide()
        somebody = before.card or after.card
        self.title.setText(somebody.contact.fn or _("No name") if somebody else "")
        for side, moment in zip(self.sides, (before, after), strict=True):
            side.show_moment(moment)

    def ask(self) -> None:
        """Ask for the card of the day that was typed, or say that it is none."""
        day = _day(self.day.text())
        if day is None:
            self.trouble.setText(_("Write a day, such as 3 May 2026 or 2026-05-03."))
            self.trouble.show()
            return
        said = wording.long_day(day.year, day.month, day.day)
        self.day_wanted.emit(end_of(day), _("On %(day)s") % {"day": said})

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.back.setText(_("Back to the step"))
        self.day_label.setText(_("As it was on"))
        self.day.setPlaceholderText(_("3 May 2026"))
        self.day.setAccessibleName(_("Day of the card"))
        self.show_day.setText(_("Show"))
        if self._moments is not None:
            self.show_moments(*self._moments)

    def _build(self) -> None:
        self.trouble.hide()
        self.day.setFixedWidth(theme.size(150))
        head = HeadRow(self.title, (self.day_label, self.day, self.show_day, self.back), centred=True)
        sides = QHBoxLayout()
        sides.setSpacing(theme.size(18))
        for side in self.sides:
            sides.addWidget(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.size(24), theme.size(20), theme.size(24), theme.size(16))
        column.setSpacing(theme.size(16))
        column.addLayout(head)
        column.addWidget(self.trouble)
        column.addLayout(sides, 1)


def _day(text: str) -> date | None:
    """The day that was typed, of this year where it says none; None where it is no day."""
    found = typed_date(text)
    if found is None or not found.month or not found.day:
        return None
    try:
        return date(found.year or wording.today().year, found.month, found.day)
    except ValueError:  # 29 February of another year
        return None
