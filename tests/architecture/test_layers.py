"""Who may know whom; the contracts themselves stand in pyproject.toml."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = Path(sys.executable).with_name("lint-imports")


def test_every_import_contract_is_kept() -> None:
    done = _lint(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("domain/label.py", "import rolodex.store", "Each layer knows only those below it"),
        ("vcard/__init__.py", "import rolodex.store", "Each layer knows only those below it"),
        ("ui/__init__.py", "import rolodex.store", "Only services and app open the book"),
        ("services/__init__.py", "import rolodex.i18n", "Texts are worded only at the edge"),
        ("services/__init__.py", "import PySide6.QtCore", "Qt lives in ui"),
        ("services/__init__.py", "import sqlite3", "SQL lives in store"),
        ("services/__init__.py", "import vobject", "vobject lives in vcard"),
        ("services/__init__.py", "import reportlab", "The printing libraries live in paper"),
        ("services/__init__.py", "import pyqtgraph", "Charts on the screen live in ui"),
        ("services/__init__.py", "import numpy", "Only figures are fitted by numpy and SciPy"),
    ],
)
def test_a_forbidden_import_breaks_its_contract(
    module: str, line: str, contract: str, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "src" / "rolodex" / module).open("a") as source:
        source.write(f"\n{line}\n")
    done = _lint(tmp_path)
    broken = [report for report in done.stdout.splitlines() if report.endswith("BROKEN")]
    assert any(contract in report for report in broken), done.stdout


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """The outcome of the contracts for the sources in this folder, without a cache."""
    return subprocess.run(
        [str(LINT), "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "200"},
        check=False,
        capture_output=True,
        text=True,
    )
