"""What the values of one parameter mean: the last that can be used counts."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias

from sei_metrics import period, text
from sei_metrics.errors import Message
from sei_metrics.options.option import Value
from sei_metrics.options.question import Question, repeated

MOST_NAMED = 3
Params: TypeAlias = Mapping[str, str | tuple[str, ...]]
Complaints: TypeAlias = tuple[Message, ...]


def values_of(params: Params, name: str) -> tuple[str, ...]:
    """All that is given for a parameter and not empty, in letters and digits of plain width."""
    given = params.get(name, ())
    plain = (
        unicodedata.normalize("NFKC", each).strip()
        for each in ((given,) if isinstance(given, str) else given)
    )
    return tuple(each for each in plain if each)


def single(
    params: Params, name: str, meaning: Callable[[str], str], wrong: Callable[[str], Message]
) -> tuple[str, Complaints]:
    """What the last usable of a parameter's values means, empty for none, and what to say of it.

    `meaning` gives the empty text for a value that cannot be used.
    """
    values = values_of(params, name)
    taken = next(filter(None, map(meaning, reversed(values))), "")
    if not taken:
        return "", tuple(wrong(value) for value in values[-1:])
    others = [value for value in dict.fromkeys(values) if meaning(value) != taken]
    return taken, tuple(repeated(name, value, taken) for value in others[:MOST_NAMED])


def language(written: str) -> str:
    """The first known language of those that a browser would write so: zh-CN, zh_TW, en;q=0.9."""
    tags = (part.partition(";")[0].strip().lower() for part in written.split(","))
    heads = (tag.replace("_", "-").partition("-")[0] for tag in tags)
    return next((head for head in heads if head in text.LANGUAGES), "")


def day(written: str) -> str:
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        return ""


def _one(question: Question, params: Params) -> tuple[Value, Complaints]:
    known, default = set(question.known), question.default
    value, wrong = single(
        params,
        question.option.name,
        lambda value: value if value in known else "",
        lambda value: question.unknown(value, default),
    )
    return value or default, wrong


def _many(question: Question, params: Params) -> tuple[Value, Complaints]:
    name = question.option.name
    if name not in params:
        return question.default, ()
    parts = (part.strip() for value in values_of(params, name) for part in value.split(","))
    named = tuple(dict.fromkeys(filter(None, parts)))
    known = set(question.known)
    right = tuple(value for value in named if value in known)
    wrong = tuple(value for value in named if value not in known)
    shown: Value = right if right or not named else question.default
    complaints = [question.unknown(value, shown) for value in wrong[:MOST_NAMED]]
    return shown, (*complaints, *more(len(wrong)))


def _range(question: Question, params: Params) -> tuple[Value, Complaints]:
    """First and last period as asked, whether or not there is a figure for them."""
    names, usual = question.option.written_as, question.default
    ends, complaints = zip(
        *(_end(question, params, *each) for each in zip(names, usual, strict=True)), strict=True
    )
    said = tuple(each for end in complaints for each in end)
    first, last = (asked or default for asked, default in zip(ends, usual, strict=True))
    if not (first and last):
        return usual, said
    if period.parse(first).order <= period.parse(last).order:
        return (first, last), said
    if all(ends):
        return (last, first), (*said, question.backwards(first, last))
    alone = "".join(ends)
    return (alone, alone), said


def _end(question: Question, params: Params, name: str, usual: str) -> tuple[str, Complaints]:
    return single(
        params,
        name,
        lambda value: value if question.comparable(value) else "",
        lambda value: question.unusable(name, value, usual),
    )


def more(count: int) -> Complaints:
    """A sentence for those that are not named one by one."""
    rest = count - MOST_NAMED
    return (Message("link.more", {"count": rest}),) if rest > 0 else ()


READERS = {"choice": _one, "choices": _many, "range": _range}
