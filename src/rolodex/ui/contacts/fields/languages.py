"""Languages by their names; what is kept is the tag of RFC 5646."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from rolodex.domain.folding import fold
from rolodex.domain.message import Message, message
from rolodex.i18n import word
from rolodex.ui import wording
from rolodex.ui.contacts.fields.row import Row, RowEntry
from rolodex.ui.contacts.fields.specs import Part
from rolodex.ui.widgets.suggest import Suggestion, SuggestLine

LANGUAGES: Mapping[str, Message] = MappingProxyType(
    {
        "ar": message("Arabic"),
        "bg": message("Bulgarian"),
        "bn": message("Bengali"),
        "ca": message("Catalan"),
        "cs": message("Czech"),
        "da": message("Danish"),
        "de": message("German"),
        "el": message("Greek"),
        "en": message("English"),
        "es": message("Spanish"),
        "et": message("Estonian"),
        "eu": message("Basque"),
        "fa": message("Persian"),
        "fi": message("Finnish"),
        "fr": message("French"),
        "ga": message("Irish"),
        "gl": message("Galician"),
        "he": message("Hebrew"),
        "hi": message("Hindi"),
        "hr": message("Croatian"),
        "hu": message("Hungarian"),
        "hy": message("Armenian"),
        "id": message("Indonesian"),
        "is": message("Icelandic"),
        "it": message("Italian"),
        "ja": message("Japanese"),
        "ka": message("Georgian"),
        "ko": message("Korean"),
        "lt": message("Lithuanian"),
        "lv": message("Latvian"),
        "mt": message("Maltese"),
        "nb": message("Norwegian"),
        "nl": message("Dutch"),
        "pl": message("Polish"),
        "pt": message("Portuguese"),
        "ro": message("Romanian"),
        "ru": message("Russian"),
        "sk": message("Slovak"),
        "sl": message("Slovenian"),
        "sq": message("Albanian"),
        "sr": message("Serbian"),
        "sv": message("Swedish"),
        "th": message("Thai"),
        "tr": message("Turkish"),
        "uk": message("Ukrainian"),
        "ur": message("Urdu"),
        "vi": message("Vietnamese"),
        "zh": message("Chinese"),
    }
)


def language_name(tag: str) -> str:
    """A language in the words of the user; of itself, or the tag, where there is no word."""
    known = LANGUAGES.get(tag.lower())
    return word(known) if known else wording.language_name(tag)


class LanguageLine(SuggestLine):
    """A line for a language by its name in the user's language or its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_ask, parent)
        self._tag = ""

    def show_text(self, text: str) -> None:
        """Show the language of this tag."""
        self._tag = text
        super().show_text(language_name(text) if text else "")

    def text_value(self) -> str:
        """The tag: the given one as long as nobody types, that of the name, or what was typed."""
        return self._tag_of(self.text().strip()) if self.is_touched() else self._tag

    @staticmethod
    def _tag_of(text: str) -> str:
        typed = fold(text)
        return next((tag for tag in LANGUAGES if typed in map(fold, _names(tag))), text)


class LanguageRow(Row):
    """LANG: one language."""

    def make_entry(self, part: Part) -> RowEntry:
        """A line that offers languages."""
        return LanguageLine(self)

    def retranslate(self) -> None:
        """Word everything anew, the language nobody changed too."""
        super().retranslate()
        line = self.entries["value"]
        if isinstance(line, LanguageLine) and not line.is_touched():
            line.show_text(line.text_value())


def _names(tag: str) -> tuple[str, ...]:
    own = wording.language_name(tag)
    # Qt adds the country to some: "español de España"
    return (word(LANGUAGES[tag]), LANGUAGES[tag].text, own, own.partition(" de ")[0])


def _ask(text: str, answer: Callable[[Sequence[Suggestion]], None]) -> None:
    typed = fold(text)
    found = [tag for tag in LANGUAGES if any(fold(name).startswith(typed) for name in _names(tag))]
    answer(
        sorted(
            (Suggestion(word(LANGUAGES[tag]), wording.language_name(tag), tag) for tag in found),
            key=lambda suggestion: fold(suggestion.text),
        )
    )
