"""The small form in which a field of the user's own is described: name, type, whose it is, choices."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from rolodex.domain.contact import CustomType
from rolodex.domain.custom_field import CustomField, Scope
from rolodex.domain.message import Message, message
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.check_box import CheckBox
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.labelling import plain_label
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.text_entry import Line, Lines

TYPES: tuple[tuple[CustomType, Message], ...] = (
    ("text", message("Text")),
    ("number", message("Number")),
    ("yesno", message("Yes or no")),
    ("date", message("Date")),
    ("time", message("Time")),
    ("link", message("Link")),
    ("choice", message("Choice from a list")),
)
SCOPES: tuple[tuple[Scope, Message], ...] = (
    ("individual", message("On the cards of all people")),
    ("org", message("On the cards of all companies")),
    ("all", message("On all cards")),
    ("one", message("Only where something is written")),
)


class FieldForm(QFrame):
    """Describes one field; `wanted(CustomField)` says that it shall be so."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._field = CustomField(0, "")
        self.name = Line(self)
        self.type = ChoiceBox(self)
        self.scope = ChoiceBox(self)
        self.choices = Lines(2, parent=self)
        self.everywhere = CheckBox(self)
        self.done = Button(self)
        self.cancel = Button(self)
        self._captions = [plain_label("", "small", self) for _caption in range(4)]
        self._hint = plain_label("", "warn", self, wrap=True)
        self._build()
        self.retranslate()
        self.hide()

    def describe(self, field: CustomField, *, adopting: bool = False) -> None:
        """Show this field to be made (id 0) or changed, and put the cursor into its name.

        `adopting` asks besides whether other cards with the same unknown property get it too.
        """
        self._field = field
        self.name.show_text(field.name)
        self.type.setCurrentIndex(self.type.findData(field.type))
        # the values of a field that exists are of its type
        self.type.setEnabled(not field.id)
        self.scope.setCurrentIndex(self.scope.findData(field.scope))
        self.choices.show_text("\n".join(field.choices))
        self._hint.hide()
        self.everywhere.setChecked(adopting)
        self.everywhere.setVisible(adopting)
        self.retranslate()
        self._show_choices()
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def field(self) -> CustomField:
        """The field as it is described now."""
        choices = dict.fromkeys(line.strip() for line in self.choices.text_value().splitlines())
        kind: CustomType = self.type.currentData()
        scope: Scope = self.scope.currentData()
        return CustomField(
            self._field.id,
            self.name.text().strip(),
            kind,
            scope,
            tuple(choice for choice in choices if choice) if kind == "choice" else self._field.choices,
        )

    def say(self, text: str) -> None:
        """Say why it cannot be so."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def retranslate(self) -> None:
        """Word everything anew."""
        texts = (_("Name of the field"), _("Type"), _("Where"), _("Choices, one a line"))
        entries = (self.name, self.type, self.scope, self.choices)
        for caption, entry, text in zip(self._captions, entries, texts, strict=True):
            caption.setText(text)
            entry.setAccessibleName(text)
        for box, options in ((self.type, TYPES), (self.scope, SCOPES)):
            for place, (_value, option) in enumerate(options):
                box.setItemText(place, word(option))
        self.done.setText(_("Change the field") if self._field.id else _("Add the field"))
        self.cancel.setText(_("Cancel"))
        self.everywhere.setText(_("Also on all other cards that have it"))

    def event(self, event: QEvent) -> bool:
        """Take Esc before the form around does."""
        if event.type() == QEvent.Type.ShortcutOverride and _is_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is done, Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.name.hasFocus():
            self._finish()
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        field = self.field()
        if not field.name:
            self.say(_("A field needs a name."))
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        elif field.type == "choice" and not field.choices:
            self.say(_("Write at least one choice."))
            self.choices.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.say("")
            self.wanted.emit(field)

    def _show_choices(self) -> None:
        shown = self.type.currentData() == "choice"
        self.choices.setVisible(shown)
        self._captions[3].setVisible(shown)

    def _build(self) -> None:
        grid = QGridLayout(self)
        side = theme.size(12)
        grid.setContentsMargins(side, side, side, side)
        grid.setSpacing(theme.size(6))
        grid.setColumnStretch(1, 1)
        for kind, text in TYPES:
            self.type.addItem(word(text), kind)
        for scope, text in SCOPES:
            self.scope.addItem(word(text), scope)
        entries: tuple[QWidget, ...] = (self.name, self.type, self.scope, self.choices)
        for place, (caption, entry) in enumerate(zip(self._captions, entries, strict=True)):
            grid.addWidget(
                caption, place, 0, Qt.AlignmentFlag.AlignTop if place == 3 else Qt.AlignmentFlag(0)
            )
            grid.addWidget(entry, place, 1)
        grid.addWidget(self.everywhere, 4, 1)
        grid.addWidget(self._hint, 5, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.size(8))
        buttons.addWidget(self.done)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        grid.addLayout(buttons, 6, 1)
        self.type.currentIndexChanged.connect(self._show_choices)
        self.done.clicked.connect(self._finish)
        self.cancel.clicked.connect(self.left)


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
