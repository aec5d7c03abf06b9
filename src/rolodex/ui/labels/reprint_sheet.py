"""Earlier mailings: printed again, or saved again, exactly as they were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPagedPaintDevice, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from rolodex.domain.file_name import safe_name
from rolodex.domain.mailing import Mailing
from rolodex.domain.progress import Progress
from rolodex.i18n import _, ngettext
from rolodex.services.opening import Services
from rolodex.ui import theme, wording
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.labels.printing import ask_printer, print_pdf
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.blank import Blank
from rolodex.ui.widgets.deed_list import DeedList
from rolodex.ui.widgets.row_model import Index, RowModel

Answer = TypeVar("Answer")

Read = tuple[Sequence[Mailing], dict[str, str], int]
"""The mailings, what the packets of their stocks say, and which mailing to stand on (0: where one stood)."""

ROW = 52
INSET = 16
ABOVE = 120
"""What the head of the sheet takes of its height."""


class ReprintSheet(FormSheet):
    """Lists mailings, the newest first; Enter saves the PDF of one, P prints it, Delete forgets it."""

    def __init__(self, runner: TaskRunner, services: Services, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._services = services
        self._waits = False
        self._stocks: dict[str, str] = {}
        self.rows = MailingRows(self)
        self.list = MailingList(self)
        self.list.setModel(self.rows)
        self.nothing = Blank("mailbox")
        self.nothing.hide()
        self.build(self.list, self.nothing)
        self.list.wanted.connect(self._do)
        self.extra_button.clicked.connect(lambda: self.list.ask("print"))
        self.retranslate()

    def start(self, piece_id: int = 0) -> None:
        """Show what was printed, and stand on the mailing that this piece is of."""
        self.come()
        self.list.show()
        self.nothing.hide()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read(piece_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the list reach to the lower edge."""
        super().resizeEvent(event)
        self.list.setMinimumHeight(max(theme.size(200), self.height() - theme.size(ABOVE)))

    def save(self) -> None:
        """Save the PDF of the mailing one stands on."""
        self.list.ask("edit")

    def is_settled(self) -> bool:
        """Whether nothing is being read or written."""
        return super().is_settled() and not self._waits

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.title.setText(_("Earlier mailings"))
        self.list.setAccessibleName(_("Earlier mailings"))
        self.close_button.setText(_("Close"))
        self.save_button.setText(_("Save PDF…"))
        self.extra_button.setText(_("Print…"))
        self.list.viewport().update()
        self._word_state()

    def save_to(self, mailing: Mailing, out: Path) -> None:
        """Write the very sheets of a mailing to a file."""
        mailings = self._services.mailings
        self._work(
            lambda _progress: mailings.write(mailing.id, out),
            lambda _none: self.say(_("Saved to %(file)s, as it was.") % {"file": out.name}),
        )

    def print_on(self, mailing: Mailing, printer: QPagedPaintDevice) -> None:
        """Print the very sheets of a mailing once more."""
        mailings = self._services.mailings
        self._work(
            lambda progress: print_pdf(printer, mailings.pdf(mailing.id), progress),
            lambda pages: self.say(_printed(pages)),
        )

    def _read(self, piece_id: int = 0) -> None:
        services = self._services

        def read(_progress: Progress) -> Read:
            found = services.mailings.all()
            labels = {name: services.own_stocks.known(name) for name in {one.stock for one in found}}
            wanted = services.mailings.of_piece(piece_id) if piece_id else 0
            return found, {name: stock.label for name, stock in labels.items() if stock}, wanted

        self._waits = True
        self._runner.submit("lookups", "mailings", read, self._show, owner=self, failed=self.fail)

    def _show(self, read: Read) -> None:
        self._waits = False
        found, stocks, wanted = read
        here = (at for at, one in enumerate(found) if one.id == wanted)
        row = next(here, self.list.currentIndex().row())
        self.rows.show_mailings(found, stocks, wording.today())
        self.list.selectRow(max(0, min(row, len(found) - 1)))
        self.save_button.setEnabled(bool(found))
        self.extra_button.setVisible(bool(found))
        if not found:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.list.setVisible(bool(found))
        self.nothing.setVisible(not found)
        self._word_state()

    def _word_state(self) -> None:
        if self.rows.rowCount():
            self.say(_("Enter saves the PDF, P prints it, Delete forgets that it was printed."))
        else:
            self.say("")
        self.nothing.say(
            _("No mailings yet"),
            _("Nothing was logged as sent yet. Print labels, then press “Log as sent”."),
        )
        self.nothing.paint_icon()

    def _do(self, deed: str, mailing_id: int) -> None:
        mailing = self.rows.row(self.list.currentIndex().row())
        if mailing is None:
            return
        if deed == "edit":
            self._ask_where(mailing)
        elif deed == "print":
            self._ask_printer(mailing)
        elif deed == "delete":
            mailings = self._services.mailings
            self._runner.submit(
                "changes",
                "mailings-delete",
                lambda _progress: mailings.delete([mailing_id]),
                lambda _changes: self._deleted(mailing),
                owner=self,
                failed=self.fail,
            )

    def _deleted(self, mailing: Mailing) -> None:
        self.noticed.emit(_("Mailing “%(name)s” deleted") % {"name": mailing.name}, True)
        self._read()

    def _ask_where(self, mailing: Mailing) -> None:
        proposed = str(Path.home() / f"{safe_name(mailing.name)}.pdf")
        name, _kind = QFileDialog.getSaveFileName(self, _("Save the pages"), proposed, _("PDF (*.pdf)"))
        if name:
            out = Path(name)
            self.save_to(mailing, out if out.suffix else out.with_suffix(".pdf"))

    def _ask_printer(self, mailing: Mailing) -> None:
        printer = ask_printer(mailing.name, self)
        if printer is not None:
            self.print_on(mailing, printer)

    def _work(self, work: Callable[[Progress], Answer], done: Callable[[Answer], None]) -> None:
        self._waits = True

        def finished(answer: Answer) -> None:
            self._waits = False
            done(answer)

        def failed(error: Exception) -> None:
            self._waits = False
            self.fail(error)

        self._runner.submit("paper", "mailing-again", work, finished, owner=self, failed=failed)


