"""The fitted measures: changes since the neutral, estimated by models of rendered people.

Fitted on what the full pose model finds on pictures of our own rendered people. Weights
for the heavy model are not shipped: with these its errors, and how often they stay within
the stated uncertainty, are about those of the full one (eight people left out). A change
needs a neutral; only the trunk from the side is known without.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

import numpy as np

from posturecoach.posture import fit_front, fit_side
from posturecoach.posture.body import Sight
from posturecoach.posture.measure import View
from posturecoach.posture.mesh_pose import HeadShape
from posturecoach.posture.regression import Arrays, Estimate, Regression
from posturecoach.posture.view import SIDES

Features = Mapping[str, float]

_FRONT_IDS = {
    "cva": "cva",
    "neck": "neck_inclination",
    "trunk": "trunk_inclination",
    "pitch": "head_pitch",
    "yaw": "head_yaw",
    "roll": "head_roll",
    "tilt": "shoulder_tilt",
}
_SIDE_IDS = {
    "cva": "cva",  # of the near tragus
    "neck": "neck_inclination",
    "head": "head_inclination",
    "trunk": "trunk_inclination",
    "trunk_abs": "trunk_inclination_absolute",
}


@dataclass(frozen=True, slots=True, eq=False)
class Fits:
    """All models, and the mean head that goes with them.

    Attributes
    ----------
    head
        The mean head.
    front_model, front_odd_model
        From the front with a face: leaning and distance; turning and tilting.
    pose_model, pose_odd_model
        The same from the body alone.
    side_model
        From the side.
    bodies
        Names of the rendered people they were fitted on.

    """

    head: HeadShape
    front_model: Regression
    front_odd_model: Regression
    pose_model: Regression
    pose_odd_model: Regression
    side_model: Regression
    bodies: tuple[str, ...]

    def features(
        self, sight: Sight, view: View, focal_px: float, facing: int | None = None
    ) -> dict[str, float]:
        """Return what the models need of one look, by names that begin with ``fit_``.

        Parameters
        ----------
        sight
            The look.
        view
            From the front or a side.
        focal_px
            Of the camera, pixels.
        facing
            From the side only: the neutral's ``fit_facing``, if there is one.

        Returns
        -------
        dict
            See `fit_front.features` and `fit_side.features`; the median over many looks
            makes a neutral. {} in other views or where a needed point is missing.

        """
        body, width, height = sight.body, sight.width, sight.height
        if body is None:
            return {}
        if view is View.FRONT:
            return fit_front.features(body, sight.face, width, height, focal_px, self.head)
        if view in SIDES:
            return fit_side.features(body, width, height, focal_px, facing)
        return {}

    def front(self, seen: Features, neutral: Features) -> dict[str, Estimate]:
        """Return the changes since the neutral, seen from the front, by id of the measure.

        Degrees: ``head_pitch`` (+ chin down), ``head_yaw`` (+ to the own left),
        ``head_roll`` and ``shoulder_tilt`` (+ own left higher), ``cva`` (- head forward),
        ``neck_inclination`` and ``trunk_inclination`` (+ forward). Millimetres: ``slump``
        (+ eyes lower). ``viewing_distance`` is the ratio of now to the neutral; only there
        if both looks have a `trusted` face.

        {} if either look is not from the front or saw too little.
        """
        if "fit_sw" not in seen or "fit_sw" not in neutral:
            return {}
        if fit_front.trusted(seen) and fit_front.trusted(neutral):
            found = self.front_model(fit_front.sagittal(seen, neutral))
            found |= self.front_odd_model(fit_front.sideways(seen, neutral))
        else:
            found = self.pose_model(fit_front.sagittal_without_face(seen, neutral))
            found |= self.pose_odd_model(fit_front.sideways_without_face(seen, neutral))
        named = {id_: found[output] for output, id_ in _FRONT_IDS.items()}
        named["slump"] = _mm(found["slump"])
        if "dist" in found:
            named["viewing_distance"] = _ratio(found["dist"])
        return named

    def side(self, seen: Features, neutral: Features) -> dict[str, Estimate]:
        """Return the changes since the neutral, seen from the side, by id of the measure.

        Degrees, + forward, but ``cva`` - forward: ``cva``, ``neck_inclination``,
        ``head_inclination``, ``trunk_inclination``; and ``trunk_inclination_absolute``
        against the vertical, for which the camera must be level. Millimetres: ``slump``
        (+ eyes lower).

        {} if either look is not from the side or saw too little.
        """
        if "fit_facing" not in seen or "fit_facing" not in neutral:
            return {}
        found = self.side_model(fit_side.changes(seen, neutral))
        named = {id_: found[output] for output, id_ in _SIDE_IDS.items()}
        named["slump"] = _mm(found["slump"])
        return named

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> Fits:
        """Return the fits in `arrays`: ``head/...``, ``bodies`` and ``front/...`` etc.

        Raises
        ------
        KeyError, ValueError
            If they are not fits.

        """

        def part(name: str) -> Arrays:
            start = name + "/"
            return {
                key.removeprefix(start): array
                for key, array in arrays.items()
                if key.startswith(start)
            }

        head = HeadShape(
            points=np.asarray(arrays["head/points"], dtype=np.float64),
            marks=np.asarray(arrays["head/marks"], dtype=np.float64),
            scale=float(arrays["head/scale"]),
        )
        return cls(
            head,
            front_model=Regression.from_arrays(part("front")),
            front_odd_model=Regression.from_arrays(part("front_odd")),
            pose_model=Regression.from_arrays(part("pose")),
            pose_odd_model=Regression.from_arrays(part("pose_odd")),
            side_model=Regression.from_arrays(part("side")),
            bodies=tuple(str(name) for name in arrays["bodies"]),
        )


def _mm(centimetres: Estimate) -> Estimate:
    return Estimate(10.0 * centimetres.value, 10.0 * centimetres.pm)


def _ratio(growth: Estimate) -> Estimate:
    """Return 100 times a logarithm as the ratio it stands for."""
    value = exp(growth.value / 100.0)
    return Estimate(value, value * (exp(growth.pm / 100.0) - 1.0))
