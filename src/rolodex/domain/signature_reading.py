"""A contact guessed from free text, such as the block at the end of an e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rolodex.domain import signature_address as places
from rolodex.domain import signature_land as lands
from rolodex.domain import signature_name as naming
from rolodex.domain.contact import Adr
from rolodex.domain.country import Countries, fold
from rolodex.domain.signature import ORDER, Guess, Guessed, Signature
from rolodex.domain.signature_phone import numbers
from rolodex.domain.signature_words import (
    CLOSING,
    DISCLAIMER,
    FIRM,
    FIRM_WORD,
    NUMBERED,
    SENT_FROM,
    TITLE,
    UNIT,
)

MOST = 8_000
"""Characters that are looked into; what stands beyond is kept as a note."""
MOST_GUESSES = 40
"""As many guesses as one can look at; of more than these the last become one note."""


def read_signature(text: str, countries: Countries, home: str = "") -> Signature:
    """What a text says of a person; `home` is the user's country (ISO 3166-1 alpha-2)."""
    reader = _Reader(countries, home)
    end = len(text) if len(text) <= MOST else text.rfind("\n", 0, MOST) + 1 or MOST
    for line in _lines(text[:end]):
        reader.read(line)
    reader.keep(text[end:].strip())
    return reader.signature()


_ODD_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f]"
)
_RULE = re.compile(r"^[\W_]*$")
_QUOTED = re.compile(r"^(?:>\s?)+")
_LINKED = re.compile(r"(?i)<(?:mailto|tel):[^<>]*>|\[cid:[^\]]*\]|\[image:[^\]]*\]|(?<=\S)<https?://[^<>]*>")
_MARKS = re.compile(r"(?<!\w)[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}(?!\w)")
_BETWEEN = re.compile(r"\s+[|·•▪■●¦‖*~»→]+\s+|\s*[|•▪■●¦‖]\s*|\t+|\s{3,}|\s//\s|\s[–—]\s")
_BULLET = re.compile(r"^[\s|·•▪■●¦‖*~»→☎📞📱✉🌐📍\ufe0f–—-]+\s*")


def _lines(text: str) -> Iterator[str]:
    text = _INVISIBLE.sub("", _ODD_SPACE.sub(" ", text)).replace("\r\n", "\n").replace("\r", "\n")
    for line in text.split("\n"):
        plain = _MARKS.sub("", _LINKED.sub("", _QUOTED.sub("", line.strip()))).strip()
        if not _RULE.match(plain):
            yield plain


# -- pieces ------------------------------------------------------------------------------------------------

_EMAIL = re.compile(r"[\w.+'-]+@(?:[\w-]+\.)+[\w-]{2,}")
_URL = re.compile(
    r"(?:https?://|www\.)[^\s<>()|,;\"]+"
    r"|(?<![@\w./-])(?:[a-z0-9][a-z0-9-]*\.)+(?:com|net|org|eu|es|cat|gal|de|at|ch|fr|be|it|pt|uk|ie|us|ca|mx|ar|"
    r"cl|co|pe|nl|se|no|dk|fi|pl|io|info|biz|example)(?:/[^\s<>()|,;\"]*)?(?![\w@.])",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?i)^(?P<email>e-?mail|mail|correo(?: electr[oó]nico)?|courriel|e)\s*[:.]?\s*$"
    r"|^(?P<url>web(?:site|seite)?|p[aá]gina web|site(?: web)?|internet|w|url|linkedin|twitter|facebook|"
    r"instagram)\s*[:.]?\s*$"
)
_NAMED = re.compile(
    r"(?i)^(?:(?P<name>name|nombre|nom|contact|contacto|kontakt|ansprechpartner(?:in)?)"
    r"|(?P<org>company|empresa|firma|société|firm|organi[sz]ation)"
    r"|(?P<title>title|job title|position|cargo|puesto|poste|funktion|job)"
    r"|(?P<address>address|dirección|direccion|adresse|anschrift|dir\.|domicilio|add\.|a))\s*:\s*(?P<rest>\S.*)$"
)
_AT = re.compile(r"^(?P<title>.+?)\s+(?:at|@|en|bei|chez)\s+(?P<org>\S.*)$")
_SENTENCE = 60


