"""What the app answers to all other addresses, where that would mislead a program."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sei_metrics.web.answers import refused_as

_PLATFORM = "/_stcore/"


def answers_of(app: ASGIApp, base: str) -> ASGIApp:
    """The app with a sentence for its bare refusals, and for its page in the place of a file."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        replaced = False

        async def checked(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                refusal = _refusal(scope["path"], message, base)
                if refusal:
                    replaced = True
                    await refusal(scope, receive, send)
            if not replaced:
                await send(message)

        await app(scope, receive, checked)

    return answer


def _refusal(path: str, start: Message, base: str) -> Response | None:
    headers = Headers(raw=start["headers"])
    kind = headers.get("content-type", "").partition(";")[0]
    ending = path.rpartition("/")[2].rpartition(".")[1:]
    if _PLATFORM in path:
        return None
    if kind in ("text/plain", "") and start["status"] in (400, 404, 405):
        return refused_as(start["status"], base, headers.get("allow"))
    if kind == "text/html" and ending[0] and ending[1] != "html":
        return refused_as(404, base)
    return None
