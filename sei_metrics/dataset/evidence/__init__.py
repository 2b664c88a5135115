"""What became of each row of the material that the figures were taken from."""

from sei_metrics.dataset.evidence.accounts import Reconciliation, reconciled
from sei_metrics.dataset.evidence.drawn import drawn

__all__ = ["Reconciliation", "drawn", "reconciled"]
