"""Light: too little, too much behind, and enough; on built pictures and real networks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from people import sight

from posturecoach.posture.body import N_FACE_POINTS, Face, Keypoint
from posturecoach.posture.measure import Person
from posturecoach.posture.neutral import NeutralLearner
from posturecoach.posture.presence import Why
from posturecoach.posture.reader import Reader
from posturecoach.rulebook import fits
from posturecoach.session import WHY_NOT
from posturecoach.vision.finder import Finder
from posturecoach.vision.frame import Frame
from posturecoach.vision.light import (
    BRIGHT_S,
    DARK_S,
    EVERY_S,
    LEAST_CONTRAST,
    MOST_GRAIN,
    Light,
    LightKind,
)
from posturecoach.vision.opencv import cv2

from .scenes import before_a_window, in_less_light, outline, picture

ROOM = np.tile(np.linspace(60, 160, 640), (480, 1))


def built(*, contrast=60.0, face=110.0, room=ROOM, noise=0.0, seed=0):
    """Return a picture and who is in it: a face of this mean level and contrast in a room."""
    seen = sight()
    width, height = seen.width, seen.height
    level = cv2.resize(room.astype(np.float32), (width, height))
    nose = seen.body.at(Keypoint.NOSE)
    half = 0.4 * np.hypot(*(seen.body.at(Keypoint.LEFT_EAR) - seen.body.at(Keypoint.RIGHT_EAR)))
    rows = slice(int(nose[1] - 2 * half), int(nose[1] + 2 * half))
    columns = slice(int(nose[0] - 2 * half), int(nose[0] + 2 * half))
    # Between its 10th and 90th percentile an even slope spans eight tenths.
    wide = columns.stop - columns.start
    level[rows, columns] = face + contrast / 0.8 * 2.0 * np.linspace(-0.5, 0.5, wide)
    if noise:
        level = level + np.random.default_rng(seed).normal(0.0, noise, level.shape)
    grid = np.stack(np.meshgrid(np.linspace(-1, 1, 22), np.linspace(-1, 1, 22)), axis=-1)
    points = nose + half * 1.2 * grid.reshape(-1, 2)[:N_FACE_POINTS]
    seen = replace(seen, face=Face(points, np.eye(4)))
    return np.repeat(np.clip(level, 0, 255)[..., None], 3, axis=2).astype(np.uint8), seen


def play(light, story, looks_per_s=10.0):
    """Play [(seconds, function of the look's number -> (picture, sight)), ...]."""
    states, number = [], 0
    for seconds, show in story:
        for _ in range(round(seconds * looks_per_s)):
            scene, seen = show(number)
            now = number / looks_per_s
            states.append((now, light.update(Frame(now, scene), seen)))
            number += 1
    return states


def kinds(states):
    return [state.kind for _, state in states]


GOOD, FLAT = built(), built(contrast=LEAST_CONTRAST / 2, face=20.0, room=ROOM / 8)


def test_that_a_face_in_a_room_is_seen_well():
    assert set(kinds(play(Light(), [(3, lambda _: GOOD)]))) == {None}


@pytest.mark.parametrize("looks_per_s", [1, 2, 10, 30])
def test_that_darkness_is_told_after_a_moment_and_unsaid_after_another(looks_per_s):
    states = play(
        Light(), [(5, lambda _: GOOD), (6, lambda _: FLAT), (6, lambda _: GOOD)], looks_per_s
    )
    dark = [t for t, state in states if state.kind is LightKind.DARK]
    late = EVERY_S + 1.0 / looks_per_s
    assert 5.0 + DARK_S - 1e-6 <= dark[0] <= 5.0 + DARK_S + 2 * late
    assert 11.0 + BRIGHT_S - 2 * late <= dark[-1] <= 11.0 + BRIGHT_S + 2 * late
    assert "too dark" in next(state.words for t, state in states if t == dark[0])
    assert states[-1][1].words is None


def test_that_a_flickering_lamp_changes_nothing():
    states = play(Light(), [(10, lambda n: FLAT if n % 10 < 5 else GOOD)])
    assert set(kinds(states)) == {None}
    told = play(Light(), [(3, lambda _: FLAT), (8, lambda n: GOOD if n % 10 < 5 else FLAT)])
    assert set(kinds(told[30:])) == {LightKind.DARK}


def test_that_a_face_lit_by_the_screen_in_a_dark_room_is_not_dark():
    lit = built(contrast=25.0, face=45.0, room=np.full_like(ROOM, 4.0))
    assert set(kinds(play(Light(), [(3, lambda _: lit)]))) == {None}


def test_that_a_silhouette_before_a_window_is_told_from_a_dark_room():
    flat = built(contrast=4.0, face=60.0, room=np.full_like(ROOM, 250.0))
    state = play(Light(), [(3, lambda _: flat)])[-1][1]
    assert state.kind is LightKind.BACKLIT
    assert "window" in state.words
    assert play(Light(), [(3, lambda _: FLAT)])[-1][1].kind is LightKind.DARK


def test_that_the_hair_of_a_bent_head_is_not_darkness():
    for level in (75.0, 200.0):
        bent = built(contrast=3.0, face=level)
        assert play(Light(), [(3, lambda _, b=bent: b)])[-1][1].kind is None


@pytest.mark.parametrize(("share", "kind"), [(0.5, None), (2.0, LightKind.DARK)])
def test_that_noise_counts_against_the_contrast_of_the_face(share, kind):
    contrast = 40.0
    # The noise of a block of 64 pixels is an eighth of a pixel's.
    noise = share * MOST_GRAIN * contrast * 8.0
    states = play(
        Light(), [(4, lambda n: built(contrast=contrast, noise=noise, seed=n))], looks_per_s=2.5
    )
    assert states[-1][1].kind is kind


def test_that_movement_and_changing_exposure_are_no_noise():
    rng = np.random.default_rng(7)
    shirt = cv2.resize(rng.uniform(40, 200, (60, 80)), (640, 480), interpolation=cv2.INTER_NEAREST)

    def moving(number):
        room = ROOM.copy()
        room[200:, 150:490] = np.roll(shirt, 9 * number, axis=1)[200:, 150:490]
        return built(room=room)

    assert set(kinds(play(Light(), [(5, moving)]))) == {None}
    assert set(kinds(play(Light(), [(5, lambda n: built(room=ROOM + 8 * (n % 7)))]))) == {None}


def test_that_an_empty_room_is_dark_only_when_nobody_could_be_found_in_it():
    def show(level):
        return np.full((480, 640, 3), level, np.uint8), None

    for level in (60, 128, 255):  # a plain wall has no contrast either
        assert play(Light(), [(3, lambda _, v=level: show(v))])[-1][1].kind is None
    rng = np.random.default_rng(7)
    noisy = [np.clip(rng.normal(9, 7, (480, 640, 3)), 0, 255).astype(np.uint8) for _ in range(4)]
    states = play(Light(), [(3, lambda n: (noisy[n % 4], None))])
    assert states[-1][1].kind is LightKind.DARK


def test_that_a_covered_lens_is_not_called_dark():
    """The source says so by itself, and what to do: see `Watch`."""
    black = np.full((480, 640, 3), 5, np.uint8)
    states = play(Light(), [(2, lambda _: GOOD), (10, lambda _: (black, None))])
    assert set(kinds(states)) == {None}


def test_that_a_still_is_judged_at_once_and_alone():
    light = Light(stills=True)
    for (scene, seen), kind in ((FLAT, LightKind.DARK), (GOOD, None), (FLAT, LightKind.DARK)):
        assert light.update(Frame(0.0, scene), seen).kind is kind


def test_that_tiny_pictures_are_looked_at():
    for shape in ((1, 1, 3), (2, 300, 3), (9, 9, 3)):
        assert Light().update(Frame(0.0, np.zeros(shape, np.uint8)), None).kind is None


# The real networks. Looks are far enough apart for each to be judged.
STEP_S = 0.45
NAMES = ("head_pitch", "head_yaw", "head_roll", "shoulder_tilt", "viewing_distance", "cva",
         "neck_inclination", "trunk_inclination")  # fmt: skip


def neutral_of(seen):
    learner = NeutralLearner(seconds=0.0, min_looks=1)
    learner.add(seen, Reader(fits=fits()).read(seen))
    return learner.finish("2030-01-01T09:00:00")


def follow(finder, scenes, start_s):
    return [finder.find(Frame(start_s + n * STEP_S, s)) for n, s in enumerate(scenes)]


def most_off(found, neutral):
    """Return the largest change that is told, over its ±; truth is none at all."""
    measures = Reader(neutral, fits=fits()).read(found.sight).measures
    told = [measures[name] for name in NAMES if measures[name].from_neutral is not None]
    off = []
    for measure in told:
        usual = neutral.values.get(measure.id)
        change = measure.from_neutral
        if measure.id == "viewing_distance" and usual is None:
            continue
        off.append(abs(change) / measure.pm)
    return max(off, default=0.0)


@pytest.mark.parametrize(("name", "gain"), [("front_upright.jpg", 0.8), ("front_other.jpg", 0.0)])
def test_that_the_dark_is_told_before_it_makes_numbers_wrong(name, gain):
    scene = picture(name)
    told = []
    with Finder("full") as finder:
        neutral = neutral_of(follow(finder, [scene] * 4, 0.0)[-1].sight)
        for number, share in enumerate((0.1, 0.012, 0.004)):
            scenes = [in_less_light(scene, share, seed=n, gain=gain) for n in range(4)]
            found = follow(finder, scenes, 100.0 * (number + 1))[-1]
            told.append((share, found.person, found.why))
            if found.sight is not None:
                assert most_off(found, neutral) < 1.0, share
    assert told[0][1:] == (Person.PRESENT, None)
    assert told[-1][1:] == (Person.UNCERTAIN, Why.TOO_DARK)
    assert "too dark" in WHY_NOT[Why.TOO_DARK]


def test_that_a_silhouette_is_told_before_its_numbers_are_wrong():
    scene = picture("front_upright.jpg")
    with Finder("full") as finder:
        calm = follow(finder, [scene] * 4, 0.0)[-1]
        person = outline(calm.sight.body, scene.shape)
        whys = []
        lit = [before_a_window(scene, person, 0.7, glare=0.0, seed=n) for n in range(4)]
        neutral = neutral_of(follow(finder, lit, 50.0)[-1].sight)
        for number, share in enumerate((0.3, 0.04, 0.008)):
            scenes = [before_a_window(scene, person, share, seed=n) for n in range(4)]
            found = follow(finder, scenes, 100.0 * (number + 1))[-1]
            whys.append(found.why)
            if found.sight is not None:
                assert most_off(found, neutral) < 1.0, share
    assert whys[0] is None
    assert whys[-1] is Why.BACKLIT
    assert set(whys) == {None, Why.BACKLIT}


def test_that_somebody_lit_by_their_screen_alone_is_measured():
    scene = picture("front_upright.jpg")
    with Finder("full") as finder:
        calm = follow(finder, [scene] * 4, 0.0)[-1]
        neutral = neutral_of(calm.sight)
        x, y = calm.sight.body.at(Keypoint.NOSE)
        rows, columns = np.mgrid[: scene.shape[0], : scene.shape[1]]
        glow = np.exp(-((columns - x) ** 2 + (rows - y) ** 2) / (2 * 110.0**2))[..., None]
        share = 0.004 + 0.15 * glow
        linear = (scene / 255.0) ** 2.2 * share
        lit = np.round(255.0 * linear ** (1 / 2.2)).astype(np.uint8)
        scenes = [in_less_light(lit, 1.0, seed=n) for n in range(4)]
        found = follow(finder, scenes, 50.0)[-1]
    assert np.median(scenes[0]) < 25
    assert found.person is Person.PRESENT
    assert found.why is None
    assert found.sight.face is not None
    assert most_off(found, neutral) < 1.0


def test_that_a_dark_still_says_so():
    scene = picture("front_upright.jpg")
    with Finder("full", stills=True) as finder:
        dark = finder.find(Frame(0.0, in_less_light(scene, 0.006, seed=1, gain=0.5)))
        good = finder.find(Frame(1.0, scene))
    assert (dark.person, dark.why) == (Person.UNCERTAIN, Why.TOO_DARK)
    assert (good.person, good.why) == (Person.PRESENT, None)


def test_that_every_reason_has_words_of_its_own():
    assert set(WHY_NOT) == set(Why)
    assert len(set(WHY_NOT.values())) == len(Why)
