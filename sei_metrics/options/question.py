"""One option as it stands with what was chosen before it, and what a link asks of it in vain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sei_metrics import period, text
from sei_metrics.dataset import Dataset, kept
from sei_metrics.errors import Message, UnknownId, shortened
from sei_metrics.options.option import Choice, Option, Value

COMMON = ("lang", "asof")
_MOST = 6


class Aside(Message):
    """What is said of a link whose meaning is shown all the same; it costs no picture."""


@dataclass(frozen=True)
class Question:
    """An option with its choices and its default, after the options before it were chosen."""

    option: Option
    dataset: Dataset
    choice: Choice
    known: tuple[str, ...]
    default: Value

    @property
    def title(self) -> dict[str, str]:
        """What the option is called."""
        return text.pair(f"option.{self.option.name}")

    def unknown(self, value: str, shown: Value) -> Message:
        """A complaint about an id that is none of the choices."""
        value = shortened(value)
        near = UnknownId("option", value, self.known).nearest or self.known[:_MOST]
        listed = {lang: _listed(near, self._words(near, lang), lang) for lang in text.LANGUAGES}
        told = {"name": self.title, "parameter": self.option.name, "value": value}
        return Message("link.unknown", told | {"shown": self.named(shown), "nearest": listed})

    def unusable(self, parameter: str, value: str, shown: Value) -> Message:
        """A complaint about a value that this parameter of the option cannot take."""
        usable = self.known if len(self.known) <= _MOST else (self.known[0], "…", self.known[-1])
        return unusable(parameter, value, ", ".join(usable) or "–", self.named(shown))

    def backwards(self, first: str, last: str) -> Message:
        """A complaint about a range whose ends are in the wrong order."""
        from_, to = self.option.written_as
        told = {"name": self.title, "parameter": from_, "other": to, "first": first, "last": last}
        return Message("link.backwards", told | {"shown": self.named((last, first))})

    def comparable(self, value: str) -> bool:
        """Whether a value is a period of a kind that is known; any kind where nothing is."""
        kinds = {period.frequency(each) for each in self.known}
        return period.is_period(value) and (not kinds or period.frequency(value) in kinds)

    def named(self, shown: Value) -> dict[str, str]:
        """A value as the page calls it; a range by its ends."""
        ids = (shown,) if isinstance(shown, str) else shown
        named = {lang: self._words(ids, lang) for lang in text.LANGUAGES}
        if self.option.kind == "range" and len(ids) == 2 and all(ids):
            return {
                lang: text.say("range.both", lang, low=low, high=high) if low != high else low
                for lang, (low, high) in named.items()
            }
        return {lang: text.say("word.listing", lang).join(named[lang]) or "–" for lang in named}

    def _words(self, ids: Iterable[str], lang: str) -> list[str]:
        spoken = replace(self.choice, lang=lang)
        return [self.option.word(self.dataset, spoken, each) for each in ids if each]


def asked(option: Option, dataset: Dataset, choice: Choice) -> Question:
    """The option as it stands after a choice of those before it, whatever the day."""
    known, default = _choices(dataset, option, Choice(values=choice.values))
    return Question(option, dataset, choice, known, default)


@kept
def _choices(dataset: Dataset, option: Option, choice: Choice) -> tuple[tuple[str, ...], Value]:
    return option.choices(dataset, choice), option.default(dataset, choice)


def unusable(parameter: str, value: str, usable: str, shown: dict[str, str]) -> Message:
    """A complaint about a parameter's value: what can be taken, and what is, in words."""
    name = text.pair(f"option.{parameter}")
    told = {"parameter": parameter, "usable": usable, "shown": shown}
    return Message("link.value", {"name": name, "value": shortened(value), **told})


def repeated(parameter: str, value: str, taken: str) -> Aside:
    """What is said of a parameter that is given more than once, of which one value is taken."""
    told = {"name": text.pair(f"option.{parameter}"), "parameter": parameter}
    return Aside("link.repeated", {"value": shortened(value), "taken": taken, **told})


def stranger(name: str, value: str, known: Iterable[str]) -> Aside:
    """What is said of a parameter that is none of those known here."""
    ids = sorted(known)
    keys = [f"option.{each.rpartition('.')[2]}" for each in ids]
    listed = {
        lang: _listed(ids, [text.say(key, lang) for key in keys], lang) for lang in text.LANGUAGES
    }
    named = {"name": shortened(name), "value": shortened(value)}
    return Aside("link.stranger", {"known": listed, "parameters": ", ".join(ids), **named})


def _listed(ids: Iterable[str], words: list[str], lang: str) -> str:
    """Names as the page shows them, each with the id that a link writes."""
    named = [
        text.say("word.with", lang, what=word, more=each)
        for each, word in zip(ids, words, strict=True)
    ]
    return text.say("word.listing", lang).join(named) or "–"
