"""What holds for every file of the project."""

from __future__ import annotations

import ast
import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "rolodex"
MODULES = sorted(SOURCE.rglob("*.py"))
NETWORK = (
    "socket",
    "socketserver",
    "ssl",
    "select",
    "selectors",
    "asyncio",
    "urllib.request",
    "http",
    "ftplib",
    "smtplib",
    "poplib",
    "imaplib",
    "nntplib",
    "telnetlib",
    "xmlrpc",
    "webbrowser",
    "requests",
    "httpx",
    "aiohttp",
    "urllib3",
    "PySide6.QtNetwork",
    "PySide6.QtNetworkAuth",
    "PySide6.QtWebSockets",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "PySide6.QtWebView",
    "PySide6.QtHttpServer",
    "PySide6.QtRemoteObjects",
)
"""What could reach another computer, by itself or with all it holds."""
TEXT_FILES = {".py", ".md", ".toml", ".txt", ".json", ".in", ".sh", ".cfg", ".ini", ".yml", ".po", ".pot", ""}
# Written apart so that this file does not name what it looks for.
MACHINE_PATHS = re.compile("/" + "work/|/" + r"root/|/home/[a-z]+/|[A-Z]:\\Users" + r"\\\w")
ADDRESSES = re.compile("index-" + "url|find-" + "links|@ git" + r"\+|pypi" + r"\.org/simple")
NAMES_TO_AVOID = re.compile(r"(Manager|Helper|Utils?|Handler)$")


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """The text files that are part of the project, or would be if everything here were committed."""
    inside = subprocess.run(["git", "rev-parse"], cwd=ROOT, check=False, capture_output=True)
    if inside.returncode != 0:
        pytest.skip("this is not a clone, so nothing says which files belong to the project")
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, text=True)
    names = [name for name in done.stdout.split("\0") if name and Path(name).suffix in TEXT_FILES]
    files = [ROOT / name for name in names if (ROOT / name).is_file()]
    return {str(file.relative_to(ROOT)): file.read_text(encoding="utf-8") for file in files}


def test_no_file_names_a_place_of_one_machine(texts: dict[str, str]) -> None:
    assert [name for name, text in texts.items() if MACHINE_PATHS.search(text)] == []


def test_no_file_names_where_packages_come_from(texts: dict[str, str]) -> None:
    assert [name for name, text in texts.items() if ADDRESSES.search(text)] == []


def test_constraints_are_plain_names_and_versions() -> None:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line)] == []


def test_nothing_imports_the_network() -> None:
    found = {
        f"{file.relative_to(ROOT)}: {module}"
        for file in MODULES
        for module in _imports(file)
        if any(module == name or module.startswith(f"{name}.") for name in NETWORK)
    }
    assert found == set()


def test_nothing_imports_for_the_type_checker_alone() -> None:
    assert [str(file) for file in MODULES if "TYPE_CHECKING" in file.read_text(encoding="utf-8")] == []


def test_no_class_is_named_after_nothing_in_particular() -> None:
    classes = [(file.name, node.name) for file in MODULES for node in _classes(file)]
    assert [(file, name) for file, name in classes if NAMES_TO_AVOID.search(name)] == []


def test_every_module_says_in_one_sentence_what_it_is() -> None:
    missing = [file for file in MODULES if not ast.get_docstring(_tree(file))]
    assert [str(file.relative_to(ROOT)) for file in missing] == []


def test_the_ci_script_can_be_run() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def _tree(file: Path) -> ast.Module:
    # All of them together are three hundred megabytes, which the collector would look through ever again.
    return ast.parse(file.read_text(encoding="utf-8"))


def _classes(file: Path) -> list[ast.ClassDef]:
    return [node for node in ast.walk(_tree(file)) if isinstance(node, ast.ClassDef)]


def _imports(file: Path) -> set[str]:
    """Every module a file imports, with the names it takes from it."""
    found: set[str] = set()
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found
