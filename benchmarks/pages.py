"""Speed of every page as a ratio to its skeleton: the same elements with finished parts."""

from __future__ import annotations

import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect
from websockets.typing import Origin, Subprotocol

import sei_metrics as sei
from pages import _method, _tiles
from sei_metrics import figures, site, text
from sei_metrics.dataset import Dataset
from sei_metrics.options import Choice, link
from sei_metrics.register import table
from sei_metrics.site import Page, choosing
from sei_metrics.site.headlines import headlines
from tests.serving import ROOT, serving
from tests.websocket_visitor import Answer, request, websocket_visitor

_HERE = Path(__file__).parent
SKELETON, PLAIN = _HERE / "skeleton_page.py", _HERE / "plain_page.py"
SESSIONS, READINGS = 30, ("points", "multiple", "excess", "relative")
MOST = {"overview": 2.0}
_PATIENCE = 120.0
_USUAL_MOST, _LEAST_OF_SKELETON, _LEAST_OF_PLAIN = 1.5, 0.7, 3.0


def parts(dataset: Dataset, page: Page, lang: str, **asked: str) -> dict[str, Any]:
    """The finished parts of a page, for its skeleton."""
    common, _ = link.read_common({"lang": lang})
    chosen = choosing.read(page, dataset, common, asked)
    drawn = [_card(dataset, each.figure, chosen.choices[each.key]) for each in page.cards]
    tiles = headlines(dataset, page.tiles, lang, "")
    told = _method.page(lang) if page.form == "method" else ("", ())
    register = table.register(dataset, "figures", "", lang) if page.form == "register" else None
    return {
        "style": (ROOT / "pages" / "_style.css").read_text(encoding="utf-8"),
        "languages": [text.say(f"app.language_{each}", lang) for each in text.LANGUAGES],
        "menu": [each.title[lang] for each in site.pages()],
        "question": page.question[lang],
        "lead": page.lead[lang],
        "controls": [_control(dataset, each) for each in chosen.controls if len(each.offered) > 1],
        "tiles": "".join(_tiles.tile(each, {}, lang) for each in tiles),
        "columns": page.columns,
        "cards": drawn,
        "markdown": [told[0], *(body for _, _, body in told[1])] if page.form == "method" else [],
        "rows": None if register is None else register.to_dict("list"),
    }


def _control(dataset: Dataset, control: choosing.Control) -> dict[str, Any]:
    words = {one: control.option.word(dataset, control.choice, one) for one in control.offered}
    value = control.value
    named = words[value] if isinstance(value, str) else [words[one] for one in value]
    return {
        "label": control.option.title(control.choice.lang),
        "kind": control.option.kind,
        "options": list(words.values()),
        "value": named,
    }


def _card(dataset: Dataset, name: str, choice: Choice) -> dict[str, Any]:
    figure = figures.draw(name, dataset, choice)
    words = {part: getattr(figure, part) for part in ("title", "takeaway", "subtitle", "alt")}
    below = text.sentences([figure.caption, *figure.notes, *figure.sources], choice.lang)
    return {**words, "caption": below, "spec": figure.screen()}


def all_parts(dataset: Dataset) -> dict[str, Any]:
    """The parts of every page in both languages, and of growth in all readings."""
    found = {
        f"{page.id}/{lang}/": parts(dataset, page, lang)
        for page in site.pages()
        for lang in text.LANGUAGES
    }
    growth = site.page("growth")
    return found | {
        f"growth/en/{one}": parts(dataset, growth, "en", reading=one) for one in READINGS
    }


def measured(server: str, page: str, queries: list[str], reruns: int) -> list[Answer]:
    """A visitor's reruns of a page after the first view, one query after the other."""
    with websocket_visitor(server) as visitor:
        visitor.ask(page, queries[0])
        return [visitor.ask(page, queries[turn % len(queries)]) for turn in range(1, reruns + 1)]


def median_ms(answers: list[Answer]) -> float:
    """Middle of the times, in milliseconds."""
    return statistics.median(answer.seconds for answer in answers) * 1000


