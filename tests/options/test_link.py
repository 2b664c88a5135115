"""One statement of an option serves links, widgets and commands."""

from dataclasses import replace

import pytest

from sei_metrics import figures, text
from sei_metrics.options import Choice, Option, changes, link
from sei_metrics.options.choices import first_of, fixed
from sei_metrics.options.question import Aside


def test_a_link_says_what_it_asks_for(dataset):
    asked = {"reading": "excess", "lang": "zh", "from": "2016", "to": "2018"}
    choice, complaints = figures.read("growth-premium", dataset, asked)
    assert complaints == ()
    assert choice.lang == "zh"
    assert choice.one("reading") == "excess"
    assert choice.many("period") == ("2016", "2018")


def test_an_unknown_id_is_named_and_its_default_shown(dataset):
    choice, complaints = figures.read("growth-premium", dataset, {"reading": "nonsense"})
    assert choice.one("reading") == "points"
    (complaint,) = complaints
    assert "“nonsense” under “Reading”" in complaint.say("en")
    assert "shown instead: Points faster." in complaint.say("en")
    assert "“读法”一项的“nonsense”" in complaint.say("zh")
    assert "现显示：高出百分点。" in complaint.say("zh")


def test_what_is_known_has_the_name_on_the_page_and_the_id_for_the_link(dataset):
    _, (complaint,) = figures.read("growth-premium", dataset, {"reading": "multipel"})
    assert complaint.say("en").endswith("Near or known: Times as fast (multiple).")
    assert complaint.say("zh").endswith("相近或可用的有：倍数（multiple）。")


@pytest.mark.parametrize("name", figures.names())
def test_a_complaint_names_every_option_as_its_page_does(dataset, name):
    for option in figures.options(name):
        asked = dict.fromkeys(option.written_as, "nonsense")
        choice, complaints = figures.read(name, dataset, asked)
        known = option.choices(dataset, choice)
        assert len(complaints) == (len(option.written_as) if known else 1)
        shown = choice.values[option.name]
        for lang in ("en", "zh"):
            spoken = replace(choice, lang=lang)
            told = "".join(each.say(lang) for each in complaints)
            for value in [shown] if isinstance(shown, str) else shown:
                assert option.word(dataset, spoken, value) in told
                assert text.has(f"option.{option.name}")


def test_a_language_and_a_stranger_are_answered_by_name(dataset):
    _, (complaint,) = link.read_common({"lang": "fr"})
    assert complaint.say("en").endswith("shown instead: English.")
    (wrong,) = link.strangers(figures.options("gdp-share"), {"industry": "x"})
    assert "First period (from)" in wrong.say("en")
    assert "起始时期（from）" in wrong.say("zh")


def test_a_period_that_is_none_is_named(dataset):
    choice, complaints = figures.read("gdp-share", dataset, {"from": "abc"})
    assert choice.many("period")[0] == "2010"
    assert "abc" in complaints[0].say("en")


@pytest.mark.parametrize(
    "ends", [("2018", "2018"), ("1990", "2018"), ("2016", "2040"), ("2030", "2040")]
)
def test_a_period_without_a_figure_is_kept_as_asked(dataset, ends):
    """Nothing is moved to a neighbour: 2018 lies between 2017 and 2019 and has no figure."""
    assert "2018" not in figures.options("gdp-share")[-1].choices(
        dataset, figures.read("gdp-share", dataset, {})[0]
    )
    asked = dict(zip(("from", "to"), ends, strict=True))
    choice, complaints = figures.read("gdp-share", dataset, asked)
    assert complaints == ()
    assert choice.many("period") == ends
    assert figures.query("gdp-share", choice).items() >= asked.items()
    drawn = figures.draw("gdp-share", dataset, choice).rows
    assert all(ends[0] <= each <= ends[1] for each in drawn["period"])


@pytest.mark.parametrize("name", [each for each in figures.names() if each != "target-path"])
@pytest.mark.parametrize("year", ["1949", "2049"])
def test_no_figure_falls_where_nothing_was_published(dataset, name, year):
    choice, complaints = figures.read(name, dataset, {"from": year, "to": year, "lang": "zh"})
    assert complaints == ()
    assert choice.many("period") == (year, year)
    assert figures.draw(name, dataset, choice).rows.empty


def test_one_end_beyond_all_that_is_known_stands_alone(dataset):
    choice, complaints = figures.read("gdp-share", dataset, {"from": "2040"})
    assert complaints == ()
    assert choice.many("period") == ("2040", "2040")


def test_a_period_of_another_kind_is_named(dataset):
    choice, (complaint,) = figures.read("gdp-share", dataset, {"from": "2018-Q1"})
    assert choice.many("period")[0] == "2010"
    assert "2018-Q1" in complaint.say("en")


def test_a_range_that_runs_backwards_is_named_as_asked(dataset):
    choice, (complaint,) = figures.read("gdp-share", dataset, {"from": "2019", "to": "2015"})
    assert choice.many("period") == ("2015", "2019")
    assert "from “2019” to “2015”" in complaint.say("en")
    assert "从“2019”到“2015”" in complaint.say("zh")


