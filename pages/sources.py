"""Where does each figure come from?"""

from pages import _register, _shared

_shared.heading("sources")
_shared.of_all_days()
_register.show()
