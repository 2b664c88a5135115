"""The drawing process of a server: one at a time, never in the way, never left behind."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest

from sei_metrics import render
from sei_metrics.errors import SeiError
from sei_metrics.studio import QueueFull, Studio
from tests.serving import ROOT
from tests.test_render import spec

T = TypeVar("T")
PARENT = """
import asyncio
from sei_metrics.studio import Studio
from tests.test_render import spec

async def main():
    studio = Studio()
    await studio.draw(spec(), "svg")
    print(studio.process_id, flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""


def with_studio(work: Callable[[Studio], Awaitable[T]], studio: Studio | None = None) -> T:
    async def whole() -> T:
        used = studio or Studio()
        try:
            return await work(used)
        finally:
            await used.close()

    return asyncio.run(whole())


def is_alive(process_id: int) -> bool:
    try:
        state = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def gone_within(seconds: float, process_id: int) -> bool:
    end = time.monotonic() + seconds
    while is_alive(process_id) and time.monotonic() < end:
        time.sleep(0.05)
    return not is_alive(process_id)


def test_a_picture_is_the_same_as_in_this_process() -> None:
    async def work(studio: Studio) -> bytes:
        return await studio.draw(spec(), "png", 1, 400)

    assert with_studio(work) == render.draw(spec(), "png", 1, 400)


def test_a_server_elsewhere_finds_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PYTHONPATH", raising=False)

    async def work(studio: Studio) -> bytes:
        return await studio.draw(spec(), "svg")

    assert with_studio(work).startswith(b"<svg")


def test_refusals_come_through_and_the_process_stays() -> None:
    async def work(studio: Studio) -> None:
        await studio.draw(spec(), "svg")
        first = studio.process_id
        with pytest.raises(SeiError, match="could not be drawn"):
            await studio.draw({**spec(), "mark": "cloud"}, "svg")
        await studio.draw(spec(), "svg")
        assert studio.process_id == first

    with_studio(work)


def test_a_killed_process_is_replaced() -> None:
    async def work(studio: Studio) -> None:
        first = await studio.draw(spec(), "svg")
        os.kill(studio.process_id or 0, signal.SIGKILL)
        assert await studio.draw(spec(), "svg") == first

    with_studio(work)


def test_a_process_that_always_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")

    async def work(studio: Studio) -> None:
        with pytest.raises(SeiError, match="ended twice"):
            await studio.draw(spec(), "svg")

    with_studio(work)


def test_a_picture_that_takes_too_long_is_given_up() -> None:
    async def work(studio: Studio) -> None:
        with pytest.raises(SeiError, match=r"over 0\.01 seconds"):
            await studio.draw(spec(), "png")
        assert studio.process_id is None

    with_studio(work, Studio(seconds=0.01))


def test_who_leaves_early_does_not_spoil_the_next_picture() -> None:
    async def work(studio: Studio) -> bytes:
        leaving = asyncio.create_task(studio.draw(spec("Another"), "png", 4, 1200))
        await asyncio.sleep(0.3)
        leaving.cancel()
        with pytest.raises(asyncio.CancelledError):
            await leaving
        return await studio.draw(spec(), "svg")

    assert with_studio(work) == render.draw(spec(), "svg")


def test_a_full_queue_is_refused() -> None:
    async def work(studio: Studio) -> list[bytes | BaseException]:
        return await asyncio.gather(
            *(studio.draw(spec(), "svg") for _ in range(3)), return_exceptions=True
        )

    answers = with_studio(work, Studio(queue_limit=2))
    assert [type(answer) for answer in answers] == [bytes, bytes, QueueFull]
    assert "2 pictures" in str(answers[2])


def test_the_server_goes_on_while_a_picture_is_drawn() -> None:
    async def work(studio: Studio) -> tuple[float, float]:
        await studio.draw(spec(), "svg")
        drawing = asyncio.create_task(studio.draw(spec(), "png", 4, 1200))
        begun = last = time.monotonic()
        longest = 0.0
        while not drawing.done():
            await asyncio.sleep(0.002)
            now = time.monotonic()
            longest, last = max(longest, now - last), now
        return longest, last - begun

    longest, whole = with_studio(work)
    assert longest < whole / 3


def test_the_process_does_not_outlive_a_killed_server() -> None:
    server = subprocess.Popen(
        [sys.executable, "-c", PARENT], stdout=subprocess.PIPE, cwd=ROOT, text=True
    )
    with server:
        assert server.stdout
        worker = int(server.stdout.readline())
        assert is_alive(worker)
        server.kill()
    assert gone_within(10, worker)


def test_ctrl_c_is_left_to_the_server() -> None:
    async def work(studio: Studio) -> bytes:
        first = await studio.draw(spec(), "svg")
        process_id = studio.process_id
        os.kill(process_id or 0, signal.SIGINT)
        assert await studio.draw(spec(), "svg") == first
        assert studio.process_id == process_id
        return first

    with_studio(work)
