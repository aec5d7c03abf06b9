"""Names that would steer the terminal: what the command prints is tame, and what it keeps is as it was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cli.conftest import Rolodex

NAME = "Ev\x1b]0;owned\x07il \u202egpj\x9b2J\x85"
CARD = (
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:evil\r\nFN:{NAME}\r\nN:{NAME};;;;\r\n"
    f"NOTE:{NAME}\r\nTEL:600 111 222\r\nEND:VCARD\r\n"
)
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


@pytest.fixture
def taken(rolodex: Rolodex, tmp_path: Path) -> Rolodex:
    (tmp_path / "evil\u202e.vcf").write_text(CARD, newline="")
    assert rolodex("import", str(tmp_path / "evil\u202e.vcf")).code == 0
    assert rolodex("log", "evil", f"note {NAME}", "--none", NAME).code == 0
    return rolodex


@pytest.mark.parametrize(
    "words",
    [
        ("find", "evil"),
        ("find", "evil", "--json"),
        ("find", NAME),
        ("show", "evil"),
        ("show", "evil", "--json"),
        ("show", NAME),
        ("history",),
        ("history", "--json"),
        ("today",),
        ("log", NAME, "called"),
        ("duplicates",),
        ("segments", "--json"),
        ("export", f"/nowhere/{NAME}.vcf"),
    ],
)
def test_nothing_printed_steers_the_terminal(taken: Rolodex, words: tuple[str, ...]) -> None:
    answer = taken(*words)
    assert STEERING.search(answer.out + answer.err) is None


def test_the_card_keeps_its_bytes(taken: Rolodex, tmp_path: Path) -> None:
    assert "\u202e" in taken("show", "evil", "--json").json["fn"]
    assert taken("export", str(tmp_path / "out.vcf")).code == 0
    assert "\u202egpj" in (tmp_path / "out.vcf").read_text()
