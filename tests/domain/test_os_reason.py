"""Why the system refused a file is told in the user's language."""

from __future__ import annotations

import errno
import os
import sys

import pytest

from rolodex import i18n
from rolodex.domain import os_reason


@pytest.mark.skipif(sys.platform != "linux", reason="other systems word their reasons otherwise")
@pytest.mark.parametrize("code", sorted(os_reason.REASONS))
def test_the_english_is_what_the_system_says(code: int) -> None:
    assert os_reason.reason(OSError(code, "")).text == os.strerror(code)


@pytest.mark.parametrize("code", sorted(os_reason.REASONS))
def test_each_reason_has_its_spanish(code: int) -> None:
    english = os_reason.reason(OSError(code, ""))
    i18n.use("es")
    assert i18n.word(english) != english.text


def test_a_full_disk_is_told_in_spanish() -> None:
    i18n.use("es")
    full = OSError(errno.ENOSPC, "No space left on device")
    assert i18n.word(os_reason.reason(full)) == "No queda espacio en el dispositivo"


def test_what_has_no_words_of_ours_is_told_as_the_system_puts_it() -> None:
    assert (
        i18n.word(os_reason.reason(OSError(errno.ECHRNG, "Channel out of range"))) == "Channel out of range"
    )
    assert i18n.word(os_reason.reason(OSError("it went"))) == "it went"
