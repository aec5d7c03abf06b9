"""Who is in and who is out of a mailing, and why, before a sheet is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.audience import REASONS, Addressee, LeftOut, Rehearsal
from rolodex.domain.folding import fold
from rolodex.i18n import _, ngettext, word
from rolodex.ui import theme, wording
from rolodex.ui.campaigns import words
from rolodex.ui.campaigns.marked_table import MarkedTable
from rolodex.ui.choices import Choices
from rolodex.ui.labelling import plain_label, plain_tip
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.column_table import Head, Line
from rolodex.ui.widgets.head_row import ToolLine
from rolodex.ui.widgets.search_field import SearchField

HEADS = (
    Head(lambda: _("Name"), 0, strong=True),
    Head(lambda: _("Gets it"), 80),
    Head(lambda: _("Where to, or why not"), 0),
)
KEYS: Mapping[Qt.Key, str] = MappingProxyType(
    {Qt.Key.Key_I: "include", Qt.Key.Key_X: "exclude", Qt.Key.Key_M: "mend"}
)
IN, OUT, ADDRESS = "in", "out", "address"


@dataclass(frozen=True, slots=True)
class _Row:
    """Somebody of the rehearsal: the line, and the reason ("" is in)."""

    line: Line
    reason: str


class RehearsalPage(QWidget):
    """One row for each piece and for each person who gets none; I takes in, X leaves out, M mends."""

    included = Signal(object)
    excluded = Signal(object)
    """These contacts are to be taken in or left out: a tuple of ids."""
    mended = Signal(object)
    """These addresses are right after all: a tuple of ids of contacts whose letter came back."""
    person_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rehearsal = Rehearsal()
        self._rows: tuple[_Row, ...] = ()
        self._stale = False
        self._reasons: dict[int, str] = {}
        self.which = Choices()
        self.search = SearchField()
        self.count = plain_label("", "small")
        frame = QFrame()
        theme.set_role(frame, "card")
        self.table = MarkedTable(HEADS, KEYS, frame)
        self.buttons: dict[str, Button] = {name: Button() for name in ("include", "exclude", "mend", "edit")}
        self._build(frame)
        self._connect()
        self.retranslate()

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        """Show who is in and who is out, as soon as somebody looks."""
        self._rehearsal, self._stale = rehearsal, True
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what was found meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._fill()

    def _fill(self) -> None:
        rehearsal, self._stale = self._rehearsal, False
        self._rows = (
            *(_out(one) for one in rehearsal.left_out),
            *(_in(one) for one in rehearsal.pieces),
        )
        self._reasons = {row.line.id: row.reason for row in self._rows}
        self._offer()
        self._filter()

    def show_unusable(self) -> None:
        """Show those whose address the post could not find."""
        self.which.show_key(ADDRESS)
        self.focus()

    def allow(self, may_write: bool) -> None:
        """Whether anything may be changed here."""
        for name in ("include", "exclude", "mend"):
            self.buttons[name].setVisible(may_write)

    def focus(self) -> None:
        """Put the keyboard on the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the table."""
        # a focus proxy would let Tab pass over what stands before the table
        self.focus()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.search.retranslate()
        self.search.set_hint(_("Search name, town…"))
        self.which.setAccessibleName(_("Who is shown"))
        self.table.setAccessibleName(_("Who gets it and who does not"))
        self.table.horizontalHeader().viewport().update()
        # letters on the keyboard, the same in every language
        for name, text, key in (
            ("include", _("Take in"), "I"),
            ("exclude", _("Leave out"), "X"),
            ("mend", _("Mend address"), "M"),
            ("edit", _("Open card"), _("Enter")),
        ):
            self.buttons[name].setText(text)
            self.buttons[name].setAccessibleName(text)
            self.buttons[name].setToolTip(plain_tip(_("%(key)s in the list") % {"key": key}))
        self.show_rehearsal(self._rehearsal)

    def _offer(self) -> None:
        out = self._rehearsal.left_out
        choices = [("", _("All")), (IN, _("In")), (OUT, _("Out"))]
        if words.unusable(self._rehearsal):
            choices.append((ADDRESS, _("No usable address")))
        known = {one.reason for one in out}
        choices += [(str(reason), word(text)) for reason, text in REASONS.items() if reason in known]
        self.which.offer(choices)

    def _filter(self) -> None:
        which, text = self.which.key(), fold(self.search.text()).split()
        rows = [row for row in self._rows if _fits(row, which) and (not text or _says(row, text))]
        self.table.show_lines([row.line for row in rows])
        shown = ngettext("%(count)s row", "%(count)s rows", len(rows)) % {"count": wording.number(len(rows))}
        self.count.setText(shown if which or text else words.in_and_out(self._rehearsal))

    def _do(self, deed: str) -> None:
        ids = self.table.chosen()
        if not ids:
            return
        if deed == "edit":
            self.person_chosen.emit(ids[0])
        elif deed == "include":
            self.included.emit(tuple(one for one in ids if self._reasons.get(one)))
        elif deed == "exclude":
            self.excluded.emit(tuple(one for one in ids if not self._reasons.get(one)))
        elif deed == "mend":
            returned = tuple(one for one in ids if self._reasons.get(one) == "returned")
            if returned:
                self.mended.emit(returned)
            else:
                self.person_chosen.emit(ids[0])

    def _move(self, event: QKeyEvent) -> None:
        self.focus()
        self.table.keyPressEvent(event)

    def _connect(self) -> None:
        self.which.currentIndexChanged.connect(lambda _at: self._filter())
        self.search.text_changed.connect(lambda _text: self._filter())
        self.search.moved.connect(self._move)
        self.table.wanted.connect(lambda deed, _id: self._do(deed))
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, name=name: self._do(name))

    def _build(self, frame: QFrame) -> None:
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 4, 1, 6)
        inside.addWidget(self.table)
        self.which.setMinimumWidth(theme.size(180))
        self.search.setMinimumWidth(theme.size(140))
        self.search.setMaximumWidth(theme.size(320))
        top = QHBoxLayout()
        top.setSpacing(theme.size(10))
        top.addWidget(self.which)
        top.addWidget(self.search, 2)
        top.addStretch(1)
        below = ToolLine(None, theme.size(8), theme.size(6))
        for button in self.buttons.values():
            below.addWidget(button)
        column = QVBoxLayout(self)
        side = theme.size(24)
        column.setContentsMargins(side, theme.size(8), side, theme.size(16))
        column.setSpacing(theme.size(10))
        column.addLayout(top)
        # on a line of its own: beside the search it is cut off in a narrow window
        column.addWidget(self.count)
        column.addWidget(frame, 1)
        column.addLayout(below)


def _says(row: _Row, parts: list[str]) -> bool:
    text = fold(" ".join(row.line.cells))
    return all(part in text for part in parts)


def _fits(row: _Row, which: str) -> bool:
    if which == IN:
        return not row.reason
    if which == OUT:
        return bool(row.reason)
    if which == ADDRESS:
        return row.reason in words.UNUSABLE
    return not which or row.reason == which


def _out(one: LeftOut) -> _Row:
    why = word(one.said)
    line = Line(one.contact_id, (one.fn or _("No name"), _("No"), why))
    return _Row(line, one.reason)


def _in(piece: Addressee) -> _Row:
    names = words.named(piece)
    where = words.where(piece.adr)
    line = Line(piece.contact_ids[0], (names, _("Yes"), where))
    return _Row(line, "")
