"""How large in GDP, against the targets?"""

from pages import _cards, _shared

_shared.heading("gdp_share")
chosen = _shared.choose("gdp_share", "gdp-share", "target-path")
_cards.show("gdp-share", chosen["gdp-share"])
_cards.show("target-path", chosen["target-path"])
