"""The sheet of an export: choose, see what the file cannot say, write."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.exporting import Losses
from rolodex.domain.progress import Progress
from rolodex.i18n import _, locale, ngettext, word
from rolodex.services.opening import Services
from rolodex.ui import theme, wording
from rolodex.ui.exporting.form import ExportForm, Wanted
from rolodex.ui.exporting.kinds import Kind
from rolodex.ui.exporting.losses_view import LossesView
from rolodex.ui.labelling import ElidedLabel, plain_label
from rolodex.ui.links import open_own_file
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import Task, TaskRunner
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.line import Line
from rolodex.ui.widgets.scroll import ScrollColumn

COLUMN = 380


class ExportSheet(Sheet):
    """Writes contacts to files, with a rehearsal of what these cannot say."""

    def __init__(self, runner: TaskRunner, services: Services, parent: QWidget) -> None:
        super().__init__(parent)
        self._runner = runner
        self._services = services
        self._task: Task | None = None
        self._folder = Path.home()
        self._written: Path | None = None
        self.title = ElidedLabel("", "title")
        self.entitle(self.title)
        self.subtitle = plain_label("", "dim", wrap=True)
        self.form = ExportForm()
        self.losses = LossesView()
        self.write_button = Button()
        self.close_button = Button()
        self.open_button = Button()
        self.state = plain_label("", "small", wrap=True)
        self._build()
        self.form.changed.connect(self._look)
        self.losses.stop.clicked.connect(self._stop)
        self.write_button.clicked.connect(self._ask_where)
        self.close_button.clicked.connect(self.leave)
        self.open_button.clicked.connect(self._open_written)
        self.retranslate()

    def start(self, selected: Sequence[int], listed: Sequence[int], folder: Path | None = None) -> None:
        """Offer to export the selected people, those listed, or everything."""
        self._folder = folder or self._folder
        self.form.show_people(selected, listed)
        self.come()
        self.form.kinds[self.form.kind().id].setFocus(Qt.FocusReason.OtherFocusReason)
        self._look()
        segments = self._services.segments
        self._runner.submit(
            "lookups",
            "export-segments",
            lambda _progress: segments.all(),
            self.form.show_segments,
            owner=self,
        )

    def leave(self) -> None:
        """Go; what is being looked through is given up."""
        self._stop()
        self.go()

    def write(self, out: Path) -> None:
        """Write what is chosen there: a file, or a folder where each card has its own."""
        self._stop()
        wanted, kind = self.form.wanted(), self.form.kind()
        self.state.setText(_("Writing…"))
        self.open_button.hide()
        self.write_button.setEnabled(False)
        self._task = self._runner.submit(
            "paper",
            "export",
            partial(_written, self._services, kind, out, wanted),
            lambda count: self._done(out, kind, count),
            owner=self,
            failed=self._failed,
            progressed=self._written_so_far,
        )

    def retranslate(self) -> None:
        """Word everything anew."""
        self.title.setText(_("Export"))
        self.subtitle.setText(_("Nothing in your book changes. What the file cannot say is told before."))
        self.write_button.setText(_("Write…"))
        self.close_button.setText(_("Close"))
        self.open_button.setText(_("Show the folder"))
        self.form.retranslate()
        self.losses.retranslate()

    # Looking through

    def _look(self) -> None:
        """Find what would be lost; an older search is given up."""
        self._stop()
        self.state.setText("")
        self.open_button.hide()
        wanted, kind = self.form.wanted(), self.form.kind()
        self.form.allow_choice(not kind.whole)
        if kind.whole:
            self.losses.show_whole()
            self.write_button.setEnabled(True)
            return
        exporting = self._services.exporting
        self.losses.show_searching()
        self._task = self._runner.submit(
            "paper",
            "export-losses",
            lambda progress: exporting.losses(
                kind.target, wanted.ids, wanted.query, progress=progress, extent=wanted.extent
            ),
            self._found,
            owner=self,
            failed=self._failed,
            progressed=self.losses.show_progress,
        )

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._task = None

    def _found(self, losses: Losses) -> None:
        self._task = None
        self.losses.show_losses(losses)
        self.write_button.setEnabled(losses.cards > 0)

    def _failed(self, error: Exception) -> None:
        self.write_button.setEnabled(True)
        if isinstance(error, Cancelled):
            self.losses.show_stopped()
            self.state.setText("")
        elif isinstance(error, UserError):
            self.state.setText(word(error.message))
            theme.set_role(self.state, "bad")
        else:
            self.state.setText("")
            self._runner.error.emit(error)

    # Writing

    def _ask_where(self) -> None:
        kind = self.form.kind()
        if kind.one_each:
            title = _("Choose where the folder of cards is to stand")
            name = QFileDialog.getExistingDirectory(self, title, str(self._folder))
            if name:
                self.write(_free_folder(Path(name), _("contacts for Outlook")))
            return
        name = _("book") if kind.whole else _("contacts")
        proposed = str(self._folder / (name + kind.ending))
        filters = {
            ".vcf": _("Cards (*.vcf)"),
            ".json": _("JSON (*.json)"),
            ".csv": _("Tables (*.csv)"),
            ".xlsx": _("Workbooks (*.xlsx)"),
            ".zip": _("Whole books (*.zip)"),
        }
        name, _kind = QFileDialog.getSaveFileName(self, _("Export"), proposed, filters[kind.ending])
        if name:
            out = Path(name)
            self.write(out if out.suffix else out.with_suffix(kind.ending))

    def _written_so_far(self, done: int, total: int) -> None:
        percent = 100 * done // total if total else 0
        self.state.setText(_("Writing… %(percent)d%%") % {"percent": percent})

    def _done(self, out: Path, kind: Kind, count: int) -> None:
        self._task = None
        self._written = out
        self._folder = out.parent
        if kind.one_each:
            text = ngettext(
                "%(count)s file written to %(file)s.", "%(count)s files written to %(file)s.", count
            )
        elif kind.whole:
            text = ngettext(
                "The whole book with %(count)s contact written to %(file)s.",
                "The whole book with %(count)s contacts written to %(file)s.",
                count,
            )
        else:
            text = ngettext(
                "%(count)s card written to %(file)s.", "%(count)s cards written to %(file)s.", count
            )
        theme.set_role(self.state, "good")
        self.state.setText(text % {"count": wording.number(count), "file": out.name})
        self.write_button.setEnabled(True)
        self.open_button.show()

    def _open_written(self) -> None:
        if self._written is not None:
            folder = self._written if self._written.is_dir() else self._written.parent
            open_own_file(folder)

    # Building

    def _build(self) -> None:
        theme.set_role(self.write_button, "primary")
        self.write_button.setIcon(theme.icon("upload", "onacc"))
        # Qt sets no gap between icon and words; a wider icon with its picture at the left does.
        self.write_button.setIconSize(QSize(theme.size(20), theme.size(16)))
        self.open_button.hide()
        panel = QFrame()
        theme.set_role(panel, "panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        panel.setFixedWidth(theme.size(COLUMN))
        column = QVBoxLayout(panel)
        side = theme.size(24)
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(theme.size(12))
        head = QVBoxLayout()
        head.setSpacing(theme.size(2))
        head.addWidget(self.title)
        head.addWidget(self.subtitle)
        column.addLayout(head)
        column.addWidget(ScrollColumn(self.form), 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.size(8))
        buttons.addWidget(self.write_button)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        column.addSpacing(theme.size(4))
        column.addLayout(buttons)
        column.addWidget(self.state)
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addWidget(Line(Qt.Orientation.Vertical))
        row.addWidget(self.losses, 1)


def _written(services: Services, kind: Kind, out: Path, wanted: Wanted, progress: Progress) -> int:
    if kind.whole:
        return services.whole_book.export(out, progress).contacts
    return services.exporting.write(
        kind.target,
        out,
        wanted.ids,
        wanted.query,
        word=word,
        progress=progress,
        extent=wanted.extent,
        locale=locale(),
    )


def _free_folder(parent: Path, name: str) -> Path:
    """A folder of this name that is not there yet; the second is called "name 2"."""
    number = 1
    while (folder := parent / (name if number == 1 else f"{name} {number}")).exists():
        number += 1
    return folder
