"""Two or more cards side by side, field by field, and the card that they become."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.errors import UserError
from rolodex.i18n import _, ngettext, word
from rolodex.services.opening import Services
from rolodex.ui import theme, wording
from rolodex.ui.asking import Asking
from rolodex.ui.history.reading import Then
from rolodex.ui.history.then import Moment, Side
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.merging import reading, words
from rolodex.ui.merging.heads import CardHeads
from rolodex.ui.merging.reading import Beside, Merged
from rolodex.ui.merging.rows import field_row
from rolodex.ui.merging.table import FieldTable
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.blank import Blank
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.line import Line
from rolodex.ui.widgets.sheet_head import sheet_head
from rolodex.ui.widgets.warning_box import WarningBox

RESULT = 300
ROOM_FOR_RESULT = 980
"""A narrower sheet shows the result in the place of the cards, when it is asked for."""


class MergeSheet(Sheet):
    """Shows what each card says; arrows choose, Enter merges, Esc leaves all as it is."""

    noticed = Signal(str, bool)
    person_chosen = Signal(int)
    """The card that came of it is to be shown."""
    merged = Signal(object)
    """What was merged: a `Merged`."""

    def __init__(self, runner: TaskRunner, services: Services, over: QWidget) -> None:
        super().__init__(over)
        self._runner, self._services = runner, services
        self._asking = Asking(runner, self)
        self._ids: tuple[int, ...] = ()
        self._beside: Beside | None = None
        self._result: Then | None = None
        self._picked: dict[str, int] = {}
        self.title = ElidedLabel("", "title", lines=2)
        self.entitle(self.title)
        self.state = plain_label("", "dim", wrap=True)
        self.close_button, self.merge_button, self.result_button = Button(), Button(), Button()
        self.doubts = WarningBox()
        self.heads = CardHeads()
        self.table = FieldTable()
        self.same = plain_label("", "dim", wrap=True)
        self.follows = plain_label("", "", wrap=True)
        self.promise = plain_label("", "small", wrap=True)
        self.result = Side()
        self.nothing = Blank("combine")
        self._card = QFrame()
        self._body = QWidget()
        self._build()
        self._connect()
        self.retranslate()

    def start(self, ids: Sequence[int]) -> None:
        """Lay these contacts side by side."""
        self._picked = {}
        self.result_button.setChecked(False)
        self._lay(tuple(dict.fromkeys(ids)), in_order=False)
        self.come()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def merge(self) -> None:
        """Make one card of them."""
        shown = self._beside
        if shown is None or not self.merge_button.isEnabled():
            return
        choices = self._choices()
        self.merge_button.setEnabled(False)
        self._asking.write(
            lambda: reading.merge(self._services, shown.plan, choices), self._done, failed=self._fail
        )

    def is_settled(self) -> bool:
        """Whether nothing is being read or written."""
        return self._asking.is_settled()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.close_button.setText(_("Cancel"))
        self._arrange()
        self.table.setAccessibleName(_("Fields of the cards"))
        self.promise.setText(
            _("One step, which can be undone today or next year. What is not taken stays in the history.")
        )
        self.promise.setAccessibleName(self.promise.text())
        if self._beside is not None:
            self._show(self._beside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter merges wherever the keyboard is."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.merge()
            event.accept()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the result where there is room for it."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Show the result beside the cards, or where there is no room for both, in their place if wanted."""
        wide = self.width() >= theme.size(ROOM_FOR_RESULT)
        instead = not wide and self.result_button.isChecked()
        self.result_button.setText(_("Show the cards") if instead else _("What comes of it"))
        self.result_button.setVisible(not wide and not self._body.isHidden())
        self.result.setVisible(wide or instead)
        self.result.setMinimumWidth(theme.size(RESULT) if wide else 0)
        self.result.setMaximumWidth(theme.size(RESULT) if wide else theme.UNBOUND)
        self._card.setVisible(not instead)

    def _lay(self, ids: tuple[int, ...], *, in_order: bool) -> None:
        self._ids, self._beside, self._result = ids, None, None
        self.merge_button.setEnabled(False)
        wrong = self._unfit(ids)
        self._body.setVisible(not wrong)
        self.merge_button.setVisible(not wrong)
        self._arrange()
        self.nothing.setVisible(bool(wrong))
        if wrong:
            self.title.setText(_("Merge cards"))
            self.state.setText("")
            self.nothing.say(*wrong)
            self.nothing.paint_icon()
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._say(_("Reading the cards…"))
        self._asking.ask(
            "plan",
            lambda _progress: reading.beside(self._services, ids, in_order=in_order),
            self._show,
            failed=self._fail,
        )

    def _unfit(self, ids: tuple[int, ...]) -> tuple[str, str] | None:
        if len(ids) < 2:
            return _("Nothing to merge"), _("Choose two or more people in the list, then merge them.")
        if len(ids) > words.MOST:
            most = _("At most %(most)s cards stand side by side. Choose fewer of them.")
            return _("Too many cards"), most % {"most": words.MOST}
        return None

    def _show(self, shown: Beside) -> None:
        self._beside = shown
        plan = shown.plan
        self._ids = tuple(one.id for one in plan.contacts)
        called = words.names(plan.contacts)
        self.title.setText(words.title(called))
        self._say(_("Left and right choose, Enter merges. Nothing has been written yet."))
        self.doubts.say(" ".join(word(doubt) for doubt in plan.doubts))
        self.heads.show_cards(shown.cards)
        places = self._choices()
        self.table.show_rows(
            [field_row(plan.contacts, one, places.get(one.name, 0)) for one in plan.fields], called
        )
        self.heads.lay_out(self.table.columns())
        self.same.setText("" if plan.fields else _("These cards say the same in every field."))
        self.same.setVisible(not plan.fields)
        coming = words.follows(plan.follows)
        self.follows.setText(_("Comes over as well: %(what)s") % {"what": coming} if coming else "")
        self.follows.setVisible(bool(coming))
        count = len(plan.contacts)
        self.merge_button.setText(
            ngettext("Merge %(count)s card", "Merge %(count)s cards", count)
            % {"count": wording.number(count)}
        )
        self.merge_button.setToolTip(_("Enter or Ctrl+Enter"))
        self.merge_button.setEnabled(count > 1 and not self._services.read_only)
        self._foresee()

    def _choices(self) -> dict[str, int]:
        """The card whose word is taken, by field: as proposed where nothing was picked."""
        if self._beside is None:
            return {}
        found: dict[str, int] = {}
        for field in self._beside.plan.fields:
            picked = self._picked.get(field.name) or self._picked_with_name(field.name)
            place = self._ids.index(picked) if picked in self._ids else field.chosen
            if not field.united:
                found[field.name] = place if field.sides[place] else field.chosen
        return found

    def _foresee(self) -> None:
        shown = self._beside
        if shown is None:
            return
        choices = self._choices()
        self._asking.ask(
            "result",
            lambda _progress: reading.result(self._services, shown.plan, choices),
            self._show_result,
            failed=self._fail,
        )

    def _show_result(self, result: Then) -> None:
        self._result = result
        self.result.show_moment(Moment(_("What comes of it"), result))

    def _pick(self, name: str, place: int) -> None:
        self._picked[name] = self._ids[place]
        if name == "fn":
            self._show_choices()
        self._foresee()

    def _picked_with_name(self, name: str) -> int:
        """The parts of a name follow the name, unless they were picked themselves."""
        return self._picked.get("fn", 0) if name.startswith("n.") else 0

    def _show_choices(self) -> None:
        choices = self._choices()
        for position, row in enumerate(self.table.rows.rows()):
            if choices.get(row.name, row.chosen) != row.chosen:
                self.table.rows.choose(position, choices[row.name])

    def _let_stay(self, place: int) -> None:
        first = self._ids[place]
        self._lay((first, *(one for one in self._ids if one != first)), in_order=True)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_out(self, place: int) -> None:
        self._lay(tuple(one for one in self._ids if one != self._ids[place]), in_order=True)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _done(self, merged: Merged) -> None:
        self.go()
        count = 1 + len(merged.gone)
        text = ngettext("%(count)s card became %(name)s", "%(count)s cards became %(name)s", count)
        self.noticed.emit(text % {"count": wording.number(count), "name": merged.name or _("No name")}, True)
        self.merged.emit(merged)
        self.person_chosen.emit(merged.survivor)

    def _say(self, text: str, role: str = "dim") -> None:
        self.state.setText(text)
        theme.set_role(self.state, role)

    def _fail(self, error: Exception) -> None:
        self.merge_button.setEnabled(self._beside is not None)
        if isinstance(error, UserError) and self.isVisible():
            self._say(word(error.message), "bad")
        else:
            self._runner.error.emit(error)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.leave)
        self.merge_button.clicked.connect(self.merge)
        self.result_button.toggled.connect(lambda _on: self._arrange())
        self.table.merge_wanted.connect(self.merge)
        self.table.chosen.connect(self._pick)
        self.table.laid_out.connect(self.heads.lay_out)
        self.heads.stay_wanted.connect(self._let_stay)
        self.heads.out_wanted.connect(self._leave_out)
        self.heads.all_wanted.connect(self.table.take_all)

    def _build(self) -> None:
        theme.set_role(self._card, "card")
        theme.set_role(self.merge_button, "primary")
        self.result_button.setCheckable(True)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 1, 1, 6)
        inside.setSpacing(0)
        inside.addWidget(self.heads)
        inside.addWidget(Line())
        inside.addWidget(self.table, 1)
        across = QHBoxLayout()
        across.setSpacing(theme.size(18))
        across.addWidget(self._card, 1)
        across.addWidget(self.result)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.size(10))
        body.addLayout(across, 1)
        for part in (self.same, self.follows, self.promise):
            body.addWidget(part)
        column = QVBoxLayout(self)
        side = theme.size(24)
        column.setContentsMargins(side, side, side, theme.size(16))
        column.setSpacing(theme.size(12))
        buttons = (self.result_button, self.close_button, self.merge_button)
        column.addLayout(sheet_head(self.title, self.state, *buttons))
        column.addWidget(self.doubts)
        column.addWidget(self._body, 1)
        column.addWidget(self.nothing, 1)
