"""The data for other programs: SDMX-CSV, schema.org, how to cite it."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter

import pandas as pd
import pytest
import yaml

from sei_metrics import publish
from sei_metrics.dataset import Dataset
from sei_metrics.dataset.status import early_stages, observation_status, status
from sei_metrics.publish.package import CONTRIBUTORS, LICENCE, package
from sei_metrics.publish.sdmx import frequency, time_period
from tests.serving import ROOT

NOT_DIMENSIONS = {"OBS_VALUE", "OBS_STATUS", "ROUNDING_STEP", "QUALIFIER", "COMMENT_OBS"}


@pytest.fixture(scope="module")
def rows(dataset: Dataset) -> list[dict[str, str]]:
    """The rows of the SDMX-CSV file."""
    written = publish.DOWNLOADS["data/observations.sdmx.csv"].write(dataset).decode()
    assert written.startswith("STRUCTURE,STRUCTURE_ID,ACTION,")
    return list(csv.DictReader(io.StringIO(written)))


@pytest.mark.parametrize(
    ("period", "freq", "written"),
    [
        ("2018", "A", "2018"),
        ("2018-H1", "S", "2018-S1"),
        ("2018-Q3", "Q", "2018-Q3"),
        ("2018-08", "M", "2018-08"),
        ("2018-YTD08", "_O", "2018-01-01/P8M"),
        ("2016/2020", "_O", "2016-01-01/P5Y"),
    ],
)
def test_periods_as_sdmx_writes_them(period: str, freq: str, written: str) -> None:
    assert (frequency(period), time_period(period)) == (freq, written)


def test_every_row_is_an_observation_of_its_own(
    rows: list[dict[str, str]], dataset: Dataset
) -> None:
    assert len(rows) == len(dataset.observations) - publish.left_out(dataset)
    dimensions = [name for name in rows[0] if name not in NOT_DIMENSIONS]
    keys = Counter(tuple(row[name] for name in dimensions) for row in rows)
    assert max(keys.values()) == 1
    assert all(all(key) for key in keys)


def test_no_row_that_may_only_be_quoted_is_given_away(
    rows: list[dict[str, str]], dataset: Dataset
) -> None:
    closed = dataset.sources.loc[dataset.sources.reuse == "quote_only", "source"]
    assert not set(closed) & {row["SOURCE"] for row in rows}
    assert publish.DOWNLOADS["data/observations.sdmx.csv"].lacks_quoted


@pytest.mark.parametrize(
    ("standing", "vintage", "code"),
    [
        ("stated", "as_published", "A"),
        ("calculated", "", "A"),
        ("about", "as_published", "E"),
        ("over", "as_published", "E"),
        ("under", "", "E"),
        ("not_told", "", "M"),
        ("implied", "", "E"),
        ("stated", "gdp_2021_first", "P"),
        ("stated", "gdp_2021_final;gwec_provisional", "P"),
        ("forecast", "ifr_2025_preliminary", "F"),
        ("suspected_break", "gdp_2021_first", "B"),
        ("target", "", ""),
        ("not_published", "", "M"),
    ],
)
def test_status_of_a_word_of_doubt(standing: str, vintage: str, code: str) -> None:
    early = {
        "gdp_2021_first": "first_count",
        "gwec_provisional": "preliminary",
        "ifr_2025_preliminary": "preliminary",
    }
    assert list(status(pd.Series([standing]), [vintage], early)) == [code]


def test_status_of_the_observations(frozen: Dataset) -> None:
    found = frozen.observations.assign(status=observation_status(frozen))
    shares = found[found.indicator == "sei_share_of_gdp"]
    assert set(shares[(shares.period == "2019") & (shares.nature == "observed")].status) == {"B"}
    assert set(found[found.nature == "forecast"].status) == {"F"}
    assert set(found[found.vintage.isin(early_stages(frozen))].status) <= {"P", "B", "F"}
    assert set(found.status) == {"A", "B", "E", "F", "P"}


def test_the_description_for_search_engines(dataset: Dataset) -> None:
    written = publish.DOWNLOADS["data/dataset.jsonld"].write(dataset)
    described = json.loads(written)
    assert described["@type"] == "Dataset"
    assert described["version"] == dataset.version
    assert described["creator"]["name"] == CONTRIBUTORS
    assert described["license"] == LICENCE["path"]
    assert f"{publish.left_out(dataset)} rows are left out" in described["description"]
    assert {one["@language"] for one in described["name"]} == {"en", "zh"}
    assert {one["propertyID"] for one in described["variableMeasured"]} == set(
        dataset.observations.indicator
    )
    offered = {f"data/{one['contentUrl']}" for one in described["distribution"]}
    assert offered == set(publish.DOWNLOADS) - {"data/dataset.jsonld"}
    assert len(described["citation"]) == len(dataset.sources)


def test_how_to_cite_says_the_same_everywhere() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cited["cff-version"], cited["license"]) == ("1.2.0", "MIT")
    compilation = cited["preferred-citation"]
    assert compilation["license"] == LICENCE["name"]
    assert compilation["title"] == package()["title"]
    for authors in (cited["authors"], compilation["authors"]):
        assert authors == [{"name": CONTRIBUTORS}]
    for document in ("README.md", "data/README.md"):
        told = " ".join((ROOT / document).read_text(encoding="utf-8").replace("> ", "").split())
        assert f"{CONTRIBUTORS}: {package()['title']}, data version" in told
