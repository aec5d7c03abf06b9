"""Files read beside the program: the same cards from a worker as from here, and no way to hang."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from rolodex.domain.card import Card, Rejected
from rolodex.domain.errors import Cancelled, UserError
from rolodex.vcard.process import READ_HERE, read_files
from rolodex.vcard.reading import read_cards

CARDS = Path(__file__).parents[1] / "data" / "vcards"


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A file that is read in a worker."""
    path = tmp_path / "large.vcf"
    once = (CARDS / "_gen" / "icloud30.vcf").read_bytes() + (CARDS / "_gen" / "damaged.vcf").read_bytes()
    path.write_bytes((once + b"\r\n") * 12)
    assert path.stat().st_size > 2 * READ_HERE
    return path


def flat(batches: Iterable[Sequence[Card | Rejected]]) -> list[Card | Rejected]:
    return [item for batch in batches for item in batch]


def test_a_worker_gives_the_same_cards_as_reading_here(large: Path) -> None:
    with large.open("rb") as stream:
        here = list(read_cards(stream, str(large)))
    assert flat(read_files([large])) == here


def test_a_small_file_needs_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    path = CARDS / "_made" / "icloud_30.vcf"

    def no_context(method: str | None = None) -> object:
        raise AssertionError(method)

    monkeypatch.setattr(multiprocessing, "get_context", no_context)
    assert [item.contact.fn for item in flat(read_files([path])) if isinstance(item, Card)]


def test_progress_counts_bytes_up_to_their_sum(large: Path) -> None:
    small = CARDS / "_made" / "icloud_30.vcf"
    seen: list[tuple[int, int]] = []
    flat(read_files([large, small], lambda done, total: seen.append((done, total))))
    total = large.stat().st_size + small.stat().st_size
    assert {pair[1] for pair in seen} == {total}
    assert [pair[0] for pair in seen] == sorted(pair[0] for pair in seen)
    assert seen[-1] == (total, total)


def test_cancelling_ends_the_worker(large: Path) -> None:
    def cancel(done: int, total: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        flat(read_files([large], cancel))
    assert multiprocessing.active_children() == []


def test_leaving_the_batches_ends_the_worker(large: Path) -> None:
    batches = read_files([large])
    next(iter(batches))
    del batches
    assert multiprocessing.active_children() == []


def test_a_worker_that_dies_is_an_error_and_no_hang(large: Path) -> None:
    def kill(done: int, total: int) -> None:
        for child in multiprocessing.active_children():
            assert child.pid is not None
            os.kill(child.pid, signal.SIGKILL)

    with pytest.raises(UserError) as caught:
        flat(read_files([large], kill))
    assert ("file", "large.vcf") in caught.value.message.args


def test_a_file_that_is_not_there_is_an_error_of_the_user(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        flat(read_files([tmp_path / "nowhere.vcf"]))


def test_the_worker_loads_neither_window_nor_store_nor_vobject() -> None:
    code = (
        "import sys, rolodex.vcard.process;"
        "print({'PySide6', 'sqlalchemy', 'sqlmodel', 'vobject', 'alembic'} & set(sys.modules))"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert answer.stdout.strip() == "set()"


def test_a_program_started_as_module_reads_large_files(large: Path, tmp_path: Path) -> None:
    package = tmp_path / "started"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(
        textwrap.dedent(
            """
            import sys
            from pathlib import Path

            from rolodex.vcard.process import read_files

            if __name__ == "__main__":
                print(sum(len(batch) for batch in read_files([Path(sys.argv[1])])))
            """
        ),
        encoding="utf-8",
    )
    answer = subprocess.run(
        [sys.executable, "-m", "started", str(large)],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert int(answer.stdout) > 900
