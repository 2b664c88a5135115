"""The bar itself: a stray call fails and names its address."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest
import requests

from tests.offline.sitecustomize import NetworkBarred
from tests.serving import ROOT


def test_a_name_of_another_machine_is_not_even_looked_up() -> None:
    with pytest.raises(NetworkBarred, match=r"example\.org:443"):
        socket.create_connection(("example.org", 443))


def test_an_address_of_another_machine_is_not_connected_to() -> None:
    with socket.socket() as stray, pytest.raises(NetworkBarred, match=r"192\.0\.2\.1:80"):
        stray.connect(("192.0.2.1", 80))


def test_requests_does_not_hide_the_reason() -> None:
    with pytest.raises(NetworkBarred, match=r"example\.org"):
        requests.get("https://example.org/", timeout=5)


def test_this_machine_stays_within_reach() -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        with socket.create_connection(("localhost", listener.getsockname()[1]), timeout=5):
            pass


def test_servers_started_by_tests_are_barred_too() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import socket; socket.create_connection(('example.org', 80))"],
        env={"PYTHONPATH": str(ROOT / "tests" / "offline")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "no network in tests: example.org:80 was asked for" in done.stderr
