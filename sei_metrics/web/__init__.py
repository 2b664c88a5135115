"""Addresses for figures and data, on the app's own host and answered before the app.

`/figure/NAME.FORMAT?options`, `/figures.json`, and below `/data/` what `publish.DOWNLOADS` names. A
refusal is JSON: `{"error": {"en": ..., "zh": ...}}`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache, partial
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from sei_metrics import dataset as data
from sei_metrics import export, figures, publish
from sei_metrics.dataset import Dataset
from sei_metrics.errors import SeiError
from sei_metrics.export import FORMATS
from sei_metrics.figures import Figure
from sei_metrics.publish import Download
from sei_metrics.studio import Studio
from sei_metrics.web.answers import Refused, is_held, kept_headers, refusal
from sei_metrics.web.asked import Asked, known, understood
from sei_metrics.web.others import answers_of

__all__ = ["Addresses", "address"]

Load = Callable[[], Dataset]
_ROOMS = ("figure", "figures", "figures.json", "data")


def address(name: str, fmt: str, query: Mapping[str, str]) -> str:
    """Where a figure is found, relative to the app's root."""
    return f"figure/{name}.{fmt}?{urlencode(query, safe=',/')}"


class Addresses:
    """Answers the addresses of figures and data, and hands all others on to the app.

    `base` gives the path below which the app is served, if any. Data is loaded when first asked
    for.
    """

    def __init__(
        self,
        app: ASGIApp,
        base: Callable[[], str] = str,
        studio: Studio | None = None,
        load: Load = data.bundled,
    ) -> None:
        below = base().strip("/")
        self._base = f"/{below}" if below else ""
        self._app = app
        routes = Router(_routes(self._base, studio or Studio(), load), redirect_slashes=False)
        # A failure that nobody foresaw is answered too; it goes to the log and not to the reader.
        handlers = dict.fromkeys((HTTPException, Exception), partial(refusal, base=self._base))
        self._own = ExceptionMiddleware(GZipMiddleware(routes, compresslevel=6), handlers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if scope["type"] == "http":
            answer = self._own if self._is_own(scope) else answers_of(self._app, self._base)
            await answer(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _is_own(self, scope: Scope) -> bool:
        path: str = scope["path"].removeprefix(scope.get("root_path", ""))
        below = path.removeprefix(f"{self._base}/")
        return below != path and below.split("/")[0] in _ROOMS


def _routes(base: str, studio: Studio, load: Load) -> list[Route]:
    async def figure(request: Request) -> Response:
        return await _figure(request, load, studio)

    return [
        Route(f"{base}/figure/{{name}}.{{fmt}}", figure),
        _file(base, "figures.json", Download("application/json", _directory), load),
        *(_file(base, path, each, load) for path, each in publish.DOWNLOADS.items()),
    ]


async def _figure(request: Request, load: Load, studio: Studio) -> Response:
    name, fmt = request.path_params["name"], request.path_params["fmt"]
    known(name, fmt)
    dataset = await run_in_threadpool(load)
    pairs = request.query_params.multi_items()
    asked = await run_in_threadpool(understood, name, fmt, pairs, dataset)
    headers = kept_headers(dataset.version, name, fmt, asked.query, asked.scale, asked.width)
    saved_as = await run_in_threadpool(publish.file_name, name, dataset, asked.choice, fmt)
    headers["Content-Disposition"] = f'inline; filename="{saved_as}"'
    if is_held(request, headers):
        return Response(status_code=304, headers=headers)
    body = await _body(asked, dataset, studio)
    return Response(body, headers=headers, media_type=FORMATS[fmt].media_type)


async def _body(asked: Asked, dataset: Dataset, studio: Studio) -> bytes:
    figure = await run_in_threadpool(_drawn, asked, dataset)
    write = FORMATS[asked.fmt].write
    if write:
        return await run_in_threadpool(write, figure, dataset)
    spec = await run_in_threadpool(export.specification, figure)
    return await studio.draw(spec, asked.fmt, asked.scale, asked.width)


def _drawn(asked: Asked, dataset: Dataset) -> Figure:
    try:
        return figures.draw(asked.name, dataset, asked.choice)
    except SeiError as reason:
        raise Refused(400, reason.message) from reason


def _file(base: str, path: str, download: Download, load: Load) -> Route:
    """One file about the whole data, written once."""
    once = replace(download, write=cache(download.write))

    async def file(request: Request) -> Response:
        return await _held_file(request, path, once, load)

    return Route(f"{base}/{path}", file)


async def _held_file(request: Request, path: str, download: Download, load: Load) -> Response:
    dataset = await run_in_threadpool(load)
    headers = kept_headers(dataset.version, path)
    name = path.rpartition("/")[2]
    headers["Content-Disposition"] = f'inline; filename="{name}"'
    if download.lacks_quoted:
        headers["X-Rows-Left-Out"] = str(publish.left_out(dataset))
    if is_held(request, headers):
        return Response(status_code=304, headers=headers)
    body = await run_in_threadpool(download.write, dataset)
    return Response(body, headers=headers, media_type=download.media_type)


def _directory(dataset: Dataset) -> bytes:
    return json.dumps(publish.directory(dataset), ensure_ascii=False).encode()
