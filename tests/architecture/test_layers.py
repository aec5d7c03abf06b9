"""Who may know whom; the contracts themselves stand in pyproject.toml."""

from __future__ import annotations

import os
import re
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


FORBIDDEN = [
    ("domain/label.py", "rolodex.store", "Each layer knows only those below it"),
    ("vcard/__init__.py", "rolodex.store", "Each layer knows only those below it"),
    ("ui/__init__.py", "rolodex.store", "Only services and app open the book"),
    ("services/__init__.py", "rolodex.i18n", "Texts are worded only at the edge"),
    ("services/__init__.py", "PySide6.QtCore", "Qt lives in ui"),
    ("services/__init__.py", "sqlite3", "SQL lives in store"),
    ("services/__init__.py", "vobject", "vobject lives in vcard"),
    ("services/__init__.py", "reportlab", "The printing libraries live in paper"),
    ("services/__init__.py", "pyqtgraph", "Charts on the screen live in ui"),
    ("services/__init__.py", "numpy", "Only figures are fitted by numpy and SciPy"),
]
"""A module, what it must not import, and the contract that says so."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the contracts say of a copy of the sources with all these imports; the answer takes a while."""
    folder = tmp_path_factory.mktemp("forbidden")
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for module, imported, _ in FORBIDDEN:
        with (folder / "src" / "rolodex" / module).open("a") as source:
            source.write(f"\nimport {imported}\n")
    return _lint(folder).stdout


@pytest.mark.parametrize(("module", "imported", "contract"), FORBIDDEN)
def test_a_forbidden_import_breaks_its_contract(module: str, imported: str, contract: str, told: str) -> None:
    broken = re.search(rf"^{contract}.*\n-+\n((?:.*\n)*?)(?=\n\n.*\n--|\Z)", told, re.MULTILINE)
    importer = "rolodex." + module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    # of a foreign library the contracts know the name alone, not its modules
    known = imported if imported.startswith("rolodex") else imported.partition(".")[0]
    assert broken, told
    assert re.search(rf"{importer} +-> +{known} \(l\.", broken[1]), told


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
