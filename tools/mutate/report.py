"""The verdict on every mutant, one line each, and whether all is well."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from tools.mutate.laboratory import Copy, Project, Verdict, copies, verdicts
from tools.mutate.mutants import Key, Mutant, mutants

Tell = Callable[[str], None]


def equivalents(file: Path) -> dict[Key, str]:
    """Mutants that compute the same as the original, by what names them, with the reason."""
    entries = tomllib.loads(file.read_text(encoding="utf-8"))["mutant"]
    return {
        (one["file"], one["function"], one["was"], one["now"], one.get("nth", 1)): one["reason"]
        for one in entries
    }


def stale(listed: Iterable[Key], found: Iterable[Mutant]) -> list[Key]:
    """Entries that name no mutant any more."""
    keys = {mutant.key for mutant in found}
    return [key for key in listed if key not in keys]


def judge(
    project: Project,
    listed: dict[Key, str],
    *,
    folder: Path,
    count: int,
    tell: Tell,
    part: str = "",
    equivalent: bool = False,
) -> bool:
    """Tries every mutant and tells of each; whether all were caught.

    Those listed as equivalent are named with their reason; with `equivalent` they alone are tried,
    and all is well where no test catches one.
    """
    found = mutants(project.root, project.folders)
    gone = stale(listed, found)
    for key in gone:
        tell(f"STALE     {key}: the list of equivalent mutants names what is not there")
    chosen = [mutant for mutant in found if part in mutant.file]
    tried = [mutant for mutant in chosen if (mutant.key in listed) == equivalent]
    for mutant in chosen if not equivalent else ():
        if mutant.key in listed:
            tell(f"equivalent {mutant.say()}  [{listed[mutant.key]}]")
    with copies(project, folder, count) as made:
        plain = made[0].judged()
        if plain.outcome != "passed":
            tell(f"BROKEN    without any change: {plain.test}")
            return False
        return _all_told(made, tried, equivalent, tell) and not gone


def _all_told(made: list[Copy], tried: list[Mutant], equivalent: bool, tell: Tell) -> bool:
    counts: Counter[str] = Counter()
    for mutant, verdict in zip(tried, verdicts(made, tried), strict=True):
        word, ending = _words(verdict, equivalent)
        counts[word] += 1
        tell(f"{counts.total():4}/{len(tried)} {word:8} {mutant.say()}  [{ending}]")
    tell(", ".join(f"{count} {word}" for word, count in sorted(counts.items())) or "no mutants")
    return bool(tried) and not {*counts} & {"SURVIVED", "CAUGHT", "BROKEN"}


def _words(verdict: Verdict, equivalent: bool) -> tuple[str, str]:
    if verdict.outcome == "broken":
        return "BROKEN", verdict.test
    if verdict.outcome == "passed":
        return ("survived", "as listed") if equivalent else ("SURVIVED", "no test noticed")
    if equivalent:
        return "CAUGHT", f"listed as equivalent, yet {verdict.test} noticed"
    return "caught", verdict.test
