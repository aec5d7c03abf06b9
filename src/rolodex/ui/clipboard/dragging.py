"""Contacts dragged out of the window as a file of cards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QWidget

from rolodex.domain.errors import UserError
from rolodex.domain.exporting import Clip
from rolodex.domain.file_name import safe_name
from rolodex.i18n import _, ngettext, word
from rolodex.ui.clipboard.flow import Clipboard
from rolodex.ui.clipboard.mime import mime_of
from rolodex.ui.handed_out import own_folder, written

Run = Callable[[QWidget, QMimeData], object]


def run_drag(source: QWidget, data: QMimeData) -> object:
    """Drag this from the widget until it is dropped."""
    drag = QDrag(source)
    drag.setMimeData(data)
    return drag.exec(Qt.DropAction.CopyAction)


class CardDrag:
    """Makes the file that is dragged, in a folder of its own that is gone when the program ends."""

    def __init__(self, clipboard: Clipboard, run: Run = run_drag) -> None:
        self._clipboard = clipboard
        self._run = run
        self._folder: Path | None = None
        self._count = 0

    def begin(self, ids: Sequence[int], source: QWidget) -> None:
        """Drag these contacts out of the widget; they are read first, while the button is held down."""
        self._clipboard.fetch(ids, lambda clip: self._begin(clip, source))

    def drag_mime(self, clip: Clip) -> QMimeData:
        """What is dragged: a file of cards, with the text and the cards that a copy has."""
        data = mime_of(clip)
        data.setUrls([QUrl.fromLocalFile(str(self._file(clip)))])
        return data

    def _begin(self, clip: Clip, source: QWidget) -> None:
        if clip.vcard and QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            try:
                data = self.drag_mime(clip)
            except UserError as error:
                self._clipboard.noticed.emit(word(error.message), False)
            else:
                self._run(source, data)

    def _file(self, clip: Clip) -> Path:
        """The cards as a file: each drag has a folder, so that names stay plain."""
        if self._folder is None:
            self._folder = own_folder(self, "rolodex-drag-")
        self._count += 1
        count = len(clip.names)
        name = clip.names[0] if count == 1 else ngettext("%(count)d card", "%(count)d cards", count)
        name = name if count == 1 else name % {"count": count}
        within = self._folder / str(self._count)
        return written(within / f"{safe_name(name or _('No name'))}.vcf", clip.vcard)
