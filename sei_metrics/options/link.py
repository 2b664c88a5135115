"""From a link's parameters to a choice and back; what cannot be read is named, never dropped.

Pages, addresses, commands and the library all read here what they are asked, so that one link means
the same everywhere. What is wrong is a complaint; what changes nothing of what is shown is an
`Aside`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sei_metrics import text
from sei_metrics.dataset import Dataset
from sei_metrics.errors import Message, SeiError, shortened
from sei_metrics.options.added import is_added
from sei_metrics.options.option import Choice, Option
from sei_metrics.options.question import (
    COMMON,
    Aside,
    asked,
    stranger,
    unusable,
)
from sei_metrics.options.values import (
    MOST_NAMED,
    READERS,
    Complaints,
    Params,
    day,
    language,
    more,
    single,
    values_of,
)

EDITION = "data"


def read_pairs(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The parameters of an address, each with all its values, without what others add to links."""
    found: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        if not is_added(name, value):
            found[name] = (*found.get(name, ()), value)
    return found


def read(
    options: tuple[Option, ...], dataset: Dataset, params: Params
) -> tuple[Choice, Complaints]:
    """The choice that parameters stand for, and a complaint for each that could not be read.

    A parameter that is absent takes its default; one that is wrong takes its default too and is
    named in a complaint. An empty list of ids is empty. Of several values of one parameter the last
    that can be used counts. An older link may name an indicator that became part of a wider one,
    and asks for its figures there.
    """
    common, complaints = read_common(params)
    choice, more = read_options(options, dataset, common, params)
    return choice, complaints + more


def read_common(params: Params) -> tuple[Choice, Complaints]:
    """Language and as-of date, which every figure has."""
    first = text.LANGUAGES[0]
    known, shown = ", ".join(text.LANGUAGES), text.pair(f"app.language_{first}")
    lang, wrong = single(
        params, "lang", language, lambda value: unusable("lang", value, known, shown)
    )
    asof, wrong_day = single(
        params, "asof", day, lambda value: Message("link.date", {"value": shortened(value)})
    )
    return Choice(lang or first, asof), wrong + wrong_day


def read_options(
    options: tuple[Option, ...],
    dataset: Dataset,
    common: Choice,
    params: Params,
) -> tuple[Choice, Complaints]:
    """The choice within a language and an as-of date, with complaints as in `read`."""
    choice = common
    complaints: Complaints = ()
    params = _unfolded(options, dataset, params)
    for option in options:
        value, wrong = READERS[option.kind](asked(option, dataset, choice), params)
        choice = choice.within(option.name, value)
        complaints += wrong
    return choice, complaints


def _unfolded(options: tuple[Option, ...], dataset: Dataset, params: Params) -> Params:
    """The parameters with an indicator that was folded as what to ask for instead."""
    for option in options:
        folded = dataset.catalog.folded.get("".join(values_of(params, option.name)[-1:]))
        if option.words == "indicator" and folded:
            return {**folded.instead, **params, option.name: folded.indicator}
    return params


def write(options: tuple[Option, ...], choice: Choice) -> dict[str, str]:
    """The parameters that stand for a choice, all of them written out."""
    written = {"lang": choice.lang} | ({"asof": choice.asof} if choice.asof else {})
    for option in options:
        written |= option.write(choice.values[option.name])
    return written


def dated(written: Mapping[str, str], dataset: Dataset) -> dict[str, str]:
    """The parameters with the version of the data that they were chosen in, for a link to keep."""
    return {**written, EDITION: dataset.version}


def other_edition(dataset: Dataset, params: Params) -> Complaints:
    """A sentence where a link was made with another version of the data than is at hand."""
    made = "".join(values_of(params, EDITION)[-1:])
    if made in ("", dataset.version):
        return ()
    return (Aside("link.edition", {"made": shortened(made), "shown": dataset.version}),)


def strangers(options: tuple[Option, ...], params: Params) -> Complaints:
    """A sentence for each parameter that none of the options knows."""
    return unknown((name for each in options for name in each.written_as), params)


def unknown(names: Iterable[str], params: Params) -> Complaints:
    """A sentence for each parameter that is none of these names and means nothing everywhere."""
    known = {*COMMON, *names}
    strange = [name for name in params if name not in known and name != EDITION]
    said = {name: "".join(values_of(params, name)[-1:]) for name in strange[:MOST_NAMED]}
    named = (stranger(name, value, known) for name, value in said.items())
    return (*named, *more(len(strange)))


def as_call(complaint: Message) -> SeiError:
    """The refusal of one who calls: nothing is shown instead of what was asked."""
    return SeiError(complaint.key.replace("link.", "call.", 1), **complaint.fields)
