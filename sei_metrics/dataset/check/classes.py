"""Faults of the trees of classes: ids, levels and parents that do not fit, more than there are."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from sei_metrics.dataset.check.rows import WHOLE, flagged, where
from sei_metrics.dataset.files import Contents
from sei_metrics.errors import Fault

_OFFICIAL = re.compile(r"[0-9.]+")
_OF_LEVEL = {"official_1": "1", "official_2": "2", "official_3": "3"}


def faults(contents: Contents) -> Iterator[Fault]:
    """Faults of a row beside the row of its parent, of its code, and of the counts of a scheme."""
    classes = contents.tables["classification"]
    yield from _ids(classes)
    yield from _parents(classes)
    yield from _same(classes)
    named = (classes.lacks != "") & (classes.name_zh != "")
    yield from flagged("classification", classes, "name_zh", named, "name_read")
    if not contents.unread & {"schemes", "classification"}:
        yield from _counts(contents, classes)


def _ids(classes: pd.DataFrame) -> Iterator[Fault]:
    wanted = classes.scheme + "-" + classes.code
    for line, given, own in zip(classes.index, classes["class"], wanted, strict=True):
        if given != own:
            told: dict[str, object] = {"wanted": own}
            yield Fault("classification.csv", int(line), "class", given, "class_id", told)
    unlike = where(
        classes,
        ["coding", "code"],
        lambda coding, code: coding == "official" and not _OFFICIAL.fullmatch(code),
    )
    yield from flagged("classification", classes, "code", unlike, "official_code")


def _parents(classes: pd.DataFrame) -> Iterator[Fault]:
    """Parents of another scheme or another level than a row says, roots that are none.

    A class lies deeper than its parent, so that no path comes back to where it began.
    """
    said = ["parent", "level", "skipped", "inferred", "parent_source"]
    rootless = where(classes, said, _is_no_root)
    yield from flagged("classification", classes, "level", rootless, "class_root")
    known = classes.drop_duplicates("class").set_index("class")
    below = classes[classes.parent.isin(known.index)]
    above = known.loc[below.parent].set_axis(below.index)
    foreign = below.scheme != above.scheme
    yield from flagged("classification", below, "parent", foreign, "class_scheme")
    levels = zip(below.index, below.parent, below.level, below.skipped, above.level, strict=True)
    for line, parent, level, skipped, upper in levels:
        whole = all(WHOLE.fullmatch(one) for one in (level, skipped or "0", upper))
        if whole and int(level) != int(upper) + 1 + int(skipped or 0):
            told: dict[str, object] = {"parent": parent, "above": upper}
            yield Fault("classification.csv", int(line), "level", level, "class_level", told)


def _is_no_root(parent: str, level: str, *said: str) -> bool:
    return parent == "" and (level != "1" or any(said))


def _same(classes: pd.DataFrame) -> Iterator[Fault]:
    """Classes that are said to be the same as one of their own scheme."""
    schemes = dict(zip(classes["class"], classes.scheme, strict=True))
    own = where(classes, ["scheme", "same_as"], lambda own, one: schemes.get(one, "") == own)
    yield from flagged("classification", classes, "same_as", own, "same_scheme")


def _counts(contents: Contents, classes: pd.DataFrame) -> Iterator[Fault]:
    """Official counts that the classes held here pass."""
    schemes, codes = contents.tables["schemes"], contents.tables["classification_codes"]
    held = {
        column: classes[classes.level == level].groupby("scheme")["class"].nunique().to_dict()
        for column, level in _OF_LEVEL.items()
    }
    owner = dict(zip(classes["class"], classes.scheme, strict=True))
    by_scheme = codes.gbt4754.groupby(codes["class"].map(owner))
    held["official_codes"] = by_scheme.nunique().to_dict()
    for column, counts in held.items():
        for line, scheme, official in zip(
            schemes.index, schemes.scheme, schemes[column], strict=True
        ):
            if WHOLE.fullmatch(official) and counts.get(scheme, 0) > int(official):
                told: dict[str, object] = {"held": counts[scheme]}
                yield Fault("schemes.csv", int(line), column, official, "above_official", told)
