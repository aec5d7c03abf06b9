"""The copies of the book: each with its proof, a look inside, and the way back to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rolodex.domain.backup import Backup, Comparison
from rolodex.domain.changes import Changes
from rolodex.domain.errors import Cancelled, LockedBook, UserError
from rolodex.i18n import _, word
from rolodex.services.opening import Services
from rolodex.ui import wording
from rolodex.ui.asking import Asking
from rolodex.ui.backups import standing, words
from rolodex.ui.backups.copy_view import CopyView
from rolodex.ui.backups.deeds import Deeds
from rolodex.ui.backups.frame import BackupsFrame
from rolodex.ui.backups.place_sheet import PlaceSheet
from rolodex.ui.backups.standing import Standing
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner


class BackupsSheet(Sheet):
    """Lists copies; Enter looks inside, C checks again, N makes one, Esc goes back."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    """The card of this contact is to be shown."""
    copied = Signal(object)
    """A copy was made: a Backup."""

    def __init__(self, runner: TaskRunner, services: Services, over: QWidget) -> None:
        super().__init__(over)
        self._runner, self._services = runner, services
        self._asking = Asking(runner, self)
        self._now = Standing(services.read_only)
        self._passphrase = ""
        self._fresh = False
        self.copy = CopyView(runner, services.backups)
        self.frame = BackupsFrame(self.copy, self)
        self.entitle(self.frame.title)
        self.deeds = Deeds(runner, services.backups, self)
        self.place = PlaceSheet(runner, services, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._connect()
        self.retranslate()

    def start(self) -> None:
        """Show the copies, the newest first."""
        self._fresh = True
        self._back()
        self.come()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def is_settled(self) -> bool:
        """Whether nothing is being read or written."""
        parts = (self._asking.is_settled(), self.copy.is_settled(), self.place.is_settled())
        return all(parts) and not self.deeds.is_running()

    def leave(self) -> None:
        """Stop what runs; else go back to the list, and from there away."""
        if self.deeds.is_running():
            self.deeds.cancel()
        elif self._now.shown is not None:
            self._back()
        else:
            self.go()

    def go(self) -> None:
        """Give the window back; nothing of a passphrase stays."""
        self._back()
        super().go()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.frame.retranslate()
        self.copy.retranslate()
        self.place.retranslate()
        self._fill()
        self._turn(self._now, focus=False)

    def event(self, event: QEvent) -> bool:
        """Have Ctrl+F search in the copy that is shown, and not below."""
        if event.type() == QEvent.Type.ShortcutOverride and self._finds(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F leads to the search in the copy."""
        if self._finds(event):
            self.copy.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            event.accept()
        else:
            super().keyPressEvent(event)

    # What is shown

    def _read(self) -> None:
        backups, read_only = self._services.backups, self._services.read_only
        self._asking.ask(
            "all",
            lambda _progress: standing.read(backups, read_only=read_only),
            self._show,
            # copies that no ledger knows are opened and counted, which takes its time
            lane="paper",
            failed=self._failed,
        )

    def _show(self, found: Standing) -> None:
        self._now = self._now.with_copies(found)
        self._fill()
        self._turn(self._now, focus=self._fresh)
        self._fresh = False

    def _fill(self) -> None:
        today = wording.today()
        self.frame.list.show_lines(words.copy_lines(self._now.copies or (), today))

    def _turn(self, now: Standing, *, focus: bool = True) -> None:
        """Show how things stand from now on, with the keyboard where it is most likely wanted."""
        self._now = now
        self.frame.show_view(standing.view(now, wording.today()))
        if now.doing:
            self.frame.show_progress(0, 0)
        if not focus:
            return
        if now.doing:
            self.frame.focus(("stop",))
        elif now.locked:
            self.frame.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        elif now.shown is not None:
            self.copy.focus()
        elif now.copies:
            self.frame.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.frame.focus(("make", "close"))

    def _current(self) -> Backup | None:
        """The copy that is shown, or stood on in the list."""
        if self._now.shown is not None:
            return self._now.shown
        line = self.frame.list.lines.line(self.frame.list.currentIndex().row())
        copies = self._now.copies or ()
        return copies[line.id] if line is not None and line.id < len(copies) else None

    def _look(self) -> None:
        """Look inside the copy stood on."""
        backup = self._current()
        if backup is not None:
            self._turn(replace(self._now.with_list(), shown=backup))
            self.copy.start(backup, self._passphrase)
            self.copy.focus()

    def _back(self) -> None:
        """Show the list, and have nothing of a copy any more, nor of its passphrase."""
        self._passphrase = ""
        self.frame.passphrase.clear()
        self.copy.stop()
        self._turn(self._now.with_list())

    # What is done

    def _do(self, deed: str) -> None:
        if self.deeds.is_running() and deed != "stop":
            return
        backup, writes = self._current(), not self._services.read_only
        runs: dict[str, Callable[[], object]] = {
            "place": self.place.start,
            "close": self.leave,
            "back": self.leave,
            "stop": self.leave,
            "unlock": self._unlock,
            "undo": self.deeds.undo,
        }
        if writes:
            runs["make"] = self.deeds.make
        if backup is not None:
            runs |= {
                "edit": self._look,
                "look": self._look,
                "check": lambda: self.deeds.check(backup, self._passphrase),
                "restore": lambda: self.deeds.restore(backup, self._passphrase),
            }
        if deed in runs:
            runs[deed]()

    def _unlock(self) -> None:
        self._passphrase = self.frame.passphrase.text()
        if self._passphrase:
            self._look()

    def _made(self, made: Backup) -> None:
        self._turn(replace(self._now, doing=""))
        self.copied.emit(made)
        self.noticed.emit(_("Copied and checked: %(people)s") % {"people": words.holds(made)}, False)
        self._read()

    def _proved(self, proved: Backup) -> None:
        shown = proved if self._now.shown is not None else None
        trouble = ""
        if proved.broken:
            trouble = _("This copy is damaged and cannot be restored. The others are not touched by that.")
        else:
            self.noticed.emit(_("The copy is whole: %(people)s") % {"people": words.holds(proved)}, False)
        self._turn(replace(self._now, doing="", shown=shown, trouble=trouble))
        self._read()

    def _restored(self, said: str, undo: bool) -> None:
        self._now = replace(self._now, doing="")
        self.go()
        self.noticed.emit(said, undo)

    def _failed(self, error: Exception) -> None:
        """Say what went wrong; a locked copy asks for its passphrase."""
        now, current = replace(self._now, doing="", trouble=""), self._current()
        if isinstance(error, LockedBook) and current is not None:
            trouble = word(error.message) if error.wrong else ""
            self.copy.stop()
            self._turn(replace(now, shown=current, locked=True, trouble=trouble))
            self.frame.passphrase.mark_wrong(bool(trouble))
            return
        self._turn(replace(now, trouble=word(error.message) if isinstance(error, UserError) else ""))
        if not isinstance(error, UserError | Cancelled):
            self._runner.error.emit(error)

    def _compared(self, comparison: Comparison) -> None:
        self._turn(replace(self._now, differs=comparison), focus=False)

    def _choose_person(self, contact_id: int) -> None:
        self.go()
        self.person_chosen.emit(contact_id)

    def _react(self, changes: Changes) -> None:
        """Compare anew what changed below."""
        if self.isVisible() and not self._now.doing and changes.step is not None:
            self._read()
            if self._now.shown is not None and not self._now.locked:
                self.copy.start(self._now.shown, self._passphrase)

    def _finds(self, event: QEvent) -> bool:
        searched = self._now.shown is not None and not self._now.locked and not self._now.doing
        return searched and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Find)

    def _connect(self) -> None:
        self.frame.pressed.connect(self._do)
        self.frame.list.wanted.connect(lambda deed, _place: self._do(deed))
        self.frame.list.deeds = MappingProxyType({Qt.Key.Key_N: "make", Qt.Key.Key_C: "check"})
        self.frame.passphrase.entered.connect(self._unlock)
        self.deeds.begun.connect(lambda doing: self._turn(replace(self._now, doing=doing, trouble="")))
        self.deeds.progressed.connect(self.frame.show_progress)
        self.deeds.made.connect(self._made)
        self.deeds.proved.connect(self._proved)
        self.deeds.restored.connect(self._restored)
        self.deeds.failed.connect(self._failed)
        self.copy.person_chosen.connect(self._choose_person)
        self.copy.failed.connect(self._failed)
        self.copy.compared.connect(self._compared)
        self.place.noticed.connect(self.noticed)
        self.place.closed.connect(self._read)
        self._runner.changed.connect(self._react)
