"""One repair in large: whose card, what is asked, and what a yes would change."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.listing import ContactRow
from rolodex.domain.repair import Repair
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.flow import FlowLayout
from rolodex.ui.history import words as history
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.tidy.words import COLOURS, KINDS
from rolodex.ui.widgets.avatar import Avatar
from rolodex.ui.widgets.button import Button

KEYS: Mapping[str, str] = {"yes": "Y", "no": "N", "later": "L", "open": "O", "undo": "Z"}
MOST = 12
"""Differences that are shown; the card shows the others."""


class Pill(QWidget):
    """A word on a coloured ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._ink, self._soft = "", "dim", "chip"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_word(self, text: str, ink: str, soft: str) -> None:
        """Show this word in these colours."""
        self._text, self._ink, self._soft = text, ink, soft
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the word."""
        return QSize(
            round(theme.metrics(12, 500).horizontalAdvance(self._text)) + theme.size(20), theme.size(20)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._soft))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        ink = theme.colour(self._ink)
        theme.draw_fitting(painter, box, self._text, face=theme.font(12, 500), ink=ink, align=theme.CENTRE)


class RepairCard(QFrame):
    """Shows one repair with its buttons; says which of them was pressed."""

    answered = Signal(str)
    """One of `KEYS`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.avatar = Avatar(48, self)
        self.name = ElidedLabel("", "subtitle", self)
        self.detail = ElidedLabel("", "dim", self)
        self.pill = Pill(self)
        self.question = plain_label("", "strong", self, wrap=True)
        self.reasons = plain_label("", "dim", self, wrap=True)
        self.buttons = {deed: Button(self) for deed in KEYS}
        self._parts: list[QWidget] = []
        self._changes = QWidget(self)
        self._grid = QGridLayout(self._changes)
        self._repair: Repair | None = None
        self._rows: Mapping[int, ContactRow] = {}
        self._build()
        for deed, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, deed=deed: self.answered.emit(deed))

    def show_repair(self, repair: Repair, rows: Mapping[int, ContactRow]) -> None:
        """Show this one; `rows` are the lines of the contacts it is about."""
        self._repair, self._rows = repair, rows
        self.retranslate()

    def retranslate(self) -> None:
        """Word everything anew."""
        repair = self._repair
        if repair is None:
            return
        row = self._rows.get(repair.contact_id, ContactRow(repair.contact_id, repair.fn))
        self.avatar.show_contact(row.initials, row.ground, None)
        self.name.setText(repair.fn or _("No name"))
        other = self._rows.get(repair.other_id)
        self.detail.setText(" · ".join(part for part in (row.detail, other.detail if other else "") if part))
        self.detail.setVisible(bool(self.detail.text()))
        self.pill.show_word(word(KINDS[repair.kind]), *COLOURS[repair.kind])
        self.question.setText(word(repair.question))
        self.reasons.setText(", ".join(map(word, repair.reasons)))
        self.reasons.setVisible(bool(repair.reasons))
        self.setAccessibleName(
            _("%(name)s: %(question)s") % {"name": self.name.text(), "question": self.question.text()}
        )
        self._show_changes(repair)
        self._name_buttons(repair)

    def focus(self) -> None:
        """Put the keyboard on yes."""
        self.buttons["yes"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_buttons(self, repair: Repair) -> None:
        yes = _("Yes")
        if repair.kind == "alike":
            yes = _("Yes, merge…")
        elif not repair.differences:
            yes = _("Write it…")
        for deed, text in (
            ("yes", yes),
            ("no", _("No, they are two") if repair.kind == "alike" else _("No, leave it")),
            ("later", _("Later")),
            ("open", _("Open card")),
            ("undo", _("Undo the last")),
        ):
            # letters on the keyboard, the same in every language
            self.buttons[deed].setText(_("%(deed)s (%(key)s)") % {"deed": text, "key": KEYS[deed]})
            self.buttons[deed].setAccessibleName(text)

    def _show_changes(self, repair: Repair) -> None:
        for part in self._parts:
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = []
        for place, field in enumerate(repair.differences[:MOST]):
            label = plain_label(history.label(field), "small", self._changes, wrap=True)
            before = plain_label(
                history.said(field.name, field.before) or "–", "dim", self._changes, wrap=True
            )
            face = before.font()
            face.setStrikeOut(bool(field.before))
            before.setFont(face)
            arrow = plain_label("→", "dim", self._changes)
            after = plain_label(
                history.said(field.name, field.after) or "–", "strong", self._changes, wrap=True
            )
            before.setAccessibleName(_("was %(value)s") % {"value": before.text()})
            after.setAccessibleName(_("now %(value)s") % {"value": after.text()})
            for column, part in enumerate((label, before, arrow, after)):
                self._grid.addWidget(part, place, column, Qt.AlignmentFlag.AlignTop)
                part.show()
                self._parts.append(part)
        self._changes.setVisible(bool(repair.differences))

    def _build(self) -> None:
        size = theme.size
        self._grid.setContentsMargins(0, size(4), 0, size(4))
        self._grid.setHorizontalSpacing(size(12))
        self._grid.setVerticalSpacing(size(6))
        for column, share in enumerate((3, 4, 0, 5)):
            self._grid.setColumnStretch(column, share)
        names = QVBoxLayout()
        names.setSpacing(size(1))
        names.addWidget(self.name)
        names.addWidget(self.detail)
        head = QHBoxLayout()
        head.setSpacing(size(12))
        head.addWidget(self.avatar)
        head.addLayout(names, 1)
        head.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignTop)
        deeds = QWidget(self)
        flow = FlowLayout(deeds, size(8), size(8))
        theme.set_role(self.buttons["yes"], "primary")
        for button in self.buttons.values():
            flow.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(size(20), size(18), size(20), size(18))
        rows.setSpacing(size(12))
        rows.addLayout(head)
        rows.addWidget(self.question)
        rows.addWidget(self.reasons)
        rows.addWidget(self._changes)
        rows.addWidget(deeds)
