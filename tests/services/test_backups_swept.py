"""What a copy that was looked into left unlocked does not outlive the process for long."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.builders import person

from rolodex import paths
from rolodex.services.opening import Services

KILLED = """
import os, signal, sys
from pathlib import Path
from rolodex.store.backups_locked import private_folder
with private_folder() as folder:
    (folder / "book.rolodex").write_text("Bea Bellweather")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name != "posix", reason="there is no such signal here")
def test_what_a_killed_process_left_unlocked_is_swept_at_the_next_start(services: Services) -> None:
    services.contacts.save(person("Ana"))
    done = subprocess.run([sys.executable, "-c", KILLED], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    (left,) = paths.cache().glob("copy-*")
    assert left.stat().st_mode & 0o777 == 0o700
    assert [file.read_text() for file in left.iterdir()] == ["Bea Bellweather"]
    mine = paths.cache() / f"copy-{os.getpid()}-used"
    mine.mkdir()
    services.backups.when_due("start")
    assert list(paths.cache().glob("copy-*")) == [mine]


def test_no_start_needs_the_folder(services: Services, tmp_path: Path) -> None:
    assert not paths.cache().exists()
    services.backups.when_due("start")
    assert not paths.cache().exists()
