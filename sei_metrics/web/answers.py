"""What all answers share: who may read them, how long they keep, and refusals in two languages."""

from __future__ import annotations

import hashlib
import json
import logging
import secrets
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sei_metrics import text
from sei_metrics.errors import Message, SeiError
from sei_metrics.studio import RETRY_AFTER, NotNow

_LOG = logging.getLogger(__name__)
_PACKAGE = Path(__file__).resolve().parents[1]
_MOST_REASONS = 6
_OPEN_TO_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": ", ".join(
        ("Content-Disposition", "ETag", "Retry-After", "X-Data-Version", "X-Rows-Left-Out")
    ),
    "X-Content-Type-Options": "nosniff",
}


class Refused(Exception):
    """An answer other than 200, with its reasons."""

    def __init__(self, status: int, *reasons: Message) -> None:
        super().__init__(status)
        self.status = status
        self.reasons = reasons


def refusal(request: Request, failure: Exception, base: str = "") -> Response:
    """What kept a request from being answered, as sentences; the log has what nobody foresaw.

    `base` is the path below which the app is served.
    """
    match failure:
        case Refused():
            return sentences(failure.status, *failure.reasons)
        case NotNow():
            return sentences(503, failure.message, headers={"Retry-After": str(RETRY_AFTER)})
        case SeiError():
            return sentences(500, failure.message)
        case HTTPException():
            return refused_as(failure.status_code, base, (failure.headers or {}).get("Allow"))
    mark = secrets.token_hex(4)
    _LOG.error("%s: %s failed", mark, request.url.path, exc_info=failure)
    return sentences(500, Message("address.unforeseen", {"mark": mark}))


def refused_as(status: int, base: str, allowed: str | None = None) -> Response:
    """The sentence for a status that the framework refuses with."""
    key = "address.method" if status == 405 else "address.nothing"
    headers = {"Allow": allowed} if allowed else {}
    return sentences(status, Message(key, {"base": base}), headers=headers)


def sentences(
    status: int, *reasons: Message, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """A refusal: `{"error": {"en": ..., "zh": ...}}`; of many reasons the first few."""
    told = [*reasons[:_MOST_REASONS]]
    if len(reasons) > len(told):
        told.append(Message("address.more", {"count": len(reasons) - len(told)}))
    said = {
        lang: " ".join(reason.say_to_readers(lang) for reason in told) for lang in text.LANGUAGES
    }
    kept = {**_OPEN_TO_ALL, "Cache-Control": "no-store", **(headers or {})}
    return JSONResponse({"error": said}, status, kept)


def kept_headers(version: str, *parts: object) -> dict[str, str]:
    """Headers of an answer that stays the same as long as the data, its parts and the program do.

    The tag is weak: the server may compress the answer, and another machine's fonts may draw
    another picture.
    """
    told = json.dumps([_program(), version, *parts], sort_keys=True).encode()
    tag = f'W/"{hashlib.sha256(told).hexdigest()[:20]}"'
    kept = {"Cache-Control": "public, max-age=600", "ETag": tag, "X-Data-Version": version}
    return {**_OPEN_TO_ALL, **kept}


def is_held(request: Request, headers: Mapping[str, str]) -> bool:
    """Whether the asker already holds this answer."""
    tags = [tag.strip() for tag in request.headers.get("if-none-match", "").split(",")]
    plain = headers["ETag"].removeprefix("W/")
    return "*" in tags or plain in [tag.removeprefix("W/") for tag in tags]


@cache
def _program() -> str:
    files = sorted(path for path in _PACKAGE.rglob("*") if path.suffix in (".py", ".toml"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
