"""Puts the program together: it alone knows the book, its services and the window."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from rolodex import logs, paths
from rolodex.domain.backup import Backup
from rolodex.domain.errors import UserError
from rolodex.domain.mending import Diagnosis, Salvaged
from rolodex.domain.message import message
from rolodex.domain.progress import Progress, silent
from rolodex.domain.summons import Summons, told
from rolodex.i18n import _, word
from rolodex.services.inbox import Inbox
from rolodex.ui import qt_messages, state, theme
from rolodex.ui.application import Application, application, has_display, without_screen
from rolodex.ui.books import recent
from rolodex.ui.desk import Desk
from rolodex.ui.ending import Ending
from rolodex.ui.ports import Services
from rolodex.ui.state import WindowState
from rolodex.ui.summoning import Summoning
from rolodex.ui.window import MainWindow


def _nothing() -> None:
    """A book in a folder that cannot be written is held by nobody: no window can change it."""


class WindowBook:
    """The book of one window: made where there is none, and held against a second window."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._let_go: Callable[[], None] = _nothing
        self._refresh: Callable[[], str] = str
        self._over = ""
        self._anew = False

    def open(self) -> Services:
        """The services of the book. Raises UserError where it cannot be opened or another window has it."""
        # start-up: the store is loaded here, behind a window that is painted already
        from rolodex.services.beginning import begin
        from rolodex.store import lock

        self._refuse_to_forget()
        with contextlib.suppress(OSError):
            # where this is not allowed, opening says so better
            self.path.parent.mkdir(parents=True, exist_ok=True)
        if os.access(self.path.parent, os.W_OK):
            held = lock.acquire(self.path, self._over)
            self._let_go, self._refresh = held.release, held.refresh
        try:
            return begin(self.path, create=True)
        except BaseException:
            self.release()
            raise

    def begin_anew(self) -> None:
        """Make an empty book from now on where there is none, though there are copies of one."""
        self._anew = True

    def _refuse_to_forget(self) -> None:
        """Make no empty book in the place of one that is gone and of which there are copies."""
        from rolodex.services import mending  # start-up

        if not self._anew and not self.path.exists():
            found = mending.diagnose(self.path)
            if found.backups:
                raise UserError(found.words)

    def take_over(self, host: str) -> None:
        """Open the book from now on even where a window on this other computer holds it."""
        self._over = host

    def still_here(self) -> str:
        """Tell other computers that this window lives, and give the one that took the book over, or ""."""
        return self._refresh()

    def release(self) -> None:
        """Let another window have it."""
        self._let_go()
        self._let_go, self._refresh = _nothing, str

    def unlock(self, passphrase: str) -> None:
        """Let the book open with this passphrase. Raises LockedBook where it does not fit."""
        from rolodex.services import unlocking  # start-up

        unlocking.unlock(self.path, passphrase)

    def diagnose(self) -> Diagnosis:
        """What is the matter with the file, and which copies there are."""
        from rolodex.services import mending  # start-up

        return mending.diagnose(self.path)

    def diagnosis(self, trouble: UserError, screen: Mapping[str, str]) -> str:
        """A text to give away about a book that cannot be opened, for this reason."""
        from rolodex.services import diagnosing  # start-up

        return diagnosing.of_closed(self.path, trouble, screen)

    def from_backup(self, backup: Backup, passphrase: str = "", progress: Progress = silent) -> Path:
        """Put a copy in the place of the sick file, and say where that lies now."""
        from rolodex.services import mending  # start-up

        return mending.from_backup(self.path, backup, passphrase, progress)

    def salvage(self, progress: Progress = silent) -> Salvaged:
        """Put what can be read of the sick file into a new book in its place."""
        from rolodex.services import mending  # start-up

        saved = mending.salvage(self.path, progress, _("Found without a name"))
        if saved.losses:
            # the list is shown all the same
            with contextlib.suppress(UserError):
                mending.write_losses(saved, word)
        return saved


def run_window(wanted: Summons, inbox: Inbox) -> int:
    """Open the window as a start asks, and stay until it is closed; the exit code is Qt's.

    What later starts want comes from the inbox.
    """
    if not has_display():
        raise UserError(
            message(
                "There is no display to open a window on. The command does the same without one: "
                "see “rolodex --help”."
            )
        )
    return logs.whole(lambda: _run(wanted, inbox))


def _run(wanted: Summons, inbox: Inbox) -> int:
    logs.watch()
    qt_messages.catch()
    app = application()
    choices = state.load()
    theme.set_text_size(theme.percent(choices.text_size))
    theme.set_motion(choices.motion)
    theme.apply(app, theme.choice(choices.theme))
    desk = Desk(WindowBook, choices, _remembering(choices))
    ending = Ending(app, desk.end, desk.keep)
    try:
        desk.summon(wanted, _book(wanted, choices))
        summoning = Summoning(inbox.folder, inbox.take, desk) if inbox.listens() else None
        if summoning is not None:
            summoning.summoned.connect(desk.receive)
        if isinstance(app, Application):
            app.file_opened.connect(lambda file: desk.receive(told([file], os.environ) or Summons()))
        code = app.exec()
        desk.close()
        # who started the program again while the book was being closed wants to see it
        while late := () if ending.asked else (*desk.late(), *inbox.leave()):
            desk.summon(late[0], _book(late[0], choices))
            for one in late[1:]:
                desk.receive(one)
            code = app.exec()
            desk.close()
        return code
    finally:
        desk.close()
        logs.end()


def _book(wanted: Summons, choices: WindowState) -> Path:
    """The book to show: the one that is named, or was open last, or the usual one."""
    for other in wanted.others:
        recent.note(choices, Path(other), first=False)
    return Path(wanted.book) if wanted.book else recent.last(choices) or paths.default_book()


def _remembering(choices: WindowState) -> Callable[[WindowState], None]:
    """Remembers the choices, and has the system follow the one to start with the computer."""
    followed = [choices.background]

    def remember(now: WindowState) -> None:
        state.save(now)
        if now.background != followed[0]:
            from rolodex.services import autostart  # start-up

            before, followed[0] = followed[0], now.background
            autostart.follow(before, now.background)

    return remember


def take_screenshot(
    path: Path, out: Path, *, panel: str, query: str, mode: str, size: tuple[int, int]
) -> None:
    """Write a picture of one panel of the book at `path`, searched for `query`; no screen is touched."""
    from rolodex.services.opening import open_services
    from rolodex.ui import screenshot

    without_screen()
    app = application()
    theme.apply(app, theme.choice(mode))
    window = MainWindow(
        lambda: open_services(path, create=True), path, WindowState(theme=mode), reminds=False
    )
    try:
        screenshot.take(window, out, panel, size, query)
    finally:
        window.close()
