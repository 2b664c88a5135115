"""Where does each figure come from?"""

from pages import _register, _shared

_shared.heading("sources")
_register.show()
