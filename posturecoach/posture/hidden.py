"""Is the face hidden? The face landmarker draws one on the hand that covers it, too.

The mesh of a face that is seen fits the mean head to a few millimetres. One that is made
up under a hand does not: the network puts half a face on knuckles, or squeezes it.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from math import sqrt
from statistics import median

from posturecoach.posture.body import VISIBLE, Body, Keypoint, Sight
from posturecoach.posture.geometry import (
    DEFAULT_HFOV_DEG,
    Point,
    distance,
    focal_px,
    middle,
    pose_yaw_deg,
)
from posturecoach.posture.mesh_pose import HeadShape, solve

K = Keypoint

EVERY_S = 0.3  # a hand takes half a second to arrive
FIT_EVERY_S = 1.0  # fitting the mean head costs a millisecond, the eyes a twentieth of it
GAP_S = 60.0  # after so long without a face the next one is another matter
STAY_S = 60.0  # what has looked different for so long is how this face looks now

# Root mean square of the misfit, centimetres of the mean head. Faces of real people that
# are seen: 0.10 to 0.39, laughing and aslant 0.45; half hidden by an arm or a hand in
# photographs 0.58 to 1.03; made up under a drawn hand 0.26 to 0.53, but then 1.8 times
# what the same face had before.
MOST_MISFIT_CM = 0.5
DOUBTFUL_CM = 0.34
MOST_GROWTH = 1.8
# How much the eyes differ from the skin around them (`vision.eyes`): real faces 0.18 when
# turned away, else 0.34 to 0.9, of every colour; rendered ones 0.19 to 1.4, with hair before
# the eyes 0.11. Under a drawn hand 0.00 to 0.16, or at most half of what the face had before.
LEAST_EYES = 0.13
DOUBTFUL_EYES = 0.25
LEAST_EYES_OF_USUAL = 0.4
_USUAL_OF = 20  # checks: some 6 s of eyes, 20 s of fits
_LEAST = 4

# Where the mesh is lost because a head is turned or bent, the body's nose says so, too: it
# lies aside of the ears' middle, or well below it (in distances between the ears).
_TURNED_DEG = 25.0
_BENT = 0.28

_HANDS = (K.LEFT_WRIST, K.RIGHT_WRIST, K.LEFT_PINKY, K.RIGHT_PINKY, K.LEFT_INDEX, K.RIGHT_INDEX,
          K.LEFT_THUMB, K.RIGHT_THUMB)  # fmt: skip
_FACE = (K.NOSE, K.LEFT_EYE_INNER, K.LEFT_EYE, K.LEFT_EYE_OUTER, K.RIGHT_EYE_INNER, K.RIGHT_EYE,
         K.RIGHT_EYE_OUTER, K.MOUTH_LEFT, K.MOUTH_RIGHT)  # fmt: skip


class HiddenFace:
    """Tell a made-up face from a seen one, look after look.

    Parameters
    ----------
    head
        The mean head that meshes are compared with.

    """

    def __init__(self, head: HeadShape) -> None:
        self._head = head
        self._misfits: deque[float] = deque(maxlen=_USUAL_OF)
        self._eyes: deque[float] = deque(maxlen=_USUAL_OF)
        self._checked_s: float | None = None
        self._hidden_s: float | None = None  # since when
        self._fitted_s: float | None = None
        self._unfit = False

    def reset(self) -> None:
        """Forget how the face usually looks: another person or picture."""
        self._misfits.clear()
        self._eyes.clear()
        self._checked_s = self._hidden_s = self._fitted_s = None
        self._unfit = False

    def due(self, time_s: float) -> bool:
        """Return whether the next face is looked at again, or the last answer still holds."""
        return self._checked_s is None or not 0.0 <= time_s - self._checked_s < EVERY_S

    def update(self, sight: Sight, eyes: float | None = None) -> bool:
        """Return whether the face in `sight` is made up; False where there is none.

        `eyes` is how much they differ from the skin around them; None if nobody looked.
        """
        if sight.face is None:
            return False
        now = sight.time_s
        if not self.due(now):
            return self._hidden_s is not None
        if self._checked_s is not None and not 0.0 <= now - self._checked_s <= GAP_S:
            self.reset()
        self._checked_s = now
        if self._hidden_s is not None and now - self._hidden_s > STAY_S:
            self._misfits.clear()
            self._eyes.clear()
        if self._fitted_s is None or now - self._fitted_s >= FIT_EVERY_S:
            self._fitted_s = now
            self._unfit = self._fits_badly(misfit_cm(sight, self._head))
        if self._unfit or (eyes is not None and self._is_without(eyes)):
            self._hidden_s = now if self._hidden_s is None else self._hidden_s
            return True
        self._hidden_s = None
        return False

    def _fits_badly(self, misfit: float) -> bool:
        usual = _usual(self._misfits)
        grown = usual is not None and misfit > MOST_GROWTH * usual
        if misfit > MOST_MISFIT_CM or (grown and misfit > DOUBTFUL_CM):
            return True
        self._misfits.append(misfit)
        return False

    def _is_without(self, eyes: float) -> bool:
        usual = _usual(self._eyes)
        faded = usual is not None and eyes < LEAST_EYES_OF_USUAL * usual
        if eyes < LEAST_EYES or (faded and eyes < DOUBTFUL_EYES):
            return True
        self._eyes.append(eyes)
        return False


def misfit_cm(sight: Sight, head: HeadShape) -> float:
    """Return how far the mesh in `sight` is from being `head`: root mean square, cm.

    Of the mean head, in the picture's plane at the head's distance. Infinite where the
    mesh is no head at all. Raises ValueError where there is no face.
    """
    if sight.face is None:
        raise ValueError("expected a sight with a face")
    # The focal length hardly matters for the misfit: 0.01 cm from 60 to 80 degrees.
    focal = focal_px(sight.width, DEFAULT_HFOV_DEG)
    face = sight.face
    pose = solve(face.points, face.matrix, sight.width, sight.height, focal, head)
    if pose is None:
        return float("inf")
    return sqrt(float((pose.residual_cm**2).mean()))


def _usual(seen: deque[float]) -> float | None:
    return median(seen) if len(seen) >= _LEAST else None


def faces_camera(body: Body) -> bool:
    """Return whether the head of `body` is neither turned aside nor bent down.

    If then no mesh is found, something is before the face: a hand, hair, a mask.
    """
    if not body.sees(K.NOSE, K.LEFT_EAR, K.RIGHT_EAR):
        return False
    nose, left, right = _points(body, K.NOSE, K.LEFT_EAR, K.RIGHT_EAR)
    span = distance(left, right)
    if span == 0.0:
        return False
    bent = (nose[1] - middle(left, right)[1]) / span
    return abs(pose_yaw_deg(nose, left, right)) < _TURNED_DEG and bent < _BENT


def hand_at_face(body: Body) -> bool:
    """Return whether a visible hand is nearer to the nose than the ears are apart."""
    if not body.sees(K.NOSE):
        return False
    nose, left, right = _points(body, K.NOSE, K.LEFT_EAR, K.RIGHT_EAR)
    span = distance(left, right)
    hands = [hand for hand in _HANDS if body.visibility[hand] >= VISIBLE]
    return any(distance(hand, nose) < span for hand in _points(body, *hands))


def without_face(sight: Sight) -> Sight:
    """Return `sight` without the face and with nothing visible where it is.

    The body's network guesses nose, eyes and mouth under a hand as well.
    """
    body = sight.body
    if body is not None:
        visibility = body.visibility.copy()
        visibility[list(_FACE)] = 0.0
        body = Body(body.points, visibility, body.world)
    return replace(sight, body=body, face=None)


def _points(body: Body, *keypoints: Keypoint) -> list[Point]:
    return [(x, y) for x, y in body.points[list(keypoints)].tolist()]
