"""The editor of a timeline in its place: in the row of its entry or, for a new one, above the others."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from rolodex.domain.activity import KINDS, Activity
from rolodex.ui.timeline.editor import EntryEditor
from rolodex.ui.timeline.pane import TimelinePane


class EntryEditing(QObject):
    """Opens and closes the editor; one at a time."""

    saved = Signal(object)
    """The Activity as it is to be kept."""
    left = Signal(object, object)
    """The editor was left: the Activity as it was given, and as it stood when that differs, or None."""

    def __init__(self, pane: TimelinePane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._editor: EntryEditor | None = None
        self._row = -1
        pane.resized.connect(self._fit)
        pane.retranslated.connect(self._retranslate)

    @property
    def editor(self) -> EntryEditor | None:
        """The editor, while something is edited."""
        return self._editor

    def edit(self, activity: Activity, begun: Activity | None = None) -> None:
        """Edit an activity, as far as it was changed before in `begun`."""
        self.leave()
        entries, shown = self._pane.entries, self._pane.list
        row = max(entries.place(kind, activity.id) for kind in KINDS) if activity.id else -1
        editor = EntryEditor(self._pane if row < 0 else shown.viewport())
        self._editor, self._row = editor, row
        editor.edit(activity, begun)
        editor.saved.connect(self.saved)
        editor.left.connect(self.leave)
        editor.grown.connect(self._fit)
        if row < 0:
            self._pane.put_above(editor)
        else:
            shown.stand_on(row)
            shown.setIndexWidget(entries.index(row, 0), editor)
            self._fit()
            shown.scrollTo(entries.index(row, 0))
        editor.focus_first()

    def leave(self) -> None:
        """Close the editor; what was changed in it is told."""
        editor = self._editor
        if editor is None:
            return
        given = editor.given()
        begun = editor.written() if editor.is_touched() else None
        self.end()
        self.left.emit(given, begun)

    def end(self) -> None:
        """Close the editor without a word about what stands in it."""
        editor, row = self._editor, self._row
        if editor is None:
            return
        self._editor, self._row = None, -1
        if row >= 0:
            # The view itself has to let go of what it shows in a row, and deletes it.
            index = self._pane.entries.index(row, 0)
            self._pane.list.setIndexWidget(index, None)  # type: ignore[arg-type]
            self._pane.list.keep_height(row, 0)
        else:
            editor.hide()
            editor.deleteLater()
        self._pane.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def wait(self, *, busy: bool) -> None:
        """Wait for what is being saved, or go on writing."""
        if self._editor is not None:
            self._editor.set_busy(busy=busy)

    def _fit(self) -> None:
        if self._editor is not None and self._row >= 0:
            width = self._pane.list.viewport().width()
            self._pane.list.keep_height(self._row, self._editor.wanted_height(width))

    def _retranslate(self) -> None:
        if self._editor is not None:
            self._editor.retranslate()
