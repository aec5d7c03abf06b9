"""What came with an import and has no field of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.adopting import offered
from rolodex.domain.contact import Contact, Foreign
from rolodex.domain.foreign import readable, rewritten
from rolodex.i18n import _, ngettext
from rolodex.ui import theme, wording
from rolodex.ui.labelling import ElidedLabel, icon_button, name_button
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.text_entry import Lines

SHOWN = 300
"""Letters of a value that is not to be written on that are shown."""
NAME_WIDTH = 132


class KeptRow(QWidget):
    """One kept property: its name, its value, and ways to make it a field and to take it out."""

    field_wanted = Signal(object)
    removed = Signal(object)
    edited = Signal()

    def __init__(self, kept: Foreign, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kept = kept
        self.name = ElidedLabel(kept.name, "small", self)
        self.name.setFixedWidth(theme.size(NAME_WIDTH))
        text = readable(kept)
        self.entry = Lines(most=4, parent=self) if text is not None else None
        self.make_field = Button(self)
        theme.set_role(self.make_field, "link")
        self.make_field.clicked.connect(lambda: self.field_wanted.emit(self))
        self.make_field.hide()
        self.remove = icon_button("x", lambda: self.removed.emit(self), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size(6))
        row.addWidget(self.name)
        if self.entry is not None:
            self.entry.show_text(text or "")
            self.entry.edited.connect(self.edited)
            row.addWidget(self.entry, 1)
        else:
            row.addWidget(ElidedLabel(kept.value[:SHOWN], "small", self), 1)
        row.addWidget(self.make_field)
        row.addWidget(self.remove)
        self.retranslate()

    def settle(self) -> None:
        """Take what was written for what was kept."""
        self.kept = self.value()

    def value(self) -> Foreign:
        """The property as it stands now."""
        if self.entry is not None and self.entry.is_touched():
            return rewritten(self.kept, self.entry.text_value())
        return self.kept

    def retranslate(self) -> None:
        """Word everything anew."""
        self.make_field.setText(_("Make it a field"))
        self.make_field.setAccessibleName(_("Make %(name)s a field") % {"name": self.kept.name})
        name_button(self.remove, _("Remove %(field)s") % {"field": self.kept.name})
        if self.entry is not None:
            self.entry.setAccessibleName(self.kept.name)


class KeptField(QWidget):
    """Unknown properties by name and value, folded away until they are asked for.

    Plain text can be written on; what is coded or made of parts is shown, and any of them can be taken out.
    `field_wanted` hands over the property that is to be a field of the user's own, and all that are kept.
    """

    edited = Signal()
    rows_changed = Signal()
    field_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: list[KeptRow | Foreign] = []
        self._open = False
        self.toggle = Button(self)
        theme.set_role(self.toggle, "quiet")
        self.toggle.clicked.connect(self._unfold)
        self._page = QWidget(self)
        self._rows = QVBoxLayout(self._page)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.size(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(6))
        column.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._page)
        self._page.hide()

    @property
    def rows(self) -> tuple[KeptRow, ...]:
        """The rows, as far as they are unfolded."""
        return tuple(row for row in self._all if isinstance(row, KeptRow))

    def load(self, contact: Contact) -> None:
        """Know what was kept of the contact."""
        for row in self.rows:
            self._take_away(row)
        self._all = list(contact.foreign)
        self._open = False
        self._page.hide()
        self.retranslate()

    def store(self, contact: Contact) -> Contact:
        """The contact with what is still wanted."""
        kept = (row.value() if isinstance(row, KeptRow) else row for row in self._all)
        return replace(contact, foreign=tuple(kept))

    def show_left(self, left: Sequence[Foreign]) -> None:
        """Let go of what another field has taken over."""
        gone = [row for row in self._all if _kept(row) not in left]
        self._all = [row for row in self._all if row not in gone]
        for row in gone:
            if isinstance(row, KeptRow):
                self._take_away(row)
        if gone:
            self.retranslate()

    def is_empty(self) -> bool:
        """Whether nothing was kept."""
        return not self._visible()

    def retranslate(self) -> None:
        """Word everything anew."""
        count = len(self._visible())
        shown = ngettext("%(count)s property", "%(count)s properties", count)
        text = shown % {"count": wording.number(count)}
        self.toggle.setText(text)
        self.toggle.setIcon(theme.icon("chevron-up" if self._open else "chevron-down"))
        self.toggle.setAccessibleName(_("Kept from an import: %(what)s") % {"what": text})
        for row in self.rows:
            row.retranslate()

    def _unfold(self) -> None:
        self._open = not self._open
        if self._open and not self.rows:
            seen = self._visible()
            worth = offered(Contact(foreign=tuple(_kept(row) for row in self._all)))
            self._all = [self._row(row) if row in seen else row for row in self._all]
            for made in self.rows:
                made.make_field.setVisible(made.kept in worth)
        self._page.setVisible(self._open)
        self.retranslate()
        self.rows_changed.emit()

    def _visible(self) -> list[KeptRow | Foreign]:
        """Those that say something; an empty one only carries parameters of another property."""
        return [row for row in self._all if isinstance(row, KeptRow) or row.value]

    def _row(self, kept: KeptRow | Foreign) -> KeptRow:
        row = kept if isinstance(kept, KeptRow) else KeptRow(kept, self._page)
        row.removed.connect(self._remove)
        row.edited.connect(self.edited)
        row.field_wanted.connect(self._want_field)
        self._rows.addWidget(row)
        return row

    def _remove(self, row: KeptRow) -> None:
        self._all.remove(row)
        self._take_away(row)
        self.retranslate()
        self.toggle.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rows_changed.emit()
        self.edited.emit()

    def _want_field(self, row: KeptRow) -> None:
        for one in self.rows:
            one.settle()
        self.field_wanted.emit(row.kept, tuple(_kept(one) for one in self._all))

    def _take_away(self, row: KeptRow) -> None:
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()


def _kept(row: KeptRow | Foreign) -> Foreign:
    return row.kept if isinstance(row, KeptRow) else row
