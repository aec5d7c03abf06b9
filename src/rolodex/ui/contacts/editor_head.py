"""The head of the contact form: whom it is about, person or company, save or discard."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.contact import Kind
from rolodex.domain.message import Message, message
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.told_as import announce
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.head_row import HeadRow

CHOSEN: tuple[Kind, ...] = ("individual", "org")
KINDS: dict[Kind, Message] = {
    "individual": message("Person"),
    "org": message("Company"),
    "group": message("Group"),
    "location": message("Place"),
}


class EditorHead(QWidget):
    """Title, kind and buttons, and one line for what is wrong."""

    save_pressed = Signal()
    discard_pressed = Signal()
    kind_changed = Signal()
    forget_pressed = Signal()
    """The draft is to be thrown away, and the contact shown as the book has it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.title = ElidedLabel("", "title", lines=2)
        self.kind_box = ChoiceBox()
        self.kind_box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.kind_box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.save_button = Button()
        self.discard_button = Button()
        self.hint = plain_label("", "warn", wrap=True)
        self.draft_note = plain_label("", "small", wrap=True)
        self.forget_button = Button()
        theme.set_role(self.save_button, "primary")
        theme.set_role(self.forget_button, "link")
        self._line = HeadRow(self.title, (self.kind_box, self.discard_button, self.save_button), centred=True)
        column = QVBoxLayout(self)
        side = theme.size(24)
        column.setContentsMargins(side, theme.size(20), side, theme.size(8))
        column.setSpacing(theme.size(6))
        column.addLayout(self._line)
        draft = QHBoxLayout()
        draft.setSpacing(theme.size(6))
        draft.addWidget(self.draft_note, 1)
        draft.addWidget(self.forget_button)
        column.addLayout(draft)
        column.addWidget(self.hint)
        self.show_draft("")
        self.hint.hide()
        self.save_button.clicked.connect(self.save_pressed)
        self.forget_button.clicked.connect(self.forget_pressed)
        self.discard_button.clicked.connect(self.discard_pressed)
        self.kind_box.currentIndexChanged.connect(self.kind_changed)

    def place(self, widget: QWidget) -> None:
        """Put a small widget beside the title."""
        self._line.tools.insert(0, widget)

    def show_kind(self, kind: Kind) -> None:
        """Choose this kind; those that no person chooses appear only where a contact has them."""
        self.kind_box.blockSignals(True)
        self.kind_box.clear()
        for offered in CHOSEN if kind in CHOSEN else (*CHOSEN, kind):
            self.kind_box.addItem(word(KINDS[offered]), offered)
        self.kind_box.setCurrentIndex(self.kind_box.findData(kind))
        self.kind_box.blockSignals(False)

    def kind(self) -> Kind:
        """The kind chosen."""
        kind: Kind = self.kind_box.currentData()
        return kind

    def show_title(self, name: str) -> None:
        """Say whose form this is; no name stands for a new contact."""
        self._name = name
        if name:
            self.title.setText(_("Edit %(name)s") % {"name": name})
        else:
            self.title.setText(_("New company") if self.kind() == "org" else _("New person"))

    def say(self, text: str) -> None:
        """Say one line under the title, or nothing."""
        self.hint.setText(text)
        self.hint.setVisible(bool(text))
        announce(self, text)

    def show_draft(self, text: str) -> None:
        """Say that a draft is shown and since when it is kept, or nothing."""
        self.draft_note.setText(text)
        self.draft_note.setVisible(bool(text))
        self.forget_button.setVisible(bool(text))

    def retranslate(self) -> None:
        """Word everything anew."""
        self.save_button.setText(_("Save"))
        self.save_button.setToolTip(_("Keep this contact (Ctrl+Enter); Esc leaves and keeps the draft"))
        self.discard_button.setText(_("Discard"))
        self.discard_button.setToolTip(_("Leave the contact as it was"))
        self.forget_button.setText(_("Throw the draft away"))
        self.forget_button.setToolTip(_("Show the contact as the book has it"))
        self.kind_box.setAccessibleName(_("Person or company"))
        for place in range(self.kind_box.count()):
            self.kind_box.setItemText(place, word(KINDS[self.kind_box.itemData(place)]))
