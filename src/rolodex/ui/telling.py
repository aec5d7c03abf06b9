"""What the window tells: in a notice what was done and what went wrong, in the status how the book stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from rolodex.domain.draft import Draft
from rolodex.domain.errors import UserError
from rolodex.domain.message import Message
from rolodex.domain.naming import display_name
from rolodex.i18n import _, ngettext, word
from rolodex.ui import wording
from rolodex.ui.notice import Notice
from rolodex.ui.ports import Services
from rolodex.ui.status import StatusBar


class Telling(QObject):
    """Words what happens for notice and status."""

    resume_wanted = Signal(object)
    """The edit of this Draft is to go on."""

    def __init__(
        self, notice: Notice, status: StatusBar, undo: Callable[[], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._notice = notice
        self._status = status
        self._undo = undo
        self._services: Services | None = None
        self._backup: datetime | None = None
        self._warnings: list[Message] = []

    def attach(self, services: Services) -> None:
        """Tell of this book."""
        self._services = services
        self.say_state()

    def tell(self, words: str, offer_undo: bool) -> None:
        """Say what was done, and offer to undo it."""
        if offer_undo:
            self._notice.say(words, _("Undo"), self._undo)
        else:
            self._notice.say(words)

    def tell_so_far(self, words: str, cancel: Callable[[], object]) -> None:
        """Say how far long work is, and offer to stop it."""
        self._notice.say_so_far(words, _("Cancel"), cancel)

    def warn(self, trouble: Message) -> None:
        """Say what is the matter with the book, after what was said before; it stays until it is closed."""
        self._warnings.append(trouble)
        self._notice.say(" ".join(map(word, self._warnings)), stays=True)

    def copied(self, at: datetime | None) -> None:
        """Know when the book was last copied."""
        self._backup = at
        self.say_state()

    def tell_error(self, error: object) -> None:
        """Say what the user can act on; raise what is our own mistake, once it is told."""
        if isinstance(error, UserError):
            self._notice.say(word(error.message))
        elif isinstance(error, Exception):
            self._notice.say(
                _("Something went wrong: %(error)s") % {"error": str(error) or type(error).__name__}
            )
            raise error

    def tell_drafts(self, drafts: tuple[Draft, ...]) -> None:
        """Say that something was written and not saved, and offer to go on with it."""
        name = display_name(drafts[0].contact)
        said = _("An edit of %(name)s was not saved.") % {"name": name}
        if not name:
            said = _("A new contact was not saved.")
        if len(drafts) > 1:
            more = ngettext("%(count)d more edit waits.", "%(count)d more edits wait.", len(drafts) - 1) % {
                "count": len(drafts) - 1
            }
            said = f"{said} {more}"
        self._notice.say(said, _("Go on with it"), lambda: self.resume_wanted.emit(drafts[0]))

    def say_undoing(self, done: int, total: int) -> None:
        """Say how far a step has been taken back."""
        if done < total:
            self._status.show_state(_("Undoing… %(percent)d%%") % {"percent": 100 * done // total})
        else:
            self.say_state()

    def say_state(self) -> None:
        """Say how the book stands: saved, copied when, or read-only."""
        if self._services is None:
            self._status.show_state("")
        elif self._services.read_only:
            self._status.show_state(_("Read-only"))
        elif self._backup is None:
            self._status.show_state(_("Saved"))
        else:
            age = wording.backup_age(datetime.now(UTC) - self._backup)
            self._status.show_state(_("Saved · backup %(age)s") % {"age": age})
