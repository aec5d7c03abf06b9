"""What a process costs, and the rows of the table every benchmark prints."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

RUNS = 5


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of user and system together, and the most memory held, in MB."""

    cpu: float
    memory: float


def demo_book(folder: Path, contacts: int, purchases: int = 0) -> Path:
    """A closed sample book."""
    path = folder / f"{contacts}.rolodex"
    # In a process of its own: the memory of a child counts from what its parent holds.
    make = [sys.executable, "-m", "rolodex", "demo", str(path)]
    make += ["--contacts", str(contacts), "--purchases", str(purchases)]
    subprocess.run(make, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return path


def of_python(*arguments: str, runs: int = RUNS, tells: bool = False) -> Cost:
    """The least cost of several cold runs of Python with these arguments; more than that is other work.

    A process that `tells` prints the CPU seconds it has used up to the moment that counts: what it takes to
    go away again is not measured.
    """
    costs = [_once([sys.executable, *arguments], tells=tells) for _ in range(runs)]
    return Cost(min(cost.cpu for cost in costs), min(cost.memory for cost in costs))


def tell() -> None:
    """Print what this process has used up to now, the start of Python and all threads included."""
    print(time.process_time(), flush=True)


def row(name: str, measured: float, baseline: float, budget: str, unit: str = "s") -> None:
    """Print `name | measured | baseline | ratio | budget`."""
    ratio = f"{measured / baseline:.2f}" if baseline else "-"
    print(f"{name} | {measured:.3g} {unit} | {baseline:.3g} {unit} | {ratio} | {budget}", flush=True)


def _once(command: list[str], *, tells: bool) -> Cost:
    with tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as trouble:
        child = subprocess.Popen(command, stdout=told, stderr=trouble)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        told.seek(0)
        trouble.seek(0)
        if child.returncode != 0:
            said = trouble.read().decode(errors="replace")
            sys.exit(f"{' '.join(command)} stopped with {child.returncode}:\n{said}")
        cpu = float(told.read()) if tells else usage.ru_utime + usage.ru_stime
        return Cost(cpu, usage.ru_maxrss / 1024)
