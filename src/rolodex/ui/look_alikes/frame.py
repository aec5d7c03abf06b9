"""The face of the look-alikes: comparing, the list of pairs, or nothing to show."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from rolodex.domain.likeness import Level
from rolodex.i18n import _, word
from rolodex.ui import theme
from rolodex.ui.flow import FlowLayout
from rolodex.ui.importing.count_tabs import Count, CountTabs
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.look_alikes import words
from rolodex.ui.look_alikes.found import LEVELS
from rolodex.ui.look_alikes.table import DISTINCT, FIRST, LATER, MERGE, SECOND, PairTable
from rolodex.ui.widgets.blank import Blank
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.sheet_head import sheet_head

KEYS = {MERGE: "M", DISTINCT: "N", LATER: "S", FIRST: "1", SECOND: "2"}


class Frame(QWidget):
    """Title and buttons above one of three: a bar of progress, the pairs, or a quiet page."""

    level_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel("", "title")
        self.state = plain_label("", "dim", wrap=True)
        self.all_button, self.again_button, self.close_button = Button(), Button(), Button()
        self.stop_button = Button()
        self.bar = QProgressBar()
        self.levels = CountTabs()
        self.table = PairTable()
        self.buttons = {deed: Button() for deed in KEYS}
        self.more = plain_label("", "small", wrap=True)
        self.nothing = Blank("users")
        self._card = QFrame()
        self._deeds = QWidget()
        self._build()
        self.levels.chosen.connect(lambda _key: self.level_chosen.emit())
        for deed, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, deed=deed: self.table.ask(deed))

    def level(self) -> Level | None:
        """The level that is shown, None for all."""
        return next((level for level in LEVELS if level == self.levels.key()), None)

    def show_running(self, text: str) -> None:
        """Something runs that takes its time."""
        self.say(text)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(text)
        self.nothing.say(
            text,
            _(
                "A large book takes a moment. Close this and go on working, if you like: you are told when "
                "it is done."
            ),
        )
        self.nothing.paint_icon()
        self._show(self.bar, self.stop_button, self.nothing)
        self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.bar.setRange(0, 1000 if total else 0)
        if total:
            self.bar.setValue(round(1000 * done / total))

    def show_list(self, counts: Mapping[Level, int]) -> None:
        """Show the pairs, of which there are so many of each level."""
        self.levels.show_counts(
            [
                Count(level, word(words.LEVELS[level]), counts.get(level, 0), words.CHIPS[level][0])
                for level in LEVELS
            ]
        )
        for button in self.buttons.values():
            button.setEnabled(self.table.rows.rowCount() > 0)
        self._show(self.levels, self._card, self._deeds, self.again_button)

    def show_nothing(self, title: str, text: str) -> None:
        """Show that there is nothing to be done."""
        self.say("")
        self.nothing.say(title, text)
        self.nothing.paint_icon()
        self._show(self.nothing, self.again_button)

    def say(self, text: str, role: str = "dim") -> None:
        """Say a line under the title."""
        self.state.setText(text)
        theme.set_role(self.state, role)

    def focus(self) -> None:
        """Put the keyboard where it is most likely wanted."""
        wanted = self.again_button if self._card.isHidden() else self.table
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Word everything anew."""
        self.title.setText(_("Look-alikes"))
        self.close_button.setText(_("Close"))
        self.again_button.setText(_("Compare again"))
        self.again_button.setToolTip(_("F5"))
        self.stop_button.setText(_("Cancel"))
        self.table.setAccessibleName(_("Pairs that look like one person"))
        for deed, text in (
            (MERGE, _("Merge…")),
            (DISTINCT, _("Not the same")),
            (LATER, _("Later")),
            (FIRST, _("Open the first")),
            (SECOND, _("Open the second")),
        ):
            # letters on the keyboard, the same in every language
            self.buttons[deed].setText(_("%(deed)s (%(key)s)") % {"deed": text, "key": KEYS[deed]})
            self.buttons[deed].setAccessibleName(text)

    def _show(self, *parts: QWidget) -> None:
        for part in (
            self.bar,
            self.stop_button,
            self.levels,
            self._card,
            self._deeds,
            self.nothing,
            self.again_button,
        ):
            part.setVisible(part in parts)
        listed = self.levels in parts
        self.more.setVisible(listed and bool(self.more.text()))
        self.all_button.setVisible(listed and bool(self.all_button.text()))

    def _build(self) -> None:
        theme.set_role(self._card, "card")
        self.bar.setTextVisible(False)
        buttons = (self.all_button, self.again_button, self.stop_button, self.close_button)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 4, 1, 6)
        inside.addWidget(self.table)
        flow = FlowLayout(self._deeds, theme.size(8), theme.size(8))
        for deed, button in self.buttons.items():
            if deed == MERGE:
                theme.set_role(button, "primary")
            flow.addWidget(button)
        column = QVBoxLayout(self)
        side = theme.size(24)
        column.setContentsMargins(side, side, side, theme.size(16))
        column.setSpacing(theme.size(14))
        column.addLayout(sheet_head(self.title, self.state, *buttons))
        for part, stretch in (
            (self.bar, 0),
            (self.levels, 0),
            (self._card, 100),
            (self.more, 0),
            (self._deeds, 0),
            (self.nothing, 100),
        ):
            column.addWidget(part, stretch)
        column.addStretch(1)
