"""What became of each row of the material that the figures were taken from."""

from tools.evidence.accounts import Reconciliation, reconciled
from tools.evidence.drawn import drawn

__all__ = ["Reconciliation", "drawn", "reconciled"]
