"""Segments in the window: the rows of the rail, their lists, their form, and the count of a new day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from rolodex.domain.changes import Changes, Noun
from rolodex.domain.listing import Query
from rolodex.domain.segment import Clause, Segment
from rolodex.i18n import _, word
from rolodex.ui import theme, wording
from rolodex.ui.contacts.browser import ContactBrowser
from rolodex.ui.labelling import menu_text
from rolodex.ui.lazy_sheets import LazySheets
from rolodex.ui.ports import Services
from rolodex.ui.rail import Rail
from rolodex.ui.rail_rows import Kind
from rolodex.ui.tasks import TaskRunner

COUNTED: tuple[Noun, ...] = (
    "contact",
    "tag",
    "purchase",
    "activity",
    "campaign",
    "deal",
    "ticket",
    "reminder",
    "product",
    "rule",
    "segment",
    "setting",
)
"""What membership follows from."""
MINUTE = 60_000
KINDS: tuple[Kind, ...] = ("segment", "saved")
"""The rows of the rail that stand for segments."""


class Segmenting(QObject):
    """Shows who belongs to a segment, keeps segments, and counts all of them anew when a day begins."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    listed = Signal(object)
    """These contacts are to be listed: a Query."""
    person_chosen = Signal(int)

    def __init__(self, runner: TaskRunner, rail: Rail, browser: ContactBrowser, over: QWidget) -> None:
        super().__init__(over)
        self._runner, self._rail, self._browser, self._over = runner, rail, browser, over
        self._services: Services | None = None
        self._segments: Sequence[Segment] = ()
        self._sheets = LazySheets()
        self._actions: list[QAction] = []
        self._counted_on: date | None = None
        rail.segment_chosen.connect(lambda one: self.listed.emit(Query(kind="", segment=one)))
        rail.segment_edited.connect(self.write)
        rail.segment_deleted.connect(self._delete)
        rail.deed_wanted.connect(lambda _deed: self.write())
        browser.filters.keeping_wanted.connect(self.keep_list)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE)
        self._minute.timeout.connect(self._begin_day)

    def attach(self, services: Services) -> None:
        """Work on this book."""
        self._services = services
        self._read()

    def begin(self) -> None:
        """Count everybody anew, now and whenever a day begins."""
        self._begin_day()
        self._minute.start()

    def react(self, changes: Changes) -> None:
        """Read again what these changes may have moved; a choice of the settings moves everybody."""
        if changes.touches("setting") and self._minute.isActive():
            self._counted_on = None
            self._begin_day()
        if any(changes.touches(noun) for noun in COUNTED):
            self._read()

    def retranslate(self) -> None:
        """Word everything anew that has been built."""
        self._sheets.retranslate()
        for action, segment in zip(self._actions, self._segments, strict=True):
            action.setText(menu_text(self._worded(segment)))

    def is_covering(self) -> bool:
        """Whether one of the sheets lies over the panel."""
        return self._sheets.is_covering()

    def runs(self) -> dict[str, Callable[[], object]]:
        """What each action about segments does."""
        return {"new_segment": self.write, "keep_segment": self.keep_list, "moves": self.show_moves}

    def actions(self) -> Sequence[QAction]:
        """An action for each segment, which lists it; those of scores stand in no row of the rail."""
        return self._actions

    def write(self, segment_id: int = 0, rule: Clause | None = None) -> None:
        """Show a segment in its form, or a new one that begins with this rule."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.segments.sheet import SegmentSheet

        def make() -> SegmentSheet:
            sheet = SegmentSheet(self._runner, opened(self._services), self._over)
            sheet.noticed.connect(self.noticed)
            return sheet

        self._sheets.get(SegmentSheet, make).start(segment_id, rule)

    def keep_list(self) -> None:
        """Make what is listed a segment: the segment it is narrowed from, its filters and words."""
        from rolodex.domain.segment_asked import of_query  # start-up

        named = {one.id: one.rule for one in self._segments}
        self.write(0, of_query(self._browser.query, named))

    def list_rule(self, rule: Clause, title: str = "") -> None:
        """List those who fulfil a rule, such as those behind a figure, under this title."""
        self._browser.filters.name_rule(rule, title)
        self._rail.leave()
        self.listed.emit(Query(kind="", rule=rule))

    def show_moves(self) -> None:
        """Show who moved between segments."""
        # start-up
        from rolodex.ui.opened import opened
        from rolodex.ui.segments.moves_sheet import MovesSheet

        def make() -> MovesSheet:
            sheet = MovesSheet(self._runner, opened(self._services), self._over)
            sheet.person_chosen.connect(self.person_chosen)
            return sheet

        self._sheets.get(MovesSheet, make).start()

    # Counting

    def _read(self) -> None:
        if self._services is not None:
            segments = self._services.segments
            self._runner.submit(
                "lookups", "segments", lambda _progress: segments.all(), self._show, owner=self
            )

    def _show(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._rail.show_segments(segments)
        for action in self._actions:
            action.deleteLater()
        self._actions = [self._action(one) for one in segments]

    def _action(self, segment: Segment) -> QAction:
        action = QAction(theme.icon("funnel"), menu_text(self._worded(segment)), self)
        action.triggered.connect(lambda: self._list(segment))
        return action

    def _worded(self, segment: Segment) -> str:
        text = _("Show %(segment)s (%(count)s)")
        return text % {"segment": word(segment.title), "count": wording.number(segment.count)}

    def _list(self, segment: Segment) -> None:
        """List a segment, standing on its row of the rail where it has one."""
        if not any(self._rail.choose_if_there(kind, str(segment.id)) for kind in KINDS):
            self.list_rule(segment.rule, word(segment.title))

    def _begin_day(self) -> None:
        """Count all segments anew on a day they were not counted on yet."""
        today = wording.today()
        if self._services is None or self._services.read_only or self._counted_on == today:
            return
        from rolodex.ui.opened import opened  # start-up

        self._counted_on = today
        services = opened(self._services)

        def count() -> Changes:
            changed = services.customers.refresh(today)
            if not changed.everything:
                return services.segments.keep_up(today)
            services.segments.refresh(today)
            return changed

        self._runner.submit(
            "changes", "new-day", lambda _progress: count(), lambda _none: self._read(), owner=self
        )

    def _delete(self, segment_id: int) -> None:
        if self._services is None:
            return
        segments = self._services.segments
        name = next((one.name for one in self._segments if one.id == segment_id), "")
        said = _("Segment “%(name)s” deleted; its people stay in the book") % {"name": name}
        self._runner.submit(
            "changes",
            "segment-gone",
            lambda _progress: segments.delete(segment_id),
            lambda _done: self.noticed.emit(said, True),
            owner=self,
        )
