"""A card below a form: a head, and a line of text for each entry."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rolodex.i18n import ngettext
from rolodex.ui import theme
from rolodex.ui.labelling import ElidedLabel, plain_label


class EntriesBelow(QFrame):
    """Shows the first of some entries, and how many there are beside them."""

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._lines: list[QWidget] = []
        theme.set_role(self, "card")
        self.head = plain_label("", "strong", self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.size(20), theme.size(12), theme.size(20), theme.size(12))
        self._column.setSpacing(theme.size(4))
        self._column.addWidget(self.head)

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show these below the head."""
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [ElidedLabel(text, "", self) for text in texts[: self._most]]
        more = len(texts) - self._most
        if more > 0:
            text = ngettext("and %(count)d more", "and %(count)d more", more) % {"count": more}
            self._lines.append(plain_label(text, "small", self))
        for line in self._lines:
            self._column.addWidget(line)
