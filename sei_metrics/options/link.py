"""From a link's parameters to a choice and back; what cannot be read is named, never dropped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sei_metrics import period, text
from sei_metrics.dataset import Dataset
from sei_metrics.errors import SeiError
from sei_metrics.options.option import Choice, Option, Value
from sei_metrics.options.question import COMMON, Question, asked, stranger, unusable

EDITION = "data"


def read(
    options: tuple[Option, ...], dataset: Dataset, params: Mapping[str, str]
) -> tuple[Choice, tuple[SeiError, ...]]:
    """The choice that parameters stand for, and a complaint for each that could not be read.

    A parameter that is absent takes its default; one that is wrong takes its default too and is
    named in a complaint. An empty list of ids is empty. An older link may name an indicator that
    became part of a wider one, and asks for its figures there.
    """
    choice, complaints = read_common(params)
    params = _unfolded(options, dataset, params)
    for option in options:
        value, wrong = _value(asked(option, dataset, choice), params)
        choice = choice.within(option.name, value)
        complaints += wrong
    return choice, complaints


def read_common(params: Mapping[str, str]) -> tuple[Choice, tuple[SeiError, ...]]:
    """Language and as-of date, which every figure has."""
    complaints: list[SeiError] = []
    lang, asof = params.get("lang", "en"), params.get("asof", "")
    if lang not in text.LANGUAGES:
        first = text.LANGUAGES[0]
        complaints.append(unusable("lang", lang, first, text.pair(f"app.language_{first}")))
        lang = first
    if asof:
        try:
            asof = date.fromisoformat(asof).isoformat()
        except ValueError:
            complaints.append(SeiError("link.date", value=asof))
            asof = ""
    return Choice(lang, asof), tuple(complaints)


def _unfolded(
    options: tuple[Option, ...], dataset: Dataset, params: Mapping[str, str]
) -> Mapping[str, str]:
    """The parameters with an indicator that was folded as what to ask for instead."""
    for option in options:
        folded = dataset.catalog.folded.get(params.get(option.name, ""))
        if option.words == "indicator" and folded:
            return {**folded.instead, **params, option.name: folded.indicator}
    return params


def write(options: tuple[Option, ...], choice: Choice) -> dict[str, str]:
    """The parameters that stand for a choice, all of them written out."""
    written = {"lang": choice.lang} | ({"asof": choice.asof} if choice.asof else {})
    for option in options:
        written |= option.write(choice.values[option.name])
    return written


def rewritten(
    options: tuple[Option, ...], dataset: Dataset, choice: Choice, name: str, value: Value
) -> dict[str, str]:
    """The parameters after one option changed.

    Options after it that stood on their default take their new default, and so do those whose
    value is no longer there to choose.
    """
    place = [option.name for option in options].index(name)
    changed = choice.within(name, value)
    for option in options[place + 1 :]:
        new = option.default(dataset, changed)
        if choice.values[option.name] != option.default(dataset, choice):
            written = option.write(choice.values[option.name])
            kept, wrong = _value(asked(option, dataset, changed), written)
            new = new if wrong else kept
        changed = changed.within(option.name, new)
    return write(options, changed)


def dated(written: Mapping[str, str], dataset: Dataset) -> dict[str, str]:
    """The parameters with the version of the data that they were chosen in, for a link to keep."""
    return {**written, EDITION: dataset.version}


def other_edition(dataset: Dataset, params: Mapping[str, str]) -> tuple[SeiError, ...]:
    """A sentence where a link was made with another version of the data than is at hand."""
    made = params.get(EDITION, dataset.version)
    if made == dataset.version:
        return ()
    return (SeiError("link.edition", made=made, shown=dataset.version),)


def strangers(options: tuple[Option, ...], params: Mapping[str, str]) -> tuple[SeiError, ...]:
    """A complaint for each parameter that none of the options knows."""
    known = {*COMMON, *(name for each in options for name in each.written_as)}
    return tuple(
        stranger(name, value, known)
        for name, value in params.items()
        if name not in known and name != EDITION
    )


def _value(question: Question, params: Mapping[str, str]) -> tuple[Value, tuple[SeiError, ...]]:
    reader = {"choice": _one, "choices": _many, "range": _range}[question.option.kind]
    return reader(question, params)


def _one(question: Question, params: Mapping[str, str]) -> tuple[Value, tuple[SeiError, ...]]:
    value = params.get(question.option.name)
    if value is None or value in question.known:
        return value or question.default, ()
    return question.default, (question.unknown(value, question.default),)


def _many(question: Question, params: Mapping[str, str]) -> tuple[Value, tuple[SeiError, ...]]:
    name = question.option.name
    if name not in params:
        return question.default, ()
    named = tuple(dict.fromkeys(part for part in params[name].split(",") if part))
    right = tuple(value for value in named if value in question.known)
    wrong = tuple(value for value in named if value not in question.known)
    shown: Value = right if right or not named else question.default
    return shown, tuple(question.unknown(value, shown) for value in wrong)


def _range(question: Question, params: Mapping[str, str]) -> tuple[Value, tuple[SeiError, ...]]:
    known, default = question.known, question.default
    assert isinstance(default, tuple)
    ends, complaints = list(default), []
    for side, name in enumerate(question.option.written_as):
        value = params.get(name)
        if not value or not known:
            continue
        if period.is_period(value):
            nearest = _nearest(value, known, side)
            ends[side] = nearest
            if nearest != value and not _inside(value, known):
                complaints.append(question.unusable(name, value, nearest))
        else:
            complaints.append(question.unusable(name, value, default[side]))
    if known and known.index(ends[0]) > known.index(ends[1]):
        complaints.append(question.unusable(question.option.written_as[1], ends[1], ends[0]))
        ends[1] = ends[0]
    return tuple(ends), tuple(complaints)


def _inside(asked: str, known: tuple[str, ...]) -> bool:
    first, last, order = (period.parse(each).order for each in (known[0], known[-1], asked))
    return first <= order <= last


def _nearest(asked: str, known: tuple[str, ...], side: int) -> str:
    order = period.parse(asked).order
    if side == 0:
        later = [each for each in known if period.parse(each).order >= order]
        return later[0] if later else known[-1]
    earlier = [each for each in known if period.parse(each).order <= order]
    return earlier[-1] if earlier else known[0]
