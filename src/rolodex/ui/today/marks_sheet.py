"""The marks of a planner page typed back: each is shown with what it will do, then all are entered."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from rolodex import i18n
from rolodex.domain.marks import Mark
from rolodex.domain.progress import Progress
from rolodex.i18n import _, ngettext
from rolodex.services.opening import Services
from rolodex.services.planner import Entered
from rolodex.ui import theme, wording
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.labelling import plain_label
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.reminders.words import dated
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.today import words
from rolodex.ui.today.marks_rows import MarkList, MarkRow
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.head_row import HeadRow

WIDEST = 720
FIELD = 84
LONGEST = 20_000


class MarksField(QPlainTextEdit):
    """Enter ends what is typed, Shift+Enter begins a new line, Esc leaves."""

    ended = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def event(self, event: QEvent) -> bool:
        """Take Esc before a shortcut of the window does."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc are told; the rest is typing."""
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift:
            self.ended.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class MarksSheet(Sheet):
    """Takes “3 ok, 5 no answer, 7 buy 120” and enters it in one step."""

    noticed = Signal(str, bool)
    """What was entered, and whether undo is to be offered."""

    def __init__(
        self, runner: TaskRunner, services: Services, over: QWidget, clock: Clock = local_now
    ) -> None:
        super().__init__(over)
        self._runner = runner
        self._services = services
        self._clock = clock
        self._marks: tuple[Mark, ...] = ()
        self._days: tuple[str, ...] | None = None
        self._reading = self._wants_enter = self._entering = False
        self.title = plain_label("", "title", self)
        self.hint = plain_label("", "dim", self, wrap=True)
        self.page = ChoiceBox(self)
        self.field = MarksField(self)
        self.summary = plain_label("", "dim", self, wrap=True)
        self.card = QFrame(self)
        self.list = MarkList(self.card)
        self.cancel = Button(self)
        self.enter = Button(self)
        self._build()
        self.page.currentIndexChanged.connect(lambda _place: self._read())
        self.field.textChanged.connect(self._read)
        self.field.ended.connect(self._end)
        self.field.left.connect(self.leave)
        self.cancel.clicked.connect(self.leave)
        self.enter.clicked.connect(self._end)
        self.retranslate()

    def start(self) -> None:
        """Come with an empty field, for the page that was printed last."""
        planner = self._services.planner
        self._days = None
        self.field.clear()
        self._show_days()
        self.come()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._reading = True
        self._runner.submit(
            "lookups",
            "pages",
            lambda _progress: tuple(page.day for page in planner.printed()),
            self._know_days,
            owner=self,
            failed=self._failed,
        )

    def is_settled(self) -> bool:
        """Whether what is typed has been read, and nothing is being entered."""
        return not self._reading and not self._entering

    def retranslate(self) -> None:
        """Word everything anew."""
        self.title.setText(_("Marks from the planner"))
        self.setAccessibleName(self.title.text())
        self.field.setPlaceholderText(_("3 ok, 5 no answer, 7 buy 120"))
        self.field.setAccessibleName(_("Marks"))
        self.list.setAccessibleName(_("What the marks do"))
        self.cancel.setText(_("Cancel"))
        self.page.setAccessibleName(_("Page"))
        self._show_days()
        self._show(self._marks)

    def _know_days(self, days: tuple[str, ...]) -> None:
        self._reading = False
        self._days = days
        self._show_days()
        if not days:
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def _show_days(self) -> None:
        days = self._days or ()
        self.page.blockSignals(True)
        self.page.clear()
        for day in days:
            self.page.addItem(_("Page of %(day)s") % {"day": words.when(day)}, day)
        self.page.blockSignals(False)
        self.page.setVisible(bool(days))
        hint = _("The number of each line and what became of it, as you wrote it on paper.")
        if self._days == ():
            hint = _("No planner page has been printed yet. Print one first, then type its marks here.")
        self.hint.setText(hint)
        self.field.setEnabled(self._days != ())

    def _read(self) -> None:
        text, now, planner = self.field.toPlainText()[:LONGEST], self._clock(), self._services.planner
        day, locale = str(self.page.currentData() or ""), i18n.locale()
        if not self._days:
            return
        self._reading = True

        def work(_progress: Progress) -> tuple[Mark, ...]:
            if not text.strip():
                return ()
            return planner.read_marks(text, now, locale=locale, day=day, day_first=wording.day_first())

        self._runner.submit("lookups", "marks", work, self._arrive, owner=self, failed=self._failed)

    def _arrive(self, marks: tuple[Mark, ...]) -> None:
        self._reading = False
        self._show(marks)
        if self._wants_enter:
            self._end()

    def _show(self, marks: tuple[Mark, ...]) -> None:
        self._marks = marks
        rows = [row_of(mark) for mark in marks]
        self.list.marks.show(rows)
        self.card.setMaximumHeight(self.list.content_height() + 2)
        self.card.setVisible(bool(rows))
        ready = sum(mark.understood for mark in marks)
        unclear = len(rows) - ready
        said = []
        if unclear:
            text = ngettext(
                "%(count)d mark is not understood and will not be entered.",
                "%(count)d marks are not understood and will not be entered.",
                unclear,
            )
            said.append(text % {"count": unclear})
        self.summary.setText(" ".join(said))
        self.summary.setVisible(bool(said))
        text = ngettext("Enter %(count)s mark", "Enter %(count)s marks", ready)
        self.enter.setText(text % {"count": wording.number(ready)} if ready else _("Enter the marks"))
        self.enter.setAccessibleName(self.enter.text())
        self.enter.setEnabled(ready > 0)

    def _end(self) -> None:
        """Enter what is understood, once the last key has been read."""
        if self._entering or self._services.read_only:
            return
        self._wants_enter = self._reading
        marks = tuple(mark for mark in self._marks if mark.understood)
        if self._reading or not marks:
            return
        self._entering = True
        now, planner = self._clock(), self._services.planner
        day = str(self.page.currentData() or "")

        def done(_entered: Entered) -> None:
            self._entering = False
            text = ngettext("%(count)s mark entered", "%(count)s marks entered", len(marks))
            self.noticed.emit(text % {"count": wording.number(len(marks))}, True)
            self.go()

        self._runner.submit(
            "changes",
            "marks",
            lambda _progress: planner.enter(marks, now, day),
            done,
            owner=self,
            failed=self._failed,
        )

    def _failed(self, error: Exception) -> None:
        self._reading = self._entering = self._wants_enter = False
        self._runner.error.emit(error)

    def _build(self) -> None:
        theme.set_role(self.card, "card")
        theme.set_role(self.enter, "primary")
        self.enter.setIcon(theme.icon("check", "onacc"))
        self.enter.setIconSize(QSize(theme.size(20), theme.size(16)))
        self.field.setFixedHeight(theme.size(FIELD))
        self.card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.list)
        for button in (self.cancel, self.enter):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        head = HeadRow(self.title, (self.cancel, self.enter), centred=True)
        middle = QWidget(self)
        middle.setMaximumWidth(theme.size(WIDEST))
        column = QVBoxLayout(middle)
        column.setContentsMargins(theme.size(24), theme.size(24), theme.size(24), theme.size(24))
        column.setSpacing(theme.size(12))
        column.addLayout(head)
        for widget in (self.hint, self.page, self.field, self.summary):
            column.addWidget(widget)
        column.addWidget(self.card, 1)
        column.addStretch(0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)


def row_of(mark: Mark) -> MarkRow:
    """A mark in words."""
    number, today = str(mark.number or ""), wording.today()
    if not mark.understood:
        said = _("“%(text)s”") % {"text": mark.text}
        return MarkRow(number, said, dated(mark.doubt, today), understood=False)
    return MarkRow(number, mark.fn or mark.text, dated(mark.does, today), understood=True)
