"""The sweep finds nothing in what the figures say, and notices whatever is said wrongly."""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from sei_metrics import figures
from sei_metrics.dataset import Dataset
from sei_metrics.options import Choice
from tests import matrix
from tests.some import some
from tests.sweep import judging, reading
from tests.sweep.__main__ import DAYS, main
from tests.sweep.album import Album, Seen
from tests.sweep.choices import asked

SEED = 20261129
GRAMMAR = tomllib.loads((Path(reading.__file__).with_name("grammar.toml")).read_text("utf-8"))
SHOWN = {
    "gdp-share": ({}, {"subject": "digital_core"}, {"to": "2014"}),
    "target-path": ({}, {"subject": "patent_intensive"}),
    "growth-premium": (
        {"reading": "excess"},
        {"sector": "services", "frequency": "span", "reading": "multiple"},
    ),
    "growth-pairs": ({}, {"sector": "services", "frequency": "quarter"}),
    "world-share": ({}, {"market": "wind_new", "way": "gwec,irena"}),
    "world-levels": ({"market": "electric_cars"}, {"market": "industrial_robots"}),
    "industry-comparison": ({}, {"view": "lines"}, {"indicator": "three_new_value_added"}),
}


@cache
def album(dataset: Dataset) -> Album:
    return Album(dataset)


@cache
def shown(dataset: Dataset) -> list[Seen]:
    """Some figures of every kind in both languages, with much to be said wrongly."""
    found = []
    for name, params in some((name, each) for name, several in SHOWN.items() for each in several):
        for lang in ("en", "zh"):
            choice, complaints = figures.read(name, dataset, {"lang": lang, **params})
            assert complaints == ()
            found.append(album(dataset).seen(name, choice))
    return found


def wrong(seen: Seen, dataset: Dataset) -> list[str]:
    return judging.judged(seen, album(dataset))[1]


def unnoticed(dataset: Dataset, before: str, after: str) -> list[str]:
    """The takeaways in which a change is not noticed, at each place where it can be made.

    At least one must be there to be changed.
    """
    passed, tried = [], 0
    for seen in some(shown(dataset)):
        for place in re.finditer(before, seen.takeaway):
            changed = place.expand(after) if "\\" in after else after
            said = seen.takeaway[: place.start()] + changed + seen.takeaway[place.end() :]
            tried += 1
            if not wrong(replace(seen, takeaway=said), dataset):
                passed.append(said)
    assert tried
    return passed


@pytest.mark.parametrize(("place", "day"), list(enumerate(DAYS)))
def test_what_is_drawn_by_lot_agrees_with_its_rows(dataset: Dataset, place: int, day: str) -> None:
    own = Album(dataset)
    for name, choice in some(matrix.some(dataset, SEED + place, day)):
        seen = own.seen(name, choice)
        assert judging.judged(seen, own)[1] == [], seen.link


def test_what_is_shown_agrees_with_its_rows(frozen: Dataset) -> None:
    for seen in some(shown(frozen)):
        assert wrong(seen, frozen) == [], seen.link


def test_a_wrong_digit_is_noticed(frozen: Dataset) -> None:
    chance = random.Random(SEED)
    passed = []
    for seen in some(shown(frozen)):
        for place in re.finditer(r"\d", seen.takeaway):
            other = chance.choice(sorted(set("123456789") - {place.group()}))
            said = seen.takeaway[: place.start()] + other + seen.takeaway[place.end() :]
            if not wrong(replace(seen, takeaway=said), frozen):
                passed.append(f"{seen.link}: {said}")
    assert passed == []


