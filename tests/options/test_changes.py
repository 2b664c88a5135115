"""A reader changes one option: what becomes of the others, in every figure."""

from dataclasses import replace
from functools import cache

import pytest

from sei_metrics import figures, period, text
from sei_metrics.options import changes, link

EVERY = [(name, each.name) for name in figures.names() for each in figures.options(name)]


def _starts(dataset, name):
    """The defaults, and a choice that is nowhere on all there is."""
    options = figures.options(name)
    usual, _ = figures.read(name, dataset, {})
    yield usual
    narrow = usual
    for option in options:
        known = option.choices(dataset, narrow)
        if option.kind == "choices" and len(known) > 2:
            narrow = narrow.within(option.name, known[1:3])
        if option.kind == "range" and len(known) > 2:
            narrow = narrow.within(option.name, (known[1], known[-2]))
        if option.kind == "choice" and option.name in ("view", "reading", "basis"):
            narrow = narrow.within(option.name, known[-1])
    yield narrow


def _values(option, dataset, choice):
    """Values to change an option to."""
    known = option.choices(dataset, choice)
    if option.kind == "choice":
        return known if len(known) < 12 else known[::4]
    if option.kind == "choices":
        return [(), known, known[:1], known[-1:]] if known else []
    return [(known[0], known[0]), (known[0], known[-1]), (known[-1], known[-1])] if known else []


def _rewritten(options, dataset, start, changed, value):
    """The link after the change, and what is said of it."""
    after, said = changes.changed(options, dataset, start, changed, value)
    return link.write(options, after), said


@cache
def _changes(dataset, name, changed):
    """Every change of one option: the choice before, the one after, and what is said of it."""
    options = figures.options(name)
    option = next(each for each in options if each.name == changed)
    found = []
    for start in _starts(dataset, name):
        for value in _values(option, dataset, start):
            written, said = _rewritten(options, dataset, start, changed, value)
            after, complaints = figures.read(name, dataset, written)
            assert complaints == ()
            assert after.values[changed] == value
            found.append((start, after, said))
    return found


def _stands_on_all(option, dataset, choice):
    known = option.choices(dataset, choice)
    value = choice.values[option.name]
    if option.kind == "range":
        return (not known and not any(value)) or value == (known[0], known[-1])
    return len(known) > 1 and set(value) == set(known)


@pytest.mark.parametrize(("name", "changed"), EVERY)
def test_the_options_before_it_stay(dataset, name, changed):
    places = [each.name for each in figures.options(name)]
    for start, after, _ in _changes(dataset, name, changed):
        for other in places[: places.index(changed)]:
            assert after.values[other] == start.values[other]


@pytest.mark.parametrize(("name", "changed"), EVERY)
def test_an_option_after_it_stays_or_is_named(dataset, name, changed):
    """What can still be chosen stays chosen, whether or not it was the default."""
    options = figures.options(name)
    later = options[[each.name for each in options].index(changed) + 1 :]
    for start, after, said in _changes(dataset, name, changed):
        named = {each.fields["name"]["en"] for each in said}
        for option in [each for each in later if each.kind != "range"]:
            known = set(option.choices(dataset, after))
            before, now = start.values[option.name], after.values[option.name]
            if option.kind == "choice":
                kept, lost = now == before or before not in known, before not in known
            elif _stands_on_all(option, dataset, start):
                kept, lost = set(now) == known, False
            else:
                left = tuple(each for each in before if each in known)
                kept, lost = not left or now == left, len(left) < len(before)
            assert kept, (option.name, before, now)
            could_choose = len(option.choices(dataset, start)) > 1
            assert (option.title("en") in named) == (lost and could_choose)


@pytest.mark.parametrize(("name", "changed"), EVERY)
def test_a_range_stays_where_it_can_be_compared(dataset, name, changed):
    options = figures.options(name)
    ranged = [each for each in options if each.kind == "range" and each.name != changed]
    for start, after, said in _changes(dataset, name, changed):
        for option in ranged:
            if _stands_on_all(option, dataset, start):
                assert _stands_on_all(option, dataset, after)
                continue
            kinds = {period.frequency(each) for each in option.choices(dataset, after)}
            before = start.many(option.name)
            like = not kinds or {period.frequency(each) for each in before} <= kinds
            named = [each.key for each in said if each.fields["name"]["en"] == "Period"]
            kept = (after.many(option.name), named) == (before, [])
            assert kept if like else named == ["link.moved"]


def test_an_end_on_the_last_period_stays_on_the_last(dataset):
    options = figures.options("gdp-share")
    start, _ = figures.read("gdp-share", dataset, {"from": "2019"})
    written, _ = _rewritten(options, dataset, start, "subject", "digital_core")
    after, _ = figures.read("gdp-share", dataset, written)
    known = options[-1].choices(dataset, after)
    assert after.many("period") == ("2019", known[-1])
    assert known[-1] != start.many("period")[1]


def test_services_keep_the_annual_figures(dataset):
    """Another sector once showed one quarter in the place of all years."""
    options = figures.options("growth-premium")
    start, _ = figures.read("growth-premium", dataset, {})
    written, said = _rewritten(options, dataset, start, "sector", "services")
    assert written["frequency"] == start.one("frequency") == "annual"
    assert said == ()


def test_what_had_to_change_is_said_in_words(dataset):
    options = figures.options("world-share")
    start, _ = figures.read("world-share", dataset, {"market": "wind_new", "way": "irena"})
    written, (said,) = _rewritten(options, dataset, start, "market", "electric_cars")
    assert written["way"] == "iea"
    for lang in text.LANGUAGES:
        spoken = replace(start, lang=lang)
        after = replace(figures.read("world-share", dataset, written)[0], lang=lang)
        way, market = options[1], options[0]
        sentence = said.say(lang)
        assert f"“{way.word(dataset, spoken, 'irena')}”" in sentence
        assert f"“{way.word(dataset, after, 'iea')}”" in sentence
        assert f"“{market.word(dataset, after, 'electric_cars')}”" in sentence


def test_what_is_written_after_a_change_is_a_whole_link(dataset):
    options = figures.options("industry-comparison")
    start, _ = figures.read("industry-comparison", dataset, {"lang": "zh", "asof": "2020-12-31"})
    written, _ = _rewritten(options, dataset, start, "view", "heatmap")
    assert written == {**link.write(options, start), "view": "heatmap"}
