"""What a measure declares about its operands."""

from __future__ import annotations

import pytest

from sei_metrics.errors import SeiError
from sei_metrics.measures import average_growth
from sei_metrics.rounding import rounded
from sei_metrics.rounding.rules import rule_of, signs_of


def test_an_operand_without_a_direction_has_no_sign() -> None:
    rate = rounded(1.0, 0.1)
    assert signs_of(average_growth, rule_of(average_growth), {0: rate}) == {id(rate): -1}
    with pytest.raises(SeiError, match="operand “2” of average_growth must be an exact number"):
        signs_of(average_growth, rule_of(average_growth), {0: rate, 2: rounded(3.0, 1.0)})
