"""What the app answers to all other addresses, where that would mislead a program."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sei_metrics.web.answers import refused_as

_PLATFORM = "/_stcore/"


def answers_of(app: ASGIApp, base: str) -> ASGIApp:
    """The app with a sentence for its bare refusals, and for its page where no page can be.

    Where it leads from an address with a slash at its end to that without, it does so below the
    prefix that a proxy may have taken away.
    """

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        replaced = False
        path: str = scope["path"].removeprefix(scope.get("root_path", ""))

        async def checked(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                refusal = _refusal(path, message, base)
                if refusal:
                    replaced = True
                    await refusal(scope, receive, send)
                _lead_relatively(path, message)
            if not replaced:
                await send(message)

        await app(scope, receive, checked)

    return answer


def _refusal(path: str, start: Message, base: str) -> Response | None:
    headers = Headers(raw=start["headers"])
    kind = headers.get("content-type", "").partition(";")[0]
    if _PLATFORM in path:
        return None
    if kind in ("text/plain", "") and start["status"] in (400, 404, 405):
        return refused_as(start["status"], base, headers.get("allow"))
    if kind == "text/html" and not _may_be_a_page(path, base):
        return refused_as(404, base)
    return None


def _may_be_a_page(path: str, base: str) -> bool:
    """Whether it has one part and does not end as a file does; the app has files of HTML below."""
    above, _, name = path.rpartition("/")
    stem, _, ending = name.rpartition(".")
    if stem:
        return ending == "html"
    within = above.startswith(f"{base}/")
    return not within and (not name or bool(name.strip()))


def _lead_relatively(path: str, start: Message) -> None:
    headers = MutableHeaders(raw=start["headers"])
    target = headers.get("location", "")
    slashes = len(path) - len(path.rstrip("/"))
    if slashes and target.startswith("/"):
        name, mark, query = target.partition("?")
        headers["location"] = "../" * slashes + name.rpartition("/")[2] + mark + query
