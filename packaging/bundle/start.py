"""Where the bundle begins: the command, and the worker processes that it starts."""

from __future__ import annotations

import sys

from rolodex.__main__ import main

sys.exit(main())