class MailingRows(RowModel[Mailing]):
    """Mailings in one column of whole rows."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stocks: dict[str, str] = {}
        self._today = date.min

    def show_mailings(self, found: Sequence[Mailing], stocks: dict[str, str], today: date) -> None:
        """Show these; `stocks` are what the packets say, by the names of the stocks."""
        self._stocks, self._today = stocks, today
        self._put(found)

    def named(self, row: Mailing) -> str:
        """What a mailing is called."""
        return row.name

    def spoken(self, row: Mailing) -> str:
        """A mailing for those who cannot see it."""
        return f"{row.name}, {self.when(row)}, {self.about(row)}"

    def when(self, row: Mailing) -> str:
        """The day it was printed."""
        moment = wording.local(row.at)
        return wording.short_day(moment.date(), self._today) if moment else ""

    def about(self, row: Mailing) -> str:
        """How many pieces, on how many pages, of which stock."""
        text = ngettext("%(count)s piece", "%(count)s pieces", row.pieces)
        said = [text % {"count": wording.number(row.pieces)}]
        text = ngettext("%(count)s page", "%(count)s pages", row.pages)
        said.append(text % {"count": wording.number(row.pages)})
        stock = self._stocks.get(row.stock, "")
        if stock and stock != row.name:
            said.append(stock)
        return " · ".join(said)


class MailingDelegate(QStyledItemDelegate):
    """Paints the name over how many pieces there were, with the day at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.size(200), theme.size(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, model = index.data(Qt.ItemDataRole.UserRole), index.model()
        if not isinstance(row, Mailing) or not isinstance(model, MailingRows):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, size = QRectF(option.rect), theme.size
        theme.draw_ground(painter, rect, option.state)
        when = model.when(row)
        width = theme.metrics(12).horizontalAdvance(when) + 2
        right = rect.right() - size(INSET)
        box = QRectF(right - width, rect.top(), width, rect.height())
        theme.draw_fitting(painter, box, when, face=theme.font(12), ink=theme.colour("dim"))
        room = QRectF(rect.left() + size(INSET), rect.top() + size(7), 0, size(19))
        room.setRight(max(room.left(), box.left() - size(8)))
        ink = theme.colour("ink")
        theme.draw_text(painter, room, model.named(row), face=theme.font(13, 600), ink=ink)
        below, dim = room.translated(0, size(19)), theme.colour("dim")
        theme.draw_text(painter, below, model.about(row), face=theme.font(12), ink=dim)
        painter.setPen(QPen(theme.colour("line"), 0))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class MailingList(DeedList):
    """Enter saves the PDF, P prints it, Delete forgets it."""

    deeds = MappingProxyType({Qt.Key.Key_P: "print"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ROW, parent)
        self.setItemDelegate(MailingDelegate(self))

    def id_of(self, row: object) -> int | None:
        """The id of a mailing."""
        return row.id if isinstance(row, Mailing) else None


def _printed(pages: int) -> str:
    text = ngettext("%(count)s page sent to the printer.", "%(count)s pages sent to the printer.", pages)
    return text % {"count": wording.number(pages)}
