"""The window used by someone who hears it: a real desktop, a real program, names and actions alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import person

from rolodex.domain.listing import Query
from rolodex.services.opening import open_services

DRIVER = Path(__file__).parent / "screen_reader" / "drive.py"
PYTHON = "/usr/bin/python3"
BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
REGISTRY = Path("/usr/libexec/at-spi2-registryd")
WITHIN = 60
PROBE = "from PySide6.QtWidgets import QApplication; QApplication([])"


def missing() -> str:
    """What this machine lacks for the test; nothing where it has all."""
    for program in ("Xvfb", "dbus-run-session"):
        if shutil.which(program) is None:
            return f"{program} is not installed"
    if not REGISTRY.exists():
        return "at-spi2-core is not installed"
    if not Path(PYTHON).exists() or subprocess.run([PYTHON, "-c", BINDINGS], check=False).returncode:
        return "python3-gi and gir1.2-atspi-2.0 are not installed"
    return ""


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a desktop of its own: a screen, and folders that nothing else writes."""
    if why := missing():
        pytest.skip(why)
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with (
        subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL) as screen,
        tempfile.TemporaryDirectory() as short,
    ):
        os.close(write)
        try:
            with os.fdopen(read) as told:
                number = told.readline().strip()
            yield {
                "DISPLAY": f":{number}",
                "HOME": str(tmp_path),
                "LANG": "C.UTF-8",
                "PATH": os.environ["PATH"],
                "QT_QPA_PLATFORM": "xcb",
                "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
                # the path of a socket may not be long
                "XDG_RUNTIME_DIR": short,
                **{f"ROLODEX_{name}": str(tmp_path / name) for name in ("CONFIG", "DATA", "LOGS", "CACHE")},
            }
        finally:
            screen.terminate()


def runs_on(desktop: dict[str, str]) -> str:
    """Why Qt cannot open a window there; nothing where it can."""
    tried = subprocess.run(
        [sys.executable, "-c", PROBE],
        env=desktop,
        capture_output=True,
        text=True,
        check=False,
        timeout=WITHIN,
    )
    return "" if tried.returncode == 0 else tried.stderr


STEPS = ("there", "added", "found", "edited", "deleted", "undone", "closed")


def test_a_person_is_added_found_edited_deleted_and_brought_back_by_names_and_actions(
    desktop: dict[str, str], tmp_path: Path
) -> None:
    if why := runs_on(desktop):
        pytest.skip(f"Qt cannot open a window: {why}")
    book = new_book(tmp_path / "book.rolodex")
    services = open_services(book)
    for contact in (person("Ana", "García"), person("Boris", "Quist")):
        services.contacts.save(contact)
    services.close()
    command = [sys.executable, "-m", "rolodex", "--book", str(book), "window"]
    done = subprocess.run(
        ["dbus-run-session", "--", PYTHON, str(DRIVER), *command],
        env=desktop,
        capture_output=True,
        text=True,
        check=False,
        timeout=WITHIN,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    words = [line.split() for line in done.stdout.splitlines()]
    assert [said[0] for said in words if said[0] in STEPS] == list(STEPS)
    services = open_services(book)
    listed = services.contacts.matches(Query()).rows
    steps = len(services.history.steps())
    found = services.contacts.get(listed[1].id)
    services.close()
    assert [row.fn for row in listed] == ["Ana García", "Wilhelmina Quimby Vane", "Boris Quist"]
    assert found is not None
    assert found.n is not None
    assert (found.n.given, found.n.family) == ("Wilhelmina", "Quimby Vane")
    assert steps >= 4
