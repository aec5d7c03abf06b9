"""Cards that name files and hosts, taken in, shown and handed out, while every opened file is noted.

`outside_tour.py FOLDER PLANTED`: says on its output what was opened of PLANTED, and which sockets.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
NOW = datetime.fromisoformat("2026-05-03T10:00")
FAR = "http://192.0.2.7/track.png"
PICTURES = ("PHOTO", "LOGO", "SOUND", "KEY")


def cards(planted: Path) -> bytes:
    """A card of each version that names the file and a host in every way a card can."""
    places: tuple[str, ...] = (
        planted.as_uri(),
        str(planted),
        f"file://localhost{planted}",
        f"../{planted.name}",
    )
    places += (f"{planted.as_uri()}?x#y", FAR, f"data:text/html,<img src='{planted.as_uri()}'>")
    found = []
    for version in ("2.1", "3.0", "4.0"):
        lines = ["BEGIN:VCARD", f"VERSION:{version}", f"UID:far-{version}", "FN:Away Far", "N:Far;Away;;;"]
        lines += [f"{name};VALUE=uri:{place}" for name in PICTURES for place in places]
        lines += [f"{name};VALUE=URL:{place}" for name in PICTURES for place in places]
        lines += [f"{name};ENCODING=b;TYPE=PNG:{place}" for name in PICTURES for place in places[:1]]
        lines += [f"{name}:{place}" for name in ("URL", "SOURCE", "CALURI", "FBURL") for place in places]
        lines += [f"NOTE:<img src='{place}'><link rel=stylesheet href='{place}'>" for place in places]
        lines += ["ADR:;;Far Lane 1;Leeds;;LS6 2AB;United Kingdom", "EMAIL:away@far.example", "END:VCARD"]
        found.append("\r\n".join(lines))
    return "\r\n".join([*found, ""]).encode()


def main() -> int:
    """Do it all; 0 where each part ended well."""
    folder, planted = Path(sys.argv[1]), Path(sys.argv[2])
    seen: list[str] = []

    def note(event: str, args: tuple[object, ...]) -> None:
        opened = event in ("open", "os.open", "shutil.copyfile", "os.stat")
        if event == "socket.connect" or (opened and any(planted.name in str(arg) for arg in args)):
            seen.append(f"{event} {args}")

    sys.addaudithook(note)
    book = folder / "book.rolodex"
    (folder / "far.vcf").write_bytes(cards(planted))
    _services(book, folder)
    _window(book, folder)
    sys.stdout.write(f"seen: {seen}\n")
    return 0


def _services(book: Path, folder: Path) -> None:
    """All that is taken in and handed out without a window."""
    from rolodex.domain.directory import DirectoryJob
    from rolodex.domain.label import LabelJob
    from rolodex.domain.listing import Query
    from rolodex.i18n import word
    from rolodex.services.opening import open_services

    services = open_services(book, create=True)
    try:
        with services.importing.plan([folder / "far.vcf"]) as plan:
            services.importing.apply(plan)
        ids = tuple(row.id for row in services.contacts.matches(Query(kind="")).rows)
        assert ids
        for target in ("2.1", "3.0", "4.0", "iphone", "android", "json", "csv", "xlsx"):
            services.exporting.write(target, folder / f"{target}.out", word=word)
        services.exporting.write("outlook", folder / "outlook", word=word)
        services.exporting.write("exact", folder / "exact.xlsx", word=word)
        services.exporting.clip(ids)
        services.labels.write(LabelJob(ids, "5160"), folder / "labels.pdf")
        services.personal_data.write(ids[0], folder / "dossier", NOW, word=word)
        for kind in ("list", "booklet", "cards", "badges"):
            job = DirectoryJob(kind, ids)
            services.directories.pdf(job, NOW.date(), word=word, language="en")
        services.whole_book.export(folder / "whole.zip")
    finally:
        services.close()


def _window(book: Path, folder: Path) -> None:
    from rolodex.services.opening import open_services
    from rolodex.ui import screenshot, theme
    from rolodex.ui.application import application
    from rolodex.ui.state import WindowState
    from rolodex.ui.window import MainWindow

    theme.apply(application(), "light")
    window = MainWindow(lambda: open_services(book), book, WindowState(theme="light"), reminds=False)
    screenshot.take(window, folder / "found.png", "people", (1360, 860), "far")
    window.close()


if __name__ == "__main__":
    sys.exit(main())
