"""A field for a passphrase: dots, and a button that shows the letters for as long as it is pressed in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.labelling import name_button

LONGEST = 1000


class PassphraseField(QWidget):
    """One line that no input method learns from and nothing can be copied out of while it shows dots."""

    edited = Signal()
    entered = Signal()
    """Enter was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit(self)
        self.edit.setMaxLength(LONGEST)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.eye = QToolButton(self)
        self.eye.setCheckable(True)
        self.eye.setMinimumHeight(theme.size(30))
        self.eye.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.eye.toggled.connect(self._reveal)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size(6))
        row.addWidget(self.edit, 1)
        row.addWidget(self.eye)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(lambda _text: self.edited.emit())
        self.edit.returnPressed.connect(self.entered)
        self.retranslate()

    def text(self) -> str:
        """What is written, blanks included: they count."""
        return self.edit.text()

    def clear(self) -> None:
        """Forget what was written, and show dots again."""
        self.edit.clear()
        self.eye.setChecked(False)

    def mark_wrong(self, wrong: bool) -> None:
        """Show that this was not it; the next key writes over it."""
        theme.set_role(self.edit, "wrong" if wrong else "")
        if wrong:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edit.selectAll()

    def setAccessibleName(self, name: str) -> None:
        """Name the line, which is what the keyboard reaches."""
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """Describe the line."""
        super().setAccessibleDescription(description)
        self.edit.setAccessibleDescription(description)

    def retranslate(self) -> None:
        """Word everything anew."""
        self._reveal(self.eye.isChecked())

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self.eye.setIcon(theme.icon("eye-off" if shown else "eye"))
        name_button(self.eye, _("Hide the passphrase") if shown else _("Show the passphrase"))
