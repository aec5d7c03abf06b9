"""The copies of the book: each with its proof, a look inside, and the way back to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rolodex.domain.backup import Backup, Comparison
from rolodex.domain.changes import Changes
from rolodex.domain.errors import Cancelled, LockedBook, UserError
from rolodex.domain.message import Message
from rolodex.i18n import _, ngettext, word
from rolodex.services.opening import Services
from rolodex.ui import wording
from rolodex.ui.asking import Asking
from rolodex.ui.backups import words
from rolodex.ui.backups.copy_view import CopyView
from rolodex.ui.backups.frame import BackupsFrame, Body, Deed, View
from rolodex.ui.backups.place_sheet import PlaceSheet
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import Task, TaskRunner


@dataclass(frozen=True, slots=True)
class Found:
    """The copies there are, what undoing a restore would bring back, and what the second folder lacks."""

    copies: tuple[Backup, ...]
    restored: Backup | None
    trouble: Message | None


class BackupsSheet(Sheet):
    """Lists copies; Enter looks inside, C checks again, N makes one, Esc goes back."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    """The card of this contact is to be shown."""
    copied = Signal(object)
    """A copy was made, or checked again: a Backup."""

    def __init__(self, runner: TaskRunner, services: Services, over: QWidget) -> None:
        super().__init__(over)
        self._runner, self._services = runner, services
        self._asking = Asking(runner, self)
        self._backups: tuple[Backup, ...] | None = None
        self._restored: Backup | None = None
        self._shown: Backup | None = None
        self._differs: Comparison | None = None
        self._passphrase = ""
        self._locked = False
        self._fresh = False
        self._trouble = ""
        self._second_trouble: Message | None = None
        self._task: Task | None = None
        self._doing = ""
        self.copy = CopyView(runner, services.backups)
        self.frame = BackupsFrame(self.copy, self)
        self.place = PlaceSheet(runner, services, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._connect()
        self.retranslate()

    def start(self) -> None:
        """Show the copies, the newest first."""
        self._forget()
        self._fresh = True
        self._word()
        self.come()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def is_settled(self) -> bool:
        """Whether nothing is being read or written."""
        parts = (self._asking.is_settled(), self.copy.is_settled(), self.place.is_settled())
        return all(parts) and self._task is None

    def leave(self) -> None:
        """Stop what runs; else go back to the list, and from there away."""
        if self._task is not None:
            self._task.cancel()
        elif self._shown is not None:
            self._back()
        else:
            self.go()

    def go(self) -> None:
        """Give the window back; nothing of a passphrase stays."""
        self._forget()
        super().go()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.frame.retranslate()
        self.copy.retranslate()
        self.place.retranslate()
        self._fill()
        self._word()

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

    # Reading

    def _read(self) -> None:
        backups = self._services.backups
        self._asking.ask(
            "all",
            lambda _progress: Found(backups.all(), backups.restored(), backups.second_trouble()),
            self._show,
            failed=self._failed,
        )

    def _show(self, found: Found) -> None:
        self._backups, self._restored, self._second_trouble = found.copies, found.restored, found.trouble
        if self._shown is not None:
            self._shown = next((one for one in self._backups if one.path == self._shown.path), self._shown)
        self._fill()
        self._word()
        if self._fresh:
            self._fresh = False
            self._focus()

    def _fill(self) -> None:
        today = wording.today()
        lines = [words.copy_line(place, one, today) for place, one in enumerate(self._backups or ())]
        self.frame.list.show_lines(lines)

    # What is shown

    def _word(self) -> None:
        """Show how things stand."""
        self.frame.show_view(self._view())
        if self._task is not None:
            self.frame.show_progress(0, 0)

    def _view(self) -> View:
        if self._task is not None:
            body: Body = "list" if self._shown is None else "copy"
            return View(self._doing, _("The book stays as it is until this is done."), body, ("stop",))
        if self._shown is None:
            return self._list_view()
        return words.locked_view(self._shown, self._trouble) if self._locked else self._copy_view(self._shown)

    def _list_view(self) -> View:
        copies = self._backups
        writes: tuple[Deed, ...] = () if self._services.read_only else ("make",)
        said = self._trouble or _summary(copies or ())
        if not copies:
            empty: Body = "list" if copies is None else "blank"
            return View(_("Backups"), said, empty, ("place", *writes, "close"), trouble=bool(self._trouble))
        footer, link = "", ""
        if self._restored is not None and not self._services.read_only:
            told = words.when(self._restored.at, wording.today())
            footer = _("A copy was restored; the book as it was before is kept, from %(when)s.") % {
                "when": told
            }
            link = _("Undo restoring")
        return View(
            _("Backups"),
            said,
            "list",
            ("place", *writes, "close", "look"),
            footer,
            link,
            trouble=bool(self._trouble),
            warning=word(self._second_trouble) if self._second_trouble is not None else "",
        )

    def _copy_view(self, backup: Backup) -> View:
        deeds: tuple[Deed, ...] = ("check", "back")
        if not self._services.read_only and not backup.broken:
            deeds = (*deeds, "restore")
        said = self._trouble or words.copy_said(backup, self._differs, wording.today())
        footer = _(
            "Before restoring, the book as it is now is copied too: restoring can be undone, today or next "
            "week."
        )
        return View(
            _("Copy of %(when)s") % {"when": words.when(backup.at, wording.today())},
            said,
            "copy",
            deeds,
            footer,
            trouble=bool(self._trouble),
        )

    def _focus(self) -> None:
        """Put the keyboard where it is most likely wanted."""
        if self._task is not None:
            self.frame.focus(("stop",))
        elif self._locked:
            self.frame.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._shown is not None:
            self.copy.focus()
        elif self._backups:
            self.frame.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.frame.focus(("make", "close"))

    def _current(self) -> Backup | None:
        """The copy that is shown, or stood on in the list."""
        if self._shown is not None:
            return self._shown
        line = self.frame.list.lines.line(self.frame.list.currentIndex().row())
        copies = self._backups or ()
        return copies[line.id] if line is not None and line.id < len(copies) else None

    def _open(self) -> None:
        """Look inside the copy stood on."""
        backup = self._current()
        if backup is None:
            return
        self._forget()
        self._shown, self._differs = backup, None
        self._look()

    def _look(self) -> None:
        if self._shown is not None:
            self.copy.start(self._shown, self._passphrase)
            self._word()
            self._focus()

    def _back(self) -> None:
        self._forget()
        self._word()
        self._focus()

    def _forget(self) -> None:
        """Have nothing of a copy any more, nor of its passphrase."""
        self._shown, self._trouble, self._passphrase, self._locked = None, "", "", False
        self.frame.passphrase.clear()
        self.copy.stop()

    # What is done

    def _press(self, deed: str) -> None:
        runs: dict[str, Callable[[], object]] = {
            "place": self.place.start,
            "check": self._check,
            "make": self._make,
            "close": self.leave,
            "back": self._back,
            "stop": self.leave,
            "look": self._open,
            "restore": self._restore,
            "unlock": self._unlock,
            "undo": self._undo,
        }
        runs[deed]()

    def _make(self) -> None:
        backups = self._services.backups
        if self._services.read_only or self._task is not None:
            return
        self._run(_("Making a copy…"), lambda progress: backups.make(progress=progress), self._made)

    def _made(self, made: Backup) -> None:
        self.copied.emit(made)
        self.noticed.emit(_("Copied and checked: %(people)s") % {"people": words.holds(made)}, False)
        self._read()

    def _check(self) -> None:
        backup, backups, passphrase = self._current(), self._services.backups, self._passphrase
        if backup is not None:
            self._run(
                _("Checking the copy…"),
                lambda progress: backups.check(backup, passphrase, progress),
                self._checked,
            )

    def _checked(self, proved: Backup) -> None:
        if self._shown is not None:
            self._shown = proved
        if proved.broken:
            self._trouble = _(
                "This copy is damaged and cannot be restored. The others are not touched by that."
            )
            self._word()
        else:
            self.noticed.emit(_("The copy is whole: %(people)s") % {"people": words.holds(proved)}, False)
        self._read()

    def _restore(self) -> None:
        backup, backups, passphrase = self._shown, self._services.backups, self._passphrase
        if backup is None or self._services.read_only:
            return
        told = words.when(backup.at, wording.today())
        self._run(
            _("Restoring the copy of %(when)s…") % {"when": told},
            lambda progress: backups.restore(backup, passphrase, progress),
            lambda _changes: self._done(_("The book is as it was %(when)s") % {"when": told}),
            lane_changes=True,
        )

    def _undo(self) -> None:
        backups = self._services.backups
        self._run(
            _("Undoing the restoring…"),
            backups.undo_restore,
            lambda _changes: self._done(_("The book is as it was before it was restored"), undo=False),
            lane_changes=True,
        )

    def _done(self, said: str, *, undo: bool = True) -> None:
        self.go()
        self.noticed.emit(said, undo)

    def _unlock(self) -> None:
        text = self.frame.passphrase.text()
        if not text:
            self.frame.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._passphrase, self._locked, self._trouble = text, False, ""
        self._look()

    def _run(
        self,
        doing: str,
        work: Callable[..., object],
        done: Callable[..., object],
        *,
        lane_changes: bool = False,
    ) -> None:
        """Do something that takes its time, one thing after the other."""
        if self._task is not None:
            return
        self._trouble, self._doing = "", doing

        def ended(answer: object) -> None:
            self._task = None
            self._word()
            self._focus()
            done(answer)

        self._task = self._runner.submit(
            "changes" if lane_changes else "paper",
            "backups",
            work,
            ended,
            owner=self,
            failed=self._failed,
            progressed=self.frame.show_progress,
        )
        self._word()
        self._focus()

    def _failed(self, error: Exception) -> None:
        """Say what went wrong; a locked copy asks for its passphrase."""
        self._task = None
        if isinstance(error, LockedBook) and self._current() is not None:
            self._shown, self._locked = self._current(), True
            self._trouble = word(error.message) if error.wrong else ""
            self.copy.stop()
        elif isinstance(error, UserError):
            self._trouble = word(error.message)
        elif not isinstance(error, Cancelled):
            self._runner.error.emit(error)
        self._word()
        self._focus()
        if self._locked:
            self.frame.passphrase.mark_wrong(bool(self._trouble))

    def _compared(self, comparison: Comparison) -> None:
        self._differs = comparison
        if self._shown is not None and self._task is None:
            self._word()

    def _choose_person(self, contact_id: int) -> None:
        self.go()
        self.person_chosen.emit(contact_id)

    def _react(self, changes: Changes) -> None:
        """Compare anew what changed below."""
        if self.isVisible() and self._task is None and changes.step is not None:
            self._read()
            if self._shown is not None and not self._locked:
                self.copy.start(self._shown, self._passphrase)

    def _finds(self, event: QEvent) -> bool:
        shown = self._shown is not None and not self._locked and self._task is None
        return shown and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Find)

    def _connect(self) -> None:
        self.frame.pressed.connect(self._press)
        self.frame.list.wanted.connect(lambda deed, _place: self._do(deed))
        self.frame.list.deeds = MappingProxyType({Qt.Key.Key_N: "make", Qt.Key.Key_C: "check"})
        self.frame.passphrase.entered.connect(self._unlock)
        self.copy.person_chosen.connect(self._choose_person)
        self.copy.failed.connect(self._failed)
        self.copy.compared.connect(self._compared)
        self.place.noticed.connect(self.noticed)
        self.place.closed.connect(self._read)
        self._runner.changed.connect(self._react)

    def _do(self, deed: str) -> None:
        runs: dict[str, Callable[[], object]] = {
            "edit": self._open,
            "make": self._make,
            "check": self._check,
        }
        if deed in runs:
            runs[deed]()


def _summary(copies: Sequence[Backup]) -> str:
    """How many copies there are, and how old the newest is."""
    good = [one for one in copies if not one.broken]
    if not good:
        return _("Each copy is opened, checked and counted before it counts.")
    count = ngettext("%(count)s copy", "%(count)s copies", len(good)) % {"count": wording.number(len(good))}
    newest = words.when(good[0].at, wording.today())
    return _("%(copies)s, the newest %(when)s. Each was opened, checked and counted.") % {
        "copies": count,
        "when": newest,
    }
