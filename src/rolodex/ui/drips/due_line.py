"""What is due of one campaign: a line for each step that people have come to, done at a press."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rolodex.domain import drip_words
from rolodex.domain.changes import Changes
from rolodex.domain.drip import DripDue
from rolodex.domain.errors import UserError
from rolodex.i18n import _, word
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.asking import Asking
from rolodex.ui.drips.reading import Due, concerns, due
from rolodex.ui.labelling import plain_label
from rolodex.ui.reminders.moment_line import Clock
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button


class DueLine(QWidget):
    """Hidden where nobody has come to a step."""

    noticed = Signal(str, bool)
    """Something was done: the words for it, and whether undo is to be offered."""

    def __init__(self, runner: TaskRunner, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runner, self._clock = runner, clock
        self._asking = Asking(runner, self)
        self._services: Services | None = None
        self._campaign_id = 0
        self._found = Due((), {})
        self.lines: list[tuple[QLabel, Button]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.size(6))
        runner.changed.connect(self._react)
        self.hide()

    def attach(self, services: Services) -> None:
        """Show what is due in this book."""
        self._services = services

    def show_campaign(self, campaign_id: int) -> None:
        """Show what is due of this campaign."""
        if campaign_id != self._campaign_id:
            self._show(Due((), {}))
        self._campaign_id = campaign_id
        self._read()

    def is_settled(self) -> bool:
        """Whether all is on the screen and in the book."""
        return self._asking.is_settled()

    def retranslate(self) -> None:
        """Word everything anew."""
        self._show(self._found)

    def _read(self) -> None:
        services, campaign_id, today = self._services, self._campaign_id, self._clock().date()
        if services is not None and campaign_id:
            self._asking.ask("due-line", lambda _progress: due(services, today, campaign_id), self._show)

    def _show(self, found: Due) -> None:
        self._found = found
        # lines stay the same ones, as the keyboard may stand in one
        for _more in range(len(found.due) - len(self.lines)):
            self._add(len(self.lines))
        may_write = self._services is not None and not self._services.read_only
        for at, (label, button) in enumerate(self.lines):
            there = at < len(found.due)
            label.setVisible(there)
            button.setVisible(there and may_write)
            if there:
                one = found.due[at]
                label.setText(word(drip_words.come(one, found.letters.get(one.step.letter_id, ""))))
                button.setText(_("Do it"))
                button.setAccessibleName(_("Do it: %(step)s") % {"step": label.text()})
        self.setVisible(bool(found.due))

    def _add(self, at: int) -> None:
        label, button = plain_label("", "strong", self, wrap=True), Button(self)
        button.clicked.connect(lambda: self._do(at))
        row = QHBoxLayout()
        row.setSpacing(theme.size(12))
        row.addWidget(label, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)
        self.lines.append((label, button))

    def _do(self, at: int) -> None:
        services, now = self._services, self._clock()
        if services is None or at >= len(self._found.due) or not self.is_settled():
            return
        one: DripDue = self._found.due[at]
        said = word(drip_words.done(one))
        self._asking.write(
            lambda: services.drips.do(one, now), lambda _changes: self.noticed.emit(said, True), self._refused
        )

    def _refused(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.noticed.emit(word(error.message), False)
        else:
            self._runner.error.emit(error)
        self._read()

    def _react(self, changes: Changes) -> None:
        # hidden itself where nothing is due, it looks as long as its page is in view
        page = self.parentWidget()
        if page is not None and page.isVisible() and concerns(changes):
            self._read()
