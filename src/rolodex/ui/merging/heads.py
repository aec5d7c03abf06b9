"""The heads of cards that stand side by side: who each is, which one stays, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from rolodex.i18n import _
from rolodex.ui import theme
from rolodex.ui.flow import FlowLayout
from rolodex.ui.history.reading import Then
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.merging.columns import LABEL, Columns
from rolodex.ui.widgets.avatar import Avatar
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.chip import Chip

AVATAR = 32
HEIGHT = 92


class CardHead(QWidget):
    """One card: its name, whether it stays, and its links."""

    stay_wanted = Signal()
    all_wanted = Signal()
    out_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.avatar = Avatar(AVATAR, self)
        self.name = ElidedLabel("", "strong", self)
        self.detail = ElidedLabel("", "small", self)
        self.stays = Chip("", self)
        self.stay_button, self.all_button, self.out_button = Button(self), Button(self), Button(self)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.detail)
        top = QHBoxLayout()
        top.setSpacing(theme.size(8))
        top.addWidget(self.avatar)
        top.addLayout(names, 1)
        links = QWidget(self)
        flow = FlowLayout(links, theme.size(8), theme.size(2))
        for part in (self.stays, self.stay_button, self.all_button, self.out_button):
            flow.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.size(4), theme.size(8), theme.size(8), theme.size(4))
        column.setSpacing(theme.size(4))
        column.addLayout(top)
        column.addWidget(links)
        column.addStretch(1)
        for button in (self.stay_button, self.all_button, self.out_button):
            theme.set_role(button, "link")
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.stay_button.clicked.connect(self.stay_wanted)
        self.all_button.clicked.connect(self.all_wanted)
        self.out_button.clicked.connect(self.out_wanted)

    def show_card(self, card: Then, detail: str, *, stays: str, spare: bool, settled: bool) -> None:
        """Show this card; one that is `spare` can be left out, and of one that is `settled` nothing chosen.

        `stays` is the word for its being the one that stays, "" for the others.
        """
        name = card.contact.fn or _("No name")
        self.avatar.show_contact(card.initials, card.ground, card.photo)
        self.name.setText(name)
        self.detail.setText(detail)
        self.stays.show_text(stays)
        self.stays.setVisible(bool(stays))
        self.stay_button.setVisible(not stays and not settled)
        self.all_button.setVisible(not settled)
        self.out_button.setVisible(spare and not settled)
        for button, text in (
            (self.stay_button, _("Let this one stay")),
            (self.all_button, _("Take all")),
            (self.out_button, _("Leave out")),
        ):
            button.setText(text)
            button.setAccessibleName(_("%(deed)s: %(name)s") % {"deed": text, "name": name})
        self.all_button.setToolTip(_("Take what this card says in every field"))


class CardHeads(QWidget):
    """Heads above the columns of the fields."""

    stay_wanted = Signal(int)
    all_wanted = Signal(int)
    out_wanted = Signal(int)
    """Something is to be done with the card at this place."""

    def __init__(self, parent: QWidget | None = None, *, settled: bool = False) -> None:
        super().__init__(parent)
        self._settled = settled
        self.heads: list[CardHead] = []
        self._columns = Columns()
        self.more = plain_label("", "tiny", self, wrap=True)
        self.setFixedHeight(theme.size(HEIGHT))

    def show_cards(self, cards: Sequence[tuple[Then, str]]) -> None:
        """Show these, each with its second line; the first one stays."""
        while len(self.heads) < len(cards):
            self._add(len(self.heads))
        for place, (card, detail) in enumerate(cards):
            stays = "" if place else _("Stayed") if self._settled else _("Stays")
            spare = len(cards) > 2
            self.heads[place].show_card(card, detail, stays=stays, spare=spare, settled=self._settled)

    def lay_out(self, columns: Columns) -> None:
        """Stand above these columns."""
        self._columns = columns
        shown = columns.shown()
        for place, head in enumerate(self.heads):
            head.setVisible(place in shown)
            if place in shown:
                left, wide = columns.place(place)
                head.setGeometry(QRect(left, 0, wide, self.height()))
        hidden = columns.cards - len(shown)
        self.more.setText(
            _("%(shown)s of %(count)s cards; the arrows reach the others")
            % {"shown": len(shown), "count": columns.cards}
            if hidden > 0
            else ""
        )
        edge = theme.size(16)
        self.more.setGeometry(QRect(edge, theme.size(8), theme.size(LABEL) - edge - 4, self.height() - 16))

    def _add(self, place: int) -> None:
        head = CardHead(self)
        head.stay_wanted.connect(lambda: self.stay_wanted.emit(place))
        head.all_wanted.connect(lambda: self.all_wanted.emit(place))
        head.out_wanted.connect(lambda: self.out_wanted.emit(place))
        self.heads.append(head)
