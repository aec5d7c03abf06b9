"""Starting with the computer."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest

from rolodex import paths
from rolodex.domain.errors import UserError
from rolodex.services import autostart


def folder() -> Path:
    return paths.config() / "autostart"


def test_the_choice_is_followed_where_it_changes() -> None:
    autostart.follow("", "login")
    (file,) = folder().iterdir()
    assert "window --background" in file.read_text(encoding="utf-8")
    autostart.follow("login", "")
    assert list(folder().iterdir()) == []


def test_what_was_taken_away_in_the_system_stays_away() -> None:
    autostart.follow("login", "login")
    assert not folder().exists()


def test_nothing_is_wrong_where_it_never_started_with_the_computer() -> None:
    autostart.end()


def test_a_folder_that_cannot_be_made_is_said() -> None:
    paths.config().mkdir(parents=True)
    folder().write_text("in the way")
    with pytest.raises(UserError, match="could not be written"):
        autostart.begin()


def test_it_lies_where_each_system_looks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ROLODEX_CONFIG")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("APPDATA", str(tmp_path / "roaming"))
    assert autostart.entry("linux", ())[0] == tmp_path / "autostart" / "rolodex.desktop"
    assert autostart.entry("win32", ())[0].name == "Rolodex.cmd"
    assert autostart.entry("darwin", ())[0] == Path.home() / "Library/LaunchAgents/rolodex.plist"


def test_a_bundle_is_started_where_it_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    monkeypatch.setattr("sys.executable", "/tmp/.mount_rolodex/rolodex")
    assert autostart.command()[0] == "/tmp/.mount_rolodex/rolodex"
    monkeypatch.setenv("APPIMAGE", "/apps/Rolodex.AppImage")
    assert autostart.command()[0] == "/apps/Rolodex.AppImage"


def test_what_runs_is_started_and_not_another_copy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    other, own = tmp_path / "other" / "rolodex", tmp_path / "own" / "rolodex"
    for program in (other, own):
        program.parent.mkdir()
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(other.parent))
    module = tmp_path / "rolodex" / "__main__.py"
    module.parent.mkdir()
    module.touch()
    monkeypatch.setattr("sys.argv", [str(module)])
    assert autostart.command() == (sys.executable, "-m", "rolodex", "window", "--background")
    monkeypatch.setattr("sys.argv", [str(own)])
    assert autostart.command() == (str(own), "window", "--background")


def test_a_path_with_blanks_and_signs_is_quoted() -> None:
    words = ("/opt/My Apps/100% $ure/rolodex", "window", "--background")
    _file, text = autostart.entry("linux", words)
    (line,) = [line for line in text.splitlines() if line.startswith("Exec=")]
    command = line.removeprefix("Exec=").replace("\\\\$", "$").replace("%%", "%")
    assert tuple(shlex.split(command)) == words
    assert "TryExec=/opt/My Apps/100% $ure/rolodex" in text.splitlines()
    assert "<string>--background</string>" in autostart.entry("darwin", words)[1]
    assert f'"{words[0]}"' in autostart.entry("win32", words)[1]
