"""Screens to which only other screens lead: sheets over sheets, and other views of panels."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from rolodex import paths
from rolodex.ui.backups.sheet import BackupsSheet
from rolodex.ui.campaigns.panel import CampaignsPanel
from rolodex.ui.contacts.fields.photo import PhotoField
from rolodex.ui.drips.sheet import DripSheet
from rolodex.ui.importing.plan_view import PlanView
from rolodex.ui.labels.printers_sheet import PrintersSheet
from rolodex.ui.labels.sheet import LabelsSheet
from rolodex.ui.labels.stocks_sheet import StocksSheet
from rolodex.ui.opened import opened
from rolodex.ui.pipeline.panel import PipelinePanel
from rolodex.ui.purchases.panel import SalesPanel
from rolodex.ui.purchases.purchase_sheet import PurchaseSheet
from rolodex.ui.reminders.moment_line import local_now
from rolodex.ui.today.panel import TodayPanel
from rolodex.ui.window import MainWindow

Part = TypeVar("Part", bound=QWidget)
Further = tuple[str, str, Callable[[MainWindow], object]]
"""What a screen is called, the screen from which it is reached, and what leads there."""
SIGNATURE = "Ana García Pérez\nMuebles García, S. L.\nana@garcia.example\n+34 600 100 200"


def _on(kind: type[Part], deed: Callable[[Part], object]) -> Callable[[MainWindow], object]:
    """Do something on the part of this kind that is shown."""
    return lambda window: deed(next(part for part in window.findChildren(kind) if part.isVisible()))


def _picture() -> Path:
    return paths.resources() / "help" / "en" / "pictures" / "start.png"


def _finish(window: MainWindow) -> None:
    day = opened(window.services).agenda.day(local_now())
    window.workday.sheets.finish((*day.late, *day.due, *day.coming)[0])


FURTHER: tuple[Further, ...] = (
    ("week", "today", _on(TodayPanel, lambda panel: panel.show_view("week"))),
    ("month", "today", _on(TodayPanel, lambda panel: panel.show_view("month"))),
    ("done", "people", _finish),
    ("pasted text", "people", lambda window: window.sheets.read_text(SIGNATURE)),
    ("crop", "edit", _on(PhotoField, lambda field: field.take_file(_picture()))),
    ("address", "companies", lambda window: window.panel.card.people.address_wanted.emit()),
    ("stages", "pipeline", _on(PipelinePanel, lambda panel: panel.stages_button.click())),
    ("closed deals", "pipeline", _on(PipelinePanel, lambda panel: panel.closed_button.click())),
    ("order", "people", lambda window: window.selling.write(1)),
    ("refund", "order", _on(PurchaseSheet, lambda sheet: sheet.moves.refund_wanted.emit())),
    ("unpaid", "orders", _on(SalesPanel, lambda panel: panel.show_view("unpaid"))),
    ("products", "orders", _on(SalesPanel, lambda panel: panel.show_view("products"))),
    ("product", "products", _on(SalesPanel, lambda panel: panel.begin_new())),
    ("offers", "orders", _on(SalesPanel, lambda panel: panel.show_view("offers"))),
    ("offer", "offers", _on(SalesPanel, lambda panel: panel.begin_new())),
    ("campaign", "campaigns", _on(CampaignsPanel, lambda panel: panel.open(1))),
    ("compare", "import cards", _on(PlanView, lambda view: QTest.keyClick(view.list, Qt.Key.Key_Return))),
    ("left out", "labels", _on(LabelsSheet, lambda sheet: sheet.warnings.followed.emit())),
    ("layout", "labels", _on(LabelsSheet, lambda sheet: sheet.form.layout_wanted.emit())),
    ("drawer", "labels", _on(LabelsSheet, lambda sheet: sheet.footer.drawer_button.click())),
    ("stock", "stocks", _on(StocksSheet, lambda sheet: sheet.new_button.click())),
    ("printer", "printers", _on(PrintersSheet, lambda sheet: sheet.new_button.click())),
    ("due texts", "drips", _on(DripSheet, lambda sheet: sheet.due.start())),
    ("place of copies", "backups", _on(BackupsSheet, lambda sheet: sheet.frame.buttons["place"].click())),
    ("erased", "people", lambda window: window.keeping.show_erased()),
)
