"""The proof of an erasure as a page; nothing on it is about the person."""

from __future__ import annotations

from rolodex.domain.dossier_words import moment
from rolodex.domain.erasure import ErasureReport
from rolodex.domain.erasure_words import listed, proof, verdict
from rolodex.domain.message import Word, message
from rolodex.paper.leaves import Leaves
from rolodex.paper.tables import TextColumn


def drawn(report: ErasureReport, word: Word, paper: str) -> bytes:
    """The PDF of a report."""
    number = word(
        message("Erasure %(number)d, %(day)s", number=report.erasure_id, day=moment(report.at, word))
    )
    leaves = Leaves(paper, word(message("A person was erased")), number, word)
    leaves.remark(word(verdict(report)))
    for title, lines in proof(report):
        leaves.table([TextColumn(word(title))], [[word(line)] for line in lines])
        leaves.remark(" ")
    if files := listed(report):
        leaves.table(
            [TextColumn(word(message("Copies that may still hold them")))],
            [[copy.path.name] for copy in files],
        )
    return leaves.data()
