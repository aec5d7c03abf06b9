"""What stands in place of the panels while a book does not open, and the ways out of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from rolodex.domain.backup import Backup
from rolodex.domain.errors import BookElsewhere, Cancelled, LockedBook, UserError
from rolodex.domain.mending import Diagnosis, Salvaged
from rolodex.i18n import _, word
from rolodex.ui import wording
from rolodex.ui.asking import Asking
from rolodex.ui.diagnosis.sheet import DiagnosisSheet
from rolodex.ui.gate import words
from rolodex.ui.gate.face import Deed, GateFace, View
from rolodex.ui.gate.mending import Mending
from rolodex.ui.ports import Door
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner


class Gate(Sheet):
    """Asks for the passphrase, offers copies, saves what can be read: until the book opens, or another."""

    retry_wanted = Signal()
    """The book is to be opened again."""
    other_wanted = Signal(object)
    """Another file is to be opened: a Path."""
    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""

    def __init__(self, runner: TaskRunner, over: QWidget, door: Door) -> None:
        super().__init__(over)
        self._runner, self._door = runner, door
        self._asking = Asking(runner, self)
        self._path = Path()
        self._view: Callable[[], View] = words.looking
        self._found: Diagnosis | None = None
        self._said = ""
        self._failed = ""
        self._trouble: UserError | None = None
        self._diagnosis: DiagnosisSheet | None = None
        self.face = GateFace(self)
        self.entitle(self.face.title)
        self.mending = Mending(runner, door, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.face)
        self.face.pressed.connect(self._press)
        self.face.passphrase.entered.connect(self._enter)
        self.face.passphrase.edited.connect(lambda: self.face.passphrase.mark_wrong(False))
        self.face.copies.wanted.connect(lambda _deed, _place: self._take_copy())
        self.face.copies.selectionModel().currentChanged.connect(lambda *_: self._choose())
        self.mending.begun.connect(self._begun)
        self.mending.progressed.connect(self.face.show_progress)
        self.mending.replaced.connect(self._replaced)
        self.mending.saved.connect(self._saved)
        self.mending.failed.connect(self._not_mended)
        self.retranslate()

    def show_trouble(self, error: UserError, path: Path) -> None:
        """Stand in the way and say what is the matter with the book at `path`."""
        self._path, self._found, self._failed = path, None, ""
        self._said = self._word(error)
        self._trouble = error
        self.face.show_book(path)
        self.face.allow(True)
        self.come()
        if isinstance(error, LockedBook):
            self._ask_passphrase(self._said if error.wrong else "")
        elif isinstance(error, BookElsewhere):
            held, said = error, self._said
            self._turn(lambda: words.elsewhere(held, said), "again")
        else:
            self._look()

    def is_settled(self) -> bool:
        """Whether no answer is awaited."""
        return self._asking.is_settled() and not self.mending.is_running()

    def leave(self) -> None:
        """There is nothing below to go back to; Esc stops what runs."""
        self.mending.cancel()

    def go(self) -> None:
        """Give the window back; nothing of a passphrase stays."""
        self.face.passphrase.clear()
        super().go()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.face.retranslate()
        if self._diagnosis is not None:
            self._diagnosis.retranslate()
        self._list()
        self.face.show_view(self._view())

    # What is shown

    def _word(self, error: UserError) -> str:
        """What went wrong; which file it is stands above, so that its name will do."""
        return word(error.message).replace(str(self._path), self._path.name)

    def _turn(self, view: Callable[[], View], focus: Deed | None = None) -> None:
        """Show this from now on, with the keyboard at one of the buttons."""
        self._view = view
        self.face.show_view(view())
        if focus is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.face.focus(focus)

    def _ask_passphrase(self, failed: str = "") -> None:
        self._turn(lambda: words.locked(failed))
        self.face.passphrase.mark_wrong(bool(failed))
        self.face.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look(self) -> None:
        """See what the file is and which copies there are."""
        self.face.show_progress(0, 0)
        self._turn(words.looking)
        door = self._door
        self._asking.ask(
            "diagnose", lambda _progress: door.diagnose(), self._show_found, lane="paper", failed=self._blind
        )

    def _show_found(self, found: Diagnosis) -> None:
        if found.health == "locked":
            self._ask_passphrase()
            return
        # what is whole, or may not be read, is not to be replaced by a copy
        self._found = found if found.health in ("damaged", "no_book", "missing") else None
        self._list()
        self._show_sick()

    def _show_sick(self) -> None:
        """Offer the copies, and saving what can be read."""
        found, said, failed = self._found, self._said, self._failed
        if found is None:
            self._turn(lambda: words.trouble(said, failed), "again")
            return
        self._turn(lambda: words.sick(found, said, self._chosen(), failed))
        if found.backups:
            self.face.copies.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.face.focus("salvage" if found.health == "damaged" else "again")

    def _blind(self, error: Exception) -> None:
        """Not even looking worked: what the book itself said has to do."""
        self._show_sick()
        self._runner.error.emit(error)

    def _list(self) -> None:
        found, today = self._found, wording.today()
        backups = found.backups if found is not None else ()
        self.face.copies.show_lines(words.copy_lines(backups, today))
        self.face.fit()

    def _chosen(self) -> Backup | None:
        """The copy the keyboard is on."""
        line = self.face.copies.lines.line(self.face.copies.currentIndex().row())
        if self._found is None or line is None or line.id >= len(self._found.backups):
            return None
        return self._found.backups[line.id]

    def _choose(self) -> None:
        """Show what belongs to the copy the keyboard is on."""
        if self._found is not None and not self.mending.is_running() and self.face.copies.isVisible():
            self._failed = ""
            self.face.passphrase.clear()
            self.face.show_view(self._view())

    # What is done

    def _press(self, deed: str) -> None:
        runs: dict[str, Callable[[], object]] = {
            "open": self._unlock,
            "copy": self._take_copy,
            "salvage": self.mending.save,
            "again": self.retry_wanted.emit,
            "done": self.retry_wanted.emit,
            "stop": self.leave,
            "other": self._choose_other,
            "anyway": self._take_over,
            "new": self._begin_anew,
            "diagnosis": self._show_diagnosis,
        }
        runs[deed]()

    def _enter(self) -> None:
        """Enter in the field does what the first button does."""
        if self._found is not None and self._found.backups:
            self._take_copy()
        else:
            self._unlock()

    def _unlock(self) -> None:
        door, passphrase = self._door, self.face.passphrase.text()
        if not passphrase or not self.is_settled():
            self.face.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.face.allow(False)
        # deriving the key takes its time on purpose
        self._asking.ask(
            "unlock",
            lambda _progress: door.unlock(passphrase),
            lambda _none: self.retry_wanted.emit(),
            lane="paper",
            failed=self._not_unlocked,
        )

    def _not_unlocked(self, error: Exception) -> None:
        self.face.allow(True)
        if isinstance(error, LockedBook):
            self._ask_passphrase(self._word(error))
        elif isinstance(error, UserError):
            self.show_trouble(error, self._path)
        else:
            self._runner.error.emit(error)

    def _take_copy(self) -> None:
        """Go on with the chosen copy."""
        backup, passphrase = self._chosen(), self.face.passphrase.text()
        if backup is None or not self.is_settled():
            return
        if backup.locked and not passphrase:
            self.face.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.mending.take(backup, passphrase)

    def _begun(self, doing: str) -> None:
        self._failed = ""
        self.face.show_progress(0, 0)
        self._turn(lambda: words.working(doing), "stop")

    def _replaced(self, said: str) -> None:
        self.noticed.emit(said, False)
        self.retry_wanted.emit()

    def _saved(self, done: Salvaged) -> None:
        self.face.losses.show_lines(
            [words.loss_line(place, loss) for place, loss in enumerate(done.losses[: words.LISTED])]
        )
        self.face.fit()
        self._turn(lambda: words.saved(done), "done")

    def _not_mended(self, error: Exception) -> None:
        """Come back to the copies and say why."""
        if isinstance(error, UserError):
            self._failed = self._word(error)
        self._show_sick()
        if isinstance(error, LockedBook):
            self.face.passphrase.mark_wrong(True)
        elif not isinstance(error, UserError | Cancelled):
            self._runner.error.emit(error)

    def _take_over(self) -> None:
        """Open the book though a window on another computer may have it."""
        if isinstance(self._trouble, BookElsewhere) and self._trouble.host:
            self._door.take_over(self._trouble.host)
            self.retry_wanted.emit()

    def _begin_anew(self) -> None:
        """Have an empty book where there is none any more."""
        self._door.begin_anew()
        self.retry_wanted.emit()

    def _show_diagnosis(self) -> None:
        """Show what can be given away to whoever mends the program."""
        door, trouble = self._door, self._trouble
        if trouble is None:
            return
        if self._diagnosis is None:
            self._diagnosis = DiagnosisSheet(self._runner, self)
            self._diagnosis.noticed.connect(self.noticed)
        self._diagnosis.start(lambda screen: door.diagnosis(trouble, screen))

    def _choose_other(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self,
            _("Open a book"),
            str(self._path.parent),
            _("Books (%(ending)s);;All files (*)") % {"ending": "*.rolodex"},
        )
        if name:
            self.other_wanted.emit(Path(name))
