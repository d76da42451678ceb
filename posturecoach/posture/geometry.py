"""Angles and lengths between points of one picture: units, signs, failure, uncertainty.

Every formula of the table of measures stands here once, as a pure function of plain
floats: a look needs some fifty of them, and a numpy array of two numbers costs more
than the whole formula.

Points are ``(x, y)`` in **square pixels**, x to the right, y **down**, not mirrored.
Angles are degrees. `facing` is +1 where a person seen from the side faces the right
edge of the picture (nose x > ear x) and -1 where they face the left one; with it, both
facings give the same number. Forward inclination, chin down, own left eye or shoulder
higher, and turned or leaning to the own left are positive.

Where points coincide an angle does not exist: it is NaN, which callers turn into an
absent measure. Where a length that must be positive is not, ValueError: it cannot come
from a body that was seen.

With a keypoint error of s pixels (standard deviation, each axis) and points d pixels
apart, the angle of their line is uncertain by about sqrt(2) s / d radians.
"""

from __future__ import annotations

from math import atan, atan2, degrees, hypot, nan, radians, tan

Point = tuple[float, float]

IRIS_MM = 11.7  # horizontal iris diameter, +-0.5 mm between people (Google Research 2020)
DEFAULT_HFOV_DEG = 70.0  # a common webcam, for cameras whose field of view nobody told
EAR_SHOULDER_MM = 176.0  # real length of ear to shoulder seen from the side, RULES.md 1.1
NOSE_DEPTH = 0.83  # nose tip before the ears, in inter-ear distances, RULES.md 1.2


def tilt_deg(right: Point, left: Point) -> float:
    """Return the tilt of the line from the own `right` to the own `left` point.

    Degrees in (-180, 180]. Zero is level; **positive means the own left is higher**.
    Serves `head_roll` (outer eye corners) and `shoulder_tilt` (shoulders, from which
    the caller takes the camera's own roll). NaN where the points coincide.

    Two pixels of error on shoulders 200 px apart are 0.8 degrees.

    Examples
    --------
    >>> round(tilt_deg((560.0, 320.0), (720.0, 300.0)), 3)
    7.125

    """
    return _angle(right[1] - left[1], left[0] - right[0])


def lateral_lean_deg(lower: Point, upper: Point) -> float:
    """Return how far `upper` leans sideways over `lower`, against the vertical.

    Degrees in (-180, 180], positive to the own left (seen from the front, larger x).
    Serves `trunk_lateral_lean` (hip middle, shoulder middle). NaN where they coincide.
    """
    return _angle(upper[0] - lower[0], lower[1] - upper[1])


def inclination_deg(lower: Point, upper: Point, facing: int) -> float:
    """Return the inclination of the line from `lower` to `upper` against the vertical.

    Seen from the side. Degrees in (-180, 180], positive forward. Serves
    `trunk_inclination` (hip, shoulder) and `neck_inclination` (shoulder, ear).
    NaN where the points coincide.
    """
    return _angle(facing * (upper[0] - lower[0]), lower[1] - upper[1])


def elevation_deg(start: Point, end: Point, facing: int) -> float:
    """Return the angle of the line from `start` to `end` above the horizontal.

    Seen from the side. Degrees in (-180, 180]; 90 is straight up, less is forward.
    Serves `cva` (C7, ear), `ear_shoulder_angle` (shoulder, ear) and the ear-eye line
    (ear, outer eye corner). NaN where the points coincide.
    """
    return _angle(start[1] - end[1], facing * (end[0] - start[0]))


def shoulder_protraction_deg(c7: Point, shoulder: Point, facing: int) -> float:
    """Return the line from `c7` forward and down to the `shoulder`, against the horizontal.

    Degrees in (-180, 180]; smaller means a more protracted shoulder (Ruivo 2014;
    Thigpen 2010 measures the complement). Only for a C7 that a therapist marked: from
    an estimated one it would be a constant.
    """
    return _angle(shoulder[1] - c7[1], facing * (shoulder[0] - c7[0]))


