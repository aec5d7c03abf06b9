"""Run command lines in a language nobody speaks: `every_verb.py < LINES.json > SAID.json`.

A process of its own, because verbs are worded when they are loaded.
"""

from __future__ import annotations

import gettext
import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from pseudo import Texts
from rolodex.cli.app import run
from rolodex.i18n import DOMAIN


def main() -> None:
    """Print what each line said, on both ways out."""
    usual = gettext.translation

    def translation(domain: str, *where: Any, **how: Any) -> gettext.NullTranslations:
        return Texts() if domain == DOMAIN else usual(domain, *where, **how)

    gettext.translation = translation  # type: ignore[assignment]  # it is overloaded by kinds of files
    said = []
    for line in json.load(sys.stdin):
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = run(line)
        said.append({"line": line, "code": code, "out": out.getvalue(), "err": err.getvalue()})
    json.dump(said, sys.stdout)


if __name__ == "__main__":
    main()
