"""All pairs of the book that look like one person: to be merged, parted or put off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rolodex.domain.changes import Changes
from rolodex.domain.errors import Cancelled, UserError
from rolodex.i18n import _, ngettext, word
from rolodex.services.opening import Services
from rolodex.ui import wording
from rolodex.ui.asking import Asking
from rolodex.ui.look_alikes import reading, words
from rolodex.ui.look_alikes.found import Found
from rolodex.ui.look_alikes.frame import Frame
from rolodex.ui.look_alikes.reading import MergedAll, Search
from rolodex.ui.look_alikes.table import DISTINCT, FIRST, LATER, MERGE, SECOND, PairRow
from rolodex.ui.merging.reading import Merged
from rolodex.ui.merging.sheet import MergeSheet
from rolodex.ui.merging.words import MOST as AT_ONCE
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import Task, TaskRunner

MOST = 1000
"""Pairs that are listed at once, the best: the others follow as these are done."""


class LookAlikesSheet(Sheet):
    """Compares all contacts and lists who looks like whom; F5 compares anew."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    """The card of this contact is to be shown."""

    def __init__(self, runner: TaskRunner, services: Services, over: QWidget) -> None:
        super().__init__(over)
        self._runner, self._services = runner, services
        self._asking = Asking(runner, self)
        self._task: Task | None = None
        self._found: Found | None = None
        self._merges_certain = False
        self.frame = Frame(self)
        self.entitle(self.frame.title)
        self.merge_sheet = MergeSheet(runner, services, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)
        self._connect()
        self.retranslate()

    def start(self) -> None:
        """Show the pairs that were found; compare all contacts where that was not done yet."""
        self.come()
        if self._task is not None:
            return
        if self._found is None:
            self.search()
        else:
            self._list()

    def search(self) -> None:
        """Compare all contacts."""
        if self._task is not None:
            return
        self._found = None
        self.frame.show_running(_("Comparing all contacts…"))
        # the lane of long readings: a look-up never waits for it
        self._task = self._runner.submit(
            "paper",
            "search",
            lambda progress: reading.search(self._services, progress),
            self._searched,
            owner=self,
            failed=self._stopped,
            progressed=self._progressed,
        )

    def is_settled(self) -> bool:
        """Whether nothing is being compared, read or written."""
        return self._task is None and self._asking.is_settled() and self.merge_sheet.is_settled()

    def leave(self) -> None:
        """Esc stops what runs; else it goes."""
        if self._task is not None:
            self._task.cancel()
        else:
            self.go()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.frame.retranslate()
        self.merge_sheet.retranslate()
        if self._found is not None:
            self._list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F5 compares anew."""
        if event.key() == Qt.Key.Key_F5:
            self.search()
            event.accept()
        else:
            super().keyPressEvent(event)

    # What runs

    def _progressed(self, done: int, total: int) -> None:
        self.frame.show_progress(done, total)
        if total:
            self.frame.say(_("Comparing all contacts: %(percent)d%%") % {"percent": 100 * done // total})

    def _searched(self, search: Search) -> None:
        self._task = None
        self._found, self._merges_certain = Found(search.pairs), search.merges_certain
        self.frame.levels.show_key("")
        self._list()
        if not self.isVisible():
            self.noticed.emit(_standing(self._found), False)

    def _stopped(self, error: Exception) -> None:
        self._task = None
        self.frame.show_nothing(
            _("Not compared to the end"), _("Nothing was changed. Compare again whenever you like.")
        )
        self.frame.focus()
        if not isinstance(error, Cancelled):
            self._fail(error)

    # The list

    def _list(self) -> None:
        found = self._found
        if found is None:
            return
        pairs = found.pairs(self.frame.level())
        self._asking.ask(
            "rows",
            lambda _progress: reading.rows(self._services, pairs[:MOST]),
            lambda rows: self._show(rows, len(pairs)),
            failed=self._fail,
        )

    def _show(self, rows: tuple[PairRow, ...], count: int) -> None:
        found, frame = self._found, self.frame
        if found is None:
            return
        if not found.pairs():
            self._say_nothing(found)
            return
        frame.say(_standing(found))
        writes = not self._services.read_only
        sure = len(found.certain()) if self._merges_certain and writes else 0
        all_certain = ngettext(
            "Merge %(count)s that is certain", "Merge all %(count)s that are certain", sure
        ) % {"count": wording.number(sure)}
        frame.all_button.setText(all_certain if sure else "")
        more = _("The %(shown)s best of %(count)s pairs; the others follow as these are done.") % {
            "shown": wording.number(MOST),
            "count": wording.number(count),
        }
        frame.more.setText(more if count > MOST else "")
        frame.table.show_rows(rows)
        frame.show_list(found.counts())
        frame.buttons[DISTINCT].setEnabled(frame.buttons[DISTINCT].isEnabled() and writes)
        self._keep_keyboard()

    def _say_nothing(self, found: Found) -> None:
        if found.later:
            later = ngettext("%(count)s pair is put off", "%(count)s pairs are put off", found.later)
            self.frame.show_nothing(
                later % {"count": wording.number(found.later)}, _("Comparing again brings them back.")
            )
        elif found.looked_at:
            self.frame.show_nothing(_("All done"), _("Every pair was looked at."))
        else:
            self.frame.show_nothing(
                _("Nobody looks like somebody else"), _("No two contacts of the book seem to be one.")
            )
        self._keep_keyboard()

    def _keep_keyboard(self) -> None:
        """Leave the keyboard where it is while somebody chooses among the counts or merges."""
        at = self.focusWidget()
        on_counts = at is not None and at.isVisible() and self.frame.levels.isAncestorOf(at)
        if self.isVisible() and not on_counts and self.merge_sheet.isHidden():
            self.frame.focus()

    # Deeds

    def _do(self, deed: str, position: int) -> None:
        row, found = self.frame.table.rows.row(position), self._found
        if row is None or found is None:
            return
        pair = row.pair
        if deed == MERGE:
            self.merge_sheet.start(found.together(pair)[:AT_ONCE])
        elif deed == DISTINCT and not self._services.read_only:
            self._part(row)
        elif deed == LATER:
            found.put_off(pair)
            self._list()
        elif deed in (FIRST, SECOND):
            self.go()
            self.person_chosen.emit(pair.one if deed == FIRST else pair.other)

    def _part(self, row: PairRow) -> None:
        ids = (row.pair.one, row.pair.other)
        names = {"one": row.one.fn or _("No name"), "other": row.other.fn or _("No name")}

        def done(changes: Changes) -> None:
            if self._found is not None:
                self._found.part(ids, changes.changeset or 0)
                self._list()
            self.noticed.emit(_("%(one)s and %(other)s are not the same") % names, True)

        self._asking.write(lambda: self._services.look_alikes.distinct(ids), done, failed=self._fail)

    def _joined(self, merged: Merged) -> None:
        if self._found is not None:
            self._found.join(merged.survivor, merged.gone, merged.changes.changeset or 0)
            self._list()

    def _merge_all(self) -> None:
        found = self._found
        if found is None or self._task is not None:
            return
        groups = found.certain()
        self.frame.show_running(_("Merging what is certain…"))
        self._task = self._runner.submit(
            "changes",
            "merge_all",
            lambda progress: reading.merge_all(self._services, groups, progress),
            self._merged_all,
            owner=self,
            failed=self._not_merged,
            progressed=self.frame.show_progress,
        )

    def _merged_all(self, merged: MergedAll) -> None:
        self._task = None
        if self._found is not None:
            for ids, step in merged.done:
                self._found.join(ids[0], ids[1:], step)
        count = len(merged.done)
        text = ngettext("%(count)s person merged", "%(count)s people merged", count)
        self.noticed.emit(text % {"count": wording.number(count)}, count == 1)
        self._list()

    def _not_merged(self, error: Exception) -> None:
        self._task = None
        self._list()
        if not isinstance(error, Cancelled):
            self._runner.error.emit(error)

    def _react(self, changes: Changes) -> None:
        """Bring back what an undo brought back; leave out who went."""
        found, step = self._found, changes.step
        if found is None or self._task is not None:
            return
        back = step is not None and step.reverts and found.take_back(step.reverts, step.id)
        if self.isVisible() and (back or changes.touches("contact")):
            self._list()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, UserError) and self.isVisible():
            self.frame.say(word(error.message), "bad")
        else:
            self._runner.error.emit(error)

    def _connect(self) -> None:
        frame = self.frame
        frame.close_button.clicked.connect(self.go)
        frame.again_button.clicked.connect(self.search)
        frame.stop_button.clicked.connect(self.leave)
        frame.all_button.clicked.connect(self._merge_all)
        frame.level_chosen.connect(self._list)
        frame.table.wanted.connect(self._do)
        self.merge_sheet.noticed.connect(self.noticed)
        self.merge_sheet.merged.connect(self._joined)
        self._runner.changed.connect(self._react)


def _standing(found: Found) -> str:
    counts = found.counts()
    return words.found(counts["certain"] + counts["suggested"], counts["possible"], found.later)
