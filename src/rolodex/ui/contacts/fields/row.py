"""One row of a repeated property: its kind, its parts, a star and a way to take it out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from rolodex.domain.contact import Adr, Date
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.contacts.fields.dates import DateEntry
from rolodex.ui.contacts.fields.kinds import KindBox
from rolodex.ui.contacts.fields.specs import Item, Part, Repeated
from rolodex.ui.contacts.fields.text import Line, Lines
from rolodex.ui.labelling import icon_button, name_button

UNITS = "; "


class Row(QWidget):
    """One value of a repeated property; `item()` gives back the very value where nothing was typed."""

    edited = Signal()
    removed = Signal(object)
    starred = Signal(object)

    def __init__(self, spec: Repeated, item: Item, *, own: bool, parent: QWidget | None = None) -> None:
        """Show `item`; `own` says that the contact had it, so that it stays even when it says nothing."""
        super().__init__(parent)
        self._spec = spec
        self._item = item
        self._own = own
        self.kind = KindBox(spec.choices, self) if spec.choices else None
        self.entries: dict[str, Line | Lines | DateEntry] = {}
        self.star = self._star_button() if spec.preferred else None
        self.remove = icon_button("x", lambda: self.removed.emit(self), self)
        self._build()
        self._load()
        self.retranslate()

    def item(self) -> Item | None:
        """What the row says now; None where it says nothing and the contact did not have it."""
        if not self.is_touched():
            return self._item if self._own else None
        if self.is_blank():
            return None
        item: Item = replace(self._item, **self._typed())
        return self.kind.applied(item) if self.kind else item

    def is_touched(self) -> bool:
        """Whether somebody typed or chose anything."""
        return any(entry.is_touched() for entry in self.entries.values()) or bool(
            self.kind and self.kind.is_touched()
        )

    def is_blank(self) -> bool:
        """Whether no part says anything."""
        return not any(_entry_text(entry).strip() for entry in self.entries.values())

    def first_entry(self) -> QWidget:
        """The entry where writing begins."""
        return next(iter(self.entries.values()))

    def focus_first(self) -> None:
        """Put the cursor into the first part."""
        self.first_entry().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_star(self, chosen: bool, among: int) -> None:
        """Show whether this is the preferred of `among` values; a single one needs no star."""
        if self.star is None:
            return
        self.star.setChecked(chosen)
        self.star.setVisible(among > 1 or chosen)
        self.star.setIcon(theme.icon("star", "accent" if chosen else "faint"))

    def retranslate(self) -> None:
        """Word everything anew."""
        title = word(self._spec.title)
        if self.kind:
            self.kind.retranslate(self._item)
            self.kind.setAccessibleName(_("Kind of %(field)s") % {"field": title})
        for part in self._parts():
            _name_entry(self.entries[part.attribute], word(part.text))
        name_button(self.remove, _("Remove %(field)s") % {"field": title})
        if self.star:
            name_button(self.star, _("Preferred"))
        self._hint_country()

    def _parts(self) -> list[Part]:
        return [part for line in self._spec.lines for part in line]

    def _build(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.size(6))
        top = Qt.AlignmentFlag.AlignTop
        if self.kind:
            outer.addWidget(self.kind, 0, top)
        column = QVBoxLayout()
        column.setSpacing(theme.size(6))
        outer.addLayout(column, 1)
        for parts in self._spec.lines:
            line = QHBoxLayout()
            line.setSpacing(theme.size(6))
            column.addLayout(line)
            for part in parts:
                entry = _entry_for(part, self)
                self.entries[part.attribute] = entry
                line.addWidget(entry, part.stretch)
                _edited_signal(entry).connect(self.edited)
        if self.star:
            outer.addWidget(self.star, 0, top)
        outer.addWidget(self.remove, 0, top)
        if self.kind:
            self.kind.edited.connect(self.edited)

    def _load(self) -> None:
        if self.kind:
            self.kind.show_item(self._item)
        for part in self._parts():
            entry = self.entries[part.attribute]
            value = getattr(self._item, part.attribute)
            if isinstance(entry, DateEntry):
                if isinstance(self._item, Date):
                    entry.show_date(self._item)
            else:
                entry.show_text(UNITS.join(value) if part.shape == "units" else value)
            entry.setVisible(not part.rare or bool(value))

    def _typed(self) -> dict[str, Any]:
        """The attributes that somebody changed."""
        changed: dict[str, Any] = {}
        for part in self._parts():
            entry = self.entries[part.attribute]
            if not entry.is_touched():
                continue
            if isinstance(entry, DateEntry):
                changed.update(entry.parts())
            elif part.shape == "units":
                changed[part.attribute] = _units(entry.text_value())
            else:
                changed[part.attribute] = entry.text_value()
        if isinstance(self._item, Adr) and "country" in changed:
            # the code spoke of the country that stood here before
            changed["country_code"] = ""
        return changed

    def _hint_country(self) -> None:
        """Show the country that an address has only by its code."""
        if not isinstance(self._item, Adr) or self._item.country or not self._item.country_code:
            return
        country = QLocale.codeToTerritory(self._item.country_code)
        entry = self.entries["country"]
        if isinstance(entry, Line) and country != QLocale.Country.AnyCountry:
            entry.setPlaceholderText(QLocale.territoryToString(country))

    def _star_button(self) -> QToolButton:
        star = icon_button("star", lambda: self.starred.emit(self), self)
        star.setCheckable(True)
        return star


def _units(text: str) -> tuple[str, ...]:
    return tuple(unit for part in text.split(";") if (unit := part.strip()))


def _entry_for(part: Part, parent: QWidget) -> Line | Lines | DateEntry:
    if part.shape == "lines":
        return Lines(parent=parent)
    return DateEntry(parent) if part.shape == "date" else Line(parent)


def _entry_text(entry: Line | Lines | DateEntry) -> str:
    return entry.text() if isinstance(entry, DateEntry) else entry.text_value()


def _edited_signal(entry: Line | Lines | DateEntry) -> Any:
    return entry.textChanged if isinstance(entry, Line) else entry.edited


def _name_entry(entry: Line | Lines | DateEntry, name: str) -> None:
    if isinstance(entry, DateEntry):
        entry.retranslate()
        entry = entry.line
    entry.setPlaceholderText(name)
    entry.setAccessibleName(name)
