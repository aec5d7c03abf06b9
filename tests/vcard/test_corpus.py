"""Real cards of every maker: what comes in, what an export gives back, and what is told of the rest.

The files are not ours and lie beside the project; an independent checker, which shares no code with us, reads
both ends. `docs/cards.md` explains every exception that stands here.
"""

from __future__ import annotations

import csv
import functools
import io
import json
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from rolodex.domain.card import Card, Rejected
from rolodex.domain.contact import Contact
from rolodex.vcard.jcard import as_json
from rolodex.vcard.reading import read_cards
from rolodex.vcard.words import ONLY_BEFORE_4, ONLY_SINCE_4
from rolodex.vcard.writing import write_cards

from .conftest import load_checker

VERSIONS = ("3.0", "4.0")
LACKS = {"3.0": ONLY_SINCE_4, "4.0": ONLY_BEFORE_4}
SEVERE = ("LOST", "MOVED", "TYPE", "LABEL")

GLUED_TYPES = "GNOME+evolution-data-server/tests/libebook/vcard/6.vcf"
CONTROL = "apple+ccs-caldavtester/Resource/CardDAV/vcarderrors/8.vcf"
DEATH = "gachris+vCard.Net/src/vCard.Net.Tests/v4.0/Data/"
TWICE = "mstilkerich+rcmcarddav/tests/Unit/data/syncHandlerTest/increment1/cersei.vcf"
EXCEPTIONS = {
    "3.0": {(GLUED_TYPES, 0), (CONTROL, 0)},
    "4.0": {
        (GLUED_TYPES, 0),
        (CONTROL, 0),
        (DEATH + "Contacts.vcf", 0),
        (DEATH + "Contacts.vcf", 1),
        (DEATH + "John Doe.vcf", 0),
    },
}
EXCEPTIONS_IN_JSON = {(GLUED_TYPES, 0), (CONTROL, 0), (TWICE, 0)}

URI_WITH_BREAK = "IMPP: backslash inside a URI value (URIs are not TEXT: no escaping)"
"""A messenger's address that came with a line break in it; what stands there is text and says so."""


@dataclass(frozen=True)
class Export:
    """What the checker says of one export of a file."""

    missing: list[int]
    losses: list[tuple[int, tuple[str, str, Any]]]
    remarks: list[str]
    same: bool


@dataclass(frozen=True)
class File:
    """One file of the collection, read by the checker and by us."""

    name: str
    kind: str
    theirs: list[dict[str, Any]]
    cards: list[Card]
    rejected: list[Rejected]
    exports: dict[str, Export]
    in_json: Export


