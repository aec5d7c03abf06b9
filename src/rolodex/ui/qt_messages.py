"""What Qt complains of goes into the log: who complained, and of its words those that Qt itself wrote."""

from __future__ import annotations

import re
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from rolodex import logs

LOGGED = {
    QtMsgType.QtWarningMsg: "warning",
    QtMsgType.QtCriticalMsg: "critical",
    QtMsgType.QtFatalMsg: "fatal",
}
# Qt puts paths, names of widgets and texts that were typed into its sentences. What is kept is the head, such
# as "QPainter::begin", and words that tell one trouble from another.
HEAD = re.compile(r"\s*((?:Q\w+|qt[\w.]*)(?:::~?\w+)?)\b")
WORD = re.compile(r"[A-Za-z]+(?:'t)?|[^A-Za-z\s]+")
KEPT = frozenset(
    """a active already and another application as at attempt available be been before called cannot can't
    connect could created deleted destroyed device different does doesn't engine error event failed
    family file find font for from has height image in index instance internal invalid is it layout
    load loop missing must negative no not null object of on one open or out paint painter parent
    parse pixmap platform plugin point property range recursive returned running same screen set
    signal size slot started stop style such support system text that the this thread time timer
    timers to too type unable unknown use used value was which widget width window with without
    wrong""".split()
)


def catch() -> None:
    """Write down from now on what Qt complains of."""
    qInstallMessageHandler(_take)


def kept(text: str, category: str = "") -> str:
    """What of a message of Qt cannot be of the user."""
    found = HEAD.match(text)
    head = found[1] if found else category
    rest = text[found.end() :] if found else text
    words: list[str] = []
    for word in WORD.findall(rest):
        known = word if word.casefold() in KEPT else "…"
        if known != "…" or words[-1:] != ["…"]:
            words.append(known)
    return " ".join([head, *words]).strip()


def _take(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    if sys.stderr is not None and sys.stderr.isatty():
        sys.stderr.write(f"{text}\n")
    category = context.category or ""
    if kind in LOGGED:
        logs.note(f"qt {LOGGED[kind]}", kept(text, category if category != "default" else ""))