@dataclass(slots=True)
class _Piece:
    """A part of a line; `kind` is what it was found to be."""

    text: str
    line: str
    kind: str = ""


class _Reader:
    """Takes a text line by line, then says what its pieces are."""

    def __init__(self, countries: Countries, home: str) -> None:
        self._countries = countries
        self._home = home
        self._found: list[Guess] = []
        self._pieces: list[_Piece] = []
        self._over = False
        self._text = ""

    def read(self, line: str) -> None:
        """Take one line."""
        self._text += line + "\n"
        self._over = self._over or (len(line) > _SENTENCE / 2 and bool(DISCLAIMER.search(line)))
        if self._over or CLOSING.match(line) or SENT_FROM.match(line):
            self._add("note", line, line, wanted=False)
            return
        for part in _BETWEEN.split(line):
            piece = _BULLET.sub("", part).strip()
            if piece:
                self._take(piece, line)

    def keep(self, text: str) -> None:
        """Keep what is not looked into."""
        if text:
            self._add("note", text, text)

    def signature(self) -> Signature:
        """What all lines together say."""
        self._addresses()
        self._split()
        self._name()
        self._jobs()
        for piece in self._pieces:
            if not piece.kind:
                self._claim(piece, "note")
        if any(guess.kind == "org" for guess in self._found):
            self._found = [
                replace(guess, kind="work") if guess.kind == "phone" else guess for guess in self._found
            ]
        ranked = sorted(self._found, key=lambda guess: (not guess.wanted, ORDER.index(guess.kind)))
        return Signature(_few(list(dict.fromkeys(ranked))), self._is_spanish())

    # -- what is known by its form ------------------------------------------------------------------------

    def _take(self, text: str, line: str) -> None:
        if NUMBERED.search(text):
            self._pieces.append(_Piece(text, line, "note"))
            self._add("note", text, line)
            return
        labelled = _NAMED.match(text)
        if labelled is not None:
            kind = next(key for key in ("name", "org", "title", "address") if labelled[key])
            text = labelled["rest"]
            if kind != "address" and not _EMAIL.search(text) and not numbers(text)[0]:
                self._pieces.append(piece := _Piece(text, line))
                self._claim(piece, kind)
                return
        rest = self._extracted(text, line, "email", _EMAIL)
        rest = self._extracted(rest, line, "url", _URL)
        found, rest = numbers(rest)
        for number in found:
            self._add(number.kind, number.value, line)
        rest = rest.strip(" ,;:/<>()[]-–&")
        if rest and not _RULE.match(rest) and not (rest != text and _LABEL.match(rest)):
            self._pieces.append(_Piece(rest if rest != text.strip(" ,;:/<>()[]-–&") else text, line))

    def _extracted(self, text: str, line: str, kind: Guessed, pattern: re.Pattern[str]) -> str:
        """The text without what the pattern finds, and without the label before it."""
        known = {fold(guess.value) for guess in self._found if guess.kind == kind}
        while (found := pattern.search(text)) is not None:
            value = found.group().rstrip(".'")
            if fold(value) not in known:
                self._add(kind, value, line)
            before = text[: found.start()].rstrip(" <([")
            label = re.search(r"(?:^|[\s,;/])([^\s,;/]+(?: web| electr[oó]nico)?)\s*[:.]?$", before)
            if label is not None and _LABEL.match(label[1].rstrip(":.")):
                before = before[: label.start()]
            text = f"{before} {text[found.end() :].lstrip(' >)]')}".strip()
        return text

    def _add(self, kind: str, value: str, line: str, adr: Adr | None = None, *, wanted: bool = True) -> None:
        known = next(one for one in ORDER if one == kind)
        self._found.append(Guess(known, value, line, adr, wanted))

    def _claim(self, piece: _Piece, kind: str, value: str = "") -> None:
        piece.kind = kind
        self._add(kind, value or piece.text, piece.line)

    # -- addresses ----------------------------------------------------------------------------------------

    def _addresses(self) -> None:
        for at, piece in enumerate(self._pieces):
            if piece.kind:
                continue
            found = places.place(piece.text, self._countries)
            if found is not None and (found.certain or (at and places.is_street(self._pieces[at - 1].text))):
                self._address(at, found.adr, found.head)
            elif (town := places.town(piece.text, self._countries)) is not None:
                self._address(at, town, "")
        for at, piece in enumerate(self._pieces):
            if not piece.kind and places.is_street(piece.text) and not TITLE.search(piece.text):
                self._address(at, Adr(), piece.text)

    def _address(self, at: int, adr: Adr, head: str) -> None:
        """Puts together an address around its piece: streets before it, its country after it."""
        used = [self._pieces[at]]
        rows = [head] if head else []
        before = at - 1
        if not adr.city and adr.code and not head and before >= 0 and not self._pieces[before].kind:
            used.insert(0, self._pieces[before])
            adr = replace(adr, city=self._pieces[before].text)
            before -= 1
        while before >= 0 and len(used) < 5 and not self._pieces[before].kind:
            text = self._pieces[before].text
            if not places.is_street(text) or (
                rows and not places.is_beside(rows[0]) and not places.is_beside(text)
            ):
                break
            rows.insert(0, text)
            used.insert(0, self._pieces[before])
            before -= 1
        after = self._pieces[at + 1] if at + 1 < len(self._pieces) else None
        if after is not None and not after.kind and not adr.country:
            land = self._countries.find(after.text)
            town = places.town(after.text, self._countries) if not adr.city else None
            if town is not None:
                adr = town
                used.append(after)
            elif land and len(after.text) > 2:
                adr = replace(adr, country=after.text, country_code=land)
                used.append(after)
        adr = replace(
            adr,
            street="\n".join(rows),
            country_code=adr.country_code or lands.likely(adr, self._told(), self._text, self._home),
        )
        for piece in used:
            piece.kind = "address"
        lines = "\n".join(dict.fromkeys(piece.line for piece in used))
        self._add("address", ", ".join(piece.text for piece in used), lines, adr)

    # -- who, and what they do ----------------------------------------------------------------------------

    def _split(self) -> None:
        """Parts pieces that say two things: "Name, job", "Job at firm", "Job, firm"."""
        parted: list[_Piece] = []
        for piece in self._pieces:
            texts = [piece.text] if piece.kind else self._two(piece.text)
            parted += [piece] if len(texts) == 1 else [_Piece(text, piece.line) for text in texts]
        self._pieces = parted

    def _two(self, text: str) -> list[str]:
        for mark in (", ", " - ", " / ", " ("):
            first, found, rest = text.partition(mark)
            rest = rest.strip(" )") if mark == " (" else rest
            telling = bool(TITLE.search(rest) or self._is_firm(rest) or UNIT.search(rest))
            if found and telling and naming.looks_like_name(first) and not self._is_firm(first):
                return [first, *self._two(rest)]
        joined = _AT.match(text)
        if joined is not None and TITLE.search(joined["title"]) and not TITLE.search(joined["org"]):
            return [joined["title"], joined["org"]]
        first, found, rest = text.rpartition(", ") if not FIRM.search(text) else text.partition(", ")
        if found and TITLE.search(first) and self._is_firm(rest) and not FIRM.fullmatch(f" {rest}"):
            return [first, rest]
        if found and UNIT.search(rest) and not UNIT.search(first):
            return [first, rest]
        return [text]

    def _is_firm(self, text: str) -> bool:
        return bool(FIRM.search(text) or FIRM_WORD.search(text)) or self._is_domain(text)

    def _is_domain(self, text: str) -> bool:
        """Whether the text is what the address after the @, or of the web page, begins with."""
        plain = fold(FIRM.sub("", text))
        return len(plain) > 3 and any(
            plain == label or (len(label) > 4 and label in plain) or (len(plain) > 5 and plain in label)
            for label in self._labels()
        )

    def _labels(self) -> set[str]:
        hosts = [guess.value.rpartition("@")[2] for guess in self._found if guess.kind == "email"]
        hosts += [
            re.sub(r"(?i)^(?:https?://)?(?:www\.)?", "", guess.value).partition("/")[0]
            for guess in self._found
            if guess.kind == "url"
        ]
        free = {
            "gmail",
            "hotmail",
            "outlook",
            "yahoo",
            "icloud",
            "gmx",
            "web",
            "tonline",
            "orange",
            "linkedin",
        }
        labels = {fold(part) for host in hosts for part in host.split(".")[:-1]}
        return {label for label in labels if len(label) > 2} - free - {"com", "mail", "www"}

    def _name(self) -> None:
        if any(guess.kind == "name" for guess in self._found):
            return
        emails = [guess.value for guess in self._found if guess.kind == "email"]
        ranked: list[tuple[int, int, _Piece]] = []
        for place, piece in enumerate(piece for piece in self._pieces if not piece.kind):
            by_mail = max((naming.said_by_mail(piece.text, email) for email in emails), default=0)
            alone = len(piece.text.split()) == 1 and by_mail and piece.text[0].isupper()
            if naming.looks_like_name(piece.text) or alone:
                firm = self._is_firm(piece.text) and not by_mail
                ranked.append((by_mail * 2 - 3 * firm, -place, piece))
        ranked.sort(key=lambda one: one[:2], reverse=True)
        if ranked and ranked[0][0] >= 0:
            piece = ranked[0][2]
            self._claim(piece, "name", naming.written(piece.text))
            return
        if not any(piece for piece in self._pieces if not piece.kind and self._is_firm(piece.text)):
            for guess in tuple(self._found):
                if guess.kind == "email" and (name := naming.from_mail(guess.value)):
                    self._add("name", name, guess.line)
                    return

    def _jobs(self) -> None:
        left = [piece for piece in self._pieces if not piece.kind and len(piece.text) <= _SENTENCE + 20]
        for piece in left:
            if FIRM.search(piece.text):
                self._claim(piece, "org")
            elif UNIT.search(piece.text):
                self._claim(piece, "unit")
            elif TITLE.search(piece.text) and not self._is_domain(piece.text):
                self._claim(piece, "title")
            elif self._is_firm(piece.text):
                self._claim(piece, "org")
        self._by_place()

    def _by_place(self) -> None:
        """A short line that follows the name is the job or the firm, where that is not told otherwise."""
        kinds = [piece.kind for piece in self._pieces]
        if "name" not in kinds:
            return
        for piece in self._pieces[kinds.index("name") + 1 :]:
            if piece.kind in ("title", "org", "unit"):
                continue
            if (
                piece.kind
                or not piece.text[:1].isupper()
                or len(piece.text.split()) > 6
                or piece.text.endswith(".")
            ):
                break
            have = {guess.kind for guess in self._found}
            kind = "org" if "org" not in have else "title" if "title" not in have else ""
            if not kind:
                break
            self._claim(piece, kind)

    def _told(self) -> list[str]:
        return [guess.value for guess in self._found]

    def _is_spanish(self) -> bool:
        named = [guess.adr.country_code for guess in self._found if guess.adr is not None]
        return lands.is_spanish(named, self._told(), self._text, self._home)


def _few(guesses: list[Guess]) -> tuple[Guess, ...]:
    few = guesses[:MOST_GUESSES]
    for wanted in (True, False):
        rest = [guess for guess in guesses[MOST_GUESSES:] if guess.wanted == wanted]
        if rest:
            values, lines = (
                "\n".join(guess.value for guess in rest),
                "\n".join(guess.line for guess in rest),
            )
            few.append(Guess("note", values, lines, wanted=wanted))
    return tuple(few)
