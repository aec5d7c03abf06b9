"""What each part of the bundle and each package weighs, in millions of bytes; ends 1 over a limit."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
LIMITS = {"bundle": 280.0, "deb": 95.0}
"""The heaviest that each may be."""
SHOWN = 0.5
MILLION = 1_000_000


def main() -> int:
    """Print the table; 1 where something is heavier than it may be."""
    dist = Path(sys.argv[1]) if len(sys.argv) > 1 else DIST
    bundle = dist / "rolodex"
    parts = weights(bundle)
    total = sum(parts.values())
    rest = 0.0
    for name, weight in sorted(parts.items(), key=lambda item: -item[1]):
        if weight < SHOWN:
            rest += weight
        else:
            print(f"{weight:8.1f}  {name}")
    print(f"{rest:8.1f}  all that weighs less than {SHOWN} each")
    found = {"bundle": total}
    for name, pattern in (("deb", "rolodex_*.deb"), ("wheel", "rolodex-*.whl")):
        for file in sorted(dist.glob(pattern))[-1:]:
            found[name] = file.stat().st_size / MILLION
    for name, weight in found.items():
        allowed = f" of {LIMITS[name]:.0f}" if name in LIMITS else ""
        print(f"{weight:8.1f}{allowed}  the whole {name}")
    return int(any(weight > LIMITS.get(name, weight) for name, weight in found.items()))


def weights(bundle: Path) -> dict[str, float]:
    """The weight of each part of a bundle; links weigh nothing."""
    parts: dict[str, float] = defaultdict(float)
    for file in bundle.rglob("*"):
        if file.is_file() and not file.is_symlink():
            parts[part(file.relative_to(bundle))] += file.stat().st_size / MILLION
    return parts


def part(file: Path) -> str:
    """Which part of the bundle a file belongs to."""
    within = file.parts[1:] if file.parts[0] == "_internal" else file.parts
    if len(within) == 1:
        return "Python and the compiled sources" if file.parts[0] == "rolodex" else within[0]
    if within[0] == "PySide6":
        if "libicu" in within[-1]:
            return "Qt: Unicode tables (ICU)"
        return f"Qt: {within[2]}" if len(within) > 3 else "Qt for Python"
    return f"resources: {within[1]}" if within[0] == "resources" else within[0].removesuffix(".libs")


if __name__ == "__main__":
    sys.exit(main())
