"""Which industries, on one indicator?"""

from pages import _cards, _shared

_shared.heading("industries")
chosen = _shared.choose("industries", "industry-comparison")
_cards.show("industry-comparison", chosen["industry-comparison"])
