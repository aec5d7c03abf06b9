"""What was guessed for an empty book, shown and changed on the spot: language, country, currency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rolodex import i18n
from rolodex.domain.errors import UserError
from rolodex.domain.sorting import sort_key
from rolodex.i18n import _, word
from rolodex.ui import application, theme
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.labelling import plain_label
from rolodex.ui.languages import LANGUAGES
from rolodex.ui.ports import Services
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button

NARROWEST = 170


@dataclass(frozen=True, slots=True)
class Known:
    """What the book goes by, and what else there is: codes with their names."""

    country: str
    currency: str
    countries: tuple[tuple[str, str], ...]
    currencies: tuple[tuple[str, str], ...]


class Guessed(QWidget):
    """Three boxes; what is chosen counts at once."""

    settings_wanted = Signal()
    language_changed = Signal()

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._services: Services | None = None
        self.text = plain_label("", "small", wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.language, self.country, self.currency = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self._labels: list[tuple[QLabel, ChoiceBox]] = []
        self.link = Button()
        self._build()
        self.language.activated.connect(self._speak)
        self.country.activated.connect(lambda _at: self._choose("country", self.country))
        self.currency.activated.connect(lambda _at: self._choose("currency", self.currency))
        self.link.clicked.connect(self.settings_wanted)
        self.retranslate()

    def attach(self, services: Services) -> None:
        """Say what this book goes by."""
        self._services = services
        for box in (self.country, self.currency):
            box.setEnabled(not services.read_only)
        self._read()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.text.setText(_("Guessed from your computer; what you choose here counts at once."))
        self.link.setText(_("All settings"))
        names = (_("Language"), _("Country"), _("Currency"))
        for name, (label, box) in zip(names, self._labels, strict=True):
            label.setText(name)
            box.setAccessibleName(name)
        _fill(self.language, [(code, word(name)) for code, name in LANGUAGES], i18n.chosen())
        self._read()

    def _read(self) -> None:
        services, language = self._services, i18n.language()
        if services is not None:
            self._runner.submit(
                "lookups", "guessed", lambda _progress: _known(services, language), self._show, owner=self
            )

    def _show(self, known: Known) -> None:
        countries = list(known.countries)
        if not known.country:
            countries.insert(0, ("", _("No country chosen")))
        _fill(self.country, countries, known.country)
        _fill(self.currency, known.currencies, known.currency)

    def _speak(self, _at: int) -> None:
        try:
            application.speak(str(self.language.currentData()))
        except UserError as error:
            self._runner.error.emit(error)
        self.language_changed.emit()

    def _choose(self, key: str, box: ChoiceBox) -> None:
        services, value = self._services, str(box.currentData())
        if services is None:
            return
        from rolodex.ui.opened import opened  # start-up

        settings = opened(services).settings
        self._runner.submit(
            "changes",
            f"guessed {key}",
            lambda _progress: application.keep(settings, key, value),
            lambda _changes: self._kept(key),
            owner=self,
        )

    def _kept(self, key: str) -> None:
        self._read()
        if key == "country":
            self.language_changed.emit()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(6))
        column.addWidget(self.text)
        across = QHBoxLayout()
        across.setSpacing(theme.size(8))
        across.addStretch(1)
        for box in (self.language, self.country, self.currency):
            field = QWidget()
            inner = QVBoxLayout(field)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(theme.size(2))
            label = plain_label("", "small")
            label.setBuddy(box)
            inner.addWidget(label)
            inner.addWidget(box)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumWidth(theme.size(NARROWEST))
            self._labels.append((label, box))
            across.addWidget(field)
        across.addStretch(1)
        column.addLayout(across)
        theme.set_role(self.link, "link")
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignHCenter)


def _fill(box: ChoiceBox, options: Sequence[tuple[str, str]], chosen: str) -> None:
    box.clear()
    for value, text in options:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))


def _known(services: Services, language: str) -> Known:
    # start-up: 252 territories. That all services of the book are loaded is not waited for.
    from rolodex.services import addresses, currencies

    preferences = services.settings.preferences()
    rules = addresses.rules()
    named = [(code, rules.countries.name(code, language)) for code in rules.rules]
    return Known(
        preferences.country,
        preferences.currency,
        tuple(sorted(((code, name) for code, name in named if name), key=lambda pair: sort_key(pair[1]))),
        tuple((one.code, f"{one.code}  {one.name(language)}") for one in currencies.currencies()),
    )
