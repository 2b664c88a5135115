"""How large in GDP, against the targets?"""

from pages import _shared

_shared.heading("gdp_share")
chosen = _shared.choose("gdp_share", "gdp-share", "target-path")
_shared.show("gdp-share", chosen["gdp-share"])
_shared.show("target-path", chosen["target-path"])
