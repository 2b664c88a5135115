"""The one statement of what a reader may choose in a figure.

Widgets, links, image addresses, command-line flags and tests are all read from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from sei_metrics import period, text
from sei_metrics.dataset import Dataset

Value = str | tuple[str, ...]
KINDS = ("choice", "choices", "range")


@dataclass(frozen=True)
class Choice:
    """What was chosen: language, as-of date (empty: all that is known) and a value an option."""

    lang: str = "en"
    asof: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)

    def one(self, name: str) -> str:
        """The value of an option of kind `choice`."""
        value = self._value(name)
        assert isinstance(value, str)
        return value

    def many(self, name: str) -> tuple[str, ...]:
        """The values of an option of kind `choices`, or first and last of a `range`."""
        value = self._value(name)
        assert isinstance(value, tuple)
        return value

    def _value(self, name: str) -> Value:
        if name not in self.values:
            raise LookupError(f"there is no option {name}; there are {', '.join(self.values)}")
        return self.values[name]

    def has(self, name: str) -> bool:
        """Whether there is such an option."""
        return name in self.values

    def only(self, *names: str) -> Choice:
        """The day and these options alone, for what depends on nothing else."""
        return Choice(asof=self.asof, values={name: self.values[name] for name in names})

    def __hash__(self) -> int:
        return hash((self.lang, self.asof, *self.values.items()))

    def within(self, name: str, value: Value) -> Choice:
        """A copy with one value set."""
        return replace(self, values={**self.values, name: value})


@dataclass(frozen=True)
class Option:
    """One thing to choose.

    `kind` is `choice` (one id), `choices` (any number of ids) or `range` (first and last period,
    in a link the two parameters of `parameters`). `choices` and `default` may look at the options
    before. `words` says how an id is called: a catalog table (`industry`), `period`, the prefix
    of records in text.toml (`reading`), or a function of dataset, choice, id and language.
    """

    name: str
    kind: str
    words: str | Callable[[Dataset, Choice, str, str], str]
    choices: Callable[[Dataset, Choice], tuple[str, ...]]
    default: Callable[[Dataset, Choice], Value]
    parameters: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise LookupError(f"option {self.name}: {self.kind} is not {', '.join(KINDS)}")

    @property
    def written_as(self) -> tuple[str, ...]:
        """The names of its parameters in a link."""
        return self.parameters or (self.name,)

    def title(self, lang: str) -> str:
        """What a widget is called."""
        return text.say(f"option.{self.name}", lang)

    def word(self, dataset: Dataset, choice: Choice, value: str) -> str:
        """What one of its choices is called."""
        if callable(self.words):
            return self.words(dataset, choice, value, choice.lang)
        if self.words == "period":
            return period.label(value, choice.lang)
        if text.has(f"{self.words}.{value}"):
            return text.say(f"{self.words}.{value}", choice.lang)
        return dataset.catalog.name(self.words, value, choice.lang)

    def write(self, value: Value) -> dict[str, str]:
        """The parameters that stand for a value in a link."""
        if self.kind == "range":
            return dict(zip(self.written_as, value, strict=True))
        return {self.name: value if isinstance(value, str) else ",".join(value)}
