"""A person before a camera that is tilted, raised or rolled away from, or who moves themselves.

The person of `people`, with the mean head's whole mesh for a face, so that the fits read
it, too; and a wall behind them. What the landmarkers and the background would show is
computed from where camera and person were put; nothing is taken from the code under test
but the shape of the head.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from itertools import pairwise
from math import atan2, degrees, hypot, radians, tan

import numpy as np
from people import EYES_CM, Camera, Person, turn_x, turn_y

from posturecoach.posture.body import N_FACE_POINTS, N_KEYPOINTS, Body, Face, Keypoint, Sight
from posturecoach.posture.mesh_pose import N_MESH
from posturecoach.posture.moved import Shift
from posturecoach.rulebook import fits

K = Keypoint

UPRIGHT = Person()
WALL_M = 3.0  # from the camera of the beginning
FACE_ON_BODY = (
    (K.NOSE, 1), (K.LEFT_EYE_OUTER, 263), (K.RIGHT_EYE_OUTER, 33), (K.LEFT_EYE, 386),
    (K.RIGHT_EYE, 159), (K.LEFT_EYE_INNER, 362), (K.RIGHT_EYE_INNER, 133),
    (K.MOUTH_LEFT, 291), (K.MOUTH_RIGHT, 61),
)  # fmt: skip
IRISES = ((468, 159, 145), (473, 386, 374))  # its middle, and lids above and below it
# MediaPipe's matrix turns only by so much of what the ray to the head turns: measured on
# rendered people whose pictures were warped as a lid would, 0.43 to 0.46.
WITH_THE_RAY = 0.45


@dataclass(frozen=True)
class Scene:
    """Camera and person. Metres and degrees."""

    lid: float = 0.0  # + the camera looks further down
    turned: float = 0.0  # + the camera looks further to the person's left
    askew: float = 0.0
    desk: float = 0.0  # the camera goes up with it
    chair: float = 0.0  # the person goes up with it
    nearer: float = 0.0  # the person rolls towards the camera
    aside: float = 0.0  # the person rolls to the own left
    person: Person = UPRIGHT

    def towards(self, other, share):
        """Return the scene after a `share` of the way to `other`."""
        at = np.array(self.person.at) + share * (np.array(other.person.at) - self.person.at)
        person = replace(_between(self.person, other.person, share), at=tuple(at))
        return replace(_between(self, other, share), person=person)


def _between(one, other, share):
    """Return `one` with every number a `share` of the way to that of `other`."""
    names = [f.name for f in fields(one) if isinstance(getattr(one, f.name), float | int)]
    return replace(
        one, **{n: getattr(one, n) + share * (getattr(other, n) - getattr(one, n)) for n in names}
    )


def camera_of(scene, camera):
    return replace(
        camera,
        pitch_deg=camera.pitch_deg + scene.lid,
        roll_deg=camera.roll_deg + scene.askew,
        height_m=camera.height_m + scene.desk,
    )


def see(scene, camera, points):
    """Points of the world to the camera's own axes, metres: x right, y down, z away."""
    eye = np.array([camera.aside_m, camera.height_m, camera.distance_m])
    return camera.see((points - eye) @ turn_y(scene.turned) + eye)


def look(scene, camera=None, *, time_s=0.0, noise_px=0.0, rng=None, face=True):
    """Return what perfect landmarkers would find, plus noise if wanted."""
    camera = camera_of(scene, camera or Camera())
    person = scene.person
    bones, head, ears = person.bones()
    place = np.array(person.at) + np.array([scene.aside, scene.chair, scene.nearer])
    seen = see(scene, camera, bones + place)
    points = camera.project(seen)
    mesh, matrix = _face(scene, camera, head, ears + place)
    for ours, theirs in FACE_ON_BODY:
        points[ours] = mesh[theirs]
    if noise_px:
        rng = rng or np.random.default_rng(7)
        points = points + rng.normal(0, noise_px, points.shape)
        mesh = mesh + rng.normal(0, noise_px / 2, (1, 2))
    inside = np.all((points >= 0) & (points <= [camera.width, camera.height]), axis=1)
    visibility = np.where(inside, 1.0, 0.0)
    known = {k for k in K if np.any(bones[k] != 0)} | {ours for ours, _ in FACE_ON_BODY}
    visibility[sorted(set(range(N_KEYPOINTS)) - known)] = 0.0
    body = Body(points, visibility, seen - seen[[K.LEFT_HIP, K.RIGHT_HIP]].mean(axis=0))
    whole = np.all((mesh >= 0) & (mesh <= [camera.width, camera.height]))
    there = Face(mesh, matrix) if face and whole else None
    return Sight(time_s, camera.width, camera.height, body, there)