def inner_angle_deg(one: Point, vertex: Point, other: Point) -> float:
    """Return the angle at `vertex` between the lines to `one` and `other`.

    Degrees in [0, 180]; 180 is straight. Serves `upper_back_bow` (ear, shoulder, hip),
    `elbow_inner_angle`, `hip_angle` and `knee_angle`. NaN where `vertex` coincides with
    either point.
    """
    ax, ay = one[0] - vertex[0], one[1] - vertex[1]
    bx, by = other[0] - vertex[0], other[1] - vertex[1]
    if (ax == 0.0 and ay == 0.0) or (bx == 0.0 and by == 0.0):
        return nan
    return abs(degrees(atan2(ax * by - ay * bx, ax * bx + ay * by)))


def upper_arm_elevation_deg(shoulder: Point, hip: Point, elbow: Point, forward: int) -> float:
    """Return the angle of the upper arm against the trunk line, from hanging.

    Degrees in (-180, 180]. `forward` is the direction in the picture (+1 right, -1
    left) in which an elevation counts as positive: from the side the way the person
    faces (flexion), from the front away from the body (abduction). Zero hangs along the
    trunk. NaN where the shoulder coincides with hip or elbow.
    """
    angle = inner_angle_deg(hip, shoulder, elbow)
    turn = (hip[0] - shoulder[0]) * (elbow[1] - shoulder[1]) - (hip[1] - shoulder[1]) * (
        elbow[0] - shoulder[0]
    )
    # With y down, going from a trunk line that points down to an arm that points right
    # is a negative turn.
    return -angle if turn * forward > 0.0 else angle


def c7_estimate(shoulder: Point, d0: float, facing: int) -> Point:
    """Return where the C7 prominence is guessed to be: MediaPipe has no such point.

    `d0` is the ear-shoulder distance in pixels at calibration. An estimate from average
    proportions (own geometry, RULES.md 1.1), good to about 5 degrees of `cva`.

    Raises
    ------
    ValueError
        If `d0` is not positive.

    """
    _check_positive("d0", d0)
    return shoulder[0] - facing * 0.33 * d0, shoulder[1] - 0.42 * d0


def cva_deg(ear: Point, shoulder: Point, d0: float, facing: int) -> float:
    """Return the craniovertebral angle over the estimated C7, seen from the side.

    Degrees above the horizontal; less is more forward. See `c7_estimate`.
    """
    return elevation_deg(c7_estimate(shoulder, d0, facing), ear, facing)


def forward_head_norm(ear: Point, shoulder: Point, d0: float, facing: int) -> float:
    """Return how far the ear lies before the shoulder, in calibrated ear-shoulder distances.

    A ratio without unit, positive forward; times 17.6 cm it is centimetres of an average
    adult. Raises ValueError if `d0` is not positive.
    """
    _check_positive("d0", d0)
    return facing * (ear[0] - shoulder[0]) / d0


def face_scale_ratio(face: float, face0: float, shoulders: float, shoulders0: float) -> float:
    """Return how much the face has grown against the shoulders since the neutral.

    `face` is the iris diameter or the inter-ear distance, `shoulders` the shoulder width,
    both in pixels; the ones with 0 are the neutral's. Above 1 the head has come forward
    of the shoulders; the ratio keeps its value when the whole person or the camera moves.
    A head 2 cm forward at 60 cm is 1.034, 5 cm is 1.091. Raises ValueError if any is not
    positive.
    """
    for name, value in (
        ("face", face),
        ("face0", face0),
        ("shoulders", shoulders),
        ("shoulders0", shoulders0),
    ):
        _check_positive(name, value)
    return (face / face0) / (shoulders / shoulders0)


def shoulder_elevation_percent(
    gap: float, scale: float, neutral_gap: float, neutral_scale: float
) -> float:
    """Return how much of the neutral's ear-shoulder gap is lost, in percent.

    `gap` is y_shoulder - y_ear in pixels, `scale` the iris diameter or shoulder width in
    the same picture. Positive is a raised shoulder (or a dropped head). Raises ValueError
    if a scale or the neutral gap is not positive.
    """
    _check_positive("scale", scale)
    _check_positive("neutral_gap", neutral_gap)
    _check_positive("neutral_scale", neutral_scale)
    return 100.0 * (1.0 - (gap / scale) / (neutral_gap / neutral_scale))


