"""The proof of an erasure as a file to keep; it holds nothing about the person."""

from __future__ import annotations

from pathlib import Path

from rolodex.domain.dossier_words import moment
from rolodex.domain.erasure import ErasureReport
from rolodex.domain.erasure_words import listed, proof, verdict
from rolodex.domain.message import Word, message
from rolodex.domain.planner import Paper
from rolodex.services.files import replacing


def write(report: ErasureReport, out: Path, *, word: Word, paper: Paper = "a4") -> None:
    """Write the proof, whole or not at all: as text where the name ends in .txt, else as a PDF."""
    if out.suffix.lower() == ".txt":
        data = text(report, word).encode()
    else:
        from rolodex.paper.proof import drawn  # start-up: reportlab, uharfbuzz

        data = drawn(report, word, paper)
    with replacing(out) as stream:
        stream.write(data)


def text(report: ErasureReport, word: Word) -> str:
    """The proof as lines of text."""
    head = message("Erasure %(number)d, %(day)s", number=report.erasure_id, day=moment(report.at, word))
    lines = [word(head), word(verdict(report))]
    for title, said in proof(report):
        lines += ["", word(title), *(f"- {word(line)}" for line in said)]
    files = [copy.path.name for copy in listed(report)]
    if files:
        lines += ["", word(message("Copies that may still hold them")), *(f"- {name}" for name in files)]
    return "\n".join(lines) + "\n"
