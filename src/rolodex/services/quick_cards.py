"""The card of keys on paper."""

from __future__ import annotations

from pathlib import Path

from rolodex.domain.environment import country
from rolodex.domain.planner import Paper, paper_of
from rolodex.domain.quick_card import QuickCard
from rolodex.services.files import replacing


def drawn(card: QuickCard, paper: Paper | None = None) -> bytes:
    """The card as a PDF of one page; without a paper, on that of the computer's country."""
    from rolodex.paper import quick_card  # start-up: reportlab, uharfbuzz

    return quick_card.card(card, paper or paper_of(country()))


def write(card: QuickCard, out: Path, paper: Paper | None = None) -> None:
    """Write the card to a file, whole or not at all."""
    data = drawn(card, paper)
    with replacing(out) as stream:
        stream.write(data)
