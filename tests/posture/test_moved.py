"""A camera, desk or chair that moved is no posture, and a posture moves no camera.

Constructed scenes (see `camera_moves`) go through Reader, CameraWatch and Judge as the
session runs them: while something has moved there is no neutral, and nothing is judged.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from camera_moves import CHANGE_S, REST_S, Scene, background, course, look
from people import SIDE, Camera, Person, from_side, sight
from test_fits import sessions

from posturecoach.ergonomics.judge import Judge
from posturecoach.ergonomics.zones import DWELL_S, Zone
from posturecoach.posture import rigid
from posturecoach.posture.measure import Reading, View
from posturecoach.posture.moved import BACK_DEG, BEYOND_DEG, CameraWatch, MovedKind, Shift
from posturecoach.posture.neutral import NeutralLearner
from posturecoach.posture.reader import Reader
from posturecoach.rulebook import fits, hold_rules, zone_rules

WEBCAM = Camera(960, 720, 70, distance_m=0.72, height_m=0.62)
K = MovedKind

CAMERA = {
    "lid 3 down": (Scene(lid=3), K.TILTED),
    "lid 3 up": (Scene(lid=-3), K.TILTED),
    "lid 8 down": (Scene(lid=8), K.TILTED),
    "lid 8 up": (Scene(lid=-8), K.TILTED),
    "lid 15 down": (Scene(lid=15), K.TILTED),
    "lid 15 up": (Scene(lid=-15), K.TILTED),
    "desk 10 cm up": (Scene(desk=0.1), K.RAISED),
    "desk 10 cm down": (Scene(desk=-0.1), K.RAISED),
    "desk 30 cm up": (Scene(desk=0.3), None),  # head or shoulders leave the picture
    "desk 30 cm down": (Scene(desk=-0.3), None),
    "chair 5 cm up": (Scene(chair=0.05), K.CHAIR_HEIGHT),
    "chair 5 cm down": (Scene(chair=-0.05), K.CHAIR_HEIGHT),
    "chair 10 cm up": (Scene(chair=0.1), K.CHAIR_HEIGHT),
    "chair 10 cm down": (Scene(chair=-0.1), K.CHAIR_HEIGHT),
    "rolled 8 cm nearer": (Scene(nearer=0.08), None),  # every measure holds there
    "rolled 8 cm away": (Scene(nearer=-0.08), None),
    "rolled 15 cm nearer": (Scene(nearer=0.15), None),
    "rolled 15 cm away": (Scene(nearer=-0.15), None),
    "rolled 25 cm away": (Scene(nearer=-0.25), K.CLOSER),
    "rolled 10 cm left": (Scene(aside=0.1), K.SIDEWAYS),
    "rolled 10 cm right": (Scene(aside=-0.1), K.SIDEWAYS),
    "askew by 5": (Scene(askew=5), K.ASKEW),
    "askew by -5": (Scene(askew=-5), K.ASKEW),
    "camera turned by 8": (Scene(turned=8), K.TURNED),
    "camera turned by -8": (Scene(turned=-8), K.TURNED),
    "lid and chair nearer": (Scene(lid=8, nearer=0.08), K.TILTED),
    "lid and chair down": (Scene(lid=-8, chair=-0.05), None),
    "lid and desk": (Scene(lid=-8, desk=0.1), None),
    "desk and chair up": (Scene(desk=0.1, chair=0.1), None),
    "chair nearer and down": (Scene(nearer=0.1, chair=-0.07), K.CHAIR_HEIGHT),
}

POSTURES = {
    "slump of 4 cm": Person(neck=12, trunk=6, pitch=6, at=(0, -0.04, 0)),
    "deep slump": Person(neck=18, trunk=12, pitch=10, at=(0, -0.06, 0.03)),
    "forward head": Person(neck=25, pitch=3),
    "neck flexed by 20": Person(neck=12, pitch=20),
    "nod": Person(pitch=25),
    "lean forward": Person(trunk=12, neck=8),
    "lean forward, head down": Person(trunk=12, neck=4, pitch=12),
    "lateral lean of 10": Person(lean=10, shoulder_tilt=-10, roll=-10),
    "lateral lean of 10, head level": Person(lean=10, shoulder_tilt=-10),
    "head turned": Person(yaw=25),
    "head tilted": Person(roll=12),
    "shoulders raised": Person(shrug_m=0.03),
    "leaning back": Person(trunk=-12, neck=12),
}


@cache
def neutral(camera=WEBCAM):
    """Return what is learned of somebody upright before a camera."""
    learner, reader, rng = (
        NeutralLearner(seconds=0.0),
        Reader(fits=fits()),
        np.random.default_rng(1),
    )
    for n in range(20):
        seen = look(Scene(), camera, time_s=n / 10, noise_px=1.0, rng=rng)
        learner.add(seen, reader.read(seen))
    return learner.finish("2030-01-01T09:00:00")


def program(sights, *, watched=True, own=None, models=True):
    """Yield (seconds, what has moved, zones by measure) as a session would have them."""
    own = own or neutral()
    reader, watch = Reader(own, fits=fits() if models else None), CameraWatch()
    judge = Judge(zone_rules(), hold_rules())
    judge.neutral = watch.neutral = own
    for seen, shift in sights:
        reading = reader.read(seen)
        moved = watch.update(seen, reading, shift) if watched else None
        use = None if moved else own
        if reader.neutral is not use:
            reader.neutral = judge.neutral = use
            reading = reader.read(seen)
        judged = judge.judge(reading)
        yield seen.time_s, moved, {id_: f.zone for id_, f in judged.findings.items()}


def worst(looks):
    """Return the measures that ever spoke, without the distance from the screen.

    That has a published limit: too near is too near, whoever moved.
    """
    spoke = {id_ for _, _, zones in looks for id_, zone in zones.items() if zone != Zone.NEUTRAL}
    return spoke - {"viewing_distance"}


def told(looks):
    """Return when something was first said, and what at the end."""
    first = next((time_s for time_s, moved, _ in looks if moved), None)
    return first, looks[-1][1]


# Once a second and often, before a wall and before one without a corner.
LOOKING = pytest.mark.parametrize(
    ("rate", "wall"), [(1, True), (1, False), (4, True), (4, False)], ids=str
)


@LOOKING
@pytest.mark.parametrize("name", CAMERA)
def test_that_no_change_of_camera_or_chair_is_a_posture(name, rate, wall):
    scene, kind = CAMERA[name]
    looks = list(program(course(scene, looks_per_s=rate, wall=wall, camera=WEBCAM)))
    assert worst(looks) == set()
    first, last = told(looks)
    if kind is not None and wall:
        assert REST_S < first <= REST_S + CHANGE_S + 2.0
        assert last.kind is kind
        assert REST_S <= last.since_s <= first
        assert all(moved for time_s, moved, _ in looks if time_s >= first)  # it stays said


@pytest.mark.parametrize("name", ["lid 8 up", "desk 10 cm up"])
def test_that_without_a_watch_it_would_have_been_one(name):
    """By the formulas alone, which read the slump off the place in the picture."""
    sights = list(course(CAMERA[name][0], camera=WEBCAM, looks_per_s=4))
    assert "slump" in worst(list(program(sights, watched=False, models=False)))
    looks = list(program(sights, models=False))
    assert worst(looks) == set()
    assert told(looks)[0] <= REST_S + CHANGE_S + 1.0


@pytest.mark.parametrize("name", ["lid 8 up", "chair 10 cm down"])
def test_that_30_looks_a_second_say_it_as_soon(name):
    looks = list(program(course(CAMERA[name][0], looks_per_s=30, camera=WEBCAM)))
    assert REST_S < told(looks)[0] <= REST_S + CHANGE_S + 1.0
    assert worst(looks) == set()


# What landmarks alone tell, before a plain wall; a lid tilted by 3 degrees they don't.
ALONE = {
    "lid 8 down": K.TILTED,
    "lid 8 up": K.TILTED,
    "lid 15 up": K.TILTED,
    "camera turned by 8": K.TURNED,
    "askew by 5": K.ASKEW,
    "rolled 10 cm left": K.SIDEWAYS,
    "chair 10 cm down": K.UNKNOWN,  # or a desk that rose
    "desk 10 cm up": K.UNKNOWN,
}


@pytest.mark.parametrize("name", ALONE)
def test_what_head_and_shoulders_alone_tell(name):
    looks = list(program(course(CAMERA[name][0], wall=False, looks_per_s=4, camera=WEBCAM)))
    first, last = told(looks)
    assert REST_S < first <= REST_S + CHANGE_S + 2.0
    assert last.kind is ALONE[name]


@pytest.mark.parametrize("name", ALONE)
def test_that_it_is_also_told_on_the_next_morning(name):
    """The background tells nothing then: it is that of today."""
    looks = list(program(course(CAMERA[name][0], looks_per_s=4, camera=WEBCAM, at_once=True)))
    first, last = told(looks)
    assert first <= 2.5 < DWELL_S
    assert last.kind is ALONE[name]
    assert worst(looks) == set()


@LOOKING
@pytest.mark.parametrize("name", POSTURES)
def test_that_no_posture_moves_the_camera(name, rate, wall):
    scene = Scene(person=POSTURES[name])
    sights = list(course(scene, looks_per_s=rate, wall=wall, camera=WEBCAM))
    looks = list(program(sights))
    assert told(looks) == (None, None)
    assert looks == list(program(sights, watched=False))  # every finding is kept
    if name in {"slump of 4 cm", "deep slump", "forward head", "head turned", "head tilted"}:
        assert worst(looks)


def test_that_a_lean_with_an_upright_neck_is_no_chair_that_rolled():
    """Both look alike: head and shoulders 10 cm nearer. Neither is said."""
    for scene in (Scene(person=Person(trunk=12)), Scene(nearer=0.1)):
        looks = list(program(course(scene, looks_per_s=4, camera=WEBCAM)))
        assert told(looks) == (None, None)
        assert worst(looks) == set()


def test_that_who_slides_down_in_one_piece_is_not_judged_by_place():
    """A chair that sank looks the same; then silence."""
    for scene in (Scene(chair=-0.1), Scene(person=Person(at=(0, -0.1, 0)))):
        looks = list(program(course(scene, looks_per_s=4, camera=WEBCAM)))
        assert told(looks)[1].kind is K.CHAIR_HEIGHT
        assert worst(looks) == set()


@pytest.mark.parametrize("wall", [True, False], ids=["wall", "plain wall"])
@pytest.mark.parametrize("name", ["lid 8 up", "chair 10 cm down", "askew by 5", "desk 10 cm up"])
def test_that_it_ends_when_all_is_put_back(name, wall):
    sights = course(CAMERA[name][0], looks_per_s=4, camera=WEBCAM, wall=wall, after=[Scene()])
    looks = list(program(sights))
    assert looks[-1][1] is None
    states = [bool(moved) for _, moved, _ in looks]
    assert sum(a != b for a, b in pairwise(states)) == 2
    assert worst(looks) == set()


@pytest.mark.parametrize("wall", [True, False], ids=["wall", "plain wall"])
def test_that_a_posture_while_it_lasts_neither_ends_it_nor_is_judged(wall):
    lid = Scene(lid=8)
    slumped = replace(lid, person=POSTURES["deep slump"])
    looks = list(
        program(course(lid, looks_per_s=4, camera=WEBCAM, wall=wall, after=[slumped, lid]))
    )
    first, last = told(looks)
    assert last.kind is K.TILTED
    assert all(moved for time_s, moved, _ in looks if time_s >= first)
    assert worst(looks) == set()


def test_that_a_camera_put_back_while_somebody_slumps_is_back():
    slumped = Scene(person=POSTURES["deep slump"])
    looks = list(program(course(Scene(lid=8), looks_per_s=4, camera=WEBCAM, after=[slumped])))
    assert looks[-1][1] is None
    assert worst(looks)  # who slumps is told again


def test_that_what_moved_is_told_better_when_it_has_come_to_rest():
    """Head and shoulders are seen first to have gone; the background tells that it was the desk."""
    looks = list(program(course(CAMERA["desk 10 cm up"][0], looks_per_s=10, camera=WEBCAM)))
    assert list(dict.fromkeys(moved and moved.kind for _, moved, _ in looks)) == [
        None,
        K.UNKNOWN,
        K.RAISED,
    ]


def test_that_a_slow_tilt_does_not_flicker():
    steps = [Scene(lid=-a) for a in (4, 6, 8, 10)]
    looks = list(program(course(Scene(lid=-2), looks_per_s=4, camera=WEBCAM, after=steps)))
    first, _ = told(looks)
    assert all(moved for time_s, moved, _ in looks if time_s >= first)
    assert {str(moved.kind) for _, moved, _ in looks if moved} == {"tilted"}
    assert worst(looks) == set()


# The watch by itself.
def watching(sights, watch=None):
    """Return the watch and its last word after `sights`."""
    watch = watch or CameraWatch()
    watch.neutral = neutral()
    reader, moved = Reader(fits=fits()), None
    for seen, shift in sights:
        moved = watch.update(seen, reader.read(seen), shift)
    return watch, moved


def test_that_nothing_is_said_without_a_neutral():
    watch, reader = CameraWatch(), Reader(fits=fits())
    for seen, shift in course(Scene(lid=15), looks_per_s=4, camera=WEBCAM):
        assert watch.update(seen, reader.read(seen), shift) is None


@pytest.mark.parametrize("wall", [True, False], ids=["wall", "plain wall"])
def test_that_reset_takes_the_present_for_the_right_one(wall):
    watch, moved = watching(course(Scene(lid=-8), looks_per_s=4, camera=WEBCAM, wall=wall))
    assert moved is not None
    watch.reset()
    reader, rng, told = Reader(fits=fits()), np.random.default_rng(5), []
    for n in range(200):
        scene = Scene(lid=-8) if n < 100 else Scene(lid=-16)
        now = 30.0 + n / 10
        seen = look(scene, WEBCAM, time_s=now, noise_px=1.0, rng=rng)
        told.append(watch.update(seen, reader.read(seen), None))
    assert told[:100] == [None] * 100
    assert told[-1].kind is K.TILTED


def test_that_a_shift_of_an_older_reference_is_not_looked_at():
    watch, _ = watching(course(Scene(), looks_per_s=4, camera=WEBCAM))
    old = background(Scene(lid=-8), WEBCAM, time_s=23.0)
    watch.reset()
    reader = Reader(fits=fits())
    for n in range(40):
        seen = look(Scene(), WEBCAM, time_s=23.5 + n / 10)
        assert watch.update(seen, reader.read(seen), old) is None


def test_that_another_neutral_begins_anew():
    watch, moved = watching(course(Scene(lid=-8), looks_per_s=4, camera=WEBCAM))
    assert moved is not None
    seen = look(Scene(lid=-8), WEBCAM, time_s=40.0)
    learner, reader = NeutralLearner(seconds=0.0, min_looks=1), Reader(fits=fits())
    learner.add(seen, reader.read(seen))
    watch.neutral = learner.finish("2030-01-02T09:00:00")
    for n in range(1, 40):
        seen = look(Scene(lid=-8), WEBCAM, time_s=40 + n / 10)
        assert watch.update(seen, reader.read(seen), None) is None


def shifts(*degrees, step_s=0.5):
    """Return what a background tells that has gone down by so many degrees, look for look."""
    focal = WEBCAM.focal_px
    return [
        Shift(n * step_s, 0.0, focal * np.tan(np.radians(deg)), 1.0, 0.0, 1.0, 0.9)
        for n, deg in enumerate(degrees)
    ]


def said(told):
    """Return whether anything is said at the end of `told`; the person sees nothing of it."""
    watch = CameraWatch()
    watch.neutral = neutral()
    seen = look(Scene(), WEBCAM)
    for shift in told:
        reading = Reading(shift.time_s, View.FRONT, {})
        moved = watch.update(replace(seen, time_s=shift.time_s), reading, shift)
    return moved is not None


def test_how_much_and_how_long_a_background_must_move():
    much = BEYOND_DEG + 0.2
    assert said(shifts(0, 0, much, much, much))
    assert not said(shifts(0, 0, much, much))  # half a second may be a knock on the desk
    assert not said(shifts(*[0.9 * BEYOND_DEG] * 20))
    assert not said(shifts(0, *[much, 0, much, 0] * 5))


def test_that_it_comes_back_by_more_than_it_takes_to_go():
    gone = [2.0] * 4
    between = (BACK_DEG + BEYOND_DEG) / 2
    assert said(shifts(*gone, *[between] * 20))
    assert not said(shifts(*gone, 0, 0, 0))
    assert said(shifts(*gone, 0, 2, 0, 2, 0))


def test_that_what_nobody_is_sure_of_is_not_said():
    unsure = [replace(shift, pm_px=40.0) for shift in shifts(*[2.0] * 10)]
    assert not said(unsure)


def test_that_an_old_shift_says_nothing_of_now():
    watch = CameraWatch()
    watch.neutral = neutral()
    (old,) = shifts(5.0)
    seen, reader = look(Scene(), WEBCAM), Reader(fits=fits())
    for n in range(30):
        now = replace(seen, time_s=8.0 + n / 10)
        assert watch.update(now, reader.read(now), old) is None


# From the side: ear, shoulder and hip.
def side_course(person, camera=SIDE, looks_per_s=4):
    for n in range(20 * looks_per_s):
        now = n / looks_per_s
        changed = now >= REST_S
        yield (
            sight(
                from_side(person if changed else Person()),
                camera if changed else SIDE,
                time_s=now,
                noise_px=1.0,
                seed=n,
                face=False,
            ),
            None,
        )


@cache
def side_neutral():
    learner, reader = NeutralLearner(seconds=0.0), Reader(fits=fits())
    for seen, _ in list(side_course(Person()))[:24]:
        learner.add(seen, reader.read(seen))
    return learner.finish("2030-01-01T09:00:00")


@pytest.mark.parametrize(
    ("person", "camera"),
    [
        (Person(at=(0, -0.06, 0)), SIDE),
        (Person(at=(0, 0.06, 0)), SIDE),
        (Person(), replace(SIDE, pitch_deg=3.0)),
        (Person(), replace(SIDE, pitch_deg=-3.0)),
        (Person(), replace(SIDE, height_m=SIDE.height_m + 0.1)),
    ],
)
def test_that_a_chair_or_camera_beside_somebody_is_no_posture(person, camera):
    looks = list(program(side_course(person, camera), own=side_neutral()))
    first, last = told(looks)
    assert REST_S < first <= REST_S + 2.0
    assert last.kind is K.UNKNOWN
    assert worst(looks) == set()


@pytest.mark.parametrize(
    "person",
    [
        Person(trunk=15, neck=15, at=(0, -0.03, 0)),
        Person(neck=25),
        Person(trunk=20),
        Person(trunk=-15),
        Person(pitch=25),
    ],
)
def test_that_a_posture_seen_from_the_side_is_one(person):
    sights = list(side_course(person))
    looks = list(program(sights, own=side_neutral()))
    assert told(looks) == (None, None)
    assert looks == list(program(sights, own=side_neutral(), watched=False))


def test_that_no_rendered_posture_is_one_piece():
    """What the landmarkers found on pictures of people, before cameras that stood still."""
    checked = 0
    reader = Reader(fits=fits())
    for start, looks in sessions("front", face=True):
        then = rigid.numbers_of(reader.read(start).features)
        for seen in looks:
            reader.reset()
            now = rigid.numbers_of(reader.read(seen).features)
            if then is None or now is None:
                continue
            checked += 1
            stands, stood = rigid.stance(now), rigid.stance(then)
            way, turn = rigid.way(stands, stood), rigid.turn(stands, stood)
            assert way.misfit > 1.0 or max(map(abs, way.move_cm)) < 4.0
            assert turn.misfit > 1.0 or abs(turn.pitch_deg) < 3.0
    assert checked > 30