def test_an_empty_list_is_empty_and_the_figure_says_so(dataset):
    choice, complaints = figures.read("industry-comparison", dataset, {"industry": ""})
    assert complaints == ()
    assert choice.many("industry") == ()
    drawn = figures.draw("industry-comparison", dataset, choice)
    assert drawn.rows.empty
    assert drawn.takeaway == text.say("industry_comparison.choose", "en")


@pytest.mark.parametrize("asof", ["2020-13-01", "yesterday"])
def test_a_date_that_is_none_is_named(dataset, asof):
    choice, complaints = figures.read("gdp-share", dataset, {"asof": asof})
    assert choice.asof == ""
    assert asof in complaints[0].say("zh")


@pytest.mark.parametrize(
    "asof", ["1900-01-01", "0001-01-01", "9999-12-31", "2031-06-30", "2009-01-01"]
)
@pytest.mark.parametrize("name", figures.names())
def test_any_date_is_taken_at_its_word(dataset, name, asof):
    choice, complaints = figures.read(name, dataset, {"asof": asof})
    assert complaints == ()
    assert choice.asof == asof
    drawn = figures.draw(name, dataset, choice)
    assert drawn.rows.empty == (asof < "2010") or asof > "2029"
    if asof > "2029":
        later = figures.make(name, dataset, asof="2029-12-31")
        assert drawn.rows.equals(later.rows)


