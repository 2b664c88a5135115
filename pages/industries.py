"""Which industries, on one indicator?"""

from pages import _shared

_shared.heading("industries")
chosen = _shared.choose("industries", "industry-comparison")
_shared.show("industry-comparison", chosen["industry-comparison"])
