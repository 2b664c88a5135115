"""Growth against the nation, in all readings, and pairs of rates."""

from __future__ import annotations

import math

from tests.sweep.album import Album, Row, Seen
from tests.sweep.numbers import Complaints, agrees, count_agrees, dated, rounds
from tests.sweep.reading import Amount, Apart, Claim, downwards, factor

# Of each sector the rate of SEI and the national one.
RATES = {
    "industry": ("sei_industrial_value_added_growth", "industrial_value_added_growth"),
    "services": ("sei_services_revenue_growth", "services_revenue_growth"),
}


def _lead(claim: Claim, seen: Seen, album: Album) -> Complaints:
    lang, spelling = seen.choice.lang, claim["period"].spelling
    rate, reference = RATES[seen.choice.one("sector")]
    if claim.shape["sector"] != seen.choice.one("sector"):
        yield f"drawn is {seen.choice.one('sector')}"
    both = {row["period"] for row in seen.series(reference)}
    pairs = [row["period"] for row in seen.series(rate) if row["period"] in both]
    if not pairs or pairs[-1] != spelling:
        yield f"the latest pair of rates is of {pairs[-1:]}"
        return
    for role, series in (("rate", rate), ("reference", reference)):
        for row in seen.series(series):
            if row["period"] == spelling:
                yield from _rate(claim, role, row, lang)
    rows = {
        reading: next(iter(_at(album.beside(seen, reading=reading), spelling, reading)))
        for reading in ("points", "multiple", "excess", "relative")
    }
    yield from _readings(claim, rows, lang)
    yield from _chosen(claim, rows, seen)


def _rate(claim: Claim, role: str, row: Row, lang: str) -> Complaints:
    """A rate and its period; the sentence says apart from it that it is an average."""
    yield from agrees(claim[role], row | {"span": ""}, lang)
    yield from dated(claim["period"], row)
    if (claim["yearly"] is not None) != (row["span"] == "average"):
        yield f"the rate is {row['span'] or 'of one period'}"


def _at(seen: Seen, spelling: str, reading: str) -> list[Row]:
    return [row for row in seen.series(f"reading_{reading}") if row["period"] == spelling]


def _readings(claim: Claim, rows: dict[str, Row], lang: str) -> Complaints:
    """Points, times and percent as the figure draws them in its other readings."""
    if claim["gap_same"]:
        if abs(rows["points"]["value"]) >= 0.005:
            yield f"the rates are {rows['points']['value']} points apart"
    else:
        yield from _sided(claim["gap"], claim["gap_side"], rows["points"], lang)
    missing = math.isnan(rows["multiple"]["value"])
    if missing != (claim["multiple"] is None and claim["untold"] is not None):
        opposite = rows["multiple"]["value"] < 0 and claim["multiple"] is None
        if not opposite:
            yield f"the multiple of the rows is {rows['multiple']['value']:.4g}"
    if claim["multiple"]:
        yield from _plain(claim["multiple"], rows["multiple"], lang)
    if claim["higher"]:
        yield from _sided(claim["higher"], claim["higher_side"], rows["excess"], lang)
        yield from _around(claim["range"], rows["excess"])
    elif claim["multiple"] and abs(rows["excess"]["value"]) >= 0.05:
        yield "it is not said by how many percent"


def _sided(said: Amount, word: str, row: Row, lang: str) -> Complaints:
    """A number without its sign, which a word says."""
    yield from _plain(said, row | {"value": abs(row["value"])}, lang)
    if downwards(word) != (row["value"] < 0):
        yield f"{said.written} {word}: the row has {row['value']:.4g}"


def _plain(said: Amount, row: Row, lang: str) -> Complaints:
    """A reading: its value and unit, and whether it is a bound."""
    times = factor(said.unit, row["unit"], lang)
    if times is None:
        yield f"{said.written}: the unit of the row is {row['unit']}"
    elif not rounds(row["value"] * times, said.number, said.digits):
        yield f"{said.written}: the row has {row['value']:.12g}"
    bound = row["standing"] if row["standing"] in ("over", "under") else ""
    if said.doubt != bound:
        yield f"{said.written}: the row is {row['standing']}"


