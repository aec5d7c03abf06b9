"""Files of a timeline: taken in from drops, pastes and choices, opened, saved and taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from rolodex.domain.activity import Attachment
from rolodex.domain.changes import Changes
from rolodex.domain.errors import UserError
from rolodex.domain.timeline import Entry
from rolodex.i18n import _, ngettext
from rolodex.ui.handed_out import png_of, written
from rolodex.ui.ports import Saved
from rolodex.ui.timeline.dropped import sort
from rolodex.ui.timeline.handing_out import HandingOut, plain_name, refuse_program
from rolodex.ui.timeline.pane import TimelinePane
from rolodex.ui.timeline.work import Activities, TimelineWork


class Filing(QObject):
    """Keeps files with entries and hands them out."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    file_dropped = Signal(Path)
    """A calendar (.ics) was dropped."""
    stand_wanted = Signal(str, int)
    """This entry is to be stood on when it is shown: its kind and id."""

    def __init__(self, work: TimelineWork, pane: TimelinePane) -> None:
        super().__init__(pane)
        self._work = work
        self._pane = pane
        self.hands = HandingOut()
        pane.attach_wanted.connect(self._choose)
        pane.files_given.connect(self.take_files)
        pane.picture_given.connect(self._take_picture)
        pane.file_opened.connect(self._open_file)
        pane.file_saved.connect(self._choose_place)
        pane.file_removed.connect(self._remove_file)

    def take_files(self, files: Sequence[Path], activity_id: int = 0) -> None:
        """Log e-mails, hand calendars on, and keep the rest with an activity or with a new note."""
        found, contact_id = sort(files), self._work.contact_id
        for mail in found.mails:
            self._take_mail(mail)
        for calendar in found.calendars:
            self.file_dropped.emit(calendar)
        if not found.others:
            return
        count = len(found.others)
        said = ngettext("Kept %(count)d file", "Kept %(count)d files", count) % {"count": count}

        def work(book: Activities) -> Saved | Changes:
            if activity_id:
                return book.attach(activity_id, found.others)
            return book.from_files(contact_id, found.others)

        self._work.change("files", work, self._say(said))

    def _take_mail(self, file: Path) -> None:
        contact_id = self._work.contact_id

        def done(saved: Saved) -> None:
            self.stand_wanted.emit("email", saved.id)
            if saved.changes.step is None:
                self.noticed.emit(_("This e-mail is in the timeline already."), False)
            else:
                self.noticed.emit(_("Logged the e-mail “%(file)s”") % {"file": file.name}, True)

        self._work.change(f"mail {file}", lambda book: book.from_message(contact_id, file), done)

    def _take_picture(self, picture: QImage) -> None:
        try:
            file = written(self.hands.place(_("Picture.png")), png_of(picture))
        except UserError as error:
            self._work.tell_error(error)
        else:
            self.take_files([file])

    def _choose(self, entry: Entry | None) -> None:
        names, _kind = QFileDialog.getOpenFileNames(self._pane, _("Add a file"))
        if names:
            self.take_files([Path(name) for name in names], entry.id if entry else 0)

    def _open_file(self, file: Attachment) -> None:
        """Let the desktop show a file, unless it might run."""
        try:
            refuse_program(file)
        except UserError as error:
            self._work.tell_error(error)
            return
        hands = self.hands
        self._work.look("file", lambda book: hands.written(file, book.attachment(file.sha256)), self._let_see)

    def _let_see(self, path: Path) -> None:
        if not self.hands.opening(path):
            self.noticed.emit(_("No program could be found for this file; save it instead."), False)

    def _choose_place(self, file: Attachment) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self._pane, _("Save the file"), str(Path.home() / plain_name(file.name))
        )
        if name:
            self.save_file(file, Path(name))

    def save_file(self, file: Attachment, path: Path) -> None:
        """Write a file of the book to this place."""

        def work(book: Activities) -> Path:
            from rolodex.services.files import replacing  # start-up

            data = book.attachment(file.sha256)
            with replacing(path) as stream:
                stream.write(data)
            return path

        self._work.look(
            "write file",
            work,
            lambda done: self.noticed.emit(_("Saved as %(file)s") % {"file": str(done)}, False),
        )

    def _remove_file(self, file: Attachment) -> None:
        said = _("Took away “%(file)s”") % {"file": file.name}
        self._work.change("detach", lambda book: book.detach(file.id), self._say(said))

    def _say(self, said: str) -> Callable[[object], None]:
        return lambda _answer: self.noticed.emit(said, True)
