"""One field of the user's own on one card."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from rolodex.domain.contact import Custom
from rolodex.domain.custom_field import CustomField
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.contacts.fields.custom_entries import entry_for, name_entry
from rolodex.ui.labelling import ElidedLabel, name_button
from rolodex.ui.widgets.menu import Menu

CAPTION = 104


class CustomRow(QWidget):
    """The name of a field, its value, and what can be done with the field itself."""

    edited = Signal()
    change_wanted = Signal(object)
    removal_wanted = Signal(object)

    def __init__(self, field: CustomField, custom: Custom | None, parent: QWidget | None = None) -> None:
        """`custom` is what the contact says, None where it says nothing yet."""
        super().__init__(parent)
        self.field = field
        self._custom = custom
        self.caption = ElidedLabel(field.name, "dim", self)
        self.caption.setFixedWidth(theme.size(CAPTION))
        self.entry = entry_for(field, self)
        self.entry.show_text(custom.value if custom else "")
        self.menu_button = QToolButton(self)
        self.menu_button.setIcon(theme.icon("ellipsis"))
        self.menu_button.setAutoRaise(True)
        self.menu_button.setMinimumHeight(theme.size(30))
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.change = QAction(self)
        self.remove = QAction(self)
        menu = Menu(self.menu_button)
        menu.addActions([self.change, self.remove])
        self.menu_button.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size(6))
        top = Qt.AlignmentFlag.AlignTop
        self.caption.setFixedHeight(theme.size(30))
        row.addWidget(self.caption, 0, top)
        row.addWidget(self.entry, 1, top)
        row.addWidget(self.menu_button, 0, top)
        self.entry.edited.connect(self.edited)
        self.change.triggered.connect(lambda: self.change_wanted.emit(self.field))
        self.remove.triggered.connect(lambda: self.removal_wanted.emit(self.field))
        self.retranslate()

    def custom(self) -> Custom | None:
        """What the row says now: the very value where nobody edited it, None where nothing stands in it."""
        if not self.entry.is_touched():
            return self._custom
        value = self.entry.text_value()
        return Custom(self.field.name, value, self.field.type) if value.strip() else None

    def retranslate(self) -> None:
        """Word everything anew."""
        self.entry.retranslate()
        name_entry(self.entry, self.field.name)
        name_button(self.menu_button, _("Field %(name)s: change or remove") % {"name": self.field.name})
        self.change.setText(_("Change this field…"))
        self.remove.setText(_("Remove this field from all cards"))
