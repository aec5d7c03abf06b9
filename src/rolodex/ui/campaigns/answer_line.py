"""The line that takes the code of a piece: who got it, what they answered, or that it came back."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from rolodex.domain.campaign import Found
from rolodex.domain.errors import UserError
from rolodex.domain.message import message
from rolodex.domain.piece_doubt import doubtful
from rolodex.i18n import _, ngettext, word
from rolodex.services.campaigns import Campaigns
from rolodex.ui import theme
from rolodex.ui.asking import Asking
from rolodex.ui.campaigns import words
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.labelling import ElidedLabel, plain_label, plain_tip
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.hint import Hint

WHOLE = 8
"""Signs of a code."""
OLD = 5
"""Signs of the codes of older books, which have nothing to check them by."""
PAUSE = 60
"""Milliseconds without a sign after which a code is looked up: a scanner writes it in less."""
REASONS = (
    message("Unknown there"),
    message("Moved away"),
    message("Address incomplete"),
    message("Refused"),
    message("Died"),
)


class CodeLine(QLineEdit):
    """A line led by the mark of a code, which grows with the text as an action of Qt would not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextMargins(theme.size(20), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark before the text."""
        super().paintEvent(event)
        mark = theme.pixmap("qr-code", "dim", dpr=self.devicePixelRatioF())
        top = (self.height() - mark.deviceIndependentSize().height()) / 2
        QPainter(self).drawPixmap(QPointF(theme.size(8), top), mark)


class AnswerLine(QFrame):
    """What stands below the line: whom a code belongs to and what can be logged.

    `line` stands in the head of the panel. Enter logs an answer, Shift+Enter a return, Esc empties the line.
    """

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""
    person_chosen = Signal(int)
    campaign_chosen = Signal(int)
    """The campaign of the piece is to be opened."""

    def __init__(self, runner: TaskRunner, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking = Asking(runner, self)
        self._runner, self._clock = runner, clock
        self._answers: Campaigns | None = None
        self._may_write = False
        self._found: Found | None = None
        self._found_for = ""
        self._deed = ""
        self.line = CodeLine()
        self._hint = Hint(self.line)
        self.icon = QLabel()
        self.who = ElidedLabel("", "strong")
        self.what = plain_label("", "dim", wrap=True)
        self.text = QLineEdit()
        self.reason = ChoiceBox(editable=True)
        self.answer_button = Button()
        self.return_button = Button()
        self.card_button = Button()
        self.campaign_button = Button()
        self._pause = QTimer(self)
        self._build()
        self._connect()
        self.retranslate()

    def attach(self, answers: Campaigns, *, may_write: bool) -> None:
        """Look codes up in this book."""
        self._answers, self._may_write = answers, may_write
        self._show()

    def is_settled(self) -> bool:
        """Whether nothing is being looked up or written."""
        return self._asking.is_settled() and not self._pause.isActive()

    def focus(self) -> None:
        """Put the keyboard into the line."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def look_again(self) -> None:
        """Look up anew what stands in the line: the book has changed."""
        if self.line.text().strip() and self._asking.is_settled():
            self._look_up()

    def retranslate(self) -> None:
        """Word everything anew."""
        self._hint.say(_("Code of an answer"), _("Code"))
        self.line.setAccessibleName(_("Code on the piece"))
        self.line.setToolTip(_("Type or scan the code on the piece (Ctrl+Shift+A)"))
        self.text.setPlaceholderText(_("What they answered, if you like"))
        self.text.setAccessibleName(_("Answer"))
        self.reason.setAccessibleName(_("Why it came back"))
        at = self.reason.currentIndex()
        self.reason.clear()
        self.reason.addItems([word(reason) for reason in REASONS])
        self.reason.setCurrentIndex(max(0, at))
        for button, text, key in (
            (self.answer_button, _("Log answer"), _("Enter")),
            (self.return_button, _("Came back"), _("Shift+Enter")),
            (self.card_button, _("Open card"), ""),
            (self.campaign_button, _("Open campaign"), ""),
        ):
            button.setText(text)
            button.setAccessibleName(text)
            button.setToolTip(plain_tip(key))
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter logs an answer, Shift+Enter a return; Esc empties the line."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.line.text():
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._log("return" if shifted else "answer")
            return True
        if event.key() == Qt.Key.Key_Escape and self.line.text():
            self._empty()
            return True
        return False

    # Looking a code up

    def _typed(self) -> None:
        self._found, self._deed = None, ""
        self._pause.start()
        self._show()

    def _look_up(self) -> None:
        answers, code = self._answers, self.line.text().strip()
        signs = _signs(code)
        self._pause.stop()
        if answers is None or not signs:
            return
        if signs < WHOLE and signs != OLD and not self._deed:
            self._show()
            return

        def show(found: Found) -> None:
            self._take(code, found)

        self._asking.ask("code", lambda _progress: answers.find(code), show, failed=self._not_found)

    def _take(self, code: str, found: Found) -> None:
        self._found, self._found_for = found, code
        self._show()
        if self._deed:
            self._log(self._deed)

    def _not_found(self, error: Exception) -> None:
        wanted, self._deed = self._deed, ""
        self._found = None
        self._show()
        if _signs(self.line.text()) < WHOLE and not wanted:
            # It may yet become a code.
            return
        if isinstance(error, UserError):
            self._say("circle-alert", word(error.message), _where(self.line.text()), "bad")
        else:
            self._runner.error.emit(error)

    # Logging

    def _log(self, deed: str) -> None:
        """Log what came; a code that is not looked up yet is looked up first."""
        if self._found is None:
            self._deed = deed
            self._look_up()
            return
        self._deed = ""
        answers, code, found = self._answers, self._found_for, self._found
        if answers is None or not self._may_write:
            return
        now, text, reason = self._clock(), self.text.text().strip(), self.reason.currentText().strip()
        named = {"name": found.member.fn, "campaign": found.campaign.name}
        if deed == "answer":
            said = _("Logged an answer of %(name)s to %(campaign)s") % named
            self._asking.write(lambda: answers.answer(code, text, now), lambda _done: self._logged(said))
        else:
            said = _("Logged that %(campaign)s came back from %(name)s") % named
            self._asking.write(lambda: answers.returned(code, reason, now), lambda _done: self._logged(said))

    def _logged(self, said: str) -> None:
        self._empty()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.noticed.emit(said, True)

    def _empty(self) -> None:
        self.text.clear()
        self.reason.setCurrentIndex(0)
        self.line.clear()

    # Showing

    def _show(self) -> None:
        typed = bool(self.line.text().strip())
        self.setVisible(typed)
        found = self._found
        deeds = found is not None and self._may_write
        for widget in (self.text, self.reason, self.answer_button, self.return_button):
            widget.setVisible(deeds)
        for widget in (self.card_button, self.campaign_button):
            widget.setVisible(found is not None)
        theme.set_role(self.line, "")
        if found is not None:
            self._say_found(found)
        elif typed:
            left = WHOLE - _signs(self.line.text())
            text = ngettext("%(count)d sign to go", "%(count)d signs to go", left) % {"count": left}
            self._say("qr-code", text if left > 0 else _("Looking it up…"), "", "dim")

    def _say_found(self, found: Found) -> None:
        today = self._clock().date()
        member, others = found.member, len(found.household) - 1
        who = member.fn
        if others > 0:
            text = ngettext("and %(count)d more at the address", "and %(count)d more at the address", others)
            who = words.listed((who, text % {"count": others}))
        what = words.listed((found.campaign.name, words.came_of(member, today), member.answer))
        self._say("circle-check", who, what, "good")

    def _say(self, icon: str, who: str, what: str, token: str) -> None:
        self.icon.setPixmap(theme.pixmap(icon, token, 16, self.devicePixelRatioF()))
        self.who.setText(who)
        theme.set_role(self.who, "bad" if token == "bad" else "dim" if token == "dim" else "strong")
        self.what.setText(what)
        self.what.setVisible(bool(what))
        self.line.setAccessibleDescription(words.listed((who, what)))
        theme.set_role(self.line, "wrong" if token == "bad" else "")

    def _connect(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look_up)
        self.line.textChanged.connect(lambda _text: self._typed())
        self.line.installEventFilter(self)
        self.text.installEventFilter(self)
        self.answer_button.clicked.connect(lambda: self._log("answer"))
        self.return_button.clicked.connect(lambda: self._log("return"))
        self.card_button.clicked.connect(self._open_card)
        self.campaign_button.clicked.connect(self._open_campaign)

    def _open_card(self) -> None:
        if self._found is not None:
            self.person_chosen.emit(self._found.member.contact_id)

    def _open_campaign(self) -> None:
        if self._found is not None:
            self.campaign_chosen.emit(self._found.campaign.id)

    def order_tabs(self) -> None:
        """Let Tab lead from the code to what can be done with the piece; the line stands elsewhere."""
        stops = (
            self.line,
            self.text,
            self.answer_button,
            self.reason,
            self.return_button,
            self.card_button,
            self.campaign_button,
        )
        for one, following in pairwise(stops):
            self.setTabOrder(one, following)

    def _build(self) -> None:
        theme.set_role(self, "card")
        self.line.setMaxLength(60)
        self.line.setMinimumWidth(theme.size(130))
        self.line.setMaximumWidth(theme.size(220))
        self.text.setMaxLength(2000)
        theme.set_role(self.answer_button, "primary")
        head = QHBoxLayout()
        head.setSpacing(theme.size(8))
        head.addWidget(self.icon)
        head.addWidget(self.who, 1)
        head.addWidget(self.card_button)
        head.addWidget(self.campaign_button)
        for button in (self.card_button, self.campaign_button):
            theme.set_role(button, "link")
        deeds = QHBoxLayout()
        deeds.setSpacing(theme.size(8))
        deeds.addWidget(self.text, 3)
        deeds.addWidget(self.answer_button)
        deeds.addSpacing(theme.size(8))
        deeds.addWidget(self.reason, 2)
        deeds.addWidget(self.return_button)
        self.reason.setMinimumWidth(theme.size(110))
        self.text.setMinimumWidth(theme.size(90))
        column = QVBoxLayout(self)
        side = theme.size(14)
        column.setContentsMargins(side, theme.size(10), side, theme.size(12))
        column.setSpacing(theme.size(6))
        column.addLayout(head)
        column.addWidget(self.what)
        column.addLayout(deeds)
        self.icon.setMinimumSize(QSize(theme.size(16), theme.size(16)))


def _where(code: str) -> str:
    """Which signs of a mistyped code look wrong."""
    places = doubtful(code)
    if len(places) == 2:
        named = {"one": places[0], "other": places[1]}
        return _("Perhaps signs %(one)d and %(other)d are the other way round.") % named
    return _("Perhaps sign %(place)d is wrong.") % {"place": places[0]} if places else ""


def _signs(code: str) -> int:
    """How many signs a code has so far; blanks and hyphens are none."""
    return sum(1 for sign in code if sign.isalnum())
