"""Who is left off the sheets, whose text is smaller, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rolodex.domain.label import LabelPlan
from rolodex.i18n import _, ngettext, word
from rolodex.ui import theme, wording
from rolodex.ui.labelling import plain_label
from rolodex.ui.widgets.button import Button

NAMED = 100


class Warnings(QFrame):
    """One sentence about what needs a look, and the whole list at a press."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = LabelPlan(0, 0)
        self._icon = QLabel()
        self.text = plain_label("", "warn", wrap=True)
        self.show_button = Button()
        self.list = plain_label("", "small", wrap=True)
        theme.set_role(self.show_button, "link")
        line = QHBoxLayout()
        line.setSpacing(theme.size(8))
        line.addWidget(self._icon)
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
        column.addWidget(self.list)
        self.list.hide()
        self.show_button.clicked.connect(self._turn)
        self.hide()

    def show_plan(self, plan: LabelPlan) -> None:
        """Say what of this plan needs a look; nothing where nothing does."""
        self._plan = plan
        self._word()
        self.setVisible(bool(plan.skipped or plan.shrunk))

    def show_trouble(self, text: str) -> None:
        """Say why there is no sheet."""
        self._plan = LabelPlan(0, 0)
        self._word()
        self.text.setText(text)
        self.setVisible(True)

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

    def _turn(self) -> None:
        self.list.setVisible(self.list.isHidden())
        self._word()

    def _word(self) -> None:
        plan = self._plan
        self._icon.setPixmap(theme.pixmap("triangle-alert", "warn", 16, self.devicePixelRatioF()))
        self.text.setText(" ".join(_sentences(plan)))
        self.list.setText("\n".join(_lines(plan)))
        anyone = bool(plan.skipped or plan.shrunk)
        self.show_button.setVisible(anyone)
        self.list.setVisible(anyone and not self.list.isHidden())
        self.show_button.setText(_("Show them") if self.list.isHidden() else _("Hide them"))


def _sentences(plan: LabelPlan) -> list[str]:
    said = []
    if plan.skipped:
        count = len(plan.skipped)
        text = ngettext("%(count)s person is left out.", "%(count)s people are left out.", count)
        said.append(text % {"count": wording.number(count)})
    if plan.shrunk:
        count = len(plan.shrunk)
        text = ngettext(
            "%(count)s address is set smaller to fit.", "%(count)s addresses are set smaller to fit.", count
        )
        said.append(text % {"count": wording.number(count)})
    return said


def _lines(plan: LabelPlan) -> list[str]:
    """Each person with the reason, as many as one can read."""
    lines = [f"{one.fn}: {word(one.reason)}" for one in plan.skipped[:NAMED]]
    lines += [
        _("%(name)s: %(points)s points")
        % {"name": one.fn, "points": wording.locale().toString(one.size, "f", 1)}
        for one in plan.shrunk[:NAMED]
    ]
    more = max(0, len(plan.skipped) - NAMED) + max(0, len(plan.shrunk) - NAMED)
    if more:
        text = ngettext("and %(count)s more", "and %(count)s more", more)
        lines.append(text % {"count": wording.number(more)})
    return lines
