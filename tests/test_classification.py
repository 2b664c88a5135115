"""The look-up of classes: worked cases on frozen data, and what holds of every class there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sei_metrics import text
from sei_metrics.classification import CODES, Class, counts, find, schemes, tree
from sei_metrics.dataset import Dataset
from sei_metrics.errors import UnknownId
from tests.some import some

LANGS = pytest.mark.parametrize("lang", text.LANGUAGES)
SEVEN = [
    "Energy saving and environmental protection", "Next-generation information technology",
    "Biotechnology (bio-industry)", "High-end equipment manufacturing", "New energy",
    "New materials", "New energy vehicles",
]  # fmt: skip
EIGHT = [
    "新一代信息技术",
    "高端装备",
    "新材料",
    "生物",
    "新能源汽车",
    "新能源",
    "节能环保",
    "数字创意",
]
NINE = [
    "新一代信息技术产业", "高端装备制造产业", "新材料产业", "生物产业", "新能源汽车产业",
    "新能源产业", "节能环保产业", "数字创意产业", "相关服务业",
]  # fmt: skip


def ids(rows: tuple[Class, ...]) -> list[str]:
    return [one.id for one in rows]


def test_a_national_code_gives_its_class_with_mark_and_path(frozen: Dataset) -> None:
    """3913* in `nbs-2018-sei-classification-code-repository`: in part only."""
    (found,) = find(frozen, "3913").rows
    assert (found.id, found.level, found.coding) == ("sei_2018-1.1.x3", 3, "placeholder")
    assert (found.gbt4754, found.partial) == ("3913", "yes")
    assert found.scheme_name == "Classification of Strategic Emerging Industries (2018)"
    assert found.path == (
        "Next-generation information technology", "Next-generation information networks",
        "New computers and information terminals",
    )  # fmt: skip
    assert found.path_ids == ("sei_2018-1", "sei_2018-1.1", "sei_2018-1.1.x3")
    assert (found.gaps, found.inferred) == (0, False)
    assert find(frozen, 3913).rows == find(frozen, "３９１３*").rows == (found,)


@pytest.mark.parametrize(
    ("code", "marks"),
    [
        ("3911", {"sei_2018-1.1.x3": "no"}),
        ("3919", {"sei_2018-1.1.x2": "yes", "sei_2018-1.1.x3": "yes"}),
        ("3562", {"sei_2018-1.2.x2": "yes", "sei_2018-1.2.x3": "unclear"}),
        ("3973", {"sei_2018-1.2.x3": "no"}),
        ("3969", {"sei_2018-1.5.x1": "yes", "sei_2018-8.1.x1": "unclear"}),
        ("3491", {"sei_2018-2.1.x2": "no"}),
    ],
)
def test_marks_are_those_of_the_code(frozen: Dataset, code: str, marks: dict[str, str]) -> None:
    """As `nbs-2018-sei-classification-code-repository` prints them, 3562? and 3969? unclear."""
    assert {one.id: one.partial for one in find(frozen, code).rows} == marks


def test_the_mark_of_a_class_sums_up_its_codes(frozen: Dataset) -> None:
    partial = {one.code: one.partial for one in tree(frozen, "sei_2018")}
    assert partial["1.1.x2"] == "yes"
    assert partial["1.1.x3"] == partial["1.2.x3"] == partial["8.1.x1"] == "some"
    assert partial["2.1.x2"] == "no"
    assert partial["1"] == partial["1.1"] == ""


def test_the_beginning_of_codes_gives_each_with_its_class(frozen: Dataset) -> None:
    found = find(frozen, "391").rows
    assert [(one.gbt4754, one.code) for one in found] == [
        ("3911", "1.1.x3"), ("3912", "1.1.x3"), ("3913", "1.1.x3"), ("3914", "1.1.x3"),
        ("3919", "1.1.x2"), ("3919", "1.1.x3"),
    ]  # fmt: skip
    assert set(found) < set(find(frozen, "39").rows)


def test_a_code_that_is_not_there_may_be_one_that_was_not_read(frozen: Dataset) -> None:
    """Of 485 codes (`nbs-2019-01-sei-classification-2018-economic-daily`) some were not read."""
    answer = find(frozen, "9999")
    assert answer.rows == ()
    assert "of the 485 codes" in answer.message.say("en")
    assert "485" in answer.message.say("zh")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("1.2", ["sei_2018-1.2"]),
        ("1.1", ["sei_2018-1.1", "patents_2021-1.1"]),
        ("2018 1.1", ["sei_2018-1.1"]),
        ("2018-1.1", ["sei_2018-1.1"]),
        ("sei_2018 1.1", ["sei_2018-1.1"]),
        ("sei_2018-1.1", ["sei_2018-1.1"]),
        ("1.1 2021", ["patents_2021-1.1"]),
        ("1.2.X1", ["sei_2018-1.2.x1"]),
        ("3.1.1", ["sei_2018-3.1.1"]),
        ("2010 3.f1", []),
        ("2010 2018", []),
        ("1.9", []),
        ("1.2.3", [f"sei_2018-1.2.x{number}" for number in (1, 2, 3, 4)]),
        ("2021 1.1.3", []),
    ],
)
def test_a_code_of_classes(frozen: Dataset, asked: str, found: list[str]) -> None:
    """The third digits of 2018 were not read: 1.2.3 may be any of those below 1.2."""
    answer = find(frozen, asked)
    assert ids(answer.rows) == found
    may_be = "may be one of them" in answer.message.say("en")
    assert may_be == (asked == "1.2.3")


@LANGS
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("集成电路", ["sei_2018-1.2.x3"]),
        ("集成電路", ["sei_2018-1.2.x3"]),
        ("integrated CIRCUITS", ["sei_2018-1.2.x3"]),
        ("circuits 集成", ["sei_2018-1.2.x3"]),
        ("robot", ["sei_2018-2.1.x2"]),
        ("obot", []),
        ("it", []),
        ("2010 equipment", ["sei_2010-1.f1", "sei_2010-4"]),
        ("***", []),
        ("no such thing", []),
    ],
)
def test_words_of_either_language(frozen: Dataset, lang: str, asked: str, found: list[str]) -> None:
    """Latin words count from their beginning, those of two letters whole; Chinese anywhere."""
    assert sorted(ids(find(frozen, asked, lang).rows)) == sorted(found)


@pytest.mark.parametrize("asked", ["", "   ", "\u3000", "***", "2999", "x" * 5000, "1." * 900, -5])
@LANGS
def test_whatever_is_asked_is_answered_in_words(
    frozen: Dataset, lang: str, asked: str | int
) -> None:
    answer = find(frozen, asked, lang)
    assert answer.rows == ()
    assert 0 < len(answer.message.say(lang)) < 400


def test_an_unknown_scheme_and_language_are_named(frozen: Dataset) -> None:
    for ask in (tree, counts):
        with pytest.raises(UnknownId, match="sei_2018"):
            ask(frozen, "sei_2081")
        with pytest.raises(UnknownId, match="is not the id"):
            ask(frozen, ["sei_2018"])  # type: ignore[arg-type]
    with pytest.raises(UnknownId, match="Known and near"):
        find(frozen, "3913", "fr")


def test_the_industries_of_each_scheme(frozen: Dataset) -> None:
    """Seven of 2010, eight of 2016, nine of 2018, in the order of their documents."""
    assert [one.name for one in tree(frozen, "sei_2010", depth=1)] == SEVEN
    assert [one.name for one in tree(frozen, "sei_2016", "zh", depth=1)] == EIGHT
    assert [one.name for one in tree(frozen, "sei_2018", "zh", depth=1)] == NINE
    assert ids(find(frozen, "2016").rows) == [f"sei_2016-{number}" for number in range(1, 9)]


def test_pillar_and_leading_industries_of_2010(frozen: Dataset) -> None:
    """Four and three by 2020, as in `state-council-2010-10-decision-pillar-leading-copy`."""
    marks = [one.mark for one in tree(frozen, "sei_2010", depth=1)]
    assert marks == ["pillar"] * 4 + ["leading"] * 3


def test_a_class_without_a_chinese_name_is_named_in_english(frozen: Dataset) -> None:
    """The focus directions of 2010 were read in one article: no Chinese name was."""
    (found,) = find(frozen, "1.f1", "zh").rows
    assert found.path == (
        "节能环保产业", "Efficient energy-saving technology, equipment and products",
    )  # fmt: skip


def test_what_was_inferred_and_what_is_not_known_is_said(frozen: Dataset) -> None:
    """Classes of new materials, by the wording of `cnipa-2021-02-sei-ipc-table-code-repository`."""
    found = {one.code: one for one in tree(frozen, "sei_2018")}
    spring, bearing, unknown = found["3.x55"], found["3.x53"], found["3.x3"]
    assert (spring.path_ids[1], spring.gaps, spring.inferred) == ("sei_2018-3.1", 1, True)
    assert (bearing.path_ids[1:3], bearing.gaps) == (("sei_2018-3.1", "sei_2018-3.1.1"), 0)
    assert not bearing.inferred
    assert (unknown.path_ids, unknown.gaps, unknown.inferred) == (
        ("sei_2018-3", "sei_2018-3.x3"), 2, False,
    )  # fmt: skip


def test_counts_stand_beside_the_official_ones(frozen: Dataset) -> None:
    """9, 40, 189 and 485; of level 4 no document read gives a number."""
    found = {one.level: (one.held, one.official) for one in counts(frozen, "sei_2018")}
    assert found == {"1": (9, 9), "2": (6, 40), "3": (10, 189), "4": (4, None), CODES: (54, 485)}
    assert [(one.level, one.held, one.official) for one in counts(frozen, "sei_2016")] == [
        ("1", 8, 8)
    ]


def test_a_bridge_leads_to_the_class_that_a_document_names(frozen: Dataset) -> None:
    """The patent table takes codes and names of 2018."""
    (found,) = find(frozen, "2021 1.1").rows
    assert found.same_as == "sei_2018-1.1"


def test_a_class_is_computed_once(frozen: Dataset) -> None:
    once, again = find(frozen, "3913").rows, find(frozen, "3913").rows
    assert once[0] is again[0]


@LANGS
def test_every_path_ends_in_an_industry_and_every_tree_is_whole(
    dataset: Dataset, lang: str
) -> None:
    listed: list[str] = []
    for scheme in some(schemes(dataset, lang)):
        rows = tree(dataset, scheme.id, lang)
        known = {one.id: one for one in rows}
        for one in some(rows):
            root = known[one.path_ids[0]]
            assert root.level == 1 and one.path_ids[-1] == one.id
            assert len(one.path) == len(one.path_ids) == one.level - one.gaps
            assert all(known[above].scheme == one.scheme for above in one.path_ids)
        assert sum(one.held for one in counts(dataset, scheme.id) if one.level != CODES) == len(
            rows
        )
        listed += ids(rows)
    assert sorted(listed) == sorted(dataset.classification["class"])


def test_each_code_and_class_leads_back(dataset: Dataset) -> None:
    pairs = dataset.classification_codes[["class", "gbt4754", "partial"]]
    for owner, code, mark in some(pairs.itertuples(index=False)):
        found = {one.id: one for one in find(dataset, code).rows}
        assert (found[owner].gbt4754, found[owner].partial) == (code, mark)
        assert (code, mark) in found[owner].codes
    for owner in some(dataset.classification["class"]):
        assert ids(find(dataset, owner).rows) == [owner]


@LANGS
def test_each_name_finds_its_class(dataset: Dataset, lang: str) -> None:
    for scheme in some(schemes(dataset)):
        for one in some(tree(dataset, scheme.id, lang)):
            answer = find(dataset, f"{scheme.id} {one.name}", lang)
            assert one.id in ids(answer.rows), one.name


@given(asked=st.one_of(st.text(max_size=20), st.from_regex(r"[0-9.x* -]{0,9}", fullmatch=True)))
def test_nothing_but_an_answer_comes_of_any_words(frozen: Dataset, asked: str) -> None:
    for lang in text.LANGUAGES:
        answer = find(frozen, asked, lang)
        assert answer.message.say(lang)
        assert all(isinstance(one, Class) for one in answer.rows)
