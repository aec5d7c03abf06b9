"""Ten thousand damaged files of cards: what is raised, what is slow, how much memory, what is lost again."""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.vcard.mutants import mutants, sources, tried  # noqa: E402 - a script has no package

COUNT = 10_000
SEED = 2026
MEGABYTE = 1024


def main() -> int:
    """Print `name | measured | baseline | ratio | budget` for each figure; 1 where one is not met."""
    first, last = (int(word) for word in os.environ.get("BENCH_MUTANTS", f"0:{COUNT}").split(":"))
    folder = ROOT.parent / "shared" / "data" / "vcards"
    files = sources(folder if folder.is_dir() else ROOT / "tests" / "data" / "vcards")
    cards = rejected = raised = 0
    slowest = 0.0
    changed: list[str] = []
    for number, data in enumerate(mutants(files, SEED, last)):
        if number < first:
            continue
        try:
            trial = tried(data)
        except Exception as error:
            raised += 1
            print(f"mutant {number}: {error!r}", file=sys.stderr)
            continue
        cards += trial.cards
        rejected += trial.rejected
        slowest = max(slowest, trial.seconds)
        changed += [f"mutant {number}: {difference}" for difference in trial.changed]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    print(f"mutants {first} to {last} of {len(files)} files | {cards} cards, {rejected} named | - | - | -")
    print(f"raised something uncaught | {raised} | - | - | 0")
    print(f"slowest: read, written three times, read again | {slowest:.2f} s | - | - | 2 s")
    print(f"most memory | {peak:.0f} MB | - | - | 500 MB")
    print(f"fields that did not come back | {len(changed)} | - | - | 0")
    for difference in changed[:20]:
        print(difference[:300], file=sys.stderr)
    return int(bool(raised or changed) or slowest > 2 or peak > 500)


if __name__ == "__main__":
    sys.exit(main())
