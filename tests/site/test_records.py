"""The records of pages are sound: what they name exists, in both languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from pages import _page
from sei_metrics import figures
from sei_metrics.dataset import Dataset
from sei_metrics.options import Choice, link
from sei_metrics.options.question import COMMON
from sei_metrics.site import Page, page, pages
from sei_metrics.site.choosing import read
from sei_metrics.site.headlines import NOTES
from sei_metrics.site.records import VARIABLE
from tests.serving import ROOT
from tests.site.made import TOPICS, pages_file
from tests.some import some

every_page_of_cards = pytest.mark.parametrize(
    "page", [page for page in pages() if page.cards], ids=lambda page: page.id
)
FILE = ROOT / "sei_metrics" / "site" / "pages.toml"
CHINESE = re.compile(r"[\u3400-\u9fff]")
every_page = pytest.mark.parametrize("page", pages(), ids=lambda page: page.id)


def unlike(page: Page, dataset: Dataset) -> Iterator[str]:
    """Where two cards of one group mean different things by one option."""
    choices = read(page, dataset, Choice(), {}).choices
    for card, option in page.stated:
        for other in [each for each in page.cards if each.group == card.group]:
            for stated in [each for each in other.left if each.name == option.name]:
                here, there = choices[card.key], choices[other.key]
                if stated != option or (
                    option.choices(dataset, here) != stated.choices(dataset, there)
                ):
                    yield f"{page.id}: {option.name} of {card.figure} and {other.figure}"


@every_page
def test_words_stand_in_both_languages(page: Page) -> None:
    tiles = [tile.title for tile in page.tiles]
    for words in (page.section, page.title, page.question, page.lead, *tiles):
        assert set(words) == {"en", "zh"}
        assert words["en"] and not CHINESE.search(words["en"])
        assert CHINESE.search(words["zh"])


@every_page
def test_names_can_stand_in_an_address(page: Page) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", page.id)
    groups = {card.group for card in page.cards}
    assert not {each for each in groups if not re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", each)}
    assert not groups & {*COMMON}
    assert len({card.key for card in page.cards}) == len(page.cards)


@every_page_of_cards
def test_a_card_names_what_its_figure_has(page: Page, dataset: Dataset) -> None:
    for card in some(page.cards):
        options = figures.options(card.figure)
        assert {*(card.options or ())} <= {each.name for each in options}
        assert card.fixed.keys() <= {name for each in options for name in each.written_as}
        assert figures.read(card.figure, dataset, card.fixed)[1] == ()


def test_a_card_or_tile_leads_to_a_page_that_shows_its_figure() -> None:
    shown = {each.id: {card.figure for card in each.cards if not card.page} for each in pages()}
    away = [card for each in pages() for card in each.cards if card.page]
    tiles = [tile for each in pages() for tile in each.tiles]
    for leading in some([*away, *tiles]):
        assert leading.figure in shown[leading.page]


def test_a_tile_names_what_its_figure_has() -> None:
    for tile in some(tile for each in pages() for tile in each.tiles):
        assert tile.note in NOTES
        options = figures.options(tile.figure)
        assert tile.parameters.keys() <= {name for each in options for name in each.written_as}


@every_page
def test_a_page_shows_cards_or_has_a_form_of_its_own(page: Page) -> None:
    assert bool(page.cards) != bool(page.form)
    assert page.form in ("", *_page._FORMS)


@every_page
def test_cards_of_one_group_mean_the_same_by_an_option(page: Page, dataset: Dataset) -> None:
    assert list(unlike(page, dataset)) == []


@every_page
def test_no_parameter_of_a_page_is_taken_for_one_that_others_add(page: Page) -> None:
    named = [(card.group, name) for card in page.cards for name in card.parameters]
    pairs = [(each, "x") for group, name in named for each in (name, f"{group}.{name}")]
    assert link.read_pairs(pairs).keys() == dict(pairs).keys()


def test_every_section_and_every_form_has_a_page() -> None:
    with FILE.open("rb") as file:
        sections = tomllib.load(file)["sections"]
    used = [each.section for each in pages()]
    assert all(each in used for each in some(sections.values()))
    assert {each.form for each in pages()} == {"", *_page._FORMS}


def test_pages_of_one_section_stand_together() -> None:
    """The menu names a section where another begins."""
    titles = [each.section["en"] for each in pages()]
    begins = [title for place, title in enumerate(titles) if titles[place - 1 : place] != [title]]
    assert len(begins) == len(set(titles))


def test_links_made_before_there_were_groups_keep_their_meaning() -> None:
    older = ("overview", "gdp_share", "growth", "industries", "market_share", "sources", "method")
    assert max(len(page(name).groups) for name in older) == 1


CARDS = {
    "mixed": ('{ figure = "gdp-share" }', '{ figure = "world-share", group = "gdp-share" }'),
    "apart": (
        '{ figure = "world-share", group = "w", fixed = { market = "wind_new" } }',
        '{ figure = "world-share", group = "w", fixed = { market = "electric_cars" } }',
    ),
    "alike": (
        '{ figure = "growth-premium", group = "g", fixed = { sector = "services" } }',
        '{ figure = "growth-pairs", group = "g", fixed = { sector = "services" } }',
    ),
}


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The site with pages made here."""
    file = pages_file(tmp_path, CARDS | TOPICS)
    monkeypatch.setenv(VARIABLE, str(file))
    return file


def test_options_that_are_not_the_same_are_found(made: Path, dataset: Dataset) -> None:
    assert list(unlike(page("mixed"), dataset)) == ["mixed: period of gdp-share and world-share"]
    assert "apart: way of world-share and world-share" in unlike(page("apart"), dataset)
    assert list(unlike(page("alike"), dataset)) == []


def test_a_page_is_added_by_one_record(made: Path) -> None:
    assert [each.id for each in pages()][-1] == "topics"
    assert page("topics").groups == ("share", "growth", "world-share")
    assert page("topics").address == "topics"


def test_a_figure_that_stands_twice_has_keys_of_its_own(made: Path) -> None:
    assert [card.key for card in page("apart").cards] == ["world-share", "world-share-2"]


@pytest.mark.parametrize(
    ("card", "said"),
    [
        ('figure = "gdp-share", colour = "red"', "colour is none of figure, group, page, fixed"),
        ('figure = "gdp-shar"', "figure gdp-shar is none of gdp-share, growth-pairs"),
        ('figure = "gdp-share", options = ["wide"]', "option wide is none of subject, basis"),
        ('figure = "gdp-share", fixed = { wide = "1" }', "parameter wide is none of subject"),
    ],
)
def test_a_word_that_means_nothing_in_a_record_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, card: str, said: str
) -> None:
    file = pages_file(tmp_path, {"wrong": [f"{{ {card} }}"]})
    monkeypatch.setenv(VARIABLE, str(file))
    with pytest.raises(LookupError, match=f"pages.wrong: {said}"):
        pages()


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ('section = "start"', 'section = "wholes"', "section wholes is none of start, whole"),
        ("lead =", "leed =", "leed is none of id, section, title"),
    ],
)
def test_a_wrong_word_of_a_page_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str, instead: str, said: str
) -> None:
    file = pages_file(tmp_path, TOPICS)
    begun, made = file.read_text(encoding="utf-8").split("[pages.topics]")
    file.write_text(f"{begun}[pages.topics]{made.replace(written, instead)}", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(file))
    with pytest.raises(LookupError, match=f"pages.topics: {said}"):
        pages()
