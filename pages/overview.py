"""What is the state of strategic emerging industries today?"""

from pages import _shared, _tiles

_shared.heading("overview")
_tiles.show()
for left, right in (("gdp-share", "growth-premium"), ("world-share", "industry-comparison")):
    _shared.side_by_side(left, right)
