"""The proof that a person was erased."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rolodex.domain.erasure import ErasureReport
from rolodex.domain.erasure_words import listed, proof
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.privacy.rows_card import CardRow, RowsCard


class ProofView(QWidget):
    """A card for each part of the proof, and the copies the user has to see to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[RowsCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.size(12))
        theme.set_role(self, "clear")

    def show_report(self, report: ErasureReport) -> None:
        """Show this proof."""
        for card in self.cards:
            self._column.removeWidget(card)
            card.deleteLater()
        self.cards = []
        for title, lines in proof(report):
            self._add(word(title), "", [CardRow(word(line)) for line in lines])
        if files := listed(report):
            self._add(
                _("Copies that may still hold them"),
                _("They cannot be opened here. Delete them, or make new copies in their place."),
                [CardRow(str(copy.path)) for copy in files],
            )

    def _add(self, title: str, about: str, rows: list[CardRow]) -> None:
        card = RowsCard(self, columns=2 if len(rows) > 2 else 1)
        card.say(title, about)
        card.show_rows(rows)
        self._column.addWidget(card)
        self.cards.append(card)
