"""Addresses of figures and data: what they answer, and what they refuse with a sentence."""

from __future__ import annotations

import csv
import http.client
import inspect
import io
import json
import time
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, closing, contextmanager
from http.client import HTTPResponse
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import frictionless
import pytest
import requests
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from pages import _shared
from sei_metrics import dataset as data
from sei_metrics import export, figures, publish, text, web
from sei_metrics.dataset import Dataset
from sei_metrics.errors import DataError, Fault, Message, SeiError
from sei_metrics.render import Spec
from sei_metrics.studio import NotNow, Studio
from sei_metrics.web.answers import sentences as refused
from tests.serving import free_port

FIRST = figures.names()[0]


class Client(requests.Session):
    """Asks one server by path."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address

    def request(self, method: str, url: str, *rest: Any, **more: Any) -> requests.Response:
        return super().request(method, self.address + url, *rest, **more)


@asynccontextmanager
async def lasting(studio: Studio) -> AsyncIterator[None]:
    yield
    await studio.close()


def page(request: Request) -> Response:
    return HTMLResponse("<title>A page</title>")


def bare(request: Request) -> Response:
    return Response("Bad Request", 400)


def slash(request: Request) -> Response:
    """Leads to the address without a slash at its end, as Streamlit does."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(request.url.path.rstrip("/") + query, 301)


@contextmanager
def serving(studio: Studio, load: Callable[[], Dataset], base: str = "") -> Iterator[Client]:
    """A client of a real server with the addresses in front of an app of pages."""
    addresses = Middleware(web.Addresses, base=lambda: base, studio=studio, load=load)
    pages = [
        *(Route("/bare", bare), Route("/_stcore/bare", bare)),
        *(Route("/{path:path}/", slash), Route("/{path:path}", page)),
    ]
    app = Starlette(routes=pages, middleware=[addresses], lifespan=lambda app: lasting(studio))
    port = free_port()
    config = uvicorn.Config(app, port=port, log_level="warning", ws="none")
    server = uvicorn.Server(config)
    thread = Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        with Client(f"http://127.0.0.1:{port}") as client:
            yield client
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def client(dataset: Dataset) -> Iterator[Client]:
    with serving(Studio(), lambda: dataset) as client:
        yield client


