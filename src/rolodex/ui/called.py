"""A window that is called by a later start of the program: it comes to the front and does what is asked."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from rolodex.domain.contact import Contact
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.summons import Summons, not_there
from rolodex.i18n import _, ngettext
from rolodex.ui import wording
from rolodex.ui.window import MainWindow

ACTIONS = {"today": "today", "new_contact": "new"}
"""The action that does what a start asks for."""


class Called(QObject):
    """Serves one window; what lies open over its panels is not covered without a word."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._files: list[Path] = []
        self._deed = ""
        self._missing: tuple[str, ...] = ()
        self._attends = False
        self._said = ""
        window.notice.gone.connect(self._see_notice_go)

    def come(self, token: str = "") -> None:
        """Bring the window before those of other programs."""
        window = self._window
        if token:
            # Qt shows it to the desktop, which lets only what the user has just started come forward
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        state = window.windowState() & ~Qt.WindowState.WindowMinimized
        window.setWindowState(state)
        window.show()
        window.raise_()
        window.activateWindow()
        QApplication.alert(window)

    def serve(self, summons: Summons) -> None:
        """Bring in the files, or do the deed, as soon as the book is open."""
        self._deed = summons.deed or self._deed
        self._missing = (*self._missing, *summons.missing)
        self._wait_for([Path(file) for file in summons.files])
        if self._window.services is not None:
            self._serve()
        elif not self._attends:
            # several starts may come while the book opens: what they want is served together
            self._attends = True
            self._window.attached.connect(self._serve, Qt.ConnectionType.SingleShotConnection)

    def waiting(self) -> tuple[Path, ...]:
        """The files that have not been brought in."""
        return tuple(self._files)

    def leave_for(self, book: Path, go: Callable[[], object]) -> None:
        """Go to another book, or offer it where something lies open that would be lost."""
        window = self._window
        if window.services is None or not window.actions_.covered():
            go()
            return
        said = _("“%(book)s” waits to be opened. What lies open here is closed then.") % {"book": book.stem}
        window.notice.say(said, _("Open it"), go, stays=True)

    def _serve(self) -> None:
        self._attends = False
        deed, self._deed = self._deed, ""
        missing, self._missing = self._missing, ()
        if missing:
            self._window.telling.tell_error(not_there(missing[0]))
        if self._files:
            self._bring_in()
        elif deed and self._window.actions_.covered():
            asked = self._window.actions_[ACTIONS[deed]].text()
            self._window.telling.tell(wording.leave_first(asked), offer_undo=False)
        else:
            self._do(deed)

    def _wait_for(self, files: Sequence[Path]) -> None:
        """Have these files wait besides those that do."""
        self._files = list(dict.fromkeys((*self._files, *files)))

    def _bring_in(self) -> None:
        window = self._window
        if window.services is not None and window.services.read_only:
            self._files = []
            window.telling.tell_error(
                UserError(
                    message(
                        "This book can only be read, so nothing was brought in. Open a book that can be "
                        "changed, and open the file again."
                    )
                )
            )
        elif window.actions_.covered():
            self._offer()
        else:
            files, self._files = self._files, []
            window.import_files(files)

    def _offer(self) -> None:
        """Say how many files wait; they are brought in at a press."""
        waiting = tuple(self._files)
        said = ngettext(
            "%(count)d file waits to be imported.", "%(count)d files wait to be imported.", len(waiting)
        )
        self._said = said % {"count": len(waiting)}

        def bring() -> None:
            self._wait_for(waiting)
            self._bring_in()

        self._window.notice.say(self._said, _("Import"), bring, stays=True)

    def _see_notice_go(self) -> None:
        """Forget the files whose notice was closed; offer them again where another had taken its place."""
        if self._window.notice.label.text() == self._said:
            self._files = []
        elif self._files and self._window.services is not None:
            self._offer()

    def _do(self, deed: str) -> None:
        if deed == "today":
            self._window.actions_["today"].trigger()
        elif deed == "new_contact" and self._window.actions_["new"].isEnabled():
            self._window.leading.write(Contact())
