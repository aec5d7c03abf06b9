"""What is done with the sheets: save, print, test, log as sent, look at earlier ones."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.flow import FlowLayout
from rolodex.ui.labelling import plain_label
from rolodex.ui.widgets.button import Button


class Footer(QWidget):
    """The buttons below the choices, always in view, and a line that says what was done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.save_button, self.print_button, self.close_button = Button(), Button(), Button()
        self.test_button, self.drawer_button, self.earlier_button = Button(), Button(), Button()
        self.state = plain_label("", "small", wrap=True)
        self.open_button, self.log_button = Button(), Button()
        theme.set_role(self.save_button, "primary")
        self.save_button.setIcon(theme.icon("file-down", "onacc"))
        self.print_button.setIcon(theme.icon("printer", "ink"))
        for button in (self.save_button, self.print_button):
            # Qt sets no gap between icon and words; a wider icon with its picture at the left does
            button.setIconSize(QSize(theme.size(20), theme.size(16)))
        for button in (self.test_button, self.drawer_button, self.earlier_button):
            theme.set_role(button, "link")
        self._build()
        self.enable(False)
        self.forget()
        self.retranslate()

    def enable(self, there: bool) -> None:
        """Whether there are sheets to be saved or printed."""
        self.save_button.setEnabled(there)
        self.print_button.setEnabled(there)

    def say(self, text: str, role: str = "small") -> None:
        """Say what became of it."""
        self.state.setText(text)
        self.state.setVisible(bool(text))
        theme.set_role(self.state, role)

    def offer(self, *, file: bool, log: bool) -> None:
        """Offer to open the file, where there is one, and to log what was printed."""
        self.open_button.setVisible(file)
        self.log_button.setVisible(log)

    def forget(self) -> None:
        """Nothing is done yet with the sheets that are shown."""
        self.say("")
        self.open_button.hide()
        self.log_button.hide()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.save_button.setText(_("Save PDF…"))
        self.print_button.setText(_("Print…"))
        self.print_button.setToolTip(_("At 100 %, nothing scaled to fit the page"))
        self.close_button.setText(_("Close"))
        self.test_button.setText(_("Print test sheet"))
        self.drawer_button.setText(_("Drawer"))
        self.drawer_button.setToolTip(_("The part-used sheets of this stock"))
        self.earlier_button.setText(_("Earlier mailings"))
        self.open_button.setText(_("Open it"))
        self.log_button.setText(_("Log as sent"))
        self.log_button.setToolTip(_("Puts the mailing on each card, and what is left of the sheets away"))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        side = theme.size(16)
        column.setContentsMargins(side, theme.size(12), side, theme.size(12))
        column.setSpacing(theme.size(8))
        column.addWidget(self.state)
        done = flowing(self.log_button, self.open_button)
        column.addWidget(done)
        column.addWidget(flowing(self.save_button, self.print_button, self.close_button))
        column.addWidget(flowing(self.test_button, self.drawer_button, self.earlier_button))
        column.setAlignment(Qt.AlignmentFlag.AlignBottom)


def flowing(*buttons: Button) -> QWidget:
    """Buttons beside each other, on a second line where a language needs the room."""
    host = QWidget()
    theme.set_role(host, "clear")
    flow = FlowLayout(host, theme.size(8), theme.size(6))
    for button in buttons:
        flow.addWidget(button)
    return host
