"""A job: the firm, as text or as a company of the book, what is done there, and since when."""

from __future__ import annotations

from typing import Any

from rolodex.domain.contact import Org
from rolodex.i18n import _
from rolodex.ui.contacts.fields.row import Row, RowEntry
from rolodex.ui.contacts.fields.specs import Part
from rolodex.ui.widgets.suggest import Suggestion, SuggestLine

TIMES = ("since", "until")


class JobRow(Row):
    """ORG with TITLE and ROLE; the firm's card is joined when it is chosen from the list."""

    def __init__(self, *args: Any, **named: Any) -> None:
        self._chosen: Suggestion | None = None
        super().__init__(*args, **named)
        line = self.entries["name"]
        if isinstance(line, SuggestLine):
            line.chosen.connect(self._choose)
        self.edited.connect(self._tell)
        self._tell()

    def make_entry(self, part: Part) -> RowEntry:
        """A line that offers the companies of the book."""
        if part.shape == "firm":
            return SuggestLine(lambda text, answer: self.around.firms(self, text, answer), self)
        return super().make_entry(part)

    def show_parts(self) -> None:
        """Show beginning and end together, as one alone does not say which it is."""
        super().show_parts()
        filled = any(self.said(name) for name in TIMES)
        for name in TIMES:
            self.entries[name].setVisible(filled or not self.entries[name].isHidden())

    def is_touched(self) -> bool:
        """Whether anything was typed, or a company chosen."""
        return super().is_touched() or self._company() != self._joined()

    def typed(self) -> dict[str, Any]:
        """What was changed; another text is no longer the company it was."""
        changed = super().typed()
        if self._company() != self._joined():
            changed["company_id"] = self._company()
        return changed

    def _joined(self) -> int:
        return self._item.company_id if isinstance(self._item, Org) else 0

    def _company(self) -> int:
        """The company that the text stands for."""
        chosen = self._chosen
        if chosen is not None and self.said("name") == chosen.text.strip():
            return int(chosen.key)
        return 0 if self.entries["name"].is_touched() else self._joined()

    def _choose(self, suggestion: Suggestion) -> None:
        self._chosen = suggestion
        self.edited.emit()

    def _tell(self) -> None:
        self.say(_("A company of your book") if self._company() else "")
