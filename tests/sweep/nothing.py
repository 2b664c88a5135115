"""Why there is nothing to draw."""

from __future__ import annotations

from dataclasses import replace

from sei_metrics import period
from tests.sweep.album import Album, Seen
from tests.sweep.numbers import Complaints
from tests.sweep.reading import Claim


def _nothing(claim: Claim, seen: Seen, album: Album) -> Complaints:
    if [row for row in seen.rows if row["standing"] != "target"]:
        yield "rows are drawn"
    if seen.choice.values.get("industry") == ():
        yield "no industry is chosen"
    day = claim.parts.get("day")
    if day and day.name != seen.choice.asof:
        yield f"the day is {seen.choice.asof or 'none'}"
    if day:
        yield from _known_later(seen, album)
    if claim.parts.get("first"):
        yield from _nearest(claim, seen, album)


def _known_later(seen: Seen, album: Album) -> Complaints:
    """By a day nothing is known only where something is known without one."""
    if not album.beside(_today(seen), _of_all(seen)).rows:
        yield "nothing is known without a day either"


def _today(seen: Seen) -> Seen:
    return replace(seen, choice=replace(seen.choice, asof=""))


def _of_all(seen: Seen) -> str:
    """The figure that draws all of which another draws pairs, of rates or of years."""
    if seen.name == "world-levels" and seen.choice.one("market") == "all":
        return "world-share"
    return "growth-premium" if seen.name == "growth-pairs" else seen.name


def _nearest(claim: Claim, seen: Seen, album: Album) -> Complaints:
    first, last = seen.choice.many("period")
    asked = [claim["first"].spelling, (claim["last"] or claim["first"]).spelling]
    if asked != [first, last]:
        yield f"asked is {first} to {last}"
    low, high = period.parse(first).order, period.parse(last).order
    view = {"view": "heatmap"} if seen.name == "industry-comparison" else {}
    whole = album.whole(seen)
    drawn = album.beside(_today(seen), _of_all(seen), period=whole, **view).rows
    known = {period.parse(row["period"]).order: row["period"] for row in drawn}
    before = [known[each] for each in sorted(known) if each < low]
    after = [known[each] for each in sorted(known) if each > high]
    said = [each["period"].spelling for each in claim["periods"]]
    if said != [*before[-1:], *after[:1]]:
        yield f"the nearest are {[*before[-1:], *after[:1]]}"


def _nothing_chosen(claim: Claim, seen: Seen, album: Album) -> Complaints:
    if seen.choice.values.get(claim.shape["of"]) != ():
        yield f"chosen is {seen.choice.values.get(claim.shape['of'])}"


JUDGES = {
    "nothing": _nothing,
    "nothing_chosen": _nothing_chosen,
}
