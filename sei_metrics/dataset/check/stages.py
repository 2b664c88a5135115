"""Notes that name a stage or a basis which the vintage of the figure does not have."""

from __future__ import annotations

from collections.abc import Iterator

from sei_metrics.dataset.check.rows import flagged
from sei_metrics.dataset.files import Contents
from sei_metrics.dataset.status import is_first_count
from sei_metrics.errors import Fault

_PRELIMINARY = r"preliminary|provisional|first count|first estimate"
_ON_A_CENSUS = r"(?<!before the )(?:fourth|fifth|[0-9]th) (?:economic )?census"


def faults(contents: Contents) -> Iterator[Fault]:
    """Preliminary figures filed as final ones, and figures on a census without its accounts."""
    rows, vintages = contents.tables["observations"], contents.tables["vintages"]
    preliminary = rows.note.str.contains(_PRELIMINARY, case=False)
    first = rows.vintage.map(is_first_count).astype(bool)
    yield from flagged("observations", rows, "vintage", preliminary & ~first, "preliminary")
    if "vintages" in contents.unread:
        return
    on_census = rows.note.str.contains(_ON_A_CENSUS, case=False)
    named = rows.vintage.isin(vintages.vintage[vintages.accounts != ""])
    yield from flagged("observations", rows, "vintage", on_census & ~named, "census_basis")
