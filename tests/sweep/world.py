"""China's part of the world and its growth."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from typing import Any

from tests.sweep.album import Album, Row, Seen, in_time
from tests.sweep.numbers import Complaints, agrees, count_agrees, dated, highest, listed, lowest
from tests.sweep.reading import Claim

_OLDEST = 2
_LISTED = 3


def _latest(rows: Iterable[Row]) -> list[Row]:
    """The last row of each series."""
    return list({row["series"]: row for row in in_time(rows)}.values())


def _of_like_age(latest: list[Row]) -> list[Row]:
    years = [int(row["period"][-4:]) for row in latest]
    return [row for row in latest if int(row["period"][-4:]) >= max(years) - _OLDEST]


def _largest(said: list[dict[str, Any]], rows: list[Row]) -> Complaints:
    """Those named are as many as there are, up to three, and none other may be larger."""
    named = {each["series"].name for each in said}
    if len(said) != min(_LISTED, len(rows)) or len(named) != len(said):
        yield f"{len(said)} of {len(rows)} are named"
    inside = [row for row in rows if row["series_name"] in named]
    for other in (row for row in rows if row["series_name"] not in named):
        for row in inside:
            if lowest(row) <= highest(other):
                yield f"{other['series_name']} may be as large as {row['series_name']}"


def _world_shares(claim: Claim, seen: Seen, album: Album) -> Complaints:
    latest = _latest(seen.rows)
    yield from listed(claim["list"], latest, seen.choice.lang)
    yield from _largest(claim["list"], latest)
    if seen.choice.one("market") == "all":
        yield "all products are drawn"


def _world_halves(claim: Claim, seen: Seen, album: Album) -> Complaints:
    counted = _of_like_age(_latest(seen.rows))
    yield from count_agrees(claim, sum(row["low"] > 50 for row in counted), len(counted))
    yield from listed(claim["list"], counted, seen.choice.lang)
    yield from _largest(claim["list"], counted)


def _world_part(claim: Claim, seen: Seen, album: Album) -> Complaints:
    lang, spelling = seen.choice.lang, in_time(seen.rows)[-1]["period"]
    sides = {row["region"]: row for row in seen.at(spelling)}
    part, world = sides["CN"], sides["WORLD"]
    for role, row in (("part", part), ("world", world)):
        yield from agrees(claim[role], row, lang)
    either = part | {"vintage": f"{part['vintage']};{world['vintage']}"}
    yield from dated(claim["period"], either)
    share = _share_of(part, world)
    if claim.kind == "world_part":
        yield from agrees(claim["share"], share, lang)
    elif share["standing"] != "not_told":
        yield f"the rows say {share['value']:.4g}%"


def _share_of(part: Row, world: Row) -> Row:
    """The share of two levels with its range, and whether it is a bound."""
    up = part["standing"] == "over" or world["standing"] == "under"
    down = part["standing"] == "under" or world["standing"] == "over"
    standing = "not_told" if up and down else "over" if up else "under" if down else "calculated"
    low, high = (
        _closed(part, "low") / _closed(world, "high"),
        _closed(part, "high") / _closed(world, "low"),
    )
    value = part["value"] / world["value"] * 100
    return {
        "value": math.nan if standing == "not_told" else value,
        "low": -math.inf if standing == "under" else low * 100,
        "high": math.inf if standing == "over" else high * 100,
        "standing": standing,
        "step": math.nan,
        "unit": "percent",
        "series": "",
        "span": "",
        "note": "",
    }


def _closed(row: Row, end: str) -> float:
    """An end of a range, an open one at the value."""
    return float(row["value"] if math.isinf(row[end]) else row[end])


def _world_faster(claim: Claim, seen: Seen, album: Album) -> Complaints:
    counted = _of_like_age(list(seen.rows))
    products: dict[str, dict[str, Row]] = {}
    for row in counted:
        products.setdefault(row["series"].removesuffix(f"_{row['region']}"), {})[row["region"]] = (
            row
        )
    faster = sum(sides["CN"]["low"] > sides["WORLD"]["high"] for sides in products.values())
    yield from count_agrees(claim, faster, len(products))
    years = sorted({row["period"][-4:] for row in counted})
    said = [each["period"].spelling for each in claim["periods"]]
    if said != years:
        yield f"the last years are {years}"


def _no_growth(claim: Claim, seen: Seen, album: Album) -> Complaints:
    if seen.rows:
        yield "rows are drawn"
    years = Counter(row["series"] for row in album.beside(seen, "world-share").rows)
    if not years or max(years.values()) > 1:
        yield f"the years of the products are {dict(years)}"


JUDGES = {
    "world_shares": _world_shares,
    "world_halves": _world_halves,
    "world_part": _world_part,
    "world_part_untold": _world_part,
    "world_faster": _world_faster,
    "no_growth": _no_growth,
}
