"""A reading in the making: what of a line was taken for what."""

from __future__ import annotations

from dataclasses import dataclass, field

from rolodex.domain.grammar.moments import Moment, Timing
from rolodex.domain.grammar.scanning import Scan
from rolodex.domain.phrase import Part, PartKind


@dataclass(slots=True)
class Draft:
    """The parts of a line so far, and the tokens that are said by them alone."""

    scan: Scan
    parts: list[Part] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    dropped: set[int] = field(default_factory=set)

    def add(self, kind: PartKind, first: int, last: int, value: str = "", drop: bool = True) -> None:
        """Show these tokens as a part; with `drop` they are no longer text."""
        tokens = self.scan.tokens
        while first < last and tokens[first].kind == "mark" and tokens[first].text in ",.":
            first += 1
        if first >= last or any(place in self.taken for place in range(first, last)):
            return
        self.parts.append(Part(kind, tokens[first].start, tokens[last - 1].end, value))
        self.taken.update(range(first, last))
        if drop:
            self.dropped.update(range(first, last))

    def person(self, who: tuple[int, int] | None) -> None:
        """Show a name as the person, with the word before it; one in the genitive stays text as well."""
        if not who:
            return
        tokens = self.scan.tokens
        inside = [
            place for place, token in enumerate(tokens) if who[0] <= token.start and token.end <= who[1]
        ]
        if not inside:
            return
        first, last = inside[0], inside[-1] + 1
        owner = self.scan.word(last) in ("'", "’") and self.scan.word(last + 1) == "s"
        if first and not owner and self.scan.word(first - 1) in self.scan.language.before_names:
            first -= 1
        self.add("person", first, last, drop=not owner)

    def doubt(self, moment: Moment, why: str) -> None:
        """Show a moment as one that is not certain."""
        first, last = moment.finds[0].first, moment.last
        self.add("doubt", first, last, why, drop=False)

    def due(self, moment: Moment, timing: Timing) -> None:
        """Show a moment as when something is to be done."""
        first = self._untaken(moment)
        for find in moment.finds:
            first = max(first, min(self._start(moment, find.first), find.first))
            if find.kind == "repeat":
                self.add("repeat", first, find.last, timing.rrule)
            elif find.kind == "date":
                self.add("date", first, find.last, timing.iso() if find.value.clock >= 0 else str(timing.day))
            else:
                self.add("time", first, find.last, timing.iso()[11:])
            first = find.last

    def _untaken(self, moment: Moment) -> int:
        """Where a moment begins without the words that already belong to a part: "stop by" Monday."""
        return next(
            (place for place in range(moment.first, moment.last) if place not in self.taken), moment.first
        )

    def _start(self, moment: Moment, first: int) -> int:
        """Where the words begin that lead to a find from the one before it."""
        before = [find.last for find in moment.finds if find.last <= first]
        return max(before, default=moment.first)

    def happened(self, moment: Moment, timing: Timing) -> None:
        """Show a moment as when something happened."""
        first = self._untaken(moment)
        for find in moment.finds:
            self.add("at", first, find.last, timing.iso())
            first = find.last

    def certain(self) -> set[int]:
        """The tokens of the parts that are no doubts."""
        doubts = [part for part in self.parts if part.kind == "doubt"]
        tokens = self.scan.tokens
        return {
            place
            for place in self.taken
            if not any(part.start <= tokens[place].start < part.end for part in doubts)
        }

    def ordered(self) -> tuple[Part, ...]:
        """The parts in the order of the text."""
        return tuple(sorted(self.parts, key=lambda part: part.start))
