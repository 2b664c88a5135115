"""Addresses for figures and data, beside the app on its own host.

`/figure/NAME.FORMAT?options`, `/figures.json`, and below `/data/` what `publish.DOWNLOADS` names. A
refusal is JSON: `{"error": {"en": ..., "zh": ...}}`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from threading import Lock
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sei_metrics import dataset as data
from sei_metrics import export, figures, publish
from sei_metrics.dataset import Dataset
from sei_metrics.errors import SeiError
from sei_metrics.export import FORMATS
from sei_metrics.figures import Figure
from sei_metrics.publish import Download
from sei_metrics.studio import Studio
from sei_metrics.web.answers import Refused, answered, is_held, kept_headers, sentences
from sei_metrics.web.asked import Asked, known, understood

__all__ = ["address", "routes"]

Load = Callable[[], Dataset]


def address(name: str, fmt: str, query: Mapping[str, str]) -> str:
    """Where a figure is found, relative to the app's root."""
    return f"figure/{name}.{fmt}?{urlencode(query, safe=',/')}"


def routes(studio: Studio | None = None, load: Load = data.load) -> list[Route]:
    """The addresses, for `st.App(..., routes=routes())`; data is loaded when first asked for."""
    drawing, held = studio or Studio(), _loaded_once(load)

    async def figure(request: Request) -> Response:
        return await answered(_figure(request, held, drawing))

    return [
        Route("/figure/{name}.{fmt}", figure),
        _file("/figures.json", Download("application/json", _directory), held),
        *(_file(f"/{path}", each, held) for path, each in publish.DOWNLOADS.items()),
        Route("/figure/{rest:path}", _nothing),
        Route("/data/{rest:path}", _nothing),
    ]


def _loaded_once(load: Load) -> Load:
    lock, held = Lock(), cache(load)

    def loaded() -> Dataset:
        with lock:
            return held()

    return loaded


async def _nothing(_request: Request) -> Response:
    return sentences(404, SeiError("address.nothing"))


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
    except SeiError as refusal:
        raise Refused(400, refusal) from refusal


def _file(path: str, download: Download, load: Load) -> Route:
    """One file about the whole data, written once."""
    once = replace(download, write=cache(download.write))

    async def file(request: Request) -> Response:
        return await answered(_held_file(request, path, once, load))

    return Route(path, file)


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
