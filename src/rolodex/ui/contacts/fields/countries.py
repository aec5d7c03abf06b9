"""A line for a country: found by its name in any language or by its code, named in the user's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rolodex import i18n
from rolodex.domain.country import Countries
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.widgets.suggest import Suggestion, SuggestLine


class CountryLine(SuggestLine):
    """The country of an address; a country that no list has is kept as it was written."""

    def __init__(self, countries: Countries, parent: QWidget | None = None) -> None:
        super().__init__(self._matching, parent)
        self._countries = countries
        self._name, self._code = "", ""
        self.editingFinished.connect(self._complete)
        self._arrow = self.addAction(theme.icon("chevron-down", "dim"), self.ActionPosition.TrailingPosition)
        self._arrow.setText(_("All countries"))
        self._arrow.triggered.connect(self._drop_all)

    def show_country(self, name: str, code: str) -> None:
        """Show a country as an address has it; by its name where the address has only the code."""
        self._name, self._code = name, code
        self.show_text(name)
        if not name.strip() and code:
            self.setText(self._countries.name(code.upper(), i18n.language()) or code)
            self.setCursorPosition(0)
            self._shown = self.text()

    def code(self) -> str:
        """ISO 3166-1 alpha-2 of what stands here; "" where nobody knows."""
        if self.is_touched():
            return self._countries.find(self.text())
        return self._code

    def retranslate(self) -> None:
        """Name a country nobody typed in the language of now."""
        self._arrow.setText(_("All countries"))
        if not self.is_touched():
            self.show_country(self._name, self._code)

    def _matching(self, text: str, answer: Callable[[Sequence[Suggestion]], None]) -> None:
        language = i18n.language()
        found = self._countries.matching(text, language)
        answer([Suggestion(one.name(language), one.code, one.code) for one in found])

    def _complete(self) -> None:
        """What is the beginning of one country only, as it was left, is that country."""
        if self.is_touched() and self.text().strip() and not self.code():
            language = i18n.language()
            found = self._countries.matching(self.text(), language)
            if len(found) == 1:
                self.setText(found[0].name(language))

    def _drop_all(self) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._matching("", self._offer)
