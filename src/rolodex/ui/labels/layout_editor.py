"""How a label is laid out: its lines with fields, how they stand, and what stands in its corners."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.label_fields import FIELDS, NAMES_IN_SPANISH, called, kept, key, told
from rolodex.domain.label_layout import CORNERS, FACES, LARGEST, LEAST, Align, LabelLayout, Part
from rolodex.domain.message import Message, message
from rolodex.i18n import _, language, word
from rolodex.ui import theme
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.labelling import plain_label
from rolodex.ui.labels.part_row import PartRow
from rolodex.ui.number_box import NumberBox
from rolodex.ui.widgets.text_entry import Lines

ALIGNS: Mapping[Align, Message] = {"left": message("Left"), "center": message("Centred")}


class LayoutEditor(QWidget):
    """Changes one layout; `changed` after every key."""

    changed = Signal()
    logo_wanted = Signal(str)
    """A picture is to be chosen for this corner."""

    def __init__(self, fields: Mapping[str, Message], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = fields
        self._filling = False
        self._shown, self._touched = LabelLayout(), False
        self._size = LabelLayout().size
        self._others: tuple[Part, ...] = ()
        self._last: PartRow | None = None
        self.lines = Lines(4, 10, self)
        self.field = ChoiceBox(self)
        self.align, self.face = ChoiceBox(self), ChoiceBox(self)
        # of the three beside each other this one has the longest words and gives way first
        self.face.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.face.setMinimumContentsLength(6)
        self.size_box = NumberBox(self)
        self.size_box.setRange(int(LEAST), int(LARGEST))
        self.corners = {corner: PartRow(corner, self) for corner in CORNERS}
        self._lines_label = plain_label("", "small", self)
        self._labels = {name: plain_label("", "small", self) for name in ("align", "face", "size")}
        self._corner_labels = {corner: plain_label("", "small", self) for corner in CORNERS}
        self.hint = plain_label("", "small", self, wrap=True)
        self._build()
        self._connect()
        self.retranslate()

    def offer(self, fields: Mapping[str, Message]) -> None:
        """Offer these fields to be put into a line."""
        self._fields = fields
        self._fill_fields()
        if not self._touched and self._own() & NAMES_IN_SPANISH:
            self.show_layout(self._shown)

    def layout_value(self) -> LabelLayout:
        """The layout as it stands."""
        written = self.lines.text_value().splitlines()
        lines = tuple(kept(line, self._own()) for line in written) or LabelLayout().lines
        align: Align = "center" if self.align.currentData() == "center" else "left"
        parts = [row.part() for row in self.corners.values()]
        own = self._own()
        shown = tuple(replace(part, text=kept(part.text, own)) for part in parts if part is not None)
        size = self._size if round(self._size) == self.size_box.value() else float(self.size_box.value())
        return LabelLayout(lines, align, str(self.face.currentData() or ""), size, shown + self._others)

    def show_layout(self, layout: LabelLayout) -> None:
        """Show this layout; of several parts in one corner the first can be changed, the others stay."""
        self._filling, self._last = True, None
        self._shown, self._touched = layout, False
        self.lines.show_text("\n".join(self._told(line) for line in layout.lines))
        self.align.setCurrentIndex(max(0, self.align.findData(layout.align)))
        self.face.setCurrentIndex(max(0, self.face.findData(layout.face)))
        self._size = layout.size
        self.size_box.setValue(round(layout.size))
        shown: list[Part] = []
        for corner, row in self.corners.items():
            part = next((one for one in layout.parts if one.corner == corner), None)
            row.show_part(replace(part, text=self._told(part.text)) if part is not None else None)
            shown += [part] if part is not None else []
        self._others = tuple(one for one in layout.parts if not any(one is part for part in shown))
        self._filling = False

    def show_logo(self, corner: str, sha256: str) -> None:
        """Put this picture into a corner."""
        next(row for row in self.corners.values() if row.corner == corner).show_logo(sha256)

    def retranslate(self) -> None:
        """Word everything anew."""
        self._filling = True
        self._fill(self.align, ALIGNS)
        self._fill(self.face, FACES)
        self._fill_fields()
        self._filling = False
        self._lines_label.setText(_("Lines"))
        self.lines.setAccessibleName(_("Lines"))
        self.field.setAccessibleName(_("Insert a field"))
        named = {"align": _("Alignment"), "face": _("Typeface"), "size": _("Size in points")}
        for box, name in ((self.align, "align"), (self.face, "face"), (self.size_box, "size")):
            box.setAccessibleName(named[name])
            self._labels[name].setText(named[name])
        for corner, row in self.corners.items():
            self._corner_labels[corner].setText(word(CORNERS[corner]))
            row.retranslate()
        self._rename()
        self.hint.setText(
            _("Lines whose fields are all empty close up. What does not fit is set smaller, never cut off.")
        )

    def _fill(self, box: ChoiceBox, texts: Mapping[Align, Message] | Mapping[str, Message]) -> None:
        chosen = box.currentData()
        box.clear()
        for name, text in texts.items():
            box.addItem(word(text), name)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    def _fill_fields(self) -> None:
        self.field.clear()
        self.field.addItem(_("Insert a field…"), "")
        for name, text in self._fields.items():
            self.field.addItem(word(text), name)

    def _own(self) -> frozenset[str]:
        """The names of the user's own fields, folded."""
        return frozenset(key(name) for name in self._fields) - frozenset(FIELDS)

    def _told(self, text: str) -> str:
        """A text with its fields called as in the language in use."""
        return told(text, language(), self._own())

    def _rename(self) -> None:
        """Call the fields that are written as in the language in use."""
        own = self._own()
        self._filling = True
        lines = self.lines.text_value().split("\n")
        self.lines.show_text("\n".join(self._told(kept(line, own)) for line in lines))
        for row in self.corners.values():
            row.text.setText(self._told(kept(row.text.text(), own)))
        self._filling = False

    def _insert(self, place: int) -> None:
        """Write the chosen field where the caret stood last, in a line or in a corner."""
        name = str(self.field.itemData(place) or "")
        if not name:
            return
        self.field.setCurrentIndex(0)
        row = self._last
        if row is not None and not row.text.isHidden():
            row.insert(called(name, language()))
            row.text.setFocus()
        else:
            self.lines.insertPlainText("{" + called(name, language()) + "}")
            self.lines.setFocus()

    def _remember(self, row: PartRow | None) -> None:
        """Know where the caret moved last: a field that is chosen is written there."""
        if not self._filling:
            self._last = row

    def _tell(self) -> None:
        if not self._filling:
            self._touched = True
            self.changed.emit()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(8))
        self._lines_label.setBuddy(self.lines)
        head = QHBoxLayout()
        head.addWidget(self._lines_label)
        head.addStretch(1)
        head.addWidget(self.field)
        column.addLayout(head)
        column.addWidget(self.lines)
        column.addWidget(self.hint)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.size(8))
        grid.setVerticalSpacing(theme.size(4))
        boxes: tuple[tuple[str, QWidget], ...] = (
            ("align", self.align),
            ("face", self.face),
            ("size", self.size_box),
        )
        for at, (name, box) in enumerate(boxes):
            self._labels[name].setBuddy(box)
            grid.addWidget(self._labels[name], 0, at)
            grid.addWidget(box, 1, at)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addSpacing(theme.size(8))
        for corner, row in self.corners.items():
            self._corner_labels[corner].setBuddy(row)
            column.addWidget(self._corner_labels[corner])
            column.addWidget(row)

    def _connect(self) -> None:
        self.field.activated.connect(self._insert)
        self.lines.edited.connect(self._tell)
        self.lines.cursorPositionChanged.connect(lambda: self._remember(None))
        for box in (self.align, self.face):
            box.currentIndexChanged.connect(lambda _place: self._tell())
        self.size_box.valueChanged.connect(lambda _value: self._tell())
        for row in self.corners.values():
            row.changed.connect(self._tell)
            row.text.cursorPositionChanged.connect(lambda _old, _new, row=row: self._remember(row))
            row.logo_wanted.connect(lambda corner=row.corner: self.logo_wanted.emit(corner))
