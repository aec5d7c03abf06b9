"""Leads through the tour: shows a step, sees that it was done, goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from rolodex import paths
from rolodex.domain.changes import Changes, Step
from rolodex.domain.importing import Receipt
from rolodex.i18n import _, word
from rolodex.services import sample_book
from rolodex.services.sample_book import Tour
from rolodex.ui import wording
from rolodex.ui.actions import Actions
from rolodex.ui.contacts.panel import ContactsPanel
from rolodex.ui.ports import Services
from rolodex.ui.rail import Rail
from rolodex.ui.sheets import Sheets
from rolodex.ui.state import WindowState
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.tour.bar import TourBar
from rolodex.ui.tour.steps import SEARCHED, STEPS, StepSpec, done_by

TYPED = 2
"""So many letters make a search."""


class Guide(QObject):
    """Watches the window while the sample book is open; what it sees is only where things stand."""

    changed = Signal(object)
    """How far the tour has come: a Tour, to be kept."""
    noticed = Signal(str, bool)
    """A sentence for the user, and that it cannot be undone."""

    def __init__(
        self,
        bar: TourBar,
        runner: TaskRunner,
        rail: Rail,
        panel: ContactsPanel,
        sheets: Sheets,
        *,
        actions: Actions,
        state: WindowState,
    ) -> None:
        super().__init__(bar)
        self._bar, self._runner = bar, runner
        self._rail, self._panel, self._sheets = rail, panel, sheets
        self._actions, self._state = actions, state
        self._services: Services | None = None
        self._tour = Tour()
        self._shown_panel = state.panel
        self._folder: str | None = None
        self._connect()

    def begin(self, services: Services, tour: Tour) -> None:
        """Go on where the tour stands."""
        self._services, self._tour = services, tour
        if not tour.base:
            self._ask_history(self._begin_history)
        self._show(done=False)

    def end(self) -> None:
        """Give back what the tour had borrowed."""
        if self._folder is not None:
            self._state.folder = self._folder
            self._folder = None

    @property
    def tour(self) -> Tour:
        """How far it has come."""
        return self._tour

    def retranslate(self) -> None:
        """Word the step anew."""
        self._bar.retranslate()
        self._show(done=False)

    # Where the tour stands

    def _step(self) -> StepSpec | None:
        return STEPS[self._tour.step] if 0 <= self._tour.step < len(STEPS) else None

    def _go_to(self, step: int, *, done: str = "") -> None:
        self.end()
        marks = self._tour.done
        if done and done not in marks:
            marks = (*marks, done)
        self._tour = replace(self._tour, step=max(0, min(step, len(STEPS))), done=marks)
        self._show(done=bool(done))
        self.changed.emit(self._tour)

    def _show(self, *, done: bool) -> None:
        step = self._step()
        if step is None:
            self._bar.show_end(
                _("You know your way about. Your own book is as you left it; the sample book can go.")
            )
            return
        if step.id == "import" and self._folder is None:
            # the desktop's own dialog opens where the card lies
            self._folder, self._state.folder = self._state.folder, str(self._card().parent)
        keys = self._actions[step.action].shortcuts()
        texts = [keys[0].toString()] if keys else []
        self._bar.show_step(self._tour.step + 1, len(STEPS), word(step.text), (*texts, *step.keys), done=done)

    def _is_at(self, step_id: str) -> bool:
        step = self._step()
        return step is not None and step.id == step_id and self._services is not None

    def _done(self, step_id: str) -> None:
        if self._is_at(step_id):
            self._go_to(self._tour.step + 1, done=step_id)

    # Seeing what was done

    def _see_list(self) -> None:
        browser = self._panel.browser
        if len(browser.query.text.strip()) >= TYPED and browser.total:
            self._done("find")

    def _see_panel(self, panel: str) -> None:
        self._shown_panel = panel
        if panel == "reports":
            self._done("reports")

    def _see_import(self, receipt: Receipt) -> None:
        if receipt.changes.touches("contact"):
            self._done("import")

    def _see_changes(self, changes: Changes) -> None:
        step = self._step()
        if step is None:
            return
        if done_by(step.id, changes, on_today=self._shown_panel == "today"):
            self._done(step.id)
        elif step.id == "undo" and changes.step is not None and changes.step.kind == "undo":
            self._ask_history(self._see_history)

    def _ask_history(self, answer: Callable[[Step | None], None]) -> None:
        if self._services is not None:
            history = self._services.history
            self._runner.submit("lookups", "tour", lambda _progress: history.next_undo(), answer, owner=self)

    def _begin_history(self, newest: Step | None) -> None:
        self._tour = replace(self._tour, base=newest.id if newest is not None else 0)
        self.changed.emit(self._tour)

    def _see_history(self, newest: Step | None) -> None:
        if newest is None or newest.id <= self._tour.base:
            self._done("undo")

    # Showing how it is done

    def _show_me(self) -> None:
        step = self._step()
        if step is None:
            return
        if self._actions.covered():
            self.noticed.emit(wording.leave_first(self._bar.show_button.text()), False)
            return
        if step.id in ("open", "edit", "log"):
            self._choose_somebody()
        elif step.id == "labels":
            self._choose_all()
        if step.id == "import":
            self._sheets.import_files([self._card()])
        elif step.id == "open":
            self._panel.browser.opened.emit()
        else:
            self._actions[step.action].trigger()
        if step.id == "find":
            self._panel.browser.search.set_text(SEARCHED)

    def _choose_somebody(self) -> None:
        """Stand on the first of the list, unless somebody is chosen."""
        if self._shown_panel != "people":
            self._rail.choose("panel", "people")
        rows = self._panel.browser.list
        rows.setFocus(Qt.FocusReason.OtherFocusReason)
        if len(self._panel.selected_ids()) != 1:
            _press(rows, Qt.Key.Key_Home)

    def _choose_all(self) -> None:
        """Select all who are listed: many have an address."""
        self._choose_somebody()
        _press(self._panel.browser.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)

    def _card(self) -> Path:
        """The card that lies ready, in the language in which it was made."""
        return next(iter(sample_book.cards()), paths.sample_book().with_name(_("Card of Rosa.vcf")))

    def _connect(self) -> None:
        self._bar.shown_wanted.connect(self._show_me)
        self._bar.back_wanted.connect(lambda: self._go_to(self._tour.step - 1))
        self._bar.skip_wanted.connect(lambda: self._go_to(self._tour.step + 1))
        self._panel.browser.shown.connect(self._see_list)
        self._panel.browser.opened.connect(lambda: self._done("open"))
        self._panel.editing.edited.connect(lambda: self._done("edit"))
        self._rail.panel_chosen.connect(self._see_panel)
        self._runner.changed.connect(self._see_changes)
        self._sheets.imported.connect(self._see_import)
        self._sheets.labels_saved.connect(lambda: self._done("labels"))


def _press(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, held))
