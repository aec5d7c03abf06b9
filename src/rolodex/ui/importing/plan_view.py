"""The rehearsal of one import: counts that filter, rows that are chosen, and the tag of those who are new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from rolodex.domain.contact import Contact
from rolodex.domain.importing import Choice, Counts, PlanRow, RowKind
from rolodex.i18n import _, pgettext
from rolodex.services.import_plan import ImportPlan
from rolodex.ui import theme, wording
from rolodex.ui.asking import Asking
from rolodex.ui.check_box import CheckBox
from rolodex.ui.flow import FlowLayout
from rolodex.ui.importing.compare_sheet import CompareSheet
from rolodex.ui.importing.count_tabs import Count, CountTabs
from rolodex.ui.importing.plan_list import PlanList
from rolodex.ui.importing.plan_rows import PAGE
from rolodex.ui.importing.plan_words import CHOOSABLE, Shown, shown
from rolodex.ui.labelling import plain_label, plain_tip
from rolodex.ui.sheet import Sheet
from rolodex.ui.tasks import TaskRunner
from rolodex.ui.widgets.button import Button
from rolodex.ui.widgets.head_row import ToolLine

KINDS: tuple[RowKind, ...] = ("new", "update", "same", "alike", "rejected", "kept_out")
CHOICES: tuple[Choice, ...] = ("take", "merge", "both", "skip")
Keeps = Callable[[Sequence[int]], dict[int, str]]
"""Says of contacts that are updated what of them stays as it is."""


def counts_of(counts: Counts) -> tuple[Count, ...]:
    """The five counts of a rehearsal, and who is kept out where somebody is."""
    kept_out = (Count("kept_out", _("Kept out"), counts.kept_out),) if counts.kept_out else ()
    return (
        Count("new", _("New"), counts.new),
        Count("update", _("Update what you have"), counts.updated),
        Count("same", _("Already the same"), counts.unchanged),
        Count("alike", _("Look like someone you know"), counts.alike, "warn"),
        Count("rejected", _("Cannot be read"), counts.rejected, "bad"),
        *kept_out,
    )


class PlanView(QWidget):
    """Shows the rows of a plan, read page by page, and writes what is chosen into the plan."""

    chosen = Signal()
    """Something else is to be taken than before."""
    save_wanted = Signal()
    """What cannot be read is to be saved to a file."""

    def __init__(self, runner: TaskRunner, keeps: Keeps, over: Sheet) -> None:
        super().__init__(over)
        self._asking = Asking(runner, self)
        self._keeps = keeps
        self._plan: ImportPlan | None = None
        self._kind: RowKind | None = None
        self._round = 0
        self.counts = CountTabs(self)
        self.frame = QFrame(self)
        theme.set_role(self.frame, "card")
        self.list = PlanList(self.frame)
        self.buttons = {name: Button(self) for name in (*CHOICES, "look", "rest")}
        self.promise = plain_label("", "dim")
        self.tag_box, self.tag = CheckBox(self), QLineEdit(self)
        self._icon = QLabel(self)
        self._promised, self._tagged = QWidget(self), QWidget(self)
        self.compare = CompareSheet(over)
        self._build()
        self._connect()
        self.retranslate()

    def show_plan(self, plan: ImportPlan) -> None:
        """Show this plan from its first row."""
        self._plan, self._kind = plan, None
        self.tag_box.setChecked(False)
        self.tag.setText(proposed_tag(plan.files, wording.today()))
        self.counts.show_key("")
        self._show_counts()
        self._begin()

    def close_plan(self) -> None:
        """Look at no plan any more."""
        self._plan = None
        self._round += 1
        self.list.rows.begin(0)
        self.compare.go()

    def apply_tag(self) -> None:
        """Write the tag that was chosen into the plan."""
        if self._plan is not None:
            self._plan.tag = self.tag.text().strip() if self.tag_box.isChecked() else ""

    def is_settled(self) -> bool:
        """Whether all rows that are looked at are there."""
        return self._asking.is_settled()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.list.setAccessibleName(_("Cards"))
        self.list.setAccessibleDescription(
            _("Space takes or leaves out, M merges, B keeps both, A does so with all others, Enter compares.")
        )
        texts = (
            ("take", pgettext("deed", "Take"), "T"),
            ("merge", pgettext("deed", "Merge"), "M"),
            ("both", _("Keep both"), "B"),
            ("skip", _("Leave out"), "S"),
            ("rest", _("All others so"), "A"),
        )
        for name, text, key in texts:
            self._word(self.buttons[name], text, key)
        self.promise.setText(_("One step: the whole import can be undone, today or next week."))
        self.tag_box.setText(_("Tag everyone new with"))
        self.tag_box.setAccessibleName(_("Tag everyone new"))
        self.tag.setAccessibleName(_("Tag for everyone new"))
        self.counts.show_counts(counts_of(self._plan.counts) if self._plan else counts_of(Counts()))
        self.compare.retranslate()
        if self._plan is not None:
            self._reload()
        self._stand()

    def focus(self) -> None:
        """Put the keyboard on the rows."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # Reading

    def _begin(self) -> None:
        plan = self._plan
        if plan is None:
            return
        self._round += 1
        total = plan.total(self._kind)
        self.list.begin(total)
        self.frame.setMaximumHeight(self.list.wanted_height() + 2)
        self.frame.setVisible(bool(total))
        self._stand()

    def _reload(self) -> None:
        """Read the rows anew, where they are."""
        self._round += 1
        self.list.rows.forget()

    def _read(self, first: int) -> None:
        plan, kind, turn, keeps = self._plan, self._kind, self._round, self._keeps
        if plan is None:
            return

        def read() -> list[tuple[PlanRow, str]]:
            rows = plan.rows(kind, first, PAGE)
            kept = keeps([row.contact_id for row in rows if row.kind == "update"])
            return [(row, kept.get(row.contact_id, "")) for row in rows]

        def show(rows: Sequence[tuple[PlanRow, str]]) -> None:
            if turn == self._round:
                self.list.rows.put(first, [shown(row, kept) for row, kept in rows])
                self._stand()

        self._asking.ask(f"rows-{turn}-{first}", lambda _progress: read(), show, lane="paper")

    # Choosing

    def _filter(self, key: str) -> None:
        self._kind = next((kind for kind in KINDS if kind == key), None)
        self._begin()

    def _do(self, deed: str, position: int) -> None:
        row = self.list.rows.row(position)
        if row is None:
            return
        if deed in ("look", "compare", "text"):
            self._look(row)
        elif deed == "save":
            self.save_wanted.emit()
        elif deed == "rest":
            self._choose_rest(row.choice, position)
        elif deed == "toggle":
            self._choose(position, _other(row))
        else:
            self._choose(position, _choice(deed))

    def _choose(self, position: int, choice: Choice | None) -> None:
        row, plan = self.list.rows.row(position), self._plan
        if plan is not None and row is not None and choice in CHOOSABLE[row.kind]:
            plan.choose(row.place, choice)
            self.list.rows.choose(position, choice)
            self._changed()

    def _choose_rest(self, choice: str, position: int) -> None:
        row, plan, wanted = self.list.rows.row(position), self._plan, _choice(choice)
        if plan is not None and row is not None and wanted in CHOOSABLE[row.kind]:
            plan.choose(row.place, wanted)
            plan.choose_rest(row.kind, wanted)
            self._reload()
            self._changed()

    def _changed(self) -> None:
        self._stand()
        self.chosen.emit()

    def _look(self, row: Shown) -> None:
        plan = self._plan
        if plan is None or row.row is None or row.kind == "same":
            return
        whole = row.row

        def show(cards: tuple[Contact | None, Contact | None]) -> None:
            self.compare.show_row(whole, *cards)

        self._asking.ask("cards", lambda _progress: plan.cards(whole.place), show, lane="paper")

    def _choose_place(self, place: int, choice: str) -> None:
        row = self.list.current()
        if row is not None and row.place == place:
            self._choose(self.list.currentIndex().row(), _choice(choice))

    def _stand(self) -> None:
        """Offer what can be done with the row the keyboard stands on."""
        row = self.list.current()
        can = CHOOSABLE[row.kind] if row else ()
        for choice in CHOICES:
            self.buttons[choice].setEnabled(choice in can)
        self.buttons["rest"].setEnabled(bool(can))
        unread = row is not None and row.kind == "rejected"
        text = _("Show text") if unread else _("Compare")
        self._word(self.buttons["look"], text, _("Enter"))
        self.buttons["look"].setEnabled(bool(can) or (unread and bool(row and row.row and row.row.text)))

    def _show_counts(self) -> None:
        counts = self._plan.counts if self._plan else Counts()
        self.counts.show_counts(counts_of(counts))
        self._tagged.setVisible(bool(counts.new + counts.alike))
        changing = counts.new + counts.updated + counts.alike
        self._promised.setVisible(bool(changing))
        self._icon.setPixmap(theme.pixmap("undo-2", "dim", 14, self.devicePixelRatioF()))

    @staticmethod
    def _word(button: Button, text: str, key: str) -> None:
        button.setText(f"{text}  {key}")
        button.setAccessibleName(text)
        button.setToolTip(plain_tip(_("%(key)s in the list") % {"key": key}))

    def _connect(self) -> None:
        self.list.rows.page_wanted.connect(self._read)
        self.list.wanted.connect(self._do)
        self.list.wanted_for_all.connect(self._choose_rest)
        self.list.stood.connect(lambda _position: self._stand())
        self.counts.chosen.connect(self._filter)
        self.compare.choice_wanted.connect(self._choose_place)
        self.tag.textEdited.connect(lambda text: self.tag_box.setChecked(bool(text.strip())))
        for name, button in self.buttons.items():
            button.clicked.connect(
                lambda _checked=False, name=name: self._do(name, self.list.currentIndex().row())
            )

    def _build(self) -> None:
        inside = QVBoxLayout(self.frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.list)
        deeds = ToolLine(None, theme.size(4), theme.size(2))
        for button in self.buttons.values():
            theme.set_role(button, "quiet")
            deeds.addWidget(button)
        self.tag.setFixedWidth(theme.size(180))
        self.tag.setMaxLength(100)
        self.tag_box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for host, parts in (
            (self._promised, (self._icon, self.promise)),
            (self._tagged, (self.tag_box, self.tag)),
        ):
            row = QHBoxLayout(host)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.size(6))
            host.setMinimumHeight(theme.size(32))
            for part in parts:
                row.addWidget(part)
        last = QWidget(self)
        flow = FlowLayout(last, theme.size(14), theme.size(6))
        flow.addWidget(self._promised)
        flow.addWidget(self._tagged)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.size(10))
        column.addWidget(self.counts)
        column.addSpacing(theme.size(6))
        column.addWidget(self.frame, 100)
        column.addLayout(deeds)
        column.addWidget(last)
        column.addStretch(1)


def proposed_tag(files: Sequence[str], today: date) -> str:
    """A tag such as "iPhone 2026-11" for those who come in with these files."""
    stem = Path(files[0]).stem if files else ""
    return " ".join(part for part in (stem[:60].strip(), f"{today:%Y-%m}") if part)


def _choice(text: str) -> Choice | None:
    return next((choice for choice in CHOICES if choice == text), None)


def _other(row: Shown) -> Choice | None:
    """What the box of a row turns to."""
    if row.choice != "skip":
        return "skip"
    return "merge" if row.kind == "alike" else "take"
