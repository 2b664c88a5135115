"""What a reader may choose, stated once, and how a link says what was chosen."""

from sei_metrics.options.option import Choice, Option, Value

__all__ = ["Choice", "Option", "Value"]
