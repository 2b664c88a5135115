"""A takeaway set against the rows of its figure: what does not agree, one sentence each."""

from __future__ import annotations

from collections.abc import Callable

from tests.sweep import growth, industries, nothing, shares, world
from tests.sweep.album import Album, Seen
from tests.sweep.numbers import Complaints
from tests.sweep.reading import Claim, Reading, read

JUDGES: dict[str, Callable[[Claim, Seen, Album], Complaints]] = {
    **shares.JUDGES,
    **growth.JUDGES,
    **world.JUDGES,
    **industries.JUDGES,
    **nothing.JUDGES,
}
# What must be said besides, and what must not be left out.
_WHOLE: dict[str, Callable[[Reading, Seen, Album], Complaints]] = {
    "gdp-share": shares.whole_share,
    "target-path": shares.whole_path,
    "industry-comparison": industries.whole_comparison,
}


def judged(seen: Seen, album: Album) -> tuple[Reading, list[str]]:
    """What a takeaway says, and all that does not agree with the rows."""
    names = {row["series_name"] for row in seen.rows}
    reading = read(seen.takeaway, seen.choice.lang, names)
    found = [f"not understood: “{reading.unread}”"] if reading.unread else []
    if not reading.claims and not reading.unread:
        found.append("nothing is said")
    for claim in reading.claims:
        found += [f"“{claim.sentence}” {each}" for each in JUDGES[claim.kind](claim, seen, album)]
    if seen.name in _WHOLE:
        found += _WHOLE[seen.name](reading, seen, album)
    return reading, found
