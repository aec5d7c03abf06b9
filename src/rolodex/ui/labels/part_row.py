"""What stands in one corner of a label: nothing, a text, a logo, the code or its QR."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from rolodex.domain.label_layout import CORNERS, KINDS, Corner, Part, PartKind
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.labelling import plain_label
from rolodex.ui.number_box import NumberBox
from rolodex.ui.widgets.button import Button

_USUAL: dict[PartKind, tuple[int, int, int]] = {
    "text": (7, 6, 24),
    "code": (7, 6, 24),
    "logo": (10, 4, 80),
    "qr": (10, 8, 40),
}
"""The usual size of each kind, the least and the largest: points of type, millimetres of pictures."""


class PartRow(QWidget):
    """One corner in one line; `changed` after every key."""

    changed = Signal()
    logo_wanted = Signal()
    """A picture is to be chosen for this corner."""

    def __init__(self, corner: Corner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.corner = corner
        self._logo = ""
        self._filling = False
        self.kind = ChoiceBox(self)
        self.text = QLineEdit(self)
        self.picture = Button(self)
        self.size_box = NumberBox(self)
        self.unit = plain_label("", "small", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size(8))
        row.addWidget(self.kind)
        row.addWidget(self.text, 1)
        row.addWidget(self.picture, 1)
        row.addWidget(self.size_box)
        row.addWidget(self.unit)
        row.addStretch(0)
        self.kind.currentIndexChanged.connect(lambda _place: self._choose())
        self.text.textChanged.connect(lambda _text: self._tell())
        self.size_box.valueChanged.connect(lambda _value: self._tell())
        self.picture.clicked.connect(self.logo_wanted)
        self.setFocusProxy(self.kind)
        self.retranslate()
        self.show_part(None)

    def part(self) -> Part | None:
        """What is to stand there; None for nothing, as long as its text or its picture is missing, too."""
        kind = self._kind()
        if kind is None:
            return None
        text = self.text.text().strip() if kind == "text" else self._logo if kind == "logo" else ""
        if kind in ("text", "logo") and not text:
            return None
        return Part(kind, self.corner, text, float(self.size_box.value()))

    def show_part(self, part: Part | None) -> None:
        """Show this one."""
        self._filling = True
        self.kind.setCurrentIndex(self.kind.findData(part.kind if part else ""))
        self._logo = part.text if part and part.kind == "logo" else ""
        self.text.setText(part.text if part and part.kind == "text" else "")
        self._arrange()
        if part:
            self.size_box.setValue(round(part.size))
        self._filling = False

    def show_logo(self, sha256: str) -> None:
        """Use this picture."""
        self._logo = sha256
        self._arrange()
        self._tell()

    def insert(self, field: str) -> None:
        """Write a field where the caret stands."""
        self.text.insert("{" + field + "}")

    def retranslate(self) -> None:
        """Word everything anew."""
        chosen = self.kind.currentData() or ""
        was, self._filling = self._filling, True
        self.kind.clear()
        self.kind.addItem(_("Nothing"), "")
        for kind, text in KINDS.items():
            self.kind.addItem(word(text), kind)
        self.kind.setCurrentIndex(self.kind.findData(chosen))
        self._filling = was
        corner = {"corner": word(CORNERS[self.corner])}
        self.kind.setAccessibleName(_("What stands in the corner: %(corner)s") % corner)
        self.text.setAccessibleName(_("Text in the corner: %(corner)s") % corner)
        self.size_box.setAccessibleName(_("Size in the corner: %(corner)s") % corner)
        self.text.setPlaceholderText(_("Text, fields in braces"))
        self._arrange()

    def _kind(self) -> PartKind | None:
        chosen = self.kind.currentData()
        return next((kind for kind in KINDS if kind == chosen), None)

    def _choose(self) -> None:
        kind = self._kind()
        if self._filling:
            return
        self._arrange()
        if kind is not None:
            self.size_box.setValue(_USUAL[kind][0])
        if kind == "logo" and not self._logo:
            self.logo_wanted.emit()
        self._tell()

    def _arrange(self) -> None:
        kind = self._kind()
        was, self._filling = self._filling, True
        self.text.setVisible(kind == "text")
        self.picture.setVisible(kind == "logo")
        self.picture.setText(_("Another picture…") if self._logo else _("Choose a picture…"))
        for part in (self.size_box, self.unit):
            part.setVisible(kind is not None)
        if kind is not None:
            _usual, least, largest = _USUAL[kind]
            self.size_box.setRange(least, largest)
            self.unit.setText(_("mm") if kind in ("logo", "qr") else _("pt"))
        self._filling = was

    def _tell(self) -> None:
        if not self._filling:
            self.changed.emit()
