"""The registers as lists: label and value first."""

import pytest

from sei_metrics import text
from sei_metrics.points import table
from sei_metrics.points.entries import entries


def test_a_figure_leads_with_its_label_and_its_value(dataset):
    """miit: 483.8 of 10 thousand 5G base stations at the end of 2025."""
    found = table.register(dataset, "figures", "5G base stations 483.8", "en")
    (one,) = entries(found, "figures", "en", 5)
    assert (one.label, one.value) == ("5G base stations, 5G networks", "483.8")
    assert one.unit == "10 thousand stations"
    assert one.more[:3] == ("2025", "China", "stated")
    assert "Grade B" in one.more


@pytest.mark.parametrize("lang", text.LANGUAGES)
@pytest.mark.parametrize("kind", table.REGISTERS)
def test_every_register_can_be_listed(dataset, kind, lang):
    found = table.register(dataset, kind, "", lang)
    listed = entries(found, kind, lang, 25)
    assert len(listed) == 25
    assert all(each.label and each.value and all(each.more) for each in listed)
    links = [each.link for each in listed if each.link]
    assert all(each.startswith("http") for each in links)
    assert entries(found.head(3), kind, lang, 25) == listed[:3]
