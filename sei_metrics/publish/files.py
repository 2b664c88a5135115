"""Figures saved as files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sei_metrics import export, figures, text
from sei_metrics.dataset import Dataset, kept
from sei_metrics.errors import Message, SeiError, UnknownId
from sei_metrics.figures import Choice, Figure
from sei_metrics.options import link
from sei_metrics.publish.size import refuse_size
from sei_metrics.publish.whole import write_whole
from sei_metrics.render import SCALE


@dataclass(frozen=True)
class Order:
    """Which figures to save, in which formats and languages, and what to choose in them.

    A figure without an option named in `settings` is saved as if it were not there.
    """

    names: Sequence[str]
    formats: Sequence[str]
    languages: Sequence[str]
    settings: Mapping[str, str]
    scale: float = SCALE

    @property
    def files(self) -> int:
        """How many files it makes."""
        return len(self.names) * len(self.formats) * len(self.languages)


@dataclass(frozen=True)
class Saved:
    """A file that was saved, or why it was not."""

    name: str
    refusal: Message | None = None


def ordered(order: Order) -> Order:
    """The order with each figure once; raises UnknownId or SeiError for what does not exist."""
    for name in order.names:
        _known("figure", name, figures.names())
    for fmt in order.formats:
        _known("format", fmt, tuple(export.FORMATS))
    for lang in order.languages:
        _known("language", lang, text.LANGUAGES)
    options = {key for name in order.names for key in _parameters(name)}
    for key in order.settings:
        if key not in options:
            known = ", ".join(sorted(options))
            raise SeiError("command.not_an_option", name=key, known=known)
    refuse_size("scale", str(order.scale))
    _refuse_nothing("format", order.formats, tuple(export.FORMATS))
    _refuse_nothing("lang", order.languages, text.LANGUAGES)
    return replace(order, names=tuple(dict.fromkeys(order.names)))


def saved(order: Order, dataset: Dataset, folder: Path) -> Iterator[Saved]:
    """Saves every file of an order; one that cannot be made does not stop the others."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in order.names:
        for lang in order.languages:
            yield from _saved_figure(order, name, lang, dataset, folder)


def _saved_figure(
    order: Order, name: str, lang: str, dataset: Dataset, folder: Path
) -> Iterator[Saved]:
    own = {key: value for key, value in order.settings.items() if key in _parameters(name)}
    choice, complaints = figures.read(name, dataset, {"lang": lang, **own})
    files = {fmt: folder / file_name(name, dataset, choice, fmt) for fmt in order.formats}
    try:
        for complaint in complaints:
            raise link.as_call(complaint)
        figure = figures.draw(name, dataset, choice)
    except SeiError as refusal:
        yield from (Saved(file.name, refusal.message) for file in files.values())
    else:
        for fmt, file in files.items():
            yield _saved_file(file, figure, dataset, fmt, order.scale)


def _saved_file(file: Path, figure: Figure, dataset: Dataset, fmt: str, scale: float) -> Saved:
    try:
        write_whole(file, export.exported(figure, dataset, fmt, scale))
    except SeiError as refusal:
        return Saved(file.name, refusal.message)
    except OSError as failure:
        return Saved(file.name, Message("command.unsaved", {"reason": failure.strerror}))
    return Saved(file.name)


def file_name(name: str, dataset: Dataset, choice: Choice, fmt: str) -> str:
    """What a saved file is called: see `export.file_name`."""
    usual = _usual(dataset, name)
    return export.file_name(name, figures.query(name, choice), usual, fmt)


@kept
def _usual(dataset: Dataset, name: str) -> Mapping[str, str]:
    choice, _ = figures.read(name, dataset, {})
    return figures.query(name, choice)


def _parameters(name: str) -> tuple[str, ...]:
    written = (key for option in figures.options(name) for key in option.written_as)
    return ("asof", *written)


def _refuse_nothing(name: str, given: Sequence[str], known: tuple[str, ...]) -> None:
    if not given:
        raise SeiError("command.nothing_named", name=name, known=", ".join(known))


def _known(kind: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise UnknownId(kind, value, known)
