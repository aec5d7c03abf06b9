"""A sample book, and the command run on it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from rolodex import i18n
from rolodex.cli.app import run

CARDS = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:one\r\nN:Okafor;Ada;;;\r\nFN:Ada Okafor\r\n"
    "TEL;TYPE=CELL:+44 7700 900123\r\nORG:Okafor & Sons\r\nEMAIL:ada@okafor.example\r\n"
    "ADR;TYPE=HOME:;;3 Mill Lane;Leeds;;LS6 2AB;United Kingdom\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:two\r\nN:Ruiz;Marta;;;\r\nFN:Marta Ruiz\r\nEND:VCARD\r\n"
)


@dataclass(frozen=True)
class Answer:
    """What one run of the command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on stdout."""
        assert self.out, self
        return json.loads(self.out)


Rolodex = Callable[..., Answer]


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The command speaks English here, and English again after a test of another language."""
    monkeypatch.setenv("LANGUAGE", "en")
    yield
    i18n.use("en")


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the book of this test lies, or will lie."""
    path = tmp_path / "book.rolodex"
    monkeypatch.setenv("ROLODEX_BOOK", str(path))
    return path


@pytest.fixture
def rolodex(book: Path, capsys: pytest.CaptureFixture[str]) -> Rolodex:
    """Runs the command on the book of this test."""

    def command(*words: object) -> Answer:
        capsys.readouterr()
        code = run([str(word) for word in words])
        told = capsys.readouterr()
        return Answer(code, told.out, told.err)

    return command


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample book of sixty contacts, made once."""
    path = tmp_path_factory.mktemp("sample") / "sample.rolodex"
    code = run(["demo", str(path), "--contacts", "60", "--purchases", "120", "--today", "2026-11-21"])
    assert code == 0
    return path


@pytest.fixture
def sample(sample_file: Path, book: Path) -> Path:
    """The book of this test is a sample book."""
    shutil.copyfile(sample_file, book)
    return book


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    """A file of two cards."""
    path = tmp_path / "two.vcf"
    path.write_bytes(CARDS.encode())
    return path