def sentences(answer: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    said = answer["error"]
    assert set(said) == set(text.LANGUAGES)
    assert said["en"] != said["zh"]
    return said


@pytest.mark.parametrize("fmt", export.FORMATS)
def test_a_figure_answers_in_every_format(fmt: str, client: Client) -> None:
    answer = client.get(f"/figure/{FIRST}.{fmt}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith(export.FORMATS[fmt].media_type)
    assert f'filename="{FIRST}.en.{fmt}"' in answer.headers["content-disposition"]
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("name", figures.names())
def test_every_figure_answers(name: str, client: Client) -> None:
    answer = client.get(f"/figure/{name}.svg?lang=zh")
    assert answer.status_code == 200, answer.text
    assert answer.content.startswith(b"<svg")


def test_a_picture_is_that_of_the_command_line(client: Client, dataset: Dataset) -> None:
    choice, _ = figures.read(FIRST, dataset, {"lang": "zh"})
    drawn = export.exported(figures.draw(FIRST, dataset, choice), dataset, "png", 1, 500)
    asked = {"lang": "zh", "scale": "1", "width": "500"}
    assert client.get(f"/figure/{FIRST}.png", params=asked).content == drawn


def test_links_written_out_in_full_are_understood(client: Client, dataset: Dataset) -> None:
    choice, _ = figures.read(FIRST, dataset, {"lang": "zh"})
    written = web.address(FIRST, "csv", figures.query(FIRST, choice))
    assert client.get(f"/{written}").content == client.get(f"/figure/{FIRST}.csv?lang=zh").content


@pytest.mark.parametrize("path", ["/figure/gdp-shares.png", "/figure/nothing.at.all.svg"])
def test_an_unknown_figure_names_the_nearest(path: str, client: Client) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "gdp-share" in sentences(answer.json())["en"]


def test_an_unknown_format_names_the_nearest(client: Client) -> None:
    answer = client.get(f"/figure/{FIRST}.svgz")
    assert answer.status_code == 404
    assert "svg" in sentences(answer.json())["zh"]


def asked(client: Client, path: str, method: str = "GET") -> tuple[HTTPResponse, bytes]:
    """The answer to a path as it is written, which other clients put in order first."""
    place = urlsplit(client.address)
    with closing(http.client.HTTPConnection(str(place.hostname), place.port)) as line:
        line.putrequest(method, path, skip_host=False)
        line.endheaders()
        answer = line.getresponse()
        return answer, answer.read()


@pytest.mark.parametrize(
    "path",
    [
        *("/figure", "/figure/", "/figure/gdp-share", "/figure/a/b.png", "/figure/..%2fx.png"),
        *("/figure/../x", "/figure/%00", "/figure//gdp-share.png", "/figure/gdp-share.png/"),
        *("/figures", "/figures/", "/figures/gdp-share.png", "/figures.json/", "/figures.json/x"),
        *("/data", "/data/", "/data/x", "/data/../pyproject.toml", "/data/%2e%2e/app.py"),
    ],
)
def test_anything_else_below_them_is_a_sentence(path: str, client: Client) -> None:
    answer, body = asked(client, path)
    assert answer.status == 404
    assert "/figures.json" in sentences(json.loads(body))["en"]
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
@pytest.mark.parametrize("path", [f"figure/{FIRST}.csv", "figures.json", *publish.DOWNLOADS])
def test_only_reading_is_answered(path: str, method: str, client: Client) -> None:
    answer = client.request(method, f"/{path}")
    assert answer.status_code == 405
    assert "GET" in sentences(answer.json())["zh"]
    assert {"GET", "HEAD"} == set(answer.headers["allow"].split(", "))
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    "path", ["/robots.txt", "/growth/figure/gdp-share.png", "/growth/data/sources.csv", "/x.php"]
)
def test_a_page_never_stands_for_a_file(path: str, client: Client) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "/figures.json" in sentences(answer.json())["en"]


@pytest.mark.parametrize("path", ["/", "/growth", "/gdp-share?asof=2020.1", "/index.html"])
def test_pages_are_left_to_the_app(path: str, client: Client) -> None:
    assert client.get(path).text == "<title>A page</title>"


@pytest.mark.parametrize(
    "path", ["/growth/x", "/no/such/page", "/growth/x?lang=zh", "/a%2Fb", "/%20"]
)
@pytest.mark.parametrize("base", ["", "/sei"])
def test_an_address_of_several_parts_is_no_page(path: str, base: str, dataset: Dataset) -> None:
    with serving(Studio(), lambda: dataset, base=base) as client:
        answer = client.get(f"{base}{path}", headers={"Accept": "text/html"})
    assert answer.status_code == 404
    assert f"{base}/figures.json" in sentences(answer.json())["en"]


@pytest.mark.parametrize("path", ["/_stcore/x/y", "/component/x/index.html"])
def test_what_the_platform_serves_below_is_left_alone(path: str, client: Client) -> None:
    assert client.get(path).text == "<title>A page</title>"


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/growth/", "../growth"),
        ("/growth/?lang=zh&from=2016", "../growth?lang=zh&from=2016"),
        ("/growth/?next=/a/b", "../growth?next=/a/b"),
        ("/growth//", "../../growth"),
        ("/a/b/", "../b"),
        ("/%E5%9B%BE/", "../%E5%9B%BE"),
    ],
)
def test_a_slash_at_the_end_is_taken_away_below_whatever_prefix(
    path: str, target: str, client: Client
) -> None:
    answer, _ = asked(client, path)
    assert (answer.status, answer.headers["location"]) == (301, target)


def test_a_bare_refusal_of_the_app_becomes_a_sentence(client: Client) -> None:
    answer = client.get("/bare")
    assert answer.status_code == 400
    assert sentences(answer.json())
    assert client.post("/growth").status_code == 405
    assert sentences(client.post("/growth").json())
    assert client.get("/_stcore/bare").text == "Bad Request"


def test_all_of_it_stands_below_the_path_of_the_app(dataset: Dataset) -> None:
    with serving(Studio(), lambda: dataset, base="/sei/") as client:
        for path in (f"figure/{FIRST}.svg", "figures.json", *publish.DOWNLOADS):
            assert client.head(f"/sei/{path}").status_code == 200
            assert client.head(f"/{path}").status_code == 404
        for path in ("/sei/figure", "/sei/figure/none", "/sei/data/none", "/sei/figures/x.csv"):
            answer = client.get(path)
            assert answer.status_code == 404
            assert "/sei/figures.json" in sentences(answer.json())["en"]
        assert client.get("/sei/growth").text == "<title>A page</title>"
        assert client.get("/seifigure/x").text == "<title>A page</title>"


