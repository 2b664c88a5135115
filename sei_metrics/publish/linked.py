"""The data set as schema.org describes one (JSON-LD), for search engines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sei_metrics import text, units
from sei_metrics.dataset import Dataset
from sei_metrics.dataset.schema import records
from sei_metrics.publish.package import CONTRIBUTORS, LICENCE, package


def linked(dataset: Dataset, files: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The data set with what it measures, where it is found (path, media type), what it cites."""
    described = package()
    years = sorted(one[:4] for one in dataset.observations.period)
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": [_said(described["title"], "en"), _said(described["title_zh"], "zh")],
        "description": described["description"],
        "version": dataset.version,
        "license": LICENCE["path"],
        "creator": {"@type": "Organization", "name": CONTRIBUTORS},
        "inLanguage": list(text.LANGUAGES),
        "isAccessibleForFree": True,
        "temporalCoverage": "/".join(years[:: max(len(years) - 1, 1)]),
        "variableMeasured": _variables(dataset),
        "distribution": [
            {"@type": "DataDownload", "contentUrl": path.rpartition("/")[2], "encodingFormat": kind}
            for path, kind in files
        ],
        "citation": [_citation(source) for source in records(dataset.sources)],
    }


def _said(words: str, lang: str) -> dict[str, str]:
    return {"@value": words, "@language": lang}


def _variables(dataset: Dataset) -> list[dict[str, Any]]:
    measured = set(dataset.observations.indicator)
    return [
        {
            "@type": "PropertyValue",
            "propertyID": one.id,
            "name": [_said(one.name[lang], lang) for lang in text.LANGUAGES],
            "description": [_said(one.definition[lang], lang) for lang in text.LANGUAGES],
            "unitText": units.published_name(one.unit, "en"),
        }
        for one in dataset.catalog.indicators.values()
        if one.id in measured
    ]


def _citation(source: dict[str, Any]) -> dict[str, Any]:
    """A document; whose figures it holds is its author, where it was read its publisher."""
    told = {
        "name": source["document"],
        "datePublished": source["published"],
        "url": source["link"],
        "identifier": source["source"],
    }
    author = [_said(source[f"origin_{lang}"], lang) for lang in text.LANGUAGES]
    return {
        "@type": "CreativeWork",
        **{key: value for key, value in told.items() if value},
        "author": {"@type": "Organization", "name": author},
        "publisher": {"@type": "Organization", "name": source["carrier"]},
    }
