"""The pages of a job, one at a time, with the way to the next."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from rolodex.domain.label import LabelPlan
from rolodex.domain.stock import Stock
from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.labelling import ElidedLabel, plain_label, plain_tip
from rolodex.ui.labels import pieces
from rolodex.ui.labels.preview import Deed, Preview
from rolodex.ui.widgets.button import Button


class Pages(QWidget):
    """The preview with its head: which sheet, how many labels, back and on."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = 0
        self._plan = LabelPlan(0, 0)
        self._stock: Stock | None = None
        self.preview = Preview()
        self.back = Button(text="‹")
        self.on = Button(text="›")
        self.text = plain_label("", "dim")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(theme.size(120))
        self.pointed = ElidedLabel("", "small")
        self.pointed.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        head.setSpacing(theme.size(4))
        head.addStretch(1)
        for widget in (self.back, self.text, self.on, self.bar):
            head.addWidget(widget)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.size(12), 0, theme.size(8))
        column.addLayout(head)
        column.addWidget(self.preview, 1)
        column.addWidget(self.pointed)
        for button in (self.back, self.on):
            theme.set_role(button, "quiet")
            button.setFont(theme.font(16))
        self.back.clicked.connect(lambda: self.turned.emit(self._page - 1))
        self.on.clicked.connect(lambda: self.turned.emit(self._page + 1))
        self.preview.steps.connect(lambda step: self.turned.emit(self._page + step))
        self.preview.pointed.connect(self._point)
        self.show_pages(0, self._plan)

    def show_stock(self, stock: Stock, used: Collection[int], deed: Deed = "start") -> None:
        """Show sheets of this stock, these labels (0-based) used, and what a click on one does."""
        self._stock = stock
        self.preview.show_stock(stock, used, deed)

    def show_names(self, names: Mapping[int, str]) -> None:
        """Know whose each label (0-based) of this page is."""
        self.preview.show_names(names)

    def show_pages(self, page: int, plan: LabelPlan) -> None:
        """Say where we are."""
        self._page, self._plan = page, plan
        self.bar.hide()
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page + 1 < plan.pages)
        self.back.setVisible(plan.pages > 1)
        self.on.setVisible(plan.pages > 1)
        self.retranslate()

    def show_progress(self, done: int, total: int) -> None:
        """Show that the sheets are being drawn."""
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(round(1000 * done / total) if total else 0)
        self.bar.setVisible(True)

    def _point(self, text: str) -> None:
        self.pointed.setText(text)
        self.preview.setAccessibleDescription(text or self.text.text())

    def retranslate(self) -> None:
        """Word everything anew."""
        plan, stock = self._plan, self._stock
        text = pieces.position(stock, self._page, plan.pages, plan.labels) if plan.labels else ""
        self.text.setText(text)
        for button, said in ((self.back, pieces.step_back(stock)), (self.on, pieces.step_on(stock))):
            button.setAccessibleName(said)
            button.setToolTip(plain_tip(said))
        self.bar.setAccessibleName(_("Drawing the labels"))
        self.preview.setAccessibleName(_("Preview"))
        self.preview.setAccessibleDescription(text)
