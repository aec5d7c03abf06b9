"""Letters that were printed, as the book keeps them to print them again."""

from __future__ import annotations

import json

from rolodex.domain import kept_json
from rolodex.domain.letter import Letterhead, LetterPlan, LetterRun, PrintedLetter
from rolodex.domain.planner import Paper


def run_text(plan: LetterPlan) -> str:
    """What all letters of a run share, as JSON; the picture by its SHA-256."""
    run = plan.run
    kept = {
        "paper": plan.paper,
        "title": run.title,
        "lines": run.head.lines,
        "logo": run.head.logo.sha256 if run.head.logo else "",
        "window": run.head.window,
        "sender": run.sender,
    }
    return json.dumps(kept, ensure_ascii=False)


def run_of(text: str) -> tuple[Paper, LetterRun, str]:
    """The paper, what all letters share but for the picture, and the SHA-256 of that ("" for none).

    Raises UserError where the text says something else.
    """
    try:
        kept = json.loads(text)
        paper: Paper = "letter" if kept["paper"] == "letter" else "a4"
        head = Letterhead(tuple(kept["lines"]), None, "right" if kept["window"] == "right" else "left")
        return paper, LetterRun(kept["title"], head, tuple(kept["sender"])), kept["logo"]
    except kept_json.BROKEN as error:
        raise kept_json.unreadable() from error


def piece_text(letter: PrintedLetter) -> str:
    """One letter word for word, as JSON."""
    kept = {
        "above": letter.above,
        "subject": letter.subject,
        "text": letter.text,
        "address": letter.address,
        "code": letter.code,
        "han": letter.han,
    }
    return json.dumps(kept, ensure_ascii=False)


def piece_of(text: str) -> PrintedLetter:
    """The letter that was kept. Raises UserError where the text says something else."""
    try:
        kept = json.loads(text)
        return PrintedLetter(
            (),
            kept["text"],
            kept["subject"],
            kept["above"],
            tuple(kept["address"]),
            kept["code"],
            "jp" if kept["han"] == "jp" else "sc",
        )
    except kept_json.BROKEN as error:
        raise kept_json.unreadable() from error
