"""Pictures for a server: one drawing process, asked one picture at a time."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

from sei_metrics.errors import SeiError
from sei_metrics.render import SCALE, SECONDS, Spec

RETRY_AFTER = 5
_PACKAGE = Path(__file__).resolve().parent
_LOST = (BrokenPipeError, ConnectionResetError, asyncio.IncompleteReadError)


class NotNow(SeiError):
    """A picture that was not drawn this time; it may be when it is asked for again."""


class QueueFull(NotNow):
    """More pictures are waiting than the studio takes."""

    def __init__(self, waiting: int) -> None:
        super().__init__("picture.queue", waiting=waiting, seconds=RETRY_AFTER)


class Studio:
    """Keeps one drawing process for one event loop, from the first picture on.

    The process is a child that ends at the end of its input: however the server ends, it ends too.
    """

    def __init__(self, *, queue_limit: int = 16, seconds: float = SECONDS) -> None:
        self._queue_limit = queue_limit
        self._seconds = seconds
        self._waiting = 0
        self._turn = asyncio.Lock()
        self._process: Process | None = None

    @property
    def process_id(self) -> int | None:
        """The drawing process, if there is one now."""
        return self._process.pid if self._process else None

    async def draw(
        self, spec: Spec, fmt: str, scale: float = SCALE, width: int | None = None
    ) -> bytes:
        """The picture of a spec; raises NotNow, or SeiError where it cannot be drawn at all."""
        if self._waiting >= self._queue_limit:
            raise QueueFull(self._waiting)
        asked = {"spec": spec, "format": fmt, "scale": scale, "width": width}
        line = json.dumps(asked, allow_nan=False).encode() + b"\n"
        self._waiting += 1
        try:
            async with self._turn:
                return await self._drawn(line)
        finally:
            self._waiting -= 1

    async def close(self) -> None:
        """Ends the drawing process, if there is one."""
        process, self._process = self._process, None
        if process and process.returncode is None:
            process.kill()
            await process.wait()

    async def _drawn(self, line: bytes) -> bytes:
        for _attempt in range(2):
            try:
                return await asyncio.wait_for(self._answer(line), self._seconds)
            except TimeoutError:
                raise NotNow("picture.slow", seconds=self._seconds) from None
            except _LOST:
                continue
        raise NotNow("picture.lost")

    async def _answer(self, line: bytes) -> bytes:
        process = await self._running()
        assert process.stdin and process.stdout
        whole = False
        try:
            process.stdin.write(line)
            await process.stdin.drain()
            header = json.loads(await process.stdout.readuntil(b"\n"))
            picture = await process.stdout.readexactly(header.get("size", 0))
            whole = True
        finally:
            # Half an answer left in the pipe would be taken for the next picture.
            if not whole:
                await self.close()
        if "error" in header:
            raise SeiError(header["error"], **header["fields"])
        return picture

    async def _running(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "sei_metrics.render",
                stdin=PIPE,
                stdout=PIPE,
                env=_surroundings(),
            )
        return self._process


def _surroundings() -> dict[str, str]:
    """The environment in which the package is found, wherever the server was started."""
    found = (str(_PACKAGE.parent), os.environ.get("PYTHONPATH", ""))
    return {**os.environ, "PYTHONPATH": os.pathsep.join(part for part in found if part)}
