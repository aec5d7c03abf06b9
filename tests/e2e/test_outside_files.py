"""No file outside an import is opened because a card names it, nor any host called."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

TOUR = Path(__file__).parent / "outside_tour.py"
LONG_AGO = (1_000_000_000, 1_000_000_001)
"""Last read before last written, so that any reading is noted by the file system."""


def test_what_a_card_names_is_not_opened(tmp_path: Path) -> None:
    planted = tmp_path / "planted-elsewhere.png"
    planted.write_bytes(b"PLANTED-SECRET")
    os.utime(planted, LONG_AGO)
    folder = tmp_path / "work"
    folder.mkdir()
    own = {f"ROLODEX_{name}": str(folder / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "LOGS")}
    done = subprocess.run(
        [sys.executable, str(TOUR), str(folder), str(planted)],
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "seen: []"
    assert planted.stat().st_atime == LONG_AGO[0]
    assert not [
        one.name for one in folder.rglob("*") if one.is_file() and b"PLANTED-SECRET" in one.read_bytes()
    ]
