"""An option as it stands with what was chosen before it."""

from __future__ import annotations

from sei_metrics.dataset import Dataset
from sei_metrics.options import Choice, Option
from sei_metrics.options.question import asked


def test_what_can_be_chosen_is_computed_once_whatever_language_and_day(dataset: Dataset) -> None:
    seen: list[Choice] = []

    def choices(_dataset: Dataset, choice: Choice) -> tuple[str, ...]:
        seen.append(choice)
        return ("points", "multiple")

    option = Option("reading", "choice", "reading", choices, lambda *_: "points")
    before = {"sector": "industry"}
    for choice in (Choice("en", "", before), Choice("zh", "2020-01-01", before)):
        assert asked(option, dataset, choice).known == ("points", "multiple")
    assert len(seen) == 1
    asked(option, dataset, Choice(values={"sector": "services"}))
    assert [each.one("sector") for each in seen] == ["industry", "services"]
