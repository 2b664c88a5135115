"""Where does each figure come from?"""

from pages import _register, _shared

_shared.heading("sources")
_shared.nothing_to_choose("table", "q")
_register.show()
