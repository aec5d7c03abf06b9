"""The parts of the page of settings: a heading, and a card of rows that can be searched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rolodex.domain.folding import fold
from rolodex.domain.message import Message
from rolodex.i18n import word
from rolodex.ui import theme
from rolodex.ui.labelling import plain_label
from rolodex.ui.settings.entries import entry_for
from rolodex.ui.settings.row_layout import lay_out
from rolodex.ui.settings.specs import Spec
from rolodex.ui.widgets.line import Line


class Said(Protocol):
    """A row of the page: it words itself, and tells its words to whoever searches."""

    def said(self) -> str: ...
    def retranslate(self) -> None: ...


class ChoiceRow(QWidget):
    """A setting: what it is called and what it does at the left, its entry at the right."""

    def __init__(self, spec: Spec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.entry = entry_for(spec, self)
        self._text, self._hint = plain_label("", "", wrap=True), plain_label("", "small", wrap=True)
        self._text.setBuddy(self.entry.widget)
        lay_out(self, self._text, self._hint, self.entry.widget)
        self.retranslate()

    def said(self) -> str:
        """All its words."""
        options = (word(text) for _value, text in self.spec.options)
        return " ".join((word(self.spec.text), word(self.spec.hint), *options))

    def retranslate(self) -> None:
        """Word everything anew."""
        text, hint = word(self.spec.text), word(self.spec.hint)
        self._text.setText(text)
        self._hint.setText(hint)
        self.entry.retranslate()
        self.entry.widget.setAccessibleName(text)
        self.entry.widget.setAccessibleDescription(hint)


class Section(QWidget):
    """One part under its heading."""

    def __init__(self, title: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._rows: list[tuple[QWidget, Said, Line]] = []
        self.head = plain_label("", "head")
        card = QFrame()
        theme.set_role(card, "card")
        self._inside = QVBoxLayout(card)
        self._inside.setContentsMargins(theme.size(16), theme.size(4), theme.size(16), theme.size(4))
        self._inside.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.size(14), 0, 0)
        column.setSpacing(theme.size(6))
        column.addWidget(self.head)
        column.addWidget(card)

    def add(self, row: QWidget, words: Said) -> None:
        """Put a row below the others; `words` is the row itself."""
        line = Line()
        # in its place first: shown before it has one, it would be a window of its own
        self._inside.addWidget(line)
        line.setVisible(bool(self._rows))
        self._rows.append((row, words, line))
        self._inside.addWidget(row)

    def show_found(self, wanted: Sequence[str]) -> bool:
        """Show the rows that hold all these words, all where the heading does; says if there are any."""
        whole = _holds(word(self._title), wanted)
        first = True
        for row, words, line in self._rows:
            shown = whole or _holds(words.said(), wanted)
            row.setVisible(shown)
            line.setVisible(shown and not first)
            first = first and not shown
        self.setVisible(not first)
        return not first

    def retranslate(self) -> None:
        """Word everything anew."""
        self.head.setText(word(self._title))
        for _row, words, _line in self._rows:
            words.retranslate()


def _holds(text: str, wanted: Sequence[str]) -> bool:
    """Whether a text holds every one of these folded words."""
    folded = fold(text)
    return all(one in folded for one in wanted)
