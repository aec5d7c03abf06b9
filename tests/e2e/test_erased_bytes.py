"""A person who came by an import, was worked with in every way, and is erased: not a byte is left."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tests.blank import new_book

from rolodex.domain.activity import Activity
from rolodex.domain.contact import Contact, Value
from rolodex.services.opening import Services, open_services

NAME = "Wilhelmine Xaverquist"
TRACES = (
    b"xaverquist",
    b"wilhelmine",
    b"mina@xq-post.example",
    b"467987654",
    b"46 798 76 54",
    b"q\xc3\xa4lgrand 7",
    "xaverquist".encode("utf-16-le"),
    b"wants the blue samovar",
    b"tsiuqrevax",
    b"456789764",
)
NOW = datetime.fromisoformat("2026-05-03T10:00")
CARD = (
    "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:urn:uuid:77aa77aa-1111-2222-3333-444444444444\r\n"
    "FN:Wilhelmine Xaverquist\r\nN:Xaverquist;Wilhelmine;;;\r\nEMAIL:mina@xq-post.example\r\n"
    "TEL:+46 798 76 54\r\nADR:;;Qälgränd 7;Lund;;223 50;Sweden\r\nNOTE:Wants the blue samovar.\r\n"
    "X-MINE:Xaverquist private\r\nEND:VCARD\r\n"
)
OTHERS = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person {n:03}\r\nTEL:55501{n:03}\r\nEND:VCARD\r\n" for n in range(300)
)


def test_not_a_byte_is_left_of_somebody_who_was_worked_with(tmp_path: Path) -> None:
    services = open_services(new_book(tmp_path / "book.rolodex"))
    try:
        who = _work(services)
        services.backups.make()
        assert len(_traces(tmp_path)) >= 2
        plan = services.erasing.plan(who)
        report = services.erasing.erase(who, True, plan.mentions)
        assert report.is_whole, report
        assert _traces(tmp_path) == {}
        assert services.checking.full() == ()
    finally:
        services.close()
    assert _traces(tmp_path) == {}


def _work(services: Services) -> int:
    """Import her among others, edit, log, merge, delete and bring back; gives her id."""
    with services.importing.plan_data((OTHERS + CARD + OTHERS).encode(), "Xaverquist and others.vcf") as plan:
        services.importing.apply(plan)
    with services.book.reading() as connection:
        who = int(connection.value("SELECT id FROM contact WHERE fn = ?", (NAME,)))
        other = int(connection.value("SELECT id FROM contact WHERE fn = 'Person 007'"))
    card = services.contacts.get(who)
    assert card is not None
    services.contacts.save(replace(card, note=(Value("Wants the blue samovar."), Value("Xaverquist again"))))
    neighbour = services.contacts.get(other)
    assert neighbour is not None
    services.contacts.save(replace(neighbour, note=(Value(f"Neighbour of {NAME.upper()}"),)))
    services.activities.log(Activity(0, who, "call", subject=f"{NAME} called", body="the blue samovar"))
    services.contacts.add_tag([who, other], "samovars")
    services.contacts.delete([who])
    services.history.undo()
    double = services.contacts.save(Contact(fn="Mina Xaverquist", email=(Value("mina@xq-post.example"),))).id
    services.merging.merge(
        services.merging.plan([who, double]), {}, datetime.fromisoformat("2026-05-03T10:00")
    )
    services.history.undo()
    services.history.redo()
    return who


def _traces(folder: Path) -> dict[str, list[bytes]]:
    """Which of her traces stand in which file, found by nothing but a search through all bytes."""
    found: dict[str, list[bytes]] = {}
    for file in folder.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            hits = [one for one in TRACES if re.search(re.escape(one), data, re.IGNORECASE)]
            if hits:
                found[file.name] = hits
    return found
