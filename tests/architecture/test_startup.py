"""What may be loaded before the window is painted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src"
SLOW = (
    "sqlalchemy",
    "sqlmodel",
    "pydantic",
    "alembic",
    "phonenumbers",
    "vobject",
    "reportlab",
    "pypdfium2",
    "uharfbuzz",
    "dateutil",
    "typer",
    "numpy",
    "scipy",
    "pyqtgraph",
    "xlsxwriter",
    "openpyxl",
    "pyrage",
    "sqlcipher3",
)
CHARTS = "rolodex.ui.reports.chart"
"""Loaded on the UI thread when the panel of reports is first shown: pyqtgraph makes objects of Qt."""


@pytest.mark.parametrize("package", ["services", "ui", "domain"])
def test_importing_a_layer_loads_no_slow_library(package: str) -> None:
    assert _loaded_by(_modules(package)) == []


@pytest.mark.parametrize("module", ["rolodex.app", "rolodex.__main__"])
def test_the_start_of_the_program_loads_no_slow_library(module: str) -> None:
    assert _loaded_by([module]) == []


def test_the_window_is_painted_without_the_store() -> None:
    assert _loaded_by(["rolodex.app"], ("rolodex.store", "rolodex.services.settings")) == []


def test_the_window_is_painted_before_what_its_first_frame_does_not_show() -> None:
    later = (
        "rolodex.ui.contacts.card",
        "rolodex.ui.contacts.bulk",
        "rolodex.ui.workday",
        "rolodex.ui.sheets",
    )
    assert _loaded_by(["rolodex.app"], later) == []


def test_somebody_is_looked_up_without_the_services_of_other_verbs() -> None:
    modules = ["rolodex.cli.verbs", "rolodex.cli.verbs.finding"]
    assert _loaded_by(modules, ("rolodex.services.opening", "rolodex.cli.session")) == []


def test_what_the_first_list_needs_leaves_the_working_day_for_later() -> None:
    later = ("rolodex.services.opening", "rolodex.domain.planner", "rolodex.domain.phrase")
    assert _loaded_by(["rolodex.services.beginning", "rolodex.app"], later) == []


def _modules(package: str) -> list[str]:
    """Every module of a package, by name, but the one that draws the charts of reports."""
    files = sorted((SOURCE / "rolodex" / package).rglob("*.py"))
    names = [".".join(file.relative_to(SOURCE).with_suffix("").parts) for file in files]
    return [name.removesuffix(".__init__") for name in names if name != CHARTS]


def _loaded_by(modules: list[str], slow: tuple[str, ...] = SLOW) -> list[str]:
    """The slow libraries that a fresh process has loaded after importing these modules."""
    program = f"""
import importlib, sys
for name in {modules!r}:
    importlib.import_module(name)
    slow = [library for library in {slow!r} if library in sys.modules]
    if slow:
        print(name, *slow)
        break
"""
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return done.stdout.split()


def test_the_window_reads_no_source_of_the_modules_it_loads() -> None:
    program = "import rolodex.app, linecache; print(*linecache.cache, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    ours = str(SOURCE / "rolodex")
    assert [name for name in done.stdout.splitlines() if name.startswith(ours)] == []


def test_the_lane_of_charts_loads_no_drawing_off_the_thread_of_the_window() -> None:
    program = """
import sys
from rolodex.ui.reports import reading
before = set(sys.modules)
reading._load_arrays()
print(*(name for name in set(sys.modules) - before if name.startswith(("PySide6", "pyqtgraph"))))
"""
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []
