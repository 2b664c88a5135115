"""Industries in order, their whole, and how many of all there are."""

from __future__ import annotations

from collections import Counter

from sei_metrics import figures
from sei_metrics.options import Choice
from tests.sweep.album import Album, Row, Seen, in_time
from tests.sweep.numbers import Complaints, highest, listed, lowest
from tests.sweep.reading import Claim, Reading


def _shown(seen: Seen) -> list[Row]:
    """The rows of the last period in which several industries have figures, else of the last."""
    counts = Counter(row["period"] for row in seen.rows)
    several = [row for row in in_time(seen.rows) if counts[row["period"]] > 1]
    return seen.at((several or in_time(seen.rows))[-1]["period"])


def _kin(row: Row, album: Album) -> tuple[str, str]:
    entry = album.dataset.catalog.industries[row["industry"]]
    return entry.scheme, entry.parent


def _ranked(seen: Seen, album: Album, claim: Claim) -> tuple[list[Row], list[str]]:
    """The industries beside which those of a list stand, and what is wrong with the list."""
    shown = _shown(seen)
    by_name = {row["series_name"]: row for row in shown}
    named = [
        by_name[each["series"].name] for each in claim["list"] if each["series"].name in by_name
    ]
    kin = {_kin(row, album) for row in named}
    if len(kin) != 1:
        return [], [f"{len(kin)} kinds of industries are ranked"]
    beside = [row for row in shown if _kin(row, album) in kin]
    counts = Counter(_kin(row, album) for row in shown)
    wrong = [] if counts[kin.pop()] == max(counts.values()) else ["there are more of another kind"]
    return beside, wrong


def _end(claim: Claim, seen: Seen, album: Album) -> Complaints:
    yield from listed(claim["list"], _shown(seen), seen.choice.lang)
    beside, wrong = _ranked(seen, album, claim)
    yield from wrong
    if not beside:
        return
    if claim.shape["end"] == "most":
        ends = [row for row in beside if highest(row) >= max(map(lowest, beside))]
    else:
        ends = [row for row in beside if lowest(row) <= min(map(highest, beside))]
    said = {each["series"].name for each in claim["list"]}
    if said != {row["series_name"] for row in ends}:
        yield f"the rows say {[row['series_name'] for row in ends]}"
    if bool(claim["tied"]) != (len(ends) > 1):
        yield f"{len(ends)} cannot be told apart"
    rate = beside[0]["unit"] in ("percent", "percentage_points", "times", "ratio") or beside[0][
        "unit"
    ].startswith("index")
    if rate != (claim.shape["of"] == "rate"):
        yield f"the unit is {beside[0]['unit']}"


def _no_order(claim: Claim, seen: Seen, album: Album) -> Complaints:
    yield from listed(claim["list"], _shown(seen), seen.choice.lang)
    beside, wrong = _ranked(seen, album, claim)
    yield from wrong
    if beside and not any(
        highest(row) >= max(map(lowest, beside)) and lowest(row) <= min(map(highest, beside))
        for row in beside
    ):
        yield "an order can be told"
    yield from _all_named(claim, beside)


def _all_named(claim: Claim, rows: list[Row]) -> Complaints:
    said = {each["series"].name for each in claim["list"]}
    left = {row["series_name"] for row in rows} - said
    if left:
        yield f"left out: {sorted(left)}"


def _unlike(claim: Claim, seen: Seen, album: Album) -> Complaints:
    shown = _shown(seen)
    yield from listed(claim["list"], shown, seen.choice.lang)
    yield from _all_named(claim, shown)
    if max(Counter(_kin(row, album) for row in shown).values()) > 1 or len(shown) < 2:
        yield "some are of one kind, or there is one only"


def _one_industry(claim: Claim, seen: Seen, album: Album) -> Complaints:
    yield from listed(claim["list"], _shown(seen), seen.choice.lang)
    others = {row["industry"] for row in seen.rows}
    if len(others) != 1:
        yield f"{len(others)} industries are drawn"


def _never_together(claim: Claim, seen: Seen, album: Album) -> Complaints:
    yield from listed(claim["list"], _shown(seen), seen.choice.lang)
    if len(_shown(seen)) > 1 or len({row["industry"] for row in seen.rows}) < 2:
        yield "several industries are drawn in one period, or one only"


def _whole(claim: Claim, seen: Seen, album: Album) -> Complaints:
    shown = _shown(seen)
    yield from listed(claim["list"], shown, seen.choice.lang)
    wholes = _wholes_of_ranked(seen, album)
    if {each["series"].name for each in claim["list"]} != wholes:
        yield f"the wholes are {sorted(wholes)}"


def _wholes_of_ranked(seen: Seen, album: Album) -> set[str]:
    """What is drawn too and has the ranked industries as parts."""
    shown = _shown(seen)
    counts = Counter(_kin(row, album) for row in shown)
    most = max(counts.values())
    if most < 2:
        return set()
    wholes: set[str] = set()
    for (_, parent), count in counts.items():
        found: set[str] = set()
        while count == most and parent:
            found |= {row["series_name"] for row in shown if row["industry"] == parent}
            parent = album.dataset.catalog.industries[parent].parent
        wholes |= found
    return wholes


