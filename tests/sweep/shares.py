"""Shares of GDP, verdicts on targets and the way to a target."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace

from sei_metrics import period
from sei_metrics.dataset import breaks_known
from tests.sweep.album import Album, Row, Seen, in_time
from tests.sweep.numbers import Complaints, agrees, dated, range_agrees
from tests.sweep.reading import Claim, Reading

# Of each subject the share, its industry, and the level that shares are computed from.
SHARES = {
    "sei": ("sei_share_of_gdp", "all", ""),
    "three_new": ("three_new_share_of_gdp", "three_new_economy", "three_new_value_added"),
    "patent_intensive": (
        "patent_intensive_share_of_gdp", "patent_intensive_industries",
        "patent_intensive_value_added",
    ),
    "digital_core": (
        "digital_core_share_of_gdp", "digital_economy_core", "digital_core_value_added",
    ),
}  # fmt: skip


def _levels(seen: Seen) -> list[Row]:
    """One row a period, what was published before what was computed."""
    ours = {row["period"]: row for row in seen.series("calculated")}
    stated = {row["period"]: row for row in seen.series(seen.choice.one("subject"))}
    return in_time((ours | stated).values())


def _latest_share(claim: Claim, seen: Seen, album: Album) -> Complaints:
    levels = _levels(seen)
    if not levels:
        yield "no share is drawn"
        return
    apart = claim.shape.get("doubt", "")
    if apart and claim["share"].doubt:
        yield f"{claim['share'].written}: two words of doubt"
    said = replace(claim["share"], doubt=apart or claim["share"].doubt)
    yield from agrees(said, levels[-1], seen.choice.lang)
    yield from dated(claim["period"], levels[-1])
    ours = levels[-1]["series"] == "calculated"
    if ours != claim.shape.get("ours", False):
        yield f"the share is {'' if ours else 'not '}our calculation"
    if ours:
        yield from _stands_on(claim, seen)


def _share_beside(claim: Claim, seen: Seen, album: Album) -> Complaints:
    levels = _levels(seen)
    ours = [row for row in seen.series("calculated") if row["period"] == levels[-1]["period"]]
    if not ours or levels[-1]["series"] == "calculated":
        yield "nothing of ours stands beside the latest share"
        return
    yield from agrees(claim["share"], ours[0], seen.choice.lang)
    yield from _stands_on(claim, seen)


def _stands_on(claim: Claim, seen: Seen) -> Complaints:
    """Today's GDP is as of a day the GDP known by then."""
    basis, asof = seen.choice.one("basis"), seen.choice.asof
    wanted = "today_asof" if basis == "today" and asof else basis
    if claim.parts.get("basis") != wanted:
        yield f"it stands on {wanted}"
    elif wanted == "today_asof" and claim["day"].name != asof:
        yield f"{claim['day'].written}: the day is {asof}"


def _verdict(claim: Claim, seen: Seen, album: Album) -> Complaints:
    lang = seen.choice.lang
    aims = [row for row in seen.series("target") if row["period"] == claim["period"].spelling]
    fitting = [aim for aim in aims if not [*agrees(claim["target"], aim, lang)]]
    if not fitting:
        yield f"no such target is drawn for {claim['period'].spelling}"
        return
    if claim.parts.get("again") and claim["again"].spelling != claim["period"].spelling:
        yield f"{claim['again'].written} is not the year of the target"
    verdict, level = _true_verdict(fitting[0], seen, album)
    if verdict != claim.shape["verdict"]:
        yield f"the rows say {verdict}{' of ' + level['period'] if level else ''}"
        return
    if level:
        yield from agrees(claim["level"], level, lang)
        yield from range_agrees(claim.parts.get("range"), level, lang)
        if claim.parts.get("by"):
            yield from dated(claim["by"], level, again=True)


def _true_verdict(aim: Row, seen: Seen, album: Album) -> tuple[str, Row | None]:
    """What the shares tell of a target, and the share that tells it."""
    levels = _levels(seen)
    for own in (row for row in levels if row["period"] == aim["period"]):
        return _outcome(own, aim) or "undecided", own
    later = [row for row in levels if row["period"] > aim["period"]]
    earlier = [row for row in levels if row["period"] < aim["period"]]
    told = {
        row["period"]: _outcome(row, aim) for row in levels if not _broken(row, aim, seen, album)
    }
    over = _is_over(aim["period"], seen, album)
    for row in later:
        if told.get(row["period"]) == "met":
            return "reached_by", row
    for row in reversed(later):
        if told.get(row["period"]) == "missed":
            return "not_by", row
    for row in reversed(earlier):
        if told.get(row["period"]) == "met":
            return "reached_before" if over else "reached_so_far", row
    verdict = "unknown" if over else "open"
    if not earlier:
        return f"{verdict}_alone", None
    below = told.get(earlier[-1]["period"]) == "missed"
    return verdict + ("_below" if below else ""), earlier[-1]


