"""What was merged into a card, and taking it apart again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rolodex.domain import environment
from rolodex.domain.errors import UserError
from rolodex.domain.merging import PastMerge
from rolodex.i18n import _, word
from rolodex.services.opening import Services
from rolodex.ui import theme, wording
from rolodex.ui.asking import Asking
from rolodex.ui.history import words as steps
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.merging import reading, words
from rolodex.ui.merging.heads import CardHeads
from rolodex.ui.merging.reading import Merges
from rolodex.ui.merging.rows import field_row
from rolodex.ui.merging.table import FieldTable
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.blank import Blank
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.column_table import ROW, ColumnTable, Head, Line
from rolodex.ui.widgets.line import Line as HairLine
from rolodex.ui.widgets.sheet_head import sheet_head

HEADS = (
    Head(lambda: _("What was merged"), 0, strong=True),
    Head(lambda: _("When"), 220),
    Head(lambda: _("By"), 160, needed=False),
)
MOST = 4
"""Merges that are listed without scrolling: what the cards were has the rest of the room."""


class SeparateSheet(Sheet):
    """Lists the merges of one card, the newest first, with the cards as they were; Enter takes one apart."""

    noticed = Signal(str, bool)
    person_chosen = Signal(int)
    """The card that was taken apart is to be shown."""

    def __init__(self, runner: TaskRunner, services: Services, over: QWidget) -> None:
        super().__init__(over)
        self._runner, self._services = runner, services
        self._asking = Asking(runner, self)
        self._contact_id = 0
        self._shown: Merges | None = None
        self.title = ElidedLabel("", "title", lines=2)
        self.entitle(self.title)
        self.state = plain_label("", "dim", wrap=True)
        self.close_button, self.separate_button = Button(), Button()
        self._list, self._then = QFrame(), QFrame()
        self.table = ColumnTable(HEADS, self._list)
        self.heads = CardHeads(settled=True)
        self.fields = FieldTable(settled=True)
        self.promise = plain_label("", "small", wrap=True)
        self.nothing = Blank("split")
        self._build()
        self._connect()
        self.retranslate()

    def start(self, contact_id: int) -> None:
        """Show what was merged into this card."""
        self._contact_id, self._shown = contact_id, None
        self.separate_button.setEnabled(False)
        self.title.setText("")
        self.come()
        self._asking.ask(
            "merges",
            lambda _progress: reading.merges(self._services, contact_id),
            self._show,
            failed=self._fail,
        )

    def separate(self) -> None:
        """Take the chosen merge apart."""
        merge = self._chosen()
        if merge is None or not self.separate_button.isEnabled():
            return
        step_id = merge.step.id
        self.separate_button.setEnabled(False)
        self._asking.write(
            lambda: self._services.merging.separate(step_id, environment.now()),
            lambda _changes: self._done(),
            failed=self._fail,
        )

    def _may_part(self, merge: PastMerge | None) -> bool:
        return merge is not None and merge.separable and not self._services.read_only

    def is_settled(self) -> bool:
        """Whether nothing is being read or written."""
        return self._asking.is_settled()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.close_button.setText(_("Close"))
        self.separate_button.setText(_("Separate again"))
        self.separate_button.setToolTip(_("Enter in the list"))
        self.table.setAccessibleName(_("What was merged"))
        self.fields.setAccessibleName(_("The cards as they were"))
        self.table.horizontalHeader().viewport().update()
        self.promise.setText(
            _(
                "What came from the other card goes back with it; what was added or changed since then stays "
                "here. One step, which can be undone."
            )
        )
        if self._shown is not None:
            self._word(self._shown)

    def _show(self, shown: Merges) -> None:
        self._shown = shown
        self._word(shown)
        there = self.table if shown.merges else self.close_button
        there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _word(self, shown: Merges) -> None:
        merges, today = shown.merges, wording.today()
        self.title.setText(_("Separate %(name)s again") % {"name": shown.name or _("No name")})
        self.table.show_lines(
            [
                Line(
                    merge.step.id,
                    (word(merge.step.label), steps.when(merge.step, today), steps.author(merge.step)),
                )
                for merge in merges
            ]
        )
        self._list.setFixedHeight(theme.size(ROW * (min(len(merges), MOST) + 1) + 16))
        for part in (self._list, self._then, self.promise, self.separate_button):
            part.setVisible(bool(merges))
        self.nothing.setVisible(not merges)
        self.nothing.say(
            _("Nothing was merged into this card"),
            _("Once other cards are merged into it, they can be separated here again."),
        )
        self.nothing.paint_icon()
        self._show_chosen()

    def _chosen(self) -> PastMerge | None:
        at = self.table.currentIndex().row()
        merges = self._shown.merges if self._shown is not None else ()
        return merges[at] if 0 <= at < len(merges) else None

    def _show_chosen(self) -> None:
        merge = self._chosen()
        self.separate_button.setEnabled(self._may_part(merge))
        if merge is None or self._shown is None:
            self._say("")
            return
        if merge.separable:
            self._say(_("Enter takes the chosen merge apart. Below are the cards as they were."))
        else:
            self._say(
                _("This came with a card that was merged in turn: take that merge apart first."), "warn"
            )
        self.heads.show_cards(self._shown.cards[self._shown.merges.index(merge)])
        rows = [field_row(merge.contacts, field, field.chosen) for field in merge.fields]
        self.fields.show_rows(rows, words.names(merge.contacts))
        self.heads.lay_out(self.fields.columns())

    def _done(self) -> None:
        name = self._shown.name if self._shown is not None else ""
        self.go()
        self.noticed.emit(_("%(name)s was separated again") % {"name": name or _("No name")}, True)
        self.person_chosen.emit(self._contact_id)

    def _say(self, text: str, role: str = "dim") -> None:
        self.state.setText(text)
        theme.set_role(self.state, role)

    def _fail(self, error: Exception) -> None:
        merge = self._chosen()
        self.separate_button.setEnabled(self._may_part(merge))
        if isinstance(error, UserError) and self.isVisible():
            self._say(word(error.message), "bad")
        else:
            self._runner.error.emit(error)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.leave)
        self.separate_button.clicked.connect(self.separate)
        self.table.wanted.connect(lambda deed, _id: self.separate() if deed == "edit" else None)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_chosen())
        self.fields.merge_wanted.connect(self.separate)
        self.fields.laid_out.connect(self.heads.lay_out)

    def _build(self) -> None:
        theme.set_role(self.separate_button, "primary")
        for card in (self._list, self._then):
            theme.set_role(card, "card")
        inside = QVBoxLayout(self._list)
        inside.setContentsMargins(1, 4, 1, 6)
        inside.addWidget(self.table)
        below = QVBoxLayout(self._then)
        below.setContentsMargins(1, 1, 1, 6)
        below.setSpacing(0)
        below.addWidget(self.heads)
        below.addWidget(HairLine())
        below.addWidget(self.fields, 1)
        column = QVBoxLayout(self)
        side = theme.size(24)
        column.setContentsMargins(side, side, side, theme.size(16))
        column.setSpacing(theme.size(12))
        column.addLayout(sheet_head(self.title, self.state, self.close_button, self.separate_button))
        for part, stretch in ((self._list, 0), (self._then, 1), (self.promise, 0), (self.nothing, 1)):
            column.addWidget(part, stretch)
