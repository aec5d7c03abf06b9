"""Letters and messages: all of them, the one that is written, and what becomes of it for each person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from rolodex.domain.audience import Addressee
from rolodex.domain.changes import Changes
from rolodex.domain.letter import Letter, LetterKind, LetterPlan
from rolodex.i18n import _, language, ngettext, word
from rolodex.services.opening import Services
from rolodex.ui import wording
from rolodex.ui.calls.sheet import Open
from rolodex.ui.letters import reading, starters
from rolodex.ui.letters.frame import LettersFrame
from rolodex.ui.letters.letterhead_sheet import LetterheadSheet
from rolodex.ui.letters.mail_run_sheet import MailRunSheet
from rolodex.ui.letters.preview import skipped
from rolodex.ui.letters.reading import Known, Shown, Wanted
from rolodex.ui.letters.work import Work
from rolodex.ui.links import open_link
from rolodex.ui.reminders.moment_line import local_now
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner

PAUSE = 250
"""Milliseconds without a key after which the page is drawn anew."""


class LettersSheet(Sheet):
    """Writes letters over its parent; what was written is kept when one goes on to another or leaves."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""

    def __init__(
        self, runner: TaskRunner, services: Services, parent: QWidget, open_mail: Open = open_link
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._known = Known((), (), ())
        self._people: tuple[int, ...] = ()
        self._there = False
        self._place, self._page = 0, 0
        self._printed: LetterPlan | None = None
        self.frame = LettersFrame(self)
        self.entitle(self.frame.title)
        self.list, self.editor, self.preview = self.frame.list, self.frame.editor, self.frame.preview
        self._work = Work(runner, self, lambda text: self.frame.say(text, "bad"))
        self.letterhead = LetterheadSheet(runner, services, self)
        self.mail_run = MailRunSheet(runner, services, self, open_mail)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._connect()
        self.retranslate()

    def start(self, people: Sequence[int] = (), letter_id: int = 0) -> None:
        """Show the letters of the book, this one first, as they are for these people."""
        self._people = tuple(people)
        self._place = self._page = 0
        self._printed = None
        self.frame.sent.hide()
        self.frame.say("")
        self.frame.show_people(len(self._people))
        self.come()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read(letter_id)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.frame.retranslate()
        self.frame.show_people(len(self._people))
        self.letterhead.retranslate()
        self.mail_run.retranslate()

    def is_settled(self) -> bool:
        """Whether all is read, drawn and kept."""
        return self._work.is_done() and not self._pause.isActive()

    def react(self, changes: Changes) -> None:
        """Read again what others changed, unless something is being written here."""
        if self.isVisible() and changes.touches("letter") and not self.editor.is_changed():
            self._read(self.editor.letter().id)

    def save(self) -> None:
        """Keep what is written."""
        self._keep(self._read)

    def leave(self) -> None:
        """Keep what is written, then go."""
        self._keep(lambda _id: self.go())

    def begin(self, kind: LetterKind) -> None:
        """Begin a new letter or message."""
        self._keep(lambda _id: self._begin(kind))

    def save_to(self, out: Path) -> None:
        """Write the letters of all these people to a file."""
        letter, pieces, letters = self.editor.letter(), self._known.pieces, self._services.letters
        now, spoken = local_now(), language()
        self._work.do(
            "paper",
            "letters-save",
            lambda progress: letters.write(letter, pieces, out, now, progress, language=spoken),
            lambda plan: self._written(_saved(plan, out), plan),
        )

    def print_on(self, printer: QPagedPaintDevice) -> None:
        """Print the letters of all these people."""
        from rolodex.ui.labels.printing import print_written  # start-up: QtPrintSupport

        letter, pieces, letters = self.editor.letter(), self._known.pieces, self._services.letters
        now, spoken = local_now(), language()

        def write(file: Path) -> LetterPlan:
            return letters.write(letter, pieces, file, now, language=spoken)

        self._work.do(
            "paper",
            "letters-print",
            lambda progress: print_written(printer, write, progress),
            lambda plan: self._written(_sent(plan), plan),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves, Page Up and Page Down lead to the person before and behind."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
            event.accept()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._step(1 if event.key() == Qt.Key.Key_PageDown else -1)
            event.accept()
        else:
            super().keyPressEvent(event)

    # What is written

    def _read(self, letter_id: int) -> None:
        services, people = self._services, self._people
        now, spoken = local_now(), language()
        self._work.do(
            "lookups",
            "letters",
            lambda _progress: reading.known(services, people, now, spoken),
            lambda known: self._show(known, letter_id),
        )

    def _show(self, known: Known, letter_id: int) -> None:
        self._known = known
        self._place = min(self._place, max(0, len(known.pieces) - 1))
        self.editor.offer_own(known.own)
        letter = next((one for one in known.letters if one.id == letter_id), None)
        letter = letter or next(iter(known.letters), None)
        self.list.show_letters(known.letters, letter.id if letter else 0)
        self._edit(letter)

    def _edit(self, letter: Letter | None) -> None:
        """Show this letter in the form, or that there is none."""
        self._there, self._page = letter is not None, 0
        shown = letter or Letter()
        self.editor.show_letter(shown)
        self.frame.show_kind(shown.kind, there=self._there, kept=bool(shown.id))
        if not self._there:
            self.frame.say("")
            self.frame.new_letter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, kind: LetterKind) -> None:
        self.frame.say("")
        self.list.show_letters(self._known.letters, 0)
        self._edit(starters.new(kind, language()))
        self.editor.write_in()

    def _choose(self) -> None:
        """Show the letter that is marked, once the one before is kept."""
        letter = self.list.chosen()
        if letter is not None:
            wanted = letter.id
            if self.editor.is_changed():
                self._keep(lambda _id: self._read(wanted))
            else:
                self._edit(letter)

    def _keep(self, then: Callable[[int], object]) -> None:
        """Keep what is written, if it says anything new, then go on with its id."""
        letter = self.editor.letter()
        if not self._there or self._services.read_only or not self.editor.is_changed():
            then(letter.id)
            return
        if not letter.name:
            letter = replace(letter, name=letter.subject or _("Unnamed"))
        letters = self._services.letters

        def kept(letter_id: int) -> None:
            self.editor.show_letter(replace(letter, id=letter_id))
            self.noticed.emit(_("Saved: %(name)s") % {"name": letter.name}, True)
            then(letter_id)

        self._work.do("changes", "letter-save", lambda _progress: letters.save(letter).id, kept)

    def _delete(self) -> None:
        letter, letters = self.editor.letter(), self._services.letters
        if not letter.id or self._services.read_only:
            return

        def gone(_changes: Changes) -> None:
            self.noticed.emit(_("Deleted: %(name)s") % {"name": letter.name}, True)
            self._read(0)

        self._work.do("changes", "letter-delete", lambda _progress: letters.delete([letter.id]), gone)

    # What becomes of it

    def _draw(self) -> None:
        """Draw the letter of the person whose turn it is."""
        if not self._there or not self.isVisible():
            self.preview.show_page(None, 0, LetterPlan(0, 0))
            self.preview.show_trouble((), (), ())
            return
        letter, services = self.editor.letter(), self._services
        wanted = Wanted(letter, self._piece(), self._page, self.preview.page.wanted_width())
        now, spoken = local_now(), language()
        self._work.do(
            "paper",
            "letter-drawn",
            lambda _progress: reading.shown(services, wanted, now, spoken),
            lambda shown: self._drawn(letter, shown),
        )

    def _drawn(self, letter: Letter, shown: Shown) -> None:
        piece = self._piece()
        name = dict(piece.names).get("name", "") if piece else ""
        self.preview.show_person(name or _("Nobody to show it with"), self._place, len(self._known.pieces))
        if letter.kind == "email":
            self.preview.show_message(shown.message)
        else:
            self._page = shown.page
            self.preview.show_page(shown.raster, shown.page, shown.plan)
        more = [word(note) for note in shown.plan.notes]
        if shown.message is not None and shown.message.warning is not None:
            more.append(word(shown.message.warning))
        self.preview.show_trouble(shown.problems, shown.skipped, more)

    def _piece(self) -> Addressee | None:
        pieces = self._known.pieces
        return pieces[self._place] if self._place < len(pieces) else None

    def _step(self, step: int) -> None:
        if 0 <= self._place + step < len(self._known.pieces):
            self._place, self._page = self._place + step, 0
            self._draw()

    def _turn(self, page: int) -> None:
        self._page = max(0, page)
        self._draw()

    def _print(self) -> None:
        """Save the letters as a PDF, or begin the e-mails, of all the people one came with."""
        letter = self.editor.letter()
        if letter.kind == "email":
            self._keep(lambda _id: self.mail_run.start(self.editor.letter(), self._known.pieces))
            return
        proposed = str(Path.home() / _("letters.pdf"))
        name, _kind = QFileDialog.getSaveFileName(self, _("Save letters"), proposed, _("PDF (*.pdf)"))
        if name:
            out = Path(name)
            self.save_to(out if out.suffix else out.with_suffix(".pdf"))

    def _ask_printer(self) -> None:
        """Ask for a printer, and print the letters on it."""
        from rolodex.ui.labels.printing import ask_printer  # start-up: QtPrintSupport

        printer = ask_printer(self.editor.letter().name, self)
        if printer is not None:
            self.print_on(printer)

    def _written(self, said: str, plan: LetterPlan) -> None:
        told = [said]
        told += [skipped(one) for one in plan.skipped]
        self.frame.say("\n".join(told), "warn" if plan.skipped else "small")
        self._printed = plan
        self.frame.sent.show()

    def _log(self) -> None:
        """Write down that the letters were posted, so that they can be printed again and stand on cards."""
        plan, letters, now = self._printed, self._services.letters, local_now()
        self.frame.sent.hide()
        if plan is not None:
            self._work.do(
                "changes",
                "letters-sent",
                lambda _progress: letters.log(plan, 0, now),
                lambda _saved: self._logged(plan),
            )

    def _logged(self, plan: LetterPlan) -> None:
        said = ngettext("Logged %(count)s letter as sent", "Logged %(count)s letters as sent", plan.letters)
        self.noticed.emit(said % {"count": wording.number(plan.letters)}, True)

    def _connect(self) -> None:
        frame = self.frame
        self.list.currentRowChanged.connect(lambda _row: self._choose())
        frame.sent.clicked.connect(self._log)
        self.list.deletion_wanted.connect(self._delete)
        self.editor.changed.connect(self._pause.start)
        self.preview.page.resized.connect(self._pause.start)
        self._pause.timeout.connect(self._draw)
        self.preview.stepped.connect(self._step)
        self.preview.turned.connect(self._turn)
        self.letterhead.closed.connect(self._pause.start)
        self.letterhead.noticed.connect(self.noticed)
        frame.new_letter.clicked.connect(lambda: self.begin("letter"))
        frame.new_mail.clicked.connect(lambda: self.begin("email"))
        frame.head_button.clicked.connect(self.letterhead.start)
        frame.delete.clicked.connect(self._delete)
        frame.save.clicked.connect(self.save)
        frame.print.clicked.connect(self._print)
        frame.paper.clicked.connect(self._ask_printer)
        frame.close_button.clicked.connect(self.leave)


def _saved(plan: LetterPlan, out: Path) -> str:
    said = ngettext("%(count)d letter in %(file)s.", "%(count)d letters in %(file)s.", plan.letters)
    return said % {"count": plan.letters, "file": out.name}


def _sent(plan: LetterPlan) -> str:
    said = ngettext(
        "%(count)d letter is on its way to the printer.",
        "%(count)d letters are on their way to the printer.",
        plan.letters,
    )
    return said % {"count": plan.letters}
