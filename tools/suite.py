"""Every test, in parts beside each other: one more at a time than there are cores.

A part waits now and then, for a timer or for the disk; the one too many works meanwhile. What is named on the
command line is run alone, as by pytest.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

ROOT = Path(__file__).parents[1]
CUT = {"tests/ui": 3, "tests/services": 2, "tests/e2e": 2, "tests/store": 1}
"""Folders that take long, and into how many parts each is cut: none is much longer than the others."""
SLOW = {
    "tests/e2e/test_every_write.py": 30,
    "tests/e2e/test_kill.py": 20,
    "tests/ui/test_window.py": 20,
    "tests/ui/test_text_size.py": 12,
    "tests/e2e/test_crash.py": 10,
    "tests/e2e/test_no_network.py": 9,
    "tests/ui/test_every_screen_worded.py": 8,
    "tests/ui/test_settings.py": 7,
    "tests/services/test_imports.py": 7,
    "tests/services/test_json_items.py": 7,
    "tests/ui/test_accessible.py": 6,
    "tests/services/test_protecting.py": 6,
    "tests/ui/test_protecting.py": 6,
    "tests/services/test_importing.py": 5,
    "tests/services/test_erasing.py": 5,
    "tests/services/test_hostile_rows.py": 5,
    "tests/e2e/test_stateful_book.py": 5,
}
"""How many times as long as most files these take, as was measured."""
AT_ONCE = (os.cpu_count() or 1) + 1


def parts() -> list[list[str]]:
    """What each run of pytest is given: every test stands in one of them, the longest are the first."""
    long = [part for folder, count in CUT.items() for part in _cut(folder, count)]
    rest = ["tests", *(f"--ignore={folder}" for folder in CUT)]
    return [*long, rest]


def _cut(folder: str, count: int) -> list[list[str]]:
    """The test files of a folder in parts that take about as long as each other."""
    files = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / folder).rglob("test_*.py"))]
    cut: list[list[str]] = [[] for _part in range(count)]
    for file in sorted(files, key=_weight, reverse=True):
        min(cut, key=lambda part: sum(map(_weight, part))).append(file)
    return [sorted(part) for part in cut]


def _weight(file: str) -> int:
    return SLOW.get(file, 1)


def run(arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    """Pytest with these arguments, and what it said."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )


def main(arguments: list[str]) -> int:
    """Run the tests; the exit code is that of the first part that failed, 0 where all passed."""
    if arguments:
        return subprocess.call([sys.executable, "-m", "pytest", *arguments])
    code = 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            for ended in as_completed([pool.submit(run, part) for part in parts()]):
                sys.stdout.buffer.write(ended.result().stdout)
                sys.stdout.flush()
                code = code or ended.result().returncode
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
