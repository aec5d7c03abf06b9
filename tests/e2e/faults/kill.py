"""Work that comes to a sudden end: the process killed, or the power gone, anywhere in it.

    python -m tests.e2e.faults.kill [--rounds 200] [--seed 1] [--work NAME ...]

After each: the book opens, checks clean and holds whole changes only, the copies there are are whole, and the
same work done again succeeds and leaves nothing behind of what was cut short.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from tests.e2e.faults import disk, soundness, works
from tests.e2e.faults.soundness import State, Unsound
from tests.e2e.faults.telling import tell

from rolodex.domain.errors import UserError
from rolodex.services.opening import open_services

How = Literal["kill", "power", "moment"]
HOWS: tuple[How, ...] = ("kill", "power", "moment")
"""Killed at a deed of the disk, cut off from power at one, or killed at any moment from outside."""
DONE, SAID = 0, 3


@dataclass(frozen=True)
class Round:
    """One sudden end: of which work, how, and where in it (a part of 1)."""

    work: str
    how: How
    part: float
    seed: int


@dataclass
class Known:
    """What a work does when it is left alone."""

    start: State
    done: State
    deeds: int
    seconds: float


@dataclass
class Result:
    """What many rounds came to."""

    rounds: int = 0
    struck: int = 0
    """Rounds in which the work was really cut short."""
    before: int = 0
    after: int = 0
    """Books that were as before the work, and as after it."""
    by_work: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def drawn(rounds: int, seed: int, names: Sequence[str]) -> list[Round]:
    """That many rounds, spread evenly over the kinds of work and the ways to end."""
    chance = random.Random(seed)
    return [
        Round(
            names[n % len(names)], HOWS[n // len(names) % len(HOWS)], chance.random(), chance.randrange(10**6)
        )
        for n in range(rounds)
    ]


def run(rounds: Sequence[Round], folder: Path, progress: Callable[[Round, str], None]) -> Result:
    """Do these rounds; `progress` hears of each how it ended."""
    disk.installed()
    result = Result()
    known: dict[str, Known] = {}
    for one in rounds:
        if one.work not in known:
            known[one.work] = _known(one.work, folder)
        result.rounds += 1
        result.by_work[one.work] += 1
        try:
            said = _one(one, known[one.work], folder, result)
        except Unsound as error:
            said = str(error)
            result.wrong.append(f"{one}: {error}")
        progress(one, said)
    return result


def _one(one: Round, known: Known, folder: Path, result: Result) -> str:
    path = works.fresh(one.work, folder)
    ended = _cut_short(one, known, path)
    if ended not in (DONE, -signal.SIGKILL):
        raise Unsound(f"the work itself failed ({ended})")
    cut = ended != DONE
    result.struck += cut
    found = _left(path)
    if found not in (known.start, known.done) or (not cut and found != known.done):
        raise Unsound(f"half a change in {_differing(found, known)}")
    opened = soundness.judged(path) if soundness.SICK not in found else found
    if opened != found and one.work not in works.OPENINGS:
        raise Unsound("the book changes by being opened")
    soundness.copies_are_whole(folder, but=path if soundness.SICK in found else None)
    whole = found == known.done
    result.after += whole
    result.before += not whole
    if found == known.start:
        _again(one.work, path, known)
    return f"{'cut short' if cut else 'done'}, book as {'after' if whole else 'before'}"


def _left(path: Path) -> State:
    """The rows that stand in the files as they were left, read from copies."""
    with TemporaryDirectory(prefix="rolodex-left-") as aside:
        for file in path.parent.glob(f"{path.name}*"):
            shutil.copyfile(file, Path(aside) / file.name)
        return soundness.state(Path(aside) / path.name)


def _again(name: str, path: Path, known: Known) -> None:
    """The same work on what was left: it succeeds, and cleans up after the one that was cut short."""
    try:
        _work(name, path)
    except UserError as error:
        raise Unsound(f"cannot be done again: {soundness.told(error)}") from error
    if soundness.judged(path) != known.done:
        raise Unsound("done again it comes to something else")
    if left := soundness.leftovers(path.parent):
        raise Unsound(f"leaves {left} behind")


def _differing(found: State, known: Known) -> list[str]:
    return sorted(name for name in found if found[name] not in (known.start.get(name), known.done.get(name)))


def _work(name: str, path: Path) -> None:
    if name in works.OPENINGS:
        works.OPENINGS[name].do(path)
        return
    with closing(open_services(path)) as services:
        works.WORKS[name].do(services)


def _known(name: str, folder: Path) -> Known:
    path = works.fresh(name, folder)
    start = soundness.state(path)
    _work(name, path)  # what is loaded late is loaded now, so that a moment is one of the work
    path = works.fresh(name, folder)
    began = time.perf_counter()
    plan = disk.counted(lambda: _work(name, path))
    seconds = time.perf_counter() - began
    return Known(start, soundness.judged(path), plan.done, seconds)


def _cut_short(one: Round, known: Known, path: Path) -> int:
    """How a process ended that did this work: 0, or less the number of the signal that ended it."""
    child = os.fork()
    if child == 0:
        _lived(one, known, path)
    if one.how == "moment":
        time.sleep(one.part * known.seconds * 1.1)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _lived(one: Round, known: Known, path: Path) -> None:
    """The life of the process that is cut short; it ends here in any case."""
    code = SAID
    try:
        plan = disk.Plan()
        if one.how != "moment":
            plan = disk.Plan(1 + int(one.part * known.deeds), ending=one.how, seed=one.seed)
        if one.how == "power":
            _tell_of_syncs()
        with disk.going_wrong(plan):
            _work(one.work, path)
        code = DONE
    except Exception as error:  # nothing may come out of here into the process that forked
        tell(f"{one}: {type(error).__name__}: {error}")
    finally:
        os._exit(code)


def _tell_of_syncs() -> None:
    """Let the disk know what Python has had it take."""
    system = os.fsync

    def sync(descriptor: int) -> None:
        system(descriptor)
        disk.installed().synced(descriptor)

    setattr(os, "fsync", sync)  # noqa: B010 - for the rest of this process's life


def main() -> int:
    """Do as many rounds as were asked for, and say what came of them."""
    names = (*works.WORKS, *works.OPENINGS)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", action="append", choices=names)
    asked = parser.parse_args()
    began = time.perf_counter()
    with works.sampled(), TemporaryDirectory(prefix="rolodex-kill-") as scratch:
        rounds = drawn(asked.rounds, asked.seed, asked.work or names)
        result = run(
            rounds, Path(scratch) / "book", lambda one, said: tell(f"{one.work:10} {one.how:6} {said}")
        )
    tell(
        f"{result.rounds} rounds, {result.struck} cut short: {result.before} books as before, "
        f"{result.after} as after, {len(result.wrong)} wrong; {time.perf_counter() - began:.0f} s"
    )
    for line in result.wrong:
        tell(line)
    return 1 if result.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