def _face(scene, camera, head, ears):
    """Return the mean head's mesh in pixels, and the matrix MediaPipe would give for it."""
    shape = fits().head
    points = np.zeros((N_FACE_POINTS, 3))
    points[:N_MESH] = shape.points
    for middle, upper, lower in IRISES:
        centre = (points[upper] + points[lower]) / 2
        steps = ((0, 0, 0), (0.6, 0, 0), (0, 0.6, 0), (-0.6, 0, 0), (0, -0.6, 0))
        points[middle : middle + 5] = centre + np.array(steps)
    real = ears + (points - shape.marks[0]) / shape.scale / 100 @ head.T
    mesh = camera.project(see(scene, camera, real))
    eyes_at = ears + head @ (shape.marks[1] - shape.marks[0]) / shape.scale / 100
    eyes = see(scene, camera, eyes_at)
    axes = np.stack([see(scene, camera, eyes_at + e) - eyes for e in np.eye(3)], axis=1)
    ray = degrees(atan2(eyes[1], eyes[2])), degrees(atan2(eyes[0], eyes[2]))
    less = WITH_THE_RAY - 1.0
    with_ray = turn_y(less * ray[1]) @ turn_x(less * ray[0])
    rotation = with_ray @ np.diag([1, -1, -1]) @ axes @ head
    assumed_px = camera.height / 2 / tan(radians(63 / 2))
    matrix = np.eye(4)
    matrix[:3, :3] = rotation
    place = 100 * eyes * np.array([1, -1, -assumed_px / camera.focal_px])
    matrix[:3, 3] = place - rotation @ EYES_CM
    return mesh, matrix


def background(scene, camera=None, *, time_s=0.0):
    """Return where the wall's middle has gone since a scene without any change."""
    camera = camera or Camera()
    x, y = np.meshgrid([-0.2, 0.2], [-0.2, 0.2])
    spots = np.stack([x, y + camera.height_m, np.full_like(x, camera.distance_m - WALL_M)], axis=-1)
    spots = spots.reshape(-1, 3)
    start, moved = Scene(), camera_of(scene, camera)
    before = camera.project(see(start, camera, spots))
    after = moved.project(see(scene, moved, spots))
    dx, dy = (after - before).mean(axis=0)
    a, b = before[1] - before[0], after[1] - after[0]
    scale = hypot(*b) / hypot(*a)
    roll = degrees(atan2(b[1], b[0]) - atan2(a[1], a[0]))
    return Shift(time_s, dx, dy, scale, (roll + 180) % 360 - 180, 1.5, 0.9)


REST_S, CHANGE_S, AFTER_S, LATER_S = 10.0, 1.5, 10.0, 7.0


def course(
    scene, *, looks_per_s=10.0, wall=True, camera=None, noise_px=1.0, after=(), at_once=False
):
    """Yield (sight, shift) at rest for 10 s, while `scene` comes about in 1.5 s, and for 10 s more.

    The background is looked at once a second, as Backdrop does; without a `wall` there is
    nothing to see of it. `after` are scenes that follow, each for 7 s. `at_once`: the scene
    is there from the beginning, as on the next morning, and so is its background.
    """
    rng = np.random.default_rng(3)
    stages = [(0.0, Scene()), (REST_S, Scene())]
    if at_once:
        stages = [(0.0, scene), (REST_S, scene)]
    stages += [(REST_S + CHANGE_S, scene), (REST_S + CHANGE_S + AFTER_S, scene)]
    for later in after:
        end_s = stages[-1][0]
        stages += [(end_s + CHANGE_S, later), (end_s + LATER_S, later)]
    shift, looked_s = None, -9.0
    for n in range(int(stages[-1][0] * looks_per_s)):
        time_s = n / looks_per_s
        now = _at(stages, time_s)
        if wall and time_s - looked_s > 1.0 - 1e-6:
            shift, looked_s = background(now, camera, time_s=time_s), time_s
            if at_once:
                shift = replace(shift, dx_px=0.0, dy_px=0.0, scale=1.0, roll_deg=0.0)
        yield look(now, camera, time_s=time_s, noise_px=noise_px, rng=rng), shift


def _at(stages, time_s):
    for (start_s, before), (end_s, after) in pairwise(stages):
        if start_s <= time_s < end_s:
            share = (time_s - start_s) / (end_s - start_s)
            return before if before == after else before.towards(after, share)
    return stages[-1][1]