def _around(said: Apart | None, row: Row) -> Complaints:
    """The range by rounding behind a reading; two falls stand with the smaller first."""
    ends = [row["low"], row["high"]]
    exact = row["low"] == row["high"] or all(math.isinf(end) for end in ends)
    if said is None:
        if not exact:
            yield f"the range of {row['low']:.4g} to {row['high']:.4g} is not said"
        return
    if row["high"] <= 0 and None not in said.ends:
        ends = sorted(abs(end) for end in ends)
    for true, written in zip(ends, said.ends, strict=True):
        if written is None:
            if math.isfinite(true):
                yield f"{said.written}: an end of the row is {true:.12g}"
        elif not rounds(true, written, said.digits):
            yield f"{said.written}: an end of the row is {true:.12g}"


def _chosen(claim: Claim, rows: dict[str, Row], seen: Seen) -> Complaints:
    """The chosen reading comes first; points stand first anyway."""
    reading, lang = seen.choice.one("reading"), seen.choice.lang
    said = {
        each: claim[role]
        for each, role in (("multiple", "times"), ("excess", "excess"), ("relative", "relative"))
    }
    named = [each for each, amount in said.items() if amount]
    missing = math.isnan(rows[reading]["value"])
    wanted = [] if reading == "points" or missing else [reading]
    if named != wanted:
        yield f"named first is {named}, chosen {reading}"
        return
    for each in named:
        side = claim.parts.get(f"{each}_side")
        if side:
            yield from _sided(said[each], side, rows[each], lang)
        else:
            yield from _plain(said[each], rows[each], lang)


def _rate_alone(claim: Claim, seen: Seen, album: Album) -> Complaints:
    rate, reference = RATES[claim.shape["sector"]]
    drawn = seen.series(rate)
    if not drawn:
        yield "no such rate is drawn"
        return
    yield from _rate(claim, "rate", drawn[-1], seen.choice.lang)
    if seen.series(reference):
        yield "a rate to compare with is drawn"


def _pairs(seen: Seen) -> list[tuple[Row, Row]]:
    rate, reference = RATES[seen.choice.one("sector")]
    beside = {row["period"]: row for row in seen.series(reference)}
    own = seen.series(rate)
    return [(row, beside[row["period"]]) for row in own if row["period"] in beside]


def _who(claim: Claim, seen: Seen) -> Complaints:
    sector = seen.choice.one("sector")
    words = {
        "industry": (("SEI industry", "all industry"), ("工业战略性新兴产业", "全部规模以上工业")),
        "services": (("SEI services", "all services"), ("战略性新兴服务业", "全部规模以上服务业")),
    }
    if (claim["who"], claim["all"]) not in words[sector]:
        yield f"drawn is {sector}"


def _faster_pairs(claim: Claim, seen: Seen, album: Album) -> Complaints:
    pairs = _pairs(seen)
    faster = sum(rate["low"] > reference["high"] for rate, reference in pairs)
    yield from _who(claim, seen)
    yield from count_agrees(claim, faster, len(pairs))
    for role, place in (("first", 0), ("last", -1)):
        yield from dated(claim[role], pairs[place][0])


def _only_pair(claim: Claim, seen: Seen, album: Album) -> Complaints:
    pairs = _pairs(seen)
    yield from _who(claim, seen)
    if len(pairs) != 1:
        yield f"the pairs drawn are {len(pairs)}"
        return
    rate, reference = pairs[0]
    yield from dated(claim["period"], rate)
    if (rate["low"] > reference["high"]) != claim.shape["faster"]:
        yield f"the rates are {rate['value']} and {reference['value']}"


def _no_pair(claim: Claim, seen: Seen, album: Album) -> Complaints:
    lang = seen.choice.lang
    rate, reference = RATES[seen.choice.one("sector")]
    alone = album.beside(seen, "growth-premium", reading="points").series(rate)
    said = claim["dated"]
    if [each["period"].spelling for each in said] != [row["period"] for row in alone]:
        yield f"the rates alone are of {[row['period'] for row in alone]}"
        return
    for each, row in zip(said, alone, strict=True):
        yield from agrees(each["amount"], row, lang)
        yield from dated(each["period"], row)
    if claim["reference"] != album.dataset.catalog.name("indicator", reference, lang):
        yield f"the rate to compare with is {reference}"
    if _pairs(seen):
        yield "pairs are drawn"


JUDGES = {
    "lead": _lead,
    "rate_alone": _rate_alone,
    "faster_pairs": _faster_pairs,
    "only_pair": _only_pair,
    "no_pair": _no_pair,
}
