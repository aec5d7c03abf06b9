"""The chosen step: its name, when and by whom it was taken, what it changed, and the way to revert it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rolodex.domain.changes import Step
from rolodex.i18n import _
from rolodex.ui import theme, wording
from rolodex.ui.history import words
from rolodex.ui.history.clash_box import ClashBox
from rolodex.ui.history.differences import DifferencesView
from rolodex.ui.history.reading import Touched
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.head_row import HeadRow, ToolLine


class StepPage(QWidget):
    """Shows one step; its buttons ask for more."""

    revert_wanted = Signal(bool)
    """The step is to be reverted; whether even where later work is lost."""
    card_wanted = Signal(int)
    """The card of this contact is wanted as it was."""
    person_wanted = Signal(int)
    """The history of this contact is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._touched: Touched | None = None
        self._read_only = False
        self.title = ElidedLabel("", "title", self, lines=2)
        self.subtitle = plain_label("", "dim", self, wrap=True)
        self.card = Button(self)
        self.person = Button(self)
        self.revert = Button(self)
        self.clashes = ClashBox(self)
        self._frame = QFrame(self)
        self.differences = DifferencesView(self._frame)
        self.nothing = plain_label("", "dim", self, wrap=True)
        theme.set_role(self.revert, "primary")
        theme.set_role(self._frame, "card")
        self._build()
        self._connect()
        self.retranslate()

    def show_step(self, touched: Touched) -> None:
        """Show this step from the top."""
        self._touched = touched
        self.clashes.hide()
        self.differences.lines.show(touched.people, touched.count, touched.others)
        self.differences.scrollToTop()
        self._say()

    def step(self) -> Step | None:
        """The step that is shown."""
        return self._touched.step if self._touched else None

    def allow_revert(self, allowed: bool) -> None:
        """Offer to revert, or not, where the book can only be read."""
        self._read_only = not allowed
        self._say()

    def begin_revert(self) -> None:
        """Let the button rest while the step is taken back."""
        self.revert.setEnabled(False)
        self.clashes.hide()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.card.setText(_("Show card as it was"))
        self.person.setText(_("History of this person"))
        self.nothing.setText(_("This step changed nothing that can be shown."))
        self.clashes.retranslate()
        self.differences.retranslate()
        self._say()

    def _say(self) -> None:
        step = self.step()
        if step is None:
            return
        self.title.setText(words.title(step))
        state = _("undone") if step.undone else ""
        parts = (
            words.when(step, wording.today()),
            words.author(step),
            self.differences.lines.summary(),
            state,
        )
        self.subtitle.setText(" · ".join(part for part in parts if part))
        self.revert.setText(_("Step is undone") if step.undone else _("Revert this step"))
        self.revert.setEnabled(not step.undone and not self._read_only)
        empty = not self.differences.lines.rowCount()
        self._frame.setVisible(not empty)
        self.nothing.setVisible(empty)
        self._offer(self.differences.contact_id())

    def _offer(self, contact_id: int) -> None:
        self.card.setEnabled(bool(contact_id))
        self.person.setEnabled(bool(contact_id))

    def _connect(self) -> None:
        self.revert.clicked.connect(lambda: self.revert_wanted.emit(False))
        self.clashes.insisted.connect(lambda: self.revert_wanted.emit(True))
        self.clashes.left.connect(self._forget_clashes)
        self.card.clicked.connect(lambda: self.card_wanted.emit(self.differences.contact_id()))
        self.person.clicked.connect(lambda: self.person_wanted.emit(self.differences.contact_id()))
        self.differences.stood.connect(self._offer)
        self.differences.opened.connect(self.card_wanted)

    def _forget_clashes(self) -> None:
        self.clashes.hide()
        self.revert.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        top = QVBoxLayout()
        top.setSpacing(theme.size(2))
        top.addWidget(self.title)
        top.addWidget(self.subtitle)
        others = ToolLine(None, theme.size(8), theme.size(6))
        others.addWidget(self.card)
        others.addWidget(self.person)
        buttons = HeadRow(others, (self.revert,))
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self.differences)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.size(24), theme.size(20), theme.size(24), theme.size(16))
        column.setSpacing(theme.size(14))
        column.addLayout(top)
        column.addLayout(buttons)
        column.addWidget(self.clashes)
        column.addWidget(self.nothing)
        column.addWidget(self._frame, 100)
        column.addStretch(1)
