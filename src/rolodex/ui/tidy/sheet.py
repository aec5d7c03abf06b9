"""Repairs one after the other: yes, no, later, or open the card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from rolodex.domain.changes import Changes
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.repair import Repair, RepairKind
from rolodex.i18n import _, language, word
from rolodex.services.opening import Services
from rolodex.services.tidying import KINDS, QUICK
from rolodex.ui import theme
from rolodex.ui.asking import Asking
from rolodex.ui.importing.count_tabs import Count, CountTabs
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import Task, TaskRunner
from rolodex.ui.tidy import reading, words
from rolodex.ui.tidy.card import KEYS, RepairCard
from rolodex.ui.tidy.queue import Queue
from rolodex.ui.tidy.reading import PAGE, Page
from rolodex.ui.widgets.blank import Blank
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.sheet_head import sheet_head

FEW = 8
"""With fewer repairs waiting than this, more are read."""
WIDEST = 760
DEEDS = {getattr(Qt.Key, f"Key_{key}"): deed for deed, key in KEYS.items()}


class TidySheet(Sheet):
    """Asks about one repair at a time; each answer is a step that can be undone."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    """The card of this contact is to be shown."""
    edit_wanted = Signal(int)
    """The card of this contact is to be written in, for only the user can tell what is right."""
    merge_wanted = Signal(object)
    """These contacts are to be merged: a tuple of ids."""

    def __init__(self, runner: TaskRunner, services: Services, over: QWidget) -> None:
        super().__init__(over)
        self._runner, self._services = runner, services
        self._asking = Asking(runner, self)
        self._queue = Queue()
        self._search: Task | None = None
        self._all_read = False
        self._compared = False
        self.title = ElidedLabel("", "title")
        self.entitle(self.title)
        self.state = plain_label("", "dim", wrap=True)
        self.compare_button, self.close_button = Button(), Button()
        self.tabs = CountTabs()
        self.bar = QProgressBar()
        self.card = RepairCard()
        self.nothing = Blank("brush-cleaning")
        self._build()
        self._connect()
        self.retranslate()

    def start(self) -> None:
        """Look for what can be repaired, and ask about what is worth most."""
        self._queue = Queue()
        self._compared = False
        self.tabs.show_key("")
        self.come()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def is_settled(self) -> bool:
        """Whether nothing is being read or written."""
        return self._asking.is_settled() and self._search is None

    def leave(self) -> None:
        """Esc stops comparing; else it goes."""
        if self._search is not None:
            self._search.cancel()
        else:
            self.go()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.title.setText(_("Tidy up"))
        self.close_button.setText(_("Close"))
        self.compare_button.setText(_("Look for look-alikes"))
        self.bar.setAccessibleName(_("Comparing all contacts…"))
        self.card.retranslate()
        self._count()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Y, N, L and O answer, Z takes the last answer back."""
        deed = DEEDS.get(Qt.Key(event.key()))
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if deed is not None and plain:
            self._do(deed)
            event.accept()
        else:
            super().keyPressEvent(event)

    # Reading

    def _kinds(self) -> tuple[RepairKind, ...]:
        return tuple(kind for kind in KINDS if kind == self.tabs.key()) or QUICK

    def _read(self) -> None:
        kinds = self._kinds()
        self.say(_("Looking through the cards…"))
        if kinds == ("alike",):
            self._compare()
            return
        self._asking.ask(
            "page",
            lambda progress: reading.page(self._services, kinds, None, progress),
            self._show_first,
            failed=self._fail,
        )

    def _show_first(self, page: Page) -> None:
        self._all_read = len(page.tidy.repairs) < PAGE
        self._queue.fill(page.tidy.repairs, page.tidy.counts, page.rows)
        self._show()

    def _read_more(self) -> None:
        kinds, last = self._kinds(), self._queue.last()
        if self._all_read or self._queue.waiting() >= FEW or last is None or kinds == ("alike",):
            return

        def add(page: Page) -> None:
            self._all_read = len(page.tidy.repairs) < PAGE
            self._queue.add(page.tidy.repairs, page.rows)
            self._show()

        self._asking.ask(
            "page",
            lambda progress: reading.page(self._services, kinds, last, progress),
            add,
            failed=self._fail,
        )

    def _compare(self) -> None:
        """Find the look-alikes, which takes seconds; Esc stops it."""
        if self._search is not None:
            return
        self.bar.setRange(0, 0)
        self.bar.show()
        self.say(_("Comparing all contacts…"))
        # the lane of long readings: a look-up never waits for it
        self._search = self._runner.submit(
            "paper",
            "alike",
            lambda progress: reading.alike(self._services, progress),
            self._show_alike,
            owner=self,
            failed=self._stopped,
            progressed=self._progressed,
        )

    def _progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _show_alike(self, page: Page) -> None:
        self._search = None
        self.bar.hide()
        self._compared, self._all_read = True, True
        self._queue.fill(page.tidy.repairs, page.tidy.counts, page.rows)
        self._count()
        self.tabs.show_key("alike")
        self._show()

    def _stopped(self, error: Exception) -> None:
        self._search = None
        self.bar.hide()
        self._show()
        if not isinstance(error, Cancelled):
            self._fail(error)

    # What is shown

    def _show(self) -> None:
        self._read_more()
        repair = self._queue.current()
        self._count()
        self.card.setVisible(repair is not None)
        self.nothing.setVisible(repair is None and self._asking.is_settled())
        undoable = bool(self._queue.newest())
        self.card.buttons["undo"].setEnabled(undoable)
        if repair is None:
            self._say_nothing()
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.card.show_repair(repair, self._queue.rows)
        for deed in ("yes", "no"):
            self.card.buttons[deed].setEnabled(not self._services.read_only)
        at = self.focusWidget()
        if at is None or not at.isVisible() or not self.tabs.isAncestorOf(at):
            self.card.focus()

    def _count(self) -> None:
        kinds = KINDS if self._compared else QUICK
        self.tabs.show_counts(
            [Count(kind, word(words.KINDS[kind]), self._queue.counts.get(kind, 0)) for kind in kinds]
        )
        self.compare_button.setVisible(not self._compared)
        if self._asking.is_settled() and self._search is None:
            left = self._queue.left(self._kinds())
            self.say(words.state(self._queue.done, left) if left or self._queue.done else "")

    def _say_nothing(self) -> None:
        left = self._queue.left(self._kinds())
        if left:
            self.nothing.say(_("The others are for later"), _("They are here when you come back."))
        elif self._queue.done:
            self.nothing.say(_("All done"), _("Every repair was looked at."))
        else:
            self.nothing.say(_("Nothing to repair"), _("Names, numbers and addresses look right."))
        self.nothing.paint_icon()

    def say(self, text: str, role: str = "dim") -> None:
        """Say a line under the title."""
        self.state.setText(text)
        theme.set_role(self.state, role)

    # Answers

    def _do(self, deed: str) -> None:
        repair = self._queue.current()
        if deed == "undo":
            self._undo()
        elif repair is None or not self.card.isVisible():
            return
        elif deed == "later":
            self._queue.put_off()
            self._show()
        elif deed == "open":
            self.go()
            self.person_chosen.emit(repair.contact_id)
        elif self._services.read_only:
            return
        elif deed == "no":
            self._write(repair, lambda: self._services.tidying.decline(repair), _("Left %(name)s as it is"))
        elif repair.kind == "alike":
            self._queue.put_off()
            self._show()
            self.merge_wanted.emit((repair.contact_id, repair.other_id))
        elif not repair.differences:
            self.go()
            self.edit_wanted.emit(repair.contact_id)
        else:
            spoken = language()
            self._write(
                repair, lambda: self._services.tidying.do(repair, language=spoken), _("Repaired %(name)s")
            )

    def _write(self, repair: Repair, deed: Callable[[], Changes], said: str) -> None:
        self._queue.answer(repair)

        def done(changes: Changes) -> None:
            self._queue.remember(repair, changes.changeset or 0)
            self._show()
            self.noticed.emit(said % {"name": repair.fn or _("No name")}, True)

        def failed(error: Exception) -> None:
            self._queue.done -= 1
            self._show()
            self._fail(error)

        self._asking.write(deed, done, failed=failed)
        self._show()

    def _undo(self) -> None:
        step = self._queue.newest()
        if step:
            self._asking.write(lambda: self._services.history.revert(step), failed=self._fail)

    def _react(self, changes: Changes) -> None:
        """Ask again about what an undo brought back."""
        step = changes.step
        if step is not None and step.reverts and self._queue.take_back(step.reverts) and self.isVisible():
            self._show()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, UserError) and self.isVisible():
            self.say(word(error.message), "bad")
        else:
            self._runner.error.emit(error)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.go)
        self.compare_button.clicked.connect(self._compare)
        self.tabs.chosen.connect(lambda _key: self._read())
        self.card.answered.connect(self._do)
        self._runner.changed.connect(self._react)

    def _build(self) -> None:
        size = theme.size
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.card.hide()
        self.nothing.hide()
        self.card.setMaximumWidth(size(WIDEST))
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.card, 100)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(size(24), size(24), size(24), size(16))
        column.setSpacing(size(14))
        column.addLayout(sheet_head(self.title, self.state, self.compare_button, self.close_button))
        column.addWidget(self.bar)
        column.addWidget(self.tabs)
        column.addLayout(middle)
        column.addWidget(self.nothing, 100)
        column.addStretch(1)
