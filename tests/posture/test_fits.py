"""The fitted measures: truth by construction, symmetry, and what must change nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from math import exp, log, radians, tan
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people import turn_x, turn_y, turn_z

from posturecoach.posture import fit_front, fit_side
from posturecoach.posture.body import N_FACE_POINTS, Body, Face, Keypoint, Sight
from posturecoach.posture.fits import Fits
from posturecoach.posture.measure import View
from posturecoach.posture.mesh_pose import (
    N_MESH,
    HeadShape,
    from_matrix,
    solve,
    to_matrix,
    turn_deg,
)
from posturecoach.posture.regression import PREFIX, Regression, median_of
from posturecoach.rulebook import fits

K = Keypoint
FILE = Path(__file__).parent / "rendered_landmarks.npz"
WIDTH, HEIGHT, FOCAL = 640, 480, 520.0
MESH_FOCAL = HEIGHT / 2 / tan(radians(63 / 2))
FLIP = np.diag([1.0, -1.0, -1.0])
SIDEWAYS = {"head_yaw", "head_roll", "shoulder_tilt"}
IRISES = ((468, 159, 145), (473, 386, 374))  # its middle, and lids above and below it


def head():
    return fits().head


def rotation_of(pitch, yaw, roll):
    """Return the rotation from head to camera axes: turned, then nodded, then tilted."""
    return FLIP @ turn_y(yaw) @ turn_x(pitch) @ turn_z(roll)


def drawn(rotation, place):
    """Return the mean head as a camera would see it, with irises between the lids."""
    points = np.zeros((N_FACE_POINTS, 3))
    points[:N_MESH] = head().points
    for middle, upper, lower in IRISES:
        centre = (points[upper] + points[lower]) / 2
        steps = ((0, 0, 0), (0.6, 0, 0), (0, 0.6, 0), (-0.6, 0, 0), (0, -0.6, 0))
        points[middle : middle + 5] = centre + np.array(steps)
    camera = points @ rotation.T + place
    return camera[:, :2] / camera[:, 2:] * FOCAL + [WIDTH / 2, HEIGHT / 2]


def matrix_of(rotation, place):
    """Return the matrix MediaPipe would give for its own camera, straight ahead."""
    matrix = np.eye(4)
    matrix[:3, :3] = FLIP @ rotation
    matrix[:3, 3] = FLIP @ (place * [1, 1, MESH_FOCAL / FOCAL])
    return matrix


ANGLES = st.floats(-30, 30)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    st.tuples(ANGLES, ANGLES, ANGLES),
    st.tuples(st.floats(-12, 12), st.floats(-8, 8), st.floats(40, 90)),
)
def test_that_a_known_head_is_found_again(angles, place):
    rotation, place = rotation_of(*angles), np.array(place)
    # The search begins somewhere else.
    start = matrix_of(rotation @ turn_x(6) @ turn_y(-7), place + np.array([2, -1, 5]))
    pose = solve(drawn(rotation, place), start, WIDTH, HEIGHT, FOCAL, head())
    assert turn_deg(pose.rotation) == pytest.approx(angles, abs=1e-4)
    assert pose.place == pytest.approx(place, abs=1e-4)
    assert pose.at(head().marks[0]) == pytest.approx(place + rotation @ head().marks[0], abs=1e-4)
    assert np.abs(pose.residual_cm).max() < 1e-4


def test_that_a_hand_before_the_chin_hardly_turns_the_head():
    rotation, place = rotation_of(5, 10, -5), np.array([0.0, 0.0, 60.0])
    seen = drawn(rotation, place)
    seen += np.random.default_rng(1).normal(0, 0.5, seen.shape)
    low = np.flatnonzero(head().points[:, 1] < np.quantile(head().points[:, 1], 0.08))
    seen[low] += [25.0, 10.0]
    pose = solve(seen, matrix_of(rotation, place), WIDTH, HEIGHT, FOCAL, head())
    assert turn_deg(pose.rotation) == pytest.approx((5, 10, -5), abs=1.0)
    assert np.linalg.norm(pose.residual_cm[low], axis=1).min() > 2.0  # it stays to be seen


def test_what_is_read_off_a_known_head():
    neutral, _ = sessions("front", face=True)[0]
    rotation, place = rotation_of(5, 20, -8), np.array([6.0, -4.0, 60.0])
    face = Face(drawn(rotation, place), matrix_of(rotation, place))
    seen = fits().features(replace(neutral, face=face), View.FRONT, FOCAL)
    eyes = place + rotation @ head().marks[1]
    # The matrix is MediaPipe's for its own camera, whose ray is further aside.
    turned, _ = from_matrix(face.matrix, HEIGHT, FOCAL)
    expected = {
        **dict(zip(("fit_sp", "fit_sy", "fit_sr"), (5, 20, -8), strict=True)),
        **dict(zip(("fit_p", "fit_y", "fit_r"), turn_deg(turned), strict=True)),
        **dict(zip(("fit_sex", "fit_sey", "fit_sez"), eyes, strict=True)),
        **dict(zip(("fit_hx", "fit_hy", "fit_hz"), place, strict=True)),
        "fit_sd": np.linalg.norm(eyes),
        "fit_se": 0,
    }
    assert {name: seen[name] for name in expected} == pytest.approx(expected, abs=1e-4)
    corners = face.points[[33, 263]] - [WIDTH / 2, HEIGHT / 2]
    assert [seen["fit_feyex"], seen["fit_feyey"]] == pytest.approx(corners.mean(axis=0) / FOCAL)


# Changes that the programs the fits were made with give for a rendered person, the mean
# head drawn where the face was. Other weights give other numbers; other code must not.
GIVEN = {
    "face": {
        "cva": (-21.015, 7.903),
        "neck_inclination": (20.396, 11.640),
        "trunk_inclination": (14.827, 11.473),
        "head_pitch": (15.196, 5.294),
        "head_yaw": (24.908, 5.078),
        "head_roll": (11.329, 4.589),
        "shoulder_tilt": (-1.286, 5.196),
        "slump": (74.268, 18.133),
        "viewing_distance": (0.732, 0.033),
    },
    "body": {
        "cva": (-21.001, 12.450),
        "neck_inclination": (19.095, 14.291),
        "trunk_inclination": (13.277, 13.965),
        "head_pitch": (18.988, 20.071),
        "head_yaw": (19.948, 42.470),
        "head_roll": (3.057, 30.065),
        "shoulder_tilt": (-0.813, 6.386),
        "slump": (69.595, 45.985),
    },
    "side": {
        "cva": (-7.965, 12.070),
        "neck_inclination": (1.674, 9.932),
        "head_inclination": (2.550, 10.509),
        "trunk_inclination": (6.780, 5.824),
        "trunk_inclination_absolute": (9.606, 6.294),
        "slump": (12.966, 24.712),
    },
}


@pytest.mark.parametrize("given", GIVEN)
def test_that_the_numbers_are_those_the_fits_were_made_with(given):
    if given == "side":
        neutral, looks = sessions("side")[0]
        found = side(looks[1], neutral)
    else:
        neutral, looks = sessions("front", face=True)[0]
        found = front(looks[0] if given == "face" else without_face(looks[0]), neutral)
    assert numbers(found) == {id_: pytest.approx(n, abs=0.01) for id_, n in GIVEN[given].items()}


def test_that_the_matrix_is_read_for_the_camera_at_hand():
    rotation, place = rotation_of(0, 0, 0), np.array([0.0, 0.0, 60.0])
    found, where = from_matrix(matrix_of(rotation, place), HEIGHT, FOCAL)
    assert where == pytest.approx(place)
    assert found == pytest.approx(rotation)
    # Off the axis, the head turns with the ray: that of a wider camera is further aside.
    aside = np.array([20.0, 0.0, 60.0])
    found, where = from_matrix(matrix_of(rotation, aside), HEIGHT, FOCAL)
    assert where == pytest.approx(aside)
    ray = np.degrees(np.arctan2(20, 60 * MESH_FOCAL / FOCAL) - np.arctan2(20, 60))
    assert turn_deg(found) == pytest.approx((0, ray, 0), abs=1e-6)


@settings(max_examples=20, deadline=None, derandomize=True)
@given(
    st.tuples(ANGLES, ANGLES, ANGLES),
    st.tuples(st.floats(-12, 12), st.floats(-8, 8), st.floats(40, 90)),
)
def test_that_a_matrix_is_made_as_it_is_read(angles, place):
    rotation, place = rotation_of(*angles), np.array(place)
    found, where = from_matrix(to_matrix(rotation, place, HEIGHT, FOCAL), HEIGHT, FOCAL)
    assert found == pytest.approx(rotation, abs=1e-9)
    assert where == pytest.approx(place)


def test_that_a_head_behind_the_camera_is_none():
    rotation, place = rotation_of(0, 0, 0), np.array([0.0, 0.0, 60.0])
    behind = matrix_of(rotation, -place)
    assert solve(drawn(rotation, place), behind, WIDTH, HEIGHT, FOCAL, head()) is None


def test_that_the_mean_head_is_the_same_left_and_right():
    assert head().points[mesh_partners()[:N_MESH]] * [-1, 1, 1] == pytest.approx(
        head().points, abs=1e-5
    )
    assert head().marks[:, 0] == pytest.approx(0)


@cache
def mesh_partners():
    """Return for each of the mesh's points its partner on the other side of the face."""
    points = head().points
    apart = np.linalg.norm((points * [-1, 1, 1])[:, None] - points[None], axis=2)
    return [*apart.argmin(axis=1), *range(473, 478), *range(468, 473)]


