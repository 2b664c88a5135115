"""A takeaway set against the rows of its figure: what does not agree, one sentence each."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from tests.sweep.album import Album, Seen
from tests.sweep.numbers import Complaints
from tests.sweep.reading import Claim, Reading, read

_NAMES = [info.name for info in pkgutil.iter_modules([str(Path(__file__).parent)])]
_MODULES = [import_module(f"tests.sweep.{name}") for name in _NAMES if name != "__main__"]
# Of each kind of claim the judge, wherever in this folder it stands.
JUDGES: dict[str, Callable[[Claim, Seen, Album], Complaints]] = {
    kind: judge for each in _MODULES for kind, judge in vars(each).get("JUDGES", {}).items()
}
# By figure, what must be said besides and what must not be left out.
_WHOLE: dict[str, Callable[[Reading, Seen, Album], Complaints]] = {
    name: judge for each in _MODULES for name, judge in vars(each).get("WHOLE", {}).items()
}
_ADD = "add its shape to tests/sweep/grammar.toml (docs/adding.md, A figure)"


def judged(seen: Seen, album: Album) -> tuple[Reading, list[str]]:
    """What a takeaway says, and all that does not agree with the rows."""
    names = {row["series_name"] for row in seen.rows}
    reading = read(seen.takeaway, seen.choice.lang, names)
    found = [f"not understood: “{reading.unread}”: {_ADD}"] if reading.unread else []
    if not reading.claims and not reading.unread:
        found.append("nothing is said")
    for claim in reading.claims:
        found += [f"“{claim.sentence}” {each}" for each in JUDGES[claim.kind](claim, seen, album)]
    if seen.name in _WHOLE:
        found += _WHOLE[seen.name](reading, seen, album)
    return reading, found
