"""Who gets no label, and why: each can be mended on the card, or included all the same."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.domain.audience import REASONS, LeftOut, Reason
from rolodex.domain.label import LabelPlan
from rolodex.domain.message import Message, message
from rolodex.i18n import _, ngettext, word
from rolodex.ui import theme, wording
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.labels.drawing import ADDRESS, CHOSEN
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.deed_list import DeedList
from rolodex.ui.widgets.row_model import Index, RowModel

ROW = 52
INSET = 16
ABOVE = 120
"""What the head of the sheet takes of its height."""
NEVER: Collection[Reason] = frozenset({"none", "gone"})
"""No wish prints a label without an address."""


@dataclass(frozen=True, slots=True)
class Line:
    """One person in the list; `kind` groups those with the same trouble."""

    contact_id: int
    fn: str
    kind: Message
    said: Message
    includable: bool


def lines(left_out: Sequence[LeftOut], plan: LabelPlan) -> tuple[Line, ...]:
    """All who are left out, those with the same reason together, then those who are set smaller."""
    order = {reason: place for place, reason in enumerate(REASONS)}
    rest = sorted(left_out, key=lambda one: order[one.reason])
    found = [
        Line(one.contact_id, one.fn, REASONS[one.reason], one.said, one.reason not in NEVER) for one in rest
    ]
    unfit = message("Cannot be printed")
    found += [Line(one.id, one.fn, unfit, one.reason, includable=False) for one in plan.skipped]
    smaller = message("Set smaller")
    for one in plan.shrunk:
        points = message("%(points)s points", points=f"{one.size:g}")
        found.append(Line(one.id, one.fn, smaller, points, includable=False))
    return tuple(found)


class LeftOutSheet(FormSheet):
    """Lists who is left out; Enter opens the card to mend it, the space bar includes."""

    person_chosen = Signal(int)
    included = Signal(int)

    def __init__(self, runner: TaskRunner, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._rows = LineRows(self)
        self.list = LineList(self)
        self.list.setModel(self._rows)
        self.build(self.list)
        self.list.wanted.connect(self._do)
        self.extra_button.clicked.connect(lambda: self.list.ask("include"))
        self.list.selectionModel().currentChanged.connect(lambda _new, _old: self._offer())
        self.retranslate()

    def start(self, found: Sequence[Line]) -> None:
        """Show these."""
        self.show_lines(found)
        self.come()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.selectRow(0)

    def show_lines(self, found: Sequence[Line]) -> None:
        """Show these instead, the current row staying where it was."""
        row = self.list.currentIndex().row()
        self._rows.show_lines(found)
        self.list.selectRow(max(0, min(row, len(found) - 1)))
        self._word_state(found)
        self._offer()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the list reach to the lower edge."""
        super().resizeEvent(event)
        self.list.setMinimumHeight(max(theme.size(200), self.height() - theme.size(ABOVE)))

    def save(self) -> None:
        """There is nothing to keep: open the card one stands on."""
        self.list.ask("edit")

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.title.setText(_("Who gets no label"))
        self.list.setAccessibleName(_("Who gets no label"))
        self.list.setAccessibleDescription(_("Enter opens the card, the space bar includes."))
        self.close_button.setText(_("Close"))
        self.save_button.setText(_("Open the card"))
        self.extra_button.setText(_("Include"))
        self._word_state(self._rows.lines())

    def _word_state(self, found: Sequence[Line]) -> None:
        counts: dict[str, int] = {}
        for line in found:
            counts[word(line.kind)] = counts.get(word(line.kind), 0) + 1
        said = [f"{kind}: {wording.number(count)}" for kind, count in counts.items()]
        if not found:
            said = [_("Nobody is left out.")]
        self.say(" · ".join(said))

    def _offer(self) -> None:
        line = self._rows.row(self.list.currentIndex().row())
        self.extra_button.setVisible(bool(self._rows.rowCount()))
        self.extra_button.setEnabled(line is not None and line.includable)
        self.save_button.setEnabled(line is not None)

    def _do(self, deed: str, contact_id: int) -> None:
        line = self._rows.row(self.list.currentIndex().row())
        if deed == "edit":
            self.go()
            self.person_chosen.emit(contact_id)
        elif deed == "include" and line is not None:
            if line.includable:
                self.included.emit(contact_id)
            else:
                said = {"name": line.fn or _("No name"), "why": word(line.said)}
                self.say(_("%(name)s cannot be included: %(why)s. Open the card to mend it.") % said, "bad")


class LineRows(RowModel[Line]):
    """The people in one column of whole rows."""

    def lines(self) -> Sequence[Line]:
        """All of them."""
        return self._rows

    def show_lines(self, found: Sequence[Line]) -> None:
        """Show these."""
        self._put(found)

    def named(self, row: Line) -> str:
        """Whose row it is."""
        return row.fn or _("No name")

    def spoken(self, row: Line) -> str:
        """A row for those who cannot see it."""
        return f"{self.named(row)}: {word(row.said)}"


class LineDelegate(QStyledItemDelegate):
    """Paints a name over the reason, with the kind of trouble as a chip."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.size(200), theme.size(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, model = index.data(Qt.ItemDataRole.UserRole), index.model()
        if not isinstance(row, Line) or not isinstance(model, LineRows):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, size = QRectF(option.rect), theme.size
        theme.draw_ground(painter, rect, option.state)
        end = rect.center()
        end.setX(rect.right() - size(INSET))
        left = theme.draw_chip(painter, end, word(row.kind), "warn" if row.includable else "bad")
        room = QRectF(rect.left() + size(INSET), rect.top() + size(7), 0, size(19))
        room.setRight(max(room.left(), left - size(8)))
        ink = theme.colour("ink")
        theme.draw_text(painter, room, model.named(row), face=theme.font(13, 600), ink=ink)
        below = room.translated(0, size(19))
        theme.draw_text(painter, below, word(row.said), face=theme.font(12), ink=theme.colour("dim"))
        painter.setPen(QPen(theme.colour("line"), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class LineList(DeedList):
    """Enter opens the card, the space bar includes."""

    deeds = MappingProxyType({Qt.Key.Key_Space: "include", Qt.Key.Key_Delete: "", Qt.Key.Key_I: "include"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ROW, parent)
        self.setItemDelegate(LineDelegate(self))

    def id_of(self, row: object) -> int | None:
        """The id of a person."""
        return row.contact_id if isinstance(row, Line) else None


def sentences(left_out: Sequence[LeftOut], plan: LabelPlan) -> tuple[str, ...]:
    """How many are left out for what lies in their address, for another reason, and how many are smaller."""
    said = []
    unusable = sum(one.reason in ADDRESS for one in left_out) + len(plan.skipped)
    if unusable:
        text = ngettext(
            "%(count)s person has no usable address.", "%(count)s people have no usable address.", unusable
        )
        said.append(text % {"count": wording.number(unusable)})
    others = [one for one in left_out if one.reason not in ADDRESS | CHOSEN]
    if others:
        kinds = dict.fromkeys(word(REASONS[one.reason]) for one in others)
        text = ngettext(
            "%(count)s is left out (%(reasons)s).", "%(count)s are left out (%(reasons)s).", len(others)
        )
        said.append(text % {"count": wording.number(len(others)), "reasons": ", ".join(kinds)})
    if plan.shrunk:
        count = len(plan.shrunk)
        text = ngettext(
            "%(count)s address is set smaller to fit.", "%(count)s addresses are set smaller to fit.", count
        )
        said.append(text % {"count": wording.number(count)})
    return tuple(said)
