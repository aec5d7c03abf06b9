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
LONG = ("tests/services", "tests/e2e", "tests/store", "tests/paper")
"""Folders that take as long as all the smaller ones together, the longest first."""
AT_ONCE = (os.cpu_count() or 1) + 1


def parts() -> list[list[str]]:
    """What each run of pytest is given: every test stands in one of them, the longest are the first."""
    window = sorted((ROOT / "tests" / "ui").iterdir())
    folders = [path for path in window if path.is_dir() and any(path.rglob("test_*.py"))]
    files = [path for path in window if path.match("test_*.py")]
    window_parts = [[str(path.relative_to(ROOT)) for path in some] for some in (files, folders)]
    rest = ["tests", *(f"--ignore={folder}" for folder in ("tests/ui", *LONG))]
    return [*window_parts, *([folder] for folder in LONG), rest]


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
