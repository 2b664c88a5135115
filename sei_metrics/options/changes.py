"""What becomes of the other options when a reader changes one."""

from __future__ import annotations

from sei_metrics import period
from sei_metrics.dataset import Dataset
from sei_metrics.errors import Message, shortened
from sei_metrics.options.option import Choice, Option, Value
from sei_metrics.options.question import Question, asked
from sei_metrics.options.values import Complaints


def changed(
    options: tuple[Option, ...],
    dataset: Dataset,
    choice: Choice,
    name: str,
    value: Value,
) -> tuple[Choice, Complaints]:
    """The choice after one option changed, and a sentence for each other that had to change.

    The options after it keep what can still be chosen. A list of all there is, and an end of a
    range that stands on the first or last there is, stay so.
    """
    place = [option.name for option in options].index(name)
    after, said = choice.within(name, value), list[Message]()
    cause = asked(options[place], dataset, after)
    for option in options[place + 1 :]:
        was, now = asked(option, dataset, choice), asked(option, dataset, after)
        before = choice.values[option.name]
        kept, lost = _KEPT[option.kind](was, now, before)
        if lost and len(was.known) > 1:
            said.append(_moved(was, now, lost, kept, cause.named(value)))
        after = after.within(option.name, kept)
    return after, tuple(said)


def _moved(
    was: Question, now: Question, lost: Value, kept: Value, cause: dict[str, str]
) -> Message:
    told = {"name": was.title, "lost": _brief(was.named(lost)), "cause": _brief(cause)}
    if now.option.kind == "choices" and kept != now.default:
        return Message("link.left_out", told)
    return Message("link.moved", {"shown": _brief(now.named(kept)), **told})


def _brief(named: dict[str, str]) -> dict[str, str]:
    return {lang: shortened(words) for lang, words in named.items()}


def _one(_was: Question, now: Question, before: Value) -> tuple[Value, Value]:
    """The value kept, and the one lost if any."""
    return (before, ()) if before in now.known else (now.default, before)


def _many(was: Question, now: Question, before: Value) -> tuple[Value, Value]:
    """The ids kept, and those lost; all of several stay all, and so do all by default."""
    if not was.known:
        return now.default, ()
    everything = len(was.known) > 1 or now.default == now.known
    if everything and set(before) == set(was.known):
        return now.known, ()
    kept = tuple(each for each in before if each in now.known)
    lost = tuple(each for each in before if each not in now.known)
    return (kept if kept or not before else now.default), lost


def _range(was: Question, now: Question, before: Value) -> tuple[Value, Value]:
    """The ends kept, and the ends lost if any; an end on the first or last there is stays so."""
    ends = [
        usual if value == usual_before else value
        for value, usual_before, usual in zip(before, was.default, now.default, strict=True)
    ]
    if not all(ends):
        return (now.default, ()) if before == was.default else (before, ())
    if not all(now.comparable(each) for each in ends):
        return now.default, before
    if period.parse(ends[0]).order > period.parse(ends[1]).order:
        return before, ()
    return (ends[0], ends[1]), ()


_KEPT = {"choice": _one, "choices": _many, "range": _range}
