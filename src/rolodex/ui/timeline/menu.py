"""What can be done with an entry of a timeline, as a menu."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from rolodex.domain.activity import KINDS, Attachment
from rolodex.domain.timeline import Entry
from rolodex.i18n import _, pgettext
from rolodex.ui import theme
from rolodex.ui.timeline import entries as words


class EntryMenu(QMenu):
    """Offers the deeds of one entry, and what can be done where there is none."""

    edit_wanted = Signal(object)
    pin_wanted = Signal(object)
    delete_wanted = Signal(object)
    attach_wanted = Signal(object)
    file_opened = Signal(object)
    file_saved = Signal(object)
    file_removed = Signal(object)
    paste_wanted = Signal()

    def __init__(self, parent: QWidget, entry: Entry | None, *, may_write: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._may_write = may_write
        if entry is not None:
            self._offer_entry(entry)
            for file in entry.files:
                self._offer_file(file)
            if entry.kind in KINDS and may_write:
                self.addSeparator()
                self._add(self, _("Delete"), "trash-2", partial(self.delete_wanted.emit, entry))
            self.addSeparator()
        if may_write:
            self._add(self, _("Add a file…"), "paperclip", partial(self.attach_wanted.emit, None))
            self._add(self, _("Paste"), "clipboard", self.paste_wanted.emit)

    def offer_begun(self, then: Callable[[], object]) -> None:
        """Offer to go on with a new entry that was not saved."""
        self._add(self, _("Go on writing"), "square-pen", then)

    def _offer_entry(self, entry: Entry) -> None:
        if entry.kind not in KINDS:
            icon = words.LOOKS[entry.kind].icon
            self._add(self, pgettext("deed", "Open"), icon, partial(self.edit_wanted.emit, entry))
        elif self._may_write:
            self._add(self, _("Edit"), "pencil", partial(self.edit_wanted.emit, entry))
            pin, icon = (_("Unpin"), "pin-off") if entry.pinned else (_("Pin to the top"), "pin")
            self._add(self, pin, icon, partial(self.pin_wanted.emit, entry))
            attach = _("Attach a file to this…")
            self._add(self, attach, "paperclip", partial(self.attach_wanted.emit, entry))

    def _offer_file(self, file: Attachment) -> None:
        # An ampersand would underline the next letter.
        inner = self.addMenu(theme.icon("file"), words.file_words(file).replace("&", "&&"))
        self._add(inner, pgettext("deed", "Open"), "folder-open", partial(self.file_opened.emit, file))
        self._add(inner, _("Save as…"), "download", partial(self.file_saved.emit, file))
        if self._may_write:
            self._add(inner, _("Take away"), "x", partial(self.file_removed.emit, file))

    @staticmethod
    def _add(menu: QMenu, text: str, icon: str, then: Callable[[], object]) -> None:
        action = QAction(theme.icon(icon), text, menu)
        action.triggered.connect(lambda _checked: then())
        menu.addAction(action)
