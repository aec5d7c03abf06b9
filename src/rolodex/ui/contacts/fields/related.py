"""Someone related: a contact of the book, or a name as it was typed."""

from __future__ import annotations

from typing import Any

from rolodex.domain.contact import Value
from rolodex.i18n import _
from rolodex.ui.contacts.fields.row import Row, RowEntry
from rolodex.ui.contacts.fields.specs import Part
from rolodex.ui.widgets.suggest import Suggestion, SuggestLine

UID = "X-UID"
"""The parameter that tells which contact a name in RELATED is."""
_URN = "urn:uuid:"


class RelatedRow(Row):
    """RELATED: a chosen contact is written by name, which every program reads, with its UID beside it."""

    def __init__(self, *args: Any, **named: Any) -> None:
        self._chosen: Suggestion | None = None
        super().__init__(*args, **named)
        line = self.entries["value"]
        if isinstance(line, SuggestLine):
            line.chosen.connect(self._choose)
        self.edited.connect(self._tell)
        self._tell()

    def make_entry(self, part: Part) -> RowEntry:
        """A line that offers the contacts of the book."""
        return SuggestLine(lambda text, answer: self.around.people(self, text, answer), self)

    def typed(self) -> dict[str, Any]:
        """The name, and who that is as long as it is the chosen one's."""
        changed = super().typed()
        if "value" in changed and isinstance(self._item, Value):
            others = tuple(pair for pair in self._item.params if pair[0] not in (UID, "VALUE"))
            changed["params"] = (*others, (UID, str(self._picked()))) if self._picked() else others
        return changed

    def _picked(self) -> str:
        chosen = self._chosen
        return str(chosen.key) if chosen is not None and self.said("value") == chosen.text.strip() else ""

    def _choose(self, suggestion: Suggestion) -> None:
        self._chosen = suggestion
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        said = self.said("value")
        if isinstance(self._item, Value) and not self.is_touched():
            uid = dict(self._item.params).get(UID, "") or (
                said.removeprefix(_URN) if said.startswith(_URN) else ""
            )
            if uid:
                self.around.called(self, uid, self._say_who)
                return
        self.say(_("In your book") if self._picked() else "")

    def _say_who(self, name: str) -> None:
        if not self.is_touched() and name:
            self.say(_("In your book") if name == self.said("value") else _("= %(name)s") % {"name": name})