def body_partners():
    names = [keypoint.name for keypoint in K]
    swap = {"LEFT": "RIGHT", "RIGHT": "LEFT"}
    return [names.index("_".join(swap.get(w, w) for w in name.split("_"))) for name in names]


def mirrored(sight):
    """Return what a mirrored picture would show."""
    partners = body_partners()
    body = Body(
        (sight.body.points * [-1, 1] + [WIDTH - (sight.face is None), 0])[partners],
        sight.body.visibility[partners],
        (sight.body.world * [-1, 1, 1])[partners],
    )
    face = None
    if sight.face is not None:
        aside = np.diag([-1.0, 1, 1, 1])
        points = (sight.face.points * [-1, 1] + [WIDTH, 0])[mesh_partners()]
        face = Face(points, aside @ sight.face.matrix @ aside)
    return replace(sight, body=body, face=face)


@cache
def frames():
    """Return (frame, sight) of rendered pictures, a mean head drawn where the face was."""
    with np.load(FILE) as data:
        arrays = {name: data[name].astype(float) for name in data.files if name != "frames"}
        told = json.loads(data["frames"].tobytes())
    found = []
    for n, frame in enumerate(told):
        body = Body(*(arrays[name][n] for name in ("points", "visibility", "world")))
        face = None
        matrix = arrays["matrix"][n]
        if frame["view"] == "front" and np.isfinite(matrix).all():
            rotation, place = from_matrix(matrix, HEIGHT, FOCAL)
            nose = (body.points[K.NOSE] - [WIDTH / 2, HEIGHT / 2]) / FOCAL
            offset = rotation @ head().points[1]
            place[:2] = nose * (place[2] + offset[2]) - offset[:2]
            face = Face(drawn(rotation, place), matrix)
        found.append((frame, Sight(float(n), WIDTH, HEIGHT, body, face)))
    return found


