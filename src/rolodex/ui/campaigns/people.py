"""The people of a campaign: what came of each piece, marked by a key, and who is to be followed up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.campaign import STATES, CampaignRow, Member, MemberState
from rolodex.i18n import _, ngettext, word
from rolodex.services.campaigns import Campaigns
from rolodex.ui import theme, wording
from rolodex.ui.asking import Asking
from rolodex.ui.campaigns import words
from rolodex.ui.campaigns.marked_table import MarkedTable
from rolodex.ui.choices import Choices
from rolodex.ui.drips.due_line import DueLine
from rolodex.ui.labelling import plain_label, plain_tip
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.column_table import Head, Line
from rolodex.ui.widgets.head_row import HeadRow, ToolLine
from rolodex.ui.widgets.search_field import SearchField

HEADS = (
    Head(lambda: _("Name"), 0, strong=True),
    Head(lambda: _("State"), 170),
    Head(lambda: _("Code"), 100, needed=False),
    Head(lambda: _("Answer"), 220, needed=False),
)
KEYS: Mapping[Qt.Key, str] = MappingProxyType(
    {
        Qt.Key.Key_A: "answered",
        Qt.Key.Key_R: "returned",
        Qt.Key.Key_B: "bought",
        Qt.Key.Key_S: "sent",
    }
)
MARKS: tuple[MemberState, ...] = ("answered", "returned", "bought", "sent")
PAGE = 100_000
"""So many are read in one go; a table of them is quick to show."""


@dataclass(frozen=True, slots=True)
class _Read:
    """Members as lines, with the contact of each."""

    lines: tuple[Line, ...]
    contacts: Mapping[int, int]


class PeoplePage(QWidget):
    """One row for each member; A, R, B and S mark those that are chosen."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    follow_up_wanted = Signal(object)
    """Those in these states are to be written to again: a tuple of states."""
    listing_wanted = Signal(object)
    """Those in these states are to be listed: a tuple of states."""

    def __init__(self, runner: TaskRunner, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking = Asking(runner, self)
        self._clock = clock
        self._campaigns: Campaigns | None = None
        self._may_write = False
        self._row: CampaignRow | None = None
        self._contacts: Mapping[int, int] = MappingProxyType({})
        self.state = Choices()
        self.search = SearchField()
        self.count = plain_label("", "small")
        self._frame = QFrame()
        theme.set_role(self._frame, "card")
        self.table = MarkedTable(HEADS, KEYS, self._frame)
        self.marks: dict[MemberState, Button] = {state: Button() for state in MARKS}
        self.follow_button, self.list_button = Button(), Button()
        self.due = DueLine(runner, clock, self)
        self._build()
        self._connect()
        self.retranslate()

    def attach(self, campaigns: Campaigns, *, may_write: bool) -> None:
        """Show people of this book's campaigns."""
        self._campaigns, self._may_write = campaigns, may_write
        for button in (*self.marks.values(), self.follow_button):
            button.setVisible(may_write)

    def show_campaign(self, row: CampaignRow | None) -> None:
        """Show the people of this campaign."""
        if row is None or self._row is None or row.id != self._row.id:
            self.search.set_text("")
            self.state.show_key("")
        self._row = row
        self.due.show_campaign(row.id if row is not None else 0)
        self._offer()
        self.read()

    def read(self) -> None:
        """Read the people in view anew."""
        campaigns, row = self._campaigns, self._row
        if campaigns is None or row is None:
            self._show(_Read((), {}))
            return
        state, text, today = self._state(), self.search.text().strip(), self._clock().date()
        campaign_id = row.id
        self._asking.ask(
            "members",
            lambda _progress: _read(campaigns.members(campaign_id, state or "", text, PAGE, 0), today),
            self._show,
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the table."""
        # a focus proxy would let Tab pass over what stands before the table
        self.focus()

    def is_settled(self) -> bool:
        """Whether all is on the screen and in the book."""
        return self._asking.is_settled() and self.due.is_settled()

    def focus(self) -> None:
        """Put the keyboard on the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.search.retranslate()
        self.due.retranslate()
        self.search.set_hint(_("Search name or code…"))
        self.state.setAccessibleName(_("Who is shown"))
        self.table.setAccessibleName(_("People of the campaign"))
        self.table.horizontalHeader().viewport().update()
        keys = {"answered": _("A"), "returned": _("R"), "bought": _("B"), "sent": _("S")}
        for state, button in self.marks.items():
            button.setText(word(STATES[state]))
            button.setAccessibleName(_("Mark as: %(state)s") % {"state": word(STATES[state])})
            button.setToolTip(plain_tip(_("%(key)s in the list") % {"key": keys[state]}))
        self._offer()
        self.read()

    def _offer(self) -> None:
        row = self._row
        counts = words.by_state(row) if row is not None else {}
        people = sum(counts.values())
        choices = [("", _("All · %(count)s") % {"count": wording.number(people)})]
        for state, text in STATES.items():
            if counts.get(state):
                choices.append((state, words.listed((word(text), wording.number(counts[state])))))
        self.state.offer(choices)
        self._name_follow()

    def _name_follow(self) -> None:
        """Say for whom the follow-up would be."""
        said = {
            "": _("Follow up those who did not answer"),
            "planned": _("Follow up those who are planned"),
            "sent": _("Follow up those who did not answer"),
            "returned": _("Follow up those whose piece came back"),
            "answered": _("Follow up those who answered"),
            "bought": _("Follow up those who bought"),
        }
        self.follow_button.setText(said[self.state.key()])
        self.follow_button.setAccessibleName(self.follow_button.text())
        self.list_button.setText(_("List them"))
        self.list_button.setAccessibleName(_("List these people"))
        counts = words.by_state(self._row) if self._row is not None else {}
        some = any(counts.get(state) for state in self._wanted())
        self.follow_button.setEnabled(some)
        self.list_button.setEnabled(some)

    def _wanted(self) -> tuple[MemberState, ...]:
        """The states that a follow-up would be for: of all, those who are silent."""
        return (self._state() or "sent",)

    def _state(self) -> MemberState | None:
        return next((state for state in STATES if state == self.state.key()), None)

    def _show(self, read: _Read) -> None:
        self._contacts = read.contacts
        self.table.show_lines(read.lines)
        text = ngettext("%(count)s person", "%(count)s people", len(read.lines))
        self.count.setText(text % {"count": wording.number(len(read.lines))})

    def _do(self, deed: str) -> None:
        ids = self.table.chosen()
        if not ids:
            return
        if deed == "edit":
            self.person_chosen.emit(self._contacts.get(ids[0], 0))
            return
        state = next((one for one in MARKS if one == deed), None)
        if state is not None:
            self._mark(ids, state)

    def _mark(self, ids: Sequence[int], state: MemberState) -> None:
        campaigns, now = self._campaigns, self._clock()
        if campaigns is None or not self._may_write:
            return
        text = ngettext("Marked %(count)s as %(state)s", "Marked %(count)s as %(state)s", len(ids))
        said = text % {"count": wording.number(len(ids)), "state": word(STATES[state]).lower()}
        self._asking.write(
            lambda: campaigns.mark(ids, state, now), lambda _done: self.noticed.emit(said, True)
        )

    def _choose_state(self) -> None:
        self._name_follow()
        self.read()

    def _move(self, event: QKeyEvent) -> None:
        self.focus()
        self.table.keyPressEvent(event)

    def _connect(self) -> None:
        self.state.currentIndexChanged.connect(lambda _at: self._choose_state())
        self.search.text_changed.connect(lambda _text: self.read())
        self.search.moved.connect(self._move)
        self.due.noticed.connect(self.noticed)
        self.table.wanted.connect(lambda deed, _id: self._do(deed))
        for state, button in self.marks.items():
            button.clicked.connect(lambda _checked=False, state=state: self._do(state))
        self.follow_button.clicked.connect(lambda: self.follow_up_wanted.emit(self._wanted()))
        self.list_button.clicked.connect(lambda: self.listing_wanted.emit(self._wanted()))

    def _build(self) -> None:
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 4, 1, 6)
        inside.addWidget(self.table)
        self.state.setMinimumWidth(theme.size(150))
        self.search.setMinimumWidth(theme.size(110))
        self.search.setMaximumWidth(theme.size(320))
        which = QHBoxLayout()
        which.setSpacing(theme.size(10))
        which.addWidget(self.state)
        which.addWidget(self.search, 2)
        which.addStretch(1)
        marks = ToolLine(None, theme.size(8), theme.size(6))
        for button in self.marks.values():
            marks.addWidget(button)
        below = ToolLine(None, theme.size(8), theme.size(6))
        below.addWidget(self.follow_button)
        below.addWidget(self.list_button)
        column = QVBoxLayout(self)
        side = theme.size(24)
        column.setContentsMargins(side, theme.size(8), side, theme.size(16))
        column.setSpacing(theme.size(10))
        column.addLayout(HeadRow(which, (self.count,), across=10, centred=True))
        column.addWidget(self.due)
        column.addWidget(self._frame, 1)
        column.addLayout(marks)
        column.addLayout(below)


def _read(members: Sequence[Member], today: date) -> _Read:
    lines = (
        Line(
            one.id,
            (
                one.fn or _("No name"),
                words.came_of(one, today),
                one.code if not one.lead_id else "",
                one.answer,
            ),
        )
        for one in members
    )
    return _Read(tuple(lines), {one.id: one.contact_id for one in members})
