"""Lines that say what happened, and perhaps what follows."""

from __future__ import annotations

from rolodex.domain.activity import TALKS
from rolodex.domain.grammar.draft import Draft
from rolodex.domain.grammar.language import Cue
from rolodex.domain.grammar.moments import Timing, fills_clause, moments, past_timing, timing
from rolodex.domain.grammar.naming import named
from rolodex.domain.grammar.patterns import Find
from rolodex.domain.grammar.planning import choose, todo
from rolodex.domain.grammar.scanning import Scan
from rolodex.domain.grammar.wording import kept
from rolodex.domain.phrase import Phrase, Planned


class Logged:
    """The reading of a line that logs something."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._draft = Draft(scan)
        self._moments = moments(scan)
        self._kind = ""
        self._direction = ""
        self._outcome = ""
        self._minutes = 0
        self._amount = ("", "")
        self._at = ""

    def phrase(self) -> Phrase:
        """What the line says."""
        scan, draft = self._scan, self._draft
        happened = self._happened()
        segment = self._segment(happened)
        if happened:
            self._take(happened, segment)
        self._outcomes()
        self._past(happened, segment)
        self._lengths(happened)
        follow_up = self._follow_up(segment)
        for moment in self._moments:
            if moment.why or not moment.day or moment.day.ahead:
                draft.doubt(moment, moment.why or "told")
        rest = set(range(len(scan.tokens))) - draft.dropped
        if segment:
            rest -= set(range(*segment))
        body = kept(scan.text, scan.tokens, rest)
        if not self._kind and (body or not follow_up):
            self._kind = "note"
        parts = draft.ordered()
        return Phrase(
            scan.text,
            scan.language.code if parts else "",
            self._kind if scan.text.strip() else "",
            self._direction,  # type: ignore[arg-type]
            self._at,
            self._minutes,
            self._outcome,
            body,
            *self._amount,
            follow_up=follow_up,
            parts=parts,
            named=named(scan, draft.taken),
        )

    def _happened(self) -> Find | None:
        for find in self._scan.finds:
            if find.kind != "cue" or not find.value.kind:
                continue
            cue: Cue = find.value
            clause = self._scan.clause_of(find.first)
            if cue.done or self._begins(clause, find.first):
                if not cue.done and cue.todo and self._ahead_in(clause):
                    continue
                return find
        return None

    def _begins(self, clause: tuple[int, int], place: int) -> bool:
        return all(self._scan.word(at) in self._scan.language.fillers for at in range(clause[0], place))

    def _ahead_in(self, clause: tuple[int, int]) -> bool:
        return any(
            clause[0] <= moment.first < clause[1] and isinstance(timing(moment, self._scan.calendar), Timing)
            and not isinstance(past_timing(moment, self._scan.calendar), Timing)
            for moment in self._moments
        )  # fmt: skip

    def _segment(self, happened: Find | None) -> tuple[int, int] | None:
        """The stretch that says what is to be done, if a day or time is in it."""
        for first, last in self._scan.clauses:
            start = self._start(first, last, happened)
            if start is None:
                continue
            for moment in self._moments:
                if start <= moment.first < last and isinstance(timing(moment, self._scan.calendar), Timing):
                    return start, last
        return None

    def _start(self, first: int, last: int, happened: Find | None) -> int | None:
        scan = self._scan
        begin = happened.last if happened and first <= happened.first < last else first
        for find in scan.finds:
            if begin <= find.first < last and find.kind == "cue" and find.value.todo and find is not happened:
                return find.first if begin != first else first
        place = begin
        moment = next((one for one in self._moments if one.first == first), None)
        if moment and begin == first:
            place = moment.last
            if place >= last or fills_clause(scan, moment):
                return first
        if begin == first and scan.language.is_action(scan.word(place)):
            return first
        for at in range(begin, last - 1):
            if scan.word(at) in scan.language.conjunctions and scan.language.is_action(scan.word(at + 1)):
                return at
        return None

    def _take(self, find: Find, segment: tuple[int, int] | None) -> None:
        cue: Cue = find.value
        if cue.kind == "purchase" and not self._bought(find):
            return
        self._kind, self._direction, self._outcome = cue.kind, cue.direction, cue.outcome
        self._draft.add("kind", find.first, find.last, cue.kind)
        before = self._scan.word(find.first - 1)
        if cue.done and before in self._scan.language.others | self._scan.language.first_person:
            self._direction = "in" if before in self._scan.language.others else "out"
            self._draft.add("direction", find.first - 1, find.first, self._direction)

    def _bought(self, find: Find) -> bool:
        last = self._scan.clause_of(find.first)[1]
        for one in self._scan.finds:
            if one.kind == "amount" and find.last <= one.first < last:
                self._amount = (one.value.text, one.value.currency)
                self._draft.add("amount", one.first, one.last, " ".join(one.value))
                return True
        return False

    def _outcomes(self) -> None:
        for find in self._scan.finds:
            if find.kind == "cue" and find.value.outcome and not self._outcome:
                first, last = self._scan.clause_of(find.first)
                whole = find.first == first and find.last == last
                if whole or not find.value.alone:
                    self._outcome = find.value.outcome
                    self._draft.add("outcome", find.first, find.last, self._outcome)
                    if not self._kind:
                        self._kind, self._direction = "call", "out"

    def _past(self, happened: Find | None, segment: tuple[int, int] | None) -> None:
        if not happened:
            return
        clause = self._scan.clause_of(happened.first)
        for moment in self._moments:
            if segment and segment[0] <= moment.first < segment[1]:
                continue
            inside = clause[0] <= moment.first < clause[1]
            if not inside and not fills_clause(self._scan, moment):
                continue
            when = past_timing(moment, self._scan.calendar)
            if isinstance(when, Timing) and (inside or (moment.day and not moment.day.ahead)):
                self._at = when.iso()
                self._draft.happened(moment, when)
                return

    def _lengths(self, happened: Find | None) -> None:
        if self._kind not in TALKS:
            return
        for find in self._scan.finds:
            if find.kind == "length" and find.value:
                first, last = self._scan.clause_of(find.first)
                whole = find.first == first and find.last == last
                if whole or (happened and find.first == happened.last):
                    self._minutes = find.value
                    self._draft.add("minutes", find.first, find.last, str(find.value))
                    return

    def _follow_up(self, segment: tuple[int, int] | None) -> Planned | None:
        if not segment:
            return None
        draft, scan = self._draft, self._scan
        kind = todo(draft, *segment, was=self._kind)
        found = [one for one in self._moments if segment[0] <= one.first < segment[1]]
        when = choose(draft, found)
        if not when:
            return None
        summary = kept(scan.text, scan.tokens, set(range(*segment)) - draft.dropped)
        return Planned(kind, when.iso(), when.rrule, summary)
