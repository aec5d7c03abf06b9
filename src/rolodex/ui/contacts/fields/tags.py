"""The tags of a contact as chips, and a line to write more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from rolodex.domain.contact import Contact
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.flow import FlowLayout
from rolodex.ui.widgets.button import Button


class TagsField(QWidget):
    """CATEGORIES: each tag a button that takes it away; a comma or Enter ends the one being written."""

    edited = Signal()
    rows_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tags: list[str] = []
        self._chips: list[Button] = []
        self._known = QStringListModel(self)
        self._flow = FlowLayout(self, theme.size(6), theme.size(6))
        self.line = _TagLine(self)
        self.line.setMinimumWidth(theme.size(150))
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(completer)
        self._flow.addWidget(self.line)
        self.line.textChanged.connect(self._written)
        self.line.ended.connect(self._take)
        self.line.emptied.connect(self._focus_last)
        self.retranslate()

    def offer(self, tags: Sequence[str]) -> None:
        """Offer the tags of the book while one is written."""
        self._known.setStringList(list(tags))

    def load(self, contact: Contact) -> None:
        """Show the tags of the contact."""
        self._tags = list(contact.categories)
        self.line.clear()
        self._show()

    def store(self, contact: Contact) -> Contact:
        """The contact with these tags, and with the one still being written."""
        written = self.line.text().strip()
        more = [written] if written and written not in self._tags else []
        return replace(contact, categories=(*self._tags, *more))

    def retranslate(self) -> None:
        """Word everything anew."""
        self.line.setPlaceholderText(_("Add tag"))
        self.line.setAccessibleName(_("Add tag"))
        for tag, chip in zip(self._tags, self._chips, strict=True):
            chip.setAccessibleName(_("Remove tag %(tag)s") % {"tag": tag})

    def _written(self, text: str) -> None:
        if "," in text:
            self._take()
        self.edited.emit()

    def _take(self) -> None:
        """Make tags of what is written."""
        names = [name.strip() for name in self.line.text().split(",")]
        self._tags += [name for name in dict.fromkeys(names) if name and name not in self._tags]
        self.line.clear()
        self._show()
        self.edited.emit()

    def _remove(self, place: int) -> None:
        del self._tags[place]
        self._show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _focus_last(self) -> None:
        if self._chips:
            self._chips[-1].setFocus(Qt.FocusReason.BacktabFocusReason)

    def _show(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(place, tag) for place, tag in enumerate(self._tags)]
        for place, chip in enumerate(self._chips):
            self._flow.insert(place, chip)
            chip.setVisible(True)
        self.retranslate()
        self.updateGeometry()
        self.rows_changed.emit()

    def _chip(self, place: int, tag: str) -> Button:
        chip = Button(self)
        metrics = chip.fontMetrics()
        # an ampersand is a letter here, not the mark of a shortcut
        shown = metrics.elidedText(tag, Qt.TextElideMode.ElideRight, metrics.averageCharWidth() * 30)
        chip.setText(shown.replace("&", "&&"))
        chip.setIcon(theme.icon("x"))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        theme.set_role(chip, "tag")
        chip.clicked.connect(lambda: self._remove(place))
        return chip


class _TagLine(QLineEdit):
    ended = Signal()
    emptied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends a tag; Backspace in an empty line goes to the last one."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.ended.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)
