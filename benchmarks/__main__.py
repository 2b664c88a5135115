"""Figures of speed as ratios within one run on one machine, so that they can be compared.

usage: python -m benchmarks                     all
       python -m benchmarks pages [RERUNS]      pages beside their skeletons (20 reruns unless told)
       python -m benchmarks drawing [ROUNDS]    figures beside their finished charts (5 rounds)
       python -m benchmarks measures [ROUNDS]   measures beside bare numpy (40 rounds unless told)
       python -m benchmarks load [ROUNDS]       load beside importing pandas (7 rounds unless told)
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from benchmarks import drawing, loading, measures, pages

KINDS: dict[str, tuple[Callable[[int], Iterator[str]], int]] = {
    "pages": (pages.lines, 20),
    "drawing": (drawing.lines_of, 5),
    "measures": (measures.lines, 40),
    "load": (loading.lines, 7),
}


def main(arguments: list[str]) -> None:
    """Prints the kind asked for, or one after the other."""
    match arguments:
        case []:
            chosen = list(KINDS.values())
        case [name] if name in KINDS:
            chosen = [KINDS[name]]
        case [name, times] if name in KINDS and times.isdecimal():
            chosen = [(KINDS[name][0], int(times))]
        case _:
            sys.exit(__doc__)
    for lines, times in chosen:
        for line in lines(times):
            print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
