"""Lets programs that are started from here, a browser among them, find the system's libraries and not ours.

The loader names our folder in the environment. Ours are found by then; worker processes find them without it.
"""

import os
import sys

NAME = "LD_LIBRARY_PATH"
BEFORE = f"{NAME}_ORIG"

if os.environ.get(NAME, "").startswith(vars(sys)["_MEIPASS"]):
    del os.environ[NAME]
    if BEFORE in os.environ:
        os.environ[NAME] = os.environ.pop(BEFORE)
