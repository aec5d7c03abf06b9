"""The Debian package around the bundle; what it depends on is read from what its files link with."""

from __future__ import annotations

import gzip
import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import app_icon
import manual
from rolodex import __version__

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"
DIST = ROOT / "dist"
APPSTREAM = "io.github.rolodex.rolodex.metainfo.xml"
INSTALLED = {
    "rolodex.desktop": "share/applications/rolodex.desktop",
    "rolodex-mime.xml": "share/mime/packages/rolodex.xml",
    APPSTREAM: f"share/metainfo/{APPSTREAM}",
    "debian/lintian-overrides": "share/lintian/overrides/rolodex",
}
NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)", re.MULTILINE)
GLIBC = re.compile(r"GLIBC_(\d+(?:\.\d+)+)")
LOADER = re.compile(r"^ld-linux")


def main() -> int:
    """Build dist/rolodex_VERSION_ARCHITECTURE.deb from dist/rolodex."""
    bundle = DIST / "rolodex"
    if not (bundle / "rolodex").is_file():
        sys.exit("There is no bundle in dist/; make it first: make bundle")
    tree = DIST / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    _files(bundle, tree / "usr")
    _about(tree, depends(bundle))
    _modes(tree)
    package = DIST / f"rolodex_{__version__}_{_architecture()}.deb"
    _said(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(package)])
    shutil.rmtree(tree)
    print(package)
    return 0


def _files(bundle: Path, usr: Path) -> None:
    """Everything that is installed, where it is installed."""
    shutil.copytree(bundle, usr / "lib" / "rolodex", symlinks=True)
    (usr / "bin").mkdir()
    (usr / "bin" / "rolodex").symlink_to("../lib/rolodex/rolodex")
    for source, place in INSTALLED.items():
        target = usr / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PACKAGING / source, target)
    for _written in (*app_icon.write(usr), *manual.write(usr)):
        pass
    papers = usr / "share" / "doc" / "rolodex"
    papers.mkdir(parents=True)
    shutil.copyfile(PACKAGING / "debian" / "copyright", papers / "copyright")
    changes = (PACKAGING / "debian" / "changelog").read_text(encoding="utf-8")
    (papers / "changelog.gz").write_bytes(gzip.compress(changes.encode(), 9, mtime=0))


def _about(tree: Path, needs: list[str]) -> None:
    """What dpkg has to know of the package."""
    files = sorted(file for file in tree.rglob("*") if file.is_file() and not file.is_symlink())
    size = sum(-(-file.stat().st_size // 1024) for file in files)
    control = (PACKAGING / "debian" / "control.in").read_text(encoding="utf-8")
    debian = tree / "DEBIAN"
    debian.mkdir()
    (debian / "control").write_text(
        control.format(
            version=__version__, architecture=_architecture(), depends=", ".join(needs), size=size
        ),
        encoding="utf-8",
    )
    sums = [f"{_md5(file)}  {file.relative_to(tree).as_posix()}\n" for file in files]
    (debian / "md5sums").write_text("".join(sums), encoding="utf-8")


def _md5(file: Path) -> str:
    return hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()


def _modes(tree: Path) -> None:
    """Only programs are executable; libraries and data are not."""
    for place in tree.rglob("*"):
        if not place.is_symlink():
            place.chmod(0o755 if place.is_dir() or (place.name == "rolodex" and _is_elf(place)) else 0o644)


def depends(bundle: Path) -> list[str]:
    """The packages of the system that hold what the files of a bundle link with."""
    files = [file for file in bundle.rglob("*") if file.is_file() and _is_elf(file)]
    own = {file.name for file in bundle.rglob("*")}
    needed: set[str] = set()
    glibc: set[tuple[int, ...]] = set()
    for file in files:
        told = _said(["objdump", "-p", str(file)])
        needed |= set(NEEDED.findall(told))
        glibc |= {tuple(int(number) for number in found.split(".")) for found in GLIBC.findall(told)}
    foreign = {name for name in needed - own if not LOADER.match(name)}
    held = {_package(name, place) for name, place in _places(foreign).items()}
    held -= {"libc6"}
    least = ".".join(str(number) for number in max(glibc))
    return [f"libc6 (>= {least})", *sorted(held)]


def _places(names: set[str]) -> dict[str, str]:
    """Where the system keeps each of these libraries. Ends where one is missing: nobody could name it."""
    known: dict[str, str] = {}
    for line in _said(["/sbin/ldconfig", "-p"]).splitlines():
        name, arrow, place = line.strip().partition(" => ")
        if arrow:
            known.setdefault(name.split(" ")[0], place)
    missing = names - known.keys()
    if missing:
        sys.exit(f"These libraries are not installed here: {', '.join(sorted(missing))}")
    return {name: known[name] for name in names}


def _package(name: str, place: str) -> str:
    """The package that brings a library; Debian knows it by either of the two names of its folder."""
    real = str(Path(place).resolve())
    for known in (real, real.removeprefix("/usr"), place):
        done = subprocess.run(["dpkg", "-S", known], check=False, capture_output=True, text=True)
        if done.returncode == 0:
            return done.stdout.split(":")[0]
    sys.exit(f"No package of this system holds {name} ({real}).")


def _is_elf(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"


def _architecture() -> str:
    return _said(["dpkg", "--print-architecture"]).strip()


def _said(command: list[str]) -> str:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
