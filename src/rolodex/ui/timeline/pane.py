"""The timeline with its bar, and what is dropped and pasted on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from rolodex.domain.activity import KINDS
from rolodex.domain.timeline import Entry
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.handing_on import hand_on
from rolodex.ui.labelling import plain_label
from rolodex.ui.timeline.bar import TimelineBar
from rolodex.ui.timeline.dropped import files_of, picture_of
from rolodex.ui.timeline.view import Timeline, TimelineModel


class TimelinePane(QWidget):
    """Shows what happened with a contact, and says what is to be done with it."""

    edit_wanted = Signal(object)
    """This Entry is to be edited, or shown where it belongs."""
    pin_wanted = Signal(object)
    delete_wanted = Signal(object)
    attach_wanted = Signal(object)
    """A file is to be chosen for this Entry, or for a new one (None)."""
    files_given = Signal(list, int)
    """These files are to be kept, with this activity or (0) with a new note."""
    text_given = Signal(str)
    go_on_wanted = Signal()
    """A new entry that was begun and not saved is to be written on."""
    picture_given = Signal(object)
    file_opened = Signal(object)
    file_saved = Signal(object)
    file_removed = Signal(object)
    resized = Signal()
    """The width may be another, or the style."""
    retranslated = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = TimelineBar(self)
        self.list = Timeline(self)
        self._quiet = plain_label("", "dim", self.list, wrap=True)
        self._column = QVBoxLayout(self)
        self._may_write = False
        self.can_go_on = False
        """Whether a new entry was begun and not saved."""
        self._build()
        self.retranslate()

    # What is shown

    @property
    def entries(self) -> TimelineModel:
        """The entries that are here."""
        return self.list.entries

    def show_entries(self, found: Sequence[Entry], more: Callable[[int], None]) -> None:
        """Show these entries from the top; `more` is called with their number when others are wanted."""
        self.list.show_entries(found, more)
        self._say()

    def show_again(self, found: Sequence[Entry], more: Callable[[int], None], stand: tuple[str, int]) -> None:
        """Show these in place of the same ones as they were; `stand` is the entry to be on, or ("", 0)."""
        chosen, row = self.list.current(), self.list.currentIndex().row()
        at = self.list.verticalScrollBar().value()
        key = stand if stand[1] else (chosen.kind, chosen.id) if chosen else ("", 0)
        self.show_entries(found, more)
        self.list.verticalScrollBar().setValue(at)
        place = self.entries.place(*key)
        if key[1]:
            self.list.stand_on(place if place >= 0 else max(0, row))

    def allow_edit(self, allowed: bool) -> None:
        """Let entries be changed, or not, where the book can only be read."""
        self._may_write = allowed
        self.bar.attach.setVisible(allowed)
        self.setAcceptDrops(allowed)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.bar.retranslate()
        self.list.retranslate()
        self._say()
        self.retranslated.emit()

    def put_above(self, editor: QWidget) -> None:
        """Show an editor above the entries."""
        self._column.insertWidget(1, editor)
        editor.show()

    # Menu, keys, drop and paste

    def offer_menu(self, row: int, place: QPoint) -> QMenu:
        """Offer what can be done with the entry of a row, or where there is none (-1)."""
        from rolodex.ui.timeline.menu import EntryMenu  # start-up

        menu = EntryMenu(self, self.entries.entry(row) if row >= 0 else None, may_write=self._may_write)
        menu.edit_wanted.connect(self.edit_wanted)
        menu.pin_wanted.connect(self.pin_wanted)
        menu.delete_wanted.connect(self.delete_wanted)
        menu.attach_wanted.connect(self.attach_wanted)
        menu.file_opened.connect(self.file_opened)
        menu.file_saved.connect(self.file_saved)
        menu.file_removed.connect(self.file_removed)
        menu.paste_wanted.connect(self.paste)
        if self.can_go_on and self._may_write:
            menu.offer_begun(self.go_on_wanted.emit)
        menu.popup(place)
        return menu

    def paste(self) -> None:
        """Take what lies on the clipboard: files, a picture, or a text."""
        data = QGuiApplication.clipboard().mimeData()
        if data is None or not self._may_write:
            return
        if files := files_of(data):
            self.files_given.emit(list(files), 0)
        elif (picture := picture_of(data)) is not None and not data.hasText():
            self.picture_given.emit(picture)
        elif data.text().strip():
            self.text_given.emit(data.text())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, but for those of cards, which the window takes."""
        if files_of(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show with which entry the files would be kept."""
        self._mark(self._row_at(event.position().toPoint()))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show it no longer."""
        self._mark(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """Keep the files with the entry under them, or with a new note."""
        row = self._row_at(event.position().toPoint())
        self._mark(-1)
        self.files_given.emit(list(files_of(event.mimeData())), self.entries.entry(row).id if row >= 0 else 0)
        event.acceptProposedAction()

    def _row_at(self, point: QPoint) -> int:
        """The row of the activity under a point of the pane, -1 where there is none."""
        index = self.list.indexAt(self.list.viewport().mapFrom(self, point))
        inside = self.list.geometry().contains(point) and index.isValid()
        return index.row() if inside and self.entries.entry(index.row()).kind in KINDS else -1

    def _mark(self, row: int) -> None:
        if self.list.drawing.dropped_on != row:
            self.list.drawing.dropped_on = row
            self.list.viewport().update()

    def _opened(self, row: int) -> None:
        self.edit_wanted.emit(self.entries.entry(row))

    def event(self, event: QEvent) -> bool:
        """Keep Delete on the bar from deleting the contact."""
        override = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            event.accept()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the editor and what is said of an empty timeline within the width."""
        super().resizeEvent(event)
        self._fit_quiet()
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew in another style."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_quiet()
            self.resized.emit()

    def _fit_quiet(self) -> None:
        self._quiet.setFixedWidth(max(40, self.width() - theme.size(32)))
        self._quiet.setFixedHeight(self._quiet.heightForWidth(self._quiet.width()))
        self._quiet.move(theme.size(16), theme.size(14))

    def _say(self) -> None:
        """Show the bar where there is something to filter, and say why nothing is shown."""
        empty = self.entries.rowCount() == 0
        filtering = self.bar.is_filtering()
        self.bar.setVisible(not empty or filtering)
        self._quiet.setText(_("Nothing here matches.") if filtering else _("Nothing noted yet."))
        self._quiet.setVisible(empty)

    def _build(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.list, 1)
        self._quiet.move(theme.size(16), theme.size(14))
        hand_on(self, self.list)
        self.bar.left_below.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.bar.attach_wanted.connect(lambda: self.attach_wanted.emit(None))
        shown = self.list
        shown.opened.connect(self._opened)
        shown.pin_wanted.connect(lambda row: self.pin_wanted.emit(self.entries.entry(row)))
        shown.delete_wanted.connect(lambda row: self.delete_wanted.emit(self.entries.entry(row)))
        shown.menu_wanted.connect(self.offer_menu)
        shown.file_wanted.connect(self.file_opened)
        shown.paste_wanted.connect(self.paste)
        shown.left_above.connect(lambda: self.bar.search.setFocus(Qt.FocusReason.OtherFocusReason))
