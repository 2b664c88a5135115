"""What is the state of strategic emerging industries today?"""

from pages import _cards, _shared, _tiles

_shared.heading("overview")
_shared.nothing_to_choose()
_tiles.show()
_cards.side_by_side(("gdp-share", "gdp_share"), ("growth-premium", "growth"))
_cards.side_by_side(("world-share", "market_share"), ("industry-comparison", "industries"))
