"""The library as it is installed: a wheel with its data, used away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.build import build_wheel

from tests.serving import ROOT

_USE = """
import pathlib, sei_metrics as sei
dataset = sei.load()
assert pathlib.Path(sei.__file__).parent / "data" == dataset.folder, dataset.folder
print(dataset.version, sei.growth_excess(8.7, 6.7), sei.figure("gdp-share", dataset).title)
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what an installer would unpack."""
    place = tmp_path_factory.mktemp("wheel")
    here = Path.cwd()
    os.chdir(ROOT)
    try:
        wheel = place / build_wheel(str(place))
    finally:
        os.chdir(here)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place / "site")
    return place / "site"


def run(installed: Path, *arguments: str) -> str:
    """What Python says of the arguments, in a folder that is no checkout."""
    surroundings = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=installed.parent,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_library_brings_its_data(installed: Path) -> None:
    said = run(installed, "-c", _USE)
    assert "29.85" in said
    assert "strategic emerging industries" in said


def test_the_commands_work_without_a_checkout(installed: Path) -> None:
    assert "gdp-share" in run(installed, "-m", "sei_metrics", "figures")


def test_what_only_maintainers_use_stays_out(installed: Path) -> None:
    found = {path.relative_to(installed).parts[0] for path in installed.rglob("*.py")}
    assert found == {"sei_metrics"}
    assert not list(installed.rglob("versions"))
