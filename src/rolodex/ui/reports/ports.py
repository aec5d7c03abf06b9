"""What the panel of reports needs of the book."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from rolodex.domain.message import Word
from rolodex.domain.report import Period, Report


class Reports(Protocol):
    """The reports of one book."""

    def names(self) -> tuple[str, ...]: ...

    def currencies(self) -> tuple[str, ...]: ...

    def period(self, name: str, today: date) -> Period: ...

    def report(self, name: str, period: Period, currency: str, today: date, language: str) -> Report: ...

    def all(self, period: Period, currency: str, today: date, language: str) -> tuple[Report, ...]: ...

    def write_pdf(self, out: Path, reports: Sequence[Report], word: Word, locale: str) -> int: ...

    def write_xlsx(self, out: Path, reports: Sequence[Report], word: Word) -> None: ...


class Services(Protocol):
    """The part of the services that the panel uses."""

    @property
    def reports(self) -> Reports: ...