@pytest.mark.parametrize(
    ("written", "lang"),
    [
        ("zh-CN", "zh"),
        ("zh_TW", "zh"),
        ("zh-Hans", "zh"),
        ("ZH", "zh"),
        ("EN-us", "en"),
        ("zh;q=0.9", "zh"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("fr-FR,en;q=0.5", "en"),
        ("\uff5a\uff48", "zh"),
        ("", "en"),
        (" ", "en"),
    ],
)
def test_a_language_may_be_written_as_browsers_write_it(written, lang):
    choice, complaints = link.read_common({"lang": written})
    assert (choice.lang, complaints) == (lang, ())


def test_an_unknown_language_is_told_all_there_are():
    _, (complaint,) = link.read_common({"lang": "fr"})
    assert "What can: en, zh." in link.as_call(complaint).say("en")


@pytest.mark.parametrize("name", ["lang", "asof", "reading", "frequency", "from", "to"])
def test_what_is_empty_is_as_if_it_were_not_there(dataset, name):
    assert figures.read("growth-premium", dataset, {name: ""}) == figures.read(
        "growth-premium", dataset, {}
    )


WECHAT = "from=singlemessage isappinstalled=0 nsukey=x scene=1 clicktime=1 enterid=1"
TRACKERS = "utm_source=x UTM_medium=x fbclid=x gclid=x gbraid=x wbraid=x msclkid=x yclid=x spm=x"
OTHERS = "share_token=x share_source=x embed=true embed_options=show_padding from=timeline"


def _pairs(*written):
    return [tuple(each.split("=")) for line in written for each in line.split()]


@pytest.mark.parametrize("added", [WECHAT, TRACKERS, OTHERS, "from=groupmessage"])
def test_what_others_add_to_a_link_is_passed_over_in_silence(dataset, added):
    """WeChat adds `from=singlemessage` to a link that already says `from=2016`."""
    options = figures.options("growth-premium")
    asked = _pairs("from=2016 to=2018")
    for pairs in (asked + _pairs(added), _pairs(added) + asked):
        params = link.read_pairs(pairs)
        choice, complaints = figures.read("growth-premium", dataset, params)
        assert complaints == ()
        assert link.strangers(options, params) == ()
        assert choice.many("period") == ("2016", "2018")


@pytest.mark.parametrize("name", figures.names())
def test_no_parameter_of_ours_is_passed_over(name):
    ours = {"lang", "asof", "data", "table", "q", "scale", "width"}
    for written in ours | {each for option in figures.options(name) for each in option.written_as}:
        assert link.read_pairs([(written, "x")]) == {written: ("x",)}


def test_of_several_values_the_usable_one_counts_and_the_rest_is_named(dataset):
    params = link.read_pairs(
        _pairs("reading=excess reading=nonsense from=2016 from=abc lang=zh lang=fr")
    )
    choice, said = figures.read("growth-premium", dataset, params)
    assert (choice.lang, choice.one("reading")) == ("zh", "excess")
    assert choice.many("period")[0] == "2016"
    assert all(isinstance(each, Aside) for each in said)
    for wrong in ("nonsense", "abc", "fr"):
        assert any(wrong in each.say("en") and wrong in each.say("zh") for each in said)


def test_of_several_usable_values_the_last_counts_and_the_rest_is_named(dataset):
    params = link.read_pairs(_pairs("reading=excess reading=multiple"))
    choice, (said,) = figures.read("growth-premium", dataset, params)
    assert choice.one("reading") == "multiple"
    assert "excess" in said.say("en")


def test_of_several_values_none_usable_one_complaint(dataset):
    params = link.read_pairs(_pairs("reading=a reading=b"))
    choice, (complaint,) = figures.read("growth-premium", dataset, params)
    assert choice.one("reading") == "points"
    assert not isinstance(complaint, Aside)


def test_lists_given_piece_by_piece_are_one_list(dataset):
    written = "industry=biotech industry=new_materials,new_energy industry="
    choice, said = figures.read("industry-comparison", dataset, link.read_pairs(_pairs(written)))
    assert said == ()
    assert set(choice.many("industry")) == {"biotech", "new_materials", "new_energy"}


def test_long_values_are_cut_and_many_are_counted(dataset):
    options = figures.options("industry-comparison")
    ids = ",".join(f"unknown{place}" for place in range(3000))
    strange = {f"key{place}": "x" for place in range(3000)}
    long = {"lang": "x" * 10000, "asof": "y" * 10000, "from": "z" * 10000, "view": "v" * 10000}
    asked = {"industry": ids, **long, **strange}
    _, complaints = figures.read("industry-comparison", dataset, asked)
    said = (*complaints, *link.strangers(options, asked))
    for lang in text.LANGUAGES:
        told = " ".join(each.say(lang) for each in said)
        assert len(told) < 6000
        assert "2997" in told
        assert "x" * 60 + "…" in told
        assert "x" * 61 not in told
    for each in complaints:
        assert len(link.as_call(each).say("en")) < 1000


@pytest.mark.parametrize("made", ["2020-01-01-0ld0ld00", "<b>", "x" * 500])
def test_another_version_of_the_data_changes_nothing_but_is_said(dataset, made):
    asked = {"data": made, "reading": "excess"}
    assert figures.read("growth-premium", dataset, asked)[1] == ()
    assert link.strangers(figures.options("growth-premium"), asked) == ()
    (said,) = link.other_edition(dataset, asked)
    assert isinstance(said, Aside)
    assert dataset.version in said.say("en")


@pytest.mark.parametrize("name", figures.names())
def test_every_complaint_has_words_for_a_call(dataset, name):
    """Nothing is shown instead where a file or a figure is refused."""
    asked = {each: "nonsense" for option in figures.options(name) for each in option.written_as}
    asked |= {"lang": "fr", "asof": "yesterday"}
    backwards = {"from": "2019", "to": "2015"}
    for params in (asked, backwards):
        for complaint in figures.read(name, dataset, params)[1]:
            for lang, shown in (("en", "shown"), ("zh", "显示")):
                assert shown not in link.as_call(complaint).say(lang)


def test_a_stranger_is_named(dataset):
    wrong = link.strangers(figures.options("gdp-share"), {"industry": "x", "lang": "en"})
    assert [complaint.fields["name"] for complaint in wrong] == ["industry"]


@pytest.mark.parametrize("name", figures.names())
def test_what_is_written_is_read_back(dataset, name):
    choice, _ = figures.read(name, dataset, {"lang": "zh"})
    again, complaints = figures.read(name, dataset, figures.query(name, choice))
    assert complaints == ()
    assert again == choice


@pytest.mark.parametrize(
    ("indicator", "coverage"),
    [
        ("sei_industrial_firms", "industry_above_designated_size"),
        ("sei_services_firms", "services_above_designated_size"),
    ],
)
def test_a_link_to_a_folded_indicator_shows_what_it_showed(dataset, indicator, coverage):
    choice, complaints = figures.read("industry-comparison", dataset, {"indicator": indicator})
    assert complaints == ()
    assert (choice.one("indicator"), choice.one("coverage")) == ("sei_firms", coverage)
    drawn = figures.draw("industry-comparison", dataset, choice)
    assert set(drawn.rows["coverage"]) == {coverage}


def test_what_a_link_says_itself_stands_over_what_a_folded_indicator_meant(dataset):
    asked = {"indicator": "sei_services_firms", "coverage": "industry_above_designated_size"}
    choice, complaints = figures.read("industry-comparison", dataset, asked)
    assert complaints == ()
    assert choice.one("coverage") == "industry_above_designated_size"


def test_a_change_sets_later_options_free(dataset):
    options = figures.options("world-share")
    asked = {"market": "wind_new", "way": "irena"}
    choice, _ = figures.read("world-share", dataset, asked)
    after, _ = changes.changed(options, dataset, choice, "market", "electric_cars")
    fresh, complaints = figures.read("world-share", dataset, link.write(options, after))
    assert complaints == ()
    assert fresh.many("way") == ("iea",)


def test_an_option_of_no_kind_and_one_that_is_not_there_are_told():
    with pytest.raises(LookupError, match="option way: choose is not choice, choices, range"):
        Option("way", "choose", "way", fixed("a"), first_of("a"))
    with pytest.raises(LookupError, match="there is no option what; there are way"):
        Choice(values={"way": "a"}).one("what")
