"""What a new letter begins with, and the passages that a key puts into it."""

from __future__ import annotations

from rolodex.domain.letter import Letter, LetterKind
from rolodex.domain.letter_fields import FIELDS

_LETTERS = {
    "en": "{today}\n\n{salutation},\n\n\n\nKind regards,\n\n\n{my name}",
    "es": "{hoy}\n\n{saludo}:\n\n\n\nAtentamente,\n\n\n{mi nombre}",
}
_MESSAGES = {
    "en": "{salutation},\n\n\n\nKind regards,\n{my name}",
    "es": "{saludo}:\n\n\n\nAtentamente,\n{mi nombre}",
}
_CONDITIONS = {
    "en": {
        "firm": "[if firm]\n…\n[else]\n…\n[end]\n",
        "order": "[if last order]\n…\n[end]\n",
        "language": "[if language = es]\n…\n[else]\n…\n[end]\n",
        "country": "[if country = FR, BE]\n…\n[end]\n",
        "page": "[page]\n",
    },
    "es": {
        "firm": "[si empresa]\n…\n[si no]\n…\n[fin]\n",
        "order": "[si último pedido]\n…\n[fin]\n",
        "language": "[si idioma = en]\n…\n[si no]\n…\n[fin]\n",
        "country": "[si país = FR, BE]\n…\n[fin]\n",
        "page": "[página]\n",
    },
}


def new(kind: LetterKind, language: str) -> Letter:
    """A letter that is begun in this language."""
    bodies = _MESSAGES if kind == "email" else _LETTERS
    return Letter(kind=kind, body=bodies.get(language, bodies["en"]))


def field(name: str, language: str) -> str:
    """What is typed for a field of this name; one of the user's own goes by its own name."""
    known = next((one for one in FIELDS if one.name == name), None)
    return f"{{{known.word(language) if known else name}}}"


def passage(name: str, language: str) -> str:
    """What is typed for a conditional passage."""
    return _CONDITIONS.get(language, _CONDITIONS["en"])[name]
