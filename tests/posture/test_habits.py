"""Habits by their formulas (RULES.md 1.2): stories with a known truth, at several rates."""

from __future__ import annotations

import math
import tomllib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from people import SIDE, Camera, Person, from_side, neutral_of, sight

from posturecoach.posture.body import Body, Face, Keypoint
from posturecoach.posture.geometry import gaze_screen_height_deg
from posturecoach.posture.habits import CHIN_S, CRADLE_S, UNITS, Habit, Habits, eye_aspect_ratio
from posturecoach.posture.measure import Absent, Reading, View
from posturecoach.posture.reader import Reader

K = Keypoint
TABLE = Path(__file__).resolve().parents[3] / "shared" / "clinical" / "measures.toml"


def with_hand(seen, at, *, visible=1.0):
    """Return `seen` with mouth corners, and the left hand at the mouth plus `at` (inter-ears)."""
    points, visibility = seen.body.points.copy(), seen.body.visibility.copy()
    unit = np.hypot(*(points[K.LEFT_EAR] - points[K.RIGHT_EAR]))
    mouth = points[K.NOSE] + [0.0, 0.3 * unit]
    aside = np.array([10.0, 0.0])
    points[K.MOUTH_LEFT], points[K.MOUTH_RIGHT] = mouth + aside, mouth - aside
    points[K.LEFT_INDEX] = mouth + np.array(at) * unit
    visibility[[K.MOUTH_LEFT, K.MOUTH_RIGHT]] = 1.0
    visibility[[*range(K.LEFT_WRIST, K.LEFT_HIP)]] = 0.0
    visibility[K.LEFT_INDEX] = visible
    return replace(seen, body=Body(points, visibility, seen.body.world.copy()), face=None)


def quick(look):
    """Return a reading of the front with nothing measured: hands and lids need no more."""
    return Reading(look.time_s, View.FRONT, {})


def play(habits, story, *, looks_per_s=10.0, read=quick, start_s=0.0):
    """Play [(seconds, function of time -> sight), ...]; return [(time, measures, held)]."""
    seen, now = [], start_s
    for seconds, show in story:
        for _ in range(round(seconds * looks_per_s)):
            look = replace(show(now), time_s=now)
            measures = habits.update(look, read(look))
            seen.append((now, measures, habits.held))
            now += 1 / looks_per_s
    return seen


def first(seen, id_):
    return next(t for t, measures, _ in seen if measures[id_].value == 1.0)


SITTING = sight()
AT_CHIN = with_hand(sight(), (0.2, 0.3))
ON_DESK = with_hand(sight(), (0.0, 2.5))


@pytest.mark.parametrize("looks_per_s", [1, 2, 10, 30])
def test_that_a_hand_that_rests_at_the_chin_is_told_after_ten_seconds(looks_per_s):
    story = [(5, lambda _: ON_DESK), (30, lambda _: AT_CHIN), (5, lambda _: ON_DESK)]
    seen = play(Habits(), story, looks_per_s=looks_per_s)
    began = first(seen, "chin_on_hand")
    assert began == pytest.approx(5 + CHIN_S, abs=1.1 + 1 / looks_per_s)
    assert all(m["chin_on_hand"].value == 1.0 for t, m, _ in seen if began <= t < 35)
    assert all(m["chin_on_hand"].value == 0.0 for t, m, _ in seen if t > 37.1)
    _, _, held = next(row for row in seen if row[0] >= 34)
    assert [h.id for h in held] == ["chin_on_hand"]
    assert held[0].for_s == pytest.approx(29, abs=2.1)


@pytest.mark.parametrize(
    ("show", "why"),
    [
        pytest.param(lambda _: with_hand(SITTING, (0.0, 0.6)), "too far away", id="far"),
        pytest.param(
            lambda t: with_hand(SITTING, (0.2 + 0.15 * math.sin(4 * t), 0.2)), "moves", id="moving"
        ),
        pytest.param(
            lambda _: with_hand(SITTING, (0.2, 0.2), visible=0.2), "guessed", id="invisible"
        ),
        pytest.param(lambda t: AT_CHIN if t % 8 < 6 else ON_DESK, "comes and goes", id="short"),
    ],
)
def test_that_what_is_no_resting_hand_is_not_told(show, why):
    seen = play(Habits(), [(40, show)])
    assert {m["chin_on_hand"].value for _, m, _ in seen} == {0.0}, why


def test_that_trembling_landmarks_are_no_movement():
    rng = np.random.default_rng(7)

    base = sight()

    def show(_):
        return with_hand(base, rng.normal((0.2, 0.3), 0.015))

    seen = play(Habits(), [(20, show)])
    assert first(seen, "chin_on_hand") == pytest.approx(CHIN_S, abs=1.0)


