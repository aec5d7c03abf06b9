"""The sheet that sets, changes or takes away the passphrase of the book."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from rolodex.domain.errors import LockedBook
from rolodex.domain.message import Message
from rolodex.domain.progress import Progress
from rolodex.i18n import _, word
from rolodex.services import available, unlocking
from rolodex.services.opening import Services
from rolodex.services.protecting import Protection, protect_copies, standing
from rolodex.ui import theme
from rolodex.ui.field_list import FieldList
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.labelling import plain_label
from rolodex.ui.protecting.strength import strength, words
from rolodex.ui.protecting.work import left_readable
from rolodex.ui.radio_button import RadioButton
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.passphrase import PassphraseField
from rolodex.ui.widgets.warning_box import WarningBox

NARROWEST = 280


class ProtectSheet(FormSheet):
    """Asks for the passphrase twice, says how strong it is and that there is no way back without it."""

    convert_wanted = Signal(str, str)
    """The book is to be written anew: the passphrase it has ("" for none) and the one it is to get."""

    def __init__(self, runner: TaskRunner, services: Services, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._services = services
        self._protected: bool | None = None
        self._readable = ""
        self._missing: Message | None = None
        """Why this installation cannot set a passphrase."""
        self.about = plain_label("", "", wrap=True)
        self.change = RadioButton()
        self.off = RadioButton()
        self.old = PassphraseField()
        self.new = PassphraseField()
        self.again = PassphraseField()
        self.strength = plain_label("", "small", wrap=True)
        self.warning = WarningBox()
        self.copies = WarningBox()
        self.fields = FieldList()
        self._build()
        self.retranslate()

    def start(self) -> None:
        """Show whether the book has a passphrase, and ask for the next one."""
        self._protected, self._readable = None, ""
        self._missing = available.no_passphrases()
        self._clear()
        self.say("")
        self.change.setChecked(True)
        self.come()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._check()
        protecting = self._services.protecting
        self._runner.submit(
            "lookups",
            "protected",
            lambda _progress: protecting.standing(),
            self._show,
            owner=self,
            failed=self.fail,
        )

    def save(self) -> None:
        """Try the passphrase that the book has, then ask for the book to be written anew."""
        if not self._is_complete() or not self.is_settled():
            return
        path, old = self._services.book_path, self.old.text()
        if not self._protected:
            self._ask("")
            return
        self._set_busy(True)
        # deriving the key takes its time on purpose
        self._runner.submit(
            "paper",
            "fits",
            lambda _progress: unlocking.unlock(path, old),
            lambda _none: self._fits(old),
            owner=self,
            failed=self._not_tried,
        )

    def go(self) -> None:
        """Give the parent back; nothing of a passphrase stays."""
        self._clear()
        super().go()

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.fields.retranslate()
        self.title.setText(_("Protect with a passphrase"))
        self.change.say(_("Change the passphrase"), _("The book is written anew under another one."))
        self.off.say(_("Take the passphrase away"), _("Whoever has the file can read it then."))
        for field, name in (
            (self.old, _("Passphrase now")),
            (self.new, _("New passphrase")),
            (self.again, _("The same again")),
        ):
            field.retranslate()
            field.setAccessibleName(name)
        self._word()

    def _fits(self, old: str) -> None:
        self._set_busy(False)
        self._ask(old)

    def _not_tried(self, error: Exception) -> None:
        self.fail(error)
        if isinstance(error, LockedBook):
            self.old.mark_wrong(True)

    def _ask(self, old: str) -> None:
        new = "" if self._goes_off() else self.new.text()
        self.go()
        self.convert_wanted.emit(old, new)

    # How it stands

    def _show(self, found: Protection) -> None:
        protected = self._protected = found.is_protected
        self._readable = left_readable(found)
        self._check()
        first = self.close_button if self._missing else self.old if protected else self.new
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _goes_off(self) -> bool:
        return bool(self._protected) and self.off.isChecked()

    def _is_complete(self) -> bool:
        if self._protected is None or self._missing or (self._protected and not self.old.text()):
            return False
        if self._goes_off():
            return True
        return bool(self.new.text()) and self.new.text() == self.again.text()

    def _check(self) -> None:
        """Show what belongs to the choice, and offer what is complete."""
        protected, off = bool(self._protected), self._goes_off()
        for field, shown in (
            (self.change, protected),
            (self.off, protected),
            (self.old, protected),
            (self.new, not off and not self._missing),
            (self.again, not off and not self._missing),
            (self.strength, not off and not self._missing),
        ):
            self.fields.show_row(field, shown)
        self._word()
        differs = bool(self.again.text()) and self.new.text() != self.again.text()
        self.old.mark_wrong(False)
        if self._missing is not None:
            self.say(word(self._missing), "warn")
        elif differs and not off:
            self.say(_("The two are not the same yet."), "warn")
        else:
            self.say("")
        self.save_button.setEnabled(self._is_complete())

    def _word(self) -> None:
        protected, off = bool(self._protected), self._goes_off()
        if protected:
            self.about.setText(_("This book opens with its passphrase only."))
        else:
            self.about.setText(
                _(
                    "The book and its copies are then unreadable without the passphrase, on this computer "
                    "and wherever the file is carried. It is asked each time the book is opened."
                )
            )
        self.save_button.setText(_("Take it away") if off else _("Change it") if protected else _("Protect"))
        self.save_button.setAccessibleName(self.save_button.text())
        found = strength(self.new.text())
        self.strength.setText(words(found))
        theme.set_role(self.strength, {"weak": "warn", "strong": "good"}.get(found, "small"))
        self.warning.say(self._said_before(off))
        self.copies.say(self._readable, _("Lock them too"))

    def _lock_copies(self) -> None:
        """Make the copies that anyone can read anew, as secret as the book."""
        path = self._services.book_path
        self._set_busy(True)

        def work(progress: Progress) -> Protection:
            protect_copies(path, progress)
            return standing(path)

        self._runner.submit("paper", "copies", work, self._locked, owner=self, failed=self.fail)

    def _locked(self, now: Protection) -> None:
        self._set_busy(False)
        self._readable = left_readable(now)
        self._check()
        if not self._readable:
            self.say(_("All copies open with the passphrase only."), "good")

    def _said_before(self, off: bool) -> str:
        if self._missing is not None:
            return ""
        if off:
            return _("The book and its copies can be read by whoever has the files from then on.")
        return _(
            "There is no way back without it: nobody can open the book for you if the passphrase is lost. "
            "Write it down and keep it where you keep your papers. What lay on the disk before can stay "
            "readable there for a while."
        )

    def _clear(self) -> None:
        for field in (self.old, self.new, self.again):
            field.clear()

    def _build(self) -> None:
        group = QButtonGroup(self)
        group.addButton(self.change)
        group.addButton(self.off)
        for hint in (self.about, self.strength):
            # a list of fields gives a label the height that it takes at its least width
            hint.setMinimumWidth(theme.size(NARROWEST))
        self.fields.add_bare(self.about)
        self.fields.add_bare(self.change)
        self.fields.add_bare(self.off)
        self.fields.add(lambda: _("Passphrase now"), self.old)
        self.fields.add(lambda: _("New passphrase"), self.new)
        self.fields.add_bare(self.strength)
        self.fields.add(lambda: _("The same again"), self.again)
        self.build(self.copies, self.fields, self.warning)
        for field in (self.old, self.new, self.again):
            field.edited.connect(self._check)
            field.entered.connect(self.save_button.click)
        self.copies.followed.connect(self._lock_copies)
        self.off.toggled.connect(lambda _on: self._check())
