"""One entry being written or changed, in its place in the timeline."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import get_args

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.activity import KINDS, Activity, ActivityKind, Direction
from rolodex.domain.message import Message, message
from rolodex.domain.typed_date import typed_date
from rolodex.i18n import _, word
from rolodex.ui import theme, wording
from rolodex.ui.check_box import CheckBox
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.flow import FlowLayout
from rolodex.ui.handing_on import hand_on
from rolodex.ui.labelling import plain_label
from rolodex.ui.number_box import NumberBox
from rolodex.ui.timeline.entries import LOOKS, OUTCOMES
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.text_entry import Line, Lines
from rolodex.ui.wording import day_first

DIRECTIONS: Mapping[Direction, Message] = MappingProxyType(
    {"": message("in or out?"), "in": message("incoming"), "out": message("outgoing")}
)
DIRECTED: tuple[ActivityKind, ...] = ("call", "email", "letter", "message")
TIMED: tuple[ActivityKind, ...] = ("call", "meeting", "visit")
ENDED: tuple[ActivityKind, ...] = ("call", "meeting", "visit")
MOST_MINUTES = 9999
_CLOCK = re.compile(r"(\d{1,2})\s*(?:[:.h]\s*(\d{2}))?\s*h?")


class EntryEditor(QFrame):
    """Changes an activity. Ctrl+Enter saves, Esc leaves; both are said, and done by others."""

    saved = Signal(object)
    """The Activity as it is to be kept."""
    left = Signal()
    grown = Signal()
    """More or less room is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = Activity()
        self.kind = ChoiceBox(self)
        self.direction = ChoiceBox(self)
        self.day = Line(self)
        self.clock = Line(self)
        self.minutes = NumberBox(self)
        self.outcome = ChoiceBox(self)
        self.subject = Line(self)
        self.body = Lines(2, 10, self)
        self.pinned = CheckBox(self)
        self.trouble = plain_label("", "bad", self, wrap=True)
        self.save = Button(self)
        self.cancel = Button(self)
        self._build()
        self.retranslate()

    def edit(self, activity: Activity, begun: Activity | None = None) -> None:
        """Show an activity (id 0 for a new one), as far as it was changed before in `begun`."""
        self._given = activity
        shown = begun or activity
        moment = wording.local(shown.at) or datetime.now().astimezone().replace(tzinfo=None)
        self.day.show_text(wording.long_day(moment.year, moment.month, moment.day))
        self.clock.show_text(wording.clock(moment))
        self._at = shown.at
        self.minutes.setValue(min(shown.minutes, MOST_MINUTES))
        self.subject.show_text(shown.subject)
        self.body.show_text(shown.body)
        self.pinned.setChecked(shown.pinned)
        _choose(self.direction, shown.direction, word(DIRECTIONS[shown.direction]))
        _choose(self.outcome, shown.outcome, shown.outcome)
        _choose(self.kind, shown.kind, word(LOOKS[shown.kind].text))
        self.trouble.setText("")
        self._fit()
        self.set_busy(busy=False)

    def given(self) -> Activity:
        """The activity as it was given."""
        return self._given

    def is_touched(self) -> bool:
        """Whether anything was changed."""
        return self._written() != self._given

    def written(self) -> Activity:
        """The activity as it stands here; a time that is not understood stays as it was."""
        return self._written()

    def set_busy(self, *, busy: bool) -> None:
        """Wait for what was saved, or go on."""
        self.save.setEnabled(not busy)

    def focus_first(self) -> None:
        """Begin where most is written."""
        wanted = self.body if self._given.body or not self._given.subject else self.subject
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def wanted_height(self, width: int) -> int:
        """How high the editor is in this width."""
        layout = self.layout()
        return max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height()) if layout else 0

    def retranslate(self) -> None:
        """Word everything anew."""
        kind, direction, outcome = (box.currentData() for box in (self.kind, self.direction, self.outcome))
        self.kind.clear()
        for one in KINDS:
            self.kind.addItem(word(LOOKS[one].text), one)
        self.direction.clear()
        for way, said in DIRECTIONS.items():
            self.direction.addItem(word(said), way)
        self.outcome.clear()
        self.outcome.addItem(_("no outcome"), "")
        for key, said in OUTCOMES.items():
            self.outcome.addItem(word(said), key)
        _choose(self.kind, kind or "note", "")
        _choose(self.direction, direction or "", "")
        _choose(self.outcome, outcome or "", outcome or "")
        for widget, name in self._names():
            widget.setAccessibleName(name)
        self.day.setPlaceholderText(_("Day"))
        self.clock.setPlaceholderText(_("Time"))
        self.minutes.setSuffix(_(" min"))
        self.subject.setPlaceholderText(_("Subject"))
        self.body.setPlaceholderText(_("What was said or done"))
        self.pinned.setText(_("Pinned"))
        self.save.setText(_("Save"))
        self.save.setToolTip(_("Ctrl+Enter"))
        self.cancel.setText(_("Cancel"))

    def event(self, event: QEvent) -> bool:
        """Tell when another height is wanted; keep keys from the shortcuts of what lies below."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.grown.emit()
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves and Esc leaves; no other key goes on to the list below."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finish()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        event.accept()

    def finish(self) -> None:
        """Say what is to be saved, or why it cannot be."""
        if not self.save.isEnabled():
            return
        if self._moment() is None:
            wrong = self.day if self._date() is None else self.clock
            self.trouble.setText(
                _("There is no day in this; write it as 3 May 2026 or 2026-05-03.")
                if wrong is self.day
                else _("There is no time in this; write it as 16:30.")
            )
            self.trouble.show()
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
            wrong.selectAll()
            return
        self.trouble.setText("")
        self.set_busy(busy=True)
        self.saved.emit(self._written())

    def _written(self) -> Activity:
        kind: ActivityKind = next(one for one in KINDS if one == self.kind.currentData())
        way: Direction = next(one for one in get_args(Direction) if one == self.direction.currentData())
        return replace(
            self._given,
            kind=kind,
            direction=way if kind in DIRECTED or way == self._given.direction else "",
            at=self._stamp(),
            minutes=self.minutes.value() if self.minutes.value() != MOST_MINUTES else self._given.minutes,
            outcome=str(self.outcome.currentData() or ""),
            subject=self.subject.text_value(),
            body=self.body.text_value(),
            pinned=self.pinned.isChecked(),
        )

    def _stamp(self) -> str:
        """The time as it was given unless somebody wrote another."""
        moment = self._moment()
        if moment is None or not (self.day.is_touched() or self.clock.is_touched()):
            return self._at
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def _moment(self) -> datetime | None:
        if not (self.day.is_touched() or self.clock.is_touched()):
            return datetime.now().astimezone()
        date, clock = self._date(), _CLOCK.fullmatch(self.clock.text().strip())
        if date is None or clock is None:
            return None
        try:
            return datetime(*date, int(clock[1]), int(clock[2] or 0)).astimezone()
        except (ValueError, OverflowError):
            return None

    def _date(self) -> tuple[int, int, int] | None:
        found = typed_date(self.day.text(), day_first())
        if found is None or not found.month or not found.day:
            return None
        return found.year or wording.today().year, found.month, found.day

    def _names(self) -> tuple[tuple[QWidget, str], ...]:
        return (
            (self.kind, _("Kind")),
            (self.direction, _("Direction")),
            (self.day, _("Day")),
            (self.clock, _("Time")),
            (self.minutes, _("Minutes")),
            (self.outcome, _("Outcome")),
            (self.subject, _("Subject")),
            (self.body, _("Text")),
            (self.pinned, _("Pinned")),
            (self.save, _("Save")),
            (self.cancel, _("Cancel")),
        )

    def _fit(self) -> None:
        """Show what this kind of entry has, and what is there though the kind has it not."""
        kind = self.kind.currentData()
        self.direction.setVisible(kind in DIRECTED or bool(self._given.direction))
        self.minutes.setVisible(kind in TIMED or bool(self._given.minutes))
        self.outcome.setVisible(kind in ENDED or bool(self._given.outcome))
        self.trouble.setVisible(bool(self.trouble.text()))
        self.grown.emit()

    def _build(self) -> None:
        self._at = ""
        # It lies over the row it edits.
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.minutes.setRange(0, MOST_MINUTES)
        self.day.setFixedWidth(theme.size(192))
        self.clock.setFixedWidth(theme.size(64))
        theme.set_role(self.save, "primary")
        head = QWidget(self)
        flow = FlowLayout(head, across=theme.size(6), down=theme.size(6))
        for widget in (self.kind, self.direction, self.day, self.clock, self.minutes, self.outcome):
            flow.addWidget(widget)
        below = QHBoxLayout()
        below.setSpacing(theme.size(8))
        below.addWidget(self.pinned)
        below.addStretch(1)
        below.addWidget(self.cancel)
        below.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.size(side) for side in (14, 12, 14, 12)))
        column.setSpacing(theme.size(8))
        column.addWidget(head)
        for part in (self.subject, self.body, self.trouble):
            column.addWidget(part)
        column.addLayout(below)
        self.kind.currentIndexChanged.connect(lambda _at: self._fit())
        self.save.clicked.connect(self.finish)
        self.cancel.clicked.connect(self.left)
        hand_on(self, self.body)


def _is_own(event: QKeyEvent) -> bool:
    """Whether a key is meant for the editor: all without Ctrl and the like, and Ctrl+Enter."""
    plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return plain or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _choose(box: ChoiceBox, value: str, said: str) -> None:
    """Choose this value; one that is not among the choices becomes one."""
    at = box.findData(value)
    if at < 0:
        box.addItem(said or value, value)
        at = box.count() - 1
    box.setCurrentIndex(at)