def _among(claim: Claim, seen: Seen, album: Album) -> Complaints:
    counts = Counter(_kin(row, album) for row in _shown(seen)).values()
    if claim["count"].number != max(counts):
        yield f"alike are {max(counts)}"


def _others(claim: Claim, seen: Seen, album: Album) -> Complaints:
    shown = _shown(seen)
    yield from listed(
        [*claim["list"], *(claim.parts.get("highest") or ())], shown, seen.choice.lang
    )


def _not_ranked(reading: Reading, seen: Seen, album: Album) -> list[Row]:
    """What is drawn beside those ranked and their wholes."""
    shown = _shown(seen)
    ordered = [claim for claim in reading.claims if claim.kind in ("end", "no_order")]
    ranked = {each["series"].name for claim in ordered for each in claim["list"]}
    kin = {_kin(row, album) for row in shown if row["series_name"] in ranked}
    wholes = _wholes_of_ranked(seen, album)
    return [
        row
        for row in shown
        if kin and _kin(row, album) not in kin and row["series_name"] not in wholes
    ]


def _others_agree(reading: Reading, seen: Seen, album: Album) -> Complaints:
    """Who is drawn but not ranked is said, of many the least and the most."""
    there = sorted(_not_ranked(reading, seen, album), key=lambda row: row["value"])
    kinds = [claim.kind for claim in reading.claims]
    if ("among" in kinds) != bool(there):
        yield f"not ranked are {[row['series_name'] for row in there]}"
    named = {row["series_name"] for row in there}
    for claim in (each for each in reading.claims if each.kind in ("others", "other_ends")):
        if claim.kind == "others":
            if {each["series"].name for each in claim["list"]} != named:
                yield f"not ranked are {sorted(named)}"
            continue
        ends = [claim[end][0]["series"].name for end in ("list", "highest")]
        values = {row["series_name"]: row["value"] for row in there}
        if claim["count"].number != len(there) or [values.get(each) for each in ends] != [
            there[0]["value"],
            there[-1]["value"],
        ]:
            yield f"not ranked are {len(there)}, from {there[0]['series_name']} up"
    if bool(there) != bool({"others", "other_ends"} & {*kinds}):
        yield f"not named: {sorted(named)}"


def _drawn(claim: Claim, seen: Seen, album: Album) -> Complaints:
    if claim["count"].number != len({row["industry"] for row in seen.rows}):
        yield f"{len({row['industry'] for row in seen.rows})} are drawn"


def _selection(claim: Claim, seen: Seen, album: Album) -> Complaints:
    shown = _shown(seen)
    if claim["period"].spelling != shown[0]["period"]:
        yield f"{claim['period'].written}: told of is {shown[0]['period']}"
    have, every = _of_the_nine(seen, album)
    if (claim["count"].number, claim["all"].number) != (have, every):
        yield f"the rows say {have} of {every}"


def _of_the_nine(seen: Seen, album: Album) -> tuple[int, int]:
    """How many of the strategic emerging industries have a figure in the period told of."""
    nine = {
        each.id
        for each in album.dataset.catalog.industries.values()
        if each.scheme == "sei" and each.id != "all" and not each.parent
    }
    spelling = _shown(seen)[0]["period"]
    options = {"view": "bars", "period": (spelling, spelling)}
    every = _every_industry(seen, album)
    full = album.beside(seen, industry=every, **options)
    return len({row["industry"] for row in full.rows} & nine), len(nine)


def _every_industry(seen: Seen, album: Album) -> tuple[str, ...]:
    option = next(each for each in figures.options(seen.name) if each.name == "industry")
    return option.choices(album.dataset, Choice(values=seen.choice.values))


def whole_comparison(reading: Reading, seen: Seen, album: Album) -> Complaints:
    """Whole and selection are said where there is one; what is drawn of many is said."""
    if not seen.rows:
        return
    kinds = {claim.kind for claim in reading.claims}
    if ("whole" in kinds) != bool(_wholes_of_ranked(seen, album)):
        yield f"a whole is drawn: {sorted(_wholes_of_ranked(seen, album))}"
    kin = Counter(_kin(row, album) for row in _shown(seen))
    if kin["sei", ""] == max(kin.values()):
        have, every = _of_the_nine(seen, album)
        if ("selection" in kinds) != (have < every):
            yield f"figures are of {have} of {every}"
    yield from _others_agree(reading, seen, album)
    if seen.choice.one("view") == "lines":
        all_drawn = album.beside(seen, view="heatmap").rows
        cut = len({row["industry"] for row in all_drawn} - {row["industry"] for row in seen.rows})
        if cut and "drawn" not in kinds:
            yield f"{cut} industries are not drawn"


JUDGES = {
    "drawn": _drawn,
    "among": _among,
    "others": _others,
    "other_ends": _others,
    "end": _end,
    "no_order": _no_order,
    "unlike": _unlike,
    "one_industry": _one_industry,
    "never_together": _never_together,
    "whole": _whole,
    "selection": _selection,
}
WHOLE = {"industry-comparison": whole_comparison}
