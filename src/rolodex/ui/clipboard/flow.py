"""Copying contacts, and deciding what is done with what is pasted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from rolodex.domain.exporting import Clip
from rolodex.i18n import _, language, ngettext
from rolodex.ui import wording
from rolodex.ui.clipboard.mime import cards_in, files_in, mime_of
from rolodex.ui.tasks import TaskRunner

LONGEST = 50_000
"""Letters of a text in which a person is looked for: a letter with all that was answered in it."""


class Clips(Protocol):
    """What makes clips of contacts."""

    def clip(self, ids: Sequence[int], language: str = ...) -> Clip: ...


class Clipboard(QObject):
    """Puts contacts on the clipboard, and says what lies on it when it is pasted."""

    noticed = Signal(str, bool)
    """What happened, and whether undo is to be offered (never)."""
    cards_pasted = Signal(bytes)
    """Cards lie on the clipboard: an import is wanted."""
    files_pasted = Signal(list)
    """Files of cards do."""
    text_pasted = Signal(str)
    """Text does, from which a contact may be guessed."""

    def __init__(self, runner: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._clips: Clips | None = None

    def attach(self, clips: Clips) -> None:
        """Copy from this book."""
        self._clips = clips

    def copy(self, ids: Sequence[int]) -> None:
        """Put these contacts on the clipboard, as text and as cards."""
        self.fetch(ids, self._copied)

    def fetch(self, ids: Sequence[int], done: Callable[[Clip], None]) -> None:
        """Read a clip of these contacts beside the window; the newest wish counts."""
        clips, wanted, speech = self._clips, tuple(ids), language()
        if clips is not None and wanted:
            self._runner.submit(
                "lookups", "clip", lambda _progress: clips.clip(wanted, speech), done, owner=self
            )

    def paste(self) -> None:
        """Say what lies on the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None:
            self.take(data)

    def take(self, data: QMimeData) -> None:
        """Say what was pasted: cards before files, files before text."""
        if cards := cards_in(data):
            self.cards_pasted.emit(cards)
        elif files := files_in(data):
            self.files_pasted.emit(files)
        elif (text := data.text()).strip():
            if len(text) > LONGEST:
                self.noticed.emit(
                    _("This text is too long to be of one person; copy only the lines that name them."), False
                )
            else:
                self.text_pasted.emit(text)
        else:
            self.noticed.emit(_("There is nothing on the clipboard that a contact could be made of."), False)

    def _copied(self, clip: Clip) -> None:
        QGuiApplication.clipboard().setMimeData(mime_of(clip))
        count = len(clip.names)
        if count == 1:
            said = _("Copied %(name)s") % {"name": clip.names[0] or _("No name")}
        else:
            text = ngettext("Copied %(count)s contact", "Copied %(count)s contacts", count)
            said = text % {"count": wording.number(count)}
        self.noticed.emit(said, False)
