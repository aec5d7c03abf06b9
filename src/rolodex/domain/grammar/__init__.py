"""Our own grammar of one line, English and Spanish: what happened, what is to be done, and when."""

from rolodex.domain.grammar.reading import moment, repeat, understand

__all__ = ["moment", "repeat", "understand"]
