"""How long the installed program takes from its start to its window, and a second start till it hands on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
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
    print(f"a second start with a card, which the window takes up: {_handed_on(card):.2f}")
    print("(load of the machine: {:.1f}, {:.1f}, {:.1f})".format(*os.getloadavg()))
    return int(sorted(took[1:])[RUNS // 2][0] > LIMIT)


def _told(took: tuple[float, float]) -> str:
    return f"{took[0]:.2f} ({took[1]:.2f} of a processor)"


def _run(words: list[str]) -> tuple[float, float]:
    """The seconds until the window is there, on the clock and of a processor; it is closed again."""
    begun = time.monotonic()
    with _window(words) as program:
        return time.monotonic() - begun, _worked(program.pid)


def _handed_on(card: str) -> float:
    """The seconds a second start takes; ends where the window that is open does not take up what it left."""
    with _window([]):
        begun = time.monotonic()
        subprocess.run(_command([card]), check=True, timeout=PATIENCE)
        took = time.monotonic() - begun
        while list((TREE / "root/.config/rolodex").glob("inbox-*/*.json")):
            if time.monotonic() - begun > PATIENCE:
                sys.exit("The window did not take up what a second start left.")
            time.sleep(0.01)
        return took


@contextmanager
def _window(words: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """The program from the moment its window is there; ended afterwards."""
    begun = time.monotonic()
    program = subprocess.Popen(_command(words))
    try:
        while not _shown():
            if program.poll() is not None:
                sys.exit(f"The program ended with {program.returncode}, without a window.")
            if time.monotonic() - begun > PATIENCE:
                sys.exit("The window did not come.")
            time.sleep(0.01)
        yield program
    finally:
        program.send_signal(signal.SIGTERM)
        program.wait(PATIENCE)


def _command(words: list[str]) -> list[str]:
    settings = ["HOME=/root", "PATH=/usr/bin:/bin", "LANG=C.UTF-8", f"DISPLAY={DISPLAY}"]
    return ["chroot", str(TREE), "env", "-i", *settings, "rolodex", *words]


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
