"""A sheet that writes one record; what was begun is there when the same is opened again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.pipeline.record_form import RecordForm
from rolodex.ui.ports import Saved
from rolodex.ui.tasks import TaskRunner


class RecordSheet(FormSheet):
    """Writes one record with its next step."""

    saved = Signal(int)
    """The record was saved under this id."""

    def __init__(self, runner: TaskRunner, fields: RecordForm, parent: QWidget, *, read_only: bool) -> None:
        super().__init__(runner, parent)
        self._fields = fields
        self._read_only = read_only
        self._shown = 0
        self._left: int | None = None
        self._touched = False
        fields.edited.connect(self._edited)
        fields.decided.connect(self.save)
        fields.left.connect(self.leave)
        self.build(*self.parts())

    def parts(self) -> tuple[QWidget, ...]:
        """What stands below the head."""
        return (self._fields,)

    def heading(self) -> str:
        """What is called which record is shown."""
        raise NotImplementedError

    def deed(self) -> Callable[[], Saved]:
        """What saving does with the fields as they are now."""
        raise NotImplementedError

    def told(self) -> str:
        """The words for what was saved."""
        raise NotImplementedError

    def resumes(self, record_id: int, contact_id: int) -> bool:
        """Whether what was begun of this record is shown again; otherwise it is to be read."""
        if self._left == record_id and contact_id in (0, self._fields.person.contact_id()):
            self._come()
            return True
        self._busy, self._left = True, None
        return False

    def begin(self, record_id: int) -> None:
        """Show the fields, which are those of this record now."""
        self._shown = record_id
        self._busy = self._touched = False
        self.save_button.setEnabled(not self._read_only)
        self.say("")
        self._come()

    def save(self) -> None:
        """Save the record, where it is complete."""
        missing = self._fields.missing()
        if missing or self._busy or self._read_only:
            self.say(missing, "warn")
        else:
            self.keep(self.deed(), self._kept)

    def leave(self) -> None:
        """Go; what was written is kept until this record is opened again."""
        self._left = self._shown if self._touched else None
        self.go()

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self._fields.retranslate()
        self.title.setText(self.heading())

    def _come(self) -> None:
        self.title.setText(self.heading())
        self.come()
        self._fields.focus()

    def _kept(self, saved: Saved) -> str:
        self._touched, self._left = False, None
        self.saved.emit(saved.id)
        return self.told()

    def _edited(self) -> None:
        if not self._busy:
            self._touched = True
            self.say("")
