"""What a file cannot say of the contacts: how much, and the first of it with name and reason."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from rolodex.domain.display import ground, initials
from rolodex.domain.exporting import CardLoss, Losses
from rolodex.i18n import _, ngettext, word
from rolodex.ui import property_names, theme, wording
from rolodex.ui.exporting.loss_table import LossRow, LossTable
from rolodex.ui.labelling import plain_label
from rolodex.ui.widgets.button import Button


class LossesView(QWidget):
    """A sentence, how far the search is, and the table of what was found."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._losses: Losses | None = None
        self._state = "searching"
        self._icon = QLabel()
        self.title = plain_label("", "subtitle", wrap=True)
        self.text = plain_label("", "dim", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = Button()
        self.table = LossTable()
        self.footer = plain_label("", "small", wrap=True)
        self._card = QFrame()
        self._build()
        self.retranslate()

    def show_searching(self) -> None:
        """Say that it is being looked through."""
        self._losses, self._state = None, "searching"
        self.bar.setRange(0, 0)
        self._show()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the search is."""
        self.bar.setRange(0, 1000 if total else 0)
        self.bar.setValue(round(1000 * done / total) if total else 0)

    def show_stopped(self) -> None:
        """Say that the search was given up."""
        if self._state == "searching":
            self._losses, self._state = None, "stopped"
            self._show()

    def show_whole(self) -> None:
        """Say that all there is goes out."""
        self._losses, self._state = None, "whole"
        self._show()

    def show_losses(self, losses: Losses) -> None:
        """Show what was found."""
        self._losses, self._state = losses, "found"
        self._show()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.stop.setText(_("Stop"))
        self.stop.setAccessibleName(_("Stop looking"))
        self.bar.setAccessibleName(_("Looking through the cards"))
        self.table.setAccessibleName(_("What the file cannot say"))
        self._show()

    def _show(self) -> None:
        losses = self._losses or Losses()
        searching = self._state == "searching"
        self.bar.setVisible(searching)
        self.stop.setVisible(searching)
        title, text = self._words(losses)
        self.title.setText(title)
        self.text.setText(text)
        self._icon.setVisible(self._state in ("found", "whole"))
        name, colour = ("triangle-alert", "warn") if losses.count else ("check", "good")
        self._icon.setPixmap(theme.pixmap(name, colour, 18, self.devicePixelRatioF()))
        self.table.show_rows([_row(loss) for loss in losses.rows])
        self._card.setVisible(bool(losses.rows))
        self._card.setMaximumHeight(self.table.wanted_height() + 2)
        hidden = losses.count - len(losses.rows)
        more = ngettext("%(count)s more is not shown.", "%(count)s more are not shown.", hidden)
        self.footer.setText(more % {"count": wording.number(hidden)})
        self.footer.setVisible(hidden > 0)

    def _words(self, losses: Losses) -> tuple[str, str]:
        if self._state == "searching":
            return _("Looking for what the file cannot say…"), ""
        if self._state == "stopped":
            return _("Not looked through"), _("The cards can be written all the same.")
        if self._state == "whole":
            said = _("People, firms, what was said and sold, campaigns, settings, pictures and the history.")
            return _("Nothing is left out"), said
        cards = ngettext("%(count)s card", "%(count)s cards", losses.cards)
        cards = cards % {"count": wording.number(losses.cards)}
        refused = _refused(losses.refused)
        if not losses.count:
            title = refused or _("Nothing is left out")
            return title, _("%(cards)s, each with all that it says.") % {"cards": cards}
        title = ngettext(
            "%(count)s thing cannot be said in this kind of file",
            "%(count)s things cannot be said in this kind of file",
            losses.count,
        )
        touched = {"touched": wording.number(losses.touched), "cards": cards}
        return (
            title % {"count": wording.number(losses.count)},
            " ".join((_("In %(touched)s of %(cards)s. It stays in your book.") % touched, refused)).strip(),
        )

    def _build(self) -> None:
        theme.set_role(self._card, "card")
        column = QVBoxLayout(self)
        side = theme.size(24)
        column.setContentsMargins(side, side, side, theme.size(12))
        column.setSpacing(theme.size(12))
        top = QHBoxLayout()
        top.setSpacing(theme.size(8))
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.title, 1)
        top.addWidget(self.stop)
        head = QVBoxLayout()
        head.setSpacing(theme.size(2))
        head.addLayout(top)
        head.addWidget(self.text)
        column.addLayout(head)
        column.addWidget(self.bar)
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        column.addWidget(self._card, 100)
        column.addWidget(self.footer)
        column.addStretch(1)


def _refused(count: int) -> str:
    """How many stay at home because they refused to be reached."""
    text = ngettext(
        "%(count)s person is left out, who refused to be reached.",
        "%(count)s people are left out, who refused to be reached.",
        count,
    )
    return text % {"count": wording.number(count)} if count else ""


def _row(loss: CardLoss) -> LossRow:
    name = loss.fn or _("No name")
    return LossRow(
        name,
        below=" ".join(loss.loss.value.split()),
        chip=property_names.name(loss.loss.property.upper()),
        detail=word(loss.loss.reason),
        initials=initials(name),
        ground=ground(name),
    )