def focal_of(frame):
    return WIDTH / 2 / tan(radians(frame["hfov_deg"] / 2))


def view_of(frame):
    return View.FRONT if frame["view"] == "front" else View.SIDE_LEFT


def sessions(view, *, face=None):
    """Return [(neutral sight, [later sights])] of one view."""
    found = {}
    for frame, sight in frames():
        if frame["view"] == view and face in (None, sight.face is not None):
            found.setdefault(frame["session"], []).append((not frame["neutral"], sight))
    ordered = [sorted(looks, key=lambda look: look[0]) for looks in found.values()]
    return [(looks[0][1], [s for _, s in looks[1:]]) for looks in ordered if not looks[0][0]]


def front(sight, neutral, focal=FOCAL):
    return fits().front(*(fits().features(s, View.FRONT, focal) for s in (sight, neutral)))


def side(sight, neutral, focal=FOCAL):
    then = fits().features(neutral, View.SIDE_LEFT, focal)
    facing = int(then["fit_facing"])
    return fits().side(fits().features(sight, View.SIDE_LEFT, focal, facing), then)


def numbers(estimates):
    return {id_: (estimate.value, estimate.pm) for id_, estimate in estimates.items()}


def without_face(sight):
    return replace(sight, face=None)


@pytest.mark.parametrize("face", [True, False])
def test_that_a_mirrored_person_turns_to_the_other_side(face):
    checked = 0
    for neutral, looks in sessions("front", face=True):
        for look in looks:
            plain, other = look, mirrored(look)
            start, other_start = neutral, mirrored(neutral)
            if not face:
                plain, other, start, other_start = map(
                    without_face, (plain, other, start, other_start)
                )
            here, there = front(plain, start), front(other, other_start)
            assert here.keys() == there.keys()
            for id_ in here:
                sign = -1 if id_ in SIDEWAYS else 1
                # The mean head is stored in single precision.
                assert there[id_].value == pytest.approx(sign * here[id_].value, abs=1e-4)
                assert there[id_].pm == pytest.approx(here[id_].pm, abs=1e-4)
            checked += here.keys() > SIDEWAYS and ("viewing_distance" in here) == face
    assert checked > 20


