"""Reads every takeaway of every figure and choice against its rows; see `--help`."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import sei_metrics as sei
from sei_metrics import figures, terminal, text
from sei_metrics.errors import SeiError
from tests.sweep.album import Album
from tests.sweep.choices import asked
from tests.sweep.judging import judged
from tests.sweep.reading import Amount, Apart, When

DAYS = ("", "2013-06-30", "2017-12-31", "2020-12-31", "2024-12-31")
_EVERY = 100


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.sweep",
        description="Reads every takeaway of every figure and choice against the rows it draws: "
        "number, period, word of doubt and unit. Prints what does not agree, one line each; "
        "ends with 1 where anything does not.",
    )
    parser.add_argument("figure", nargs="*", help="names of figures; all of them by default")
    parser.add_argument("--asof", action="append", metavar="DAY", help="a day (several times); "
                        f"by default none and {', '.join(filter(None, DAYS))}")  # fmt: skip
    parser.add_argument("--lang", default=",".join(text.LANGUAGES), help="languages, by commas")
    parser.add_argument("--folder", type=Path, help="a data folder; by default the project's own")
    return parser


def main(arguments: list[str]) -> int:
    """Reads what is asked for and prints what does not agree; 1 where anything does not."""
    asked_for = _arguments().parse_args(arguments)
    dataset = sei.load(asked_for.folder)
    read: Counter[str] = Counter()
    for day in asked_for.asof or DAYS:
        album = Album(dataset)
        for line in _lines(album, asked_for.figure, day, asked_for.lang.split(","), read):
            print(line, flush=True)
    print(
        f"{read['takeaways']} takeaways read: {read['numbers']} numbers, {read['periods']} "
        f"periods, {read['words']} words of doubt, {read['units']} units; "
        f"{read['disagreements']} do not agree"
    )
    return 1 if read["disagreements"] else 0


def _lines(
    album: Album, names: list[str], day: str, langs: list[str], read: Counter[str]
) -> Iterator[str]:
    """A line for each disagreement, and where the reading stands."""
    every = [
        each for name in names or figures.names() for each in asked(name, album.dataset, day, langs)
    ]
    for done, (name, choice) in enumerate(every, 1):
        seen = album.seen(name, choice)
        reading, wrong = judged(seen, album)
        amounts = [each for each in reading.tokens if isinstance(each, Amount)]
        read["takeaways"] += 1
        read["numbers"] += len(amounts) + sum(isinstance(each, Apart) for each in reading.tokens)
        read["periods"] += sum(isinstance(each, When) for each in reading.tokens)
        read["words"] += sum(bool(each.doubt) for each in amounts)
        read["units"] += sum(bool(each.unit) for each in amounts)
        read["disagreements"] += len(wrong)
        yield from (f"{seen.link}: {each}" for each in wrong)
        if done % _EVERY == 0 or done == len(every):
            yield f"{day or 'today'}: {done} of {len(every)}"


if __name__ == "__main__":
    sys.exit(terminal.ended(lambda: main(sys.argv[1:]), SeiError))
