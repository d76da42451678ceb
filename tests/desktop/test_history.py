"""Ten minutes with holes, and what is plotted of them."""

import numpy as np
import pytest

from posturecoach.desktop.history import SPAN_S, History
from posturecoach.desktop.plot import Band, TenMinutes
from posturecoach.desktop.series import STRAIN, Series, available, series_of
from posturecoach.posture.measure import View
from posturecoach.rulebook import zone_rules

from .looks import absent, look, measure

RULES = zone_rules()


def test_that_a_second_is_the_mean_of_its_looks_and_the_newest_is_now():
    history = History()
    for at_s, number in ((100.0, 1.0), (100.5, 3.0), (101.2, 5.0)):
        history.add(at_s, {"a": number})
    minutes, means = history.line("a", 101.9)
    assert minutes[-1] == 0.0
    assert minutes[0] == pytest.approx(-10, abs=0.02)
    assert means[-2:].tolist() == [2.0, 5.0]


def test_that_what_was_not_seen_is_a_hole_and_never_zero():
    history = History()
    history.add(10.0, {"a": 1.0})
    history.add(11.0, {})
    history.add(14.0, {"a": 2.0})
    _, means = history.line("a", 14.0)
    assert np.isnan(means[-4:-1]).all()
    assert means[-5] == 1.0
    assert not np.any(means == 0.0)
    assert np.isnan(history.line("never seen", 14.0)[1]).all()


def test_that_the_line_moves_on_without_looks_and_forgets_after_ten_minutes():
    history = History()
    history.add(10.0, {"a": 1.0})
    assert history.line("a", 40.0)[1][-31] == 1.0
    assert history.names() == ["a"]
    assert np.isnan(history.line("a", 10.0 + SPAN_S)[1]).all()
    assert history.names() == []
    history.add(1e6, {"a": 4.0})  # far beyond, as after a night of sleep
    assert history.line("a", 1e6)[1][-1] == 4.0


def test_that_absent_measures_are_not_plotted():
    seen = look(measures=[measure("head_pitch", value=20.0, change=5.0), absent("cva")], strain=0.4)
    numbers = series_of(seen)
    assert numbers[STRAIN.key] == 0.4
    assert {key.split("|")[0] for key in numbers} == {"", "head_pitch"}
    assert series_of(look()) == {}


def test_that_a_measure_is_plotted_as_its_rule_judges_it():
    keys = series_of(
        look(
            measures=[
                measure("head_pitch", value=20.0, change=5.0),  # judged by the change
                measure("viewing_distance", value=600.0, change=5.0, unit="mm"),  # by the value
            ],
            strain=0.1,
        )
    )
    head, distance = available(keys, RULES, View.FRONT)[1:]
    assert (head.measure, head.change) == ("head_pitch", True)
    assert (distance.measure, distance.change) == ("viewing_distance", False)
    assert head.band(RULES, View.FRONT) == Band(-5.0, 20.0)  # zones.toml
    assert distance.band(RULES, View.FRONT) == Band(50.0, 80.0)  # mm there, cm on the screen
    assert distance.shown(np.array([600.0])).tolist() == [60.0]


def test_that_a_published_border_gives_way_to_a_neutral_beyond_it():
    near = Series("viewing_distance", change=False, unit="mm")
    assert near.band(RULES, View.FRONT, neutral=450.0) == Band(35.0, 80.0)


def test_that_front_and_side_have_bands_of_their_own():
    cva = Series("cva", change=False, unit="deg")
    assert cva.band(RULES, View.FRONT) is None  # from the front only the change exists
    assert cva.band(RULES, View.SIDE_LEFT) == Band(46.0, None)


def test_that_the_scale_leaves_room_around_the_band():
    head = Series("head_pitch", change=True, unit="deg")
    band = head.band(RULES, View.FRONT)
    scale = head.scale(band)
    assert scale.low < band.low < band.high < scale.high


@pytest.mark.parametrize(
    ("most", "top"),
    [
        pytest.param(0.3, 2.2, id="at ease"),
        pytest.param(1.9, 2.2, id="the slump of the sample clip"),
        pytest.param(7.5, 7.5, id="far beyond"),
    ],
)
def test_that_the_line_of_the_strain_stays_inside_its_axis(qtbot, most, top):
    plot = TenMinutes()
    qtbot.addWidget(plot)
    numbers = np.linspace(0.0, most, SPAN_S)
    band = STRAIN.band(RULES, View.FRONT)
    plot.show_line(np.linspace(-10, 0, SPAN_S), numbers, band, STRAIN.scale(band))
    low, high = plot.reach()
    assert low < 0.0
    assert top < high < 1.1 * top  # no more room than the line needs
