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
CUT = {
    "tests/ui": 5,
    "tests/services": 2,
    "tests/e2e": 2,
    "tests/store": 2,
    "tests/cli": 1,
    "tests/domain": 1,
}
"""Folders that take long, and into how many parts each is cut: none is much longer than the others."""
SLOW = {
    "tests/e2e/test_every_write.py": 38,
    "tests/e2e/test_kill.py": 25,
    "tests/ui/test_text_size.py": 27,
    "tests/ui/test_window.py": 25,
    "tests/ui/test_every_screen_worded.py": 25,
    "tests/ui/test_accessible.py": 20,
    "tests/e2e/test_crash.py": 14,
    "tests/store/test_migrations.py": 11,
    "tests/ui/test_tour.py": 10,
    "tests/ui/test_settings.py": 10,
    "tests/ui/test_editor.py": 10,
    "tests/ui/timeline/test_timeline_desk.py": 9,
    "tests/store/test_filtering.py": 8,
    "tests/ui/test_called.py": 8,
    "tests/services/test_backups.py": 8,
    "tests/ui/campaigns/test_campaigns_panel.py": 8,
    "tests/store/test_salvage.py": 8,
    "tests/store/test_search_order.py": 8,
    "tests/ui/test_editor_drafts.py": 7,
    "tests/services/test_hostile_rows.py": 7,
    "tests/services/test_imports.py": 7,
    "tests/store/test_backups.py": 7,
    "tests/store/test_backups_restore.py": 7,
    "tests/ui/test_editor_fields.py": 7,
    "tests/services/test_json_items.py": 7,
    "tests/services/test_importing.py": 6,
    "tests/store/test_contacts.py": 6,
    "tests/ui/theme/test_theme.py": 6,
    "tests/ui/contacts/test_bulk.py": 6,
    "tests/ui/test_large_text.py": 6,
    "tests/ui/test_backups_sheet.py": 6,
}
"""The seconds of processor time that these take, as was measured; most files take one."""
AT_ONCE = (os.cpu_count() or 1) + 1


def parts() -> list[list[str]]:
    """What each run of pytest is given: every test stands in one of them, the longest are the first."""
    cut = [part for folder, count in CUT.items() for part in _cut(folder, count)]
    rest = ["tests", *(f"--ignore={folder}" for folder in CUT)]
    return [rest, *sorted(cut, key=_length, reverse=True)]


def _cut(folder: str, count: int) -> list[list[str]]:
    """The test files of a folder in parts that take about as long as each other."""
    files = [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / folder).rglob("test_*.py"))]
    cut: list[list[str]] = [[] for _part in range(count)]
    for file in sorted(files, key=_weight, reverse=True):
        min(cut, key=_length).append(file)
    return [sorted(part) for part in cut]


def _length(part: list[str]) -> int:
    return sum(map(_weight, part))


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
