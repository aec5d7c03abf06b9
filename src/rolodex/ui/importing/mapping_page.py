"""Which column of a table goes where, with its first rows, before the rehearsal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rolodex.domain.mapping import Mapping, TablePreview, Target
from rolodex.domain.mapping_targets import TargetChoice
from rolodex.i18n import _, ngettext
from rolodex.ui import theme, wording
from rolodex.ui.choices import Choices
from rolodex.ui.importing import targets
from rolodex.ui.importing.mapping_heads import LAYOUTS, MappingHeads
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.column_table import ColumnTable, Head, Line
from rolodex.ui.widgets.suggest import Suggestion, SuggestLine

SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Table:
    """A table before it is read: what was found, where columns may go, and the mappings that are kept."""

    path: Path
    preview: TablePreview
    choices: tuple[TargetChoice, ...] = ()
    saved: tuple[Mapping, ...] = ()


HEADS = (
    Head(lambda: _("Column"), 190, strong=True),
    Head(lambda: _("Goes to"), 230),
    Head(lambda: _("First row"), 0),
    Head(lambda: _("Second row"), 0, needed=False),
    Head(lambda: _("Third row"), 0, needed=False),
)


class MappingPage(QWidget):
    """Lists the columns with samples; Enter says where one goes, K keeps it word for word, Delete leaves it
    out.
    """

    reading_changed = Signal()
    """The file is to be looked at again, as `heads.reading()` says."""
    save_wanted = Signal(object)
    """This Mapping is to be kept under its name."""
    delete_wanted = Signal(int)
    """The kept mapping with this id is to be let go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self._mapping = Mapping(())
        self._offered: tuple[TargetChoice, ...] = ()
        self.heads = MappingHeads(self)
        self.saved = Choices(self)
        self.name = QLineEdit(self)
        self.keep_button, self.delete_button = Button(self), Button(self)
        self.frame = QFrame(self)
        theme.set_role(self.frame, "card")
        self.table = ColumnList(HEADS, self.frame)
        self.column = ElidedLabel("", "strong", self)
        self.goes = SuggestLine(self._suggest, self)
        self.buttons = {name: Button(self) for name in ("keep", "delete")}
        self.left = plain_label("", "small", self, wrap=True)
        self._build()
        self._connect()
        self.retranslate()

    def show_table(self, table: Table) -> None:
        """Show a table with what its columns are taken for, and the mappings that were kept."""
        self._table = table
        self._mapping = table.preview.mapping
        self.name.setText(self._mapping.name)
        self.retranslate()
        self.table.selectRow(0)
        self._stand()

    def show_saved(self, saved: Sequence[Mapping], chosen: int = 0) -> None:
        """Show the mappings that are kept by now; `chosen` is the id of the one in use."""
        if self._table is not None:
            self._table = replace(self._table, saved=tuple(saved))
            self._mapping = replace(self.mapping(), id=chosen)
            self.retranslate()

    @property
    def _preview(self) -> TablePreview | None:
        return self._table.preview if self._table else None

    @property
    def _choices(self) -> tuple[TargetChoice, ...]:
        return self._table.choices if self._table else ()

    @property
    def _saved(self) -> tuple[Mapping, ...]:
        return self._table.saved if self._table else ()

    def mapping(self) -> Mapping:
        """What is chosen: where each column goes, and what the rows are."""
        return replace(self.heads.chosen(self._mapping), name=self.name.text().strip())

    def said(self) -> str:
        """What was found out about the table."""
        preview = self._preview
        if preview is None:
            return ""
        count = len(preview.columns)
        columns = ngettext("%(count)s column", "%(count)s columns", count) % {"count": wording.number(count)}
        if preview.layout:
            named = {"columns": columns, "layout": LAYOUTS.get(preview.layout, preview.layout)}
            return _("%(columns)s, as %(layout)s writes them. Nothing is read yet.") % named
        return _("%(columns)s. Say where each goes; what has no place is kept word for word.") % {
            "columns": columns
        }

    def focus(self) -> None:
        """Put the keyboard on the columns."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.table.setAccessibleName(_("Columns of the table"))
        self.table.setAccessibleDescription(
            _("Enter says where a column goes, K keeps it word for word, Delete leaves it out.")
        )
        self.goes.setPlaceholderText(_("Type a field, such as mobile or town"))
        self.name.setPlaceholderText(_("Name for these columns"))
        self.name.setAccessibleName(_("Name for these columns"))
        self.saved.setAccessibleName(_("Columns that were kept"))
        self.keep_button.setText(_("Keep for next time"))
        self.delete_button.setText(_("Forget"))
        self.delete_button.setAccessibleName(_("Forget these kept columns"))
        for name, text, key in (("keep", _("Keep word for word"), "K"), ("delete", _("Leave out"), _("Del"))):
            self.buttons[name].setText(f"{text}  {key}")
            self.buttons[name].setAccessibleName(text)
        kept = [(str(one.id), one.name) for one in self._saved]
        self.saved.offer([("", _("As found")), *kept])
        self.saved.show_key(str(self._mapping.id or ""))
        self.saved.setVisible(bool(kept))
        self.delete_button.setVisible(bool(self._mapping.id))
        self.table.horizontalHeader().viewport().update()
        if self._preview is not None:
            self.heads.show_preview(self._preview, self._mapping, targets.own_names(self._choices))
            self._fill()

    # Columns

    def _fill(self) -> None:
        preview = self._preview
        if preview is None:
            return
        lines = []
        for place, name in enumerate(preview.columns):
            samples = [row[place] if place < len(row) else "" for row in preview.samples[:SAMPLES]]
            samples += [""] * (SAMPLES - len(samples))
            target = self._target(place)
            cells = (
                name.strip() or _("(no name)"),
                targets.said(target, self._choices),
                *map(_flat, samples),
            )
            lines.append(Line(place, cells, faint=not target.field))
        self.table.show_lines(lines)
        self._say_left()
        self._stand()

    def _say_left(self) -> None:
        count = len(self._preview.columns) if self._preview else 0
        out = sum(not self._target(place).field for place in range(count))
        kept = sum(self._target(place).field == "keep" for place in range(count))
        said = []
        if kept:
            text = ngettext("%(count)s column is kept", "%(count)s columns are kept", kept)
            said.append(_("%(what)s word for word.") % {"what": text % {"count": wording.number(kept)}})
        if out:
            text = ngettext("%(count)s column is left out.", "%(count)s columns are left out.", out)
            said.append(text % {"count": wording.number(out)})
        self.left.setText(" ".join(said) or _("Every column has its field."))

    def _target(self, place: int) -> Target:
        known = self._mapping.targets
        return known[place] if place < len(known) else targets.KEEP

    def _place(self) -> int:
        return self.table.currentIndex().row()

    def _stand(self) -> None:
        """Show where the column goes that the keyboard stands on."""
        preview, place = self._preview, self._place()
        there = preview is not None and 0 <= place < len(preview.columns)
        for part in (self.goes, *self.buttons.values()):
            part.setEnabled(there)
        if preview is None or not there:
            return
        name = preview.columns[place].strip() or _("(no name)")
        self.column.setText(_("“%(column)s” goes to") % {"column": name})
        self.goes.setAccessibleName(_("“%(column)s” goes to") % {"column": name})
        self._offered = targets.with_own(self._choices, name)
        self.goes.show_text(targets.said(self._target(place), self._choices))

    def _suggest(self, text: str, give: Callable[[Sequence[Suggestion]], None]) -> None:
        give(targets.found(self._offered, text))

    def _take(self, suggestion: object) -> None:
        if isinstance(suggestion, Suggestion) and isinstance(suggestion.key, int):
            self._put(self._offered[suggestion.key].target)

    def _take_typed(self) -> None:
        """Enter in the line takes what comes first of what was typed."""
        found = targets.found(self._offered, self.goes.text()) if self.goes.is_touched() else ()
        if found:
            self._take(found[0])
        else:
            self.focus()

    def _put(self, target: Target) -> None:
        """Send the column there, and go on to the next."""
        place = self._place()
        if place < 0 or self._preview is None:
            return
        known = [self._target(at) for at in range(len(self._preview.columns))]
        known[place] = targets.numbered(target, place, known)
        self._mapping = replace(self.mapping(), targets=tuple(known), id=self._mapping.id)
        self._fill()
        self.table.selectRow(min(place + 1, len(known) - 1))
        self.focus()

    def _do(self, deed: str) -> None:
        if deed == "edit":
            self.goes.setFocus(Qt.FocusReason.OtherFocusReason)
            self.goes.selectAll()
        elif deed in ("keep", "delete"):
            self._put(targets.KEEP if deed == "keep" else targets.OUT)

    # Kept mappings

    def _pick(self) -> None:
        preview = self._preview
        key = self.saved.key()
        found = next((one for one in self._saved if str(one.id) == key), preview.mapping if preview else None)
        if found is not None:
            self._mapping = found
            self.name.setText(found.name)
            self.retranslate()

    def _keep(self) -> None:
        if self.name.text().strip():
            self.save_wanted.emit(self.mapping())
        else:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.table.wanted.connect(lambda deed, _id: self._do(deed))
        self.table.selectionModel().currentChanged.connect(lambda *_: self._stand())
        self.goes.chosen.connect(self._take)
        self.goes.returnPressed.connect(self._take_typed)
        self.heads.reading_changed.connect(self.reading_changed)
        self.heads.mapping_changed.connect(self._changed)
        self.saved.currentIndexChanged.connect(lambda _at: self._pick())
        self.keep_button.clicked.connect(self._keep)
        self.delete_button.clicked.connect(lambda: self.delete_wanted.emit(self._mapping.id))
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self._do(name))

    def _changed(self) -> None:
        self._mapping = self.mapping()
        self.heads.retranslate()

    def _build(self) -> None:
        inside = QVBoxLayout(self.frame)
        inside.setContentsMargins(1, 4, 1, 6)
        inside.addWidget(self.table)
        edit = QHBoxLayout()
        edit.setSpacing(theme.size(8))
        edit.addWidget(self.column, 2)
        edit.addWidget(self.goes, 3)
        for button in self.buttons.values():
            theme.set_role(button, "quiet")
            edit.addWidget(button)
        keep = QHBoxLayout()
        keep.setSpacing(theme.size(8))
        keep.addWidget(self.left, 2)
        keep.addWidget(self.saved)
        keep.addWidget(self.name, 1)
        keep.addWidget(self.keep_button)
        keep.addWidget(self.delete_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(10))
        column.addWidget(self.heads)
        column.addWidget(self.frame, 1)
        column.addLayout(edit)
        column.addLayout(keep)


class ColumnList(ColumnTable):
    """The columns; K keeps one word for word."""

    deeds = MappingProxyType({Qt.Key.Key_K: "keep"})


def _flat(text: str) -> str:
    return " ".join(text.split())
