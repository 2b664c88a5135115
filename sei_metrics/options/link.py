"""From a link's parameters to a choice and back; what cannot be read is named, never dropped."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sei_metrics import period, text
from sei_metrics.dataset import Dataset
from sei_metrics.errors import SeiError, UnknownId
from sei_metrics.options.option import Choice, Option, Value

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
        value, wrong = _value(option, dataset, choice, params)
        choice = choice.within(option.name, value)
        complaints += wrong
    return choice, complaints


def read_common(params: Mapping[str, str]) -> tuple[Choice, tuple[SeiError, ...]]:
    """Language and as-of date, which every figure has."""
    complaints: list[SeiError] = []
    lang, asof = params.get("lang", "en"), params.get("asof", "")
    if lang not in text.LANGUAGES:
        complaints.append(_complaint("lang", lang, "en"))
        lang = "en"
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
            kept, wrong = _value(option, dataset, changed, option.write(choice.values[option.name]))
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
    known = {"lang", "asof", EDITION, *(name for each in options for name in each.written_as)}
    return tuple(
        SeiError("link.stranger", name=name, value=value, known=", ".join(sorted(known)))
        for name, value in params.items()
        if name not in known
    )


def _value(
    option: Option, dataset: Dataset, choice: Choice, params: Mapping[str, str]
) -> tuple[Value, tuple[SeiError, ...]]:
    known = option.choices(dataset, choice)
    default = option.default(dataset, choice)
    reader = {"choice": _one, "choices": _many, "range": _range}[option.kind]
    return reader(option, known, default, params)


def _one(
    option: Option, known: tuple[str, ...], default: Value, params: Mapping[str, str]
) -> tuple[Value, tuple[SeiError, ...]]:
    value = params.get(option.name)
    if value is None or value in known:
        return value or default, ()
    return default, (_unknown(option.name, value, known, default),)


def _many(
    option: Option, known: tuple[str, ...], default: Value, params: Mapping[str, str]
) -> tuple[Value, tuple[SeiError, ...]]:
    if option.name not in params:
        return default, ()
    asked = tuple(dict.fromkeys(part for part in params[option.name].split(",") if part))
    right = tuple(value for value in asked if value in known)
    wrong = tuple(value for value in asked if value not in known)
    shown: Value = right if right or not asked else default
    return shown, tuple(_unknown(option.name, value, known, shown) for value in wrong)


def _range(
    option: Option, known: tuple[str, ...], default: Value, params: Mapping[str, str]
) -> tuple[Value, tuple[SeiError, ...]]:
    assert isinstance(default, tuple)
    ends, complaints = list(default), []
    for side, name in enumerate(option.written_as):
        asked = params.get(name)
        if not asked or not known:
            continue
        if period.is_period(asked):
            nearest = _nearest(asked, known, side)
            ends[side] = nearest
            if nearest != asked and not _inside(asked, known):
                complaints.append(_complaint(name, asked, nearest))
        else:
            complaints.append(_complaint(name, asked, default[side]))
    if known and known.index(ends[0]) > known.index(ends[1]):
        complaints.append(_complaint(option.written_as[1], ends[1], ends[0]))
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


def _unknown(name: str, value: str, known: tuple[str, ...], shown: Value) -> SeiError:
    hint = ", ".join(UnknownId("option", value, known).nearest or known[:6])
    return SeiError("link.unknown", name=name, value=value, shown=_shown(shown), nearest=hint)


def _complaint(name: str, value: str, shown: Value) -> SeiError:
    return SeiError("link.value", name=name, value=value, shown=_shown(shown))


def _shown(value: Value) -> str:
    return value if isinstance(value, str) else ", ".join(value) or "–"