def _outcome(level: Row, aim: Row) -> str:
    if level["low"] >= aim["low"]:
        return "met"
    return "missed" if level["high"] < aim["low"] else ""


def _is_over(spelling: str, seen: Seen, album: Album) -> bool:
    today = seen.choice.asof or album.dataset.version[:10]
    return period.parse(spelling).last_day.isoformat() < today


def _broken(level: Row, aim: Row, seen: Seen, album: Album) -> bool:
    """Whether a break known on the day lies between the basis of a share and a target."""
    indicator, industry, computed_of = SHARES[seen.choice.one("subject")]
    of = computed_of if level["series"] == "calculated" else indicator
    first, last = sorted((_basis(level, album), aim["period"]))
    known = breaks_known(album.dataset, seen.choice.asof or None).to_dict("records")
    return any(
        each["indicator"] == of
        and each["industry"] in (industry, "")
        and each["region"] in ("CN", "")
        and first < each["before"]
        and each["after"] < last
        for each in known
    )


def _basis(level: Row, album: Album) -> str:
    """The year on whose basis a share stands: for an implied one the end of the stated change."""
    if level["standing"] != "implied":
        return str(level["period"])
    seen = album.dataset.observations
    changes = seen[seen["indicator"] == "sei_share_of_gdp_change"]["period"]
    return min(each[5:] for each in changes if each.startswith(f"{level['period']}/"))


def whole_share(reading: Reading, seen: Seen, album: Album) -> Complaints:
    """Each target has its verdict, and a share of ours stands beside a stated one."""
    kinds = Counter(claim.kind for claim in reading.claims)
    levels, aims = _levels(seen), seen.series("target")
    if not levels:
        return
    last = levels[-1]
    ours = [row for row in seen.series("calculated") if row["period"] == last["period"]]
    wanted = Counter(latest_share=1, verdict=len(aims))
    wanted["share_beside"] = int(last["series"] != "calculated" and len(ours) > 0)
    if kinds != +wanted:
        yield f"said are {dict(kinds)}, to be said {dict(+wanted)}"
    said = [claim["period"].spelling for claim in reading.claims if claim.kind == "verdict"]
    if sorted(said) != sorted(aim["period"] for aim in aims):
        yield f"verdicts for {said}"


def _path(claim: Claim, seen: Seen, album: Album) -> Complaints:
    lang, whole = seen.choice.lang, album.beside(seen, "gdp-share")
    start, goal = claim["period"].spelling, claim["by"].spelling
    needs = [row for row in seen.rows if row["series"] == f"{start}-{goal}"]
    levels = [row for row in _levels(whole) if row["period"] == start]
    aims = [row for row in whole.series("target") if row["period"] == goal]
    fitting = [aim for aim in aims if not [*agrees(claim["goal"], aim, lang)]]
    if not needs or not levels or not fitting:
        yield f"no way from {start} to such a target for {goal} is drawn"
        return
    need = min(needs, key=lambda row: abs(row["value"] - _needed(levels[0], fitting[0])))
    yield from agrees(claim["start"], levels[0], lang)
    yield from dated(claim["period"], levels[0])
    if abs(need["value"] - _needed(levels[0], fitting[0])) > 1e-6:
        yield f"the row has {need['value']:.6g}, share and target {_needed(levels[0], fitting[0])}"
    reached = need["high"] <= 0
    if reached != (claim.kind == "path_reached"):
        yield f"the need is {need['low']:.4g} to {need['high']:.4g}"
    sides = {"value": abs(need["value"]), "low": -need["high"], "high": -need["low"]}
    yield from agrees(claim["need"], need | sides if reached else need, lang)
    if _is_over(goal, seen, album) != claim.shape["over"]:
        yield f"{goal} is {'not ' if claim.shape['over'] else ''}over"


def _needed(level: Row, aim: Row) -> float:
    years = int(aim["period"][:4]) - int(level["period"][:4])
    return ((aim["value"] / level["value"]) ** (1 / years) - 1) * 100 if years else math.nan


def _no_path(claim: Claim, seen: Seen, album: Album) -> Complaints:
    if [row for row in seen.rows if row["standing"] != "not_told"]:
        yield "ways are drawn"


def whole_path(reading: Reading, seen: Seen, album: Album) -> Complaints:
    """Each way from the latest share that tells anything is told."""
    told = in_time(row for row in seen.rows if row["standing"] != "not_told")
    latest = [row["series"] for row in told if row["period"] == told[-1]["period"]]
    paths = [claim for claim in reading.claims if claim.kind.startswith("path")]
    said = [f"{claim['period'].spelling}-{claim['by'].spelling}" for claim in paths]
    if sorted(said) != sorted(latest):
        yield f"told are {said}, drawn from the latest share {latest}"


JUDGES = {
    "latest_share": _latest_share,
    "share_beside": _share_beside,
    "verdict": _verdict,
    "path": _path,
    "path_reached": _path,
    "no_path": _no_path,
}
WHOLE = {"gdp-share": whole_share, "target-path": whole_path}
