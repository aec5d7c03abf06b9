"""One line to log what happened and to plan what is next; what was understood is shown before it is kept."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.line import Line
from rolodex.domain.phrase import Mode
from rolodex.domain.tamed import tamed
from rolodex.i18n import _
from rolodex.ui import begun, theme
from rolodex.ui.begun import BegunText, Written
from rolodex.ui.labelling import plain_label
from rolodex.ui.line.candidates import Candidates
from rolodex.ui.line.chips import ChipRow
from rolodex.ui.line.edit import LineEdit
from rolodex.ui.line.question import Question
from rolodex.ui.line.reader import LineReader, Lines
from rolodex.ui.line.telling import told
from rolodex.ui.ports import Saved
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner


class Services(Protocol):
    """The services the line needs."""

    @property
    def lines(self) -> Lines: ...
    @property
    def drafts(self) -> begun.Drafts: ...
    @property
    def read_only(self) -> bool: ...


class LogLine(QWidget):
    """Mode "log" is for the contact of a card, "plan" for anything with anybody."""

    noticed = Signal(str, bool)
    """Something was kept: the words for it, and whether undo is to be offered."""
    saved = Signal(object)
    """The Changes of what was kept."""

    def __init__(
        self, runner: TaskRunner, mode: Mode, parent: QWidget | None = None, clock: Clock = local_now
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._mode: Mode = mode
        self._clock = clock
        self._services: Services | None = None
        self._contact_id = 0
        self._drafts: dict[int, str] = {}
        """What stands in no line now and comes back: of other contacts, and what was cleared."""
        self._cleared: set[int] = set()
        self._begun = BegunText(runner, "line" if mode == "log" else "plan", self._written, self)
        self._wants_save = False
        self._reader = LineReader(runner, mode, clock, self)
        self._pencil = QLabel(self)
        self.edit = LineEdit(self)
        self.key = plain_label("", "key", self)
        self.hint = plain_label("", "small", self, wrap=True)
        self.chips = ChipRow(self)
        self.candidates = Candidates(self)
        self.question = Question(clock, self)
        self._build()
        self._connect()
        self.retranslate()

    def attach(self, services: Services) -> None:
        """Keep what is typed in this book."""
        self._services = services
        self._reader.attach(services.lines)
        self.edit.setReadOnly(services.read_only)
        self._begun.attach(services.drafts, read_only=services.read_only)
        self._begun.read(services.drafts)

    def set_contact(self, contact_id: int, name: str = "") -> None:
        """Log for this contact from now on; what was begun for another waits there."""
        self.edit.setAccessibleDescription(tamed(name))
        if contact_id != self._contact_id:
            self._begun.settle()
            if self.edit.text():
                self._drafts[self._contact_id] = self.edit.text()
                self._cleared.discard(self._contact_id)
            self._contact_id = contact_id
            waiting = "" if contact_id in self._cleared else self._drafts.pop(contact_id, "")
            self._write(waiting)
            self._take_up()

    def focus_line(self) -> None:
        """Put the keyboard into the line."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def write(self, text: str) -> None:
        """Put a text into the line, as if it had been typed."""
        self._write(text)
        self._begun.edited()
        self.focus_line()

    def text(self) -> str:
        """What is typed."""
        return self.edit.text()

    def line(self) -> Line | None:
        """What was understood last, None where nothing is typed."""
        return self._reader.line

    def is_settled(self) -> bool:
        """Whether what is typed has been read, and nothing waits to be kept."""
        return not self._reader.is_reading and not self._wants_save

    def retranslate(self) -> None:
        """Word everything anew."""
        self.question.retranslate()
        if self._mode == "log":
            self.key.setText(_("Ctrl L"))
            self.edit.setAccessibleName(_("Log a call, note, visit or sale"))
            said = _("“called, wants quote for 12 chairs, follow up Friday 10:00”")
            self.edit.show_example(((_("Log a call, note, visit or sale…"), False), (said, True)))
        else:
            self.key.setText(_("Ctrl N"))
            self.edit.setAccessibleName(_("Plan or log anything with anybody"))
            said = _("“Call Ana García Tuesday 10:00 about samples” — a person, a date and a word are enough")
            self.edit.show_example(((said, False),))
        self._reader.read()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the pencil again in the colours of a new theme."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._draw_pencil()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Repaint the frame with the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card of a line that stands by itself."""
        if self._mode == "log":
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if self.edit.hasFocus() else "line"), 1))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)

    # What was understood

    def _show(self) -> None:
        line = self._reader.line
        self.question.hide()
        self.chips.show_line(line, self._clock().date())
        if line is not None and not line.contact_id:
            self._offer(line)
        else:
            self.candidates.show_candidates("", ())
        if self._wants_save:
            self._wants_save = False
            self._enter()

    def _go_down(self) -> None:
        """Go to those who may be meant, also where one of them is meant already, or to the chips."""
        line = self._reader.line
        if line is not None and line.candidates:
            self._offer(line)
        if not self.candidates.focus():
            self.chips.focus()

    def _offer(self, line: Line) -> None:
        name = line.phrase.text[slice(*line.person)]
        self.candidates.show_candidates(name, line.candidates, line.more)

    # Keeping it

    def _enter(self) -> None:
        """Keep the line, unless something is to be asked first."""
        line = self._reader.line
        if self._reader.is_reading:
            self._wants_save = True
        elif line is None:
            return
        elif line.candidates and not line.contact_id:
            self.candidates.focus()
        elif not self.question.ask(line):
            self._save(line)

    def _save(self, line: Line) -> None:
        services, now, text = self._services, self._clock(), self.edit.text()
        if services is None or services.read_only:
            return
        lines, contact_id = services.lines, self._contact_id
        self._write("")
        self.focus_line()

        def saved(done: Saved) -> None:
            if not (contact_id == self._contact_id and self.edit.text()):
                self._begun.drop(contact_id)
            self.noticed.emit(told(line, now.date()), True)
            self.saved.emit(done.changes)

        def failed(error: Exception) -> None:
            if not self.edit.text() and contact_id == self._contact_id:
                self._write(text)
                self._begun.edited()
            self._runner.error.emit(error)

        self._runner.submit(
            "changes", "line", lambda _progress: lines.save(line, now), saved, owner=self, failed=failed
        )

    def _clear(self) -> None:
        """Empty the line; what stood there comes back once with the Up key."""
        text = self.edit.text()
        self._write("")
        self._begun.drop(self._contact_id)
        self._drafts[self._contact_id] = text
        self._cleared.add(self._contact_id)

    def _recall(self) -> None:
        self._cleared.discard(self._contact_id)
        self._write(self._drafts.pop(self._contact_id, ""))
        self._begun.edited()

    def _written(self) -> Written:
        return self._contact_id, self._contact_id, self.edit.text()

    def _edited(self) -> None:
        self.hint.hide()
        self._begun.edited()

    def _take_up(self) -> None:
        """Go on with what the book has kept of this line, where nothing else is typed."""
        known = self._begun.known(self._contact_id)
        if known is not None and not self.edit.text() and self._contact_id not in self._cleared:
            self._write(known.text)
            self.hint.setText(f"{begun.said(known.at)} {_('Esc clears it.')}")
            self.hint.show()

    def _write(self, text: str) -> None:
        self.hint.hide()
        self.edit.blockSignals(True)
        self.edit.setPlainText(text)
        self.edit.blockSignals(False)
        self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)
        self._reader.begin(self._contact_id, text)

    # Putting it together

    def _draw_pencil(self) -> None:
        self._pencil.setPixmap(theme.pixmap("pencil-line", "dim", 16, self.devicePixelRatioF()))

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.size(10))
        top.addWidget(self._pencil)
        top.addWidget(self.edit, 1)
        top.addWidget(self.key)
        self.key.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._pencil.setFixedSize(QSize(theme.size(16), theme.size(16)))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.size(14), theme.size(10), theme.size(14), theme.size(10))
        column.setSpacing(theme.size(8))
        column.addLayout(top)
        for widget in (self.hint, self.chips, self.candidates, self.question):
            column.addWidget(widget)
            widget.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setFocusProxy(self.edit)
        self._draw_pencil()

    def _connect(self) -> None:
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(lambda: self._reader.edit(self.edit.text()))
        self.edit.textChanged.connect(self._edited)
        self._begun.found.connect(self._take_up)
        self.edit.ended.connect(self._enter)
        self.edit.cleared.connect(self._clear)
        self.edit.recalled.connect(self._recall)
        self.edit.went_down.connect(self._go_down)
        self._reader.arrived.connect(self._show)
        self.chips.taken_back.connect(self._reader.take_back)
        self.chips.taken_back.connect(self.focus_line)
        self.chips.left.connect(self.focus_line)
        self.candidates.chosen.connect(self._reader.choose)
        self.candidates.chosen.connect(self.focus_line)
        self.candidates.left.connect(self.focus_line)
        self.question.answered.connect(self._save)
        self.question.left.connect(self.question.hide)
        self.question.left.connect(self.focus_line)
