"""What is asked of an export: whose cards, as what, and how much of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLabel, QVBoxLayout, QWidget

from rolodex.domain.consent import CHANNELS
from rolodex.domain.contact import Channel
from rolodex.domain.exporting import WHOLE, Extent
from rolodex.domain.listing import Query
from rolodex.domain.message import Message, message
from rolodex.domain.segment import Segment
from rolodex.i18n import _, ngettext, word
from rolodex.ui import theme, wording
from rolodex.ui.check_box import CheckBox
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.exporting.kinds import FAMILIES, KINDS, Kind
from rolodex.ui.labelling import plain_label
from rolodex.ui.radio_button import RadioButton

WITHOUT: Mapping[Channel, Message] = MappingProxyType(
    {
        "letter": message("Without those who refused letters"),
        "email": message("Without those who refused e-mails"),
        "phone": message("Without those who refused calls"),
        "message": message("Without those who refused messages"),
    }
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose cards: these ids, those who answer the query, or everybody's where neither is named.

    `extent` is how much of each goes out.
    """

    ids: tuple[int, ...] | None = None
    query: Query | None = None
    extent: Extent = WHOLE


class ExportForm(QWidget):
    """The column of choices; `changed` says that something else would be written now."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selected: tuple[int, ...] = ()
        self._listed: tuple[int, ...] = ()
        self._segments: tuple[Segment, ...] = ()
        self._filling = False
        self.who = ChoiceBox()
        self.kinds = {kind.id: RadioButton() for kind in KINDS}
        self.photos, self.notes = CheckBox(), CheckBox()
        self.refused = ChoiceBox()
        self._group = QButtonGroup(self)
        self._who_caption = plain_label("", "small")
        self._captions = [plain_label("", "small") for _family in FAMILIES]
        self._build()
        self.kinds["3.0"].setChecked(True)
        self.photos.setChecked(True)
        self.notes.setChecked(True)
        for choice in (self.who, self.refused):
            choice.currentIndexChanged.connect(self._tell)
        self._group.buttonToggled.connect(lambda _button, on: self._tell() if on else None)
        for box in (self.photos, self.notes):
            box.toggled.connect(self._tell)
        self.retranslate()

    def show_people(self, selected: Sequence[int], listed: Sequence[int]) -> None:
        """Offer the selected people first, then all that the list shows, the segments, and everybody."""
        self._selected, self._listed = tuple(selected), tuple(listed)
        self._fill(first=True)

    def show_segments(self, segments: Sequence[Segment]) -> None:
        """Offer the people of these segments too."""
        self._segments = tuple(segment for segment in segments if segment.count)
        self._fill()

    def allow_choice(self, allowed: bool) -> None:
        """Let be chosen whose cards and how much of them, or let that rest."""
        for widget in (self.who, self.refused, self.photos, self.notes):
            widget.setEnabled(allowed)

    def wanted(self) -> Wanted:
        """Whose cards are wanted, and how much of each."""
        way = self.refused.currentData()
        ways = tuple(one for one in CHANNELS if one == way)
        extent = Extent(photos=self.photos.isChecked(), private=self.notes.isChecked(), ways=ways)
        chosen = self.who.currentData()
        if chosen == "selected":
            return Wanted(self._selected, extent=extent)
        if chosen == "listed":
            return Wanted(self._listed, extent=extent)
        query = None if chosen == "all" else Query(kind="", segment=chosen)
        return Wanted(query=query, extent=extent)

    def kind(self) -> Kind:
        """As what they are wanted."""
        return next((kind for kind in KINDS if self.kinds[kind.id].isChecked()), KINDS[0])

    def retranslate(self) -> None:
        """Word everything anew."""
        self._who_caption.setText(_("Who"))
        self.who.setAccessibleName(_("Who"))
        for caption, family in zip(self._captions, FAMILIES, strict=True):
            caption.setText(word(family.text))
        for kind in KINDS:
            self.kinds[kind.id].say(word(kind.text), word(kind.about))
        self.photos.setText(_("With photos"))
        self.notes.setText(_("With notes on the cards"))
        self.refused.setAccessibleName(_("What they refused"))
        self._fill()

    def _tell(self) -> None:
        if not self._filling:
            self.changed.emit()

    def _fill(self, *, first: bool = False) -> None:
        chosen = self.who.currentData()
        self._filling = True
        self._fill_refused()
        self.who.clear()
        count = len(self._selected)
        if count:
            text = ngettext("%(count)s selected", "%(count)s selected", count)
            self.who.addItem(text % {"count": wording.number(count)}, "selected")
        if len(self._listed) > count:
            text = ngettext("The one in the list", "All %(count)s in the list", len(self._listed))
            number = {"count": wording.number(len(self._listed))}
            self.who.addItem(text % number if "%" in text else text, "listed")
        self.who.addItem(_("Everything in the book"), "all")
        for segment in self._segments:
            said = {"segment": word(segment.title), "count": wording.number(segment.count)}
            self.who.addItem(_("Segment %(segment)s (%(count)s)") % said, segment.id)
        self.who.setCurrentIndex(0 if first else max(0, self.who.findData(chosen)))
        self._filling = False

    def _fill_refused(self) -> None:
        chosen = self.refused.currentData()
        self.refused.clear()
        self.refused.addItem(_("Whatever they agreed to or refused"), "")
        for way in CHANNELS:
            self.refused.addItem(word(WITHOUT[way]), way)
        self.refused.setCurrentIndex(max(0, self.refused.findData(chosen)))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        # room for the ring of the focus
        column.setContentsMargins(theme.size(2), 0, theme.size(8), theme.size(2))
        column.setSpacing(theme.size(4))
        self._who_caption.setBuddy(self.who)
        column.addWidget(self._who_caption)
        column.addWidget(self.who)
        column.addWidget(self.refused)
        column.addSpacing(theme.size(4))
        column.addWidget(self.photos)
        column.addWidget(self.notes)
        for caption, family in zip(self._captions, FAMILIES, strict=True):
            self._part(column, caption)
            for kind in family.kinds:
                self._group.addButton(self.kinds[kind.id])
                column.addWidget(self.kinds[kind.id])
        column.addStretch(1)

    @staticmethod
    def _part(column: QVBoxLayout, caption: QLabel) -> None:
        column.addSpacing(theme.size(10))
        column.addWidget(caption)
