"""What chart and rows of a report have in common."""

from __future__ import annotations

from abc import abstractmethod
from datetime import date

from PySide6.QtWidgets import QWidget

from rolodex.domain.report import Report


class ReportView(QWidget):
    """A painted view of one report."""

    @abstractmethod
    def show_report(self, report: Report, today: date) -> None:
        """Show this report; the keyboard stays where it is."""
