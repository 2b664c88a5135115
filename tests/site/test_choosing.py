"""What is chosen on a page: any figures beside each other, in any order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sei_metrics import figures, text
from sei_metrics.dataset import Dataset
from sei_metrics.options import Choice, Value, link
from sei_metrics.options.question import Aside
from sei_metrics.site import Page, page
from sei_metrics.site.choosing import Chosen, Control, after_change, read
from sei_metrics.site.records import VARIABLE
from tests.site.made import PAIRS, TOPICS, pages_file
from tests.some import some

CARDS = {
    "services": ('{ figure = "growth-premium", fixed = { sector = "services" } }',),
    "later": ('{ figure = "growth-premium", fixed = { from = "2016" }, options = ["reading"] }',),
    "gained": (
        '{ figure = "growth-premium" }',
        '{ figure = "growth-pairs", group = "growth-premium" }',
        '{ figure = "gdp-share" }',
    ),
}
ZH = Choice("zh", "2020-12-31")


@pytest.fixture(autouse=True, scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The site with the pages of these tests."""
    file = pages_file(tmp_path_factory.mktemp("pages"), PAIRS | TOPICS | CARDS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(file))
        yield


def another(control: Control) -> Value:
    """A value that is not chosen."""
    known, value = control.known, control.value
    if control.option.kind == "choice":
        return next(each for each in known if each != value)
    if control.option.kind == "choices":
        return known[-1:] if value != known[-1:] else known[:1]
    return known[1], known[-1]


def of_card(chosen: Chosen, key: str) -> list[Control]:
    """The controls of one card that leave a choice, the first and the last."""
    found = [each for each in chosen.controls if each.card.key == key and len(each.known) > 1]
    return [found[0], found[-1]]


@pytest.mark.parametrize("name", PAIRS)
def test_any_two_figures_stand_on_one_page(dataset: Dataset, name: str) -> None:
    made = page(name)
    usual = read(made, dataset, Choice(), {})
    assert usual.complaints == ()
    for card in made.cards:
        assert usual.choices[card.key] == figures.read(card.figure, dataset, {})[0]
    assert set(usual.link) == {"lang"} | {
        f"{card.group}.{parameter}" for card in made.cards for parameter in card.parameters
    }
    assert len({each.key for each in usual.controls}) == len(usual.controls)
    first, second = made.cards
    for card, other in ((first, second), (second, first)):
        for control in of_card(usual, card.key):
            value = another(control)
            written, _ = after_change(usual, dataset, control, value)
            now = read(made, dataset, Choice(), written)
            assert now.complaints == ()
            assert now.link == written
            assert now.choices[card.key].values[control.option.name] == value
            assert now.choices[other.key] == usual.choices[other.key]
    common = link.write((), ZH)
    full = {**read(made, dataset, ZH, common).link, **common}
    assert read(made, dataset, ZH, full).link == full
    assert read(made, dataset, ZH, full).complaints == ()


def chosen(dataset: Dataset, name: str = "topics", **params: str | tuple[str, ...]) -> Chosen:
    return read(page(name), dataset, Choice(), params)


def test_a_link_says_whose_option_it_means(dataset: Dataset) -> None:
    asked = {"growth.from": "2016", "share.from": "2015", "growth.reading": "excess"}
    now = chosen(dataset, **asked)
    assert now.complaints == ()
    assert now.choices["gdp-share"].many("period")[0] == "2015"
    for key in ("growth-premium", "growth-pairs"):
        assert now.choices[key].many("period")[0] == "2016"
    assert now.choices["growth-premium"].one("reading") == "excess"
    assert now.link.items() >= asked.items()


def test_a_bare_parameter_means_the_first_group_that_has_it(dataset: Dataset) -> None:
    now = chosen(dataset, **{"from": "2015", "reading": "excess", "market": "electric_cars"})
    assert now.complaints == ()
    assert now.choices["gdp-share"].many("period")[0] == "2015"
    assert now.choices["growth-premium"].many("period") == chosen(dataset).choices[
        "growth-premium"
    ].many("period")
    assert now.choices["growth-premium"].one("reading") == "excess"
    assert now.choices["world-share"].one("market") == "electric_cars"
    assert {"share.from", "growth.reading", "world-share.market"} <= {*now.link}


def test_an_old_link_means_the_same_where_its_page_gained_a_card(dataset: Dataset) -> None:
    asked = {"sector": "industry", "reading": "multiple", "from": "2015", "to": "2017"}
    old, new = chosen(dataset, "growth", **asked), chosen(dataset, "gained", **asked)
    for key, choice in some(old.choices.items()):
        assert new.choices[key] == choice
    assert new.choices["gdp-share"] == chosen(dataset, "gained").choices["gdp-share"]


