"""The whole book as text and back: an equal book, or none."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.blank import new_book
from tests.e2e.test_every_write import fill

from rolodex.domain.errors import Cancelled, UserError
from rolodex.services.opening import Services, open_services
from rolodex.services.whole_book import restore
from rolodex.store import search, whole_book
from rolodex.store.tables import METADATA

Lines = list[Any]
SEARCH = ("entry", "vocabulary", "word_count")
"""What is searched; the ranks of `entry` are dealt anew."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """A book with some of everything, steps that were taken back, and a setting."""
    folder = tmp_path_factory.mktemp("whole")
    services = open_services(new_book(folder / "book.rolodex"))
    sample = fill(services, folder)
    services.contacts.delete([sample.leo])
    services.history.undo()
    services.contacts.delete([sample.eva])
    yield services
    services.close()


@pytest.fixture(scope="module")
def copy(filled: Services, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That book as text."""
    out = tmp_path_factory.mktemp("copy") / "book.zip"
    filled.whole_book.export(out)
    return out


def dump(services: Services) -> Mapping[str, list[tuple[Any, ...]]]:
    """All rows of all tables, those that were made anew too."""
    names = {*METADATA.tables, "sqlite_sequence"}
    with services.book.reading() as connection:
        found = {name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names}
        lines = connection.execute("SELECT * FROM entry ORDER BY rank")
        found["entry"] = [row[1:] for row in lines]
    return found


def changed(copy: Path, out: Path, change: Callable[[Lines], Lines]) -> Path:
    """The copy with other lines."""
    with zipfile.ZipFile(copy) as pack, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in pack.infolist():
            if entry.filename == "book.jsonl":
                lines = change([json.loads(line) for line in pack.read(entry).splitlines()])
                new.writestr(entry.filename, "".join(json.dumps(line) + "\n" for line in lines))
            else:
                new.writestr(entry, pack.read(entry))
    return out


def test_every_table_is_copied_or_made_anew(filled: Services) -> None:
    with filled.book.reading() as connection:
        copied = {*whole_book.tables(connection), whole_book.BLOBS} - {whole_book.SEQUENCE}
    assert copied & whole_book.MADE_ANEW == set()
    assert copied | whole_book.MADE_ANEW == set(METADATA.tables)


def test_a_book_made_of_the_copy_is_equal_to_the_last_row(
    filled: Services, copy: Path, tmp_path: Path
) -> None:
    told = restore(copy, tmp_path / "new.rolodex")
    with closing(open_services(tmp_path / "new.rolodex")) as new:
        assert dump(new) == dump(filled)
        assert new.checking.full() == ()
        with new.book.reading() as connection:
            assert list(search.verify(connection)) == []
            assert connection.value("PRAGMA application_id") != 0
        assert told.contacts == len(dump(new)["contact"])
        assert told.blobs == len(dump(new)["blob"]) > 0
    assert (tmp_path / "new.rolodex").stat().st_mode & 0o077 == 0


def test_what_was_done_before_the_copy_can_be_undone_after_it(
    filled: Services, copy: Path, tmp_path: Path
) -> None:
    restore(copy, tmp_path / "new.rolodex")
    filled.backups.make(tmp_path / "old.rolodex")
    found = []
    for name in ("new.rolodex", "old.rolodex"):
        with closing(open_services(tmp_path / name)) as services:
            for _ in range(3):
                services.history.undo()
            services.contacts.delete([1])
            rows = dict(dump(services))
            # In which order the rows of one contact go is not said anywhere.
            rows["journal"] = sorted((row[1:] for row in rows["journal"]), key=repr)
            found.append({table: rows[table] for table in ("contact", "tel", "adr", "journal", "tag", "org")})
    assert found[0] == found[1]


def test_a_copy_of_the_copy_says_the_same(copy: Path, tmp_path: Path) -> None:
    restore(copy, tmp_path / "new.rolodex")
    with closing(open_services(tmp_path / "new.rolodex")) as new:
        new.whole_book.export(tmp_path / "again.zip")
    first, second = (
        zipfile.ZipFile(path).read("book.jsonl").splitlines()[1:] for path in (copy, tmp_path / "again.zip")
    )
    assert first == second


def test_pictures_lie_beside_the_lines_under_their_checksums(copy: Path) -> None:
    with zipfile.ZipFile(copy) as pack:
        head = json.loads(pack.read("book.jsonl").splitlines()[0])
        names = [name for name in pack.namelist() if name.startswith("blobs/")]
    assert head["format"] == "rolodex book"
    assert head["blobs"] == len(names) > 0


