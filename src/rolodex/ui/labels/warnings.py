"""What needs a look before printing: who is left out, whose text is smaller, why there is no sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rolodex.domain.audience import LeftOut
from rolodex.domain.label import LabelPlan
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.labelling import plain_label
from rolodex.ui.labels.left_out import sentences
from rolodex.ui.widgets.button import Button


class Warnings(QFrame):
    """A few sentences, and the whole list at a press."""

    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left_out: tuple[LeftOut, ...] = ()
        self._plan = LabelPlan(0, 0)
        self._trouble = ""
        self._icon = QLabel()
        self.text = plain_label("", "warn", wrap=True)
        self.show_button = Button()
        theme.set_role(self.show_button, "link")
        line = QHBoxLayout()
        line.setSpacing(theme.size(8))
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        margin = theme.size(12)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.size(4))
        column.addLayout(line)
        below = QHBoxLayout()
        below.addWidget(self.show_button)
        below.addStretch(1)
        column.addLayout(below)
        self.show_button.clicked.connect(self.list_wanted)
        self.hide()

    def show_plan(self, left_out: Sequence[LeftOut], plan: LabelPlan) -> None:
        """Say what of these sheets needs a look; nothing where nothing does."""
        self._left_out, self._plan, self._trouble = tuple(left_out), plan, ""
        self._word()

    def show_trouble(self, text: str) -> None:
        """Say why there is no sheet."""
        self._left_out, self._plan, self._trouble = (), LabelPlan(0, 0), text
        self._word()

    def retranslate(self) -> None:
        """Word everything anew."""
        self._word()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("warn_soft"))
        painter.drawRoundedRect(self.rect(), theme.size(10), theme.size(10))

    def _word(self) -> None:
        self._icon.setPixmap(theme.pixmap("triangle-alert", "warn", 16, self.devicePixelRatioF()))
        text = self._trouble or " ".join(sentences(self._left_out, self._plan))
        self.text.setText(text)
        self.show_button.setText(_("Show them"))
        self.show_button.setHidden(bool(self._trouble))
        self.setVisible(bool(text))
