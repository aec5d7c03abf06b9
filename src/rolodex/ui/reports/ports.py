"""What the panel of reports needs of the book."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Protocol

from rolodex.domain.report import Period, Report


class Reports(Protocol):
    """The reports of one book."""

    def names(self) -> tuple[str, ...]: ...

    def currencies(self) -> tuple[str, ...]: ...

    def period(self, name: str, today: date) -> Period: ...

    def report(self, name: str, period: Period, currency: str, today: date) -> Report: ...

    def all(self, period: Period, currency: str, today: date) -> tuple[Report, ...]: ...

    def write_pdf(self, out: Path, reports: tuple[Report, ...]) -> object: ...

    def write_xlsx(self, out: Path, reports: tuple[Report, ...]) -> object: ...


class Services(Protocol):
    """The part of the services that the panel uses."""

    @property
    def reports(self) -> Reports: ...
