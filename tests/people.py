"""People whose posture is known, because it was built: a few bones and a pinhole camera.

Lengths are metres. The body's own axes: x to its left, y up, z forward. Seen from the
front the camera's axes are the same but for the signs of y and z. Truth is what was put
in; nothing here is taken from the code under test.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from math import cos, radians, sin, tan

import numpy as np

from posturecoach.posture.body import N_FACE_POINTS, N_KEYPOINTS, Body, Face, Keypoint, Sight
from posturecoach.posture.neutral import NeutralLearner
from posturecoach.posture.reader import Reader

K = Keypoint

# MediaPipe's canonical head, in its centimetres: middle of the eyes, an outer eye corner.
EYES_CM = np.array([0.0, 2.6, 3.6])
IRIS_M = 0.0117


def turn_x(deg):
    """Nod: the chin goes down for positive angles (y towards z)."""
    c, s = cos(radians(deg)), sin(radians(deg))
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def turn_y(deg):
    """Turn to the own left."""
    c, s = cos(radians(deg)), sin(radians(deg))
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def turn_z(deg):
    """Tilt: the own left goes up."""
    c, s = cos(radians(deg)), sin(radians(deg))
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


@dataclass(frozen=True)
class Camera:
    """A pinhole camera that looks at the person along its z axis."""

    width: int = 1280
    height: int = 720
    hfov_deg: float = 70.0
    distance_m: float = 0.65  # from the pelvis' vertical axis, along the floor
    height_m: float = 0.62  # over the hips
    aside_m: float = 0.0
    pitch_deg: float = 0.0  # looking down is positive: a lid that is opened less
    roll_deg: float = 0.0

    @property
    def focal_px(self):
        return self.width / 2 / tan(radians(self.hfov_deg / 2))

    def see(self, points):
        """Points of the world (x left of the person, y up, z towards the camera) to x, y, z.

        The camera's own axes: x right, y down, z away from it; metres.
        """
        x = points[..., 0] - self.aside_m
        y = -(points[..., 1] - self.height_m)
        z = self.distance_m - points[..., 2]
        c, s = cos(radians(self.pitch_deg)), sin(radians(self.pitch_deg))
        y, z = c * y - s * z, s * y + c * z
        c, s = cos(radians(self.roll_deg)), sin(radians(self.roll_deg))
        x, y = c * x + s * y, -s * x + c * y
        return np.stack([x, y, z], axis=-1)

    def project(self, seen):
        """Camera axes to pixels."""
        xy = seen[..., :2] / seen[..., 2:] * self.focal_px
        return xy + np.array([self.width / 2, self.height / 2])


@dataclass(frozen=True)
class Person:
    """A posture. Angles in degrees, signs as in measures.toml; everything zero is upright."""

    neck: float = 0.0  # shoulder -> ear against the vertical, + forward
    trunk: float = 0.0  # hip -> shoulder against the vertical, + forward
    lean: float = 0.0  # trunk to the own left
    pitch: float = 0.0
    yaw: float = 0.0
    roll: float = 0.0
    shoulder_tilt: float = 0.0  # + own left higher
    shrug_m: float = 0.0  # both shoulders up, head stays
    elbow: float = 90.0
    hip: float = 100.0
    knee: float = 90.0
    arm: float = 0.0  # upper arm forward of the trunk line
    turn: float = 0.0  # whole body to the own left: 90 shows the right side
    at: tuple[float, float, float] = (0.0, 0.0, 0.0)  # x to the own left, up, towards camera
    scale: float = 1.0
    unseen: tuple[Keypoint, ...] = field(default=())

    def bones(self):
        """Return (33, 3) points, and the head's rotation, in the body's own axes."""
        p = np.zeros((N_KEYPOINTS, 3))
        both = ((1, 0), (-1, 1))  # sign of x, offset of the right keypoint
        spine = turn_z(-self.lean) @ turn_x(self.trunk) @ np.array([0, 0.48, 0])
        across = turn_z(self.shoulder_tilt) @ np.array([0.18, 0, 0])
        head = turn_y(self.yaw) @ turn_x(self.pitch) @ turn_z(self.roll)
        ears = spine + turn_x(self.neck) @ np.array([0, 0.20, 0])
        shoulders = spine + np.array([0, self.shrug_m, 0])
        down = turn_z(-self.lean) @ turn_x(self.trunk) @ np.array([0, -1, 0])
        # Arm and legs move in the body's own sagittal plane.
        upper = turn_x(-self.arm) @ down
        fore = turn_x(-(180 - self.elbow)) @ upper
        thigh = turn_x(self.hip) @ -down
        shin = turn_x(180 - self.knee) @ thigh
        for sign, right in both:
            side = np.array([sign, 1, 1])
            p[K.LEFT_SHOULDER + right] = shoulders + sign * across
            p[K.LEFT_HIP + right] = np.array([0.10, 0, 0]) * side
            p[K.LEFT_ELBOW + right] = p[K.LEFT_SHOULDER + right] + 0.29 * upper
            p[K.LEFT_WRIST + right] = p[K.LEFT_ELBOW + right] + 0.25 * fore
            p[K.LEFT_KNEE + right] = p[K.LEFT_HIP + right] + 0.42 * thigh
            p[K.LEFT_ANKLE + right] = p[K.LEFT_KNEE + right] + 0.42 * shin
            p[K.LEFT_EAR + right] = ears + head @ (np.array([0.073, 0, 0]) * side)
            p[K.LEFT_EYE_OUTER + 3 * right] = ears + head @ (np.array([0.045, 0.02, 0.09]) * side)
        p[K.NOSE] = ears + head @ np.array([0, -0.02, 0.12])
        return p, head, ears


def sight(person=None, camera=None, *, time_s=0.0, face=True, noise_px=0.0, seed=7):
    """Return what perfect landmarkers would find of `person`, plus noise if wanted."""
    person, camera = person or Person(), camera or Camera()
    bones, head, ears = person.bones()
    about = turn_y(person.turn)
    place = np.array(person.at)
    seen = camera.see(person.scale * bones @ about.T + place)
    points = camera.project(seen)
    rng = np.random.default_rng(seed)
    inside = np.all((points >= 0) & (points <= [camera.width, camera.height]), axis=1)
    if noise_px:
        points = points + rng.normal(0, noise_px, points.shape)
    visibility = np.where(inside, 1.0, 0.0)
    never = set(range(N_KEYPOINTS)) - {
        k for k in K if np.any(bones[k] != 0)
    }  # the model has no such bone
    visibility[sorted(never | set(person.unseen))] = 0.0
    body = Body(points, visibility, seen - seen[[K.LEFT_HIP, K.RIGHT_HIP]].mean(axis=0))
    mesh = _face(person, camera, about @ head, about @ ears) if face else None
    return Sight(time_s, camera.width, camera.height, body, mesh)


def _face(person, camera, turned, ears):
    """Return the mesh points that are measured and the head matrix, in MediaPipe's terms."""
    eyes = person.scale * (ears + turned @ np.array([0, 0.02, 0.10])) + np.array(person.at)
    corner = person.scale * turned @ np.array([0.045, 0, -0.01])
    middle = camera.see(eyes)
    points = np.tile(camera.project(middle), (N_FACE_POINTS, 1))
    points[33], points[263] = camera.project(camera.see(np.stack([eyes - corner, eyes + corner])))
    for sign, right, left in ((-1, 469, 471), (1, 474, 476)):
        for index, way in ((right, -1), (left, 1)):
            off = (sign * 0.7 * corner) + turned @ np.array([way * IRIS_M / 2, 0, 0])
            points[index] = camera.project(camera.see(eyes + off))
    # The camera's rotation, with y up and z towards it as the head matrix has them.
    axes = np.stack([camera.see(eyes + e) - middle for e in np.eye(3)], axis=1)
    rotation = np.diag([1, -1, -1]) @ axes @ turned
    assumed_px = camera.height / 2 / tan(radians(63 / 2))
    # MediaPipe believes in its own focal length: what is right in the picture comes out
    # right across, and the depth scaled.
    place_cm = 100 * middle * np.array([1, -1, -assumed_px / camera.focal_px]) / person.scale
    matrix = np.eye(4)
    matrix[:3, :3] = rotation
    matrix[:3, 3] = place_cm - rotation @ EYES_CM
    return Face(points, matrix)


SIDE = Camera(distance_m=2.2, height_m=0.2)  # for whom `from_side` has turned


def from_side(person, *, left=False):
    """Turn `person` so that one side faces the camera."""
    return replace(person, turn=-90.0 if left else 90.0)


def neutral_of(seen):
    """Return the neutral of one picture of a person who sits well."""
    learner = NeutralLearner(seconds=0.0, min_looks=1)
    learner.add(seen, Reader().read(seen))
    return learner.finish("2030-01-01T09:00:00")