def test_that_a_moment_without_the_hand_is_forgiven():
    def show(t):
        return ON_DESK if 6.0 <= t < 6.4 else AT_CHIN

    seen = play(Habits(), [(20, show)])
    assert first(seen, "chin_on_hand") < 12.0


def test_that_an_unseen_mouth_is_absent_and_a_profile_the_wrong_view():
    nobody = replace(sight(), body=None, face=None)
    unseen = replace(sight(), face=None)  # these people have no mouth
    for show, view in ((nobody, Absent.NOT_VISIBLE), (unseen, Absent.NOT_VISIBLE)):
        ((_, measures, _),) = play(Habits(), [(0.1, lambda _, s=show: s)], read=Reader().read)
        assert measures["chin_on_hand"].absent is view
    side = sight(from_side(Person()), SIDE, face=False)
    ((_, measures, held),) = play(Habits(), [(0.1, lambda _: side)], read=Reader().read)
    assert measures["chin_on_hand"].absent is Absent.WRONG_VIEW
    assert measures["phone_cradle"].absent is Absent.WRONG_VIEW
    assert not held


def cradling(side, *, raised_m=0.05, roll=25.0):
    """Return somebody whose head leans to `side` (+1 left) onto a raised shoulder."""
    person = Person(roll=-side * roll, shoulder_tilt=side * 8.0, shrug_m=raised_m)
    return sight(person)


@pytest.mark.parametrize("looks_per_s", [1, 10])
@pytest.mark.parametrize("side", [1, -1])
def test_that_a_phone_between_head_and_shoulder_is_told_on_either_side(side, looks_per_s):
    neutral = neutral_of(sight())
    story = [(3, lambda _: sight()), (20, lambda _: cradling(side))]
    seen = play(Habits(neutral), story, read=Reader(neutral).read, looks_per_s=looks_per_s)
    assert first(seen, "phone_cradle") == pytest.approx(3 + CRADLE_S, abs=2.1)
    assert seen[-1][2][0].id == "phone_cradle"


@pytest.mark.parametrize(
    "person",
    [
        pytest.param(Person(roll=14.0, shrug_m=0.05), id="the head leans too little"),
        pytest.param(Person(shrug_m=0.08), id="both shoulders are raised, the head is upright"),
        pytest.param(
            Person(roll=25.0, shoulder_tilt=8.0, shrug_m=-0.05), id="the shoulder is not raised"
        ),
    ],
)
def test_that_no_phone_is_seen_where_one_of_the_three_signs_is_missing(person):
    neutral = neutral_of(sight())
    seen = play(Habits(neutral), [(20, lambda _: sight(person))], read=Reader(neutral).read)
    assert {m["phone_cradle"].value for _, m, _ in seen} == {0.0}


def test_that_a_phone_needs_a_neutral_and_works_without_a_face_mesh():
    ((_, measures, _),) = play(Habits(), [(0.1, lambda _: sight())], read=Reader().read)
    assert measures["phone_cradle"].absent is Absent.NO_NEUTRAL
    neutral = neutral_of(sight())
    bare = replace(cradling(1), face=None)
    seen = play(Habits(neutral), [(15, lambda _: bare)], read=Reader(neutral).read)
    assert seen[-1][1]["phone_cradle"].value == 1.0


@pytest.mark.parametrize("target_mm", [0.0, 150.0])
@pytest.mark.parametrize(
    ("tilt", "height_m"), [(-15.0, 0.45), (-5.0, 0.55), (0.0, 0.62), (0.0, 0.5), (10.0, 0.75)]
)
def test_that_the_screen_is_found_below_the_eyes_where_it_was_put(tilt, target_mm, height_m):
    camera = Camera(pitch_deg=tilt, height_m=height_m)
    seen = sight(Person(), camera)
    # Where the eyes are: see `Person.bones` and `_face` in people.py.
    eye_mm, away_mm = (0.48 + 0.20 + 0.02) * 1000, camera.distance_m * 1000 - 100
    true = math.degrees(math.atan((eye_mm - (height_m * 1000 - target_mm)) / away_mm))
    reader = Reader(hfov_deg=camera.hfov_deg, distance_mm=away_mm)
    habits = Habits(hfov_deg=camera.hfov_deg, camera_tilt_deg=tilt, target_mm=target_mm)
    measure = habits.update(seen, reader.read(seen))["gaze_screen_height"]
    assert measure.value == pytest.approx(true, abs=2.0)
    assert abs(measure.value - true) < measure.pm < 15.0


def test_that_without_gravity_the_screen_is_unsure_and_without_a_face_not_seen():
    seen = sight()
    habits = Habits(hfov_deg=70.0)
    assert habits.update(seen, Reader().read(seen))["gaze_screen_height"].absent is Absent.UNSURE
    for person, reason in ((Person(), Absent.NOT_VISIBLE), (Person(yaw=35), Absent.TURNED_AWAY)):
        blind = sight(person, face=False)
        told = Habits(camera_tilt_deg=0.0).update(blind, Reader().read(blind))
        assert told["gaze_screen_height"].absent is reason


