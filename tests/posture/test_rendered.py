"""What the measures are worth on rendered people, whose true angles are known.

rendered_landmarks.npz holds what the landmarkers (mediapipe 0.10.31, full pose model,
picture mode) found on 155 of our own rendered pictures: four bodies that nothing was
fitted to, front and side, in sessions whose first picture is the neutral; and the truth of
each. Of the face mesh only the points that are measured.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from posturecoach.errors import NeutralError
from posturecoach.posture.body import N_FACE_POINTS, Body, Face, Sight
from posturecoach.posture.measure import View
from posturecoach.posture.neutral import NeutralLearner
from posturecoach.posture.reader import Reader
from posturecoach.posture.view import view_of

FILE = Path(__file__).parent / "rendered_landmarks.npz"
MESH = [33, 263, 469, 471, 474, 476]


@cache
def frames():
    """Return (frame, sight) for every picture."""
    with np.load(FILE) as data:
        arrays = {name: data[name] for name in data.files}
    found = []
    for n, frame in enumerate(json.loads(arrays["frames"].tobytes())):
        body = Body(*(arrays[name][n].astype(float) for name in ("points", "visibility", "world")))
        face = None
        if np.isfinite(arrays["matrix"][n]).all():
            mesh = np.zeros((N_FACE_POINTS, 2))
            mesh[MESH] = arrays["mesh"][n]
            face = Face(mesh, arrays["matrix"][n].astype(float))
        found.append((frame, Sight(float(n), 640, 480, body, face)))
    return found


def change(name, factor=1.0):
    return lambda now, then: factor * (now["truth"][name] - then["truth"][name])


def near_cva(now, then):
    name = f"cva_{now['near'][0]}"
    return now["truth"][name] - then["truth"][name]


TRUTH = {
    "front": {
        "head_pitch": change("head_pitch_cam"),
        "head_yaw": change("head_yaw_cam"),
        "head_roll": change("head_roll_cam", -1.0),
        "shoulder_tilt": change("shoulder_tilt"),
        "cva": change("cva"),
        "neck_inclination": change("neck_incl"),
        "viewing_distance": change("eye_dist_cm", 10.0),
    },
    "side": {
        "neck_inclination": change("neck_incl"),
        "ear_shoulder_angle": change("neck_incl", -1.0),
        "trunk_inclination": change("trunk_incl"),
        "head_inclination": change("head_pitch"),
        "cva": near_cva,
    },
}


@cache
def errors():
    """Return {(view, measure): [(error of the change, stated ±)]}."""
    found, neutrals = {}, {}
    for frame, sight in frames():
        told = {"hfov_deg": frame["hfov_deg"], "distance_mm": None}
        if frame["neutral"]:
            told["distance_mm"] = 10 * frame["truth"]["eye_dist_cm"]
            learner = NeutralLearner(seconds=0.0, min_looks=1)
            learner.add(sight, Reader(**told).read(sight))
            try:
                neutrals[frame["session"]] = (learner.finish("2030-01-01"), frame, told)
            except NeutralError:
                continue  # hair over the face
        elif frame["session"] in neutrals:
            neutral, then, told = neutrals[frame["session"]]
            measures = Reader(neutral, **told).read(sight).measures
            for id_, truth in TRUTH[frame["view"]].items():
                if (moved := measures[id_].from_neutral) is not None:
                    error = moved - truth(frame, then)
                    found.setdefault((frame["view"], id_), []).append((error, measures[id_].pm))
    return found


# Largest mean error of the change that is let pass: what was reached, and a tenth. Plain
# formulas, to be bettered by fits; anything above is a step back.
REACHED = {
    ("front", "head_pitch"): 3.1,
    ("front", "head_yaw"): 6.2,
    ("front", "head_roll"): 1.3,
    ("front", "shoulder_tilt"): 3.2,
    ("front", "cva"): 4.6,
    ("front", "neck_inclination"): 8.0,
    ("front", "viewing_distance"): 17.5,
    ("side", "neck_inclination"): 7.6,
    ("side", "ear_shoulder_angle"): 7.6,
    ("side", "trunk_inclination"): 4.4,
    ("side", "head_inclination"): 8.1,
    ("side", "cva"): 12.0,
}


@pytest.mark.parametrize("key", REACHED, ids="-".join)
def test_that_the_error_is_no_larger_than_it_was(key):
    found = np.array(errors()[key])
    assert len(found) >= 40
    assert np.mean(np.abs(found[:, 0])) <= REACHED[key]


@pytest.mark.parametrize("key", REACHED, ids="-".join)
def test_that_the_truth_lies_within_what_is_stated(key):
    error, pm = np.array(errors()[key]).T
    within = np.abs(error) <= pm
    assert np.mean(within) >= 0.90
    # And the ± is not bought by being uselessly wide: a quarter of it would not do.
    assert np.mean(np.abs(error) <= pm / 4) < 0.98


def test_that_nearly_every_view_is_right():
    right = wrong = 0
    for frame, sight in frames():
        truth = View.FRONT if frame["view"] == "front" else View("side_" + frame["near"])
        if view_of(sight.body) is truth:
            right += 1
        else:
            wrong += 1
    assert wrong <= 0.03 * right
