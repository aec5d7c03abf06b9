"""What a salvage makes of many damages, held against the book as it was."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.store import salvage_judge, sick_books
from tests.store.salvage_judge import Sound
from tests.store.sick_books import SIZE

from rolodex.domain.message import message
from rolodex.store import salvage, salvage_book, salvage_words
from rolodex.store.book import Book
from rolodex.store.tables import METADATA

NAMELESS = "Found without a name"


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample book in which rows were changed and deleted since."""
    path = sick_books.sample(tmp_path_factory.mktemp("whole") / "book.rolodex", 60)
    with Book.open(path) as book, book.change(message("Test")) as tx:
        tx.connection.execute("UPDATE tel SET value = '+34 6' || id WHERE id % 7 = 1")
        tx.connection.execute("DELETE FROM contact WHERE id BETWEEN 20 AND 25")
    return path


@pytest.fixture(scope="module")
def sound(lived_in: Path) -> Sound:
    """What stands in that book."""
    return salvage_judge.sound(lived_in)


def run(path: Path, first: int, length: int, fill: bytes) -> None:
    count = path.stat().st_size // SIZE
    with path.open("r+b") as stream:
        stream.seek((first - 1) * SIZE)
        stream.write(fill * (SIZE * min(length, count - first)))


def cut(path: Path) -> None:
    with path.open("r+b") as stream:
        stream.truncate(path.stat().st_size // SIZE // 2 * SIZE)


DAMAGES: dict[str, Callable[[Path], None]] = {
    "ten pages": lambda path: sick_books.overwrite(
        path, random.Random(5).sample(range(1, path.stat().st_size // SIZE), 10)
    ),
    "twenty pages near the start": lambda path: run(path, 4, 20, b"x"),
    "a hundred pages": lambda path: run(path, 100, 100, b"x"),
    "zeros": lambda path: run(path, 60, 20, b"\0"),
    "the head": lambda path: sick_books.overwrite(path, [1], zero=True),
    "cut off": cut,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_nothing_is_invented_and_what_is_missing_is_listed(
    lived_in: Path, sound: Sound, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    path = Path(shutil.copyfile(lived_in, tmp_path / "book.rolodex"))
    damage(path)
    done = salvage.salvage(path, nameless=NAMELESS)
    verdict = salvage_judge.judged(sound, path, done)
    assert (verdict.invented, verdict.hidden) == ([], [])


def test_every_table_that_can_be_lost_has_a_name_the_user_knows() -> None:
    assert set(METADATA.tables) - salvage_book.COUNTED <= set(salvage_words.NOUNS)
