"""The fields of a follow-up: what, when, how often, which kind and why."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from rolodex.domain.later import Later, later
from rolodex.domain.message import Message, message
from rolodex.domain.reminder import TO_DOS, Reminder
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.labelling import plain_label, plain_tip
from rolodex.ui.reminders import words
from rolodex.ui.reminders.moment_line import Clock, MomentLine, local_now
from rolodex.ui.reminders.repeat_entry import RepeatEntry
from rolodex.ui.widgets.button import Button

SOON: tuple[tuple[Later, Message], ...] = (
    ("tomorrow", message("Tomorrow")),
    ("monday", message("Next Monday")),
    ("week", message("In a week")),
    ("month", message("In a month")),
)


class RemindForm(QWidget):
    """Shows a follow-up and gives it back as it was written."""

    edited = Signal()
    ended = Signal()
    """Enter in one of the lines."""

    def __init__(self, parent: QWidget | None = None, clock: Clock = local_now) -> None:
        super().__init__(parent)
        self._clock = clock
        self._base = Reminder()
        self.what = QLineEdit(self)
        self.when = MomentLine(self, clock)
        self.soon = [Button(self) for _choice in SOON]
        self.kind = ChoiceBox(self)
        self.repeat = RepeatEntry(lambda: clock().date(), self)
        self.reason = QLineEdit(self)
        self._captions = [plain_label("", "small", self) for _n in range(5)]
        self._build()
        self._connect()
        self.retranslate()

    def load(self, reminder: Reminder) -> None:
        """Show this follow-up."""
        self._base = reminder
        self.what.setText(reminder.summary)
        self.what.setCursorPosition(0)
        if reminder.due:
            self.when.show_moment(reminder.due)
        else:
            self.when.clear()
        self.kind.setCurrentIndex(self.kind.findData(reminder.kind))
        self.repeat.show_rrule(reminder.rrule)
        self.reason.setText(reminder.reason)

    def reminder(self) -> Reminder | None:
        """The follow-up as it is written, None while its day or its repetition is not understood."""
        if not self.when.moment() or not self.repeat.is_understood():
            return None
        kind = next(kind for kind in TO_DOS if kind == self.kind.currentData())
        return replace(
            self._base,
            summary=self.what.text().strip(),
            due=self.when.moment(),
            kind=kind,
            rrule=self.repeat.rrule(),
            reason=self.reason.text().strip(),
        )

    def only_day(self, only: bool) -> None:
        """Let only the day be changed, or everything."""
        for widget in (self.what, self.kind, self.repeat, self.reason):
            widget.setEnabled(not only)

    def focus(self) -> None:
        """Put the keyboard on what is asked first."""
        first = self.what if self.what.isEnabled() else self.when.line
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()

    def retranslate(self) -> None:
        """Word everything anew."""
        texts = (_("What"), _("When"), _("Repeat"), _("Kind"), _("Why"))
        for caption, text in zip(self._captions, texts, strict=True):
            caption.setText(text)
        self.what.setPlaceholderText(_("Send the quote"))
        self.what.setAccessibleName(_("What"))
        self.reason.setPlaceholderText(_("Only where it helps later"))
        self.reason.setAccessibleName(_("Why"))
        self.when.retranslate()
        self.repeat.retranslate()
        now = self._clock()
        for button, (choice, said) in zip(self.soon, SOON, strict=True):
            button.setText(word(said))
            button.setToolTip(plain_tip(words.moment(later(choice, now), now.date())))
            button.setAccessibleDescription(button.toolTip())
        chosen = self.kind.currentData()
        self.kind.clear()
        for kind in TO_DOS:
            self.kind.addItem(words.to_do(kind), kind)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self.kind.setAccessibleName(_("Kind"))

    def _pick(self, place: int) -> None:
        self.when.show_moment(later(SOON[place][0], self._clock()))
        self.when.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        soon = QHBoxLayout()
        soon.setSpacing(theme.size(4))
        for button in self.soon:
            theme.set_role(button, "quiet")
            soon.addWidget(button)
        soon.addStretch(1)
        when = QVBoxLayout()
        when.setSpacing(theme.size(4))
        when.addWidget(self.when)
        when.addLayout(soon)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.size(14))
        grid.setVerticalSpacing(theme.size(10))
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.what, 0, 1)
        grid.addLayout(when, 1, 1)
        grid.addWidget(self.repeat, 2, 1)
        grid.addWidget(self.kind, 3, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.reason, 4, 1)
        fields: tuple[QWidget, ...] = (self.what, self.when.line, self.repeat, self.kind, self.reason)
        for row, (caption, field) in enumerate(zip(self._captions, fields, strict=True)):
            self._caption(grid, row, caption, field)
        self.what.setMaxLength(500)
        self.reason.setMaxLength(500)

    @staticmethod
    def _caption(grid: QGridLayout, row: int, caption: QLabel, field: QWidget) -> None:
        caption.setBuddy(field)
        caption.setMinimumHeight(theme.size(30))
        grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)

    def _connect(self) -> None:
        self.what.textChanged.connect(self.edited)
        self.when.changed.connect(self.edited)
        self.repeat.edited.connect(self.edited)
        self.what.returnPressed.connect(self.ended)
        self.when.decided.connect(lambda _at: self.ended.emit())
        self.repeat.line.returnPressed.connect(self.ended)
        self.reason.returnPressed.connect(self.ended)
        for place, button in enumerate(self.soon):
            button.clicked.connect(lambda _checked=False, place=place: self._pick(place))
