"""Runs every benchmark in a process of its own and prints one table.

A benchmark is a script `bench_<subject>.py` here; each line it prints is `name | measured | baseline |
ratio | budget`. `run.py search labels` runs only those subjects; `BENCH_LARGE=1` adds the million.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Run the subjects named on the command line, or all; 1 if one of them failed."""
    wanted = sys.argv[1:]
    scripts = [file for file in sorted(HERE.glob("bench_*.py")) if not wanted or _subject(file) in wanted]
    # Byte code is kept, as in an installed program: without it every start would compile everything anew.
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    settings.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed = []
    for script in scripts:
        print(f"\n{_subject(script)}", flush=True)
        print("-" * len(_subject(script)), flush=True)
        if subprocess.run([sys.executable, str(script)], env=settings, check=False).returncode != 0:
            failed.append(_subject(script))
    for subject in failed:
        print(f"\n{subject} stopped with an error", file=sys.stderr)
    return 1 if failed else 0


def _subject(script: Path) -> str:
    return script.stem.removeprefix("bench_")


if __name__ == "__main__":
    sys.exit(main())