@functools.cache
def collection(shared: Path) -> list[File]:
    """Every file of the collection with both of its exports, read once."""
    folder = shared / "data" / "vcards"
    checker = load_checker(shared)
    truth = json.loads((folder / "TRUTH.json").read_text(encoding="utf-8"))
    truths = {file["file"]: file["cards"] for file in truth["files"]}
    with (folder / "MANIFEST.tsv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [read_file(folder / row["file"], row, truths[row["file"]], checker) for row in rows]


def read_file(path: Path, row: dict[str, str], truth: list[dict[str, Any]], checker: ModuleType) -> File:
    data = path.read_bytes()
    items = list(read_cards(io.BytesIO(data), path.name))
    cards = [item for item in items if isinstance(item, Card)]
    theirs = checker.read(data)["cards"]
    return File(
        row["file"],
        row["cls"],
        theirs,
        cards,
        [item for item in items if isinstance(item, Rejected)],
        {version: exported(cards, theirs, version, checker) for version in VERSIONS},
        shown_as_json(cards, truth, checker),
    )


def exported(cards: list[Card], theirs: list[dict[str, Any]], version: str, checker: ModuleType) -> Export:
    blobs = {blob.sha256: blob for card in cards for blob in card.blobs}
    contacts = [card.contact for card in cards]
    out = b"".join(write_cards(contacts, version, blobs.get))
    after = checker.read(out)["cards"]
    pairs, _ = checker.match(theirs, after)
    back = [item for item in read_cards(io.BytesIO(out)) if isinstance(item, Card)]
    return Export(
        [first for first, second in pairs if second is None],
        [
            (first, found)
            for first, second in pairs
            if second is not None
            for found in checker.compare_cards(theirs[first], after[second])
            if found[0] in SEVERE and not is_renamed(found, after[second], version)
        ],
        remarks(out, theirs, checker),
        list(map(without_made_uid, contacts, [card.contact for card in back])) == contacts,
    )


def without_made_uid(contact: Contact, back: Contact) -> Contact:
    """What was read again, without the UID that a card without one is given."""
    return back if contact.uid else replace(back, uid="")


def is_renamed(found: tuple[str, str, Any], after: dict[str, Any], version: str) -> bool:
    """Whether this stands in the export under X- before its name, because the version lacks that name."""
    name = "KIND" if found[1] == "kind" else found[1].removeprefix("other:")
    if name not in LACKS[version]:
        return False
    names = {f"X-{name}", f"X-ADDRESSBOOKSERVER-{name}"}
    return any(entry["name"] in names and entry["value"] == found[2] for entry in after["other"])


def remarks(out: bytes, theirs: list[dict[str, Any]], checker: ModuleType) -> list[str]:
    """What the checker has against the export, but for doubts that it had of the card that came in."""
    said = [remark for _, remark in checker.lint(out)]
    doubts = {doubt[1] for card in theirs for doubt in card["unsure"]}
    # It doubts what a picture is only where it stands as base64, which is how 3.0 has them all.
    doubts |= {"PHOTO-FORMAT" for card in theirs for photo in card["photo"] if photo["format"] == "unknown"}
    return [remark for remark in said if remark.partition(" ")[0] not in doubts]


def shown_as_json(cards: list[Card], truth: list[dict[str, Any]], checker: ModuleType) -> Export:
    """Our JSON against what a person would expect to find."""
    shown = json.loads(json.dumps([as_json(card.contact) for card in cards]))
    keys = set().union(*shown) | {"date"} if shown else set()
    pairs, _ = checker.match(truth, shown)
    return Export(
        [first for first, second in pairs if second is None],
        [
            (first, found)
            for first, second in pairs
            if second is not None
            for found in checker.compare_cards(truth[first], shown[second], keys)
            if found[0] in SEVERE
        ],
        [],
        same=True,
    )


def of_kind(shared: Path, kind: str) -> list[File]:
    return [file for file in collection(shared) if file.kind == kind]


def lossy(files: list[File], version: str) -> set[tuple[str, int]]:
    """The cards of these files, by file and place, of which an export loses or changes something."""
    return {(file.name, place) for file in files for place, _ in file.exports[version].losses}


@pytest.mark.parametrize("version", VERSIONS)
def test_nothing_of_a_sound_card_is_lost_but_what_is_explained(shared: Path, version: str) -> None:
    files = of_kind(shared, "ok")
    assert sum(len(file.theirs) for file in files) > 1300
    assert [file.name for file in files if file.exports[version].missing] == []
    assert lossy(files, version) == EXCEPTIONS[version]


@pytest.mark.parametrize("version", VERSIONS)
def test_nothing_of_a_sloppy_card_is_lost(shared: Path, version: str) -> None:
    files = of_kind(shared, "sloppy")
    assert sum(len(file.theirs) for file in files) > 600
    assert lossy(files, version) == set()


@pytest.mark.parametrize("version", VERSIONS)
def test_only_empty_cards_stay_out_and_each_is_named_with_its_line(shared: Path, version: str) -> None:
    for file in of_kind(shared, "sloppy"):
        empty = [file.theirs[place] for place in file.exports[version].missing]
        assert [card["line_start"] for card in empty] == [
            item.line for item in file.rejected if not item.text
        ]
        assert all(card["nprops"] == 0 for card in empty)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_intact_card_of_a_broken_file_comes_in_whole(shared: Path, version: str) -> None:
    files = of_kind(shared, "broken")
    damaged = {(file.name, item.name) for file in files for item in file.rejected}
    assert [file.name for file in files if file.exports[version].missing] == []
    assert {
        (name, place)
        for name, place in lossy(files, version)
        if (name, next(file.theirs[place]["display"] for file in files if file.name == name)) not in damaged
    } == set()


def test_every_damage_of_a_broken_file_is_named_with_its_line(shared: Path) -> None:
    for file in of_kind(shared, "broken"):
        assert file.rejected, file.name
        assert all(item.line and item.file for item in file.rejected), file.name


@pytest.mark.parametrize("version", VERSIONS)
def test_the_checker_accepts_every_export(shared: Path, version: str) -> None:
    assert {remark for file in collection(shared) for remark in file.exports[version].remarks} == {
        URI_WITH_BREAK
    }


@pytest.mark.parametrize("version", VERSIONS)
def test_an_export_read_again_is_the_same_contact(shared: Path, version: str) -> None:
    assert [file.name for file in collection(shared) if not file.exports[version].same] == []


def test_json_says_what_a_person_would_expect(shared: Path) -> None:
    found = {
        (file.name, place)
        for file in collection(shared)
        if file.kind != "broken"
        for place, _ in file.in_json.losses
    }
    assert found == EXCEPTIONS_IN_JSON


def test_every_warning_names_line_and_property(shared: Path) -> None:
    warnings = [warning for file in collection(shared) for card in file.cards for warning in card.warnings]
    assert len(warnings) > 20
    assert all(dict(warning.args).keys() == {"line", "property"} for warning in warnings)