def slump_mm(eye_y: float, neutral_eye_y: float, iris_px: float) -> float:
    """Return how many millimetres the eyes have sunk since the neutral.

    Millimetres, positive down, from rows of the picture at one and the same distance:
    the caller corrects both for approach and pitch. Raises ValueError if `iris_px` is
    not positive.
    """
    _check_positive("iris_px", iris_px)
    return (eye_y - neutral_eye_y) * IRIS_MM / iris_px


def focal_px(width: float, hfov_deg: float = DEFAULT_HFOV_DEG) -> float:
    """Return the focal length in pixels of a camera with `hfov_deg` across `width` pixels.

    Raises ValueError unless `width` is positive and `hfov_deg` between 0 and 180.
    """
    _check_positive("width", width)
    if not 0.0 < hfov_deg < 180.0:  # noqa: PLR2004 - half a circle
        raise ValueError(f"hfov_deg must lie between 0 and 180, got {hfov_deg}")
    return width / (2.0 * tan(radians(hfov_deg) / 2.0))


def viewing_distance_mm(focal: float, iris_px: float) -> float:
    """Return the distance of the eyes along the optical axis, in millimetres.

    From the iris, whose real diameter hardly differs between people: `focal` and
    `iris_px` in pixels. One pixel of 14 is 7 percent of the distance. Raises ValueError
    if `iris_px` is not positive.
    """
    _check_positive("iris_px", iris_px)
    return focal * IRIS_MM / iris_px


def gaze_screen_height_deg(eye_mm: float, target_mm: float, distance_mm: float) -> float:
    """Return how far below the eyes a target at `distance_mm` lies, in degrees.

    Heights in millimetres above the same level; positive below the horizontal. Raises
    ValueError if `distance_mm` is not positive.
    """
    _check_positive("distance_mm", distance_mm)
    return degrees(atan((eye_mm - target_mm) / distance_mm))


def trunk_rotation_deg(left: Point, right: Point) -> float:
    """Return the turn of the shoulder line about the vertical, against the camera.

    `left` and `right` are the shoulders' ``(x, z)`` in metres of the pose's world
    landmarks, z away from the camera. Degrees in (-180, 180], positive turned to the
    own left; 0 is square to the camera. z is a network's guess and the weakest of its
    numbers: read a median over seconds.
    """
    return _angle(left[1] - right[1], left[0] - right[0])


def pose_yaw_deg(nose: Point, left_ear: Point, right_ear: Point) -> float:
    """Return the head's turn from nose and ears, for want of a face mesh.

    Degrees in (-90, 90), positive to the own left. A head seen square has its nose
    midway between the ears. Unusable beyond about 40 degrees, where the far ear hides.
    NaN where the ears coincide.
    """
    span = abs(left_ear[0] - right_ear[0])
    if span == 0.0:
        return nan
    return degrees(atan((nose[0] - (left_ear[0] + right_ear[0]) / 2.0) / (NOSE_DEPTH * span)))


def line_noise_deg(noise_px: float, length_px: float) -> float:
    """Return the standard deviation of a line's angle, for the noise of its two ends.

    Degrees. `noise_px` is the standard deviation of each end along each axis. Never more
    than 90: a line as short as its noise has no direction. Raises ValueError if
    `length_px` is not positive.
    """
    _check_positive("length_px", length_px)
    return min(90.0, degrees(2.0**0.5 * noise_px / length_px))


def distance(one: Point, other: Point) -> float:
    """Return the length of the line between two points, in pixels."""
    return hypot(one[0] - other[0], one[1] - other[1])


def middle(one: Point, other: Point) -> Point:
    """Return the point midway between two points."""
    return (one[0] + other[0]) / 2.0, (one[1] + other[1]) / 2.0


def _angle(opposite: float, adjacent: float) -> float:
    if opposite == 0.0 and adjacent == 0.0:
        return nan
    angle = degrees(atan2(opposite, adjacent))
    # atan2(-0.0, -1.0) is -180; the range is documented as (-180, 180].
    return 180.0 if angle == -180.0 else angle  # noqa: PLR2004 - half a turn


def _check_positive(name: str, value: float) -> None:
    if not value > 0.0:
        raise ValueError(f"{name} must be positive, got {value}")
