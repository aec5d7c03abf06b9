"""Reading cards, and what it is to vobject alone: the time of 10,000 cards, the memory of 71 MB."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench_import import CARDS, LARGE_CARDS, vobject_alone, written

RUNS = 3
_READ = """
import sys
from pathlib import Path
from rolodex.vcard.reading import read_cards
with open(sys.argv[1], "rb") as stream:
    for _ in read_cards(stream):
        pass
status = Path("/proc/self/status").read_text().split()
print(status[status.index("VmHWM:") + 1])
"""


def ours(path: Path) -> None:
    """Our reading, in this process."""
    from rolodex.vcard.reading import read_cards

    with path.open("rb") as stream:
        for _ in read_cards(stream):
            pass


def scanned(path: Path, components: bool) -> None:
    """Our scanner alone, or with every property made a line of a vobject component."""
    from vobject.base import Component, ContentLine

    from rolodex.vcard.charset import Source
    from rolodex.vcard.lines import LineReader
    from rolodex.vcard.splitting import RawCard, split_cards

    with path.open("rb") as stream:
        for raw in split_cards(LineReader(Source(stream))):
            assert isinstance(raw, RawCard)
            if not components:
                continue
            card = Component("VCARD")
            for _, header, octets in raw.properties:
                params = [list(pair) for pair in header.verbatim]
                card.add(
                    ContentLine(header.name, params, octets.decode(), header.group or None, encoded=True)
                )


def writing(path: Path, version: str) -> None:
    """Reading and writing again."""
    from rolodex.domain.card import Card
    from rolodex.vcard.reading import read_cards
    from rolodex.vcard.writing import write_cards

    with path.open("rb") as stream:
        contacts = (item.contact for item in read_cards(stream) if isinstance(item, Card))
        out = io.BytesIO()
        for part in write_cards(contacts, version, lambda sha256: None):
            out.write(part)


def cost(work: Callable[..., None], path: Path, *more: object) -> float:
    """The least CPU seconds of several runs; more than that is other work."""
    costs = []
    for _ in range(RUNS):
        begun = time.process_time()
        work(path, *more)
        costs.append(time.process_time() - begun)
    return min(costs)


def memory(path: Path) -> float:
    """The most memory a fresh process held while reading the file, in MB."""
    answer = subprocess.run(
        [sys.executable, "-c", _READ, str(path)], capture_output=True, check=True, encoding="utf-8"
    )
    return int(answer.stdout) / 1024


def row(name: str, measured: float, baseline: float, budget: str, unit: str) -> None:
    """One line of the table."""
    print(
        f"{name} | {measured:.2f} {unit} | {baseline:.2f} {unit} | {measured / baseline:.2f} | {budget}",
        flush=True,
    )


def main() -> None:
    """Print `name | measured | baseline | ratio | budget` for each figure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = written(folder, CARDS)
        baseline = cost(vobject_alone, path)
        row("reading 10,000 cards / vobject alone, CPU", cost(ours, path), baseline, "0.5", "s")
        components = cost(scanned, path, True) - cost(scanned, path, False)
        row("vobject's components of these lines / vobject alone, CPU", components, baseline, "-", "s")
        row("reading and writing 3.0 / vobject reading alone", cost(writing, path, "3.0"), baseline, "-", "s")
        small = memory(path)
        large = written(folder, LARGE_CARDS if os.environ.get("BENCH_LARGE") else LARGE_CARDS // 4)
        size = large.stat().st_size / 1e6
        row(f"memory, {size:.0f} MB / small file", memory(large), small, "+150 MB", "MB")


if __name__ == "__main__":
    main()
