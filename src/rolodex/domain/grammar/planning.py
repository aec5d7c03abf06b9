"""Lines that say what is to be done."""

from __future__ import annotations

from dataclasses import replace

from rolodex.domain.grammar.draft import Draft
from rolodex.domain.grammar.language import Cue
from rolodex.domain.grammar.moments import Moment, Timing, moments, timing
from rolodex.domain.grammar.naming import named
from rolodex.domain.grammar.patterns import Find
from rolodex.domain.grammar.scanning import Scan
from rolodex.domain.grammar.wording import kept
from rolodex.domain.phrase import Phrase, Planned
from rolodex.domain.reminder import ToDo


def planned(scan: Scan, who: tuple[int, int] | None = None) -> Phrase:
    """A whole line as something to be done: its kind, when, and the rest as its wording."""
    draft = Draft(scan)
    draft.person(who)
    kind, cue = todo(draft, 0, len(scan.tokens))
    found = [replace(one, why=one.why or "barred") if _forbidden(scan, one) else one for one in moments(scan)]
    when = choose(draft, found)
    left = set(range(len(scan.tokens))) - draft.dropped
    if cue and not scan.words_in(left):
        left |= set(range(cue.first, cue.last))
    summary = kept(scan.text, scan.tokens, left)
    parts = draft.ordered()
    return Phrase(
        scan.text,
        scan.language.code if parts else "",
        follow_up=Planned(kind, when.iso() if when else "", when.rrule if when else "", summary),
        parts=parts,
        named=named(scan, draft.certain()),
    )


def _forbidden(scan: Scan, moment: Moment) -> bool:
    """Whether the first order of its clause, or of the line, says what is not to be done."""
    orders = {find.first for find in scan.finds if find.kind == "cue" and find.value.todo}
    idle = {find.first for find in scan.finds if find.kind == "cue" and find.value == Cue()}
    for first, last in (scan.clause_of(moment.first), (0, len(scan.tokens))):
        for place in range(first, last):
            if place in orders or place in idle or scan.language.is_action(scan.word(place)):
                return place in idle or (
                    scan.denied(place) and scan.word(place - 1) in scan.language.refusals
                )
    return False


def todo(draft: Draft, first: int, last: int, was: str = "") -> tuple[ToDo, Find | None]:
    """The kind of what is to be done in this stretch and the words that say it, shown as parts.

    `was` is the kind of what happened, which is done again.
    """
    found = _todo_cues(draft.scan, first, last)
    if not found:
        return "task", None
    for find in found:
        if find.value.bare:
            draft.add("plan", find.first, find.last, "task")
    main = next((find for find in found if find.value.todo != "task"), found[0])
    cue: Cue = main.value
    kind = was if cue.again and was in ("call", "email", "message") else cue.todo
    if not cue.bare:
        draft.add("plan", main.first, main.last, kind, drop=False)
    return kind, main  # type: ignore[return-value]


def _todo_cues(scan: Scan, first: int, last: int) -> list[Find]:
    """The words in this stretch that say what is to be done, before what it is about."""
    begin = next((at for at in range(first, last) if scan.word(at) not in scan.language.openers), last)
    end = next((at for at in range(begin, last) if scan.word(at) in scan.language.topics - {"to"}), last)
    cues = {find.first: find for find in scan.finds if find.kind == "cue" and find.value.todo}
    found: list[Find] = []
    place = first
    while place < end:
        find = cues.get(place)
        if find and not scan.denied(place):
            found.append(find)
            place = find.last
        elif scan.language.is_action(scan.word(place)) and not scan.denied(place):
            break
        else:
            place += 1
    return found


def choose(draft: Draft, found: list[Moment]) -> Timing | None:
    """When it is due, shown as parts: one day, one time, one repeat; others with doubt."""
    scan = draft.scan
    found = [replace(one, why=one.why or "told") if scan.retold(one.finds[0].first) else one for one in found]
    sure = [moment for moment in found if isinstance(timing(moment, scan.calendar), Timing)]
    best = min(sure, key=lambda moment: _rank(scan, moment), default=None)
    chosen = best
    joined = [best] if best else []
    for moment in sure:
        if chosen and moment is not best and not _kinds(moment) & _kinds(chosen):
            both = replace(chosen, finds=(*chosen.finds, *moment.finds))
            if isinstance(timing(both, scan.calendar), Timing):
                chosen = both
                joined.append(moment)
    when = timing(chosen, scan.calendar) if chosen else None
    if not isinstance(when, Timing):
        when = None
    for moment in found:
        if moment in joined and when:
            draft.due(moment, when)
        elif moment.why != "unclear" or moment.finds[0].kind != "part":
            why = timing(moment, scan.calendar)
            draft.doubt(moment, why if isinstance(why, str) else "second")
    return when


def _kinds(moment: Moment) -> set[str]:
    kinds: set[str] = {find.kind for find in moment.finds}
    return kinds | {"time"} if moment.day and moment.day.clock >= 0 else kinds


def _rank(scan: Scan, moment: Moment) -> tuple[bool, bool, bool, int]:
    """Moments outside of what the line is about come first, then days, then in order.

    A word before a name may be a part of it, "Sunday Okafor": any other day goes before.
    """
    topic = any(scan.word(place) in scan.language.topics for place in range(moment.first))
    after = scan.tokens[moment.last : moment.last + 1]
    name = not moment.led and moment.last - moment.first == 1 and bool(after) and after[0].named
    return (topic, moment.find("date") is None and moment.repeat is None, name, moment.first)