def test_that_both_sides_of_a_person_give_the_same_numbers():
    checked = 0
    for neutral, looks in sessions("side"):
        for look in looks:
            here, there = side(look, neutral), side(mirrored(look), mirrored(neutral))
            assert numbers(there) == {
                id_: pytest.approx(number, abs=1e-6) for id_, number in numbers(here).items()
            }
            checked += bool(here)
    assert checked > 40


def test_that_a_neutral_against_itself_is_hardly_a_change():
    found = {}
    for frame, sight in frames():
        if not frame["neutral"]:
            continue
        for still in (sight, without_face(sight)):
            seen = fits().features(still, view_of(frame), focal_of(frame))
            read = fits().front if frame["view"] == "front" else fits().side
            estimates = read(seen, seen)
            if distance := estimates.pop("viewing_distance", None):
                assert distance.value == pytest.approx(1.0, abs=0.01)
            sunk = estimates.pop("slump")
            assert abs(sunk.value) < min(10.0, sunk.pm / 2)  # millimetres
            estimates.pop("trunk_inclination_absolute", None)
            for id_, estimate in estimates.items():
                key = frame["view"], distance is not None, id_
                found.setdefault(key, []).append((abs(estimate.value), estimate.pm))
    assert len(found) == 18
    for key, pairs in found.items():
        value, pm = np.array(pairs).T
        assert np.mean(value) < 1.0, key
        assert np.all(value < pm / 2), key


def seen_by(sight, focal, turn, nearer):
    """Return what a camera that was turned sees of a person who rolled nearer.

    Of the body all points are taken to be equally far away; the head is exact.
    """
    middle = [WIDTH / 2, HEIGHT / 2]
    rays = np.column_stack([(sight.body.points - middle) / focal * nearer, np.ones(33)]) @ turn.T
    body = replace(sight.body, points=middle + focal * rays[:, :2] / rays[:, 2:])
    pose = solve(sight.face.points, sight.face.matrix, WIDTH, HEIGHT, focal, head())
    rotation, place = turn @ pose.rotation, turn @ (pose.place * [1, 1, 1 / nearer])
    camera = head().points @ rotation.T + place
    points = sight.face.points.copy()
    points[:N_MESH] = camera[:, :2] / camera[:, 2:] * focal + middle
    # Four points around each iris, as far from its centre as they look from there.
    for iris, upper, lower in IRISES:
        centre, before = ((p[upper] + p[lower]) / 2 for p in (points, sight.face.points))
        size = nearer * (sight.face.points[iris : iris + 5] - before)
        points[iris : iris + 5] = centre + size
    matrix = to_matrix(rotation, place, HEIGHT, focal)
    return replace(sight, body=body, face=Face(points, matrix))


# A change that is none may read so much, and half of it in the mean: degrees, millimetres.
STILL = {"cva": 4.0, "neck_inclination": 5.0, "trunk_inclination": 5.6, "slump": 20.0}


@pytest.mark.parametrize(("tilt", "nearer"), [(4, 1.0), (-4, 1.0), (0, 1.1), (0, 0.9), (3, 1.06)])
@pytest.mark.parametrize("face", [True, False])
def test_that_neither_a_tilted_camera_nor_a_chair_is_posture(tilt, nearer, face):
    found = {id_: [] for id_ in STILL}
    for frame, sight in frames():
        if frame["neutral"] and sight.face is not None:
            focal = focal_of(frame)
            now = seen_by(sight, focal, turn_x(tilt), nearer)
            estimates = front(now if face else without_face(now), sight, focal)
            for id_, values in found.items():
                values.append(abs(estimates[id_].value))
    for id_, values in found.items():
        assert len(values) > 3
        assert np.mean(values) < STILL[id_] / 2, id_
        assert np.max(values) < STILL[id_], id_


