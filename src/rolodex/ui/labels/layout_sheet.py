"""The layout of labels over the panel: lines and corners at the left, the very label at the right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rolodex.domain.audience import Addressee
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.label import LabelJob, LabelPlan, Raster
from rolodex.domain.label_fields import FIELDS
from rolodex.domain.label_layout import LabelLayout, LabelTemplate
from rolodex.domain.message import Message, verbatim
from rolodex.domain.progress import Progress
from rolodex.domain.stock import Stock
from rolodex.i18n import _, word
from rolodex.services.contacts import Saved
from rolodex.services.labels import Labels
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.labelling import plain_label
from rolodex.ui.labels.label_picture import LabelPicture
from rolodex.ui.labels.layout_editor import LayoutEditor
from rolodex.ui.labels.logo import logo
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.hint import Hint

PAUSE = 150
"""Milliseconds without a key after which the label is drawn anew."""
OWN = -1
"""Stands among the templates for a layout that is kept under no name."""
EXAMPLE = "K7P49XQ2"
"""Stands for the code of a piece where it has none: only those of a campaign do."""
CODED = frozenset({"code", "qr"})


@dataclass(frozen=True, slots=True)
class Subject:
    """What the layout is tried on: a job, its stock, and pieces of which each can be looked at."""

    job: LabelJob
    stock: Stock
    pieces: tuple[Addressee, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the book holds for layouts: those kept under names, and the names of the user's own fields."""

    templates: tuple[LabelTemplate, ...]
    fields: tuple[str, ...]


