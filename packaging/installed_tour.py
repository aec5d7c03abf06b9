"""The tour of the installed program in a tree of its own: every step by the command that users have."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TREE = Path(sys.argv[1])
OUT = "/srv/tour"
KEY = "/srv/passphrase"
PASSPHRASE = "seven quiet oaks by the river"


def main() -> int:
    """Sample book, import, search, paper, figures, a passphrase, copies, pictures; ends at what fails."""
    shutil.copytree(ROOT / "resources" / "samples", TREE / "srv" / "samples", dirs_exist_ok=True)
    cards = [f"/srv/samples/{file.name}" for file in sorted((ROOT / "resources" / "samples").glob("*.vcf"))]
    (TREE / KEY.lstrip("/")).write_text(PASSPHRASE + "\n", encoding="utf-8")
    steps: list[tuple[list[str], str]] = [
        (["demo", f"{OUT}/book.rolodex", "--contacts", "2000", "--purchases", "8000"], "book.rolodex"),
        (["import", *cards], ""),
        (["find", "garcia", "--limit", "3"], ""),
        (
            ["labels", f"{OUT}/labels.pdf", "--stock", "5160", "--query", "madrid", "--start", "8"],
            "labels.pdf",
        ),
        (["report", "--pdf", f"{OUT}/report.pdf"], "report.pdf"),
        (["report", "--xlsx", f"{OUT}/report.xlsx"], "report.xlsx"),
        (["forecast"], ""),
        (["export", f"{OUT}/all.vcf"], "all.vcf"),
        (["export", f"{OUT}/all.xlsx"], "all.xlsx"),
        (["import", f"{OUT}/all.xlsx", "--dry-run"], ""),
        (["quickcard", f"{OUT}/keys.pdf"], "keys.pdf"),
        (["backup"], ""),
        (["history"], ""),
        (["check"], ""),
        (["backup", f"{OUT}/copy.age", "--lock", "--new-passphrase-file", KEY], "copy.age"),
        (["window", "--screenshot", f"{OUT}/people.png"], "people.png"),
        (["window", "--screenshot", f"{OUT}/reports.png", "--panel", "reports"], "reports.png"),
        (["protect", "--new-passphrase-file", KEY], ""),
        (["--passphrase-file", KEY, "find", "garcia", "--limit", "1"], ""),
        (["--passphrase-file", KEY, "check"], ""),
    ]
    for words, made in steps:
        _step(words, made)
    return 0


def _step(words: list[str], made: str) -> None:
    settings = ["HOME=/root", "PATH=/usr/bin:/bin", "LANG=C.UTF-8", "QT_QPA_PLATFORM=offscreen"]
    settings += [f"ROLODEX_BOOK={OUT}/book.rolodex"]
    command = ["chroot", str(TREE), "env", "-i", *settings, "rolodex", *words]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    lines = (done.stdout + done.stderr).splitlines()
    print(f"{'ok' if done.returncode == 0 else 'FAILED'}  rolodex {' '.join(words)[:90]}")
    for line in lines if done.returncode else lines[:2]:
        print(f"      {line}")
    there = not made or (TREE / OUT.lstrip("/") / made).stat().st_size > 0
    if done.returncode != 0 or not there:
        sys.exit(1)


if __name__ == "__main__":
    sys.exit(main())
