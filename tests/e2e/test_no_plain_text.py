"""Nothing of a book with a passphrase can be read: not in it, beside it, in its copies or on the way."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.blank import new_book
from tests.builders import person

from rolodex import paths
from rolodex.domain.activity import Activity, Attachment
from rolodex.domain.card import Blob
from rolodex.domain.contact import Value
from rolodex.domain.listing import Query
from rolodex.services import protecting, unlocking
from rolodex.services.opening import Services, open_services
from rolodex.store import cipher, keys, spool

PASSPHRASE = "Kräuter & Tee, 1912"
WORDS = ("quintanilla", "zq@geheim.example", "600111222", "zwetschgenkuchen", "hinterhaus", "kellertür")
"""Parts of a name, an e-mail address, a phone number, a note, a street and an attachment."""
CARDS = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{number}\r\nFN:Zoë Quintanilla {number}\r\nN:Quintanilla;Zoë;;;\r\n"
    f"TEL:+34 600111222\r\nEMAIL:zq@geheim.example\r\nADR:;;Hinterhaus {number};Bilbao;;48001;Spain\r\n"
    "NOTE:likes Zwetschgenkuchen\r\nEND:VCARD\r\n"
    for number in range(20)
)


@pytest.fixture(scope="module", autouse=True)
def light_keys() -> Iterator[None]:
    """Deriving a key is made slow on purpose; what is tested here does not hang on that."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "ROUNDS", 1000)
        yield


@pytest.fixture(autouse=True)
def all_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What goes to disk goes under the folder of the test, and as early as it can."""
    keys.forget()
    monkeypatch.setattr(spool, "IN_MEMORY", 1)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("SQLITE_TMPDIR", str(temporary))
    monkeypatch.setenv("ROLODEX_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("ROLODEX_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("ROLODEX_DATA", str(tmp_path / "data"))
    yield
    keys.forget()


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What stands in the file of an empty book with a passphrase."""
    path = new_book(tmp_path_factory.mktemp("blank") / "book.rolodex")
    protecting.convert(path, "", PASSPHRASE)
    return path.read_bytes()


@pytest.fixture
def book(blank: bytes, tmp_path: Path) -> Path:
    """A book with a passphrase that was given already."""
    path = tmp_path / "book.rolodex"
    path.write_bytes(blank)
    unlocking.unlock(path, PASSPHRASE)
    return path


def found(folder: Path) -> set[str]:
    """Which of the words stand in a file of the folder, or in one that is open and has lost its name."""
    nameless = Path("/proc/self/fd")
    open_files = list(nameless.iterdir()) if nameless.exists() else []
    lost = [file for file in open_files if file.is_symlink() and "(deleted)" in str(file.readlink())]
    there: set[str] = set()
    for file in (*(one for one in folder.rglob("*") if one.is_file()), *lost):
        try:
            with cipher.bytes_of(file) as stream:
                content = stream.read().lower()
        except FileNotFoundError:  # what was closed meanwhile is gone
            continue
        for word in WORDS:
            if word.encode() in content or word.encode("utf-16-le") in content:
                there.add(word)
    return there


def day(services: Services, folder: Path) -> Iterator[set[str]]:
    """Work of a day; between the steps it tells which of the words can be read."""
    with services.importing.plan_data(CARDS.encode(), "cards.vcf") as plan:
        yield found(folder)
        services.importing.apply(plan)
    yield found(folder)
    text = b"Die Kellert\xc3\xbcr klemmt. kellert\xc3\xbcr" * 400
    file = Blob(hashlib.sha256(text).hexdigest(), "text/plain", text)
    matches = services.contacts.matches(Query(text="quintanilla"))
    contact_id = matches.rows[0].id
    services.activities.log(
        Activity(
            contact_id=contact_id,
            body="Zwetschgenkuchen, Hinterhaus",
            attachments=(Attachment("Kellertür.txt", "text/plain", len(text), file.sha256),),
        ),
        blobs=[file],
    )
    services.drafts.keep(0, person("Ana", "Quintanilla", email=(Value("zq@geheim.example"),)))
    yield found(folder)
    services.history.undo()
    services.history.undo()
    services.history.redo()
    services.backups.make()
    services.backups.make(folder / "another copy.rolodex")
    yield found(folder)
    assert services.checking.full() == ()
    yield found(folder)


def test_nothing_can_be_read_of_a_book_with_a_passphrase(book: Path, tmp_path: Path) -> None:
    with closing(open_services(book)) as services:
        for readable in day(services, tmp_path):
            assert readable == set()
        assert book.with_name(book.name + "-wal").stat().st_size
    assert found(tmp_path) == set()


def test_the_same_words_are_found_in_a_book_without_a_passphrase(tmp_path: Path) -> None:
    with closing(open_services(new_book(tmp_path / "plain.rolodex"))) as services:
        readable = set().union(*day(services, tmp_path))
    assert readable == set(WORDS)


def test_nothing_can_be_read_while_a_passphrase_is_changed(book: Path, tmp_path: Path) -> None:
    with closing(open_services(book)) as services:
        list(day(services, tmp_path))
    seen: list[set[str]] = []
    protecting.convert(book, PASSPHRASE, "other", lambda done, total: seen.append(found(tmp_path)))
    protecting.protect_copies(book, lambda done, total: seen.append(found(tmp_path)))
    assert seen
    assert set().union(*seen) == set()
    assert protecting.standing(book).other == ()
    assert paths.backups(book).is_dir()


def test_a_wrong_passphrase_changes_no_byte_and_the_right_one_opens(book: Path, tmp_path: Path) -> None:
    keys.forget()
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    for wrong in ("", PASSPHRASE.lower(), PASSPHRASE + " "):
        with pytest.raises(unlocking.LockedBook):
            unlocking.unlock(book, wrong)
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before
    unlocking.unlock(book, PASSPHRASE)
    open_services(book).close()
