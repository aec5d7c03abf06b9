"""How a printer misses: a test sheet, two readings off it, and the correction that follows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QWidget

from rolodex.domain import calibration
from rolodex.domain.calibration import PAPERS, Point
from rolodex.domain.changes import Changes
from rolodex.domain.drawer import PrinterProfile
from rolodex.domain.errors import UserError
from rolodex.domain.planner import Paper
from rolodex.i18n import _, word
from rolodex.services.printers import Printers
from rolodex.ui import theme, wording
from rolodex.ui.check_box import CheckBox
from rolodex.ui.choice_box import ChoiceBox
from rolodex.ui.field_list import FieldList
from rolodex.ui.form_sheet import FormSheet
from rolodex.ui.labelling import plain_label
from rolodex.ui.labels.length_line import LengthLine
from rolodex.ui.links import open_own_file
from rolodex.ui.ports import Saved
from rolodex.ui.reminders.moment_line import Clock, local_now
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button

_NAMES: dict[Paper, str] = {"a4": "A4", "letter": "Letter"}


class PrinterSheet(FormSheet):
    """Measures one printer; `kept` names it once its correction is in the book."""

    kept = Signal(str)
    """The name of a printer that was measured or forgotten."""
    print_wanted = Signal(bytes, str)
    """A PDF of one page to be printed at its own size, and what it is called."""

    def __init__(
        self, runner: TaskRunner, printers: Printers, parent: QWidget, clock: Clock = local_now
    ) -> None:
        super().__init__(runner, parent)
        self._printers = printers
        self._clock = clock
        self._known: dict[str, PrinterProfile] = {}
        self._prints = False
        self.name = ChoiceBox(self, editable=True)
        self.paper = ChoiceBox(self)
        self.corrected = CheckBox(self)
        self.print_button, self.save_test_button = Button(self), Button(self)
        self.first_x, self.first_y = LengthLine(self), LengthLine(self)
        self.last_x, self.last_y = LengthLine(self), LengthLine(self)
        self.result = plain_label("", "small", wrap=True)
        self.before, self.after = FieldList(), FieldList()
        self._step_one = plain_label("", "subtitle")
        self._step_two = plain_label("", "subtitle")
        self._build()
        self._connect()
        self.retranslate()

    def start(self, name: str = "", paper: Paper = "a4", *, prints: bool = False) -> None:
        """Measure the printer of this name; `prints` says that `print_wanted` is answered."""
        self._prints = prints
        self.paper.setCurrentIndex(self.paper.findData(paper))
        printers = self._printers
        self._busy = True
        self._runner.submit(
            "lookups",
            "printers",
            lambda _progress: printers.all(),
            lambda known: self._begin(known, name),
            owner=self,
            failed=self.fail,
        )

    def save(self) -> None:
        """Keep the correction that follows from the readings."""
        name = self._name()
        if not name:
            self.say(_("A name for the printer is still missing."), "warn")
            return
        try:
            profile = self._measured()
        except UserError as error:
            self.say(word(error.message), "warn")
            return
        if profile is None:
            self.say(_("Type what you read at both crosses: four figures."), "warn")
            return
        printers, now = self._printers, self._clock()
        named = PrinterProfile(0, name, profile.shift_x, profile.shift_y, profile.scale_x, profile.scale_y)

        def told(_saved: Saved) -> str:
            self.kept.emit(name)
            return _("The printer %(name)s is corrected from now on") % {"name": name}

        self.keep(lambda: printers.save(named, now), told)

    def write_test_sheet(self, out: Path) -> None:
        """Write the test sheet to a file and open it."""
        printers, paper, through = self._printers, self._paper(), self._through()
        self._runner.submit(
            "paper",
            "test-sheet",
            lambda _progress: printers.write_test_sheet(paper, out, word, through),
            lambda _none: self._written(out),
            owner=self,
            failed=self.fail,
        )

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.before.retranslate()
        self.after.retranslate()
        self.title.setText(_("Printer"))
        self._step_one.setText(_("First print the test sheet"))
        self._step_two.setText(_("Then read it with a ruler"))
        self.print_button.setText(_("Print test sheet…"))
        self.save_test_button.setText(_("Save test sheet…"))
        self.corrected.setText(_("Through the correction that is kept, to see whether it is right"))
        self.extra_button.setText(_("Forget this printer"))
        for line, name in (
            (self.first_x, _("First cross from the left edge")),
            (self.first_y, _("First cross from the upper edge")),
            (self.last_x, _("Last cross from the left edge")),
            (self.last_y, _("Last cross from the upper edge")),
        ):
            line.setAccessibleName(name)
        self._show_wanted()
        self._look()

    def _begin(self, known: tuple[PrinterProfile, ...], name: str) -> None:
        self._set_busy(False)
        self._known = {profile.name: profile for profile in known}
        self.name.clear()
        self.name.addItems(list(dict.fromkeys((*self._known, *_of_the_system()))))
        self.name.setCurrentText(name or (known[0].name if known else self.name.itemText(0)))
        for line in self._lines():
            line.show_length(None)
        self.print_button.setVisible(self._prints)
        self.say(_("A printer that misses is corrected on every label, envelope and card it prints."))
        self._show_printer()
        self.come()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_printer(self) -> None:
        """Show whether this printer has a correction."""
        known = self._name() in self._known
        self.extra_button.setVisible(known)
        self.corrected.setVisible(known)
        self.corrected.setChecked(False)
        self._look()

    def _show_wanted(self) -> None:
        """Show in the empty lines where the crosses should lie."""
        wanted = calibration.crosses(*PAPERS[self._paper()])
        for line, value in zip(self._lines(), (*wanted.first, *wanted.last), strict=True):
            line.setPlaceholderText(wording.decimal(value, 1))

    def _look(self) -> None:
        """Say what the readings mean, or what is kept of this printer."""
        try:
            profile = self._measured()
        except UserError as error:
            self._show_result(word(error.message), "warn")
            return
        if profile is not None:
            self._show_result(_("Will be corrected: %(how)s.") % {"how": how(profile)}, "good")
        elif self._name() in self._known:
            known = how(self._known[self._name()])
            self._show_result(_("Kept for this printer: %(how)s.") % {"how": known}, "small")
        else:
            self._show_result(_("Nothing is kept for this printer: it prints as it is."), "small")

    def _show_result(self, text: str, role: str) -> None:
        self.result.setText(text)
        theme.set_role(self.result, role)

    def _measured(self) -> PrinterProfile | None:
        """What follows from the readings; None until there are four. UserError where they cannot be."""
        read = [line.length() for line in self._lines()]
        known = [length for length in read if length is not None]
        if len(known) < len(read):
            return None
        first: Point = (known[0], known[1])
        return self._printers.measure(self._paper(), first, (known[2], known[3]), self._through())

    def _through(self) -> PrinterProfile | None:
        """The correction that the test sheet is printed through."""
        known = self._known.get(self._name())
        if known is not None and self.corrected.isChecked():
            return known
        return PrinterProfile(name=self._name())

    def _forget(self) -> None:
        printers, name = self._printers, self._name()

        def told(_changes: Changes) -> str:
            self.kept.emit(name)
            return _("The printer %(name)s prints without correction") % {"name": name}

        self.keep(lambda: printers.delete(name), told)

    def _print(self) -> None:
        printers, paper, through = self._printers, self._paper(), self._through()
        self._runner.submit(
            "paper",
            "test-sheet",
            lambda _progress: printers.test_sheet(paper, word, through),
            lambda pdf: self.print_wanted.emit(pdf, _("Test sheet")),
            owner=self,
            failed=self.fail,
        )

    def _ask_where(self) -> None:
        proposed = str(Path.home() / _("test sheet.pdf"))
        name, _kind = QFileDialog.getSaveFileName(self, _("Save test sheet"), proposed, _("PDF (*.pdf)"))
        if name:
            out = Path(name)
            self.write_test_sheet(out if out.suffix else out.with_suffix(".pdf"))

    def _written(self, out: Path) -> None:
        self.say(_("Saved %(file)s. Print it at 100 per cent.") % {"file": out.name}, "good")
        open_own_file(out)

    def _name(self) -> str:
        return " ".join(self.name.currentText().split())

    def _paper(self) -> Paper:
        paper: Paper = self.paper.currentData() or "a4"
        return paper

    def _lines(self) -> tuple[LengthLine, ...]:
        return (self.first_x, self.first_y, self.last_x, self.last_y)

    def _build(self) -> None:
        for paper, said in _NAMES.items():
            self.paper.addItem(said, paper)
        self.before.add(lambda: _("Printer"), self.name)
        self.before.add(lambda: _("Paper"), self.paper)
        self.before.add_bare(self.corrected)
        self.before.add_bare(_beside(self.print_button, self.save_test_button))
        self.after.add(lambda: _("First cross, from left and top"), _beside(self.first_x, self.first_y))
        self.after.add(lambda: _("Last cross, from left and top"), _beside(self.last_x, self.last_y))
        line = self.name.lineEdit()
        if line is not None:
            line.setMaxLength(80)
        self.build(self._step_one, self.before, self._step_two, self.after, self.result)

    def _connect(self) -> None:
        self.name.currentTextChanged.connect(lambda _text: self._show_printer())
        self.paper.currentIndexChanged.connect(lambda _at: self._show_wanted())
        self.paper.currentIndexChanged.connect(lambda _at: self._look())
        self.corrected.toggled.connect(lambda _on: self._look())
        for line in self._lines():
            line.length_changed.connect(self._look)
        self.print_button.clicked.connect(self._print)
        self.save_test_button.clicked.connect(self._ask_where)
        self.extra_button.clicked.connect(self._forget)
        self.save_on_enter(*self._lines())


def how(profile: PrinterProfile) -> str:
    """A correction in words: how far to which side, and how much larger or smaller."""
    parts = []
    for shift, onward, back in (
        (profile.shift_x, _("%(mm)s mm to the right"), _("%(mm)s mm to the left")),
        (profile.shift_y, _("%(mm)s mm down"), _("%(mm)s mm up")),
    ):
        if round(shift, 2):
            text = onward if shift > 0 else back
            parts.append(text % {"mm": wording.decimal(abs(shift), 2)})
    for scale, text in ((profile.scale_x, _("%(ratio)s wide")), (profile.scale_y, _("%(ratio)s high"))):
        if round(scale, 4) != 1:
            parts.append(text % {"ratio": wording.percent(scale * 100, 2)})
    return ", ".join(parts) or _("nothing to correct")


def _of_the_system() -> tuple[str, ...]:
    """The printers that the system knows."""
    from PySide6.QtPrintSupport import QPrinterInfo  # start-up

    return tuple(QPrinterInfo.availablePrinterNames())


def _beside(first: QWidget, second: QWidget) -> QWidget:
    pair = QWidget()
    theme.set_role(pair, "clear")
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.size(8))
    for widget in (first, second):
        buttons = isinstance(widget, Button)
        if buttons:
            widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(widget, 0 if buttons else 1)
    if isinstance(first, Button):
        row.addStretch(1)
    pair.setFocusProxy(first)
    return pair
