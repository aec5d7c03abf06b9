"""Names as chips, and a line to write more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from rolodex.domain.message import Message
from rolodex.domain.tamed import in_one_line
from rolodex.i18n import word
from rolodex.ui import theme
from rolodex.ui.flow import FlowLayout
from rolodex.ui.handing_on import hand_on
from rolodex.ui.widgets.button import Button


class ChipsEntry(QWidget):
    """Each name a button that takes it away; a comma or Enter ends the one being written."""

    edited = Signal()
    rows_changed = Signal()

    def __init__(self, add: Message, remove: Message, parent: QWidget | None = None) -> None:
        """`add` stands in the empty line, `remove` (with %(name)s in it) tells what a chip does."""
        super().__init__(parent)
        self._add, self._remove_text = add, remove
        self._names: list[str] = []
        self._chips: list[Button] = []
        self._known = QStringListModel(self)
        self._flow = FlowLayout(self, theme.size(6), theme.size(6))
        self.line = _ChipLine(self)
        self.line.setMinimumWidth(theme.size(150))
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.line.setCompleter(completer)
        self._flow.addWidget(self.line)
        hand_on(self, self.line)
        self.line.textChanged.connect(self._written)
        self.line.ended.connect(self._take)
        self.line.emptied.connect(self._focus_last)
        self._word()

    def offer(self, names: Sequence[str]) -> None:
        """Offer these while one is written."""
        self._known.setStringList(list(names))

    def show_names(self, names: Iterable[str]) -> None:
        """Show these and nothing written."""
        self._names = list(names)
        self.line.clear()
        self._show()

    def names(self) -> tuple[str, ...]:
        """The names shown, and the one still being written."""
        written = self.line.text().strip()
        return (*self._names, *([written] if written and written not in self._names else []))

    def retranslate(self) -> None:
        """Word everything anew."""
        self._word()

    def _word(self) -> None:
        self.line.setPlaceholderText(word(self._add))
        self.line.setAccessibleName(word(self._add))
        for name, chip in zip(self._names, self._chips, strict=True):
            chip.setAccessibleName(word(self._remove_text) % {"name": name})

    def _written(self, text: str) -> None:
        if "," in text:
            self._take()
        self.edited.emit()

    def _take(self) -> None:
        """Make chips of what is written."""
        names = [name.strip() for name in self.line.text().split(",")]
        self._names += [name for name in dict.fromkeys(names) if name and name not in self._names]
        self.line.clear()
        self._show()
        self.edited.emit()

    def _remove(self, place: int) -> None:
        del self._names[place]
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
        self._chips = [self._chip(place, name) for place, name in enumerate(self._names)]
        for place, chip in enumerate(self._chips):
            self._flow.insert(place, chip)
            chip.setVisible(True)
        self._word()
        self.updateGeometry()
        self.rows_changed.emit()

    def _chip(self, place: int, name: str) -> Button:
        chip = Button(self)
        metrics = chip.fontMetrics()
        # an ampersand is a letter here, not the mark of a shortcut
        shown = metrics.elidedText(
            in_one_line(name), Qt.TextElideMode.ElideRight, metrics.averageCharWidth() * 30
        )
        chip.setText(shown.replace("&", "&&"))
        chip.setIcon(theme.icon("x"))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        theme.set_role(chip, "tag")
        chip.clicked.connect(lambda: self._remove(place))
        return chip


class _ChipLine(QLineEdit):
    ended = Signal()
    emptied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends a name; Backspace in an empty line goes to the last one."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.ended.emit()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)
