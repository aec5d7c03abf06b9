from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolodex import logs, paths
from rolodex.domain.errors import UserError
from rolodex.domain.message import message, verbatim

NAME = "Ñandú-Quiroga"
PLANTED = (NAME, "600123456", "quiroga@example.org", "Calle Mayor 7", "lumbago")
CRASHES = """
import faulthandler
from rolodex import logs
logs.watch()
faulthandler._sigsegv()
"""
RAISES = """
import threading
from rolodex import logs
logs.catch()

def deep(name):
    raise ValueError("no such person: " + name)

thread = threading.Thread(target=deep, args=(%r,))
thread.start()
thread.join()
deep(%r)
"""


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test is a process that has written nothing."""
    monkeypatch.setattr(logs, "_state", logs._State())


def all_logs() -> str:
    files = sorted(paths.logs().iterdir()) if paths.logs().is_dir() else []
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def raised(trouble: BaseException) -> BaseException:
    """The error as one that went through this file."""
    try:
        raise trouble
    except BaseException as caught:
        return caught


def test_an_error_is_written_with_its_kind_and_place_and_nothing_it_says() -> None:
    logs.error(raised(KeyError(NAME)))
    assert "error: KeyError" in all_logs()
    assert "test_logs.py:" not in all_logs().partition("KeyError")[0]
    assert " raised" in all_logs()
    assert NAME not in all_logs()


def test_what_an_error_came_from_is_written_too() -> None:
    try:
        try:
            raise OSError(28, "No space left", f"/home/{NAME}/book")
        except OSError as cause:
            raise RuntimeError(NAME) from cause
    except RuntimeError as trouble:
        logs.error(trouble)
    assert "because of OSError ENOSPC" in all_logs()
    assert NAME not in all_logs()


def test_the_errors_of_a_group_are_written() -> None:
    logs.error(ExceptionGroup(NAME, [ValueError(NAME), TypeError(NAME)]))
    assert "one of them: ValueError" in all_logs()
    assert "one of them: TypeError" in all_logs()
    assert NAME not in all_logs()


def test_an_error_of_the_database_has_its_code() -> None:
    connection = sqlite3.connect(":memory:")
    with pytest.raises(sqlite3.Error) as caught:
        connection.execute(f"SELECT * FROM '{NAME}'")
    connection.close()
    logs.error(caught.value)
    assert "sqlite3.OperationalError SQLITE_ERROR" in all_logs()
    assert NAME not in all_logs()


def test_what_a_user_was_told_is_written_without_what_it_was_about() -> None:
    logs.error(raised(UserError(message("%(file)s is damaged.", file=f"/home/{NAME}.rolodex"))))
    logs.error(UserError(verbatim(NAME)))
    assert "%(file)s is damaged." in all_logs()
    assert NAME not in all_logs()


def test_an_error_that_turns_in_a_circle_ends() -> None:
    one, other = ValueError(), ValueError()
    one.__cause__, other.__cause__ = other, one
    assert logs.told(one).count("ValueError") == 2


@given(
    st.lists(st.sampled_from(PLANTED), min_size=1, max_size=4),
    st.sampled_from([ValueError, OSError, KeyError]),
)
def test_no_argument_or_note_or_value_of_an_error_is_told(words: list[str], kind: type[Exception]) -> None:
    def deep(person: str) -> None:
        trouble = kind(*words)
        trouble.add_note(person)
        raise trouble

    try:
        deep(PLANTED[0])
    except Exception as caught:
        told = logs.told(caught)
    assert not [word for word in PLANTED if word in told]


def test_nothing_of_the_path_to_a_users_folder_is_told() -> None:
    code = compile("raise ValueError", f"/home/{NAME}/tools/x.py", "exec")
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - it says nothing
        exec(code)
    assert "elsewhere:1 <module>" in logs.told(caught.value)
    assert NAME not in logs.told(caught.value)


def test_the_log_is_three_small_files_that_only_the_owner_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST", 2000)
    for number in range(200):
        logs.note("test", f"line {number}")
    files = sorted(paths.logs().iterdir())
    assert [file.name for file in files] == ["rolodex.log", "rolodex.log.1", "rolodex.log.2"]
    assert all(file.stat().st_size <= 2000 for file in files)
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert logs.recent().rstrip().endswith("line 199")


def test_one_process_writes_only_so_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MOST", 3)
    for _ in range(10):
        logs.note("test", "again")
    assert all_logs().count("again") == 3


def test_a_log_that_cannot_be_written_harms_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("ROLODEX_LOGS", str(tmp_path / "file"))
    logs.note("test", "lost")
    logs.watch()
    assert logs.stopped() is None
    assert logs.recent() == ""


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)


def test_what_nobody_caught_is_written_from_any_thread() -> None:
    done = run(RAISES % (NAME, NAME))
    assert done.returncode == 1
    assert "uncaught: ValueError" in all_logs()
    assert "uncaught on a thread: ValueError" in all_logs()
    # What a desktop starts writes into its journal, which is a log as well.
    assert NAME not in all_logs() + done.stderr
    assert "ValueError" in done.stderr


def test_a_crash_leaves_a_trace_that_the_next_window_knows_of() -> None:
    assert run(CRASHES).returncode == -signal.SIGSEGV
    logs.watch()
    assert logs.stopped() is not None
    assert "Segmentation fault" in logs.trace()
    assert str(Path.home()) not in logs.trace()
    assert stat.S_IMODE(logs.trace_file().stat().st_mode) == 0o600
    logs.end()
    logs.watch()
    assert logs.stopped() is None
    assert "Segmentation fault" in logs.trace()
    logs.end()


def test_a_window_that_ends_as_it_should_leaves_no_trace() -> None:
    logs.watch()
    logs.end()
    assert list(paths.logs().iterdir()) == []


def test_the_file_of_a_window_that_runs_is_left_alone() -> None:
    paths.logs().mkdir(parents=True)
    other = paths.logs() / f"crash-{os.getppid()}.log"
    other.write_text("not yet")
    logs.watch()
    assert logs.stopped() is None
    assert other.exists()
    logs.end()
