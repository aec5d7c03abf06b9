"""Pictures that cards bring along: dots are shown, drawings and bombs are not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.services.test_bombs import png

from rolodex.domain.attached import may_run
from rolodex.store import backups_shelf
from rolodex.ui.contacts import photos
from rolodex.ui.timeline.handing_out import plain_name

DRAWING = (
    b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='file:///etc/passwd'/></svg>"
)


def test_a_drawing_is_no_picture_and_reads_no_file(qapp: object) -> None:
    assert photos.picture(DRAWING, 160) is None
    assert photos.picture(png(50, 50, 50), 20) is not None


def test_a_picture_of_endless_size_is_none(qapp: object) -> None:
    assert photos.picture(png(60_000, 60_000, 1), 160) is None


@pytest.mark.parametrize(
    "name", ["../../a.exe::$DATA", "a.b\\..\\c", "NUL.txt", "x" * 300 + ".pdf", "a\u202efdp.exe", "..", ""]
)
def test_an_attachment_gets_a_name_without_a_way_in_it(name: str) -> None:
    found = plain_name(name)
    assert found
    assert not set(found) & set('/\\:\u202e"<>|?*')
    assert found.rstrip(" .") == found
    assert len(found.encode()) < 256


@pytest.mark.parametrize("name", ["a.exe ", "a.EXE.", "a.xlsm", "a.iso", "a\u202efdp.exe", "a.scr"])
def test_what_may_run_is_not_opened(name: str) -> None:
    assert may_run(name)


def test_links_and_pipes_among_the_copies_are_none(tmp_path: Path) -> None:
    real = tmp_path / "elsewhere"
    real.write_bytes(b"x")
    (tmp_path / "book 2026-01-01 000000.rolodex").symlink_to(real)
    os.mkfifo(tmp_path / "book 2026-01-02 000000.rolodex")
    (tmp_path / "book 2026-01-03 000000.rolodex").write_bytes(b"x")
    assert [one.file.name[5:15] for one in backups_shelf.named(tmp_path, "book")] == ["2026-01-03"]
