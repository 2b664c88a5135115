"""A visitor without a browser: speaks to the server as a page does, over its websocket."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

_SECONDS = 60.0
_PROTOCOL = Subprotocol("streamlit")


@dataclass(frozen=True)
class Answer:
    """What one run of a page sent, how long it took, and its size."""

    messages: tuple[ForwardMsg, ...]
    seconds: float
    size: int

    def elements(self) -> list[Element]:
        """Every element drawn, in order."""
        deltas = [message.delta for message in self.messages if message.HasField("delta")]
        return [delta.new_element for delta in deltas if delta.HasField("new_element")]

    def kinds(self, kind: str) -> list[Element]:
        """The elements of one kind: `heading`, `page_link`, `exception`..."""
        return [element for element in self.elements() if element.WhichOneof("type") == kind]


def request(page: str, query: str, held: Iterable[str]) -> bytes:
    """What a browser sends to have a page run, holding messages of these hashes."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    asked.rerun_script.query_string = query
    asked.rerun_script.cached_message_hashes.extend(held)
    return asked.SerializeToString()


class WebsocketVisitor:
    """An open connection; keeps hashes of what it holds, as a browser does."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._held: set[str] = set()

    def ask(self, page: str = "", query: str = "") -> Answer:
        """One run of a page with the given query."""
        begin = time.perf_counter()
        self._connection.send(request(page, query, self._held))
        answers = list(self._until_finished())
        seconds = time.perf_counter() - begin
        return Answer(tuple(each for each, _ in answers), seconds, sum(size for _, size in answers))

    def _until_finished(self) -> Iterator[tuple[ForwardMsg, int]]:
        kind = ""
        while kind != "script_finished":
            raw = self._connection.recv(timeout=_SECONDS)
            assert isinstance(raw, bytes)
            message = ForwardMsg()
            message.ParseFromString(raw)
            kind = message.WhichOneof("type") or ""
            if message.hash and message.metadata.cacheable and kind != "ref_hash":
                self._held.add(message.hash)
            yield message, len(raw)


@contextmanager
def websocket_visitor(server: str) -> Iterator[WebsocketVisitor]:
    """Connects as a page of that server does."""
    address = f"ws://{urlsplit(server).netloc}/_stcore/stream"
    with connect(address, subprotocols=[_PROTOCOL], origin=Origin(server), max_size=None) as line:
        yield WebsocketVisitor(line)
