"""A server as a host starts it: below a path, behind a wall, open to none but this machine."""

from __future__ import annotations

import json
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from sei_metrics import figures, text
from tests.serving import ROOT, serving

FIRST = figures.names()[0]
LOOPBACK = {"0100007F", "00000000000000000000000001000000"}
LISTENING = "0A"


class SilentWall:
    """A proxy that takes every question and answers none."""

    def __init__(self) -> None:
        self.asked = 0
        self._door = socket.create_server(("127.0.0.1", 0))
        self._guests: list[socket.socket] = []
        Thread(target=self._take, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._door.getsockname()[1]}"

    def _take(self) -> None:
        while True:
            self._guests.append(self._door.accept()[0])
            self.asked += 1


@pytest.fixture(scope="module")
def wall() -> SilentWall:
    return SilentWall()


@pytest.fixture(scope="module")
def hosted(wall: SilentWall) -> Iterator[str]:
    """Address of a server below a path, on a machine whose questions are not answered."""
    proxies = dict.fromkeys(
        ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), wall.address
    )
    # Without the bar of the other tests: it would refuse at once what the wall lets wait.
    surroundings = {**proxies, "PYTHONPATH": str(ROOT), "no_proxy": "", "NO_PROXY": ""}
    with serving(options={"server.baseUrlPath": "sei"}, surroundings=surroundings) as address:
        yield address


def answered(address: str) -> tuple[int, str, bytes]:
    """Status, kind and body."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(address, timeout=60) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers.get_content_type(), refused.read()


def test_addresses_hold_below_the_path_of_the_app(hosted: str) -> None:
    for path, kind in (
        (f"figure/{FIRST}.png", "image/png"),
        (f"figure/{FIRST}.csv", "text/csv"),
        ("figures.json", "application/json"),
        ("data/sources.csv", "text/csv"),
        ("growth", "text/html"),
    ):
        assert answered(f"{hosted}/{path}")[:2] == (200, kind)


@pytest.mark.parametrize("path", ["figure/none.png", "figure", "data/none", "growth/figure/x.png"])
def test_what_is_not_there_is_not_found_below_it(hosted: str, path: str) -> None:
    status, kind, body = answered(f"{hosted}/{path}")
    assert (status, kind) == (404, "application/json")
    assert set(json.loads(body)["error"]) == set(text.LANGUAGES)


def test_nothing_is_answered_beside_the_path(hosted: str) -> None:
    root = hosted.removesuffix("/sei")
    for path in (f"figure/{FIRST}.csv", "figures.json", "growth"):
        assert answered(f"{root}/{path}")[0] == 404


def test_a_stranger_is_refused_without_asking_anybody(hosted: str, wall: SilentWall) -> None:
    stream = f"ws://{urlsplit(hosted).netloc}/sei/_stcore/stream"
    begun = time.monotonic()
    for _ in range(6):
        with (
            pytest.raises(InvalidStatus, match="403"),
            connect(stream, origin=Origin("http://stranger.example"), proxy=None),
        ):
            pass
    assert answered(f"{hosted}/_stcore/health")[0] == 200
    assert time.monotonic() - begun < 2
    assert wall.asked == 0


def test_a_reader_of_this_host_is_let_in(hosted: str) -> None:
    stream = f"ws://{urlsplit(hosted).netloc}/sei/_stcore/stream"
    with connect(stream, origin=Origin(hosted.removesuffix("/sei")), proxy=None):
        pass


def listening(port: int) -> set[str]:
    """The addresses at which this machine listens on a port, as the kernel writes them."""
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
            place, state = line.split()[1], line.split()[3]
            if state == LISTENING and int(place.partition(":")[2], 16) == port:
                found.add(place.partition(":")[0])
    return found


def test_a_local_start_listens_to_this_machine_alone(server: str) -> None:
    found = listening(urlsplit(server).port or 0)
    assert found
    assert found <= LOOPBACK
