"""Bars the network from tests: what asks for another machine fails and names the address.

Python imports a module of this name by itself when its folder is on PYTHONPATH, so that servers
which tests start are barred as well.
"""

from __future__ import annotations

import ipaddress
import sys

_LOCAL_NAMES = {"", "localhost"}


class NetworkBarred(RuntimeError):
    """A test, or a server started by one, asked for another machine."""


def _is_local(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else str(host or "")
    if name in _LOCAL_NAMES:
        return True
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _asked_for(event: str, args: tuple[object, ...]) -> tuple[object, object] | None:
    """Host and port that an audited call asks for; none when it stays on this machine."""
    if event in ("socket.getaddrinfo", "socket.gethostbyname"):
        return args[0], args[1] if len(args) > 1 else ""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        address = args[1]
        if isinstance(address, tuple) and isinstance(address[0], str):
            return address[0], address[1]
    return None


def _bar(event: str, args: tuple[object, ...]) -> None:
    asked = _asked_for(event, args)
    if asked and not _is_local(asked[0]):
        host, port = asked
        message = f"no network in tests: {host}:{port} was asked for"
        sys.stderr.write(message + "\n")
        raise NetworkBarred(message)


sys.addaudithook(_bar)
