"""Files are written in one way only: beside their place, safe on the disk, then renamed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "rolodex"
ALLOWED = {
    "files.py": "is that one way",
    "logs.py": "appends to the log, and to the trace of a crash",
    "store/lock.py": "makes the file that says who holds a book; that it is new is the point of it",
    "services/inbox.py": "holds a file that is never written: its lock says that somebody listens",
    "store/engine.py": "makes the empty file that SQLite fills",
    "store/salvage_source.py": "mends the head of its own copy of a sick file",
}
OWN = {
    "ui/handed_out.py": "folders that go with the program",
    "ui/labels/printing.py": "a folder that goes with the block in which its pages are printed",
    "store/backups_locked.py": "a folder that goes with the block, and after a sudden end with the next",
    "store/spool.py": "a file that loses its name at once",
}
WRITING = {"write_text", "write_bytes"}
MAKING = {"mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryFile", "TemporaryDirectory"}
IN_MEMORY = {"stream", "buffer", "pack"}
PICTURES = {"PNG", "JPEG", "JPG"}


def test_no_file_is_written_but_in_the_one_way() -> None:
    found = {name: lines for name, lines in _found(_writes) if name not in ALLOWED}
    assert found == {}


def test_nothing_is_kept_in_files_or_folders_that_nobody_clears_away() -> None:
    found = {name: lines for name, lines in _found(_makes) if name not in OWN}
    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        'open(path, "w")',
        'path.open("ab")',
        'path.open(mode="x")',
        "os.open(path, os.O_CREAT | os.O_WRONLY)",
        'path.write_text("")',
        'path.write_bytes(b"")',
        'os.fdopen(descriptor, "wb")',
        'picture.save(str(path), "PNG")',
        'zipfile.ZipFile(path, "w")',
    ],
)
def test_a_write_is_seen(line: str) -> None:
    assert list(_writes(ast.parse(line)))


@pytest.mark.parametrize(
    "line", ["open(path)", 'path.open("rb")', "os.open(folder, os.O_RDONLY)", "x.save(y)"]
)
def test_a_reading_is_none(line: str) -> None:
    assert not list(_writes(ast.parse(line)))


def _found(look: object) -> Iterator[tuple[str, list[int]]]:
    assert callable(look)
    for file in sorted(SOURCE.rglob("*.py")):
        lines = list(look(ast.parse(file.read_text(encoding="utf-8"))))
        if lines:
            yield file.relative_to(SOURCE).as_posix(), lines


def _writes(tree: ast.Module) -> Iterator[int]:
    for call in _calls(tree):
        name, words = _name(call), _words(call)
        writes = (
            name in WRITING
            or (name in ("open", "fdopen") and (_for_writing(words) or _creates(call)))
            or (name == "save" and words & PICTURES)
            or (name == "ZipFile" and words & {"w", "a", "x"})
        )
        if writes and not _into_memory(call):
            yield call.lineno


def _makes(tree: ast.Module) -> Iterator[int]:
    return (call.lineno for call in _calls(tree) if _name(call) in MAKING)


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _words(call: ast.Call) -> set[str]:
    """The texts that the call is given as they stand."""
    given = (*call.args, *(keyword.value for keyword in call.keywords))
    return {one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def _for_writing(words: set[str]) -> bool:
    return any(set(word) <= set("rwaxbt+") and set(word) & set("wax+") for word in words if word)


def _creates(call: ast.Call) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr == "O_CREAT" for node in ast.walk(call))


def _into_memory(call: ast.Call) -> bool:
    """Whether what is written to has the name of a stream, a buffer or a pack that is written to one."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    return any(isinstance(one, ast.Name) and one.id in IN_MEMORY for one in (owner, *call.args[:1]))