def larger(sight, factor):
    body = replace(sight.body, points=sight.body.points * factor)
    face = sight.face and replace(sight.face, points=sight.face.points * factor)
    size = {"width": int(WIDTH * factor), "height": int(HEIGHT * factor)}
    return replace(sight, body=body, face=face, **size)


@pytest.mark.parametrize(("view", "read"), [("front", front), ("side", side)])
def test_that_the_size_of_the_picture_changes_nothing(view, read):
    for neutral, looks in sessions(view, face=view == "front" or None):
        here = numbers(read(looks[0], neutral))
        there = numbers(read(larger(looks[0], 2), larger(neutral, 2), 2 * FOCAL))
        assert here
        # A mirrored picture's last column is its width minus one: half a pixel aside.
        near = 1e-4 if view == "front" else 0.1
        assert there == {id_: pytest.approx(number, abs=near) for id_, number in here.items()}


def test_that_a_mesh_beside_the_face_is_not_trusted():
    neutral, (look, *_) = next(s for s in sessions("front", face=True) if s[1])
    seen = fits().features(look, View.FRONT, FOCAL)
    assert fit_front.trusted(seen)
    assert not fit_front.trusted({name: seen[name] for name in seen if name != "fit_sp"})
    eyes = np.linalg.norm(look.face.points[33] - look.face.points[263])
    astray = replace(look, face=replace(look.face, points=look.face.points + np.array([eyes, 0])))
    seen = fits().features(astray, View.FRONT, FOCAL)
    assert seen["fit_apart"] > fit_front.APART
    assert not fit_front.trusted(seen)
    # Then the body alone speaks, as if there were no face.
    assert "viewing_distance" in front(look, neutral)
    assert front(astray, neutral) == front(without_face(look), neutral)
    assert "viewing_distance" not in front(astray, neutral)


def test_that_a_mesh_without_extent_is_no_face():
    _, (look, *_) = sessions("front", face=True)[0]
    flat = replace(look, face=Face(np.zeros((N_FACE_POINTS, 2)), look.face.matrix))
    bare = fits().features(without_face(look), View.FRONT, FOCAL)
    assert fits().features(flat, View.FRONT, FOCAL) == bare
    assert not fit_front.trusted(bare)


def unseen(sight, *keypoints):
    visibility = sight.body.visibility.copy()
    visibility[list(keypoints)] = 0.2
    return replace(sight, body=replace(sight.body, visibility=visibility))


@pytest.mark.parametrize("point", [K.NOSE, K.LEFT_EAR, K.LEFT_SHOULDER, K.RIGHT_SHOULDER])
def test_that_a_point_that_is_missing_from_the_front_leaves_nothing(point):
    neutral, (look, *_) = sessions("front", face=True)[0]
    assert fits().features(look, View.FRONT, FOCAL)
    assert fits().features(unseen(look, point), View.FRONT, FOCAL) == {}
    assert front(unseen(look, point), neutral) == {}
    assert front(look, unseen(neutral, point)) == {}


@pytest.mark.parametrize("part", ["EAR", "SHOULDER", "HIP"])
def test_that_a_near_point_that_is_missing_from_the_side_leaves_nothing(part):
    for neutral, _ in sessions("side"):
        right = fit_side.facing_right(neutral.body) > 0
        near, far = ("RIGHT_", "LEFT_") if right else ("LEFT_", "RIGHT_")
        read = [
            fits().features(unseen(neutral, K[own + part]), View.SIDE_LEFT, FOCAL)
            for own in (near, far)
        ]
        assert read[0] == {}
        assert read[1]["fit_facing"] == (1 if right else -1)


def test_that_other_views_and_nobody_leave_nothing():
    neutral, _ = sessions("front", face=True)[0]
    for view in (View.OBLIQUE, View.UNKNOWN):
        assert fits().features(neutral, view, FOCAL) == {}
    assert fits().features(replace(neutral, body=None), View.FRONT, FOCAL) == {}
    seen = fits().features(neutral, View.FRONT, FOCAL)
    assert fits().side(seen, seen) == {}
    sideways = fits().features(sessions("side")[0][0], View.SIDE_LEFT, FOCAL)
    assert fits().front(sideways, sideways) == {}


