"""An address, entered by the parts of its country in their order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit

from rolodex import i18n
from rolodex.domain.address import problems
from rolodex.domain.address_form import REMAINDER, AddressForm, address_form, is_doubtful_code
from rolodex.domain.contact import Adr
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.contacts.fields.countries import CountryLine
from rolodex.ui.contacts.fields.row import Row, RowEntry, name_entry
from rolodex.ui.contacts.fields.specs import Part

TEXTS = ("box", "ext", "street", "city", "region", "code", "country", "country_code")
NAMED = ("street", *REMAINDER, "code", "city", "region")
SHARES = {"city": 5, "code": 4}
"""How the width is shared; a code needs room for its name too, such as "Código postal"."""


class AddressRow(Row):
    """ADR: another country asks for other parts; what is filled stays in sight and is kept."""

    def __init__(self, *args: Any, **named: Any) -> None:
        self._form: AddressForm | None = None
        self._owner = ""
        super().__init__(*args, **named)
        for entry in self.entries.values():
            if isinstance(entry, QLineEdit):
                entry.editingFinished.connect(self._left)
        self.edited.connect(self._follow)
        self.around.learned.connect(self._follow)
        adr = self._item
        if isinstance(adr, Adr) and adr.shared:
            self.around.sharing(self, adr.shared, self._show_owner)
        self._tell()

    def make_entry(self, part: Part) -> RowEntry:
        """A line that offers countries, for the country."""
        if part.shape == "country":
            return CountryLine(self.around.rules().countries, self)
        return super().make_entry(part)

    def load(self) -> None:
        """Show the address by the parts of its country."""
        super().load()
        if isinstance(self._item, Adr):
            self._country().show_country(self._item.country, self._item.country_code)
        self._rearrange()

    def typed(self) -> dict[str, Any]:
        """What was changed; an address that says something else is shared no longer."""
        changed = super().typed()
        if "country" in changed:
            # the code spoke of the country that stood here before
            changed["country_code"] = self._country().code()
        if isinstance(self._item, Adr) and self._item.shared and set(changed) & set(TEXTS):
            changed["shared"] = 0
        return changed

    def show_parts(self) -> None:
        """Show the parts of the country, those that are filled, and the rest when asked for."""
        form = self._form
        usual = {"country", "street", *(form.parts() if form else ())}
        for part in self.parts():
            name = part.attribute
            wanted = name in usual or self._all_shown or bool(self.said(name).strip())
            entry = self.entries[name]
            entry.setVisible(wanted or entry.hasFocus())

    def retranslate(self) -> None:
        """Word everything anew; the country calls its parts by their own names."""
        super().retranslate()
        form = self._form
        if form is not None:
            for name in NAMED:
                name_entry(self.entries[name], word(form.name(name)))
        self._country().retranslate()
        self._tell()

    def address(self) -> Adr:
        """The address as it stands here, shared or not."""
        adr = self._item
        return replace(adr, **self.typed()) if isinstance(adr, Adr) else Adr()

    def _country(self) -> CountryLine:
        entry = self.entries["country"]
        assert isinstance(entry, CountryLine)
        return entry

    def _follow(self) -> None:
        """Ask for the parts of another country as soon as one is named."""
        form = address_form(self.address(), self.around.rules(), self.around.home)
        # while a country is typed it is none yet
        typing = not form.territory and self.said("country").strip() and self._country().hasFocus()
        if not typing and (self._form is None or form.territory != self._form.territory):
            self._rearrange()
            self.retranslate()
            self.rearranged.emit()
        self._tell()

    def _rearrange(self) -> None:
        form = address_form(self.address(), self.around.rules(), self.around.home)
        self._form = form
        while (item := self.lines.takeAt(0)) is not None:
            line = item.layout()
            while line is not None and line.count():
                line.takeAt(0)
        known = [part.attribute for part in self.parts()]
        rest = tuple(
            name for name in ("code", "city", "region") if name in known and name not in form.parts()
        )
        street = next(place for place, line in enumerate(form.lines) if "street" in line)
        lines = [*form.lines[: street + 1], REMAINDER, *form.lines[street + 1 :], rest, ("country",)]
        for parts in lines:
            line = QHBoxLayout()
            line.setSpacing(theme.size(6))
            for name in parts:
                line.addWidget(self.entries[name], SHARES.get(name, 3))
            self.lines.addLayout(line)
        self.show_parts()
        self._offer_more()

    def _left(self) -> None:
        """An entry was left; once the whole address is, say what is missing in it."""
        QTimer.singleShot(0, self, self._tell)

    def _show_owner(self, name: str) -> None:
        self._owner = name
        self._tell()

    def _tell(self) -> None:
        adr = self.address()
        rules = self.around.rules()
        if isinstance(self._item, Adr) and self._item.shared and self._owner:
            if adr.shared:
                self.say(
                    _("This address is shared with %(name)s; changing it here makes it their own.")
                    % {"name": self._owner}
                )
            else:
                self.say(_("No longer shared with %(name)s.") % {"name": self._owner}, "warn")
            return
        rule = rules.rule(adr, self.around.home)
        if is_doubtful_code(adr.code, rule):
            country = rules.countries.name(rule.territory, i18n.language())
            self.say(
                _("%(country)s has no postal codes like this one; it is kept as written.")
                % {"country": country},
                "warn",
            )
        elif self.is_touched() and not self.is_blank() and not self._has_cursor():
            missing = problems(adr, rules, self.around.home)
            self.say(word(missing[0]) if missing else "", "warn")
        else:
            self.say("")

    def _has_cursor(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))