def test_a_link_with_the_group_holds_where_the_others_went(dataset: Dataset) -> None:
    now = chosen(dataset, "industries", **{"industry-comparison.view": "heatmap"})
    assert now.complaints == ()
    assert now.link["view"] == "heatmap"


def test_of_a_bare_value_and_one_with_its_group_the_latter_counts(dataset: Dataset) -> None:
    now = chosen(dataset, **{"from": "2015", "share.from": "2019"})
    assert now.choices["gdp-share"].many("period")[0] == "2019"
    (said,) = now.complaints
    assert isinstance(said, Aside)
    assert "share.from" in said.say("en")
    assert "“2015”" in said.say("zh")


def test_what_is_wrong_is_named_with_its_group_and_once(dataset: Dataset) -> None:
    wrong = {"growth.from": "abc", "growth.sector": "nonsense", "share.to": "x"}
    said = chosen(dataset, **wrong).complaints
    assert len(said) == len(wrong)
    for lang in text.LANGUAGES:
        told = " ".join(each.say(lang) for each in said)
        assert all(name in told and value in told for name, value in wrong.items())
        assert "growth.to" not in told
    for each in said:
        assert each.fields["parameter"] in wrong
        assert str(each.fields["parameter"]) in link.as_call(each).say("en")


def test_a_range_that_runs_backwards_is_named_with_its_group(dataset: Dataset) -> None:
    (said,) = chosen(dataset, **{"growth.from": "2018", "growth.to": "2015"}).complaints
    assert (said.fields["parameter"], said.fields["other"]) == ("growth.from", "growth.to")


@pytest.mark.parametrize("name", ["nonsense", "share.reading", "nowhere.from", "growth.", "."])
def test_a_parameter_of_no_group_is_named(dataset: Dataset, name: str) -> None:
    (said,) = chosen(dataset, **{name: "x"}).complaints
    assert said.fields["name"] == name
    for lang in text.LANGUAGES:
        assert "growth.reading" in said.say(lang)
    assert "First period (share.from)" in said.say("en")


def test_a_change_leaves_other_groups_alone_and_says_what_follows(dataset: Dataset) -> None:
    asked = {"world-share.market": "wind_new", "world-share.way": "irena", "share.from": "2015"}
    now = chosen(dataset, **asked)
    market = next(each for each in now.controls if each.option.name == "market")
    written, said = after_change(now, dataset, market, "electric_cars")
    assert len(said) == 1
    assert written["world-share.way"] == "iea"
    moved = {name for name, value in written.items() if now.link[name] != value}
    assert moved == {"world-share.market", "world-share.way"}


def test_a_change_in_a_group_reaches_all_its_cards(dataset: Dataset) -> None:
    now = chosen(dataset)
    sector = next(each for each in now.controls if each.key == "topics.growth.sector")
    written, said = after_change(now, dataset, sector, "services")
    after = chosen(dataset, **written)
    assert after.complaints == said == ()
    for key in ("growth-premium", "growth-pairs"):
        assert after.choices[key].one("sector") == "services"


def test_what_is_fixed_is_neither_offered_nor_written(dataset: Dataset) -> None:
    now = chosen(dataset, "services", reading="excess")
    assert now.choices["growth-premium"].one("sector") == "services"
    assert "sector" not in now.link
    assert "sector" not in {each.option.name for each in now.controls}
    (said,) = chosen(dataset, "services", sector="industry").complaints
    assert said.fields["name"] == "sector"


def test_a_card_offers_the_options_that_it_leaves(dataset: Dataset) -> None:
    now = chosen(dataset, "later", reading="excess")
    assert now.choices["growth-premium"].many("period")[0] == "2016"
    assert now.link == {"lang": "en", "reading": "excess"}


@pytest.mark.parametrize("name", ["gdp_share", "growth", "industries", "market_share"])
def test_a_page_of_one_group_says_what_its_figure_says(dataset: Dataset, name: str) -> None:
    """Choices, complaints and links of the site's pages are those of their figures."""
    made: Page = page(name)
    card = made.cards[0]
    wrong = dict.fromkeys(some(card.parameters), "nonsense")
    choice, said = figures.read(card.figure, dataset, wrong)
    now = chosen(dataset, name, **wrong)
    assert now.choices[card.key] == choice
    assert [(each.key, each.fields) for each in now.complaints] == [
        (each.key, each.fields) for each in said
    ]
    assert now.link == figures.query(card.figure, choice)


def test_a_card_elsewhere_is_written_as_the_page_it_leads_to_reads_it(dataset: Dataset) -> None:
    asked = {"lang": "zh", "reading": "excess", "from": "2016"}
    written = page("topics").written("growth-premium", asked)
    assert written == {"lang": "zh", "growth.reading": "excess", "growth.from": "2016"}
    assert page("growth").written("growth-premium", asked) == asked
    assert page("services").written("growth-premium", {"sector": "industry"}) == {}
