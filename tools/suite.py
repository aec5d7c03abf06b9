"""Every test, in two processes beside each other: those of the window, and all others.

Each half takes one core for most of its time. What is named on the command line is run alone, as by pytest.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile

WINDOW = ("tests/ui",)
OTHERS = ("tests", "--ignore=tests/ui")


def main(arguments: list[str]) -> int:
    """Run the tests; the exit code is that of the first half that failed, 0 where both passed."""
    pytest = [sys.executable, "-m", "pytest"]
    if arguments:
        return subprocess.call([*pytest, *arguments])
    with tempfile.TemporaryFile() as told:
        others = subprocess.Popen([*pytest, *OTHERS], stdout=told, stderr=subprocess.STDOUT)
        try:
            window = subprocess.call([*pytest, *WINDOW])
            code = others.wait()
        except BaseException:
            others.terminate()
            raise
        told.seek(0)
        sys.stdout.buffer.write(told.read())
        sys.stdout.flush()
    return window or code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