def test_pages_and_addresses_share_one_load() -> None:
    assert inspect.signature(web.Addresses).parameters["load"].default is data.bundled
    assert _shared.data() is data.bundled()


@pytest.mark.parametrize(
    "params",
    [
        {"lang": "fr"},
        {"asof": "yesterday"},
        {"scale": "9"},
        {"scale": "nan"},
        {"scale": "-1"},
        {"scale": "1e0"},
        {"width": "100000"},
        {"width": "²"},
        {"from": "abc"},
        {"subject": "nonsense"},
    ],
    ids=str,
)
def test_a_bad_parameter_is_named(params: dict[str, str], client: Client) -> None:
    answer = client.get(f"/figure/{FIRST}.png", params=params)
    assert answer.status_code == 400
    ((name, value),) = params.items()
    said = sentences(answer.json())
    assert all(value in said[lang] or name in said[lang] for lang in text.LANGUAGES)
    assert "shown instead" not in said["en"]
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "added",
    ["nonsense=1", "utm_source=wechat", "v=2", "data=2020-01-01-0ld0ld00", "lang=fr", "from=x"],
)
def test_what_others_wrote_into_an_address_costs_no_file(added: str, client: Client) -> None:
    asked = f"/figure/{FIRST}.csv?lang=zh&from=2015"
    plain, touched = client.get(asked), client.get(f"{asked}&{added}&from=timeline")
    assert touched.status_code == 200, touched.text
    assert touched.content == plain.content
    assert touched.headers["etag"] == plain.headers["etag"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("scale=&width=", ""),
        ("width=６００", "width=600"),
        ("scale=１", "scale=1"),
        ("width=600&width=x", "width=600"),
        ("width=x&width=600&width=", "width=600"),
        ("scale=1&scale=9", "scale=1"),
        ("width=%20600%20", "width=600"),
    ],
)
def test_the_size_of_a_picture_is_read_as_other_parameters_are(
    written: str, meant: str, client: Client
) -> None:
    told = [client.head(f"/figure/{FIRST}.png?{asked}") for asked in (written, meant)]
    assert [each.status_code for each in told] == [200, 200]
    assert told[0].headers["etag"] == told[1].headers["etag"]


def test_of_several_wrong_sizes_one_is_named(client: Client) -> None:
    answer = client.get(f"/figure/{FIRST}.png?width=7&width=8")
    assert answer.status_code == 400
    assert sentences(answer.json())["en"].count("width") == 1


def test_thousands_of_wrong_values_get_a_short_answer(client: Client) -> None:
    ids = ",".join(f"unknown{place}" for place in range(1500))
    strange = "".join(f"&k{place}=1" for place in range(1500))
    answer = client.get(
        f"/figure/industry-comparison.csv?industry={ids}&lang={'x' * 9000}{strange}"
    )
    assert answer.status_code == 400
    assert len(answer.content) < 6000
    assert "unknown0" in sentences(answer.json())["en"]


@pytest.mark.parametrize("path", [f"figure/{FIRST}.csv", "figures.json", *publish.DOWNLOADS])
def test_every_answer_tells_the_version_of_the_data(
    path: str, client: Client, dataset: Dataset
) -> None:
    assert client.head(f"/{path}").headers["x-data-version"] == dataset.version


def test_the_version_at_hand_may_be_asked_for(client: Client, dataset: Dataset) -> None:
    asked = {"data": dataset.version}
    assert client.head(f"/figure/{FIRST}.csv", params=asked).status_code == 200


def test_every_bad_parameter_is_named_at_once(client: Client) -> None:
    params = {"lang": "fr", "scale": "9", "subject": "nonsense", "asof": "yesterday"}
    said = sentences(client.get(f"/figure/{FIRST}.png", params=params).json())
    assert all(wrong in said["en"] for wrong in params.values())


@pytest.mark.parametrize("name", figures.names())
def test_no_option_is_called_as_a_picture_size_is(name: str) -> None:
    assert not {key for each in figures.options(name) for key in each.written_as} & {*publish.SIZES}


