"""Where copies go besides the book's own folder, and whether those there are locked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from rolodex.domain.progress import Progress
from rolodex.i18n import _, word
from rolodex.services import available
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.backups.place import Place, read
from rolodex.ui.check_box import CheckBox
from rolodex.ui.field_list import FieldList
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.passphrase import PassphraseField

NARROWEST = 280


class PlaceSheet(FormSheet):
    """Chooses a second folder; its copies can be locked with a passphrase of their own."""

    def __init__(self, runner: TaskRunner, services: Services, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._services = services
        self._was: Place | None = None
        self._folder = ""
        self.own = ElidedLabel("", "dim")
        self.folder = ElidedLabel("", "")
        self.folder.setMinimumWidth(theme.size(120))
        self.choose = Button()
        self.none = Button()
        self.folder_hint = plain_label("", "small", wrap=True)
        self.locked = CheckBox()
        self.passphrase = PassphraseField()
        self.again = PassphraseField()
        self.lock_hint = plain_label("", "small", wrap=True)
        self.fields = FieldList()
        self._build()
        self.retranslate()

    def start(self) -> None:
        """Show where copies go now."""
        self._was = None
        self.passphrase.clear()
        self.again.clear()
        self.say("")
        self.come()
        self.choose.setFocus()
        services = self._services
        self._runner.submit(
            "lookups",
            "place",
            lambda _progress: read(services),
            self._show,
            owner=self,
            failed=self.fail,
        )
        self._check()

    def save(self) -> None:
        """Keep the folder, and the passphrase where one was written."""
        was, wanted = self._was, self._wanted()
        if was is None or not self._is_complete():
            return
        services, passphrase = self._services, self.passphrase.text()
        self._set_busy(True)
        self._runner.submit(
            "changes",
            "place",
            lambda progress: _keep(services, was, wanted, passphrase, progress),
            lambda _none: self._kept(wanted),
            owner=self,
            failed=self.fail,
        )

    def go(self) -> None:
        """Give the parent back; nothing of a passphrase stays."""
        self.passphrase.clear()
        self.again.clear()
        super().go()

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.fields.retranslate()
        self.passphrase.retranslate()
        self.again.retranslate()
        self.title.setText(_("Where copies go"))
        self.choose.setText(_("Choose a folder…"))
        self.none.setText(_("No second folder"))
        self.folder_hint.setText(
            _(
                "A stick, another disk, or a folder that another program carries elsewhere. While it is "
                "absent the copies beside the book are made all the same."
            )
        )
        self.locked.setText(_("Lock the copies there with a passphrase"))
        self.passphrase.setAccessibleName(_("Passphrase"))
        self.again.setAccessibleName(_("The same again"))
        self._word_folder()
        self._check()

    def _lock_hint(self) -> str:
        return _(
            "Whoever finds a locked copy cannot read it; nor can you without the passphrase: there is no "
            "way back without it. This computer remembers it; write it down for another one."
        )

    def _show(self, place: Place) -> None:
        self._was, self._folder = place, place.folder
        self.own.setText(place.own)
        self.locked.setChecked(place.locked)
        self._word_folder()
        self._check()

    def _wanted(self) -> Place:
        locked = self.locked.isChecked() and bool(self._folder)
        return Place(self.own.text(), self._folder, locked)

    def _kept(self, wanted: Place) -> None:
        self._set_busy(False)
        self.go()
        self.noticed.emit(
            _("Copies go to %(folder)s as well") % {"folder": Path(wanted.folder).name or wanted.folder}
            if wanted.folder
            else _("Copies go beside the book only"),
            False,
        )

    def _needs_passphrase(self) -> bool:
        """Whether none is known yet for the copies that are to be locked."""
        return self._was is not None and self._wanted().locked and not self._was.locked

    def _is_complete(self) -> bool:
        written = bool(self.passphrase.text() or self.again.text())
        if self._wanted().locked and (written or self._needs_passphrase()):
            return bool(self.passphrase.text()) and self.passphrase.text() == self.again.text()
        return True

    def _check(self) -> None:
        """Say what is missing, and offer to save what is complete."""
        has_folder = bool(self._folder)
        self.none.setEnabled(has_folder)
        missing = available.no_locked_copies()
        # what was locked elsewhere can be unlocked here all the same
        self.locked.setEnabled(has_folder and (missing is None or self.locked.isChecked()))
        self.lock_hint.setText(word(missing) if missing else self._lock_hint())
        locked = self._wanted().locked
        self.fields.show_row(self.passphrase, locked)
        self.fields.show_row(self.again, locked)
        known = locked and not self._needs_passphrase()
        self.passphrase.edit.setPlaceholderText(_("As before") if known else "")
        differs = bool(self.again.text()) and self.passphrase.text() != self.again.text()
        if differs:
            self.say(_("The two are not the same yet."), "warn")
        elif self.state.text():
            self.say("")
        ready = self._was is not None and not self._services.read_only
        self.save_button.setEnabled(ready and self._is_complete() and self.is_settled())

    def _word_folder(self) -> None:
        self.folder.setText(self._folder or _("No folder"))
        self.choose.setAccessibleDescription(self.folder.text())

    def _choose(self) -> None:
        start = self._folder or str(Path.home())
        folder = QFileDialog.getExistingDirectory(self, _("Second folder for copies"), start)
        if folder:
            self.take_folder(folder)

    def take_folder(self, folder: str) -> None:
        """Propose this folder, "" for none; it counts when it is saved."""
        self._folder = folder
        self._word_folder()
        self._check()

    def _build(self) -> None:
        row = QWidget()
        theme.set_role(row, "clear")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.size(8))
        line.addWidget(self.folder, 1)
        line.addWidget(self.choose)
        line.addWidget(self.none)
        row.setFocusProxy(self.choose)
        for hint in (self.folder_hint, self.lock_hint):
            # a list of fields gives a label the height that it takes at its least width
            hint.setMinimumWidth(theme.size(NARROWEST))
        self.fields.add(lambda: _("Beside the book"), self.own)
        self.fields.add(lambda: _("Second folder"), row)
        self.fields.add_bare(self.folder_hint)
        self.fields.add_bare(self.locked)
        self.fields.add(lambda: _("Passphrase"), self.passphrase)
        self.fields.add(lambda: _("The same again"), self.again)
        self.fields.add_bare(self.lock_hint)
        self.build(self.fields)
        self.choose.clicked.connect(self._choose)
        self.none.clicked.connect(lambda: self.take_folder(""))
        self.locked.toggled.connect(lambda _on: self._check())
        for field in (self.passphrase, self.again):
            field.edited.connect(self._check)
            field.entered.connect(self.save_button.click)


def _keep(services: Services, was: Place, wanted: Place, passphrase: str, progress: Progress) -> None:
    """Have copies go there from now on; an empty passphrase leaves the one there is."""
    backups = services.backups
    if wanted.folder != was.folder:
        backups.set_second_folder(Path(wanted.folder) if wanted.folder else None)
    if wanted.locked and passphrase:
        backups.set_passphrase(passphrase, progress)
    elif was.locked and not wanted.locked:
        backups.set_passphrase("")
    if wanted.folder and wanted.folder != was.folder:
        # the next one might be due in an hour only, and the stick be in a pocket by then
        backups.make()