class LayoutSheet(FormSheet):
    """Changes a layout with the label always in view; `chosen` hands it over with its template (or -1)."""

    chosen = Signal(object, int)
    widest = 980

    def __init__(self, runner: TaskRunner, services: Services, parent: QWidget) -> None:
        super().__init__(runner, parent)
        self._services = services
        self._subject: Subject | None = None
        self._at = 0
        self._templates: tuple[LabelTemplate, ...] = ()
        self._drawing = False
        self.template = ChoiceBox(self)
        self.name = QLineEdit(self)
        self._hint = Hint(self.name)
        self.name.setMaxLength(100)
        self.keep_button, self.delete_button = Button(self), Button(self)
        self.editor = LayoutEditor({}, self)
        self.label = LabelPicture(self)
        self.other_button = Button(self)
        self.trouble = plain_label("", "warn", self, wrap=True)
        self.note = plain_label("", "small", self, wrap=True)
        self._template_label = plain_label("", "small", self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self.build(self._body())
        self._connect()
        self.retranslate()

    def start(self, subject: Subject, layout: LabelLayout, template: int) -> None:
        """Change this layout, shown on the first of the pieces."""
        self._subject, self._at = subject, 0
        self.say("")
        self.editor.show_layout(layout)
        self.other_button.setVisible(len(subject.pieces) > 1)
        self.come()
        self.editor.lines.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read_templates(template)
        self._draw()

    def save(self) -> None:
        """Use the layout as it stands."""
        layout, used = self.editor.layout_value(), self._used()
        template = used.id if used is not None and used.layout == layout else OWN
        self.go()
        self.chosen.emit(layout, template)

    def is_settled(self) -> bool:
        """Whether the label is drawn and nothing is being written."""
        return super().is_settled() and not (self._drawing or self._pause.isActive())

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.title.setText(_("Layout of the label"))
        self.save_button.setText(_("Use it"))
        self._template_label.setText(_("Template"))
        self.template.setAccessibleName(_("Template"))
        self._hint.say(_("Name of a template"), _("Name"))
        self.name.setAccessibleName(_("Name of a template"))
        self.keep_button.setText(_("Save template"))
        self.delete_button.setText(_("Delete template"))
        self.other_button.setText(_("Another person"))
        self.label.setAccessibleName(_("Preview"))
        self.editor.retranslate()
        self._fill_templates(self._used_id())

    def use_logo(self, corner: str, file: Path) -> None:
        """Put the picture of a file into a corner."""
        templates = self._services.label_templates

        def kept(_progress: Progress) -> str:
            picture = logo(file)
            templates.keep_logo(picture)
            return picture.sha256

        self._runner.submit(
            "changes",
            "layout-logo",
            kept,
            lambda sha256: self.editor.show_logo(corner, sha256),
            owner=self,
            failed=self.fail,
        )

    # Templates

    def _read_templates(self, chosen: int) -> None:
        services = self._services

        def read(_progress: Progress) -> Known:
            fields = tuple(one.name for one in services.custom_fields.fields())
            return Known(services.label_templates.all(), fields)

        self._runner.submit(
            "lookups",
            "layout-templates",
            read,
            lambda known: self._take_templates(known, chosen),
            owner=self,
            failed=self.fail,
        )

    def _take_templates(self, known: Known, chosen: int) -> None:
        own: dict[str, Message] = {name: verbatim(name) for name in known.fields if name not in FIELDS}
        self.editor.offer({**FIELDS, **own})
        self._templates = known.templates
        self._fill_templates(chosen)
        used = self._used()
        self.name.setText(used.name if used else "")

    def _fill_templates(self, chosen: int) -> None:
        self.template.blockSignals(True)
        self.template.clear()
        self.template.addItem(_("Address alone"), 0)
        for one in self._templates:
            self.template.addItem(one.name, one.id)
        if self.template.findData(chosen) < 0 or chosen == OWN:
            self.template.addItem(_("Own layout"), OWN)
            chosen = OWN
        self.template.setCurrentIndex(self.template.findData(chosen))
        self.template.blockSignals(False)
        self.delete_button.setEnabled(self._used() is not None)

    def _used_id(self) -> int:
        return int(self.template.currentData() or 0)

    def _used(self) -> LabelTemplate | None:
        return next((one for one in self._templates if one.id == self._used_id()), None)

    def _load(self) -> None:
        used = self._used()
        if self._used_id() == OWN:
            return
        self.name.setText(used.name if used else "")
        self.delete_button.setEnabled(used is not None)
        self.editor.show_layout(used.layout if used else LabelLayout())
        self._draw()

    def _keep(self) -> None:
        """Save under the name: in place of the template of that name, else as a new one."""
        name = " ".join(self.name.text().split())
        same = next((one for one in self._templates if one.name.casefold() == name.casefold()), None)
        template = LabelTemplate(same.id if same else 0, name, self.editor.layout_value())
        templates = self._services.label_templates

        def kept(saved: Saved) -> None:
            self.say(_("Template “%(name)s” saved") % {"name": name}, "good")
            self._read_templates(saved.id)

        self._runner.submit(
            "changes",
            "layout-keep",
            lambda _progress: templates.save(template),
            kept,
            owner=self,
            failed=self.fail,
        )

    def _delete(self) -> None:
        used, templates = self._used(), self._services.label_templates
        if used is None:
            return

        def deleted(_changes: object) -> None:
            self.noticed.emit(_("Template “%(name)s” deleted") % {"name": used.name}, True)
            self._read_templates(0)

        self._runner.submit(
            "changes",
            "layout-delete",
            lambda _progress: templates.delete([used.id]),
            deleted,
            owner=self,
            failed=self.fail,
        )

    # The label

    def _other(self) -> None:
        if self._subject is not None and self._subject.pieces:
            self._at = (self._at + 1) % len(self._subject.pieces)
            self._draw()

    def _draw(self) -> None:
        subject = self._subject
        if subject is None or not subject.pieces:
            return
        job, stock, labels = subject.job, subject.stock, self._services.labels
        job = replace(job, layout=self.editor.layout_value())
        piece, width = subject.pieces[self._at], self.label.wanted_width(stock)
        self._drawing = True
        self._runner.submit(
            "paper",
            "layout",
            lambda progress: _drawn(labels, job, piece, width, progress),
            lambda drawn: self._show(stock, *drawn),
            owner=self,
            failed=self._not_drawn,
        )

    def _show(self, stock: Stock, plan: LabelPlan, raster: Raster | None) -> None:
        self._drawing = False
        said = [word(one.reason) for one in plan.skipped]
        coded = any(part.kind in CODED for part in self.editor.layout_value().parts)
        if coded and not (self._subject and self._subject.pieces[self._at].code):
            self.note.setText(_("The code is an example: the pieces of a campaign carry one."))
        else:
            self.note.setText(_("The label is the one that will be printed."))
        said += [_("Set smaller: %(points)g points.") % {"points": one.size} for one in plan.shrunk]
        self.trouble.setText(" ".join(said))
        self.trouble.setVisible(bool(said))
        self.label.show_label(stock, raster)

    def _not_drawn(self, error: Exception) -> None:
        self._drawing = False
        if isinstance(error, UserError):
            self.trouble.setText(word(error.message))
            self.trouble.show()
        elif not isinstance(error, Cancelled):
            self._runner.error.emit(error)

    def _ask_logo(self, corner: str) -> None:
        kinds = _("Pictures (*.png *.jpg *.jpeg *.gif *.bmp)")
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a picture"), str(Path.home()), kinds)
        if name:
            self.use_logo(corner, Path(name))

    # Building

    def _body(self) -> QWidget:
        body = QWidget()
        theme.set_role(body, "clear")
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(theme.size(8))
        self._template_label.setBuddy(self.template)
        left.addWidget(self._template_label)
        left.addWidget(self.template)
        left.addWidget(self.editor)
        keeping = QHBoxLayout()
        keeping.setSpacing(theme.size(8))
        keeping.addWidget(self.name, 1)
        keeping.addWidget(self.keep_button)
        keeping.addWidget(self.delete_button)
        left.addSpacing(theme.size(8))
        left.addLayout(keeping)
        left.addStretch(1)
        right.addWidget(self.label)
        right.addWidget(self.note)
        right.addWidget(self.trouble)
        line = QHBoxLayout()
        line.addWidget(self.other_button)
        line.addStretch(1)
        right.addLayout(line)
        right.addStretch(1)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.size(24))
        row.addLayout(left, 1)
        row.addLayout(right)
        return body

    def _connect(self) -> None:
        self._pause.timeout.connect(self._draw)
        self.editor.changed.connect(self._pause.start)
        self.editor.logo_wanted.connect(self._ask_logo)
        self.template.activated.connect(lambda _place: self._load())
        self.keep_button.clicked.connect(self._keep)
        self.name.returnPressed.connect(self._keep)
        self.delete_button.clicked.connect(self._delete)
        self.other_button.clicked.connect(self._other)


def _drawn(
    labels: Labels, job: LabelJob, piece: Addressee, width: int, progress: Progress
) -> tuple[LabelPlan, Raster | None]:
    """One label alone on a fresh sheet, whatever is asked of the sheets."""
    job = replace(job, start=1, copies=1, sheets=(), printer=None, outlines=False)
    piece = replace(piece, code=piece.code or EXAMPLE)
    pdf, plan = labels.pdf(job, progress, (piece,))
    return plan, labels.raster(pdf, 0, width) if plan.labels else None
