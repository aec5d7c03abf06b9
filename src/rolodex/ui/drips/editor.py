"""The editor of one plan: its name, its steps as a tree, and the fields of the step one stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rolodex.domain import drip_tree, drip_words
from rolodex.domain.drip import Drip, DripStep, StepState
from rolodex.domain.letter import Letter
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.drips.step_form import StepForm
from rolodex.ui.drips.step_list import StepList, StepRows
from rolodex.ui.labelling import plain_label, plain_tip
from rolodex.ui.widgets.button import Button

LONGEST = 200
FIRST_DAYS, LATER_DAYS = 14, 7


class DripEditor(QWidget):
    """Shows a plan and gives back what was written."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drip = self._shown = Drip()
        self._letters: tuple[Letter, ...] = ()
        self.name = QLineEdit(self)
        self.name.setMaxLength(LONGEST)
        self.rows = StepRows(self)
        self.steps = StepList(self)
        self.steps.setModel(self.rows)
        self.form = StepForm(self)
        self.after, self.branch, self.cut = Button(self), Button(self), Button(self)
        self._name_caption = plain_label("", "small", self)
        self._steps_caption = plain_label("", "small", self)
        self._build()
        self._connect()

    def show_drip(self, drip: Drip, letters: Sequence[Letter], *, stays: bool = False) -> None:
        """Show this plan; `letters` are those a step may send.

        One stays in the row one is in, where it is the same plan or said to be.
        """
        place = self.steps.currentIndex().row() if stays or drip.id == self._drip.id else 0
        self._drip = self._shown = drip
        self._letters = tuple(letters)
        blocker = QSignalBlocker(self.name)
        self.name.setText(drip.name)
        blocker.unblock()
        self.form.show_letters(self._letters)
        ordered = drip_tree.ordered(drip.steps)
        place = max(0, min(place, len(ordered) - 1))
        self._show_steps(ordered[place].id if ordered else 0)

    def drip(self) -> Drip:
        """The plan as it is written now, each step behind the one it follows."""
        return replace(self._drip, name=self.name.text().strip(), steps=drip_tree.ordered(self._drip.steps))

    def is_changed(self) -> bool:
        """Whether it says anything else than the one that was shown."""
        shown = replace(self._shown, name=self._shown.name.strip())
        return self.drip() != replace(shown, steps=drip_tree.ordered(shown.steps))

    def write_in(self) -> None:
        """Put the cursor where one goes on writing."""
        field = self.steps if self._drip.id else self.name
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Word everything anew."""
        self._name_caption.setText(_("Name of the plan"))
        self.name.setAccessibleName(_("Name of the plan"))
        self._steps_caption.setText(_("Steps"))
        self.steps.setAccessibleName(_("Steps"))
        keys = _("N adds what follows, B a branch, Delete takes it away, Alt with the arrows moves.")
        self.steps.setAccessibleDescription(keys)
        self.steps.setToolTip(plain_tip(keys))
        self.after.setText(_("Add what follows"))
        self.branch.setText(_("Add a branch"))
        self.cut.setText(_("Delete the step"))
        self.form.retranslate()
        self._show_steps(self._current())

    # Changing

    def _new(self, parent_id: int) -> DripStep:
        """A step below this one: a letter if there is one, for those no branch is for yet."""
        beside = [step for step in self._drip.steps if step.parent_id == parent_id]
        taken = {step.state for step in beside}
        state: StepState = next((one for one in drip_words.STATES if one not in taken), "silent")
        letter = next(iter(self._letters), None)
        days = LATER_DAYS if parent_id else FIRST_DAYS
        if letter is None or state != "silent":
            return DripStep(0, parent_id, days, state, "task", text=_("Call"))
        return DripStep(0, parent_id, days, state, "letter", letter.id, letter.name)

    def _add(self, parent_id: int) -> None:
        steps, number = drip_tree.added(self._drip.steps, self._new(parent_id))
        self._take(steps, number)
        self.steps.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_branch(self) -> None:
        row = self.rows.row(self.steps.currentIndex().row())
        self._add(row[0].parent_id if row else 0)

    def _cut(self) -> None:
        step_id = self._current()
        place = self.rows.place_of(step_id)
        steps = drip_tree.without(self._drip.steps, step_id)
        left = drip_tree.ordered(steps)
        near = left[min(place, len(left) - 1)].id if left else 0
        self._take(steps, near)

    def _move(self, way: Literal[-1, 1]) -> None:
        step_id = self._current()
        self._take(drip_tree.moved(self._drip.steps, step_id, way), step_id)

    def _take_step(self) -> None:
        step = self.form.step()
        self._drip = replace(self._drip, steps=drip_tree.changed(self._drip.steps, step))
        self._show_rows(step.id)
        self.changed.emit()

    def _take(self, steps: drip_tree.Steps, current: int) -> None:
        self._drip = replace(self._drip, steps=steps)
        self._show_steps(current)
        self.changed.emit()

    # Showing

    def _current(self) -> int:
        row = self.rows.row(self.steps.currentIndex().row())
        return row[0].id if row else 0

    def _show_steps(self, current: int) -> None:
        self._show_rows(current)
        self._show_step()

    def _show_rows(self, current: int) -> None:
        """Show the steps, this one marked; nothing is told of it."""
        names = {letter.id: letter.name for letter in self._letters}
        self.rows.show_steps(self._drip.steps, names)
        blocker = QSignalBlocker(self.steps.selectionModel())
        self.steps.selectRow(self.rows.place_of(current))
        blocker.unblock()
        self.steps.viewport().update()

    def _show_step(self) -> None:
        row = self.rows.row(self.steps.currentIndex().row())
        self.form.show_step(row[0] if row else None)
        for button in (self.branch, self.cut):
            button.setEnabled(row is not None)

    def _do(self, deed: str, step_id: int) -> None:
        if deed == "after":
            self._add(step_id)
        elif deed == "branch":
            self._add_branch()
        elif deed == "delete":
            self._cut()
        elif deed == "edit":
            self.form.days.setFocus(Qt.FocusReason.OtherFocusReason)
            self.form.days.selectAll()

    def _connect(self) -> None:
        self.name.textChanged.connect(lambda _text: self.changed.emit())
        self.steps.wanted.connect(self._do)
        self.steps.moved.connect(lambda way: self._move(1 if way > 0 else -1))
        self.steps.selectionModel().currentChanged.connect(lambda _new, _old: self._show_step())
        self.form.changed.connect(self._take_step)
        self.after.clicked.connect(lambda: self._add(self._current()))
        self.branch.clicked.connect(self._add_branch)
        self.cut.clicked.connect(self._cut)

    def _build(self) -> None:
        self._name_caption.setBuddy(self.name)
        self._steps_caption.setBuddy(self.steps)
        self.steps.setMinimumHeight(theme.size(160))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.size(8))
        for button, icon in ((self.after, "plus"), (self.branch, "plus"), (self.cut, "trash-2")):
            button.setIcon(theme.icon(icon))
            button.setIconSize(QSize(theme.size(20), theme.size(16)))
            theme.set_role(button, "quiet")
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(4))
        column.addWidget(self._name_caption)
        column.addWidget(self.name)
        column.addSpacing(theme.size(8))
        column.addWidget(self._steps_caption)
        frame = QFrame(self)
        theme.set_role(frame, "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self.steps)
        column.addWidget(frame, 1)
        column.addLayout(buttons)
        column.addSpacing(theme.size(4))
        column.addWidget(self.form)
