"""Where a code that was typed may be wrong: a help for the eye, never a guess of what was meant."""

from __future__ import annotations

from rolodex.domain.piece_code import LENGTH, SIGNS, CodeError, bare, read


def doubtful(text: str) -> tuple[int, ...]:
    """The places (from 1) of a code with a typing error that look wrong; none where that cannot be told.

    One sign that could be another, or two neighbours that are right the other way round; told only where
    nothing else would do as well.
    """
    signs = bare(text)
    if len(signs) != LENGTH or _is_code(signs):
        return ()
    found: list[tuple[int, ...]] = []
    for at in range(LENGTH - 1):
        swapped = signs[:at] + signs[at + 1] + signs[at] + signs[at + 2 :]
        if _is_code(swapped):
            found.append((at + 1, at + 2))
    for at in range(LENGTH):
        if any(_is_code(signs[:at] + sign + signs[at + 1 :]) for sign in SIGNS):
            found.append((at + 1,))
    return found[0] if len(found) == 1 else ()


def _is_code(signs: str) -> bool:
    try:
        read(signs)
    except CodeError:
        return False
    return True
