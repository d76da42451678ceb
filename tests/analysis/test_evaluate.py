"""Accuracy against ground truth: the arithmetic by construction, the path on real pictures."""

from __future__ import annotations

import json
import math
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from posturecoach.analysis.bland_altman import bland_altman_svg
from posturecoach.analysis.evaluate import COMPARED, Seen, _scores, evaluate
from posturecoach.errors import SourceError
from posturecoach.posture.body import N_KEYPOINTS, Body, Sight
from posturecoach.posture.measure import Absent, Measure, Reading, View

FIXTURES = Path(__file__).parents[1] / "fixtures"


def seen(true, measured, pm=5.0, neutral=10.0):
    """Return a frame in which shoulder tilt is `true` and was measured as `measured`."""
    body = Body(np.full((N_KEYPOINTS, 2), 50.0), np.ones(N_KEYPOINTS), np.zeros((N_KEYPOINTS, 3)))
    tilt = (
        Measure("shoulder_tilt", "deg", absent=Absent.UNSURE)
        if measured is None
        else Measure("shoulder_tilt", "deg", measured, measured - neutral, pm)
    )
    reading = Reading(0.0, View.FRONT, {"shoulder_tilt": tilt})
    truth = {"view": "front", "angles": {"shoulder_tilt": true}}
    still = {"view": "front", "angles": {"shoulder_tilt": neutral}}
    sight = Sight(0.0, 100, 100, body, None)
    return Seen(truth, still, sight, reading, reading, calibrates=False)


def tilt_score(frames):
    (score,) = [s for s in _scores("front", frames) if s.id == "shoulder_tilt"]
    return score


def test_that_known_errors_give_known_numbers():
    errors = [1.0, -1.0, 3.0, 6.0]
    true = [10.0, 20.0, 30.0, 40.0]
    score = tilt_score([seen(t, t + e) for t, e in zip(true, errors, strict=True)])
    assert (score.n, score.coverage, score.kind) == (4, 1.0, "change")
    assert score.mae == pytest.approx(11 / 4)
    assert score.bias == pytest.approx(9 / 4)
    spread = np.std(errors)
    assert score.loa95 == pytest.approx((9 / 4 - 1.96 * spread, 9 / 4 + 1.96 * spread))
    assert score.within_pm == 0.75
    assert score.r == pytest.approx(np.corrcoef(true, np.add(true, errors))[0, 1])


def test_that_absent_is_not_covered_and_not_counted_as_right():
    score = tilt_score([seen(10, 10), seen(20, 20), seen(30, 30), seen(40, None)])
    assert score.n == 3
    assert score.coverage == 0.75
    assert score.coverage_visible == 0.75


def test_that_what_is_measured_without_its_parts_covers_nothing_visible():
    frames = [seen(10, 10), seen(20, 20), seen(30, None), seen(40, 40)]
    frames[3] = replace(frames[3], sight=Sight(0.0, 100, 100, None, None))
    score = tilt_score(frames)
    assert score.n == 3
    assert score.coverage_visible == pytest.approx(2 / 3)


def test_that_too_few_frames_say_nothing():
    score = tilt_score([seen(10, 10), seen(20, 20)])
    assert score.n == 2
    assert score.mae is None
    assert score.loa95 is None
    with pytest.raises(ValueError, match="limits of agreement"):
        bland_altman_svg(score)


def test_that_a_plot_is_whole_and_holds_a_dot_per_frame():
    score = tilt_score([seen(10.0 * n, 10.0 * n + n % 3) for n in range(9)])
    picture = ET.fromstring(bland_altman_svg(score))
    dots = [e for e in picture.iter() if e.tag.endswith("circle")]
    assert len(dots) == 9
    for dot in dots:
        assert math.isfinite(float(dot.get("cx")))
        assert 0 <= float(dot.get("cy")) <= 420


def test_that_every_compared_measure_exists():
    from posturecoach.posture import front, side

    for view, id_ in COMPARED:
        assert id_ in (front.SPECS if view == "front" else side.SPECS)


def test_that_rendered_stills_are_measured_by_the_programs_own_path():
    done = []
    result = evaluate(FIXTURES, "full", progress=lambda now, of: done.append((now, of)))
    assert done[-1] == (4, 4)
    assert result.frames == 1  # the three others calibrate
    assert result.person_found == 1.0
    assert result.bodies == ("d1_m_young", "d5_m_heavy")
    pitch = next(s for s in result.scores if s.id == "head_pitch")
    ((true, measured),) = pitch.pairs
    assert measured == pytest.approx(true, abs=8.0)
    row = result.to_json()["measures"][0]
    assert {"view", "id", "n", "coverage", "mae", "bias", "loa95", "r", "within_pm", "kind"} <= set(
        row
    )
    json.dumps(result.to_json(), allow_nan=False)


def test_that_the_tape_is_what_makes_the_distance_right():
    def off(**options):
        result = evaluate(FIXTURES, "full", **options)
        distance = next(
            s for s in result.scores if s.id == "viewing_distance" and s.kind == "absolute"
        )
        ((true, measured),) = distance.pairs
        return abs(measured - true)

    assert off(tape=True) < 60.0
    assert off(tape=True) != off(tape=False)


@pytest.mark.parametrize(
    "text", ["", "{", '{"image": "a.jpg"}', None], ids=["empty", "torn", "thin", "missing"]
)
def test_that_what_is_no_data_set_is_told(tmp_path, text):
    if text is not None:
        (tmp_path / "truth.jsonl").write_text(text)
    with pytest.raises(SourceError) as error:
        evaluate(tmp_path, "lite")
    assert error.value.try_
