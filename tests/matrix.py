"""Every figure with every choice, for tests; `python -m tests.matrix` writes them all as files.

usage: python -m tests.matrix FOLDER [FORMATS]     e.g. build/matrix png,svg,csv,json
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import sei_metrics as sei
from sei_metrics import export, figures, publish, text
from sei_metrics.dataset import Dataset
from sei_metrics.options import Choice, Option, Value
from sei_metrics.publish import Order, Saved

Asked = tuple[str, Choice]
Branch = tuple[Value, bool]
Pick = Callable[[list[Branch]], list[Branch]]


def everything(dataset: Dataset, asof: str = "", names: Sequence[str] = ()) -> list[Asked]:
    """Every figure, or each of these, by name, with every choice in every language."""
    return [
        (name, replace(choice, lang=lang))
        for name in names or figures.names()
        for choice in every_choice(name, dataset, asof=asof)
        for lang in text.LANGUAGES
    ]


def some(dataset: Dataset, seed: int, asof: str = "") -> list[Asked]:
    """Each figure once, with a choice by lot that is the same for a seed."""
    chance = random.Random(seed)
    return [(name, _one_choice(name, dataset, chance, asof)) for name in figures.names()]


def every_choice(
    name: str, dataset: Dataset, lang: str = "en", asof: str = "", pick: Pick = list
) -> Iterator[Choice]:
    """Each choice of each option of a figure, given those of the options before.

    Where one id is chosen, all are combined with all that follows. Of a list, each id alone and
    none, and of a range, its first and its last period alone, go with the defaults of what follows.
    """
    return _below(figures.options(name), dataset, Choice(lang, asof), pick)


def _one_choice(name: str, dataset: Dataset, chance: random.Random, asof: str) -> Choice:
    def pick(branches: list[Branch]) -> list[Branch]:
        return [chance.choice(branches)]

    lang = chance.choice(text.LANGUAGES)
    (found,) = every_choice(name, dataset, lang, asof, pick)
    return found


def _below(
    options: tuple[Option, ...], dataset: Dataset, begun: Choice, pick: Pick
) -> Iterator[Choice]:
    if not options:
        yield begun
        return
    option, rest = options[0], options[1:]
    for value, goes_on in pick(_branches(option, dataset, begun)):
        chosen = begun.within(option.name, value)
        yield from _below(rest, dataset, chosen, pick if goes_on else _the_default)


def _branches(option: Option, dataset: Dataset, begun: Choice) -> list[Branch]:
    """The values to try, the default first, and whether all that follows is combined with each."""
    known, default = option.choices(dataset, begun), option.default(dataset, begun)
    others: dict[str, tuple[Value, ...]] = {
        "choice": known,
        "choices": ((), *((each,) for each in known)) if known else (),
        "range": tuple((end, end) for end in known[:1] + known[-1:]),
    }
    values = dict.fromkeys((default, *others[option.kind]))
    return [(value, value == default or option.kind == "choice") for value in values]


def _the_default(branches: list[Branch]) -> list[Branch]:
    return branches[:1]


def written(
    asked: list[Asked], dataset: Dataset, folder: Path, formats: tuple[str, ...]
) -> Iterator[Saved]:
    """Saves each figure asked for in every format, by the parameters that stand for its choice."""
    for name, choice in asked:
        settings = figures.query(name, choice)
        order = Order([name], formats, [settings.pop("lang")], settings)
        yield from publish.saved(publish.ordered(order), dataset, folder)


def main(folder: str, formats: str = ",".join(export.FORMATS)) -> int:
    """Writes all into a folder and names what could not be; 1 where anything is missing."""
    dataset, wanted = sei.load(), tuple(formats.split(","))
    asked = everything(dataset)
    total = len(asked) * len(wanted)
    names, failed = set(), 0
    for done, each in enumerate(written(asked, dataset, Path(folder), wanted), 1):
        names.add(each.name)
        if each.refusal:
            failed += 1
            print(f"{each.name}: {each.refusal.say('en')}")
        if done % 100 == 0 or done == total:
            print(f"{done}/{total}", flush=True)
    there = sum((Path(folder) / name).is_file() for name in names)
    print(f"{len(asked)} figures, {there} files in {folder}/, {failed} failures")
    return 0 if there == total else 1


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