def test_that_all_names_begin_alike_and_others_do_not_matter():
    neutral, (look, *_) = sessions("front", face=True)[0]
    then, seen = (fits().features(s, View.FRONT, FOCAL) for s in (neutral, look))
    assert all(name.startswith(PREFIX) for name in seen)
    assert all(np.isfinite(list(seen.values())))
    others = {"head_pitch_deg": 3.0}
    assert fits().front(seen | others, then | others) == fits().front(seen, then)


def test_that_people_held_out_are_read_within_what_is_stated():
    """Rendered people that these weights have not seen; the front by the body alone."""
    held_out = fits(held_out=True)
    assert not {frame["session"].split("_", 1)[1][:-2] for frame, _ in frames()} & {
        *held_out.bodies
    }
    found, neutrals = {}, {}
    for frame, sight in frames():
        facing = None
        if not frame["neutral"] and frame["view"] == "side":
            facing = int(neutrals[frame["session"]][0]["fit_facing"])
        seen = held_out.features(without_face(sight), view_of(frame), focal_of(frame), facing)
        if frame["neutral"]:
            neutrals[frame["session"]] = seen, frame
            continue
        then, before = neutrals[frame["session"]]
        read = held_out.front if frame["view"] == "front" else held_out.side
        for id_, truth in (
            ("neck_inclination", "neck_incl"),
            ("trunk_inclination", "trunk_incl"),
            ("shoulder_tilt", "shoulder_tilt"),
        ):
            if estimate := read(seen, then).get(id_):
                error = estimate.value - (frame["truth"][truth] - before["truth"][truth])
                found.setdefault((frame["view"], id_), []).append((error, estimate.pm))
    # What was reached, and a tenth.
    reached = {
        ("front", "neck_inclination"): 7.9,
        ("front", "trunk_inclination"): 6.7,
        ("front", "shoulder_tilt"): 2.6,
        ("side", "neck_inclination"): 4.1,
        ("side", "trunk_inclination"): 2.4,
    }
    assert found.keys() == reached.keys()
    for key, pairs in found.items():
        error, pm = np.array(pairs).T
        assert len(error) >= 50
        assert np.mean(np.abs(error)) < reached[key], key
        assert np.mean(np.abs(error) <= pm) >= 0.88, key
        assert np.mean(np.abs(error) <= pm / 4) < 0.9, key


def model(**changed):
    """Return y = 3 z + 0.5 and a bump of height 2 at the middle, z = (x - 1) / 2."""
    arrays = {
        "names": np.array(["x"]),
        "outputs": np.array(["y"]),
        "m": np.array([1.0]),
        "s": np.array([2.0]),
        "w": np.array([[3.0], [0.5]]),
        "c": np.array([[0.0]]),
        "a": np.array([[2.0]]),
        "g": np.array(0.5),
        "u_at": np.array([0]),
        "u_w": np.array([[log(2.0), 0.3, 0.7, 0.2]]),
        "q": np.array([1.5]),
    }
    return Regression.from_arrays(arrays | changed)


@pytest.mark.parametrize(
    ("x", "z_line", "z_bump", "z_noise"),
    [(1, 0, 0, 0), (3, 1, 1, 1), (-1, -1, -1, 1), (101, 4, 3, 3), (1e9, 4, 3, 3)],
)
def test_the_arithmetic_of_a_model_by_hand(x, z_line, z_bump, z_noise):
    near = exp(-0.5 * z_bump**2)
    value = 3 * z_line + 0.5 + 2 * near
    # How far from the bump: what was cut off for the bumps counts here.
    beyond = (min(x, 400) - 1) / 2 - z_bump
    novelty = log(0.1 + 0.5 * (z_bump**2 + beyond**2))
    pm = 1.5 * 2 * exp(0.3 * min(abs(value) / 15, 4) + 0.7 * novelty + 0.2 * z_noise)
    found = model()({"x": x, "other": 7})["y"]
    assert found.value == pytest.approx(value)
    assert found.pm == pytest.approx(pm)


def test_that_a_strange_look_is_stated_less_surely():
    only_novelty = model(w=np.zeros((2, 1)), a=np.zeros((1, 1)), u_w=np.array([[0, 0, 1.0, 0]]))
    known, strange = (only_novelty({"x": x})["y"] for x in (1, 6))
    assert strange.pm > 2 * known.pm
    # And so of the real ones: a pose nobody took.
    neutral, (look, *_) = sessions("front", face=True)[0]
    then, seen = (fits().features(s, View.FRONT, FOCAL) for s in (neutral, look))
    inputs = fit_front.sagittal(seen, then)
    model_ = fits().front_model
    strange = dict(zip(model_.names, model_.middle + 6 * model_.spread, strict=True))
    assert all(model_(strange)[k].pm > model_(inputs)[k].pm for k in model_.outputs)


