"""How is it computed?"""

from pages import _method, _shared

_shared.heading("method")
_shared.of_all_days()
_shared.nothing_to_choose()
_method.show()
