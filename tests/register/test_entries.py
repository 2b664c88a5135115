"""The registers as lists: label and value first."""

import pytest

from sei_metrics import text
from sei_metrics.register import table
from sei_metrics.register.entries import entries


def test_a_figure_leads_with_its_label_and_its_value(frozen):
    """miit: 483.8 of 10 thousand 5G base stations at the end of 2025."""
    found = table.register(frozen, "figures", "5G base stations 483.8", "en")
    (one,) = entries(found, "figures", "en", 5)
    assert (one.label, one.value) == ("5G base stations, 5G networks", "483.8")
    assert one.unit == "10 thousand stations"
    assert one.more[:3] == ("2025", "China", "stated")
    assert "Grade B" in one.more


@pytest.mark.parametrize("lang", text.LANGUAGES)
@pytest.mark.parametrize("kind", table.REGISTERS)
def test_every_register_can_be_listed(dataset, kind, lang):
    found = table.register(dataset, kind, "", lang)
    page = 25
    listed = entries(found, kind, lang, page)
    assert len(listed) == min(page, len(found)) > 2
    assert all(each.label and each.value and all(each.more) for each in listed)
    assert not [each.link for each in listed if each.link and not each.link.startswith("http")]
    assert entries(found.head(2), kind, lang, page) == listed[:2]
