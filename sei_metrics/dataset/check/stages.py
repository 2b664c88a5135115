"""Notes that name a stage or a basis which the vintage of the figure does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sei_metrics.dataset.check.rows import flagged, where
from sei_metrics.dataset.files import Contents
from sei_metrics.errors import Fault

_PRELIMINARY = re.compile(r"preliminary|provisional|first count|first estimate", re.IGNORECASE)
_ON_A_CENSUS = re.compile(
    r"(?<!before the )(?:fourth|fifth|[0-9]th) (?:economic )?census", re.IGNORECASE
)


def faults(contents: Contents) -> Iterator[Fault]:
    """Preliminary figures filed as final ones, and figures on a census without its accounts."""
    rows, vintages = contents.tables["observations"], contents.tables["vintages"]
    if "vintages" in contents.unread:
        return
    preliminary = rows[where(rows, ["note"], _PRELIMINARY.search)]
    final = ~preliminary.vintage.isin(vintages.vintage[vintages.early != ""])
    yield from flagged("observations", preliminary, "vintage", final, "preliminary")
    on_census = rows[where(rows, ["note"], _ON_A_CENSUS.search)]
    named = vintages.vintage[vintages.accounts != ""]
    own = ~on_census.vintage.isin(named)
    yield from flagged("observations", on_census, "vintage", own, "census_basis")
