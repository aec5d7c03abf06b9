"""The program shown in files where there is no display: `tour.py [FOLDER [CONTACTS]]` prints every path."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from rolodex import paths

ROOT = Path(__file__).resolve().parents[1]
LINES = 12
"""What is shown of what a step said."""


def main() -> int:
    """Sample book, import, search, labels, reports, pictures; 0 when all of it worked."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "out" / "tour"
    contacts = sys.argv[2] if len(sys.argv) > 2 else "2000"
    out.mkdir(parents=True, exist_ok=True)
    book = out / "tour.rolodex"
    for old in out.glob("tour.rolodex*"):
        old.unlink()
    cards = [str(file) for file in sorted((paths.resources() / "samples").glob("*.vcf"))]
    labels, report, workbook = out / "labels.pdf", out / "reports.pdf", out / "reports.xlsx"
    export = out / "contacts.vcf"
    _step("A sample book", book, "demo", str(book), "--contacts", contacts)
    _step("Cards of a phone, imported into it", book, "import", *cards)
    _step("The same cards again change nothing", book, "import", *cards)
    _step("Someone found", book, "find", "garcia", "--limit", "5")
    _step(
        "Labels",
        labels,
        "labels",
        str(labels),
        "--stock",
        "5160",
        "--query",
        "madrid",
        "--start",
        "8",
        book=book,
    )
    _step("How the business is doing", report, "report", "--pdf", str(report), book=book)
    _step("The same as a spreadsheet", workbook, "report", "--xlsx", str(workbook), book=book)
    _step("Everything as cards, to take away", export, "export", str(export), book=book)
    _step("The history of the book", book, "history")
    for theme in ("light", "dark"):
        for panel, size in (("people", "1360x860"), ("people", "1024x700"), ("reports", "1360x860")):
            picture = out / f"{panel}-{theme}-{size}.png"
            options = ("--screenshot", str(picture), "--panel", panel, "--theme", theme, "--size", size)
            _step(f"The window, {panel}, {theme}, {size}", picture, "window", *options, book=book)
    print(f"\nAll of it lies in {out}")
    return 0


def _step(title: str, result: Path, *arguments: str, book: Path | None = None) -> None:
    """Run the command as a user would, and say where its result lies; a failure ends the tour."""
    print(f"\n{title}\n  rolodex {' '.join(arguments)}", flush=True)
    settings = {**os.environ, "ROLODEX_BOOK": str(book or result)}
    settings.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-m", "rolodex", *arguments]
    done = subprocess.run(command, env=settings, check=False, capture_output=True, text=True)
    said = (done.stdout + done.stderr).splitlines()
    worked = done.returncode == 0 and result.is_file()
    for line in said[:LINES] if worked else said:
        print(f"  | {line}")
    if not worked:
        sys.exit(f"  This step failed (exit {done.returncode}).")
    print(f"  -> {result}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
