"""Faster than the nation, by how much?"""

from pages import _cards, _shared

_shared.heading("growth")
chosen = _shared.choose("growth", "growth-premium", "growth-pairs")
_cards.show("growth-premium", chosen["growth-premium"])
_cards.show("growth-pairs", chosen["growth-pairs"])
