"""The stages of the pipeline: named, ordered, added and removed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rolodex.domain.deal import Stage
from rolodex.i18n import _, word
from rolodex.ui import theme, wording
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.labelling import icon_button, name_button
from rolodex.ui.number_box import NumberBox
from rolodex.ui.pipeline.ports import Deals
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button


class StageRow(QWidget):
    """One stage: its name, how likely its deals are, and what moves or removes it."""

    step_wanted = Signal(int)
    """-1 up, 1 down."""
    removed = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self.name = QLineEdit(word(stage.said), self)
        self.name.setMaxLength(60)
        self.probability = NumberBox(self)
        self.probability.setRange(0, 100)
        self.probability.setSingleStep(5)
        self.probability.setValue(stage.probability)
        self.up = icon_button("chevron-up", lambda: self.step_wanted.emit(-1), self)
        self.down = icon_button("chevron-down", lambda: self.step_wanted.emit(1), self)
        self.remove = icon_button("trash-2", self.removed.emit, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size(8))
        row.addWidget(self.name, 1)
        for widget in (self.probability, self.up, self.down, self.remove):
            row.addWidget(widget)
        self.retranslate()

    def stage(self) -> Stage:
        """The stage as it is written; a name that was not touched stays as the book has it."""
        said = self.name.text().strip()
        name = self._stage.name if said == word(self._stage.said) else said
        return replace(self._stage, name=name, probability=self.probability.value())

    def retranslate(self) -> None:
        """Word everything anew."""
        self.name.setAccessibleName(_("Name of the stage"))
        self.name.setPlaceholderText(_("Name of the stage"))
        self.probability.setAccessibleName(_("Probability"))
        self.probability.setSuffix(wording.percent_sign())
        name_button(self.up, _("Move up (Alt+Up)"))
        name_button(self.down, _("Move down (Alt+Down)"))
        name_button(self.remove, _("Remove; its deals move to the stage before"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt with an arrow moves the stage."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step_wanted.emit(step)
        else:
            super().keyPressEvent(event)


class StagesSheet(FormSheet):
    """Lists the stages to be changed; deals of a removed stage go to the one before."""

    def __init__(self, runner: TaskRunner, deals: Deals, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._deals = deals
        self.rows: list[StageRow] = []
        self.add_button = Button()
        self._card = QFrame()
        self._list = QVBoxLayout()
        theme.set_role(self._card, "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(theme.size(20), theme.size(16), theme.size(20), theme.size(16))
        inside.setSpacing(theme.size(10))
        self._list.setSpacing(theme.size(8))
        inside.addLayout(self._list)
        inside.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.clicked.connect(self._add_new)
        self.add_button.setIcon(theme.icon("plus"))
        self.build(self._card)
        self.retranslate()

    def start(self) -> None:
        """Show the stages as they are."""
        deals = self._deals
        self._busy = True
        self._runner.submit(
            "lookups", "stages", lambda _progress: deals.stages(), self._begin, owner=self, failed=self.fail
        )

    def save(self) -> None:
        """Write the stages into the book."""
        wanted, deals = [row.stage() for row in self.rows], self._deals
        if not self._busy:
            self.keep(lambda: deals.save_stages(wanted), lambda _changes: _("The stages were changed"))

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.title.setText(_("Stages of the pipeline"))
        self.add_button.setText(_("Add a stage"))
        for row in self.rows:
            row.retranslate()

    def _begin(self, stages: tuple[Stage, ...]) -> None:
        self._busy = False
        self.save_button.setEnabled(True)
        for row in list(self.rows):
            self._remove(row)
        for stage in stages:
            self._add(stage)
        self.say(_("The probability of a stage is what its deals are worth in the forecast."))
        self.come()
        self.rows[0].name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_new(self) -> None:
        self._add(Stage(0, "", 50)).name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, stage: Stage) -> StageRow:
        row = StageRow(stage, self._card)
        row.step_wanted.connect(lambda step: self._step(row, step))
        row.removed.connect(lambda: self._remove(row))
        row.name.returnPressed.connect(self.save)
        self.rows.append(row)
        self._list.addWidget(row)
        row.show()
        return row

    def _remove(self, row: StageRow) -> None:
        place = self.rows.index(row)
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        if self.rows and self.isVisible():
            self.rows[min(place, len(self.rows) - 1)].name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, row: StageRow, step: int) -> None:
        place = self.rows.index(row) + step
        if 0 <= place < len(self.rows):
            self.rows.remove(row)
            self.rows.insert(place, row)
            self._list.removeWidget(row)
            self._list.insertWidget(place, row)
            row.name.setFocus(Qt.FocusReason.OtherFocusReason)
