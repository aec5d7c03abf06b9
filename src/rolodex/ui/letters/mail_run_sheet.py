"""E-mails one by one: each is begun in the user's own program, which sends it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from rolodex.domain.audience import Addressee
from rolodex.domain.errors import UserError
from rolodex.domain.letter import Letter, MailMessage, MailRun
from rolodex.i18n import _, language, ngettext, word
from rolodex.services.opening import Services
from rolodex.ui import theme, wording
from rolodex.ui.calls.sheet import Open
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.letters.preview import skipped
from rolodex.ui.links import open_link
from rolodex.ui.reminders.moment_line import local_now
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button

State = Literal["", "begun", "skipped"]
LEFT = 260
ROW, ICON = 30, 16
MOST = 8
"""Of those who get none, so many are named."""
_ICONS: dict[State, str] = {"": "circle", "begun": "circle-check", "skipped": "skip-forward"}


class MailRunSheet(Sheet):
    """Shows one message at a time: Enter begins it in the mail program, S passes it over."""

    begun = Signal(object)
    """At the end: the ids of the contacts whose messages were begun."""

    def __init__(
        self, runner: TaskRunner, services: Services, parent: QWidget, open_mail: Open = open_link
    ) -> None:
        super().__init__(parent)
        self._runner, self._services, self._open_mail = runner, services, open_mail
        self._run = MailRun()
        self._states: list[State] = []
        self._name, self._trouble = "", ""
        self._waiting = False
        self.title = ElidedLabel("", "title", self, lines=2)
        self.entitle(self.title)
        self.hint = plain_label("", "dim", self, wrap=True)
        self.list = QListWidget(self)
        self.left_out = plain_label("", "warn", self, wrap=True)
        self.place = plain_label("", "dim", self)
        self.to = plain_label("", "", self, wrap=True)
        self.subject = plain_label("", "strong", self, wrap=True)
        self.text = QPlainTextEdit(self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.warning = plain_label("", "warn", self, wrap=True)
        self.open_button, self.skip_button, self.copy_button, self.close_button = (
            Button(self) for _n in range(4)
        )
        self._build()
        self._connect()
        self.retranslate()

    def start(self, letter: Letter, pieces: Sequence[Addressee], campaign_id: int = 0) -> None:
        """Go through the messages of this text to these people."""
        self._run, self._states, self._name, self._trouble = MailRun(), [], letter.name, ""
        self._waiting = True
        self._fill()
        self.come()
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
        letters, now, spoken = self._services.letters, local_now(), language()
        self._runner.submit(
            "lookups",
            "mail-run",
            lambda _progress: letters.run(letter, pieces, now, language=spoken, campaign_id=campaign_id),
            self._show,
            owner=self,
            failed=self._failed,
        )

    def is_settled(self) -> bool:
        """Whether the messages are there."""
        return not self._waiting

    def go(self) -> None:
        """Go, and say whose messages were begun."""
        was_there = not self.isHidden()
        super().go()
        if was_there:
            pairs = zip(self._run.messages, self._states, strict=True)
            self.begun.emit(tuple(one.contact_id for one, state in pairs if state == "begun"))

    def retranslate(self) -> None:
        """Word everything anew."""
        self.hint.setText(
            _("Enter begins the message in your mail program, where you send it; S passes it over.")
        )
        self.list.setAccessibleName(_("Messages"))
        self.text.setAccessibleName(_("Text of the e-mail"))
        self.open_button.setText(_("Begin in the mail program"))
        self.open_button.setToolTip(_("Enter"))
        self.skip_button.setText(_("Pass over"))
        self.skip_button.setToolTip(_("S"))
        self.copy_button.setText(_("Copy the text"))
        self.close_button.setText(_("Close"))
        self._word()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter and S before the list searches for them."""
        inside = watched in (self.list, self.text)
        pressed = event.type() == QEvent.Type.KeyPress
        if inside and pressed and isinstance(event, QKeyEvent) and _is_deed(event):
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter begins the message, S passes it over."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_message()
            event.accept()
        elif _is_deed(event):
            self.skip()
            event.accept()
        else:
            super().keyPressEvent(event)

    def open_message(self) -> None:
        """Begin the message in the mail program and go on to the next."""
        message = self._message()
        if message is not None:
            self._open_mail(message.url)
            self._mark("begun")

    def skip(self) -> None:
        """Pass the message over and go on to the next; one that was begun stays so."""
        if self._message() is not None:
            self._mark(self._states[self.list.currentRow()] or "skipped")

    def _show(self, run: MailRun) -> None:
        self._waiting = False
        self._run, self._states = run, [""] * len(run.messages)
        self._fill()

    def _failed(self, error: Exception) -> None:
        self._waiting = False
        if not isinstance(error, UserError):
            self._runner.error.emit(error)
            return
        self._trouble = word(error.message)
        self._word()

    def _fill(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for message in self._run.messages:
            item = QListWidgetItem(message.fn or message.to, self.list)
            item.setSizeHint(QSize(0, theme.size(ROW)))
        self.list.blockSignals(False)
        for row in range(len(self._states)):
            self._show_state(row)
        self.list.setCurrentRow(0)
        self._word()

    def _mark(self, state: State) -> None:
        """Note how it went, and go to the next that waits; where none is left, stay at the last."""
        row = self.list.currentRow()
        self._states[row] = state
        self._show_state(row)
        order = (*range(row + 1, len(self._states)), *range(row))
        waiting = next((one for one in order if not self._states[one]), min(row + 1, len(self._states) - 1))
        self.list.setCurrentRow(waiting)
        self._word()

    def _show_state(self, row: int) -> None:
        said = {"": _("waiting"), "begun": _("begun"), "skipped": _("passed over")}
        state, item = self._states[row], self.list.item(row)
        item.setIcon(theme.icon(_ICONS[state], "good" if state == "begun" else "dim"))
        spoken = _("%(name)s, %(state)s") % {"name": item.text(), "state": said[state]}
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)

    def _message(self) -> MailMessage | None:
        row = self.list.currentRow()
        return self._run.messages[row] if 0 <= row < len(self._run.messages) else None

    def _word(self) -> None:
        self.title.setText(_("E-mails: %(name)s") % {"name": self._name} if self._name else _("E-mails"))
        message, count = self._message(), len(self._run.messages)
        for button in (self.open_button, self.skip_button, self.copy_button):
            button.setEnabled(message is not None)
        self.to.setText(_("To: %(address)s") % {"address": message.to} if message else "")
        self.subject.setText(message.subject if message else "")
        self.text.setPlainText(message.text if message else "")
        warning = word(message.warning) if message and message.warning else self._trouble
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))
        self.place.setText(self._counted(count))
        self._say_left_out()

    def _counted(self, count: int) -> str:
        if not count:
            return "" if self._waiting or self._trouble else _("There is nobody to write to.")
        done = sum(map(bool, self._states))
        if done == count:
            begun = self._states.count("begun")
            said = ngettext("%(count)s message was begun.", "%(count)s messages were begun.", begun)
            return said % {"count": wording.number(begun)}
        place = {"place": wording.number(self.list.currentRow() + 1), "count": wording.number(count)}
        return _("%(place)s of %(count)s") % place

    def _say_left_out(self) -> None:
        left_out = self._run.left_out
        said = ngettext("%(count)s person gets none:", "%(count)s people get none:", len(left_out))
        lines = [said % {"count": wording.number(len(left_out))}, *map(skipped, left_out[:MOST])]
        if len(left_out) > MOST:
            lines.append("…")
        self.left_out.setText("\n".join(lines))
        self.left_out.setVisible(bool(left_out))

    def _copy(self) -> None:
        message = self._message()
        if message is not None:
            QGuiApplication.clipboard().setText(message.text)

    def _connect(self) -> None:
        self.list.installEventFilter(self)
        self.text.installEventFilter(self)
        self.list.currentRowChanged.connect(lambda _row: self._word())
        self.open_button.clicked.connect(self.open_message)
        self.skip_button.clicked.connect(self.skip)
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.leave)

    def _build(self) -> None:
        side = theme.size(24)
        left = QVBoxLayout()
        left.setSpacing(theme.size(10))
        left.addWidget(self.list, 1)
        left.addWidget(self.left_out)
        theme.set_role(self.list, "card")
        self.list.setIconSize(QSize(theme.size(ICON), theme.size(ICON)))
        holder = QWidget(self)
        holder.setFixedWidth(theme.size(LEFT))
        holder.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        right = QVBoxLayout()
        right.setSpacing(theme.size(8))
        for widget in (self.place, self.to, self.subject, self.warning):
            right.addWidget(widget)
        right.addWidget(self.text, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.size(8))
        theme.set_role(self.open_button, "primary")
        self.open_button.setIcon(theme.icon("mail", "onacc"))
        self.open_button.setIconSize(QSize(theme.size(20), theme.size(16)))
        for button in (self.open_button, self.skip_button, self.copy_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        right.addLayout(buttons)
        middle = QHBoxLayout()
        middle.setSpacing(theme.size(20))
        middle.addWidget(holder)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.size(6))
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addSpacing(theme.size(8))
        column.addLayout(middle, 1)


def _is_deed(event: QKeyEvent) -> bool:
    """Whether a key begins a message or passes it over."""
    key = event.key()
    if key == Qt.Key.Key_S:
        return event.modifiers() == Qt.KeyboardModifier.NoModifier
    return key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
