"""The page of settings: what is chosen counts at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rolodex import i18n
from rolodex.domain.address import AddressRules
from rolodex.domain.changes import Changes
from rolodex.domain.currency import Currency
from rolodex.domain.errors import UserError
from rolodex.domain.folding import fold
from rolodex.domain.preferences import Preferences
from rolodex.domain.sorting import sort_key
from rolodex.i18n import _, word
from rolodex.services import addresses, currencies
from rolodex.services.opening import Services
from rolodex.ui import application, state, theme
from rolodex.ui.backups import place as places
from rolodex.ui.backups.place import Place
from rolodex.ui.labelling import plain_label
from rolodex.ui.settings.copies import Copies
from rolodex.ui.settings.entries import AnyEntry, ChoiceEntry
from rolodex.ui.settings.lead import Lead
from rolodex.ui.settings.sections import ChoiceRow, Section
from rolodex.ui.settings.specs import (
    COUNTRY,
    CURRENCY,
    LANGUAGE,
    OF_COMPUTER,
    PARTS,
    THEME,
    LeadSpec,
    Part,
    Spec,
)
from rolodex.ui.state import WindowState
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.scroll import ScrollColumn
from rolodex.ui.widgets.search_field import SearchField

WIDEST = 760


@dataclass(frozen=True, slots=True)
class Known:
    """What the page shows: the choices of the book, what can be chosen, and where copies lie."""

    preferences: Preferences
    rules: AddressRules
    currencies: tuple[Currency, ...]
    place: Place


class SettingsPanel(QWidget):
    """All settings in one column; there is nothing to confirm.

    `kept` is what the window goes by on this computer; without it, what was written down.
    """

    language_changed = Signal(str)
    """Another language was chosen and is in use; the window is to be worded anew."""
    theme_changed = Signal(str)
    computer_changed = Signal(str, str)
    """Another choice for this computer, by the name it has in the state of the window, and its value."""
    led = Signal(str, str)
    """The sheet of this name is to be shown; beside it the country of the book."""
    backups_wanted = Signal()
    """All copies of the book are to be shown."""
    protect_wanted = Signal()
    """The passphrase of the book is to be set, changed or taken away."""
    name_order_changed = Signal(str)
    """"given" or "family": names are shown so from now on, and lists begin in that order."""

    def __init__(
        self, runner: TaskRunner, parent: QWidget | None = None, kept: WindowState | None = None
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._services: Services | None = None
        self._known: Known | None = None
        self._choosing = 0
        self._choices = 0
        self.entries: dict[str, AnyEntry] = {}
        self.leads: dict[str, Lead] = {}
        self.sections: list[Section] = []
        self.title = plain_label("", "title")
        self.hint = plain_label("", "dim", wrap=True)
        self.search = SearchField(self)
        self.nothing = plain_label("", "dim", wrap=True)
        self.copies = Copies(runner, self)
        self._build()
        self.retranslate()
        self.entries[LANGUAGE.key].show_value(i18n.chosen())
        self.show_computer(kept if kept is not None else state.load())

    def attach(self, services: Services) -> None:
        """Show the choices of this book from now on."""
        self._services = services
        self.setEnabled(True)
        for key, entry in self.entries.items():
            entry.widget.setEnabled(key in OF_COMPUTER or not services.read_only)
        for lead in self.leads.values():
            lead.setEnabled(not (lead.writes and services.read_only))
        self.copies.attach(services)
        self._read()

    def react(self, changes: Changes) -> None:
        """Read again what another may have chosen."""
        if changes.touches("setting"):
            self._read()

    def is_settled(self) -> bool:
        """Whether all choices are shown."""
        return self._known is not None

    def show_theme(self, choice: str) -> None:
        """Show which colours were chosen."""
        self.entries[THEME.key].show_value(choice)

    def show_computer(self, kept: WindowState) -> None:
        """Show what was chosen for this computer."""
        for key in OF_COMPUTER:
            if key != LANGUAGE.key:
                self.entries[key].show_value(getattr(kept, key))

    def focus_search(self) -> None:
        """Begin to search the settings."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.edit.selectAll()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.title.setText(_("Settings"))
        self.hint.setText(_("What you choose here counts at once and can be changed at any time."))
        for section in self.sections:
            section.retranslate()
        self.search.retranslate()
        self.search.set_hint(_("Search the settings…"))
        self.search.edit.setAccessibleName(_("Search the settings"))
        self.nothing.setText(_("No setting says so. Try another word."))
        self._offer()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let what is still being written count."""
        super().hideEvent(event)
        for entry in self.entries.values():
            entry.finish()

    def _read(self) -> None:
        services = self._services
        if services is not None:
            self._runner.submit(
                "lookups", "settings", lambda progress: _known(services), self._show, owner=self
            )

    def _show(self, known: Known) -> None:
        if self._choosing and self._known is not None:
            return  # older than what was chosen since; that is read when it is kept
        self._known = known
        self._offer()
        for key, entry in self.entries.items():
            if key not in OF_COMPUTER:
                entry.show_value(known.preferences.text(key))
        self.copies.show_place(known.place)

    def _offer(self) -> None:
        """Offer countries and currencies by their names in the language in use."""
        if self._known is None:
            return
        language = i18n.language()
        rules = self._known.rules
        named = [(code, rules.countries.name(code, language)) for code in rules.rules]
        countries = sorted(((code, name) for code, name in named if name), key=lambda pair: sort_key(pair[1]))
        if not self._known.preferences.country:
            countries.insert(0, ("", _("No country chosen")))
        money = [(one.code, f"{one.code}  {one.name(language)}") for one in self._known.currencies]
        self._offer_to(COUNTRY.key, countries)
        self._offer_to(CURRENCY.key, money)

    def _offer_to(self, key: str, options: Sequence[tuple[str, str]]) -> None:
        entry = self.entries[key]
        if isinstance(entry, ChoiceEntry):
            entry.offer(options)

    def _choose(self, key: str, value: str) -> None:
        services = self._services
        if key == LANGUAGE.key:
            self._speak(value)
        elif key == THEME.key:
            self.theme_changed.emit(value)
        elif key in OF_COMPUTER:
            self.computer_changed.emit(key, value)
        elif services is not None:
            self._choosing += 1
            self._choices += 1
            self._runner.submit(
                "changes",
                # each is answered: none gives way to the next
                f"choose {self._choices}",
                lambda progress: application.keep(services.settings, key, value),
                lambda _changes: self._chosen(key, value),
                owner=self,
                failed=self._not_chosen,
            )

    def _speak(self, language: str) -> None:
        """Word everything in this language, also where it cannot be written down."""
        try:
            application.speak(language)
        except UserError as error:
            self._runner.error.emit(error)
        self.language_changed.emit(i18n.language())

    def _not_chosen(self, error: Exception) -> None:
        self._choosing -= 1
        self._read()
        self._runner.error.emit(error)

    def _chosen(self, key: str, value: str) -> None:
        self._choosing -= 1
        if key == COUNTRY.key:
            self.language_changed.emit(i18n.language())
        if key == "name_order":
            self.name_order_changed.emit(value)

    def _build(self) -> None:
        theme.set_role(self, "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page = QWidget()
        theme.set_role(page, "clear")
        column = QVBoxLayout(page)
        side = theme.size(24)
        column.setContentsMargins(side, theme.size(20), side, side)
        column.setSpacing(theme.size(6))
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addSpacing(theme.size(6))
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        self.nothing.hide()
        for part in PARTS:
            section = self._section(part)
            self.sections.append(section)
            column.addWidget(section)
        column.addStretch(1)
        page.setMaximumWidth(theme.size(WIDEST))
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(page, 1)
        across.addStretch(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollColumn(holder))
        self.copies.backups_wanted.connect(self.backups_wanted)
        self.copies.protect_wanted.connect(self.protect_wanted)
        self.search.text_changed.connect(self._find)

    def _section(self, part: Part) -> Section:
        section = Section(part.title)
        for spec in part.specs:
            if isinstance(spec, LeadSpec):
                lead = self._lead(spec)
                section.add(lead, lead)
            else:
                row = self._row(spec)
                section.add(row, row)
            if spec.key == "backups_kept":
                section.add(self.copies, self.copies)
        return section

    def _row(self, spec: Spec) -> ChoiceRow:
        row = ChoiceRow(spec, self)
        row.entry.chosen.connect(self._choose)
        self.entries[spec.key] = row.entry
        return row

    def _lead(self, spec: LeadSpec) -> Lead:
        lead = Lead(
            partial(word, spec.text), partial(word, spec.hint), partial(word, spec.button), self, spec.writes
        )
        lead.wanted.connect(lambda: self.led.emit(spec.key, self._home()))
        self.leads[spec.key] = lead
        return lead

    def _find(self, text: str) -> None:
        """Show only what holds the words that are typed."""
        wanted = fold(text).split()
        found = [section.show_found(wanted) for section in self.sections]
        self.nothing.setVisible(not any(found))

    def _home(self) -> str:
        return self._known.preferences.country if self._known is not None else ""


def _known(services: Services) -> Known:
    return Known(
        services.settings.preferences(),
        addresses.rules(),
        currencies.currencies(),
        places.read(services),
    )
