"""The key of each table, and the closed words of its columns."""

from __future__ import annotations

from sei_metrics.dataset.known import STANDINGS
from sei_metrics.dataset.tables import ROW_KEY

OF_YEARS = ("average", "total", "change")
ALONE = "alone"
KEYS: dict[str, tuple[str, ...]] = {
    "observations": ROW_KEY,
    "sources": ("source",),
    "carriers": ("carrier",),
    "vintages": ("vintage",),
    "breaks": ("indicator", "region", "industry", "after", "before"),
    "targets": ("indicator", "region", "industry", "period", "definition", "set_on", "source"),
    "evidence_log": ("file", "line"),
    "link_hosts": ("host",),
    "review": ("series",),
}
WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "observations": {
        "span": ("", *OF_YEARS, ALONE),
        "qualifier": tuple(STANDINGS),
        "nature": ("observed", "target", "forecast"),
    },
    "targets": {"qualifier": tuple(STANDINGS)},
    "sources": {
        "access": ("open", "mirror", "index", "unknown"),
        "grade": ("A", "B", "C", "D"),
        "reuse": ("open", "attribution", "quote_only"),
    },
    "vintages": {"known_from_kind": ("released", "latest_possible", "unknown")},
    "breaks": {"certain": ("yes", "no")},
    "events": {
        "kind": (
            "meeting", "speech", "institution", "draft", "decision", "goal", "plan", "statement",
            "classification", "catalogue", "statistics", "list", "guidance", "proposals",
            "work_report", "press_conference",
        ),
    },
    "corrections": {
        "reason": (
            "date_of_the_newspaper_page", "dropped_decimal_restored",
            "each_point_of_another_edition", "earlier_document_found",
            "lower_end_of_a_range", "manufacturing_is_a_coverage",
            "month_of_the_list", "nearly_is_not_under", "one_series_by_its_growth_rates",
            "part_is_a_coverage", "printed_decimals_restored", "qualifier_not_in_the_text",
            "same_release_other_wording", "stated_change_needs_both_years",
            "step_finer_than_the_text",
        ),
    },
    "evidence_log": {"fate": ("used", "merged", "set_aside")},
    "link_hosts": {"kind": ("government", "news", "publisher", "statistics")},
    "review": {"verdict": ("sound", "sound_with_break", "doubtful", "mended")},
}  # fmt: skip
