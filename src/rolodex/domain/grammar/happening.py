"""Lines that say what happened, and perhaps what follows."""

from __future__ import annotations

from rolodex.domain.activity import MISSED, TALKS
from rolodex.domain.grammar.draft import Draft
from rolodex.domain.grammar.following import follow_up, segment
from rolodex.domain.grammar.language import Cue
from rolodex.domain.grammar.moments import Moment, Timing, fills_clause, moments, past_timing, timing
from rolodex.domain.grammar.naming import named
from rolodex.domain.grammar.patterns import Find
from rolodex.domain.grammar.scanning import Scan
from rolodex.domain.grammar.wording import kept
from rolodex.domain.phrase import Phrase

_LONGEST_GLUED = 5
"""From so many hours on, "9h" is a time of day and not how long something took."""
_REACH = 6


class Happening:
    """The reading of a line that logs something."""

    def __init__(self, scan: Scan, who: tuple[int, int] | None = None) -> None:
        self._scan = scan
        self._draft = Draft(scan)
        self._draft.person(who)
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
        plan = segment(scan, self._moments, happened)
        if happened:
            self._take(happened, plan)
        self._outcomes(happened, plan)
        self._length(happened)
        self._past(happened, plan)
        body = kept(scan.text, scan.tokens, self._left(plan))
        planned = follow_up(draft, self._moments, plan, self._kind, body) if plan else None
        for moment in self._moments:
            self._doubt(moment)
        if not planned:
            body = kept(scan.text, scan.tokens, self._left(None))
        if not self._kind and scan.text.strip() and (body or self._outcome or not planned):
            self._kind = "note"
        parts = draft.ordered()
        return Phrase(
            scan.text,
            scan.language.code if parts else "",
            self._kind,
            self._direction,  # type: ignore[arg-type]
            self._at,
            self._minutes,
            self._outcome,
            body,
            *self._amount,
            follow_up=planned,
            parts=parts,
            named=named(scan, draft.certain()),
        )

    def _left(self, plan: tuple[int, int] | None) -> set[int]:
        left = set(range(len(self._scan.tokens))) - self._draft.dropped
        return left - set(range(*plan)) if plan else left

    def _happened(self) -> Find | None:
        """The words that say what happened, if any do."""
        for find in self._scan.finds:
            if find.kind != "cue" or not find.value.kind or self._scan.denied(find.first):
                continue
            cue: Cue = find.value
            first, last = self._scan.clause_of(find.first)
            if any(self._scan.word(at) in self._scan.language.unreal for at in range(first, find.first)):
                continue
            if cue.done or self._begins(first, find.first):
                if cue.todo and self._ahead_in(first, last, cue):
                    continue
                if cue.first and find.last < last and not self._stands_off(find):
                    continue
                return find
        return None

    def _stands_off(self, find: Find) -> bool:
        """Whether a word that counts only at the beginning is followed by what it announces."""
        return find.first == 0 and self._scan.word(find.last) not in ("#", "no", "nr")

    def _begins(self, first: int, place: int) -> bool:
        """Whether only little words or a moment stand before, in this clause."""
        within = {at for one in self._moments for at in range(one.first, one.last)}
        within.update(
            at for find in self._scan.finds if find.kind == "length" for at in range(find.first, find.last)
        )
        return all(
            self._scan.word(at) in self._scan.language.fillers or at in within for at in range(first, place)
        )

    def _ahead_in(self, first: int, last: int, cue: Cue) -> bool:
        """Whether words that may also ask for something stand with a moment to come."""
        now = self._scan.calendar
        noun = cue.noun or any(self._scan.word(at) in self._scan.language.over for at in range(first, last))
        return any(
            first <= moment.first < last
            and not self._lasts(moment)
            and isinstance(timing(moment, now), Timing)
            and (not isinstance(past_timing(moment, now), Timing) or (not noun and _open(moment)))
            for moment in self._moments
        )

    def _take(self, find: Find, plan: tuple[int, int] | None) -> None:
        cue: Cue = find.value
        if cue.kind == "purchase" and not self._bought(find):
            return
        self._kind, self._direction, self._outcome = cue.kind, cue.direction, cue.outcome
        language = self._scan.language
        joined = plan and plan[0] == find.last + 1 and self._scan.word(find.last) in language.conjunctions
        self._draft.add("kind", find.first, find.last + bool(joined), cue.kind)
        before = self._scan.word(find.first - 1)
        if cue.done and before in language.others | language.first_person:
            self._direction = "in" if before in language.others else "out"
            self._draft.add("direction", find.first - 1, find.first, self._direction)
        elif cue.done and find.first and self._is_name(find.first - 1):
            self._direction = "in"

    def _is_name(self, place: int) -> bool:
        """Whether a name stands right before what happened: then that person did it."""
        token = self._scan.tokens[place]
        person = any(part.kind == "person" and part.end == token.end for part in self._draft.parts)
        return person or (token.named and place not in self._draft.taken)

    def _bought(self, find: Find) -> bool:
        scan = self._scan
        first, last = find.last, scan.clause_of(find.first)[1]
        found = [one for one in scan.finds if one.kind == "amount" and first <= one.first < last]
        if len(found) == 1 and not scan.language.each & {scan.word(at) for at in range(found[0].last, last)}:
            self._amount = (found[0].value.text, found[0].value.currency)
            leads = max(scan.led(found[0].first, scan.language.prices), first)
            self._draft.add("amount", leads, found[0].last, " ".join(found[0].value))
            return True
        if (
            not found
            and last == first + 1
            and scan.tokens[first].kind in ("number", "dotted")
            and scan.tokens[first].keys
        ):
            self._amount = (scan.tokens[first].text, "")
            self._draft.add("amount", first, last, scan.tokens[first].text)
            return True
        self._draft.add("doubt", find.first, find.last, "amount", drop=False)
        return False

    def _outcomes(self, happened: Find | None, plan: tuple[int, int] | None) -> None:
        for find in self._scan.finds:
            if find.kind != "cue" or not find.value.outcome or self._outcome:
                continue
            if (plan and plan[0] <= find.first < plan[1]) or self._scan.denied(find.first):
                continue
            if self._tells(find, happened):
                self._outcome = find.value.outcome
                language = self._scan.language
                leads = self._scan.led(find.first, language.others | language.conjunctions)
                self._draft.add("outcome", leads, find.last, self._outcome)
                if not self._kind and (self._outcome in MISSED or self._outcome == "reached"):
                    self._kind, self._direction = "call", "out"

    def _tells(self, find: Find, happened: Find | None) -> bool:
        """Whether the words stand as a clause of their own, or after what happened."""
        scan = self._scan
        first, last = scan.clause_of(find.first)
        if happened and first <= happened.first < find.first:
            first = happened.last
        small = scan.language.fillers | scan.language.conjunctions | scan.language.others
        passed = {at for one in self._moments for at in range(one.first, one.last)} | self._draft.taken
        begins = all(scan.word(at) in small or at in passed for at in range(first, find.first))
        ends = (
            not find.value.alone
            or find.last >= last
            or scan.word(find.last) in scan.language.conjunctions
            or any(moment.first == find.last for moment in self._moments)
            or any(one.first == find.last and one.kind == "cue" for one in scan.finds)
            or self._asks_again(find.last)
        )
        return begins and ends

    def _asks_again(self, place: int) -> bool:
        """Whether "try again" or the like follows, after little words."""
        while self._scan.word(place) in self._scan.language.openers:
            place += 1
        return any(one.first == place and one.kind == "cue" and one.value.pure for one in self._scan.finds)

    def _past(self, happened: Find | None, plan: tuple[int, int] | None) -> None:
        """When it happened, if the words beside what happened say it."""
        for moment in self._moments:
            if plan and plan[0] <= moment.first < plan[1]:
                continue
            when = past_timing(moment, self._scan.calendar)
            if not self._belongs(moment, happened):
                continue
            if isinstance(when, Timing):
                self._at = when.iso()
                self._draft.happened(moment, when)
                return
            self._draft.doubt(moment, when)

    def _belongs(self, moment: Moment, happened: Find | None) -> bool:
        scan = self._scan
        only_past = moment.day is not None and not moment.day.ahead and not moment.day.loose
        if not happened:
            tells = any(part.kind == "outcome" for part in self._draft.parts)
            return only_past and (fills_clause(scan, moment) or tells)
        cue: Cue = happened.value
        first, last = scan.clause_of(happened.first)
        if not first <= moment.first < last:
            before = moment.last <= happened.first
            return fills_clause(scan, moment) and not cue.first and (only_past or (before and cue.done))
        if cue.first:
            return moment.first == happened.last
        if (not cue.done or cue.noun) and _open(moment):
            return False
        if scan.word(moment.first) in scan.language.forward:
            return False
        between = range(happened.last, moment.first) or range(moment.last, happened.first)
        words = [scan.word(at) for at in between]
        if any(one.first in between and one.kind == "cue" and one.value.todo for one in scan.finds):
            return False
        if not only_past and scan.language.wishes & set(words):
            return False
        return len(words) <= _REACH and not scan.language.topics & set(words)

    def _length(self, happened: Find | None) -> None:
        if self._kind not in TALKS:
            return
        for find in self._scan.finds:
            minutes = self._minutes_of(find)
            if not minutes or any(place in self._draft.taken for place in range(find.first, find.last)):
                continue
            first, last = self._scan.clause_of(find.first)
            beside = happened and (find.first == happened.last or find.last == happened.first)
            if beside or (find.first == first and find.last == last):
                self._minutes = minutes
                self._draft.add("minutes", find.first, find.last, str(minutes))
                self._moments = [one for one in self._moments if find not in one.finds]
                return

    def _lasts(self, moment: Moment) -> bool:
        """Whether it may also say how long something took: "llamada 3h"."""
        return (
            len(moment.finds) == 1
            and moment.finds[0].kind == "time"
            and self._minutes_of(moment.finds[0]) > 0
        )

    def _minutes_of(self, find: Find) -> int:
        if find.kind == "length":
            return find.value or 0
        token = self._scan.tokens[find.first]
        if find.kind == "time" and token.kind == "hours" and token.value[0] <= _LONGEST_GLUED:
            return token.value[0] * 60 + (token.value[1] if len(token.value) > 1 else 0)
        return 0

    def _doubt(self, moment: Moment) -> None:
        """Show what is neither taken nor plainly past as a doubt."""
        if moment.finds[0].kind == "part":
            return
        if moment.why or not moment.day or moment.day.ahead:
            self._draft.doubt(moment, moment.why or "told")


def _open(moment: Moment) -> bool:
    """Whether its day may be one to come as well as one that is past."""
    day = moment.day
    return bool(day and day.ahead and day.back and day.ahead != day.back)
