"""The wheel holds the whole program: installed elsewhere it needs nothing of the source tree."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as for a release."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that has this wheel, and the libraries of ours but not our sources."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / "bin" / "python"
    packages = next(folder.glob("lib/python*/site-packages"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(packages)], check=True)  # as pip does
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


def test_the_wheel_holds_the_resources_and_the_compiled_translations(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    expected = {
        "rolodex/resources/locale/es/LC_MESSAGES/rolodex.mo",
        "rolodex/resources/style/rolodex.qss",
        "rolodex/resources/icons/LICENSE",
    }
    assert expected <= names


def test_the_wheel_holds_the_licences_of_all_it_uses(wheel: Path) -> None:
    names = {Path(name).name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" in name}
    assert {"LICENSE", "THIRD-PARTY.md"} <= names


def test_an_installed_program_reads_its_own_resources(elsewhere: Path, tmp_path: Path) -> None:
    ask = "from rolodex import paths; print(paths.resources())"
    answer = _run(elsewhere, tmp_path, "-c", ask).stdout.strip()
    assert Path(answer).is_relative_to(elsewhere.parents[1])


def test_an_installed_program_runs_the_whole_tour(elsewhere: Path, tmp_path: Path) -> None:
    out = tmp_path / "tour"
    said = _run(elsewhere, tmp_path, str(ROOT / "tools" / "tour.py"), str(out), "300").stdout
    made = {file.name for file in out.iterdir()}
    assert {"tour.rolodex", "labels.pdf", "contacts.vcf", "people-light-1360x860.png"} <= made
    assert str(out / "labels.pdf") in said


def test_an_editable_install_carries_no_copy_of_the_resources() -> None:
    assert not (ROOT / "src" / "rolodex" / "resources").exists()


def _run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A run of that Python away from the source tree, with folders of its own."""
    own = {f"ROLODEX_{kind}": str(folder / kind.lower()) for kind in ("DATA", "CONFIG", "CACHE")}
    done = subprocess.run(
        [str(python), *arguments],
        cwd=folder,
        env={**os.environ, **own, "LANGUAGE": "en"},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done
