from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rolodex.store import lock

HOLD = """
import sys
from pathlib import Path
from rolodex.store import lock
lock.acquire(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def beside(path: Path) -> Path:
    """The file that says who holds the book."""
    return path.with_name(path.name + ".lock")


def test_a_window_holds_its_book_until_it_lets_go(path: Path, beside: Path) -> None:
    held = lock.acquire(path)
    known = lock.holder(path)
    assert known is not None
    assert known.pid == os.getpid()
    held.release()
    assert lock.holder(path) is None
    assert not beside.exists()


def test_a_second_window_is_told_who_holds_the_book(path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    with pytest.raises(lock.BookOpenElsewhere) as caught:
        lock.acquire(path)
    process.kill()
    process.communicate()
    assert dict(caught.value.message.args)["pid"] == process.pid
    lock.acquire(path).release()


def test_the_number_of_a_dead_process_may_belong_to_another_now(path: Path, beside: Path) -> None:
    held = lock.acquire(path)
    known = json.loads(beside.read_text())
    beside.write_text(json.dumps({**known, "pid": os.getppid(), "started": "1"}))
    lock.acquire(path)
    assert json.loads(beside.read_text()) == known
    held.release()


def test_a_window_of_another_computer_is_respected(path: Path, beside: Path) -> None:
    beside.write_text(json.dumps({"pid": 1, "host": "elsewhere", "started": "1"}))
    with pytest.raises(lock.BookOpenElsewhere):
        lock.acquire(path)
    assert "elsewhere" in beside.read_text()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"pid": 1}'])
def test_a_file_that_says_nothing_holds_nothing(path: Path, beside: Path, content: str) -> None:
    beside.write_text(content)
    lock.acquire(path).release()
    assert not beside.exists()


def test_letting_go_leaves_another_windows_file_alone(path: Path, beside: Path) -> None:
    held = lock.acquire(path)
    beside.write_text(json.dumps({"pid": 1, "host": "elsewhere", "started": "1"}))
    held.release()
    assert beside.exists()


def test_a_process_that_does_not_exist_never_began() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    assert lock.started(process.pid) == ""
    assert lock.started(os.getpid()) != ""


def elsewhere(**more: str) -> str:
    return json.dumps({"pid": 1, "host": "elsewhere", "started": "1", **more})


def test_it_is_told_who_on_another_computer_holds_the_book_since_when_and_when_last_heard_of(
    path: Path, beside: Path
) -> None:
    beside.write_text(elsewhere(since="2026-05-03T10:00:00Z", seen="2026-05-03T12:00:00Z"))
    with pytest.raises(lock.BookOpenElsewhere) as caught:
        lock.acquire(path)
    told = caught.value
    assert (told.host, told.since, told.seen) == (
        "elsewhere",
        "2026-05-03T10:00:00Z",
        "2026-05-03T12:00:00Z",
    )


def test_a_window_of_another_computer_can_be_passed_over(path: Path, beside: Path) -> None:
    beside.write_text(elsewhere())
    with pytest.raises(lock.BookOpenElsewhere):
        lock.acquire(path, over="a third")
    lock.acquire(path, over="elsewhere").release()
    assert not beside.exists()


def test_a_live_window_of_this_computer_is_never_passed_over(path: Path, beside: Path) -> None:
    own, parent = os.uname().nodename, os.getppid()
    beside.write_text(json.dumps({"pid": parent, "host": own, "started": lock.started(parent)}))
    with pytest.raises(lock.BookOpenElsewhere) as caught:
        lock.acquire(path, over=own)
    assert caught.value.host == ""


def test_a_window_says_that_it_lives(path: Path, beside: Path) -> None:
    held = lock.acquire(path)
    known = json.loads(beside.read_text())
    assert known["since"] == known["seen"] != ""
    beside.write_text(json.dumps({**known, "seen": "2026-05-03T12:00:00Z"}))
    assert held.refresh() == ""
    assert json.loads(beside.read_text())["seen"] >= known["seen"]
    held.release()
    assert not beside.exists()


def test_a_window_that_was_passed_over_hears_of_it_and_leaves_the_other_alone(
    path: Path, beside: Path
) -> None:
    held = lock.acquire(path)
    beside.write_text(elsewhere())
    assert held.refresh() == "elsewhere"
    assert json.loads(beside.read_text())["host"] == "elsewhere"