def test_who_holds_an_answer_is_told_so(client: Client) -> None:
    first = client.get(f"/figure/{FIRST}.csv")
    tag = first.headers["etag"]
    for held in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        again = client.get(f"/figure/{FIRST}.csv", headers={"If-None-Match": held})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert again.headers["cache-control"] == first.headers["cache-control"]
    assert client.get(f"/figure/{FIRST}.csv", headers={"If-None-Match": '"x"'}).status_code == 200


def test_tags_tell_answers_apart(client: Client) -> None:
    addresses = [
        f"/figure/{FIRST}.csv",
        f"/figure/{FIRST}.json",
        f"/figure/{FIRST}.csv?lang=zh",
        f"/figure/{FIRST}.svg",
        f"/figure/{FIRST}.svg?width=400",
        "/figures.json",
        *(f"/{path}" for path in publish.DOWNLOADS),
    ]
    tags = [client.head(address).headers["etag"] for address in addresses]
    assert len(set(tags)) == len(tags)


def test_head_tells_the_size_without_the_body(client: Client) -> None:
    plain = {"Accept-Encoding": "identity"}
    told = client.head(f"/figure/{FIRST}.csv", headers=plain)
    assert told.status_code == 200
    body = client.get(f"/figure/{FIRST}.csv", headers=plain).content
    assert int(told.headers["content-length"]) == len(body)


@pytest.mark.parametrize(("fmt", "packed"), [("csv", True), ("svg", True), ("png", False)])
def test_text_is_sent_packed(fmt: str, packed: bool, client: Client) -> None:
    told = client.head(f"/figure/{FIRST}.{fmt}", headers={"Accept-Encoding": "gzip"})
    assert (told.headers.get("content-encoding") == "gzip") == packed
    assert not packed or "accept-encoding" in told.headers["vary"].lower()


def test_a_full_queue_says_when_to_come_back(dataset: Dataset) -> None:
    with serving(Studio(queue_limit=0), lambda: dataset) as client:
        answer = client.get(f"/figure/{FIRST}.png")
        assert answer.status_code == 503
        assert int(answer.headers["retry-after"]) > 0
        assert sentences(answer.json())
        assert client.get(f"/figure/{FIRST}.csv").status_code == 200


def test_broken_data_is_a_sentence(dataset: Dataset) -> None:
    def broken() -> Dataset:
        raise DataError([Fault("observations.csv", 2, "value", "x", "missing_file")])

    with serving(Studio(), broken) as client:
        answer = client.get(f"/figure/{FIRST}.csv")
    assert answer.status_code == 500
    assert "observations.csv:2" in sentences(answer.json())["zh"]


@pytest.mark.parametrize(
    "refusal",
    [
        DataError(
            [Fault("observations.csv", 5, "region", "XX", "missing_file")] * count, "/srv/a/b"
        )
        for count in (1, 2)
    ]
    + [SeiError("error.no_data", path="/srv/a/b"), SeiError("error.no_folder", path="/srv/a/b")],
    ids=lambda refusal: refusal.key,
)
def test_no_answer_shows_a_folder_of_the_server(refusal: SeiError) -> None:
    def broken() -> Dataset:
        raise refusal

    with serving(Studio(), broken) as client:
        answers = [client.get(path) for path in (f"/figure/{FIRST}.csv", "/figures.json")]
    for answer in answers:
        assert answer.status_code == 500
        said = sentences(answer.json())
        assert all("/srv" not in said[lang] and "python" not in said[lang] for lang in said)
    assert "/srv/a/b" in str(refusal)


class Failing(Studio):
    """Draws nothing, for a reason."""

    def __init__(self, reason: Exception) -> None:
        super().__init__()
        self.reason = reason

    async def draw(self, spec: Spec, fmt: str, scale: float = 2, width: int | None = None) -> bytes:
        raise self.reason


def test_a_picture_that_cannot_be_drawn_is_a_sentence(dataset: Dataset) -> None:
    with serving(Failing(SeiError("picture.font")), lambda: dataset) as client:
        answer = client.get(f"/figure/{FIRST}.png")
    assert answer.status_code == 500
    assert "fonts-noto-cjk" in sentences(answer.json())["en"]


@pytest.mark.parametrize(
    "reason", [NotNow("picture.slow", seconds=30), NotNow("picture.lost")], ids=str
)
def test_a_picture_that_was_not_drawn_this_time_may_be_asked_again(
    reason: NotNow, dataset: Dataset
) -> None:
    with serving(Failing(reason), lambda: dataset) as client:
        answer = client.get(f"/figure/{FIRST}.png")
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
    assert sentences(answer.json())["en"] == str(reason)


