"""The heading of today: the day in words, how much is due, and the switch to week and month."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.message import Message, message
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.labelling import ElidedLabel, icon_button, name_button, plain_label, plain_tip
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.head_row import HeadRow

VIEWS: Mapping[str, tuple[Message, str]] = MappingProxyType(
    {"day": (message("Day"), "D"), "week": (message("Week"), "W"), "month": (message("Month"), "M")}
)


class Head(QWidget):
    """Says what is shown, and offers other views of it, paper, and the marks of paper."""

    view_chosen = Signal(str)
    """day, week or month."""
    turned = Signal(int)
    """One week or month on or back; 0 to the present."""
    print_wanted = Signal()
    marks_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = "day"
        self.title = ElidedLabel("", "title", self)
        self.summary = plain_label("", "dim", self, wrap=True)
        self.back = icon_button("chevron-left", lambda: self.turned.emit(-1), self)
        self.now = Button(self)
        self.on = icon_button("chevron-right", lambda: self.turned.emit(1), self)
        self.views: dict[str, QPushButton] = {name: Button(self) for name in VIEWS}
        self.print = icon_button("printer", self.print_wanted.emit, self)
        self.marks = icon_button("list-checks", self.marks_wanted.emit, self)
        self._group = QButtonGroup(self)
        self._build()
        self.retranslate()
        self.show_view("day")

    def say(self, title: str, summary: str) -> None:
        """Say what is shown and how much of it there is."""
        self.title.setText(title)
        self.summary.setText(summary)

    def show_view(self, view: str) -> None:
        """Mark the view that is shown."""
        self._view = view
        self.views[view].setChecked(True)
        for button in (self.back, self.now, self.on):
            button.setVisible(view != "day")
        self._name_turns()

    def allow_write(self, allowed: bool) -> None:
        """Offer to enter marks, or not."""
        self.marks.setVisible(allowed)

    def retranslate(self) -> None:
        """Word everything anew."""
        for name, (text, key) in VIEWS.items():
            button = self.views[name]
            button.setText(word(text))
            button.setAccessibleName(word(text))
            button.setToolTip(
                plain_tip(_("%(view)s (%(key)s in the list)") % {"view": word(text), "key": key})
            )
        self.now.setText(_("Today"))
        self.now.setAccessibleName(_("Today"))
        name_button(self.print, _("Print planner…"))
        name_button(self.marks, _("Enter marks from the planner…"))
        self._name_turns()

    def _name_turns(self) -> None:
        week = self._view == "week"
        name_button(self.back, _("Week before") if week else _("Month before"))
        name_button(self.on, _("Week after") if week else _("Month after"))

    def _build(self) -> None:
        for name, button in self.views.items():
            button.setCheckable(True)
            theme.set_role(button, "quiet")
            button.setMinimumHeight(theme.size(26))
            self._group.addButton(button)
            button.clicked.connect(lambda _checked, name=name: self.view_chosen.emit(name))
        theme.set_role(self.now, "quiet")
        self.now.setMinimumHeight(theme.size(26))
        self.now.clicked.connect(lambda: self.turned.emit(0))
        texts = QVBoxLayout()
        texts.setSpacing(theme.size(2))
        texts.addWidget(self.title)
        texts.addWidget(self.summary)
        tools = (self.back, self.now, self.on, *self.views.values(), self.print, self.marks)
        for widget in tools:
            widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(HeadRow(texts, tools, gap=4))
