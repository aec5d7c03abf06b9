"""How long the installed program takes from its start to its window, five times and with a card to open."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

TREE, DISPLAY = Path(sys.argv[1]), sys.argv[2]
LIMIT = 1.5
RUNS = 5
PATIENCE = 30.0


def main() -> int:
    """Print the times; 1 where the median is over the limit."""
    took = [_run([]) for _ in range(RUNS + 1)]
    print("first start:", _told(took[0]), " then:", ", ".join(_told(each) for each in took[1:]))
    card = "/srv/samples/" + sorted(file.name for file in (TREE / "srv/samples").glob("*.vcf"))[0]
    print("with a card, as its desktop file says:", _told(_run([card])))
    return int(sorted(took[1:])[RUNS // 2][0] > LIMIT)


def _told(took: tuple[float, float]) -> str:
    return f"{took[0]:.2f} ({took[1]:.2f} of a processor)"


def _run(words: list[str]) -> tuple[float, float]:
    """The seconds until the window is there, on the clock and of a processor; it is closed again."""
    settings = ["HOME=/root", "PATH=/usr/bin:/bin", "LANG=C.UTF-8", f"DISPLAY={DISPLAY}"]
    begun = time.monotonic()
    program = subprocess.Popen(["chroot", str(TREE), "env", "-i", *settings, "rolodex", *words])
    try:
        while not _shown():
            if program.poll() is not None:
                sys.exit(f"The program ended with {program.returncode}, without a window.")
            if time.monotonic() - begun > PATIENCE:
                sys.exit("The window did not come.")
            time.sleep(0.01)
        return time.monotonic() - begun, _worked(program.pid)
    finally:
        program.send_signal(signal.SIGTERM)
        program.wait(PATIENCE)


def _worked(process: int) -> float:
    """The seconds of a processor that a process has had."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _shown() -> bool:
    """Whether the window stands on the screen; it is mapped with its first picture."""
    ask = ["xdotool", "search", "--onlyvisible", "--name", "Rolodex"]
    done = subprocess.run(
        ask, check=False, capture_output=True, text=True, env={**os.environ, "DISPLAY": DISPLAY}
    )
    return bool(done.stdout.split())


if __name__ == "__main__":
    sys.exit(main())
