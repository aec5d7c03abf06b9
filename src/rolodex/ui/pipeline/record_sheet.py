"""A sheet that writes one record; what was begun is there when the same is opened again, at any time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from rolodex.domain.draft import Begun
from rolodex.i18n import _
from rolodex.ui import begun
from rolodex.ui.begun import BegunText, Written
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.pipeline.record_form import RecordForm
from rolodex.ui.ports import Saved
from rolodex.ui.tasks import TaskRunner


class RecordSheet(FormSheet):
    """Writes one record with its next step."""

    saved = Signal(int)
    """The record was saved under this id."""

    place = ""
    """Where in the book what was begun is kept."""

    def __init__(
        self,
        runner: TaskRunner,
        fields: RecordForm,
        parent: QWidget,
        drafts: begun.Drafts,
        *,
        read_only: bool,
    ) -> None:
        super().__init__(runner, parent)
        self._fields = fields
        self._read_only = read_only
        self._shown = self._key = 0
        self._drafts = drafts
        self._again: Callable[[], object] = lambda: None
        self._begun = BegunText(runner, self.place, self._written, self)
        self._begun.attach(drafts, read_only=read_only)
        self._left: int | None = None
        self._touched = False
        fields.edited.connect(self._edited)
        fields.decided.connect(self.save)
        fields.left.connect(self.leave)
        self.extra_button.clicked.connect(self._start_afresh)
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

    def written(self) -> str:
        """The record as it is written now, as a text that is kept until it is saved."""
        raise NotImplementedError

    def begun(
        self, record_id: int, contact_id: int, again: Callable[[], object]
    ) -> Callable[[], Begun | None]:
        """What reads, off the UI thread, what had been begun of this record, or anew about this contact.

        `again` opens the same once more, where one starts afresh.
        """
        drafts, place, key = self._drafts, self.place, record_id or -contact_id
        self._key, self._again = key, again
        return lambda: next((one for one in drafts.texts(place) if one.key == key), None)

    def resumes(self, record_id: int, contact_id: int) -> bool:
        """Whether what was begun of this record is shown again; otherwise it is to be read."""
        if self._left == record_id and contact_id in (0, self._fields.person.contact_id()):
            self._come()
            return True
        self._busy, self._left = True, None
        return False

    def begin(self, record_id: int, taken_up: Begun | None = None) -> None:
        """Show the fields, which are those of this record now, or what had been begun of it."""
        self._shown = record_id
        self._busy, self._touched = False, taken_up is not None
        self.save_button.setEnabled(not self._read_only)
        if taken_up is not None:
            self._begun.know(taken_up)
        self.say(begun.said(taken_up.at) if taken_up is not None else "")
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
        self._begun.settle()
        self._left = self._shown if self._touched else None
        self.go()

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self._fields.retranslate()
        self.title.setText(self.heading())
        self.extra_button.setText(_("Start afresh"))

    def _come(self) -> None:
        self.title.setText(self.heading())
        self.extra_button.setVisible(self._begun.is_kept(self._key))
        self.come()
        self._fields.focus()

    def _kept(self, saved: Saved) -> str:
        self._touched, self._left = False, None
        self._begun.drop(self._key)
        self.saved.emit(saved.id)
        return self.told()

    def _edited(self) -> None:
        if not self._busy:
            self._touched = True
            self._begun.edited()
            self.say("")

    def _written(self) -> Written:
        return self._key, self._fields.person.contact_id(), self.written() if self._touched else ""

    def _start_afresh(self) -> None:
        """Forget what was begun, and show what the book has."""
        self._touched, self._left = False, None
        self._begun.drop(self._key, self._again)
