"""The end of the settings of backups: where copies lie, and the ways to them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rolodex.i18n import _
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.backups import words
from rolodex.ui.backups.place import Place
from rolodex.ui.flow import FlowLayout
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.links import open_own_file
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button


class Copies(QWidget):
    """Makes a copy at once, and leads to all copies, to their folder and to the passphrase of the book."""

    backups_wanted = Signal()
    protect_wanted = Signal()

    def __init__(self, runner: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._services: Services | None = None
        self._place = Place("")
        self.own = ElidedLabel("", "small")
        self.second = ElidedLabel("", "small")
        self.state = plain_label("", "small", wrap=True)
        self.backups, self.copy, self.folder, self.protect = Button(), Button(), Button(), Button()
        self._build()
        self.retranslate()

    def attach(self, services: Services) -> None:
        """Copy this book from now on."""
        self._services = services
        for button in (self.copy, self.protect):
            button.setEnabled(not services.read_only)

    def show_place(self, place: Place) -> None:
        """Show where copies go."""
        self._place = place
        self._word()

    def said(self) -> str:
        """All its words."""
        buttons = (self.backups, self.copy, self.folder, self.protect)
        return " ".join((*(one.text() for one in buttons), self.own.text(), self.second.text()))

    def retranslate(self) -> None:
        """Word everything anew."""
        for button, text in (
            (self.backups, _("Backups…")),
            (self.copy, _("Make a copy now")),
            (self.folder, _("Open the folder")),
            (self.protect, _("Protect with a passphrase…")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
        self._word()

    def _word(self) -> None:
        place = self._place
        self.own.setText(place.own)
        said = _("and %(folder)s, locked") if place.locked else _("and %(folder)s")
        self.second.setText(said % {"folder": place.folder} if place.folder else _("and in no second folder"))

    def _copy_now(self) -> None:
        services = self._services
        if services is None:
            return
        self.state.setText(_("Copying…"))
        self._runner.submit(
            "paper",
            "copy",
            lambda _progress: services.backups.make(),
            lambda made: self.state.setText(
                _("Copied and checked: %(people)s") % {"people": words.holds(made)}
            ),
            owner=self,
            failed=self._not_copied,
        )

    def _not_copied(self, error: Exception) -> None:
        self.state.setText("")
        self._runner.error.emit(error)

    def _open_folder(self) -> None:
        if self._place.own:
            open_own_file(Path(self._place.own))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.size(9), 0, theme.size(9))
        column.setSpacing(theme.size(4))
        column.addWidget(self.own)
        column.addWidget(self.second)
        column.addSpacing(theme.size(4))
        row = QWidget()
        buttons = FlowLayout(row, theme.size(8), theme.size(8))
        for button in (self.backups, self.copy, self.folder, self.protect):
            buttons.addWidget(button)
        column.addWidget(row)
        column.addWidget(self.state)
        self.backups.clicked.connect(self.backups_wanted)
        self.protect.clicked.connect(self.protect_wanted)
        self.copy.clicked.connect(self._copy_now)
        self.folder.clicked.connect(self._open_folder)
