"""The way into the sample book and home again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from rolodex import i18n, paths
from rolodex.domain.errors import Cancelled
from rolodex.domain.progress import Progress
from rolodex.i18n import _
from rolodex.ui import wording
from rolodex.ui.actions import Actions
from rolodex.ui.contacts.panel import ContactsPanel
from rolodex.ui.departure import Departure
from rolodex.ui.ports import Services
from rolodex.ui.rail import Rail
from rolodex.ui.reminders.moment_line import local_now
from rolodex.ui.sheets import Sheets
from rolodex.ui.state import WindowState
from rolodex.ui.tasks import Task, TaskRunner


class Touring(QObject):
    """Makes the sample book and leads there; shows the bar while it is open, and leads home.

    `place` puts the bar at the edge of the window.
    """

    noticed = Signal(str, bool)
    working = Signal(str, object)
    """How far the sample book is, and what stops the making of it."""
    departed = Signal(object)
    """Another book is to be opened: a Departure."""

    def __init__(
        self,
        runner: TaskRunner,
        rail: Rail,
        panel: ContactsPanel,
        sheets: Sheets,
        *,
        actions: Actions,
        state: WindowState,
        place: Callable[[QWidget], None],
    ) -> None:
        super().__init__(panel)
        self._runner = runner
        self._rail, self._panel, self._sheets, self._actions = rail, panel, sheets, actions
        self._state, self._place = state, place
        self._services: Services | None = None
        self._making: Task | None = None
        self._focus: Callable[[], None] | None = None
        self._word: Callable[[], None] = lambda: None
        self._end: Callable[[], None] = lambda: None

    def attach(self, services: Services) -> None:
        """Show the bar where this is the sample book."""
        self._services = services
        if services.book_path.absolute() == paths.sample_book().absolute():
            self._show_bar(services)

    def is_sample(self) -> bool:
        """Whether the sample book is open."""
        return self._focus is not None

    def begin(self) -> None:
        """Make the sample book and go there; within it the keyboard goes to the bar."""
        services = self._services
        if self._focus is not None:
            self._focus()
        elif self._actions.covered():
            self._say_covered()
        elif services is not None and self._making is None:
            fresh = not paths.sample_book().exists()
            self._making = self._runner.submit(
                "paper",
                "sample book",
                lambda progress: _made(services, progress),
                self._go,
                owner=self,
                failed=lambda error: self._not_made(error, fresh=fresh),
                progressed=self._so_far,
            )
            self.working.emit(_("The sample book is being made…"), self.cancel)

    def cancel(self) -> None:
        """Make no sample book after all."""
        if self._making is not None:
            self._making.cancel()

    def end(self) -> None:
        """Give back what the tour has borrowed of the window's memory, before that is kept."""
        self._end()

    def retranslate(self) -> None:
        """Word everything anew."""
        self._word()

    def _go(self, book: Path) -> None:
        """Go to the sample book, unless something was opened meanwhile that would be closed with this one."""
        self._making = None
        if self._actions.covered():
            self._say_covered()
        else:
            self.departed.emit(Departure(book))

    def _so_far(self, done: int, total: int) -> None:
        if total:
            said = _("The sample book is being made… %(percent)d%%") % {"percent": 100 * done // total}
            self.working.emit(said, self.cancel)

    def _not_made(self, error: Exception, *, fresh: bool) -> None:
        """Tell why there is none; one that was finished just before it was cancelled goes again."""
        self._making = None
        if not isinstance(error, Cancelled):
            self._runner.error.emit(error)
        elif fresh:
            self._runner.submit("paper", "sample book", _unmade, self._say_cancelled, owner=self)
        else:
            self._say_cancelled()

    def _say_cancelled(self, _none: None = None) -> None:
        self.noticed.emit(_("Cancelled; nothing was changed."), False)

    def _say_covered(self) -> None:
        self.noticed.emit(wording.leave_first(self._actions["tour"].text()), False)

    def _show_bar(self, services: Services) -> None:
        # start-up: most books are none of the tour
        from rolodex.services import sample_book
        from rolodex.services.sample_book import Tour
        from rolodex.ui.books import recent
        from rolodex.ui.tour.bar import TourBar
        from rolodex.ui.tour.guide import Guide

        bar = TourBar()
        guide = Guide(
            bar,
            self._runner,
            self._rail,
            self._panel,
            self._sheets,
            actions=self._actions,
            state=self._state,
        )

        def keep(tour: Tour) -> None:
            self._runner.submit(
                "paper", "tour", lambda _progress: sample_book.note(tour), lambda _none: None, owner=guide
            )

        def go_home(work: Callable[[Progress], object] | None) -> None:
            home = Path(guide.tour.back)
            if not home.is_file():
                # it was moved, or lies on a disk that is away: no empty book is to be made in its place
                home = recent.last(self._state, besides=paths.sample_book()) or paths.default_book()
            if work is None:
                # once this window is gone: what it was still to note must not come after
                stood = guide.tour
                self.departed.emit(Departure(home, lambda _progress: sample_book.note(stood)))
                return
            recent.forget(self._state, paths.sample_book())
            self.departed.emit(
                Departure(
                    home,
                    work,
                    _("The sample book is being removed"),
                    lambda _outcome: _("The sample book is gone. This is your own book."),
                )
            )

        guide.changed.connect(keep)
        guide.noticed.connect(self.noticed)
        bar.later_wanted.connect(lambda: go_home(None))
        bar.removal_wanted.connect(lambda: go_home(lambda _progress: sample_book.remove()))
        guide.begin(services, sample_book.tour())
        self._focus, self._word, self._end = bar.focus, guide.retranslate, guide.end
        self._place(bar)


def _unmade(_progress: Progress) -> None:
    from rolodex.services import sample_book  # start-up

    sample_book.remove()


def _made(services: Services, progress: Progress) -> Path:
    """The sample book, made for the user of this book where there is none, with the way back noted."""
    from rolodex.services import sample_book  # start-up

    language = i18n.language()
    wish = sample_book.Wish(
        language, services.settings.get("country"), local_now().date(), _("Card of Rosa.vcf")
    )
    book = sample_book.make(wish, progress)
    sample_book.note(replace(sample_book.tour(), back=str(services.book_path)))
    return book
