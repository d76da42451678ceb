"""Learning a neutral: from steady looks, and from nothing less."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from people import SIDE, Person, from_side, neutral_of, sight

from posturecoach.errors import NeutralError
from posturecoach.posture.body import Keypoint
from posturecoach.posture.measure import View
from posturecoach.posture.neutral import Neutral, NeutralLearner, Posture
from posturecoach.posture.reader import Reader

K = Keypoint
MADE = "2030-01-01T09:00:00+01:00"


def learn(people, times, *, camera=None, face=True, noise_px=0.0, **kw):
    """Show `people` (a person, None, or a function of time) at `times`."""
    learner, reader = NeutralLearner(**kw), Reader()
    for n, t in enumerate(times):
        person = people(t) if callable(people) else people
        seen = sight(person, camera, time_s=t, face=face, noise_px=noise_px, seed=n)
        if person is None:
            seen = replace(seen, body=None, face=None)
        learner.add(seen, reader.read(seen))
    return learner


def every(looks_per_s, seconds=21.0):
    return [n / looks_per_s for n in range(int(seconds * looks_per_s) + 1)]


@pytest.mark.parametrize("looks_per_s", [1, 2, 10])
def test_that_twenty_seconds_of_rest_are_a_neutral_at_any_rate(looks_per_s):
    learner = learn(Person(pitch=6), every(looks_per_s), noise_px=1.0)
    assert learner.done
    assert learner.problem is None
    neutral = learner.finish(MADE)
    assert neutral.view is View.FRONT
    assert neutral.made == MADE
    assert neutral.values["head_pitch"] == pytest.approx(6, abs=0.5)
    assert neutral.scales["shoulder_px"] == pytest.approx(
        sight(Person()).body.points[K.LEFT_SHOULDER, 0]
        - sight(Person()).body.points[K.RIGHT_SHOULDER, 0],
        rel=0.02,
    )
    assert (neutral.width, neutral.height) == (1280, 720)


def test_that_uneven_looks_count_by_time():
    rng = np.random.default_rng(7)
    times = np.cumsum(rng.uniform(0.05, 1.5, 40)).tolist()
    learner = learn(Person(), times)
    assert learner.progress == pytest.approx(min(1, (times[-1] - times[0]) / 20))


def test_that_time_out_of_the_picture_does_not_count():
    learner = learn(lambda t: None if 5 < t < 30 else Person(), every(10, 31))
    assert learner.progress == pytest.approx(6 / 20, abs=0.02)


def test_that_time_without_looks_does_not_count():
    learner = learn(Person(), [0.0, 1.0, 2.0, 12.0, 13.0])
    assert learner.progress == pytest.approx(3 / 20)


def test_that_only_time_between_two_good_looks_counts():
    learner = learn(lambda t: None if t % 1 else Person(), every(2))
    assert learner.progress == 0


def test_that_pictures_need_no_clock():
    learner = learn(Person(), [0, 60, 120], seconds=0.0, min_looks=3)
    assert learner.done
    assert learner.finish(MADE).values["head_yaw"] == pytest.approx(0, abs=1e-6)


def test_that_chosen_pictures_may_differ_more_than_looks_at_somebody_who_rests():
    story = {"people": lambda t: Person(pitch=0.8 * t), "times": every(1, 20)}
    assert learn(**story, seconds=0.0, min_looks=10).finish(MADE)
    with pytest.raises(NeutralError, match="nodded"):
        learn(**story).finish(MADE)
    with pytest.raises(NeutralError, match="nodded"):
        learn(lambda t: Person(pitch=2 * t), every(1, 20), seconds=0.0).finish(MADE)


def test_that_from_the_side_it_learns_what_the_side_shows():
    learner = learn(from_side(Person(neck=12)), every(2), camera=SIDE, face=False)
    neutral = learner.finish(MADE)
    assert neutral.view is View.SIDE_RIGHT
    assert neutral.values["neck_inclination"] == pytest.approx(12, abs=2)
    assert neutral.scales["d0_px"] > 50


def test_that_a_glance_aside_moves_no_neutral():
    learner = learn(lambda t: Person(yaw=40 if 8 < t < 9.5 else 0), every(10))
    assert learner.finish(MADE).values["head_yaw"] == pytest.approx(0, abs=0.1)


@pytest.mark.parametrize(
    ("people", "kw", "words"),
    [
        pytest.param(lambda t: Person(pitch=t), {}, "nodded", id="head goes down"),
        pytest.param(lambda t: Person(yaw=1.5 * t), {}, "turned", id="head turns"),
        pytest.param(lambda t: Person(at=(0.01 * t, 0, 0)), {}, "sideways", id="slides aside"),
        pytest.param(lambda t: Person(at=(0, -0.007 * t, 0)), {}, "up or down", id="sinks"),
        pytest.param(lambda t: Person(at=(0, 0, 0.01 * t)), {}, "nearer", id="comes closer"),
        pytest.param(
            lambda t: from_side(Person(trunk=t)),
            {"camera": SIDE, "face": False},
            "leaned",
            id="leans, seen from the side",
        ),
        pytest.param(
            lambda t: Person(turn=0 if t < 10 else 90), {"camera": SIDE}, "turned", id="turns away"
        ),
        pytest.param(None, {}, "can't see you", id="nobody"),
        pytest.param(Person(), {"face": False}, "your face", id="no face"),
        pytest.param(
            Person(unseen=(K.LEFT_SHOULDER,)), {}, "both your shoulders", id="half visible"
        ),
        pytest.param(Person(turn=180), {"camera": SIDE}, "which way", id="from behind"),
        pytest.param(
            lambda t: None if t % 2 < 1 else Person(), {}, "hard to see", id="comes and goes"
        ),
    ],
)
def test_that_it_refuses_in_words(people, kw, words):
    learner = learn(people, every(5), **kw)
    with pytest.raises(NeutralError, match=words) as refusal:
        learner.finish(MADE)
    assert refusal.value.try_


def test_that_it_refuses_too_little():
    learner = learn(Person(), every(10, 5))
    assert not learner.done
    with pytest.raises(NeutralError, match="seen for 5 s"):
        learner.finish(MADE)


def test_that_the_problem_of_the_moment_is_told_and_taken_back():
    learner, reader = NeutralLearner(), Reader()
    for t, person, problem in (
        (0.0, Person(unseen=(K.RIGHT_SHOULDER,)), "I can't see both your shoulders"),
        (0.1, Person(), None),
    ):
        seen = sight(person, time_s=t)
        learner.add(seen, reader.read(seen))
        assert learner.problem == problem


def test_that_it_survives_being_written_down():
    neutral = neutral_of(sight())
    assert Neutral.from_dict(neutral.to_dict()) == neutral


def test_that_every_mistake_in_a_file_is_named_at_once():
    data = neutral_of(sight()).to_dict()
    data |= {"made": "", "view": "above", "seconds": -1, "width": 0, "colour": "blue"}
    data["scales"] |= {"shoulder_px": 0.0, "iris_px": "wide"}
    data["values"] = {"head_pitch": float("nan")}
    with pytest.raises(ValueError, match="made") as mistakes:
        Neutral.from_dict(data)
    for name in (
        "view", "seconds", "width", "colour", "scales.shoulder_px", "scales.iris_px",
        "values.head_pitch",
    ):  # fmt: skip
        assert f"{name}: " in str(mistakes.value)
    assert "height" not in str(mistakes.value)


def test_that_an_empty_file_names_all_that_is_missing():
    with pytest.raises(ValueError, match="made") as mistakes:
        Neutral.from_dict({})
    assert len(str(mistakes.value).splitlines()) == 7


@pytest.mark.parametrize("wrong", [{"seconds": -1.0}, {"min_looks": 0}])
def test_that_a_learner_that_cannot_learn_is_not_made(wrong):
    with pytest.raises(ValueError, match="expected"):
        NeutralLearner(**wrong)


def test_that_a_problem_from_outside_keeps_it_from_learning_and_is_told():
    learner, reader = NeutralLearner(), Reader()
    for t in every(2):
        seen = sight(time_s=t)
        learner.add(seen, reader.read(seen), "It is too dark to see you.")
    assert learner.progress == 0
    assert learner.problem == "It is too dark to see you."
    with pytest.raises(NeutralError, match=r"learned: it is too dark to see you\.$"):
        learner.finish(MADE)


def test_that_what_was_missed_is_the_reason():
    learner = NeutralLearner()
    learner.miss("The window behind you is brighter than your face.")
    with pytest.raises(NeutralError, match="learned: the window behind you"):
        learner.finish(MADE)


def test_that_where_it_holds_survives_being_written_down():
    neutral = replace(
        neutral_of(sight(noise_px=1.0)),
        place="Desk",
        camera="Webcam",
        posture=Posture.STANDING,
        distance_mm=640.0,
        hfov_deg=78.0,
    )
    assert Neutral.from_dict(neutral.to_dict()) == neutral
    wrong = neutral.to_dict() | {
        "place": " ", "camera": 3, "posture": "lying", "distance_mm": 20, "hfov_deg": "wide",
    }  # fmt: skip
    wrong["spreads"] = {"shoulder_px": -1.0}
    with pytest.raises(ValueError, match="place") as mistakes:
        Neutral.from_dict(wrong)
    for name in ("camera", "posture", "distance_mm", "hfov_deg", "spreads.shoulder_px"):
        assert f"{name}: " in str(mistakes.value)


def test_that_a_neutral_of_before_there_were_places_is_still_read():
    old = {
        "made": MADE, "view": "front", "seconds": 20.0, "width": 640, "height": 480,
        "values": {"head_pitch": 3.0}, "scales": {"shoulder_px": 200.0},
    }  # fmt: skip
    neutral = Neutral.from_dict(old)
    assert (neutral.place, neutral.camera, neutral.posture) == (None, None, None)
    assert neutral.to_dict() == old


def test_that_it_learns_whether_somebody_stands():
    far = replace(SIDE, distance_m=3.0)
    learner = learn(from_side(Person(hip=178, knee=175)), every(2), camera=far, face=False)
    assert learner.finish(MADE).posture is Posture.STANDING
