"""Hunts for input that brings the program down: `python -m tests.fuzz.hunt MINUTES [SEED] [KIND...]`.

Each input is read in a worker process with a bound to its memory. What raises anything but UserError, takes
longer than a minute or more than 500 MB is told with its kind and seed. With the words
`once KIND SEED` it is read again and the traceback shown.
"""

from __future__ import annotations

import itertools
import multiprocessing
import os
import random
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

LONGEST = 60.0
"""Seconds one input may take."""
LARGEST = 500
"""MB that a process may take for any input."""
ADDRESSES = 2 << 30
"""Bytes of addresses: an input that asks for more fails at once, and takes nobody else's memory."""
LIFE = 150
"""Inputs that a worker reads, so that what one leaves behind is not taken for another's."""


@dataclass(slots=True)
class Outcome:
    """What came of all inputs."""

    inputs: Counter[str] = field(default_factory=Counter)
    slowest: dict[str, tuple[float, int]] = field(default_factory=dict)
    largest: dict[str, tuple[float, int]] = field(default_factory=dict)
    found: list[str] = field(default_factory=list)

    def add(self, kind: str, seed: int, seconds: float, megabytes: float, trouble: str) -> None:
        """Count one input more."""
        self.inputs[kind] += 1
        self.slowest[kind] = max(self.slowest.get(kind, (0.0, 0)), (seconds, seed))
        self.largest[kind] = max(self.largest.get(kind, (0.0, 0)), (megabytes, seed))
        if megabytes > LARGEST:
            trouble = trouble or f"took {megabytes:.0f} MB"
        if trouble:
            self.found.append(f"{kind} {seed}: {trouble}")
            sys.stdout.write(f"FOUND {self.found[-1]}\n")
            sys.stdout.flush()

    def lines(self) -> list[str]:
        """The figures, one line for each kind."""
        told = [
            f"{kind}: {count} inputs, slowest {self.slowest[kind][0]:.2f} s (seed {self.slowest[kind][1]}), "
            f"largest {self.largest[kind][0]:.0f} MB (seed {self.largest[kind][1]})"
            for kind, count in sorted(self.inputs.items())
        ]
        return [*told, f"{self.inputs.total()} inputs, {len(self.found)} findings"]


def once(kind: str, seed: int, ground: Any) -> None:
    """Read one input."""
    from tests.fuzz.kinds import KINDS

    KINDS[kind](random.Random(f"{kind} {seed}"), ground)


def _megabytes(before: int = 0) -> float:
    """The most this process took so far; and its children, where that is more than `before`."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(own, children if children > before else 0) / 1024


def _worker(pipe: Connection, folder: str) -> None:
    """Read the inputs asked for, and say of each how long it took, the memory so far, and what it raised."""
    _settle(Path(folder))
    from tests.fuzz.kinds import ground as made

    ground = made(Path(folder))
    # Making a key of a passphrase takes what the machine can give, whatever the input.
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 5 // 4
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    pipe.send(("ready", 0.0, 0.0, ""))
    with suppress(EOFError):
        while True:
            kind, seed = pipe.recv()
            begun = time.perf_counter()
            trouble = ""
            try:
                once(kind, seed, ground)
            except BaseException as error:  # whatever it is, it is what this looks for
                trouble = f"{type(error).__name__}: {_place(error)}"
            pipe.send((kind, time.perf_counter() - begun, _megabytes(before), trouble))


def _settle(folder: Path) -> None:
    """Let nothing be read or written outside of this folder."""
    for name in ("DATA", "CONFIG", "CACHE", "LOGS"):
        os.environ[f"ROLODEX_{name}"] = str(folder / name.lower())
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if f"{os.sep}rolodex{os.sep}" in frame.filename] or frames
    return f"{str(error)[:150]!r} at {Path(ours[-1].filename).name}:{ours[-1].lineno} {ours[-1].name}"


def hunt(seconds: float, first: int, kinds: Sequence[str] = ()) -> Outcome:
    """Read inputs until the time is over."""
    outcome = Outcome()
    ends = time.monotonic() + seconds
    wanted = itertools.cycle(_order(first, kinds))
    seeds = itertools.count(first)
    while time.monotonic() < ends:
        with TemporaryDirectory(prefix="rolodex-fuzz-") as folder:
            _one_life(outcome, folder, wanted, seeds, ends)
    return outcome


def _order(seed: int, kinds: Sequence[str]) -> list[str]:
    from tests.fuzz.kinds import KINDS, SHARES

    order = [kind for kind in KINDS for _each in range(SHARES.get(kind, 12)) if not kinds or kind in kinds]
    random.Random(seed).shuffle(order)
    return order


def _one_life(outcome: Outcome, folder: str, wanted: Any, seeds: Any, ends: float) -> None:
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    worker = multiprocessing.get_context("spawn").Process(target=_worker, args=(theirs, folder))
    worker.start()
    theirs.close()
    try:
        ours.recv()
        for _ in range(LIFE):
            if time.monotonic() > ends:
                return
            kind, seed = next(wanted), next(seeds)
            ours.send((kind, seed))
            if not ours.poll(LONGEST):
                outcome.add(kind, seed, LONGEST, 0, "took longer than a minute")
                return
            try:
                _, took, megabytes, trouble = ours.recv()
            except EOFError:
                worker.join()
                outcome.add(kind, seed, 0, 0, f"the process ended with {worker.exitcode}")
                return
            outcome.add(kind, seed, took, megabytes, trouble)
            if megabytes > LARGEST:
                return
    finally:
        ours.close()
        worker.kill()
        worker.join()


def main(words: Sequence[str]) -> int:
    """Hunt, or read one input again; 1 where anything was found."""
    if words and words[0] == "once":
        with TemporaryDirectory(prefix="rolodex-fuzz-") as folder:
            _settle(Path(folder))
            from tests.fuzz.kinds import ground

            once(words[1], int(words[2]), ground(Path(folder)))
        return 0
    minutes = float(words[0]) if words else 1.0
    outcome = hunt(60 * minutes, int(words[1]) if len(words) > 1 else 0, words[2:])
    sys.stdout.write("\n".join(outcome.lines()) + "\n")
    return 1 if outcome.found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
