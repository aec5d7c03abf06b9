"""One quiet line on the page of an empty book: what was guessed, and the way to change it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from rolodex import i18n
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.labelling import plain_label
from rolodex.ui.ports import Services
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button


class GuessedLine(QWidget):
    """Says country and language as they are now; its link asks for the settings."""

    settings_wanted = Signal()

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._country = ""
        self.text = plain_label("", "small", self)
        self.link = Button(self)
        theme.set_role(self.link, "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.size(16), 0, 0)
        row.setSpacing(theme.size(6))
        row.addStretch(1)
        row.addWidget(self.text, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.link.clicked.connect(self.settings_wanted)
        self.retranslate()

    def attach(self, services: Services) -> None:
        """Say what this book goes by."""
        self._runner.submit(
            "lookups",
            "guessed",
            lambda progress: services.settings.get("country"),
            self._show,
            owner=self,
        )

    def retranslate(self) -> None:
        """Word everything anew."""
        from rolodex.ui.contacts.fields.languages import language_name  # start-up

        language = language_name(i18n.language())
        language = language[:1].upper() + language[1:]
        self.text.setText(
            _("%(country)s, %(language)s: so your computer says.")
            % {"country": self._name(), "language": language}
            if self._country
            else _("%(language)s, no country chosen.") % {"language": language}
        )
        self.link.setText(_("Change in the settings"))

    def _show(self, country: str) -> None:
        self._country = country
        self.retranslate()

    def _name(self) -> str:
        from rolodex.services import addresses  # start-up: 252 territories

        return addresses.rules().countries.name(self._country, i18n.language()) or self._country