def test_a_book_that_is_there_is_never_replaced(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.rolodex").write_bytes(b"mine")
    with pytest.raises(UserError, match="is there already"):
        restore(copy, tmp_path / "mine.rolodex")
    assert (tmp_path / "mine.rolodex").read_bytes() == b"mine"


def _without_the_end(lines: Lines) -> Lines:
    return lines[:-1]


def _without_a_row(lines: Lines) -> Lines:
    place = next(place for place, line in enumerate(lines) if isinstance(line, list))
    return lines[:place] + lines[place + 1 :]


def _of_an_unknown_table(lines: Lines) -> Lines:
    return [lines[0], {"table": "sqlite_master", "columns": ["type"]}, *lines[1:]]


def _with_other_columns(lines: Lines) -> Lines:
    lines[1]["columns"] = lines[1]["columns"][::-1]
    return lines


def _with_a_number_for_a_text(lines: Lines) -> Lines:
    row = next(line for line in lines if isinstance(line, list))
    row[1] = 1.5
    return lines


def _with_links_to_nothing(lines: Lines) -> Lines:
    place = next(
        place for place, line in enumerate(lines) if isinstance(line, dict) and line.get("table") == "tel"
    )
    lines[place + 1][1] = 999_999
    return lines


def _with_an_id_twice(lines: Lines) -> Lines:
    place = next(place for place, line in enumerate(lines) if isinstance(line, list))
    lines[place + 1] = lines[place]
    return lines


def _that_is_a_list(lines: Lines) -> Lines:
    return [[], *lines]


def _with_a_number_too_large(lines: Lines) -> Lines:
    row = next(line for line in lines if isinstance(line, list))
    row[0] = 2**70
    return lines


WRONG = [
    _without_the_end,
    _without_a_row,
    _of_an_unknown_table,
    _with_other_columns,
    _with_a_number_for_a_text,
    _with_links_to_nothing,
    _with_an_id_twice,
    _that_is_a_list,
    _with_a_number_too_large,
]


@pytest.mark.parametrize("change", WRONG)
def test_of_a_copy_that_is_wrong_no_book_is_made(
    copy: Path, tmp_path: Path, change: Callable[[Lines], Lines]
) -> None:
    wrong = changed(copy, tmp_path / "wrong.zip", change)
    with pytest.raises(UserError, match="is not the whole copy"):
        restore(wrong, tmp_path / "new.rolodex")
    assert [path.name for path in tmp_path.iterdir()] == ["wrong.zip"]


def test_a_copy_of_a_newer_program_says_so(copy: Path, tmp_path: Path) -> None:
    newer = changed(copy, tmp_path / "newer.zip", lambda lines: [{**lines[0], "schema": 99}, *lines[1:]])
    with pytest.raises(UserError, match="newer Rolodex"):
        restore(newer, tmp_path / "new.rolodex")
    assert not (tmp_path / "new.rolodex").exists()


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_a_copy_that_was_cut_off_makes_no_book(copy: Path, tmp_path: Path, share: float) -> None:
    data = copy.read_bytes()
    (tmp_path / "cut.zip").write_bytes(data[: int(len(data) * share)])
    with pytest.raises(UserError, match="is not the whole copy"):
        restore(tmp_path / "cut.zip", tmp_path / "new.rolodex")
    assert [path.name for path in tmp_path.iterdir()] == ["cut.zip"]


def test_a_picture_that_is_not_what_its_name_says_makes_no_book(copy: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(copy) as pack, zipfile.ZipFile(tmp_path / "other.zip", "w") as new:
        for entry in pack.infolist():
            data = pack.read(entry)
            new.writestr(entry, data if entry.filename == "book.jsonl" else data[::-1])
    with pytest.raises(UserError, match="is not the whole copy"):
        restore(tmp_path / "other.zip", tmp_path / "new.rolodex")


def test_a_zip_that_was_made_to_fill_the_disk_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("book.jsonl", bytes(60_000_000))
    with pytest.raises(UserError, match="is not the whole copy"):
        restore(tmp_path / "bomb.zip", tmp_path / "new.rolodex")


def test_a_copy_that_is_cancelled_makes_nothing(filled: Services, copy: Path, tmp_path: Path) -> None:
    def cancel(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        restore(copy, tmp_path / "new.rolodex", cancel)
    with pytest.raises(Cancelled):
        filled.whole_book.export(tmp_path / "new.zip", cancel)
    assert list(tmp_path.iterdir()) == []
