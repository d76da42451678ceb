"""Looks made by hand, for writers: somebody upright, whose points lie where one can add them up."""

import numpy as np

from posturecoach.analysis.inputs import Input
from posturecoach.analysis.writing import About
from posturecoach.posture.body import N_FACE_POINTS, N_KEYPOINTS, Body, Face, Keypoint, Sight
from posturecoach.posture.measure import Measure, Person, View
from posturecoach.session import Look

WIDTH, HEIGHT = 320, 240


def about(folder, *formats, path="clip.mp4", fps=30.0, **more):
    """What a writer is told of `path`."""
    thing = Input(folder / path, folder.joinpath(path).stem)
    return About(thing, folder, formats, fps, WIDTH, HEIGHT, **more)


def body(*, unseen=(), shift=0.0):
    """Every point k at (10 k + shift, 5 k) pixels and (k, 2 k, 3 k) / 100 metres."""
    numbers = np.arange(N_KEYPOINTS, dtype=float)
    visibility = np.full(N_KEYPOINTS, 0.9)
    visibility[list(unseen)] = 0.2
    points = np.column_stack([9.0 * numbers + shift, 5.0 * numbers])
    return Body(points, visibility, np.outer(numbers, (1.0, 2.0, 3.0)) / 100)


def upright(*, x=160.0, head_y=60.0):
    """Somebody who sits before the camera, head and shoulders in the picture."""
    points = np.full((N_KEYPOINTS, 2), (x, 300.0))
    points[: Keypoint.MOUTH_RIGHT + 1] = (x, head_y)
    visibility = np.zeros(N_KEYPOINTS)
    places = {
        Keypoint.NOSE: (0, 0),
        Keypoint.LEFT_EYE: (8, -8),
        Keypoint.RIGHT_EYE: (-8, -8),
        Keypoint.LEFT_EAR: (18, -4),
        Keypoint.RIGHT_EAR: (-18, -4),
        Keypoint.MOUTH_LEFT: (6, 10),
        Keypoint.MOUTH_RIGHT: (-6, 10),
        Keypoint.LEFT_SHOULDER: (45, 60),
        Keypoint.RIGHT_SHOULDER: (-45, 60),
        Keypoint.LEFT_ELBOW: (60, 120),
        Keypoint.RIGHT_ELBOW: (-60, 120),
        Keypoint.LEFT_HIP: (30, 150),
        Keypoint.RIGHT_HIP: (-30, 150),
    }
    for keypoint, (dx, dy) in places.items():
        points[keypoint] = (x + dx, head_y + dy)
        visibility[keypoint] = 0.95
    world = np.column_stack([points / 300, np.zeros(N_KEYPOINTS)])
    return Body(points, visibility, world)


def face(*, x=160.0, y=60.0, size=20.0):
    """A face around (x, y): a disc of points."""
    turn = np.linspace(0, 60, N_FACE_POINTS)
    reach = np.linspace(0, size, N_FACE_POINTS)
    points = np.column_stack([x + reach * np.cos(turn), y + reach * np.sin(turn)])
    return Face(points, np.eye(4))


def look(time_s=0.0, seen=None, *, found=None, person=Person.PRESENT, measures=(), **more):
    """One look at the body `seen`."""
    sight = None if seen is None and found is None else Sight(time_s, WIDTH, HEIGHT, seen, found)
    named = {measure.id: measure for measure in measures}
    return Look(time_s, person, View.FRONT, calibrated=True, measures=named, sight=sight, **more)


def degrees(name, value, from_neutral=None, pm=3.0):
    """An angle."""
    return Measure(name, "deg", value, from_neutral, pm)


def write(writer, looks, pictures=None):
    """Hand `looks` to `writer`, and close it."""
    for number, one in enumerate(looks):
        writer.add(None if pictures is None else pictures[number], one, one.to_json())
    writer.close()
