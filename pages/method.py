"""How is it computed?"""

from pages import _shared

_shared.method_text()
