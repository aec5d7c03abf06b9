"""Make `.venv` ready: the environment, the packages, the system libraries of Qt, the translations.

Needs only the standard library, pip and (for Qt's system libraries, as root on Debian) apt-get.
A second run finds its own stamp and ends at once.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "rolodex-setup"
STAMPED = ("pyproject.toml", "constraints.txt", "hatch_build.py", "tools/setup.py")

LIBRARIES = ("libgl1", "libegl1", "libxkbcommon0", "libfontconfig1", "libdbus-1-3", "libglib2.0-0")
X11_LIBRARIES = (
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
)
TEST_LIBRARIES = (
    "xvfb",
    "dbus",
    "at-spi2-core",
    "python3-gi",
    "gir1.2-atspi-2.0",
    "desktop-file-utils",
    "appstream",
)
"""What tests of the desktop use; where they are not there, those tests are left out and say so."""
PROBE = "from PySide6.QtWidgets import QApplication; QApplication([])"


def main() -> None:
    """Do what is missing, and nothing else."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the very check for an older Python
        sys.exit(f"Rolodex needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    wanted = _stamp()
    if not STAMP.is_file() or STAMP.read_text() != wanted or not _runs(PYTHON):
        _environment()
        _packages()
        _compiled()
        _system_libraries()
        _test_libraries()
        STAMP.write_text(wanted)
    _translations()


def _stamp() -> str:
    """What the environment depends on, in one line that changes when any of it does."""
    digest = hashlib.sha256(str(ROOT).encode())
    for name in STAMPED:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest() + "\n"


def _environment() -> None:
    """A virtual environment without pip: Debian's python3 has no ensurepip unless python3-venv is there."""
    if _runs(PYTHON):
        return
    print("Making .venv ...", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    _run([sys.executable, "-m", "venv", "--without-pip", str(VENV)])


def _packages() -> None:
    """The packages of constraints.txt, by the pip of the system, from wherever that pip is told to look."""
    if not _succeeds([sys.executable, "-m", "pip", "--version"]):
        sys.exit("pip is missing. On Debian: apt-get install python3-pip")
    print("Installing the packages ...", flush=True)
    install = [sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "-qq"]
    install += ["--disable-pip-version-check", "--root-user-action", "ignore"]
    _run([*install, "-c", "constraints.txt", "-e", ".[dev,privacy]"])


def _compiled() -> None:
    """The program compiled, as pip does with what it installs: Python may be told not to do so itself."""
    _run([str(PYTHON), "-m", "compileall", "-q", "src"])


def _system_libraries() -> None:
    """Qt's libraries of the system, installed where we may, else named in one command to run."""
    missing: tuple[str, ...] = () if _qt_starts("offscreen") else LIBRARIES
    if os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY") and not _qt_starts("xcb"):
        missing = (*LIBRARIES, *X11_LIBRARIES)
    if not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing the system libraries of Qt ...", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], env=quiet, check=False, stdout=subprocess.DEVNULL)
        subprocess.run(install, env=quiet, check=False, stdout=subprocess.DEVNULL)
    if not _qt_starts("offscreen"):
        why = _qt_says("offscreen")
        sys.exit(
            f"Qt cannot start: {why}\nIt needs libraries of the system. On Debian or Ubuntu, as root:\n"
            f"  {' '.join(install)}"
        )
    if set(X11_LIBRARIES) <= set(missing) and not _qt_starts("xcb"):
        print(f"Qt cannot open a window on {os.environ['DISPLAY']}. If libraries are missing, run as root:")
        print(f"  {' '.join(install)}", flush=True)


def _test_libraries() -> None:
    """What tests of the desktop use, installed where we may, else named: all other tests run without."""
    programs = ("Xvfb", "dbus-run-session", "desktop-file-validate", "appstreamcli")
    absent = [name for name in programs if shutil.which(name) is None]
    if not Path("/usr/libexec/at-spi2-registryd").exists():
        absent.append("at-spi2-registryd")
    if not absent or sys.platform != "linux" or not shutil.which("apt-get"):
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *TEST_LIBRARIES, *X11_LIBRARIES]
    if os.geteuid() == 0:
        print("Installing what tests of the desktop use ...", flush=True)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], env=quiet, check=False, stdout=subprocess.DEVNULL)
        subprocess.run(install, env=quiet, check=False, stdout=subprocess.DEVNULL)
    else:
        print(f"Tests of the desktop are left out without {', '.join(absent)}. As root:")
        print(f"  {' '.join(install)}", flush=True)


def _translations() -> None:
    """The catalogues compiled, where one is older than its source."""
    for source in (ROOT / "resources" / "locale").glob("*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.is_file() or compiled.stat().st_mtime < source.stat().st_mtime:
            _run([str(PYTHON), "tools/catalogue.py", "compile"])
            return


def _qt_starts(platform: str) -> bool:
    return _qt(platform).returncode == 0


def _qt_says(platform: str) -> str:
    lines = _qt(platform).stderr.strip().splitlines()
    return lines[-1] if lines else "no reason given"


def _qt(platform: str) -> subprocess.CompletedProcess[str]:
    settings = {**os.environ, "QT_QPA_PLATFORM": platform}
    return subprocess.run(
        [str(PYTHON), "-c", PROBE], env=settings, check=False, capture_output=True, text=True
    )


def _runs(python: Path) -> bool:
    return python.exists() and _succeeds([str(python), "-c", ""])


def _succeeds(command: list[str]) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def _run(command: list[str]) -> None:
    done = subprocess.run(command, cwd=ROOT, check=False)
    if done.returncode != 0:
        sys.exit(f"Setting up stopped: this did not work:\n  {' '.join(command)}")


if __name__ == "__main__":
    main()
