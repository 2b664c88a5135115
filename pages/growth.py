"""Faster than the nation, by how much?"""

from pages import _shared

_shared.heading("growth")
chosen = _shared.choose("growth", "growth-premium", "growth-pairs")
_shared.show("growth-premium", chosen["growth-premium"])
_shared.show("growth-pairs", chosen["growth-pairs"])
