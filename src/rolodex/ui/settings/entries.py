"""The entries of the page of settings: each tells what was chosen once it is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from rolodex.i18n import word
from rolodex.ui import theme
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.number_box import NumberBox
from rolodex.ui.settings.specs import Spec
from rolodex.ui.settings.time_box import TimeBox
from rolodex.ui.widgets.text_entry import Line, Lines

PAUSE = 400
"""Milliseconds without a key after which what is written counts."""
WIDTH = 300


class Entry(QObject):
    """One setting on the page: `chosen(key, value)` as soon as a person has chosen another value."""

    chosen = Signal(str, str)

    def __init__(self, spec: Spec, parent: QWidget) -> None:
        super().__init__(parent)
        self.spec = spec
        self._value = ""

    def show_value(self, value: str) -> None:
        """Show what is chosen now."""
        self._value = value

    def finish(self) -> None:
        """Let what is still being written count."""

    def retranslate(self) -> None:
        """Word everything anew."""

    def _choose(self, value: str) -> None:
        if value != self._value:
            self._value = value
            self.chosen.emit(self.spec.key, value)


class ChoiceEntry(Entry):
    """A box of choices."""

    def __init__(self, spec: Spec, parent: QWidget) -> None:
        super().__init__(spec, parent)
        self.box = ChoiceBox(parent)
        self.box.setFixedWidth(theme.size(WIDTH))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._options: tuple[tuple[str, str], ...] = ()
        self.box.currentIndexChanged.connect(lambda _place: self._choose(str(self.box.currentData())))
        self.retranslate()

    @property
    def widget(self) -> QWidget:
        """What the keyboard reaches."""
        return self.box

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these values with their words."""
        if tuple(options) != self._options:
            self._options = tuple(options)
            self._fill()

    def show_value(self, value: str) -> None:
        """Show what is chosen now, be it none of the choices."""
        super().show_value(value)
        # refilled under the cursor the box would forget the letters typed so far
        if self.box.currentData() != value:
            self._fill()

    def retranslate(self) -> None:
        """Word the choices anew."""
        if self.spec.options:
            self.offer([(value, word(text)) for value, text in self.spec.options])

    def _fill(self) -> None:
        self.box.blockSignals(True)
        self.box.clear()
        for value, words in self._options:
            self.box.addItem(words, value)
        if self.box.findData(self._value) < 0:
            self.box.addItem(self._value, self._value)
        self.box.setCurrentIndex(self.box.findData(self._value))
        self.box.blockSignals(False)
        self.box.update()


class NumberEntry(Entry):
    """A whole number within bounds."""

    def __init__(self, spec: Spec, parent: QWidget) -> None:
        super().__init__(spec, parent)
        self.box = NumberBox(parent)
        self.box.setRange(spec.least, spec.most)
        self.box.valueChanged.connect(lambda value: self._choose(str(value)))

    @property
    def widget(self) -> QWidget:
        """What the keyboard reaches."""
        return self.box

    def show_value(self, value: str) -> None:
        """Show the number."""
        super().show_value(value)
        self.box.blockSignals(True)
        self.box.setValue(int(value or self.spec.least))
        self.box.blockSignals(False)


class TimeEntry(Entry):
    """A time of day."""

    def __init__(self, spec: Spec, parent: QWidget) -> None:
        super().__init__(spec, parent)
        self.box = TimeBox(parent)
        self.box.valueChanged.connect(lambda _minutes: self._choose(self.box.time()))

    @property
    def widget(self) -> QWidget:
        """What the keyboard reaches."""
        return self.box

    def show_value(self, value: str) -> None:
        """Show the time."""
        super().show_value(value)
        self.box.blockSignals(True)
        self.box.show_time(value)
        self.box.blockSignals(False)


class TextEntry(Entry):
    """One line or several; what is written counts after a pause, or when the cursor leaves."""

    def __init__(self, spec: Spec, parent: QWidget) -> None:
        super().__init__(spec, parent)
        self.text = _Lines(parent) if spec.shape == "lines" else _Line(parent)
        self.text.setFixedWidth(theme.size(WIDTH))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.finish)
        if isinstance(self.text, _Lines):
            self.text.edited.connect(self._pause.start)
        else:
            self.text.textChanged.connect(lambda _text: self._pause.start())
        self.text.left.connect(self.finish)

    @property
    def widget(self) -> QWidget:
        """What the keyboard reaches."""
        return self.text

    def show_value(self, value: str) -> None:
        """Show the text, unless another is being written."""
        if not (self.text.hasFocus() and self.text.is_touched()):
            super().show_value(value)
            self.text.show_text(value)
            self._pause.stop()

    def finish(self) -> None:
        """Let what is written count."""
        self._pause.stop()
        self._choose(self.text.text_value())


class _Line(Line):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the cursor has left."""
        QLineEdit.focusOutEvent(self, event)
        self.left.emit()


class _Lines(Lines):
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(least=3, most=8, parent=parent)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the cursor has left."""
        super().focusOutEvent(event)
        self.left.emit()


AnyEntry = ChoiceEntry | NumberEntry | TimeEntry | TextEntry


def entry_for(spec: Spec, parent: QWidget) -> AnyEntry:
    """The entry of a setting."""
    if spec.shape == "choice":
        return ChoiceEntry(spec, parent)
    if spec.shape == "number":
        return NumberEntry(spec, parent)
    return TimeEntry(spec, parent) if spec.shape == "time" else TextEntry(spec, parent)
