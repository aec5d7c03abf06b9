"""What is done on a timeline: read, filtered, edited, pinned, deleted, files kept and handed out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from rolodex.domain.activity import KINDS, Activity
from rolodex.domain.changes import Changes
from rolodex.domain.timeline import Entry, EntryKind, TimelineQuery
from rolodex.i18n import _
from rolodex.ui.ports import Saved
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.timeline import entries as words
from rolodex.ui.timeline.editing import EntryEditing
from rolodex.ui.timeline.filing import Filing
from rolodex.ui.timeline.model import PAGE
from rolodex.ui.timeline.pane import TimelinePane
from rolodex.ui.timeline.work import Activities, TimelineWork


class TimelineDesk(QObject):
    """Does what the pane says, for the contact whose timeline is shown."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    entry_wanted = Signal(str, int)
    """A purchase, ticket, deal, follow-up or the like is to be shown: its kind and id."""
    file_dropped = Signal(Path)
    """A calendar (.ics) was dropped."""

    def __init__(self, runner: TaskRunner, pane: TimelinePane, parent: QObject | None = None) -> None:
        super().__init__(parent or pane)
        self._work = TimelineWork(runner, self)
        self._pane = pane
        self.filing = Filing(self._work, pane)
        self.editing = EntryEditing(pane)
        self._stale = False
        self._stand: tuple[str, int] = ("", 0)
        self._begun: dict[tuple[int, int], Activity] = {}
        self._connect()

    def attach(self, activities: Activities, *, read_only: bool) -> None:
        """Work on this book."""
        self._work.attach(activities, read_only=read_only)
        self._pane.allow_edit(not read_only)

    def show(self, contact_id: int, found: Sequence[Entry]) -> None:
        """Show the timeline of a contact, of which this is the first page; again, where something changed."""
        if contact_id != self._work.contact_id:
            self.editing.leave()
            self._work.contact_id, self._stand = contact_id, ("", 0)
            self._offer_begun()
            self._pane.bar.clear()
            self._pane.show_entries(found, self._more)
        elif self.editing.editor is not None:
            self._stale = True
        elif self._pane.bar.is_filtering() or self._pane.entries.rowCount() > PAGE:
            self._read_again()
        else:
            self._again(tuple(found))

    # Reading

    def _read_again(self) -> None:
        """Read as many entries as there are here, and those that are asked for."""
        contact_id, query = self._work.contact_id, self._pane.bar.query()
        limit = max(PAGE, -(-self._pane.entries.rowCount() // PAGE) * PAGE)
        self._work.look("timeline", lambda book: book.timeline(contact_id, query, limit), self._again)

    def _again(self, found: tuple[Entry, ...]) -> None:
        if self.editing.editor is not None:
            self._stale = True
            return
        self._pane.show_again(found, self._more, self._stand)
        self._stand = ("", 0)

    def _ask(self, query: TimelineQuery) -> None:
        contact_id = self._work.contact_id
        self.editing.leave()
        self._work.look(
            "timeline",
            lambda book: book.timeline(contact_id, query),
            lambda found: self._pane.show_entries(found, self._more),
        )

    def _more(self, offset: int) -> None:
        contact_id, query = self._work.contact_id, self._pane.bar.query()

        def arrive(found: tuple[Entry, ...]) -> None:
            here = self._pane.entries.rowCount() == offset
            if here and contact_id == self._work.contact_id and query == self._pane.bar.query():
                self._pane.entries.add(found)

        self._work.look("more", lambda book: book.timeline(contact_id, query, offset=offset), arrive)

    def _ask_kinds(self) -> None:
        contact_id = self._work.contact_id

        def arrive(counts: dict[EntryKind, int]) -> None:
            self.menu: QMenu = self._pane.bar.offer(counts)

        self._work.look("counts", lambda book: book.counts(contact_id), arrive)

    # Entries

    def _edit(self, entry: Entry) -> None:
        if entry.kind not in KINDS:
            self.entry_wanted.emit(entry.kind, entry.id)
        elif not self._work.read_only:
            self._work.look("activity", lambda book: book.get(entry.id), self._open)

    def _open(self, activity: Activity | None) -> None:
        if activity is None:
            self._read_again()
        else:
            self._write(activity)

    def _write(self, activity: Activity) -> None:
        """Let an activity be written; what was begun on it before is there again."""
        self.editing.edit(activity, self._begun.get(_key(activity)))

    def _left(self, given: Activity, begun: Activity | None) -> None:
        """Keep what was written and not saved until it is opened again."""
        key = _key(given)
        if begun is None:
            self._begun.pop(key, None)
        else:
            self._begun[key] = begun
            said = _("Not saved; what you wrote is there when you open it again.")
            if not given.id:
                said = _("Not saved; “Go on writing” in the menu of the timeline brings it back.")
            self.noticed.emit(said, False)
        self._offer_begun()
        self._catch_up()

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            self._read_again()

    def _save(self, activity: Activity) -> None:
        editor = self.editing.editor

        def done(answer: Saved | Changes) -> None:
            self._begun.pop(_key(activity), None)
            self._offer_begun()
            self._stand = (activity.kind, activity.id if isinstance(answer, Changes) else answer.id)
            if self.editing.editor is editor:
                self.editing.end()
            self._stale = False
            self.noticed.emit(_("Saved") if activity.id else _("Logged"), True)

        def failed(error: Exception) -> None:
            self.editing.wait(busy=False)
            self._work.tell_error(error)

        def work(book: Activities) -> Saved | Changes:
            return book.save(activity) if activity.id else book.log(activity)

        self._work.change("save", work, done, failed)

    def _delete(self, entry: Entry) -> None:
        if entry.kind in KINDS:
            said = _("Deleted “%(entry)s”") % {"entry": words.title(entry)}
            self._work.change("delete", lambda book: book.delete([entry.id]), self._say(said))

    def _pin(self, entry: Entry) -> None:
        if entry.kind in KINDS:
            said = _("No longer pinned") if entry.pinned else _("Pinned to the top")
            self._work.change("pin", lambda book: book.pin(entry.id, not entry.pinned), self._say(said))

    def take_text(self, text: str) -> None:
        """Let a text that was pasted be looked at as an entry before it is kept."""
        from rolodex.domain.copied import LONGEST, copied  # start-up

        if self._work.read_only or not self._work.contact_id:
            return
        if len(text) > LONGEST:
            self.noticed.emit(_("This text is too long for one entry; keep it as a file."), False)
            return
        new = replace(copied(text), contact_id=self._work.contact_id)
        begun = self._begun.get(_key(new))
        if begun is not None:  # nothing of it is lost by what comes now
            self._begun[_key(new)] = replace(begun, body=f"{begun.body}\n\n{new.body}")
        self._write(new)

    def _go_on(self) -> None:
        """Go on writing a new entry."""
        self._write(Activity(contact_id=self._work.contact_id))

    def _offer_begun(self) -> None:
        self._pane.can_go_on = (self._work.contact_id, 0) in self._begun

    def _connect(self) -> None:
        pane = self._pane
        pane.bar.asked.connect(self._ask)
        pane.bar.kinds_wanted.connect(self._ask_kinds)
        pane.edit_wanted.connect(self._edit)
        self.editing.left.connect(self._left)
        self.editing.saved.connect(self._save)
        pane.pin_wanted.connect(self._pin)
        pane.delete_wanted.connect(self._delete)
        pane.text_given.connect(self.take_text)
        pane.go_on_wanted.connect(self._go_on)
        self.filing.noticed.connect(self.noticed)
        self.filing.file_dropped.connect(self.file_dropped)
        self.filing.stand_wanted.connect(self._stand_on)

    def _say(self, said: str) -> Callable[[object], None]:
        return lambda _answer: self.noticed.emit(said, True)

    def _stand_on(self, kind: str, entry_id: int) -> None:
        """Be on this entry when it is shown, which may be now."""
        self._stand = (kind, entry_id)
        place = self._pane.entries.place(kind, entry_id)
        if place >= 0:
            self._pane.list.stand_on(place)


def _key(activity: Activity) -> tuple[int, int]:
    """What is written on: an entry, or a new one of a contact."""
    return (0, activity.id) if activity.id else (activity.contact_id, 0)
