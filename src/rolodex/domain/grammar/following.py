"""Which words of a line that logs something say what follows."""

from __future__ import annotations

from rolodex.domain.grammar.draft import Draft
from rolodex.domain.grammar.language import Cue
from rolodex.domain.grammar.moments import Moment, Timing, fills_clause, timing
from rolodex.domain.grammar.patterns import Find
from rolodex.domain.grammar.planning import choose, todo
from rolodex.domain.grammar.scanning import Scan
from rolodex.domain.grammar.wording import kept
from rolodex.domain.phrase import Planned

Range = tuple[int, int]


def segment(scan: Scan, found: list[Moment], happened: Find | None) -> Range | None:
    """The stretch that says what is to be done: where an order, a date alone or "follow up" begins.

    Only one with a day or time still to come counts. Orders without a date beside it belong to it.
    """
    starts = [_start(scan, found, first, last, happened) for first, last in scan.clauses]
    dated = [_dated(scan, found, start, last) for start, (_, last) in zip(starts, scan.clauses, strict=True)]
    for place, (_, last) in enumerate(scan.clauses):
        start = starts[place]
        if start is None or not dated[place]:
            continue
        end = last
        for after in range(place + 1, len(scan.clauses)):
            if starts[after] != scan.clauses[after][0] or dated[after]:
                break
            end = scan.clauses[after][1]
        before = starts[place - 1] if place else None
        lone = next(one for one in found if one.first >= start)
        if before is not None and not dated[place - 1] and fills_clause(scan, lone):
            start = before
        return start, end
    return None


def _dated(scan: Scan, found: list[Moment], start: int | None, last: int) -> bool:
    return start is not None and any(
        start <= one.first < last and isinstance(timing(one, scan.calendar), Timing) for one in found
    )


def _start(scan: Scan, found: list[Moment], first: int, last: int, happened: Find | None) -> int | None:
    """Where in a clause it begins to say what is to be done, None where it does not."""
    language = scan.language
    if any(scan.word(at) in language.called_off for at in range(first, last)):
        return None
    begin = happened.last if happened and first <= happened.first < last else first
    moment = next((one for one in found if one.first == first and begin == first), None)
    place = moment.last if moment else begin
    if moment and fills_clause(scan, moment):
        return first
    ends = {find.last for find in scan.finds if find.kind == "cue" and find.value.outcome}
    for find in scan.finds:
        if begin <= find.first < last and _asks(scan, find):
            lead = scan.led(find.first, language.openers)
            return first if lead <= place else lead if lead in ends else find.first
    asked = {
        find.first for find in scan.finds if find.kind == "cue" and find.value.todo and find is not happened
    }
    idle = {find.first for find in scan.finds if find.kind == "cue" and find.value == Cue()}
    for at in range(place, last):
        told = scan.word(at) in language.topics and (at in ends or (begin > first and at == place))
        opened = ((at == place or at in ends) and not told) or scan.word(at - 1) in language.conjunctions
        while at < last and opened and scan.word(at) in language.openers and at not in asked:
            at += 1
        acts = at in asked or (at < last and _acts(scan, at))
        if opened and at in idle:
            return None
        if opened and acts and (at > begin or begin == first):
            return first if begin == first and place <= at and _small(scan, place, at) else at
    return None


def _asks(scan: Scan, find: Find) -> bool:
    """Whether these words ask for something wherever they stand: "follow up"."""
    denied = scan.denied(find.first) or scan.refused(find.first)
    return find.kind == "cue" and find.value.pure and not denied


def _acts(scan: Scan, place: int) -> bool:
    """Whether an order begins with the word in this place."""
    return scan.language.is_action(scan.word(place)) and bool(scan.tokens[place].keys)


def _small(scan: Scan, first: int, last: int) -> bool:
    return all(scan.word(at) in scan.language.openers for at in range(first, last))


def follow_up(draft: Draft, found: list[Moment], plan: Range, was: str, body: str) -> Planned | None:
    """What follows, shown as parts; where its words say nothing of their own, what the line says is meant."""
    scan = draft.scan
    kind, cue = todo(draft, *plan, was=was)
    when = choose(draft, [one for one in found if plan[0] <= one.first < plan[1]])
    if not when:
        return None
    left = set(range(*plan)) - draft.dropped
    own = left - set(range(cue.first, cue.last)) if cue else left
    said = kept(scan.text, scan.tokens, left)
    if not scan.words_in(own) and (not cue or cue.value.pure):
        asked = scan.text[scan.tokens[cue.first].start : scan.tokens[cue.last - 1].end] if cue else ""
        said = ": ".join(part for part in (asked, body) if part)
    return Planned(kind, when.iso(), when.rrule, said)
