"""The manual pages and the completions of the shells, from the command's own help, into a folder."""

from __future__ import annotations

import contextlib
import gzip
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rolodex import __version__, i18n
from rolodex.__main__ import Screen

LANGUAGES = ("en", "es")
SHELLS = {
    "bash": Path("share/bash-completion/completions/rolodex"),
    "zsh": Path("share/zsh/vendor-completions/_rolodex"),
    "fish": Path("share/fish/vendor_completions.d/rolodex.fish"),
}
FIRST_TAB = '\n_rolodex_completion "$@"\n'
"""zsh runs the file itself at the first Tab, and has to be answered then too."""
HEADS = {
    "en": (
        "NAME",
        "a contact manager for one desk",
        "SYNOPSIS",
        "[\\fIOPTIONS\\fR] \\fIVERB\\fR [\\fIWORDS\\fR]",
        "DESCRIPTION",
        "FILES",
        "SEE ALSO",
    ),
    "es": (
        "NOMBRE",
        "contactos, seguimientos y etiquetas de una mesa",
        "SINOPSIS",
        "[\\fIOPCIONES\\fR] \\fIORDEN\\fR [\\fIPALABRAS\\fR]",
        "DESCRIPCIÓN",
        "ARCHIVOS",
        "VÉASE",
    ),
}
FILES = {
    "en": "The book that opens when none is named; ROLODEX_BOOK names another.",
    "es": "El libro que se abre si no se nombra ninguno; ROLODEX_BOOK nombra otro.",
}
KEYS = {
    "en": "In the window F1 opens the help, Ctrl+K does anything.",
    "es": "En la ventana, F1 abre la ayuda y Ctrl+K hace cualquier cosa.",
}


def main() -> int:
    """Write all of it below the folder that is named, as it is installed below /usr."""
    if len(sys.argv) != 2:
        sys.exit("usage: manual.py FOLDER")
    for written in write(Path(sys.argv[1])):
        print(written)
    return 0


def write(folder: Path) -> Iterator[Path]:
    """Each file below `folder` once it is written."""
    for language in LANGUAGES:
        place = Path("share/man", "" if language == "en" else language, "man1")
        target = folder / place / "rolodex.1.gz"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(gzip.compress(page(language).encode(), mtime=0))
        yield target
    for shell, place in SHELLS.items():
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(completion(shell), encoding="utf-8")
        yield target


def page(language: str) -> str:
    """The manual page in one language, in the markup of man."""
    name, purpose, synopsis, form, description, files, also = HEADS[language]
    helped = _helped(language)
    parts = [
        f'.TH ROLODEX 1 "" "Rolodex {__version__}" "Rolodex"',
        f".SH {name}\nrolodex \\- {purpose}",
        f".SH {synopsis}\n.B rolodex\n{form}",
        f".SH {description}\n{_literal(helped.pop(''))}",
    ]
    parts += [f".SH rolodex {verb}\n{_literal(text)}" for verb, text in helped.items()]
    parts += [f".SH {files}\n.I ~/.local/share/rolodex/contacts.rolodex\n.br\n{_escaped(FILES[language])}"]
    parts += [f".SH {also}\n{_escaped(KEYS[language])}"]
    return "\n".join(parts) + "\n"


def completion(shell: str) -> str:
    """What lets this shell complete verbs and options, as the command itself gives it."""
    told = {**os.environ, "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1", "LANGUAGE": "en"}
    ask = "import sys; sys.argv = ['rolodex', '--show-completion', sys.argv[1]];"
    ask += "from rolodex.__main__ import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", ask, shell], env=told, check=True, capture_output=True, text=True
    )
    return done.stdout.rstrip("\n") + (FIRST_TAB if shell == "zsh" else "\n")


def _helped(language: str) -> dict[str, str]:
    """What `rolodex VERB --help` says of each verb in one language, and of the command under ""."""
    i18n.use(language)
    # the verbs are loaded only now: their help is worded in the language chosen above
    from rolodex.cli.verbs import command

    whole = command(Screen())
    return {verb: _help(whole, [verb] if verb else []) for verb in ("", *whole.commands)}


def _help(command: Any, words: list[str]) -> str:
    """The help at the width of a manual page, whatever the width of the terminal is."""
    before = os.environ.get("COLUMNS")
    os.environ["COLUMNS"] = "76"
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            command.main([*words, "--help"], prog_name="rolodex", standalone_mode=False)
    finally:
        os.environ.pop("COLUMNS")
        if before is not None:
            os.environ["COLUMNS"] = before
    return said.getvalue()


def _literal(text: str) -> str:
    return f".nf\n{_escaped(text.strip())}\n.fi"


def _escaped(text: str) -> str:
    """Text that man shows as it is: no line of it is a command, no hyphen is broken."""
    plain = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in plain.splitlines())


if __name__ == "__main__":
    sys.exit(main())
