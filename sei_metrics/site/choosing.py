"""What is chosen on a page: read from its link, changed by a reader, written into its link.

Each card is read as its figure alone would be, from the parameters of its group: any figures can
stand on one page in any order. Cards of one group share their options. On a page of several groups
a link writes a parameter after its group, `growth.from=2016`; a parameter without a group means the
first group that has it, so that links made before the page had several keep their meaning.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from sei_metrics import figures, period, text
from sei_metrics.dataset import Dataset, kept_within
from sei_metrics.errors import Message
from sei_metrics.options import Choice, Option, Value, changes, link, question
from sei_metrics.options.question import Aside
from sei_metrics.options.values import Complaints, Params
from sei_metrics.site.records import Card, Page


@dataclass(frozen=True)
class Control:
    """An option that a reader has on a page, with its choices in the card that states it."""

    page: Page
    card: Card
    option: Option
    choice: Choice
    known: tuple[str, ...]

    @property
    def key(self) -> str:
        """A name unlike that of all other controls of the site."""
        return f"{self.page.id}.{self.page.parameter(self.card.group, self.option.name)}"

    @property
    def value(self) -> Value:
        """What is chosen."""
        return self.choice.values[self.option.name]

    @property
    def offered(self) -> tuple[str, ...]:
        """What can be chosen; of a range also its ends, for which there need be no figure."""
        if self.option.kind != "range":
            return self.known
        return period.ordered({*self.known, *filter(None, self.value)})


@dataclass(frozen=True)
class Chosen:
    """What is chosen on a page: a choice for each card, by its key, and a control an option.

    `complaints` say what of the link is not shown as it was asked.
    """

    page: Page
    common: Choice
    choices: dict[str, Choice]
    controls: tuple[Control, ...]
    complaints: Complaints

    @property
    def link(self) -> dict[str, str]:
        """The parameters of a link to the page as it stands, all of them written out."""
        return _written(self.page, self.common, self.choices)


def read(page: Page, dataset: Dataset, common: Choice, params: Params) -> Chosen:
    """What the parameters of a page's link choose, in the language and as of the day of `common`.

    What cannot be read is named in a complaint, once a group, and so is what nothing here knows.
    """
    return _read(dataset, page, common, tuple(params.items()))


@kept_within(400)
def _read(
    dataset: Dataset,
    page: Page,
    common: Choice,
    given: tuple[tuple[str, str | tuple[str, ...]], ...],
) -> Chosen:
    params = dict(given)
    choices: dict[str, Choice] = {}
    complaints: dict[str, Complaints] = {card.group: () for card in page.cards}
    for card in page.cards:
        asked: Params = {**_given(page, card, params), **card.fixed}
        options = figures.options(card.figure)
        choices[card.key], wrong = link.read_options(options, dataset, common, asked)
        told = (_with_group(each, page, card) for each in wrong)
        complaints[card.group] += _fresh(told, complaints[card.group])
    controls = tuple(
        Control(page, card, option, choice, question.asked(option, dataset, choice).known)
        for card, option in page.stated
        for choice in [choices[card.key]]
    )
    said = (*chain(*complaints.values()), *_strangers(page, params))
    return Chosen(page, common, choices, controls, said)


def after_change(
    chosen: Chosen, dataset: Dataset, control: Control, value: Value
) -> tuple[dict[str, str], Complaints]:
    """The link after a reader changed a control, and a sentence for each that had to follow.

    Other groups stay as they are.
    """
    choices, said = dict(chosen.choices), Complaints()
    for card in chosen.page.cards:
        if card.group == control.card.group and control.option in card.left:
            options, before = figures.options(card.figure), choices[card.key]
            choices[card.key], moved = changes.changed(
                options, dataset, before, control.option.name, value
            )
            said += _fresh(moved, said)
    return _written(chosen.page, chosen.common, choices), said


def _written(page: Page, common: Choice, choices: dict[str, Choice]) -> dict[str, str]:
    written = link.write((), common)
    for card, option in page.stated:
        for name, value in option.write(choices[card.key].values[option.name]).items():
            written[page.parameter(card.group, name)] = value
    return written


def _given(page: Page, card: Card, params: Params) -> dict[str, tuple[str, ...]]:
    """The parameters that a link gives to a card, as its figure calls them."""
    found: dict[str, tuple[str, ...]] = {}
    for name in card.parameters:
        names = [f"{card.group}.{name}"]
        if card.group == next(each.group for each in page.cards if name in each.parameters):
            names.insert(0, name)
        for written in names:
            if written in params:
                given = params[written]
                more = (given,) if isinstance(given, str) else given
                found[name] = (*found.get(name, ()), *more)
    return found


def _strangers(page: Page, params: Params) -> Complaints:
    """A sentence for each parameter that no group of the page has."""
    known, understood = set[str](), set[str]()
    for card in page.cards:
        for name in card.parameters:
            known.add(page.parameter(card.group, name))
            understood |= {name, f"{card.group}.{name}"}
    strange = {name: each for name, each in params.items() if name not in understood}
    return link.unknown(known, strange)


def _with_group(complaint: Message, page: Page, card: Card) -> Message:
    """The complaint with its parameter as the page's link writes it: with its group, if several."""
    told = complaint.fields
    if len(page.groups) < 2 or not {*told} >= {"parameter", "name"}:
        return complaint
    names: dict[str, object] = {
        each: page.parameter(card.group, str(told[each]))
        for each in ("parameter", "other")
        if each in told
    }
    title = told["name"]
    if not isinstance(complaint, Aside):
        title = {
            lang: text.say("word.with", lang, what=title, more=names["parameter"])
            for lang in text.LANGUAGES
        }
    return type(complaint)(complaint.key, {**told, **names, "name": title})


def _fresh(said: Iterable[Message], before: Complaints) -> Complaints:
    """The sentences that were not said before of another card."""
    told = [(each.key, each.fields) for each in before]
    return tuple(each for each in said if (each.key, each.fields) not in told)
