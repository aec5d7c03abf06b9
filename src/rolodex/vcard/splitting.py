"""Properties to cards: where one begins and ends, also when the file does not say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rolodex.domain.message import Message, message
from rolodex.vcard.header import BINARY, Header
from rolodex.vcard.limits import CARD, PHOTO_LINE, REJECTED_TEXT
from rolodex.vcard.lines import Damage, LineReader, Property

NO_END = message("This card has no END line; it was read as far as it goes")
NO_BEGIN = message("END without a card that began")
OUTSIDE = message("This text stands outside any card")
CARD_TOO_LARGE = message("This card is larger than a card may be")
NOT_A_CARD = message("This is something other than a card")

PICTURES = 4 * PHOTO_LINE
"""All pictures of one card together."""
AGENT_LINES = 10_000
_FRAME = frozenset({"BEGIN", "END", "AGENT"})


@dataclass(slots=True)
class RawCard:
    """The properties of one card in their order, with what was damaged in between."""

    line: int
    properties: list[Property] = field(default_factory=list)
    damage: list[Damage] = field(default_factory=list)
    size: int = 0
    pictures: int = 0
    refused: Message | None = None

    def add(self, item: Property) -> None:
        """Adds a property, as long as the card keeps its measure."""
        if item[1].name in BINARY:
            self.pictures += len(item[2])
        self._grow(len(item[2]))
        if self.refused is None:
            self.properties.append(item)

    def add_damage(self, damage: Damage) -> None:
        """Adds a damaged line, as long as the card keeps its measure."""
        self._grow(len(damage.text))
        if self.refused is None:
            self.damage.append(damage)

    def put_agent(self, lines: list[bytes]) -> None:
        """Gives the last property, an AGENT, the card that stands inside it."""
        value = b"\n".join(lines)
        self._grow(len(value))
        if self.refused is None and self.properties:
            line, header, _ = self.properties[-1]
            self.properties[-1] = (line, header, value)

    def _grow(self, octets: int) -> None:
        self.size += octets
        if self.refused is None and (self.size - self.pictures > CARD or self.pictures > PICTURES):
            # The name stays, so that the refusal can say whose card it was.
            self.refused = CARD_TOO_LARGE
            self.properties = [kept for kept in self.properties if kept[1].name == "FN"][:1]
            self.damage = []


def split_cards(lines: LineReader) -> Iterator[RawCard | Damage]:
    """Cards and the text between them; a BEGIN in an open card means that the one before lacks its END."""
    splitter = _Splitter()
    for item in lines:
        if isinstance(item, Damage):
            splitter.take_damage(item)
        elif splitter.holds(item[1], item[2]):
            splitter.take_agent(item[1], item[2])
        elif item[1].name in _FRAME:
            yield from splitter.take_frame(*item)
        elif splitter.card is not None:
            splitter.card.add(item)
        else:
            splitter.outside.take(item[0], _source(item[1], item[2]))
    yield from splitter.close()


class _Splitter:
    """Which card is open, and how deep in cards inside it the file stands."""

    def __init__(self) -> None:
        self.card: RawCard | None = None
        self.outside = _Outside()
        self.depth = 0
        self._agent: list[bytes] = []
        self._awaits_card = False

    def take_damage(self, damage: Damage) -> None:
        """Adds damage to the open card or to the text between cards; a line of comment is none."""
        if damage.text[:1] == b"#":
            return
        if self.card is not None:
            self.card.add_damage(damage)
        else:
            self.outside.take(damage.line, damage.text)

    def holds(self, header: Header, value: bytes) -> bool:
        """Whether this line stands in an open AGENT; a card that begins there without one ends it."""
        if not self.depth:
            return False
        if header.name == "BEGIN" and _is_card(value) and not self._awaits_card:
            self._close_agent()
            return False
        self._awaits_card = header.name == "AGENT" and not value.strip()
        return True

    def _close_agent(self) -> None:
        self.depth = 0
        if self.card is not None:
            self.card.put_agent(self._agent)

    def take_agent(self, header: Header, value: bytes) -> None:
        """Adds a line to the card that stands in the open one, as its AGENT."""
        self.depth += _depth(header.name, value)
        if len(self._agent) < AGENT_LINES:
            self._agent.append(_source(header, value))
        if not self.depth:
            self._close_agent()

    def take_frame(self, line: int, header: Header, value: bytes) -> Iterator[RawCard | Damage]:
        """BEGIN, END or AGENT."""
        card = self.card
        if header.name == "BEGIN" and _is_card(value):
            yield from self.outside.close()
            if card is not None and _opens_agent(card):
                self._open_agent(_source(header, value))
                return
            if card is not None:
                yield _without_end(card)
            self.card = RawCard(line)
        elif card is None:
            if header.name == "END":
                yield from self.outside.close()
                yield Damage(line, _source(header, value), NO_BEGIN)
            else:
                self.outside.take(line, _source(header, value))
        elif header.name == "END" and _is_card(value):
            yield card
            self.card = None
        elif header.name == "AGENT":
            card.add((line, header, value))
            if _opens_card(value):
                self._open_agent(value.strip())
        else:
            card.add_damage(Damage(line, _source(header, value), NOT_A_CARD))

    def _open_agent(self, begin: bytes) -> None:
        self._agent = [begin]
        self._awaits_card = False
        self.depth = 1

    def close(self) -> Iterator[RawCard | Damage]:
        """What is still open at the end of the file."""
        yield from self.outside.close()
        if self.card is not None:
            if self.depth:
                self._close_agent()
            yield _without_end(self.card)


class _Outside:
    """Gathers lines outside cards that follow on each other into one damage."""

    def __init__(self) -> None:
        self._line = 0
        self._text = b""

    def take(self, line: int, text: bytes) -> None:
        """Adds a line to the run."""
        if not self._line:
            self._line, self._text = line, text
        elif len(self._text) < REJECTED_TEXT:
            self._text += b"\n" + text

    def close(self) -> Iterator[Damage]:
        """The run that ends here, if there was one."""
        if self._line:
            yield Damage(self._line, self._text, OUTSIDE)
        self._line, self._text = 0, b""


def _without_end(card: RawCard) -> RawCard:
    card.damage.insert(0, Damage(card.line, b"", NO_END))
    return card


def _is_card(value: bytes) -> bool:
    return value.strip().upper().startswith(b"VCARD")


def _depth(name: str, value: bytes) -> int:
    if name == "BEGIN":
        return 1
    if name == "AGENT" and _opens_card(value):
        return 1
    return -1 if name == "END" else 0


def _opens_card(value: bytes) -> bool:
    return value.strip().upper() == b"BEGIN:VCARD"


def _opens_agent(card: RawCard) -> bool:
    if not card.properties:
        return False
    _, header, value = card.properties[-1]
    return header.name == "AGENT" and not value.strip()


def _source(header: Header, value: bytes) -> bytes:
    return header.source.encode("utf-8", "replace") + b":" + value