def eyes(open_share, time_s):
    """Return a face whose eyes are open by this share of a wide-open eye (ratio 0.3)."""
    points = np.zeros((478, 2))
    high = 0.3 * 30.0 * open_share
    for x, (p1, p2, p3, p4, p5, p6) in (
        (100.0, (33, 160, 158, 133, 153, 144)),
        (180.0, (362, 385, 387, 263, 373, 380)),
    ):
        points[p1], points[p4] = (x, 200.0), (x + 30.0, 200.0)
        points[p2], points[p3] = (x + 10.0, 200.0 - high / 2), (x + 20.0, 200.0 - high / 2)
        points[p6], points[p5] = (x + 10.0, 200.0 + high / 2), (x + 20.0, 200.0 + high / 2)
    return replace(SITTING, time_s=time_s, face=Face(points, np.eye(4)))


def blinking(per_min, *, lasts_s=0.13):
    return lambda t: eyes(0.3 if t % (60.0 / per_min) < lasts_s else 1.0, t)


def test_that_the_aspect_ratio_is_height_over_width():
    assert eye_aspect_ratio(eyes(1.0, 0.0).face) == pytest.approx(0.3)
    assert eye_aspect_ratio(eyes(0.5, 0.0).face) == pytest.approx(0.15)


@pytest.mark.parametrize("looks_per_s", [20, 24, 30])
@pytest.mark.parametrize("per_min", [6, 15, 30])
def test_that_blinks_are_counted(looks_per_s, per_min):
    seen = play(Habits(), [(120, blinking(per_min, lasts_s=0.16))], looks_per_s=looks_per_s)
    assert seen[round(50 * looks_per_s)][1]["blink_rate"].absent is Absent.UNSURE
    rate = seen[-1][1]["blink_rate"]
    assert rate.value == pytest.approx(per_min, abs=1.1)
    assert rate.pm > 1.0


def test_that_closed_eyes_and_flickers_are_no_blinks():
    for show in (blinking(15, lasts_s=1.5), blinking(15, lasts_s=0.03)):
        seen = play(Habits(), [(90, show)], looks_per_s=30)
        assert seen[-1][1]["blink_rate"].value == 0.0


def test_that_ten_looks_a_second_are_too_few_to_see_blinks():
    seen = play(Habits(), [(120, blinking(15))], looks_per_s=10)
    assert {m["blink_rate"].absent for _, m, _ in seen} == {Absent.UNSURE}


def test_that_every_vector_of_these_measures_holds():
    if not TABLE.is_file():
        pytest.skip("the clinical tables (../shared/clinical) are not here")
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    vectors = [row for row in rows["vector"] if row["measure"] in UNITS]
    assert {row["measure"] for row in vectors} == {"gaze_screen_height"}
    for row in vectors:
        given = row["inputs"]
        found = gaze_screen_height_deg(
            given["eye_height_mm"], given["target_height_mm"], given["Z_mm"]
        )
        assert found == pytest.approx(row["value"], abs=row["tol"])
        # The same through what the program does: eyes level with a level camera, and
        # the target as far below it.
        eye = sight()
        middle = Camera().height / 2
        reading = Reader(distance_mm=given["Z_mm"]).read(eye)
        far = replace(reading.measures["viewing_distance"], value=float(given["Z_mm"]))
        reading = replace(
            reading,
            measures={**reading.measures, "viewing_distance": far},
            features={**reading.features, "eye_y_px": middle},
        )
        below = given["eye_height_mm"] - given["target_height_mm"]
        habits = Habits(camera_tilt_deg=0.0, target_mm=float(below))
        measured = habits.update(eye, reading)["gaze_screen_height"]
        assert measured.value == pytest.approx(row["value"], abs=row["tol"])


def test_that_the_units_are_those_of_the_table():
    if not TABLE.is_file():
        pytest.skip("the clinical tables (../shared/clinical) are not here")
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    units = {row["id"]: row["unit"].split()[0] for row in rows["measure"]}
    assert {id_: unit.split()[0] for id_, unit in UNITS.items()} == {
        id_: units[id_] for id_ in UNITS
    }


def test_that_reset_and_a_long_gap_begin_anew():
    habits = Habits()
    play(habits, [(12, lambda _: AT_CHIN)])
    assert habits.held == (Habit("chin_on_hand", habits.held[0].since_s, habits.held[0].for_s),)
    later = play(habits, [(3, lambda _: AT_CHIN)], start_s=60.0)
    assert {m["chin_on_hand"].value for _, m, _ in later} == {0.0}
    play(habits, [(12, lambda _: AT_CHIN)], start_s=70.0)
    assert habits.held
    habits.reset()
    assert not habits.held
