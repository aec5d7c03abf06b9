"""A sheet of a few labelled fields that are saved together."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.errors import UserError
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.labelling import plain_label
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button

WIDE = 560


class FormSheet(Sheet):
    """Labelled fields over two buttons; Ctrl+Enter saves, Esc leaves."""

    noticed = Signal(str, bool)
    """It was saved: the words for it, and whether undo is to be offered."""

    def __init__(self, runner: TaskRunner, parent: QWidget) -> None:
        super().__init__(parent)
        self._runner = runner
        self._labels: list[tuple[QLabel, QWidget, Callable[[], str]]] = []
        self.title = plain_label("", "title", self, wrap=True)
        self.subtitle = plain_label("", "dim", self, wrap=True)
        self.trouble = plain_label("", "bad", self, wrap=True)
        self.fields = QFormLayout()
        self.extra = Button(self)
        self.cancel = Button(self)
        self.save = Button(self)
        self._column = QVBoxLayout()
        self._lay_out()
        self.cancel.clicked.connect(self.leave)
        self.save.clicked.connect(self._save)

    def add_field(self, text: Callable[[], str], field: QWidget) -> None:
        """Put a field under the others; `text` words its label and its accessible name."""
        label = plain_label("", "small", self)
        label.setBuddy(field)
        self.fields.addRow(label, field)
        self._labels.append((label, field, text))

    def come(self) -> None:
        """Lie over the parent, without the trouble of last time."""
        self._say_trouble("")
        super().come()

    def retranslate(self) -> None:
        """Word everything anew."""
        for label, field, text in self._labels:
            label.setText(text())
            field.setAccessibleName(text())
        self.cancel.setText(_("Cancel"))
        self.save.setText(_("Save"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._save()
        super().keyPressEvent(event)

    # For the sheets made of this

    def deed(self) -> tuple[Callable[[], object], str] | None:
        """What saving does and the words for it, or None where what is written cannot be saved."""
        raise NotImplementedError

    def run(self, deed: Callable[[], object], words: str) -> None:
        """Do it off the UI thread, then go; trouble is told here and nothing is lost."""
        self.save.setEnabled(False)
        self.extra.setEnabled(False)
        self._runner.submit(
            "changes",
            "form-sheet",
            lambda _progress: deed(),
            lambda _done: self._done(words),
            owner=self,
            failed=self._failed,
        )

    def enable_save(self, enabled: bool) -> None:
        """Let it be saved, or not yet."""
        self.save.setEnabled(enabled)
        self.extra.setEnabled(True)

    def add_below(self, widget: QWidget) -> None:
        """Put something under the fields that takes the room that is left."""
        self._column.insertWidget(self._column.count() - 2, widget, 1)

    def _save(self) -> None:
        if not self.save.isEnabled():
            return
        found = self.deed()
        if found is not None:
            self.run(*found)

    def _done(self, words: str) -> None:
        self.enable_save(True)
        self.go()
        self.noticed.emit(words, True)

    def _failed(self, error: Exception) -> None:
        self.enable_save(True)
        if not isinstance(error, UserError):
            raise error
        self._say_trouble(word(error.message))

    def _say_trouble(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))

    def _lay_out(self) -> None:
        inner = QWidget(self)
        inner.setMaximumWidth(theme.size(WIDE))
        column = self._column
        inner.setLayout(column)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(theme.size(12))
        column.addWidget(self.title)
        column.addWidget(self.subtitle)
        self.fields.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.fields.setHorizontalSpacing(theme.size(18))
        self.fields.setVerticalSpacing(theme.size(10))
        self.fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        column.addLayout(self.fields)
        column.addWidget(self.trouble)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.size(8))
        buttons.addWidget(self.extra)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        column.addLayout(buttons)
        column.addStretch(1)
        theme.set_role(self.save, "primary")
        self.extra.hide()
        self.trouble.hide()
        for button in (self.extra, self.cancel, self.save):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(inner, 100)
        row.addStretch(1)
