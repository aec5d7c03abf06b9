"""A file of ours is there whole, or as it was before; what a killed process left of it goes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rolodex import files, i18n
from rolodex.domain.errors import UserError
from rolodex.services.files import replacing

BEFORE = b"what stood there"

KILLED = """
import os, signal, sys
from pathlib import Path
from rolodex.files import replacing
with replacing(Path(sys.argv[1])) as stream:
    stream.write(b"half")
    stream.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    path = tmp_path / "out.txt"
    path.write_bytes(BEFORE)
    return path


def alone(out: Path) -> bool:
    """Whether nothing else lies in the folder."""
    return list(out.parent.iterdir()) == [out]


def test_what_is_written_takes_the_place_of_what_was_there_and_only_its_owner_may_read_it(out: Path) -> None:
    with replacing(out) as stream:
        stream.write(b"new")
        assert out.read_bytes() == BEFORE
    assert out.read_bytes() == b"new"
    assert alone(out)
    if os.name == "posix":
        assert out.stat().st_mode & 0o777 == 0o600


def test_a_failure_in_the_midst_leaves_what_was_there(out: Path) -> None:
    def fail() -> None:
        with replacing(out) as stream:
            stream.write(b"half")
            raise ValueError("midst")

    with pytest.raises(ValueError, match="midst"):
        fail()
    assert out.read_bytes() == BEFORE
    assert alone(out)


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_disk_that_does_not_take_it_is_told_and_leaves_what_was_there(
    call: str, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, refused)
    with pytest.raises(UserError) as raised, replacing(out) as stream:
        stream.write(b"new")
    assert "(No space left on device)" in i18n.word(raised.value.message)
    assert out.read_bytes() == BEFORE
    assert alone(out)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are those of POSIX")
def test_a_full_disk_is_told_and_leaves_what_was_there(out: Path) -> None:
    script = """
import resource, sys
from pathlib import Path
from rolodex.domain.errors import UserError
from rolodex.services.files import replacing
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    with replacing(Path(sys.argv[1])) as stream:
        for _ in range(100):
            stream.write(b"x" * 10_000)
except UserError as error:
    print(error.message.text)
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(out)], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.startswith("%(file)s could not be written")
    assert out.read_bytes() == BEFORE
    assert alone(out)


@pytest.mark.skipif(sys.platform == "win32", reason="nobody is killed like this there")
def test_a_killed_process_leaves_what_was_there_and_the_next_clears_up(out: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(out)], check=False, timeout=60)
    assert done.returncode != 0
    assert out.read_bytes() == BEFORE
    assert not alone(out)
    with replacing(out) as stream:
        stream.write(b"new")
    assert alone(out)


def test_what_others_are_at_work_on_and_files_of_other_programs_are_left_alone(out: Path) -> None:
    at_work = files.beside(out)
    foreign = (out.with_name(".out.txt.swp"), out.with_name("out.txt.123-abc.part"))
    for path in (at_work, *foreign):
        path.write_bytes(b"")
    files.clear(out.parent)
    assert all(path.exists() for path in (at_work, *foreign))


def test_what_another_computer_is_at_work_on_stays_for_a_day(out: Path) -> None:
    here = files.beside(out).name
    where = here.removeprefix(f".{out.name}.").partition("-")[0]
    fresh, old = (out.with_name(here.replace(where, other)) for other in ("00000000", "00000001"))
    for path in (fresh, old):
        path.write_bytes(b"")
    two_days_ago = time.time() - 2 * files.DAY
    os.utime(old, (two_days_ago, two_days_ago))
    files.clear(out.parent, out.name)
    assert (fresh.exists(), old.exists()) == (True, False)