@pytest.mark.parametrize(
    "kind",
    [r"−?\d[\d,]*(?:\.\d+)?(?=%)", r"(?<!\d)20\d\d(?![\d,])", r"\d+(?= of \d)|(?<=of )\d+"],
)
def test_a_number_of_another_place_is_noticed(frozen: Dataset, kind: str) -> None:
    """Each number of a takeaway put into the place of each other one: shares, years and counts."""
    number = re.compile(kind)
    passed = []
    for seen in some(shown(frozen)):
        places = list(number.finditer(seen.takeaway))
        for place in places:
            for other in {each.group() for each in places} - {place.group()}:
                said = seen.takeaway[: place.start()] + other + seen.takeaway[place.end() :]
                if not wrong(replace(seen, takeaway=said), frozen):
                    passed.append(f"{seen.link}: {said}")
    assert passed == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (r"[Aa]bout ", ""),
        (r"[Oo]ver (?=\d)", ""),
        (r"约为?(?=\d)", ""),
        (r"约占", "占"),
        (r"超过(?=\d)", ""),
        (r"(?<![\d,.–—a-z] )(?<![\d,.–—])(\d[\d,.]*(%| billion yuan| million| GW))", r"over \1"),
        (r"(?<!约)(?<!约为)(?<!超过)(?<!为)(?<![\d,.—至])(\d[\d,.]*(%|亿元))", r"约\1"),
        (r" \(\d+ to \d+\)", ""),
        (r" \(implied\)", ""),
        (r"（推算）", ""),
        (r" \(year inferred\)", ""),
        (r"（年份系推断）", ""),
        (r" a year on average", ""),
        (r"(?<!全部规模以上工业)(?<!全部规模以上服务业)年均", ""),
    ],
)
def test_a_word_of_doubt_too_few_or_too_many_is_noticed(
    frozen: Dataset, before: str, after: str
) -> None:
    assert unnoticed(frozen, before, after) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (r"(?<=\d)%", " points"),
        (r"(?<=\d)%", "个百分点"),
        (r" points", "%"),
        (r"个百分点", "%"),
        (r" times(?=;)", "%"),
        (r"(?<=\d)倍", "%"),
        (r" billion yuan", " million yuan"),
        (r" billion yuan", " billion US dollars"),
        (r"亿元", "万元"),
        (r"亿元", "亿美元"),
        (r" million", " thousand"),
        (r"万辆", "万部"),
        (r"(?<=\d)台", "家"),
        (r"(?<=\d)家", ""),
    ],
)
def test_a_wrong_unit_is_noticed(frozen: Dataset, before: str, after: str) -> None:
    assert unnoticed(frozen, before, after) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (r"\*\*met\*\*", "**missed**"),
        (r"\*\*已实现\*\*", "**未实现**"),
        (r"still about (.*?), so it was \*\*not reached by then\*\*", r"still \1"),
        (r", below it", ""),
        (r"，低于目标", ""),
        (r"would have been needed", "is needed"),
        (r"was reached already", "is reached already"),
        (r"faster(?=;)", "slower"),
        (r"快(?=\d)", "慢"),
        (r"higher", "lower"),
        (r"SEI services", "SEI industry"),
        (r"all services", "all industry"),
        (r"全部规模以上服务业", "全部规模以上工业"),
        (r"Most", "Least"),
        (r"最多", "最少"),
        (r"Most", "Highest"),
        (r"最多", "最高"),
        (r"As a whole: [^.]*\.[^.]*\.", ""),
        (r"最多：", "总体："),
        (r"Of the 9 strategic.*", ""),
        (r"the GDP known at release", "today's GDP"),
        (r"发布时已知的GDP", "最新GDP"),
        (r" By our calculation.*?\. ", " "),
        (r"^.*$", ""),
    ],
)
def test_another_claim_is_noticed(frozen: Dataset, before: str, after: str) -> None:
    assert unnoticed(frozen, before, after) == []


def test_words_that_are_not_understood_are_named(frozen: Dataset) -> None:
    for seen in some(shown(frozen)):
        more = replace(seen, takeaway=f"{seen.takeaway} Indeed.")
        assert any("not understood: “Indeed.”" in each for each in wrong(more, frozen))


def test_a_name_of_another_row_is_noticed(frozen: Dataset) -> None:
    """Each name in brackets put into the place of each other one."""
    passed, tried = [], 0
    for seen in some(shown(frozen)):
        names = {row["series_name"] for row in seen.rows}
        named = [
            each for each in names if re.search(rf"[(（]{re.escape(each)}[)）]", seen.takeaway)
        ]
        for one in named:
            for other in names - {one}:
                said = seen.takeaway.replace(f"({one})", f"({other})").replace(
                    f"（{one}）", f"（{other}）"
                )
                tried += said != seen.takeaway
                if said != seen.takeaway and not wrong(replace(seen, takeaway=said), frozen):
                    passed.append(f"{seen.link}: {said}")
    assert tried
    assert passed == []


def test_every_shape_has_its_judge_and_both_languages() -> None:
    shapes = GRAMMAR["shape"]
    assert {shape["claim"] for shape in shapes} == set(judging.JUDGES)
    for shape in shapes:
        assert "zh" in shape, shape
        others = [each for each in shapes if each["claim"] == shape["claim"] and "en" in each]
        assert others, shape


def test_gaps_are_asked_for(frozen: Dataset) -> None:
    gaps = [
        choice.many("period")
        for _, choice in asked("gdp-share", frozen, "", ["en"])
        if choice.one("subject") == "sei"
    ]
    assert ("2011", "2011") in gaps


@pytest.fixture
def two_asked(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the choices that the command reads, the first two."""
    first = list(asked("target-path", dataset, "", ["en"]))[:2]
    monkeypatch.setattr("tests.sweep.__main__.asked", lambda *_: first)


@pytest.mark.usefixtures("two_asked")
def test_the_command_tells_what_it_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["target-path", "--asof", "", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "today: 2 of 2" in said
    assert re.search(r"\b2 takeaways read: 3 numbers, 2 periods, .*; 0 do not agree", said)


@pytest.mark.usefixtures("two_asked")
def test_the_command_names_what_does_not_agree(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = Album.seen

    def wrongly(self: Album, name: str, choice: Choice) -> Seen:
        seen = drawn(self, name, choice)
        return replace(seen, takeaway=re.sub(r"\*\*about \d+%", "**about 99%", seen.takeaway))

    monkeypatch.setattr(Album, "seen", wrongly)
    assert main(["target-path", "--asof", "", "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert "target-path?lang=en&subject=sei" in said
    assert "about 99% (at least 10%): the value of the row is " in said
