"""One option as it stands with what was chosen before it, and what a link asks of it in vain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sei_metrics import text
from sei_metrics.dataset import Dataset
from sei_metrics.errors import SeiError, UnknownId
from sei_metrics.options.option import Choice, Option, Value

COMMON = ("lang", "asof")
_MOST = 6


@dataclass(frozen=True)
class Question:
    """An option with its choices and its default, after the options before it were chosen."""

    option: Option
    dataset: Dataset
    choice: Choice
    known: tuple[str, ...]
    default: Value

    def unknown(self, value: str, shown: Value) -> SeiError:
        """A complaint about an id that is none of the choices."""
        near = UnknownId("option", value, self.known).nearest or self.known[:_MOST]
        return SeiError(
            "link.unknown",
            name=text.pair(f"option.{self.option.name}"),
            parameter=self.option.name,
            value=value,
            shown=self._named(shown),
            nearest={lang: _listed(near, self._words(near, lang), lang) for lang in text.LANGUAGES},
        )

    def unusable(self, parameter: str, value: str, shown: Value) -> SeiError:
        """A complaint about a value that this parameter of the option cannot take."""
        usable = shown if isinstance(shown, str) else ",".join(shown)
        return unusable(parameter, value, usable, self._named(shown))

    def _named(self, shown: Value) -> dict[str, str]:
        """What is shown instead, as the page calls it."""
        ids = (shown,) if isinstance(shown, str) else shown
        named = {lang: self._words(ids, lang) for lang in text.LANGUAGES}
        return {lang: text.say("word.listing", lang).join(named[lang]) or "–" for lang in named}

    def _words(self, ids: Iterable[str], lang: str) -> list[str]:
        spoken = replace(self.choice, lang=lang)
        return [self.option.word(self.dataset, spoken, each) for each in ids if each]


def asked(option: Option, dataset: Dataset, choice: Choice) -> Question:
    """The option as it stands after a choice of those before it."""
    known, default = option.choices(dataset, choice), option.default(dataset, choice)
    return Question(option, dataset, choice, known, default)


def unusable(parameter: str, value: str, usable: str, shown: dict[str, str]) -> SeiError:
    """A complaint about a parameter's value: what is taken instead, as written and in words."""
    name = text.pair(f"option.{parameter}")
    told = {"parameter": parameter, "usable": usable, "shown": shown}
    return SeiError("link.value", name=name, value=value, **told)


def stranger(name: str, value: str, known: Iterable[str]) -> SeiError:
    """A complaint about a parameter that is none of those known here."""
    ids = sorted(known)
    listed = {
        lang: _listed(ids, [text.say(f"option.{each}", lang) for each in ids], lang)
        for lang in text.LANGUAGES
    }
    written = ", ".join(ids)
    return SeiError("link.stranger", name=name, value=value, known=listed, parameters=written)


def _listed(ids: Iterable[str], words: list[str], lang: str) -> str:
    """Names as the page shows them, each with the id that a link writes."""
    named = [
        text.say("word.with", lang, what=word, more=each)
        for each, word in zip(ids, words, strict=True)
    ]
    return text.say("word.listing", lang).join(named) or "–"
