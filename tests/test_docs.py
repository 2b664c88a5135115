"""The documents say what is there: commands, links, decisions, the list of changes."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.serving import ROOT
from tests.some import some

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("data/*.md")])
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
README = ROOT / "README.md"
STATUSES = ("accepted", "replaced by", "withdrawn")


def by_name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def targets() -> dict[str, str]:
    """Every make target a person calls, with its help line."""
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    found = [re.fullmatch(r"([a-z-]+):[^=#]*(?:## (.*))?", line) for line in lines]
    return {match[1]: match[2] or "" for match in found if match}


def commands(text: str) -> str:
    """What stands in code, in a line or a block."""
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, flags=re.DOTALL))


def anchors(document: Path) -> set[str]:
    """Anchors of a document's headings, as GitHub spells them."""
    headings = re.findall(r"^#+ +(.*)$", document.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_make_target_has_a_help_line() -> None:
    assert targets()
    assert not [name for name, line in targets().items() if not line]


def test_make_help_lists_every_target() -> None:
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert re.findall(r"^  make ([\w-]+) ", shown.stdout, flags=re.MULTILINE) == list(targets())


@pytest.mark.parametrize("document", DOCUMENTS, ids=by_name)
def test_every_make_command_exists(document: Path) -> None:
    named = re.findall(r"\bmake ([a-z-]+)", commands(document.read_text(encoding="utf-8")))
    assert set(named) <= set(targets()), f"{by_name(document)} names targets that do not exist"


def test_the_readme_has_the_two_commands_and_their_plain_form() -> None:
    code = commands(README.read_text(encoding="utf-8"))
    for command in ("make run", "make test", "-r requirements.txt", "streamlit run app.py"):
        assert command in code, f"README.md lacks `{command}`"


def links(document: Path) -> list[str]:
    """The links of a document to places of the checkout."""
    text = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = re.findall(r"\]\(([^)\s]+)", text) + re.findall(r'(?:src|href)="([^"]+)"', text)
    return [link for link in found if not re.match(r"[a-z]+:", link)]


def test_links_lead_somewhere() -> None:
    for document, link in some((each, link) for each in DOCUMENTS for link in links(each)):
        path, _, anchor = link.partition("#")
        aim = (document.parent / path).resolve() if path else document
        assert aim.exists(), f"{by_name(document)} links to {link}"
        known = anchors(aim) if aim.suffix == ".md" else {anchor}
        assert not anchor or anchor in known, f"{by_name(document)} links to {link}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=by_name)
def test_paths_named_in_code_exist(document: Path) -> None:
    named = re.findall(r"`((?:[\w.-]+/)+[\w.-]+\.(?:py|toml|csv|md|yml))`", document.read_text())
    missing = [path for path in named if not (ROOT / path).exists()]
    assert not missing, f"{by_name(document)} names {missing}"


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("decision", DECISIONS, ids=by_name)
def test_every_decision_has_status_date_and_reason(decision: Path) -> None:
    text = decision.read_text(encoding="utf-8")
    assert re.match(rf"# {int(decision.name[:4])}\. \S", text), "the title begins with its number"
    status = re.search(r"^Status: (.+)$", text, flags=re.MULTILINE)
    assert status and status[1].startswith(STATUSES)
    day = re.search(r"^Date: (.+)$", text, flags=re.MULTILINE)
    assert day and date.fromisoformat(day[1])
    for heading in ("## Context", "## Decision", "## Consequences"):
        assert f"\n{heading}\n" in text, f"{by_name(decision)} lacks {heading}"


def test_the_changelog_follows_its_form() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "\n## [Unreleased]\n" in text
    allowed = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"^### (.+)$", text, flags=re.MULTILINE)) <= allowed
