"""China's part of the world market."""

from pages import _cards, _shared

_shared.heading("market_share")
chosen = _shared.choose("market_share", "world-share", "world-levels")
_cards.show("world-share", chosen["world-share"])
_cards.show("world-levels", chosen["world-levels"])