def rerun_lines(app: str, skeleton: str, reruns: int) -> Iterator[str]:
    """A line a page: a warm rerun, that of its skeleton, and the ratio."""
    yield f"{'page':16} {'rerun ms':>9} {'skeleton':>9} {'ratio':>7} {'at most':>8} {'kB':>7}"
    for page in site.pages():
        address = "" if page is site.pages()[0] else page.address
        own = [f"lang={lang}" for lang in text.LANGUAGES]
        bare = [urlencode({"page": page.id, "lang": lang}) for lang in text.LANGUAGES]
        for server, name, queries in ((app, address, own), (skeleton, "", bare)):
            measured(server, name, queries, 2)
        ours, limit = (
            median_ms(found)
            for found in _in_turns(
                lambda times, name=address, asked=own: measured(app, name, asked, times),
                lambda times, asked=bare: measured(skeleton, "", asked, times),
                reruns,
            )
        )
        size = statistics.median(each.size for each in measured(app, address, own, 2)) / 1000
        most = MOST.get(page.id, _USUAL_MOST)
        yield f"{page.id:16} {ours:9.0f} {limit:9.0f} {ours / limit:7.2f} {most:8.1f} {size:7.0f}"


def _in_turns(one: Any, other: Any, times: int) -> tuple[list[Answer], list[Answer]]:
    """Both measured in four turns each, so that what else the machine does meets both."""
    ours: list[Answer] = []
    theirs: list[Answer] = []
    for _ in range(4):
        ours += one(max(2, times // 4))
        theirs += other(max(2, times // 4))
    return ours, theirs


async def _light_visit(server: str, page: str, queries: list[str], reruns: int) -> None:
    """A visitor that looks at no more of a message than a browser must to ask again."""
    address = f"ws://{urlsplit(server).netloc}/_stcore/stream"
    held: set[str] = set()
    async with connect(
        address, subprotocols=[Subprotocol("streamlit")], origin=Origin(server), max_size=None
    ) as line:
        for turn in range(reruns + 1):
            await line.send(request(page, queries[turn % len(queries)], held))
            kind = ""
            while kind != "script_finished":
                raw = await asyncio.wait_for(line.recv(), _PATIENCE)
                assert isinstance(raw, bytes)
                message = ForwardMsg.FromString(raw)
                kind = message.WhichOneof("type") or ""
                if message.metadata.cacheable and message.hash:
                    held.add(message.hash)


def reruns_a_second(server: str, page: str, queries: list[str], reruns: int) -> float:
    """How many reruns a server answers a second when many visitors ask at once.

    Each query was answered before, as on a server that has run for a while.
    """

    async def all_of_them(visitors: int, times: int) -> None:
        visits = (_light_visit(server, page, queries, times) for _ in range(visitors))
        await asyncio.gather(*visits)

    asyncio.run(all_of_them(1, len(queries)))
    begin = time.perf_counter()
    asyncio.run(all_of_them(SESSIONS, reruns))
    return SESSIONS * (reruns + 1) / (time.perf_counter() - begin)


def session_lines(app: str, skeleton: str, plain: str) -> Iterator[str]:
    """Reruns a second of growth with many visitors, beside its skeleton and a plain page."""
    own = [urlencode({"lang": "en", "reading": one}) for one in READINGS]
    bare = [urlencode({"page": "growth", "lang": "en", "reading": one}) for one in READINGS]
    ours = reruns_a_second(app, "growth", own, 8)
    limit = reruns_a_second(skeleton, "", bare, 8)
    usual = reruns_a_second(plain, "", [""], 4)
    yield f"{SESSIONS} visitors at once, reruns a second:"
    yield f"growth {ours:.1f}, its skeleton {limit:.1f}, a plain page {usual:.1f}"
    yield f"growth / skeleton   {ours / limit:6.2f}   at least {_LEAST_OF_SKELETON}"
    yield f"growth / plain page {ours / usual:6.2f}   at least {_LEAST_OF_PLAIN}"


def lines(reruns: int) -> Iterator[str]:
    """Measures every page beside its skeleton, then many visitors; a line of the table each."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "parts.json"
        file.write_text(json.dumps(all_parts(sei.load()), ensure_ascii=False), encoding="utf-8")
        with (
            serving(ROOT / "app.py") as app,
            serving(SKELETON, surroundings={"SEI_PARTS": str(file)}) as skeleton,
            serving(PLAIN) as plain,
        ):
            yield from rerun_lines(app, skeleton, reruns)
            yield from session_lines(app, skeleton, plain)
