"""One row of a repeated property: its kind, its parts, a star, a menu and a way to take it out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from rolodex.domain.contact import Date
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.contacts.fields.around import Around
from rolodex.ui.contacts.fields.dates import DateEntry, MomentEntry
from rolodex.ui.contacts.fields.kinds import KindBox
from rolodex.ui.contacts.fields.specs import Item, Part, Repeated
from rolodex.ui.labelling import icon_button, name_button, plain_label, plain_tip
from rolodex.ui.widgets.menu import Menu
from rolodex.ui.widgets.text_entry import Line, Lines

UNITS = "; "
NARROW = 460
KIND, NARROW_KIND = 140, 116
RowEntry = Line | Lines | DateEntry


class Row(QWidget):
    """One value of a repeated property; `item()` gives back the very value where nothing was typed."""

    edited = Signal()
    removed = Signal(object)
    starred = Signal(object)
    moved = Signal(object, int)
    """The row is to go up (-1) or down (1)."""
    rearranged = Signal()

    def __init__(
        self, spec: Repeated, item: Item, *, own: bool, around: Around, parent: QWidget | None = None
    ) -> None:
        """Show `item`; `own` says that the contact had it, so that it stays even when it says nothing."""
        super().__init__(parent)
        self._spec = spec
        self._item = item
        self._own = own
        self._among = 1
        self._all_shown = False
        self.around = around
        self.kind = KindBox(spec.choices, self) if spec.choices else None
        self.entries: dict[str, RowEntry] = {}
        self.star = self._star_button() if spec.preferred else None
        self.more = icon_button("ellipsis", self._open_menu, self)
        self.remove = icon_button("x", lambda: self.removed.emit(self), self)
        self.hint = plain_label("", "small", self, wrap=True)
        self.hint.hide()
        self.lines = QVBoxLayout()
        self._narrow: bool | None = None
        self._grid, self._column, self._buttons = QGridLayout(self), QVBoxLayout(), QHBoxLayout()
        self._build()
        self.load()
        self.retranslate()

    def item(self) -> Item | None:
        """What the row says now; None where it says nothing and the contact did not have it."""
        if not self.is_touched():
            return self._item if self._own else None
        if self.is_blank():
            return None
        item: Item = replace(self._item, **self.typed())
        return self.kind.applied(item) if self.kind else item

    def is_touched(self) -> bool:
        """Whether somebody typed or chose anything."""
        return any(entry.is_touched() for entry in self.entries.values()) or bool(
            self.kind and self.kind.is_touched()
        )

    def is_blank(self) -> bool:
        """Whether no part says anything."""
        return not any(self.said(part.attribute).strip() for part in self.parts())

    def said(self, attribute: str) -> str:
        """What a part says now, as text."""
        entry = self.entries[attribute]
        if isinstance(entry, DateEntry) and not isinstance(entry, MomentEntry):
            return entry.text()
        return entry.text_value()

    def first_entry(self) -> QWidget:
        """The entry where writing begins."""
        return next(iter(self.entries.values()))

    def focus_first(self) -> None:
        """Put the cursor into the first part."""
        self.first_entry().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_place(self, *, chosen: bool, among: int) -> None:
        """Show whether this is the preferred of `among` values; a single one needs no star."""
        self._among = among
        self._offer_more()
        if self.star is not None:
            self.star.setChecked(chosen)
            self.star.setVisible(among > 1 or chosen)
            self.star.setIcon(theme.icon("star-filled", "accent") if chosen else theme.icon("star", "dim"))

    def show_all(self) -> None:
        """Show the rare parts too."""
        self._all_shown = True
        self.show_parts()
        self._offer_more()
        self.rearranged.emit()

    def retranslate(self) -> None:
        """Word everything anew."""
        title = word(self._spec.title)
        if self.kind:
            self.kind.retranslate(self._item)
            self.kind.setAccessibleName(_("Kind of %(field)s") % {"field": title})
        for part in self.parts():
            name_entry(self.entries[part.attribute], word(part.text))
        name_button(self.remove, _("Remove %(field)s") % {"field": title})
        name_button(self.more, _("More for %(field)s") % {"field": title})
        if self.star:
            name_button(self.star, _("Preferred"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the row."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        way = steps.get(Qt.Key(event.key()))
        if way and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier:
            self.moved.emit(self, way)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the best of little room."""
        super().resizeEvent(event)
        self._set(narrow=event.size().width() < theme.size(NARROW))

    # What the rows of some properties do in their own way

    def make_entry(self, part: Part) -> RowEntry:
        """The entry for a part."""
        if part.shape == "lines":
            return Lines(parent=self)
        if part.shape == "moment":
            return MomentEntry(self)
        return DateEntry(self) if part.shape == "date" else Line(self)

    def load(self) -> None:
        """Show the value."""
        if self.kind:
            self.kind.show_item(self._item)
        for part in self.parts():
            entry = self.entries[part.attribute]
            value = getattr(self._item, part.attribute)
            if isinstance(entry, DateEntry) and isinstance(self._item, Date):
                entry.show_date(self._item)
            elif not isinstance(entry, DateEntry) or isinstance(entry, MomentEntry):
                entry.show_text(UNITS.join(value) if part.shape == "units" else value)
        self.show_parts()

    def typed(self) -> dict[str, Any]:
        """The attributes that somebody changed."""
        changed: dict[str, Any] = {}
        for part in self.parts():
            entry = self.entries[part.attribute]
            if not entry.is_touched():
                continue
            if part.shape == "date" and isinstance(entry, DateEntry):
                changed.update(entry.parts())
            else:
                text = self.said(part.attribute)
                changed[part.attribute] = _units(text) if part.shape == "units" else text
        return changed

    def show_parts(self) -> None:
        """Show the parts that are usual, filled or asked for."""
        for part in self.parts():
            rare = part.rare and not self._all_shown and not self.said(part.attribute)
            self.entries[part.attribute].setVisible(not rare)

    def has_more(self) -> bool:
        """Whether some parts are not shown."""
        return any(entry.isHidden() for entry in self.entries.values())

    # Inside

    def parts(self) -> list[Part]:
        """All parts in the order of the table."""
        return [part for line in self._spec.lines for part in line]

    def say(self, text: str, role: str = "small") -> None:
        """Say something about the value below it, or nothing."""
        if text == self.hint.text():
            return
        self.hint.setText(text)
        self.hint.setVisible(bool(text))
        theme.set_role(self.hint, role)
        self.first_entry().setAccessibleDescription(text)

    def _build(self) -> None:
        self._column.setSpacing(theme.size(4))
        self.lines.setSpacing(theme.size(6))
        self._column.addLayout(self.lines)
        self._column.addWidget(self.hint)
        for parts in self._spec.lines:
            line = QHBoxLayout()
            line.setSpacing(theme.size(6))
            self.lines.addLayout(line)
            for part in parts:
                entry = self.make_entry(part)
                self.entries[part.attribute] = entry
                line.addWidget(entry, part.stretch)
                entry.edited.connect(self.edited)
        if self.kind:
            self.kind.edited.connect(self.edited)
        self._buttons.setSpacing(theme.size(2))
        for button in (self.star, self.more, self.remove):
            if button is not None:
                self._buttons.addWidget(button)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.size(6))
        self._grid.setVerticalSpacing(theme.size(6))
        self._grid.setColumnStretch(1, 1)
        self._set(narrow=False)

    def _set(self, *, narrow: bool) -> None:
        """Put kind, parts and buttons in one line, or parts of several lines below kind and buttons."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        top = Qt.AlignmentFlag.AlignTop
        while self._grid.count():
            self._grid.takeAt(0)
        below = narrow and self.kind is not None and len(self._spec.lines) > 1
        if self.kind:
            self.kind.setFixedWidth(theme.size(NARROW_KIND if narrow else KIND))
            self._grid.addWidget(self.kind, 0, 0, top)
        for layout in (self._column, self._buttons):
            layout.setParent(None)
        if below:
            self._grid.addLayout(self._column, 1, 0, 1, 3)
        else:
            self._grid.addLayout(self._column, 0, 1)
        self._grid.addLayout(self._buttons, 0, 2, top)

    def _offer_more(self) -> None:
        self.more.setVisible(self._among > 1 or self.has_more())

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """What else can be done with the row."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._among > 1:
            for way, name, key, icon in (
                (-1, _("Move up"), _("Alt+Up"), "chevron-up"),
                (1, _("Move down"), _("Alt+Down"), "chevron-down"),
            ):
                action = menu.addAction(theme.icon(icon), f"{name}\t{key}")
                action.triggered.connect(lambda _checked=False, way=way: self.moved.emit(self, way))
        if self.has_more():
            menu.addAction(theme.icon("plus"), _("Show all parts")).triggered.connect(self.show_all)
        return menu

    def _star_button(self) -> QToolButton:
        star = icon_button("star", lambda: self.starred.emit(self), self)
        star.setCheckable(True)
        return star


def name_entry(entry: RowEntry, name: str) -> None:
    """Say what is to be written here, to the eye and to a screen reader."""
    if isinstance(entry, DateEntry):
        entry.retranslate()
        if isinstance(entry, MomentEntry):
            entry.caption.setText(name)
        entry = entry.line
    entry.setPlaceholderText(name)
    entry.setAccessibleName(name)
    entry.setToolTip(plain_tip(name))


def _units(text: str) -> tuple[str, ...]:
    return tuple(unit for part in text.split(";") if (unit := part.strip()))
