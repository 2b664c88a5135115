"""Industries side by side."""

from sei_metrics import figures


def test_an_as_of_date_hides_the_points_of_the_industries_chosen_only(dataset):
    asked = {"indicator": "electricity_generation", "industry": "wind_power", "asof": "2009-01-01"}
    choice, complaints = figures.read("industry-comparison", dataset, asked)
    assert complaints == ()
    wind = dataset.preferred("electricity_generation", region="CN", industry="wind_power")
    every = dataset.preferred("electricity_generation")
    assert len(every) == 8 * len(wind)  # three sources and the total, in China and the world
    (said, *_) = figures.draw("industry-comparison", dataset, choice).notes
    assert f" {len(wind)} " in said
