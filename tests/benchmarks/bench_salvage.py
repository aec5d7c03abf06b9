"""How much of a book of 100,000 contacts is saved when pages of it are overwritten, and what that costs.

`BENCH_SEEDS=100` asks for more seeds. Rows are read by the parts that salvage is made of, from
the pages that were hit and those that lost their tree; leaves that nothing fell on are counted by their head.
"""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from costs import demo_book, of_python, row

from rolodex.store import salvage_book, salvage_homes, salvage_known, salvage_source
from rolodex.store.book import Book
from rolodex.store.salvage_pages import Pages
from rolodex.store.salvage_tables import PageReader, Table, tables
from rolodex.store.tables import METADATA

CONTACTS = 100_000
PURCHASES = 20_000
SEEDS = int(os.environ.get("BENCH_SEEDS", "40"))
SIZE = 4096
WHOLE = (
    "import sys; from pathlib import Path; from rolodex.store import salvage; "
    "done = salvage.salvage(Path(sys.argv[1])); print(done.lost)"
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A book before it is hurt: its rows and tables by name, and whose its pages are."""

    rows: dict[str, int]
    tables: dict[str, Table]
    owners: dict[int, tuple[str, str]]


def sample(path: Path) -> Sample:
    """What is known of the book at `path`."""
    rows = counted(path)
    return Sample(rows, shapes(path, list(rows)), owners(path))


def counted(path: Path) -> dict[str, int]:
    """How many rows each table has that a salvage reads."""
    with closing(sqlite3.connect(path)) as connection:
        names = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        wanted = [name for name in METADATA.tables if name in names - salvage_book.COUNTED]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in wanted}


def shapes(path: Path, names: Sequence[str]) -> dict[str, Table]:
    """The tables as a book has them."""
    with Book.open(path, read_only=True) as book, book.reading() as connection:
        return tables(connection, tuple(names))


def overwritten(path: Path, pages: Sequence[int], noise: random.Random) -> list[bytes]:
    """Write noise over pages; gives what stood there."""
    before = []
    with path.open("r+b") as stream:
        for page in pages:
            stream.seek((page - 1) * SIZE)
            before.append(stream.read(SIZE))
            stream.seek((page - 1) * SIZE)
            stream.write(noise.randbytes(SIZE))
    return before


def put_back(path: Path, pages: Sequence[int], before: Sequence[bytes]) -> None:
    """Make the pages what they were."""
    with path.open("r+b") as stream:
        for page, data in zip(pages, before, strict=True):
            stream.seek((page - 1) * SIZE)
            stream.write(data)


def owners(path: Path) -> dict[int, tuple[str, str]]:
    """Whose each page is, and of what kind."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT pageno, name, pagetype FROM dbstat")
        return {page: (name, kind) for page, name, kind in rows}


def lost(path: Path, book: Sample, hurt: Collection[int]) -> int:
    """How many rows cannot be read; leaves that no noise fell on are counted by what their head says."""
    owned = {book.owners.get(page, ("", "")) for page in hurt}
    torn = {name for name, kind in owned if kind == "overflow"}
    head = salvage_source.head(path)
    with Pages(path, head.page_size, head.reserved, head.encoding) as pages:
        items = salvage_source.contents(pages)
        roots = {item.name: item.root for item in items if item.kind == "table" and item.root > 1}
        reader = PageReader(pages, roots)
        hit = {
            name: table
            for name, table in book.tables.items()
            if name in torn or name not in roots or any(name == owner for owner, _ in owned)
        }
        missing = {name: book.rows[name] - _found(reader, table, hurt, torn) for name, table in hit.items()}
        sick = {name: table for name, table in hit.items() if missing[name] and reader.lost[name]}
        if sick:
            _place(path, book, reader, sick, missing)
        return sum(missing.values())


def _place(
    path: Path, book: Sample, reader: PageReader, sick: dict[str, Table], missing: dict[str, int]
) -> None:
    """Give strays their table as a salvage does, with what the journal of the whole book knows."""
    with Book.open(path.with_name(path.name + ".whole"), read_only=True) as whole, whole.reading() as known:
        salvage_known.know(known)
        salvage_known.remember(known)
        homes = salvage_homes.Homes(known, reader, book.tables, reader.free)
        homes.learn()
        for stray in list(reader.strays()):
            for one in [stray] if homes.of(stray) else [*reader.apart(stray)]:
                table = homes.of(one)
                if table is not None and table.name in sick:
                    missing[table.name] -= sum(1 for _ in reader.adopt(table, one))


def _found(reader: PageReader, table: Table, hurt: Collection[int], torn: Collection[str]) -> int:
    tree = reader.trees.get(table.name)
    if tree is None or table.name in torn:
        return sum(1 for _ in reader.rows(table))
    leaves = list(tree.leaves)
    tree.leaves[:] = [leaf for leaf in leaves if leaf[0] in hurt]
    found = sum(1 for _ in reader.rows(table))
    return found + sum(
        int.from_bytes(reader.pages.page(page)[3:5]) for page, _, _ in leaves if page not in hurt
    )


def main() -> None:
    """Print `name | measured | baseline | ratio | budget` for each figure."""
    with tempfile.TemporaryDirectory() as folder:
        path = demo_book(Path(folder), CONTACTS, PURCHASES)
        shutil.copyfile(path, path.with_name(path.name + ".whole"))
        book = sample(path)
        count, total = path.stat().st_size // SIZE, sum(book.rows.values())
        for pages in (10, 100, 1000):
            shares = []
            for seed in range(SEEDS if pages == 10 else 5):
                noise = random.Random(seed)
                hurt = noise.sample(range(1, count + 1), pages)
                before = overwritten(path, hurt, noise)
                shares.append(100 * (1 - lost(path, book, set(hurt)) / total))
                put_back(path, hurt, before)
            least = min(shares)
            name = f"{pages:,} of {count:,} pages overwritten, least of {len(shares)} books"
            print(f"{name} | {least:.3f} % of {total:,} rows | - | - | 94 %", flush=True)
        sick = Path(folder) / "sick.rolodex"
        shutil.copyfile(path, sick)
        overwritten(sick, random.Random(0).sample(range(1, count + 1), 10), random.Random(0))
        start = time.perf_counter()
        cost = of_python("-c", WHOLE, str(sick), runs=1)
        row("salvage, checked in full, CPU / wall", cost.cpu, time.perf_counter() - start, "-")
        print(f"memory of a salvage | {cost.memory:.0f} MB | - | - | 500 MB", flush=True)


if __name__ == "__main__":
    main()
