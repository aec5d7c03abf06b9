"""The diagnosis as it will be copied: it is read first, and goes nowhere by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.diagnosis.screen import screen
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.labelling import plain_label
from rolodex.ui.tasks import TaskRunner

Text = Callable[[dict[str, str]], str]
"""Makes the diagnosis from what the window knows of itself."""
ABOVE = 190
"""What stands above and below the text: head, hint and gaps."""


class DiagnosisSheet(FormSheet):
    """Shows the whole text; Ctrl+Enter copies it."""

    def __init__(self, runner: TaskRunner, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self.hint = plain_label("", "dim", wrap=True)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(theme.size(12))
        self.text.setFont(font)
        self.build(self.hint, self.text)
        self.retranslate()

    def start(self, text: Text) -> None:
        """Show the diagnosis that `text` makes."""
        self.text.clear()
        self.say(_("Looking at the book…"))
        self._set_busy(True)
        self.come()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        known = screen(self.window())
        self._runner.submit(
            "paper", "diagnosis", lambda _progress: text(known), self._show, owner=self, failed=self.fail
        )

    def save(self) -> None:
        """Copy the text."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.go()
        self.noticed.emit(_("Diagnosis copied"), False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the text reach to the lower edge: it scrolls by itself."""
        super().resizeEvent(event)
        self.text.setMinimumHeight(max(theme.size(200), self.height() - theme.size(ABOVE)))

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.title.setText(_("Diagnosis"))
        self.hint.setText(
            _(
                "For whoever mends Rolodex, in English. It holds no name, number, address or text of your "
                "book, and goes nowhere by itself: read it, copy it, and paste it where you want it."
            )
        )
        self.text.setAccessibleName(_("Diagnosis"))
        self.save_button.setText(_("Copy"))
        self.close_button.setText(_("Close"))

    def _show(self, text: str) -> None:
        self._set_busy(False)
        self.say("")
        self.text.setPlainText(text)