@pytest.mark.parametrize("face", [True, False])
def test_that_the_farther_outside_what_was_fitted_the_wider_the_half_width(face):
    neutral, (look, *_) = sessions("front", face=True)[0]
    then, seen = (fits().features(s, View.FRONT, FOCAL) for s in (neutral, look))
    if face:
        inputs, model_ = fit_front.sagittal(seen, then), fits().front_model
    else:
        inputs, model_ = fit_front.sagittal_without_face(seen, then), fits().pose_model
    x = np.array([inputs[name] for name in model_.names])
    # What an output says may change with it, and its half width with that: only those whose
    # half width does not follow the size of the change.
    steady = [k for k, noise in zip(model_.outputs, model_.noise, strict=True) if not noise[1]]
    assert steady
    strange = [x + far * model_.spread for far in (0, 4, 8, 16, 32)]
    found = [model_(dict(zip(model_.names, inputs, strict=True))) for inputs in strange]
    for output in steady:
        widths = [estimates[output].pm for estimates in found]
        assert np.all(np.diff(widths) > 0)
        assert widths[-1] > 3 * widths[0]


def test_that_the_rod_meets_the_ray_where_it_was_drawn():
    """A neck of 15 cm, 20 degrees forward, drawn as a level camera sees it; and nodding."""
    neck, lean = 15.0, radians(20)
    shoulders = np.array([0.0, 30.0, 80.0])
    ears = shoulders + neck * np.array([0.0, -np.cos(lean), -np.sin(lean)])
    ray = fit_front._ray(ears[1] / ears[2], 0.0)
    found, at = fit_front._met(tuple(shoulders), ray, neck)
    assert found == pytest.approx(20)
    assert at == pytest.approx(ears)
    # A ray that passes too far above: as near as it comes, which is square to the ray.
    found, _ = fit_front._met((0.0, 30.0, 80.0), (0.0, 1.0), 15.0)
    assert found == pytest.approx(0)
    # Pitched by ten degrees, the camera sees the same at another row.
    level = radians(10)
    y, z = ears[1:] @ np.array([[np.cos(level), -np.sin(level)], [np.sin(level), np.cos(level)]])
    assert fit_front._ray(y / z, level) == pytest.approx(ray)


def test_that_a_neutral_without_a_face_will_do():
    neutral, (look, *_) = sessions("front", face=True)[0]
    known, blind = (front(without_face(look), n) for n in (neutral, without_face(neutral)))
    assert known.keys() == blind.keys()
    assert known != blind
    for id_ in ("cva", "neck_inclination", "trunk_inclination"):
        assert known[id_].value == pytest.approx(blind[id_].value, abs=6), id_


def test_that_a_model_survives_being_stored():
    again = Regression.from_arrays(model().to_arrays())
    assert again({"x": 2.0})["y"].value == pytest.approx(model()({"x": 2.0})["y"].value, rel=1e-6)
    stored = fits().side_model.to_arrays()
    assert Regression.from_arrays(stored).names == fits().side_model.names
    assert all(array.dtype != object for array in stored.values())


def test_what_is_no_model_is_refused():
    with pytest.raises(ValueError, match="line: expected"):
        model(w=np.zeros((3, 1)))
    with pytest.raises(KeyError, match="x"):
        model()({})
    with pytest.raises(KeyError):
        Fits.from_arrays({})
    with pytest.raises(ValueError, match="not a head"):
        HeadShape(np.zeros((3, 3)), np.zeros((2, 3)), 1.0)


def test_that_the_fits_are_read_once_and_fit_together():
    assert fits() is fits(held_out=False)
    assert fits(held_out=True) is not fits()
    assert set(fits(held_out=True).bodies) < set(fits().bodies)
    assert 1.0 < head().scale < 1.2


@pytest.mark.parametrize("shape", [(1,), (2,), (7,), (8,), (4, 6), (3, 5)])
def test_that_our_median_is_the_median(shape):
    values = np.random.default_rng(3).normal(size=shape)
    assert median_of(values) == np.median(values)
