"""What needs a look before printing: who is left out, whose text is smaller, why there is no sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from rolodex.domain.audience import LeftOut
from rolodex.domain.label import LabelPlan
from rolodex.i18n import _
from rolodex.ui.labels.left_out import sentences
from rolodex.ui.widgets.warning_box import WarningBox


class Warnings(WarningBox):
    """A few sentences, and the whole list at a press."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left_out: tuple[LeftOut, ...] = ()
        self._plan = LabelPlan(0, 0)
        self._trouble = ""

    def show_plan(self, left_out: Sequence[LeftOut], plan: LabelPlan) -> None:
        """Say what of these sheets needs a look; nothing where nothing does."""
        self._left_out, self._plan, self._trouble = tuple(left_out), plan, ""
        self.retranslate()

    def show_trouble(self, text: str) -> None:
        """Say why there is no sheet."""
        self._left_out, self._plan, self._trouble = (), LabelPlan(0, 0), text
        self.retranslate()

    def retranslate(self) -> None:
        """Word everything anew."""
        if self._trouble:
            self.say(self._trouble)
        else:
            self.say(" ".join(sentences(self._left_out, self._plan)), _("Show them"))