def test_what_nobody_foresaw_is_a_sentence_with_its_place_in_the_log(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*asked: object) -> None:
        raise KeyError("inside")

    monkeypatch.setattr(figures, "draw", broken)
    with serving(Studio(), lambda: dataset) as client:
        for path in (f"figure/{FIRST}.csv", f"figure/{FIRST}.png", "figures.json"):
            caplog.clear()
            answer = client.get(f"/{path}")
            assert answer.status_code == 500
            assert answer.headers["access-control-allow-origin"] == "*"
            said = sentences(answer.json())
            (record,) = caplog.records
            mark = record.getMessage().partition(":")[0]
            assert len(mark) == 8
            assert all(mark in said[lang] for lang in text.LANGUAGES)
            assert "inside" not in answer.text
            assert "KeyError: 'inside'" in caplog.text
            assert path in caplog.text


def test_of_many_reasons_the_first_few_are_told() -> None:
    many = [
        Message("address.number", {"name": "width", "value": str(each), "low": 1, "high": 2})
        for each in range(900)
    ]
    body = bytes(refused(400, *many).body)
    assert len(body) < 3000
    assert "And 894 more" in sentences(json.loads(body))["en"]


@pytest.mark.parametrize("path", ["{}.png", f"{FIRST}.{{}}", f"{FIRST}.png?width={{}}"])
def test_a_long_value_is_cut(path: str, client: Client) -> None:
    answer = client.get(f"/figure/{path}".format("x" * 9000))
    assert answer.status_code in (400, 404)
    assert "x" * 50 in answer.text
    assert len(answer.content) < 1500


def test_a_choice_that_a_figure_refuses_is_a_bad_request(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*asked: object) -> None:
        raise SeiError("refusal.qualifier", value="irena", known="~")

    monkeypatch.setattr(figures, "draw", refuse)
    answer = client.get(f"/figure/{FIRST}.csv")
    assert answer.status_code == 400
    assert "irena" in sentences(answer.json())["en"]


def test_the_list_names_every_figure_with_its_options(client: Client) -> None:
    listed = client.get("/figures.json").json()
    assert [each["name"] for each in listed["figures"]] == list(figures.names())
    assert set(listed["formats"]) == set(export.FORMATS)
    for each in listed["figures"]:
        assert set(each["title"]) == set(text.LANGUAGES)
        for option in each["options"]:
            assert set(option["default"]) == set(option["parameters"])
            chosen = ",".join(option["default"].values()).split(",")
            assert set(filter(None, chosen)) <= set(option["choices"])
            for words in option["choices"].values():
                assert set(words) == set(text.LANGUAGES)


def test_the_defaults_of_the_list_can_be_asked_for(client: Client) -> None:
    for each in client.get("/figures.json").json()["figures"]:
        params = {
            key: value for option in each["options"] for key, value in option["default"].items()
        }
        answer = client.head(f"/{each['address'].format(format='csv')}", params=params)
        assert answer.status_code == 200, each["name"]


def test_data_without_the_rows_that_may_only_be_quoted(client: Client, dataset: Dataset) -> None:
    answer = client.get("/data/observations.csv")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    left_out = int(answer.headers["x-rows-left-out"])
    assert len(rows) + left_out == len(dataset.observations)
    sources = dataset.sources
    closed = set(sources.loc[sources["reuse"] == "quote_only", "source"])
    assert not closed & {row["source"] for row in rows}
    notes = json.dumps(client.get("/figures.json").json()["notes"])
    assert f"{left_out} rows" in notes


def test_the_tables_offered_are_as_their_package_says(client: Client, tmp_path: Path) -> None:
    for path in publish.DOWNLOADS:
        (tmp_path / path.rpartition("/")[2]).write_bytes(client.get(f"/{path}").content)
    described = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert "rows are left out" in described["description"]
    assert described["version"] == client.get("/figures.json").json()["version"]
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "note"])


def test_sources_are_all_there(client: Client, dataset: Dataset) -> None:
    written = client.get("/data/sources.csv").content.decode("utf-8-sig")
    found = [row["source"] for row in csv.DictReader(io.StringIO(written))]
    assert found == list(dataset.sources["source"])
