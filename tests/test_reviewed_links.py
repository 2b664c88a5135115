"""Every link that leaves the project leads to a reviewed host."""

from __future__ import annotations

import re

import pytest

from sei_metrics import export, figures, publish
from sei_metrics.dataset import Dataset
from sei_metrics.dataset.check.ids import host
from sei_metrics.register import table
from sei_metrics.text import LANGUAGES

ADDRESS = re.compile(r"https?://[^\s\"'<>,;|)\]}\\]+")
# Where the formats themselves are defined, and the licence.
DEFINITIONS = {
    "creativecommons.org",
    "datapackage.org",
    "schema.org",
    "vega.github.io",
    "www.w3.org",
}


@pytest.fixture(scope="module")
def reviewed(dataset: Dataset) -> set[str]:
    """The hosts of the list."""
    return set(dataset.link_hosts.host)


def test_every_link_of_a_source(dataset: Dataset, reviewed: set[str]) -> None:
    links = [link for link in dataset.sources.link if link]
    assert len(links) > 100
    assert not [link for link in links if host(link) not in reviewed]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", table.REGISTERS)
def test_every_link_of_the_register(
    kind: str, lang: str, dataset: Dataset, reviewed: set[str]
) -> None:
    shown = table.register(dataset, kind, "", lang).to_csv(index=False)
    strays = {link for link in ADDRESS.findall(shown) if host(link) not in reviewed}
    assert not strays


@pytest.mark.parametrize("path", publish.DOWNLOADS)
def test_every_link_of_a_download(path: str, dataset: Dataset, reviewed: set[str]) -> None:
    written = publish.DOWNLOADS[path].write(dataset).decode("utf-8-sig")
    found = ADDRESS.findall(written)
    assert not {link for link in found if host(link) not in reviewed | DEFINITIONS}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", figures.names())
@pytest.mark.parametrize("fmt", ["csv", "json"])
def test_every_link_of_a_figure(
    name: str, lang: str, fmt: str, dataset: Dataset, reviewed: set[str]
) -> None:
    choice, _ = figures.read(name, dataset, {"lang": lang})
    figure = figures.draw(name, dataset, choice)
    written = export.exported(figure, dataset, fmt).decode("utf-8-sig")
    found = ADDRESS.findall(written)
    assert not {link for link in found if host(link) not in reviewed | DEFINITIONS}


@pytest.mark.parametrize("link", ["ftp://a.org/b", "javascript:alert(1)", "a.org", "http://[", ""])
def test_what_is_no_web_address_has_no_host(link: str) -> None:
    assert host(link) == ""
