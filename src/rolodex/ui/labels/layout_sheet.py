"""The layout of labels over the panel: lines and corners at the left, the very label at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.audience import Addressee
from rolodex.domain.errors import Cancelled, UserError
from rolodex.domain.label import LabelJob, LabelPlan, Raster
from rolodex.domain.label_fields import FIELDS
from rolodex.domain.label_layout import LabelLayout, LabelTemplate
from rolodex.domain.message import Message
from rolodex.domain.progress import Progress
from rolodex.domain.said import verbatim
from rolodex.domain.stock import Stock
from rolodex.i18n import _, word
from rolodex.services.contacts import Saved
from rolodex.services.labels import Labels
from rolodex.services.opening import Services
from rolodex.ui import theme
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.labelling import plain_label
from rolodex.ui.labels.layout_editor import LayoutEditor
from rolodex.ui.labels.logo import logo
from rolodex.ui.labels.preview import image_of
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button

PAUSE = 150
"""Milliseconds without a key after which the label is drawn anew."""
WIDE = 360
"""How wide a label is shown, in pixels of the design."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What the layout is tried on: a job, its stock, and pieces of which each can be looked at."""

    job: LabelJob
    stock: Stock
    pieces: tuple[Addressee, ...]
    custom: tuple[str, ...] = ()


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
        self.name.setMaxLength(100)
        self.keep_button, self.delete_button = Button(self), Button(self)
        self.editor = LayoutEditor({}, self)
        self.label = LabelPicture(self)
        self.other_button = Button(self)
        self.trouble = plain_label("", "warn", self, wrap=True)
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
        own: dict[str, Message] = {name: verbatim(name) for name in subject.custom if name not in FIELDS}
        self.editor.offer({**FIELDS, **own})
        self.editor.show_layout(layout)
        self.other_button.setVisible(len(subject.pieces) > 1)
        self.say(_("The label is the one that will be printed."))
        self.come()
        self.editor.lines.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read_templates(template)
        self._draw()

    def save(self) -> None:
        """Use the layout as it stands."""
        layout, used = self.editor.layout_value(), self._used()
        template = used.id if used is not None and used.layout == layout else -1
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
        self.name.setPlaceholderText(_("Name of a template"))
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
        templates = self._services.label_templates
        self._runner.submit(
            "lookups",
            "layout-templates",
            lambda _progress: templates.all(),
            lambda found: self._take_templates(found, chosen),
            owner=self,
            failed=self.fail,
        )

    def _take_templates(self, found: Sequence[LabelTemplate], chosen: int) -> None:
        self._templates = tuple(found)
        self._fill_templates(chosen)
        used = self._used()
        self.name.setText(used.name if used else "")

    def _fill_templates(self, chosen: int) -> None:
        self.template.blockSignals(True)
        self.template.clear()
        self.template.addItem(_("Address alone"), 0)
        for one in self._templates:
            self.template.addItem(one.name, one.id)
        self.template.setCurrentIndex(max(0, self.template.findData(chosen)))
        self.template.blockSignals(False)
        self.delete_button.setEnabled(self._used() is not None)

    def _used_id(self) -> int:
        return int(self.template.currentData() or 0)

    def _used(self) -> LabelTemplate | None:
        return next((one for one in self._templates if one.id == self._used_id()), None)

    def _load(self) -> None:
        used = self._used()
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


class LabelPicture(QWidget):
    """One label as it will be printed, with its edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._stock: Stock | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def wanted_width(self, stock: Stock) -> int:
        """The pixels that a picture of a whole page needs for one label to be as wide as this."""
        return round(stock.paper_width / _across(stock)[0] * theme.size(WIDE) * self.devicePixelRatioF())

    def show_label(self, stock: Stock, raster: Raster | None) -> None:
        """Show the first label of this page."""
        self._stock = stock
        self._image = _first_label(stock, image_of(raster)) if raster is not None else None
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as labels are shown, as high as this one then is."""
        stock, wide = self._stock, theme.size(WIDE)
        if stock is None:
            return QSize(wide, theme.size(200))
        across, down = _across(stock)
        return QSize(wide, round(wide * down / across))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the label on white: paper is white by day and by night."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().adjusted(0, 0, -1, -1)
        painter.fillRect(box, Qt.GlobalColor.white)
        if self._image is not None:
            painter.drawImage(box, self._image)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawRect(box)


def _across(stock: Stock) -> tuple[float, float]:
    """How wide and how high a label is for who reads it."""
    return (stock.height, stock.width) if stock.turned else (stock.width, stock.height)


def _first_label(stock: Stock, page: QImage) -> QImage:
    """The first label of a page, as one holds it to read."""
    box, dots = stock.slot(0), page.width() / stock.paper_width
    label = page.copy(
        QRect(
            round(box.left * dots),
            round(box.top * dots),
            round(box.width * dots),
            round(box.height * dots),
        )
    )
    return label.transformed(QTransform().rotate(90)) if stock.turned else label


def _drawn(
    labels: Labels, job: LabelJob, piece: Addressee, width: int, progress: Progress
) -> tuple[LabelPlan, Raster | None]:
    """One label alone on a fresh sheet, whatever is asked of the sheets."""
    job = replace(job, start=1, copies=1, sheets=(), printer=None, outlines=False)
    pdf, plan = labels.pdf(job, progress, (piece,))
    return plan, labels.raster(pdf, 0, width) if plan.labels else None
