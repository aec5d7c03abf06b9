"""What one copy holds, beside the book of today."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from rolodex.domain.backup import Backup, Comparison, PreviewRow
from rolodex.i18n import _, ngettext
from rolodex.services.backups import Backups
from rolodex.ui import theme, wording
from rolodex.ui.asking import Asking
from rolodex.ui.backups.people import PersonTable, compared, previewed, state_word
from rolodex.ui.importing.count_tabs import Count, CountTabs
from rolodex.ui.labelling import plain_label
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.search_field import SearchField

SHOWN = 200
"""How many are listed at once."""
INSIDE = "inside"
PAUSE = 150
"""Milliseconds without a key until the copy is searched."""


class CopyView(QWidget):
    """Counts of what would come back, go and change; below them who, or who is in the copy."""

    person_chosen = Signal(int)
    failed = Signal(object)
    """The copy could not be read: the exception."""
    compared = Signal(object)
    """How the copy differs from the book: a Comparison."""

    def __init__(self, runner: TaskRunner, backups: Backups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backups = backups
        self._asking = Asking(runner, self)
        self._backup: Backup | None = None
        self._passphrase = ""
        self._comparison: Comparison | None = None
        self._inside: tuple[PreviewRow, ...] = ()
        self.tabs = CountTabs()
        self.search = SearchField()
        self.list = PersonTable()
        self.note = plain_label("", "small", wrap=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._read_inside)
        self._build()
        self.retranslate()

    def start(self, backup: Backup, passphrase: str = "") -> None:
        """Compare this copy with the book, and show who is in it."""
        self._backup, self._passphrase = backup, passphrase
        self._comparison, self._inside = None, ()
        self.search.edit.blockSignals(True)
        self.search.set_text("")
        self.search.edit.blockSignals(False)
        self.tabs.show_key("")
        self._show()
        backups = self._backups
        self._asking.ask(
            "compare",
            lambda progress: backups.compare(backup, passphrase, progress),
            self._compared,
            lane="paper",
            failed=self._fail,
        )

    def stop(self) -> None:
        """Have nothing of the copy any more, nor of what a locked one was opened into."""
        if self._backup is not None and self._backup.locked:
            backups = self._backups
            self._asking.ask("away", lambda _progress: backups.put_away(), lambda _none: None, lane="paper")
        self._backup, self._comparison, self._inside, self._passphrase = None, None, (), ""
        self._pause.stop()

    def is_settled(self) -> bool:
        """Whether all there is to show is shown."""
        return self._asking.is_settled() and not self._pause.isActive()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.search.retranslate()
        self.search.set_hint(_("Search who is in this copy…"))
        self.search.edit.setAccessibleName(_("Search in this copy"))
        self.list.setAccessibleName(_("People in this copy"))
        self._show()

    def focus(self) -> None:
        """Put the keyboard on the list."""
        self.list.setFocus()

    # Reading

    def _compared(self, comparison: Comparison) -> None:
        if self._backup is None:
            return
        self._comparison = comparison
        self.compared.emit(comparison)
        if not (comparison.only_then or comparison.only_now or comparison.differ):
            self.tabs.show_key(INSIDE)
        self._show()
        self._read_inside()

    def _read_inside(self) -> None:
        backup, backups, query = self._backup, self._backups, self.search.text().strip()
        if backup is None:
            return
        passphrase = self._passphrase
        self._asking.ask(
            "inside",
            lambda _progress: backups.preview(backup, query, limit=SHOWN + 1, passphrase=passphrase),
            self._show_inside,
            # a look-up of the window is not to wait until a locked copy is unlocked
            lane="paper",
            failed=self._fail,
        )

    def _show_inside(self, rows: Sequence[PreviewRow]) -> None:
        self._inside = tuple(rows)
        self._show()

    def _fail(self, error: Exception) -> None:
        # of a copy that was left meanwhile nobody wants to hear
        if self._backup is not None:
            self.failed.emit(error)

    def _type(self) -> None:
        """What is searched for is looked for in the copy."""
        self.tabs.show_key(INSIDE)
        self._pause.start()

    # Showing

    def _show(self) -> None:
        self._count()
        key, comparison = self.tabs.key(), self._comparison
        if key == INSIDE:
            self.list.show_rows([previewed(row) for row in self._inside[:SHOWN]])
            self.note.setText(self._said_inside())
        elif comparison is not None:
            cards = [card for card in comparison.cards if key in ("", card.state)]
            self.list.show_rows([compared(card) for card in cards])
            self.note.setText(self._said_compared(comparison, key, len(cards)))
        else:
            self.list.show_rows([])
            self.note.setText(_("Comparing with the book of today…"))

    def _count(self) -> None:
        found, backup = self._comparison, self._backup
        people = backup.contacts if backup is not None else 0
        self.tabs.show_counts(
            [
                Count("only_then", state_word("only_then"), found.only_then if found else 0, "good"),
                Count("only_now", state_word("only_now"), found.only_now if found else 0, "bad"),
                Count("differs", state_word("differs"), found.differ if found else 0, "blue"),
                Count(INSIDE, _("In this copy"), found.then.get("contact", people) if found else people),
            ]
        )

    def _said_inside(self) -> str:
        if not self._inside:
            return _("Nobody in this copy is called that.") if self.search.text().strip() else ""
        if len(self._inside) > SHOWN:
            return _("The first %(count)s; search for the others.") % {"count": wording.number(SHOWN)}
        return ""

    @staticmethod
    def _said_compared(found: Comparison, key: str, listed: int) -> str:
        totals = {"only_then": found.only_then, "only_now": found.only_now, "differs": found.differ}
        total = totals.get(key, sum(totals.values()))
        if not total:
            return _("No card comes back, goes away or changes.")
        more = total - listed
        if more <= 0:
            return ""
        return ngettext("and %(count)s more", "and %(count)s more", more) % {"count": wording.number(more)}

    def _build(self) -> None:
        card = QFrame()
        theme.set_role(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 4, 1, 6)
        inside.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(12))
        column.addWidget(self.tabs)
        column.addWidget(self.search)
        column.addWidget(card, 1)
        column.addWidget(self.note)
        self.tabs.chosen.connect(lambda _key: self._show())
        self.search.text_changed.connect(lambda _text: self._type())
        self.list.wanted.connect(lambda _deed, contact_id: self.person_chosen.emit(contact_id))
