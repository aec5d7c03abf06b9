from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import given, settings

from rolodex.store import salvage_pages
from rolodex.store.salvage_pages import Pages, Unreadable, Value

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
LONG = st.integers(0, 30_000).map(lambda size: "long ñ" * (size // 6))
VALUE = st.none() | st.integers(-(2**63), 2**63 - 1) | TEXT | st.binary(max_size=40) | LONG
ROWS = st.dictionaries(st.integers(-(2**62), 2**62), st.tuples(VALUE, VALUE), min_size=1, max_size=60)
SIZES = st.sampled_from([512, 1024, 4096, 65536])


def written(folder: Path, size: int, rows: dict[int, tuple[Value, Value]]) -> tuple[Path, int]:
    path = folder / "a.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"PRAGMA page_size = {size}")
        connection.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a, b)")
        connection.executemany(
            "INSERT INTO t VALUES (?, ?, ?)", [(key, *cells) for key, cells in rows.items()]
        )
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master").fetchone()
    return path, root


def read(path: Path, size: int, root: int) -> dict[int, tuple[Value, Value]]:
    with Pages(path, size) as pages:
        return {
            rowid: (values[1], values[2])
            for number, low, high in pages.walk(root).leaves
            for rowid, values in pages.records(number, low, high)
        }


@settings(max_examples=20, deadline=None)
@given(rows=ROWS, size=SIZES)
def test_every_row_that_sqlite_wrote_is_read(rows: dict[int, tuple[Value, Value]], size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, root = written(Path(folder), size, rows)
        assert salvage_pages.page_size(path) == size
        assert read(path, size, root) == rows


@settings(max_examples=60, deadline=None)
@given(rows=ROWS, data=st.data())
def test_of_a_file_with_noise_in_it_only_whole_values_are_read_and_nothing_fails(
    rows: dict[int, tuple[Value, Value]], data: st.DataObject
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, root = written(Path(folder), 512, rows)
        raw = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(1, 8))):
            place = data.draw(st.integers(0, len(raw) - 1))
            noise = data.draw(st.binary(min_size=1, max_size=80))
            raw[place : place + len(noise)] = noise
        path.write_bytes(raw[: data.draw(st.integers(1024, len(raw)))] if data.draw(st.booleans()) else raw)
        with Pages(path, 512) as pages:
            for number in range(1, pages.count + 1):
                try:
                    found = list(pages.records(number))
                except Unreadable:
                    continue
                assert [rowid for rowid, _ in found] == sorted({rowid for rowid, _ in found})
            tree = pages.walk(root)
            assert len(tree.leaves) == len({number for number, _, _ in tree.leaves})
            pages.claim_free()
            assert all(pages.children(number) is not None for number in range(1, pages.count + 1))


def test_a_tree_that_leads_back_to_itself_ends(tmp_path: Path) -> None:
    path, root = written(tmp_path, 512, dict.fromkeys(range(60), ("x" * 90, None)))
    raw = bytearray(path.read_bytes())
    start = (root - 1) * 512
    assert raw[start] == salvage_pages.INTERIOR
    raw[start + 8 : start + 12] = root.to_bytes(4)
    path.write_bytes(raw)
    with Pages(path, 512) as pages:
        tree = pages.walk(root)
    assert tree.gaps
    assert tree.leaves


def test_the_size_of_the_pages_is_told_without_the_head(tmp_path: Path) -> None:
    path, _ = written(tmp_path, 1024, dict.fromkeys(range(300), ("text " * 30, None)))
    with path.open("r+b") as stream:
        stream.write(bytes(100))
    assert salvage_pages.page_size(path) == 1024
    assert salvage_pages.has_lost_its_head(path)


def test_a_text_and_a_picture_are_not_taken_for_books(tmp_path: Path) -> None:
    path = tmp_path / "a"
    for data in (
        b"a letter\n" * 5000,
        bytes(range(256)) * 400,
        b"",
        bytes(100_000),
        b"\xff\xd8" + bytes(9000),
    ):
        path.write_bytes(data)
        assert not salvage_pages.has_lost_its_head(path)
