"""The card "Worth doing next": a few suggestions, each of which can be planned or hidden at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rolodex.domain.changes import Changes
from rolodex.domain.errors import Cancelled
from rolodex.domain.suggestion import Suggestion
from rolodex.i18n import _, word
from rolodex.services.contacts import Saved
from rolodex.services.opening import Services
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.today.delegate import Photos
from rolodex.ui.today.side_card import SideCard
from rolodex.ui.today.suggestion_row import SuggestionRow

MOST = 3


class SuggestionCard(SideCard):
    """Shows suggestions, and does what is wanted with them."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    hidden = Signal()
    """A suggestion is not to be shown any more: there may be another in its place."""

    def __init__(
        self, runner: TaskRunner, photos: Photos, parent: QWidget | None = None, clock: Clock = local_now
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._photos = photos
        self._clock = clock
        self._services: Services | None = None
        self._running = 0
        self._shown: tuple[Suggestion, ...] = ()
        self.rows: list[SuggestionRow] = []
        self.hide()

    def attach(self, services: Services) -> None:
        """Plan and hide in this book."""
        self._services = services

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show the first of these; the card is there only while there are any."""
        had_focus = any(row.isAncestorOf(focus) for row in self.rows if (focus := row.focusWidget()))
        self._shown = tuple(suggestions[:MOST])
        while len(self.rows) < len(self._shown):
            self.rows.append(self._row())
        may_write = self._services is not None and not self._services.read_only
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(self._shown))
            if place < len(self._shown):
                row.show_one(self._shown[place], may_write=may_write)
        self.setVisible(bool(self._shown))
        if had_focus and self._shown and not any(row.isVisible() and row.hasFocus() for row in self.rows):
            self.focus_first()

    def focus_first(self) -> None:
        """Give the keyboard to the first suggestion."""
        if self._shown:
            self.rows[0].person.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_empty(self) -> bool:
        """Whether there is nothing to suggest."""
        return not self._shown

    def is_settled(self) -> bool:
        """Whether all is done."""
        return self._running == 0

    def repaint_people(self) -> None:
        """Paint the people again, whose photos have come."""
        for row in self.rows:
            row.person.update()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.say(_("Worth doing next"), _("— by what it may bring"))
        self.show_suggestions(self._shown)

    def _row(self) -> SuggestionRow:
        row = SuggestionRow(self._photos, self)
        row.accepted.connect(self._accept)
        row.dismissed.connect(self._dismiss)
        row.person_chosen.connect(self.person_chosen)
        self.column.addWidget(row)
        return row

    def _accept(self, suggestion: Suggestion) -> None:
        services, now = self._services, self._clock()
        if services is None or self._running:
            return
        self._running += 1
        title, why = word(suggestion.title), word(suggestion.why)

        def done(_saved: Saved) -> None:
            self._running -= 1
            self.noticed.emit(_("Planned for today: %(what)s") % {"what": title}, True)

        self._runner.submit(
            "changes",
            "suggestion",
            lambda _progress: services.suggestions.accept(suggestion, now, title, why),
            done,
            owner=self,
            failed=self._failed,
        )

    def _dismiss(self, suggestion: Suggestion) -> None:
        services, now = self._services, self._clock()
        if services is None or self._running:
            return
        self._running += 1

        def done(_changes: Changes) -> None:
            self._running -= 1
            name = suggestion.fn or _("No name")
            self.noticed.emit(_("Not suggested for a month: %(name)s") % {"name": name}, False)
            self.hidden.emit()

        self._runner.submit(
            "changes",
            "suggestion",
            lambda _progress: services.suggestions.dismiss(suggestion, now),
            done,
            owner=self,
            failed=self._failed,
        )

    def _failed(self, error: Exception) -> None:
        self._running -= 1
        if not isinstance(error, Cancelled):
            self._runner.error.emit(error)
