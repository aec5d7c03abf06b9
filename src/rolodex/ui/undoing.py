"""Undo and redo by the names of the steps they take back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from rolodex.domain.changes import Changes, Step
from rolodex.domain.errors import Cancelled
from rolodex.domain.progress import Progress
from rolodex.i18n import _, word
from rolodex.ui import wording
from rolodex.ui.labelling import menu_text
from rolodex.ui.ports import History
from rolodex.ui.tasks import TaskRunner


class Undoing(QObject):
    """Keeps the two actions named after the next steps, and runs them."""

    noticed = Signal(str, bool)
    """What was taken back, and whether undo is to be offered."""
    progressed = Signal(int, int)
    brought_back = Signal(int)
    """The one contact that this was about: it is to be shown, if it is there."""
    clashed = Signal(str, str, object)
    """Later steps would lose work: the words for it, those of the button, and what does it anyway."""

    def __init__(self, runner: TaskRunner, undo: QAction, redo: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._undo, self._redo = undo, redo
        self._history: History | None = None
        self._read_only = False
        self._steps: tuple[Step | None, Step | None] = (None, None)
        self._erased_after: int | None = None
        self.retranslate()

    def attach(self, history: History, read_only: bool) -> None:
        """Take back the steps of this book."""
        self._history, self._read_only = history, read_only
        self.read()

    def read(self) -> None:
        """Learn which steps come next."""
        history = self._history
        if history is None:
            return

        def work(progress: Progress) -> tuple[Step | None, Step | None]:
            return history.next_undo(), history.next_redo()

        self._runner.submit("lookups", "steps", work, self._show, owner=self)

    def undo(self) -> None:
        """Take back the newest step."""
        step = self._steps[0]
        if step is not None and self._erased_after is not None:
            # Who wants the person back must not lose an older step by the same key.
            self._erased_after = None
            words = _("Erasing cannot be undone. Undo again to take back: %(step)s")
            self.noticed.emit(words % {"step": word(step.label)}, False)
        elif step is not None:
            words = _("Undone: %(step)s") % {"step": word(step.label)}
            self._run(step, words, _("Undo anyway"))

    def redo(self) -> None:
        """Bring back what was undone last."""
        step = self._steps[1]
        if step is not None:
            words = _("Done again: %(step)s") % {"step": word(step.label)}
            self._run(step, words, _("Redo anyway"))

    def say_erased(self) -> None:
        """Let the next undo say that erasing is no step; another step lets it be forgotten."""
        step = self._steps[0]
        self._erased_after = step.id if step is not None else 0

    def retranslate(self) -> None:
        """Word everything anew."""
        self._show(self._steps)

    def _run(self, step: Step, words: str, insist: str, *, anyway: bool = False) -> None:
        history = self._history
        if history is None:
            return
        # A second press must not take back another step than the one it names.
        self._undo.setEnabled(False)
        self._redo.setEnabled(False)
        self._runner.submit(
            "changes",
            "undo",
            lambda progress: history.revert(step.id, anyway, progress),
            lambda changes: self._done(changes, words),
            owner=self,
            failed=lambda error: self._failed(error, step, words, insist),
            progressed=self.progressed.emit,
        )

    def _done(self, changes: Changes, words: str) -> None:
        self.progressed.emit(1, 1)
        touched = changes.of("contact")
        if len(touched) == 1:
            self.brought_back.emit(next(iter(touched)))
        self.noticed.emit(words, False)

    def _failed(self, error: Exception, step: Step, words: str, insist: str) -> None:
        from rolodex.services.history import UndoClash  # start-up

        self.progressed.emit(1, 1)
        self.read()
        if isinstance(error, UndoClash):
            again = partial(self._run, step, words, insist, anyway=True)
            self.clashed.emit(wording.clash(error.clashes), insist, again)
        elif not isinstance(error, Cancelled):
            self._runner.error.emit(error)

    def _show(self, steps: tuple[Step | None, Step | None]) -> None:
        self._steps = steps
        undo, redo = steps
        if undo is not None and self._erased_after is not None and undo.id > self._erased_after:
            self._erased_after = None
        self._name(self._undo, _("Undo"), _("Undo: %(step)s"), undo)
        self._name(self._redo, _("Redo"), _("Redo: %(step)s"), redo)

    def _name(self, action: QAction, plain: str, named: str, step: Step | None) -> None:
        text = named % {"step": menu_text(word(step.label))} if step else plain
        action.setText(text)
        action.setEnabled(step is not None and not self._read_only)
