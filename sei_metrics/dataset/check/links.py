"""Links to hosts that nobody has reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from sei_metrics.dataset.check.rows import flagged
from sei_metrics.dataset.files import Contents
from sei_metrics.errors import Fault


def faults(contents: Contents) -> Iterator[Fault]:
    """Links of sources that lead to no host of link_hosts.csv, or are no web address."""
    if "link_hosts" in contents.unread:
        return
    rows, reviewed = contents.tables["sources"], set(contents.tables["link_hosts"].host)
    wrong = (rows.link != "") & ~rows.link.map(host).isin(reviewed)
    yield from flagged("sources", rows, "link", wrong.astype(bool), "link_host")


def host(link: str) -> str:
    """The host of a web address; empty where it is none."""
    try:
        parts = urlsplit(link)
        return (parts.hostname or "") if parts.scheme in ("http", "https") else ""
    except ValueError:
        return ""
