"""From where the camera sees the person, from the body alone, calm over time.

No face mesh is needed: in true profile there is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan

from posturecoach.posture.body import VISIBLE, Body, Keypoint, Sight
from posturecoach.posture.geometry import distance, trunk_rotation_deg
from posturecoach.posture.measure import View
from posturecoach.posture.smoothing import GAP_S

K = Keypoint

SIDES = (View.SIDE_LEFT, View.SIDE_RIGHT)

# Turn of the shoulder line against the camera. On 1100 rendered and real pictures all
# front views lay within 25 and all side views beyond 60 degrees, but for a handful.
FRONT_DEG = 32.0
SIDE_DEG = 58.0
BACK_DEG = 125.0
SLACK_DEG = 5.0  # the present view keeps so much more
DWELL_S = 0.7  # another view must last so long; passing through it is no view

# Shoulder width over ear-shoulder length in the picture. Side views reach 0.9 (a person
# bending down), front views begin at 1.1: what looks like a side in depth but is wider
# than this is not one.
SIDE_WIDTH = 1.0


def turn_deg(body: Body) -> float | None:
    """Return how far the shoulders are turned to the own left, against the camera.

    Degrees in [-180, 180], from the world landmarks: 0 square to the camera, -90 with
    the own left side towards it, +90 with the right. None where neither shoulder, or
    neither ear nor nose, was seen.
    """
    seen = body.visibility
    shoulders = max(seen[K.LEFT_SHOULDER], seen[K.RIGHT_SHOULDER])
    head = max(seen[K.NOSE], seen[K.LEFT_EAR], seen[K.RIGHT_EAR])
    if min(shoulders, head) < VISIBLE:
        return None
    left, right = body.world[[K.LEFT_SHOULDER, K.RIGHT_SHOULDER]].tolist()
    return trunk_rotation_deg((left[0], left[2]), (right[0], right[2]))


def view_of(body: Body, *, was: View = View.UNKNOWN) -> View:
    """Return the view of one picture; `was` is given a little more room."""
    turn = turn_deg(body)
    if turn is None or isnan(turn):  # NaN: the shoulders coincide
        return View.UNKNOWN
    side = View.SIDE_LEFT if turn < 0.0 else View.SIDE_RIGHT
    aside = abs(turn)
    front_deg = FRONT_DEG + (SLACK_DEG if was is View.FRONT else 0.0)
    side_deg = SIDE_DEG - (SLACK_DEG if was is side else 0.0)
    if aside <= front_deg:
        return View.FRONT
    if aside < side_deg:
        return View.OBLIQUE
    if aside > BACK_DEG:
        return View.UNKNOWN  # from behind, or left and right are confused
    return View.OBLIQUE if _too_wide(body, side) else side


def _too_wide(body: Body, side: View) -> bool:
    """Return whether the shoulders are wider apart than the near ear and shoulder."""
    left, right = body.points[[K.LEFT_SHOULDER, K.RIGHT_SHOULDER]].tolist()
    near = left if side is View.SIDE_LEFT else right
    ear = body.points[K.LEFT_EAR if side is View.SIDE_LEFT else K.RIGHT_EAR].tolist()
    return bool(abs(left[0] - right[0]) > SIDE_WIDTH * distance(near, ear))


@dataclass(slots=True)
class ViewTracker:
    """Follow the view from look to look, by time and not by frames.

    The first look decides at once. Another view takes over when it has lasted
    `DWELL_S`; after `GAP_S` without a look the next one decides at once again.
    """

    _view: View = View.UNKNOWN
    _next: View = View.UNKNOWN
    _next_since_s: float = 0.0
    _time_s: float | None = None

    def update(self, sight: Sight) -> View:
        """Return the view, with `sight` taken into account."""
        now = sight.time_s
        last, self._time_s = self._time_s, now
        if last is None or not 0.0 <= now - last <= GAP_S:
            self._view = View.UNKNOWN
        seen = View.UNKNOWN if sight.body is None else view_of(sight.body, was=self._view)
        if seen is self._view:
            self._next = seen
        elif self._view is View.UNKNOWN:
            self._view = self._next = seen
        elif seen is not self._next:
            self._next, self._next_since_s = seen, now
        elif now - self._next_since_s >= DWELL_S:
            self._view = seen
        return self._view

    def reset(self) -> None:
        """Forget everything: another person or source."""
        self._view = self._next = View.UNKNOWN
        self._time_s = None
