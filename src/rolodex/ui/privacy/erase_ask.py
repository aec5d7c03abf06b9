"""What erasing a person takes and leaves, and the choices that are open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.erasure import ErasurePlan, Mention
from rolodex.domain.erasure_words import counts
from rolodex.domain.said import OTHERS, counted
from rolodex.i18n import _, ngettext, word
from rolodex.ui import theme, wording
from rolodex.ui.check_box import CheckBox
from rolodex.ui.labelling import plain_tip
from rolodex.ui.privacy.rows_card import CardRow, RowsCard
from rolodex.ui.widgets.warning_box import WarningBox

AROUND = 40
"""Letters shown on either side of the name in a text of others."""
MOST = 100
"""Mentions that are offered one by one; the choice for all covers the rest."""


class AskView(QWidget):
    """Four cards: what goes, what stays, who else names the person, and the copies of the book."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: ErasurePlan | None = None
        self.warning = WarningBox()
        self.goes, self.stays = RowsCard(columns=2), RowsCard()
        self.orders = CheckBox()
        self.named, self.all_mentions = RowsCard(), CheckBox()
        self.mentions: list[CheckBox] = []
        self._list = QFrame()
        self.copies, self.again = RowsCard(), CheckBox()
        self._build()
        self.orders.toggled.connect(self._word_stays)
        self.all_mentions.toggled.connect(self._tick_all)

    def show_plan(self, plan: ErasurePlan) -> None:
        """Show what this would take; the careful choice is made beforehand."""
        self._plan = plan
        self.orders.setChecked(bool(plan.kept))
        self.again.setChecked(True)
        self._show_mentions(plan.mentions)
        self.all_mentions.setChecked(True)
        self.retranslate()

    def keep_orders(self) -> bool:
        """Whether the orders stay, without the name."""
        return self.orders.isChecked()

    def make_copies_again(self) -> bool:
        """Whether the copies of the book are made again without the person."""
        return self.again.isChecked()

    def chosen_mentions(self) -> tuple[Mention, ...]:
        """The texts of others in which the name is to be taken out."""
        if self._plan is None:
            return ()
        found = self._plan.mentions
        ticked = [box.isChecked() for box in self.mentions]
        rest = [self.all_mentions.isChecked()] * (len(found) - len(ticked))
        return tuple(one for one, on in zip(found, (*ticked, *rest), strict=True) if on)

    def retranslate(self) -> None:
        """Word everything anew."""
        plan = self._plan
        if plan is None:
            return
        self.warning.say(
            _(
                "This is the one thing that cannot be undone. Neither the history nor a backup made here "
                "brings the person back, and later imports leave them out."
            ),
            _("First save everything about them…"),
        )
        self._word_goes(plan)
        self.orders.setText(_("Keep the orders for your accounts, without the name"))
        self.orders.setVisible(bool(plan.kept))
        self._word_stays()
        self._word_mentions(plan)
        self._word_copies(plan)

    def _word_goes(self, plan: ErasurePlan) -> None:
        self.goes.say(_("What goes"))
        rows = [CardRow(word(one)) for one in counts(plan.rows)]
        if plan.steps:
            text = ngettext(
                "What %(count)s step of the history remembers",
                "What %(count)s steps of the history remember",
                plan.steps,
            )
            rows.append(CardRow(text % {"count": wording.number(plan.steps)}))
        self.goes.show_rows(rows)

    def _word_stays(self) -> None:
        plan = self._plan
        if plan is None:
            return
        self.stays.setVisible(bool(plan.kept))
        if self.keep_orders():
            self.stays.say(_("What stays, without the name"))
            self.stays.show_rows([CardRow(word(one)) for one in counts(plan.kept)])
        else:
            self.stays.say(
                _("Nothing stays"), _("The orders go too, and your reports of past months change with them.")
            )
            self.stays.show_rows(())

    def _word_mentions(self, plan: ErasurePlan) -> None:
        count = len(plan.mentions)
        self.named.setVisible(bool(count))
        self.named.say(
            _("Named in texts of others"),
            _("Where it is ticked the name is taken out of the text; the text itself stays."),
        )
        text = ngettext("In %(count)s text", "In all %(count)s texts", count)
        self.all_mentions.setText(text % {"count": wording.number(count)})
        self.all_mentions.setVisible(count > 1)
        for box, mention in zip(self.mentions, plan.mentions, strict=False):
            said = _said(mention, plan.fn)
            box.setText(said)
            box.setAccessibleName(said)
            box.setToolTip(plain_tip(mention.text))

    def _word_copies(self, plan: ErasurePlan) -> None:
        self.copies.setVisible(bool(plan.copies or plan.locked_copies or plan.away))
        self.copies.say(_("Copies of the book"))
        text = ngettext(
            "Make the copy that holds them again without them",
            "Make the %(count)s copies that hold them again without them",
            len(plan.copies),
        )
        said = {"count": wording.number(len(plan.copies))}
        self.again.setText(text % said if "%" in text else text)
        self.again.setVisible(bool(plan.copies))
        rows = []
        if plan.locked_copies:
            text = ngettext(
                "%(count)s copy cannot be opened here and may hold them; delete it yourself:",
                "%(count)s copies cannot be opened here and may hold them; delete them yourself:",
                len(plan.locked_copies),
            )
            rows.append(CardRow(text % {"count": wording.number(len(plan.locked_copies))}, "", "warn"))
            rows += [CardRow(path.name, "", "small") for path in plan.locked_copies]
        if plan.away is not None:
            text = _("The folder “%(folder)s” is not here now; its copies may hold them.")
            rows.append(CardRow(text % {"folder": plan.away.name or str(plan.away)}, "", "warn"))
        self.copies.show_rows(rows)

    def _show_mentions(self, mentions: Sequence[Mention]) -> None:
        layout = self._list.layout()
        assert layout is not None
        for box in self.mentions:
            layout.removeWidget(box)
            box.deleteLater()
        self.mentions = [CheckBox(self._list) for _mention in mentions[:MOST]]
        for box in self.mentions:
            # a long text gives way instead of widening the card
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.setMinimumHeight(theme.size(22))
            box.setChecked(True)
            layout.addWidget(box)

    def _tick_all(self, on: bool) -> None:
        for box in self.mentions:
            box.setChecked(on)

    def _build(self) -> None:
        inside = QVBoxLayout(self._list)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.size(2))
        theme.set_role(self._list, "clear")
        self.stays.column.addWidget(self.orders)
        self.named.column.addWidget(self.all_mentions)
        self.named.column.addWidget(self._list)
        self.copies.column.insertWidget(2, self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(12))
        for part in (self.warning, self.goes, self.stays, self.named, self.copies):
            column.addWidget(part)
        theme.set_role(self, "clear")


def _said(mention: Mention, name: str) -> str:
    """Whose text it is, and the words around the name."""
    text = " ".join(mention.text.split())
    at = text.casefold().find(name.casefold())
    first, last = max(0, at - AROUND), max(0, at) + len(name) + AROUND
    part = f"{'…' if first else ''}{text[first:last].strip()}{'…' if last < len(text) else ''}"
    whose = mention.fn or (word(counted(mention.table, 1)) if mention.table in OTHERS else "")
    return _("%(whose)s: “%(text)s”") % {"whose": whose, "text": part} if whose else part
