"""Calling: one person after the other, each with what one wants to know, a clock, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.agenda import FollowUp
from rolodex.domain.call import Brief, Number
from rolodex.domain.consent import why
from rolodex.domain.errors import UserError
from rolodex.domain.local_time import LocalTime
from rolodex.domain.message import message
from rolodex.domain.reminder import Done
from rolodex.i18n import _, ngettext, word
from rolodex.services.opening import Services
from rolodex.ui import theme, wording
from rolodex.ui.calls.brief_view import BriefView
from rolodex.ui.calls.stopwatch import Stopwatch
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.links import open_link
from rolodex.ui.reminders.done_bar import DoneBar
from rolodex.ui.reminders.moment_line import local_now
from rolodex.ui.reminders.words import moment
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.avatar import Avatar
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.qr_code import QrCode, Rows

AVATAR = 64
LEFT = 300

Open = Callable[[str], object]


class CallSheet(Sheet):
    """Shows who is to be called; Enter dials, then Enter again goes to how it went and what is next."""

    noticed = Signal(str, bool)
    """A call was logged: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    """The card of this contact is to be shown."""

    def __init__(
        self,
        runner: TaskRunner,
        services: Services,
        parent: QWidget,
        photos: Callable[[str], QImage | None] = lambda _sha256: None,
        dial: Open = open_link,
    ) -> None:
        super().__init__(parent)
        self._runner, self._services = runner, services
        self._photos, self._dial = photos, dial
        self._queue: list[tuple[int, str]] = []
        self._place = 0
        self._brief: Brief | None = None
        self._trouble = ""
        self.place_label = plain_label("", "dim", self)
        self.avatar = Avatar(AVATAR, self)
        self.name = ElidedLabel("", "title", self, lines=2)
        self.entitle(self.name)
        self.detail = plain_label("", "dim", self, wrap=True)
        self.hour = plain_label("", "small", self, wrap=True)
        self.warning = plain_label("", "warn", self, wrap=True)
        self.numbers = ChoiceBox(self)
        self.dial_button = Button(self)
        self.code = QrCode(self)
        self.watch = Stopwatch(self)
        self.brief_view = BriefView(self)
        self.notes = _Notes(self)
        self.done = DoneBar(runner, self)
        self.close_button, self.card_button, self.skip_button, self.log_button = (
            Button(self) for _n in range(4)
        )
        self._build()
        self._connect()
        self.done.attach(services)
        self.retranslate()

    def start(self, called: Sequence[tuple[int, str]]) -> None:
        """Call these in turn: ids of contacts, each with the key of the follow-up that asks for it or ""."""
        self._queue, self._place = list(called), 0
        self.come()
        self._show_place()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.numbers.setAccessibleName(_("Number"))
        self.dial_button.setText(_("Dial"))
        self.close_button.setText(_("Close"))
        self.card_button.setText(_("Open card"))
        self.skip_button.setText(_("Next without a call"))
        self.log_button.setText(_("How did it go?"))
        self.notes.setPlaceholderText(_("What is said…"))
        self.notes.setAccessibleName(_("Notes of the call"))
        self.done.retranslate()
        self.brief_view.retranslate()
        if self._brief is not None:
            self._show_brief(self._brief)

    def is_settled(self) -> bool:
        """Whether the person whose turn it is is shown."""
        return self._place >= len(self._queue) or self._brief is not None

    # One person after the other

    def _show_place(self) -> None:
        """Read the person whose turn it is; go when there is none."""
        if self._place >= len(self._queue):
            self.leave()
            return
        contact_id = self._queue[self._place][0]
        self._brief = None
        self.watch.clear()
        self.notes.clear()
        self.done.close_bar()
        calls = self._services.calls
        self._runner.submit(
            "lookups",
            "brief",
            lambda _progress: calls.brief(contact_id, datetime.now(UTC)),
            self._arrived,
            owner=self,
        )

    def _arrived(self, brief: Brief | None) -> None:
        if brief is None:
            self._next()
            return
        self._brief = brief
        self._show_brief(brief)
        target = self.dial_button if brief.numbers else self.notes
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_brief(self, brief: Brief) -> None:
        row = brief.row
        self.avatar.show_contact(row.initials, row.ground, self._photos(row.photo) if row.photo else None)
        self.name.setText(row.fn or _("No name"))
        self.detail.setText(row.detail)
        self.detail.setVisible(bool(row.detail))
        self.hour.setText(_hour(brief.local))
        self.hour.setVisible(bool(self.hour.text()))
        self._say_warning(brief)
        self.numbers.clear()
        for number in brief.numbers:
            self.numbers.addItem(number.shown, number)
        self.numbers.setVisible(bool(brief.numbers))
        self.dial_button.setEnabled(bool(brief.numbers))
        self._show_code()
        self.brief_view.show_brief(brief)
        count = len(self._queue)
        said = ngettext("%(place)d of %(count)d person", "%(place)d of %(count)d people", count)
        self.place_label.setText(said % {"place": self._place + 1, "count": count} if count > 1 else "")
        self.skip_button.setVisible(count > 1)

    def _say_warning(self, brief: Brief) -> None:
        said = [self._trouble] if self._trouble else []
        if not brief.numbers:
            said.append(_("There is no telephone number on this card."))
        if brief.refused is not None:
            said.append(f"{word(why(brief.refused))}.")
        if brief.pause is not None:
            day = moment(brief.pause.until, wording.today())
            said.append(_("Not interested until %(day)s.") % {"day": day})
        self.warning.setText(" ".join(said))
        self.warning.setVisible(bool(said))

    def _show_code(self) -> None:
        number = self.numbers.currentData()
        if isinstance(number, Number):
            rows: Rows = self._services.calls.code(number.link)
            self.code.show_code(rows, _("Code that dials %(number)s") % {"number": number.shown})
        else:
            self.code.show_code((), "")

    def _next(self) -> None:
        self._place += 1
        self._show_place()

    # The call

    def _call(self) -> None:
        """Dial and let the clock run; where it runs already, ask how it went."""
        number = self.numbers.currentData()
        if self.watch.is_counting() or not isinstance(number, Number):
            self._ask()
            return
        self.watch.begin()
        self.log_button.setEnabled(True)
        self.notes.setFocus(Qt.FocusReason.OtherFocusReason)
        self._dial(number.link)

    def _ask(self) -> None:
        """Ask how it went and what comes next."""
        if self._brief is None or self._services.read_only:
            return
        self.done.show()
        self.done.start(self._asked_for(self._brief))

    def _asked_for(self, brief: Brief) -> FollowUp:
        """The follow-up that the call is made for: the one it was begun with, or a call that is due."""
        contact_id, key = self._queue[self._place]
        today = wording.today().isoformat()
        for one in brief.promises:
            if one.key == key or (not key and one.kind == "call" and one.shown[:10] <= today):
                return one
        return FollowUp(
            key=key, title=message("Call"), due="", kind="call", contact_id=contact_id, fn=brief.row.fn
        )

    def _decided(self, key: str, done: Done) -> None:
        """Log the call, then go on to the next person."""
        if self._brief is None:
            return
        contact_id, name = self._brief.row.id, self._brief.row.fn
        body = "\n".join(part for part in (self.notes.toPlainText().strip(), done.body) if part)
        talked = done.outcome in ("reached", "not interested", "")
        whole = replace(done, kind="call", body=body, minutes=self.watch.minutes() if talked else 0)
        calls = self._services.calls
        words = _("Logged the call with %(name)s") % {"name": name}
        self._runner.submit(
            "changes",
            "log-call",
            lambda _progress: calls.finish(contact_id, key, whole, local_now()),
            lambda _saved: self._logged(words),
            owner=self,
            failed=self._failed,
        )

    def _logged(self, words: str) -> None:
        self._trouble = ""
        self.noticed.emit(words, True)
        self._next()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._trouble = word(error.message)
        if self._brief is not None:
            self._say_warning(self._brief)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter dials, then asks; Page Down goes to the next person."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.done.isHidden():
            self._call()
        elif event.key() == Qt.Key.Key_PageDown:
            self._next()
        super().keyPressEvent(event)

    # Building

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.size(8))
        head = QHBoxLayout()
        head.setSpacing(theme.size(14))
        head.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.size(2))
        words.addWidget(self.name)
        words.addWidget(self.detail)
        words.addWidget(self.hour)
        words.addStretch(1)
        head.addLayout(words, 1)
        dial = QHBoxLayout()
        dial.addWidget(self.numbers, 1)
        dial.addWidget(self.dial_button)
        below = QHBoxLayout()
        below.addWidget(self.code)
        below.addStretch(1)
        below.addWidget(self.watch.label, 0, Qt.AlignmentFlag.AlignTop)
        for part in (head, dial):
            left.addLayout(part)
        left.addWidget(self.warning)
        left.addLayout(below)
        left.addStretch(1)
        holder = QFrame(self)
        holder.setLayout(left)
        holder.setFixedWidth(theme.size(LEFT))
        right = QVBoxLayout()
        right.setSpacing(theme.size(12))
        right.addWidget(self.brief_view, 3)
        right.addWidget(self.notes, 1)
        right.addWidget(self.done)
        middle = QHBoxLayout()
        middle.setSpacing(theme.size(18))
        middle.addWidget(holder)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.size(24), theme.size(20), theme.size(24), theme.size(16))
        column.setSpacing(theme.size(14))
        column.addWidget(self.place_label)
        column.addLayout(middle, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.size(8))
        row.addWidget(self.card_button)
        row.addStretch(1)
        for button in (self.close_button, self.skip_button, self.log_button):
            row.addWidget(button)
        theme.set_role(self.log_button, "primary")
        self.log_button.setIcon(theme.icon("check", "onacc"))
        self.dial_button.setIcon(theme.icon("phone"))
        for button in (self.log_button, self.dial_button):
            button.setIconSize(QSize(theme.size(20), theme.size(16)))
        for button in (
            self.card_button,
            self.close_button,
            self.skip_button,
            self.log_button,
            self.dial_button,
        ):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return row

    def _connect(self) -> None:
        self.dial_button.clicked.connect(self._call)
        self.log_button.clicked.connect(self._ask)
        self.skip_button.clicked.connect(self._next)
        self.close_button.clicked.connect(self.leave)
        self.card_button.clicked.connect(self._open_card)
        self.numbers.currentIndexChanged.connect(lambda _place: self._show_code())
        self.notes.finished.connect(self._ask)
        self.notes.left.connect(self.leave)
        self.done.decided.connect(self._decided)
        self.done.closed.connect(self._back)

    def _back(self) -> None:
        if self._brief is not None:
            self.notes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_card(self) -> None:
        if self._brief is not None:
            contact_id = self._brief.row.id
            self.leave()
            self.person_chosen.emit(contact_id)


class _Notes(QPlainTextEdit):
    """What is said; Enter ends it, Shift+Enter begins a new line."""

    finished = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(theme.size(64))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is enough."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _hour(local: LocalTime | None) -> str:
    """The time of day where they are, where it is another than here or not certain."""
    if local is None:
        return ""
    here = local.earliest.astimezone()
    if local.is_certain and local.earliest.utcoffset() == here.utcoffset():
        return ""
    earliest, latest = (
        wording.clock(moment.replace(tzinfo=None)) for moment in (local.earliest, local.latest)
    )
    if local.is_certain:
        return _("It is %(time)s there") % {"time": earliest}
    return _("It is between %(earliest)s and %(latest)s there") % {"earliest": earliest, "latest": latest}
