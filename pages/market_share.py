"""China's part of the world market."""

from pages import _shared

_shared.heading("market_share")
chosen = _shared.choose("market_share", "world-share", "world-levels")
_shared.show("world-share", chosen["world-share"])
_shared.show("world-levels", chosen["world-levels"])
