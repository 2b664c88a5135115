"""China's strategic emerging industries in figures: data, measures and figures.

import sei_metrics as sei
data = sei.load()
data.preferred("gdp_nominal", region="CN", as_of="2023-03-15")
sei.growth_excess(8.7, 6.7)
sei.panels.structure(data, "three_new_value_added", whole="three_new_economy")
sei.figure("gdp-share", data)
"""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

# Where a public name is looked for: the measures do without charts, which take longest to load.
_ROOMS = ("measures", "captions.readings", "public")
_PUBLIC_ROOM = "panels"


def _public(name: str) -> Any:
    """A public name, loaded when it is first asked for."""
    if name == "__all__":
        return import_module("sei_metrics.public").__all__
    if name == _PUBLIC_ROOM:
        return import_module(f"{__name__}.{name}")
    if not name.startswith("_") and find_spec(f"{__name__}.{name}") is None:
        for room in _ROOMS:
            module = import_module(f"{__name__}.{room}")
            if name in module.__all__:
                return globals().setdefault(name, getattr(module, name))
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=__name__)


def _listed() -> list[str]:
    return sorted({*globals(), *_public("__all__"), _PUBLIC_ROOM})


__getattr__, __dir__ = _public, _listed
