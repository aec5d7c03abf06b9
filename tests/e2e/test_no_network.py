"""Nothing leaves the machine: all the program does is watched from outside, Qt and libraries included."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOMEBODY = "Anders Lindqvist"
ORDINARY = {"error", "other"}
"""Words of the program itself."""
TOUR = Path(__file__).with_name("network_tour.py")
STRACE = ("strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=network", "-e", "signal=none")
FAR = re.compile(r"AF_(?!UNIX|LOCAL|NETLINK|UNSPEC)\w+")
CALLS = """
import socket
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
    one.connect(("192.0.2.7", 9))
"""


@pytest.fixture(scope="module")
def strace(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """How a program is watched here; the tests are skipped where that is not possible."""
    if shutil.which("strace") is None:
        pytest.skip("there is no strace on this machine")
    probe = subprocess.run([*STRACE, "true"], check=False, capture_output=True, text=True)
    if probe.returncode != 0:
        pytest.skip(f"strace may not watch here: {probe.stderr.strip()[:200]}")
    return STRACE


def far_calls(command: list[str], folder: Path, strace: tuple[str, ...]) -> tuple[str, list[str]]:
    """What the program printed, and its calls that name another kind of address than one of this machine."""
    log = folder / "strace.log"
    own = {f"ROLODEX_{name}": str(folder / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "LOGS")}
    done = subprocess.run(
        [*strace, "-o", str(log), *command],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, **own},
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    return done.stdout, [line for line in log.read_text(errors="replace").splitlines() if FAR.search(line)]


def test_a_program_that_calls_far_away_is_seen(tmp_path: Path, strace: tuple[str, ...]) -> None:
    _, calls = far_calls([sys.executable, "-c", CALLS], tmp_path, strace)
    assert any("192.0.2.7" in call for call in calls)


def test_the_whole_program_never_opens_a_socket_to_another_computer(
    tmp_path: Path, strace: tuple[str, ...]
) -> None:
    told, calls = far_calls([sys.executable, str(TOUR), str(tmp_path)], tmp_path, strace)
    assert "panels: 11 sheets: 13" in told
    assert "network libraries: []" in told
    assert calls == []
    assert _told_of(tmp_path) == set()


def _told_of(folder: Path) -> set[str]:
    """The names, addresses and numbers of the book that stand in the logs of a tour that went wrong."""
    log = "\n".join(file.read_text(encoding="utf-8") for file in (folder / "logs").iterdir())
    for kind in ("in a lane: ValueError", "uncaught: ValueError", "on a thread: ValueError", "QPixmap"):
        assert kind in log
    people = json.loads((folder / "all.json").read_text(encoding="utf-8"))
    texts = {text for person in people for text in _texts(person) if len(text) > 4}
    assert SOMEBODY in texts
    return {text for text in texts if text in log} - ORDINARY


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
