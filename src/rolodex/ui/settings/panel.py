"""The page of settings: what is chosen counts at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rolodex import i18n
from rolodex.domain.address import AddressRules
from rolodex.domain.changes import Changes
from rolodex.domain.currency import Currency
from rolodex.domain.errors import UserError
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
from rolodex.ui.settings.entries import AnyEntry, ChoiceEntry, entry_for
from rolodex.ui.settings.lead import Lead
from rolodex.ui.settings.specs import COUNTRY, CURRENCY, LANGUAGE, PARTS, THEME, Spec
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.line import Line
from rolodex.ui.widgets.scroll import ScrollColumn

WIDEST = 760
OF_COMPUTER = (LANGUAGE.key, THEME.key)


@dataclass(frozen=True, slots=True)
class Known:
    """What the page shows: the choices of the book, what can be chosen, and where copies lie."""

    preferences: Preferences
    rules: AddressRules
    currencies: tuple[Currency, ...]
    place: Place


class SettingsPanel(QWidget):
    """All settings in one column; there is nothing to confirm."""

    language_changed = Signal(str)
    """Another language was chosen and is in use; the window is to be worded anew."""
    theme_changed = Signal(str)
    formats_wanted = Signal(str)
    """How addresses of a country are written is to be chosen, at first of this one."""
    backups_wanted = Signal()
    """All copies of the book are to be shown."""
    protect_wanted = Signal()
    """The passphrase of the book is to be set, changed or taken away."""
    erased_wanted = Signal()
    """Those who were erased for good are to be shown."""
    diagnosis_wanted = Signal()
    """What can be given away to whoever mends the program is to be shown."""
    name_order_changed = Signal(str)
    """"given" or "family": names are shown so from now on, and lists begin in that order."""

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._services: Services | None = None
        self._known: Known | None = None
        self._choosing = 0
        self._choices = 0
        self.entries: dict[str, AnyEntry] = {}
        self._texts: list[tuple[QLabel, QLabel, Spec]] = []
        self._heads: list[QLabel] = []
        self.title = plain_label("", "title")
        self.hint = plain_label("", "dim", wrap=True)
        self.copies = Copies(runner, self)
        self.erased = Lead(
            lambda: _("Erased for good"),
            lambda: _("Whom imports leave out, with the proof of each erasure."),
            lambda: _("Show…"),
            self,
        )
        self.diagnosis = Lead(
            lambda: _("Diagnosis"),
            lambda: _("For whoever mends Rolodex: figures and errors, nothing of what your book says."),
            lambda: _("Diagnosis…"),
            self,
        )
        self.formats = Button()
        self._build()
        self.retranslate()
        self.entries[LANGUAGE.key].show_value(i18n.chosen())
        self.show_theme(state.load().theme)

    def attach(self, services: Services) -> None:
        """Show the choices of this book from now on."""
        self._services = services
        self.setEnabled(True)
        for key, entry in self.entries.items():
            entry.widget.setEnabled(key in OF_COMPUTER or not services.read_only)
        self.copies.attach(services)
        self.formats.setEnabled(not services.read_only)
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

    def retranslate(self) -> None:
        """Word everything anew."""
        self.title.setText(_("Settings"))
        self.hint.setText(_("What you choose here counts at once and can be changed at any time."))
        for head, part in zip(self._heads, PARTS, strict=True):
            head.setText(word(part.title))
        for text, hint, spec in self._texts:
            text.setText(word(spec.text))
            hint.setText(word(spec.hint))
            entry = self.entries[spec.key]
            entry.retranslate()
            entry.widget.setAccessibleName(word(spec.text))
            entry.widget.setAccessibleDescription(word(spec.hint))
        for row in (self.copies, self.erased, self.diagnosis):
            row.retranslate()
        self.formats.setText(_("Format of addresses…"))
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
        elif services is not None:
            self._choosing += 1
            self._choices += 1
            self._runner.submit(
                "changes",
                # each is answered: none gives way to the next
                f"choose {self._choices}",
                lambda progress: services.settings.choose(key, value),
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
        for part in PARTS:
            head = plain_label("", "head")
            self._heads.append(head)
            column.addSpacing(theme.size(14))
            column.addWidget(head)
            column.addWidget(self._card(part.specs))
        column.addSpacing(theme.size(4))
        column.addWidget(self._led())
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
        self.erased.wanted.connect(self.erased_wanted)
        self.diagnosis.wanted.connect(self.diagnosis_wanted)

    def _card(self, specs: Sequence[Spec]) -> QFrame:
        card = QFrame()
        theme.set_role(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.size(16), theme.size(4), theme.size(16), theme.size(4))
        column.setSpacing(0)
        for place, spec in enumerate(specs):
            if place:
                column.addWidget(Line())
            column.addLayout(self._row(spec))
        if any(spec.key == "country_language" for spec in specs):
            column.addWidget(Line())
            column.addLayout(self._formats())
        if specs[-1].key == "backups_kept":
            column.addWidget(Line())
            column.addWidget(self.copies)
        return card

    def _led(self) -> QFrame:
        """A card of what is no choice."""
        card = QFrame()
        theme.set_role(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.size(16), theme.size(4), theme.size(16), theme.size(4))
        column.setSpacing(0)
        column.addWidget(self.erased)
        column.addWidget(Line())
        column.addWidget(self.diagnosis)
        return card

    def _row(self, spec: Spec) -> QHBoxLayout:
        entry = entry_for(spec, self)
        entry.chosen.connect(self._choose)
        self.entries[spec.key] = entry
        text, hint = plain_label("", ""), plain_label("", "small", wrap=True)
        text.setBuddy(entry.widget)
        self._texts.append((text, hint, spec))
        words = QVBoxLayout()
        words.setSpacing(theme.size(1))
        words.addWidget(text)
        words.addWidget(hint)
        words.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.size(9), 0, theme.size(9))
        row.setSpacing(theme.size(16))
        row.addLayout(words, 1)
        row.addWidget(entry.widget, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _formats(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.size(9), 0, theme.size(9))
        row.addWidget(self.formats)
        row.addStretch(1)
        self.formats.clicked.connect(lambda: self.formats_wanted.emit(self._home()))
        return row

    def _home(self) -> str:
        return self._known.preferences.country if self._known is not None else ""


def _known(services: Services) -> Known:
    return Known(
        services.settings.preferences(),
        addresses.rules(),
        currencies.currencies(),
        places.read(services),
    )
