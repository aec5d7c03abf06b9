"""Properties to cards: where one begins and ends, also when the file does not say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rolodex.domain.message import Message, message
from rolodex.vcard.header import BINARY, Header
from rolodex.vcard.limits import CARD, PHOTO_LINE, PROPERTIES, REJECTED_TEXT
from rolodex.vcard.lines import Damage, LineReader, Property

NO_END = message("This card has no END line; it was read as far as it goes")
NO_BEGIN = message("END without a card that began")
OUTSIDE = message("This text stands outside any card")
CARD_TOO_LARGE = message("This card is larger than a card may be")
NOT_A_CARD = message("This is something other than a card")

PICTURES = 4 * PHOTO_LINE
"""All pictures of one card together."""
ABOUT_THE_FILE = frozenset({"VERSION", "PRODID"})
"""They say how a card is written, nothing of whom it is about, and are not accounted for."""
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
    seen: int = 0
    lines: int = 0

    def add(self, item: Property) -> None:
        """Adds a property, as long as the card keeps its measure."""
        self.seen += item[1].name not in ABOUT_THE_FILE
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

    def put_agent(self, value: bytes, refused: Message | None) -> None:
        """Gives the last property, an AGENT, the card that stands inside it, unless that was refused.

        Where that card says nothing, nor does the property.
        """
        self._grow(CARD + 1 if refused is not None else len(value))
        if self.refused is None and self.properties:
            line, header, _ = self.properties.pop()
            if not _opens_card(value):
                self.properties.append((line, header, value))

    def _grow(self, octets: int) -> None:
        self.size += octets
        self.lines += 1
        large = self.size - self.pictures > CARD or self.pictures > PICTURES or self.lines > PROPERTIES
        if self.refused is None and large:
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
        elif splitter.agent is not None and splitter.goes_on(splitter.agent, item):
            continue
        elif item[1].name in _FRAME:
            yield from splitter.take_frame(*item)
        elif splitter.card is not None:
            splitter.card.add(item)
        else:
            splitter.outside.take(item[0], _source(item[1], item[2]))
    yield from splitter.close()


class _Agent:
    """A card that stands in another one, as its AGENT."""

    def __init__(self, line: int) -> None:
        self.card = RawCard(line)
        self.depth = 1
        self.simple = True
        self._lines = [b"BEGIN:VCARD"]
        self._awaits_card = False

    def holds(self, header: Header, value: bytes) -> bool:
        """Whether the line stands in here; a card that begins without an AGENT before it does not."""
        stands_here = header.name != "BEGIN" or not _is_card(value) or self._awaits_card
        self._awaits_card = header.name == "AGENT" and not value.strip()
        return stands_here

    def take(self, item: Property) -> None:
        """Adds a line, as long as the card keeps its measure."""
        _, header, value = item
        step = _depth(header.name, value)
        self.depth += step
        self.simple = self.simple and step < 1
        if self.depth:
            self.card.add(item)
        if self.card.refused is None:
            self._lines.append(_source(header, value))

    def text(self) -> bytes:
        """The whole card as it stands."""
        return b"\n".join(self._lines)


class _Splitter:
    """Which card is open, and in which card inside it the file stands."""

    def __init__(self) -> None:
        self.card: RawCard | None = None
        self.agent: _Agent | None = None
        self.outside = _Outside()
        self._last_agent: _Agent | None = None

    def take_damage(self, damage: Damage) -> None:
        """Adds damage to the open card or to the text between cards; a line of comment is none."""
        if damage.text[:1] == b"#":
            return
        if self.card is not None:
            self.card.add_damage(damage)
        else:
            self.outside.take(damage.line, damage.text)

    def goes_on(self, agent: _Agent, item: Property) -> bool:
        """Gives the line to the card inside the open one; false where that has ended before it."""
        if not agent.holds(item[1], item[2]):
            self._close_agent()
            return False
        agent.take(item)
        if not agent.depth:
            self._close_agent()
            self._last_agent = agent
        return True

    def _open_agent(self, line: int) -> None:
        self.agent = _Agent(line)

    def _close_agent(self) -> None:
        if self.agent is not None and self.card is not None:
            self.card.put_agent(self.agent.text(), self.agent.card.refused)
        self.agent = None

    def take_frame(self, line: int, header: Header, value: bytes) -> Iterator[RawCard | Damage]:
        """BEGIN, END or AGENT."""
        card = self.card
        if header.name == "BEGIN" and _is_card(value):
            yield from self.outside.close()
            if card is not None and _opens_agent(card):
                self._open_agent(line)
                return
            yield from self._without_end()
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
                self._open_agent(line)
        else:
            card.add_damage(Damage(line, _source(header, value), NOT_A_CARD))

    def close(self) -> Iterator[RawCard | Damage]:
        """What is still open at the end of the file."""
        yield from self.outside.close()
        self._close_agent()
        yield from self._without_end()

    def _without_end(self) -> Iterator[RawCard]:
        """The open card, named as lacking its END; a card inside it right before may be its neighbour."""
        card, agent = self.card, self._last_agent
        self.card = self._last_agent = None
        if card is None:
            return
        card.damage.insert(0, Damage(card.line, b"", NO_END))
        is_last = agent is not None and bool(card.properties) and card.properties[-1][2] == agent.text()
        if agent is not None and agent.simple and is_last:
            card.properties.pop()
            yield card
            yield agent.card
        else:
            yield card


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
