"""Read every measure from what was seen: present with its ±, or absent with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from math import hypot, inf

from posturecoach.posture import front, side
from posturecoach.posture.body import Sight, plausible
from posturecoach.posture.fits import Fits
from posturecoach.posture.geometry import DEFAULT_HFOV_DEG, focal_px
from posturecoach.posture.head import mesh_focal_px
from posturecoach.posture.measure import Absent, Measure, Reading, View
from posturecoach.posture.neutral import Neutral, features_of
from posturecoach.posture.regression import Estimate
from posturecoach.posture.smoothing import Smoother
from posturecoach.posture.spec import Features, Kind, Optics, Spec, Taken
from posturecoach.posture.view import SIDES, ViewTracker

UNITS: Mapping[str, str] = {s.id: s.unit for s in (*front.SPECS.values(), *side.SPECS.values())}
"""Every measure that exists, with its unit."""

# A fitted change that is less sure than this is absent as ``unsure``: about one and a half
# of the first zone's width, beyond which a number could mean anything. The models without
# a face (who looks down has none) give CVA and neck within these, the head's turns rarely.
USEFUL_PM: Mapping[str, float] = {
    "head_pitch": 12.0,
    "head_yaw": 12.0,
    "head_roll": 12.0,
    "shoulder_tilt": 11.0,
    "cervical_lateral_bend": 15.0,
    "cva": 20.0,
    "neck_inclination": 22.0,
    "ear_shoulder_angle": 22.0,
    "trunk_inclination": 20.0,
    "head_inclination": 22.0,
}

USEFUL_SHARE = 0.5  # of the change: 40 degrees give or take 20 are still bent far forward

# A measure that is absent is the same value every time: made once.
_MISSING: Mapping[tuple[str, Absent], Measure] = {
    (id_, reason): Measure(id_, unit, absent=reason)
    for id_, unit in UNITS.items()
    for reason in Absent
}


class Reader:
    """Read sight after sight of one person.

    Parameters
    ----------
    neutral
        The person's own; without one the measures that are changes are absent with
        ``no_neutral``. May be set at any time.
    hfov_deg
        The camera's horizontal field of view, if known; else `DEFAULT_HFOV_DEG`.
    distance_mm
        Distance between camera and eyes in the neutral, as measured with a tape.
    fits
        Measures the changes that a formula reads badly; without, formulas alone do.

    Notes
    -----
    Measures are smoothed by timestamp; see `Smoother`. What is smoothed is forgotten
    after 2 s without a look, on `reset`, and when the view changes.

    """

    def __init__(
        self,
        neutral: Neutral | None = None,
        hfov_deg: float | None = None,
        distance_mm: float | None = None,
        fits: Fits | None = None,
    ) -> None:
        self._hfov_deg = hfov_deg
        self._distance_mm = distance_mm
        self._fits = fits
        self._views = ViewTracker()
        self._smoothers: dict[str, Smoother] = {}
        self._specs: Mapping[str, Spec] = {}
        self._optics: tuple[int, int, Optics] | None = None
        self._fitted: tuple[int, int, Features | None] | None = None
        self._neutral = neutral

    @property
    def neutral(self) -> Neutral | None:
        """The person's own neutral, if there is one."""
        return self._neutral

    @neutral.setter
    def neutral(self, neutral: Neutral | None) -> None:
        self._neutral = neutral
        self._fitted = None
        self._smoothers.clear()

    def reset(self) -> None:
        """Forget the past, not the neutral: another person or another source."""
        self._views.reset()
        self._smoothers.clear()

    def read(self, sight: Sight) -> Reading:
        """Return every measure, as seen now."""
        sight = plausible(sight)
        view = self._views.update(sight)
        if sight.body is None or view is View.UNKNOWN:
            return Reading(sight.time_s, view, _ALL_UNSEEN)
        specs = side.SPECS if view in SIDES else front.SPECS
        if specs is not self._specs:
            self._specs = specs
            self._smoothers.clear()
        optics = self._optics_of(sight)
        neutral = self._neutral_features(sight, view)
        seen = features_of(sight, view)
        if self._fits is not None:
            seen |= self._fits.features(sight, view, optics.focal_px, facing_in(neutral))
        changes = self._changes(view, seen, neutral, sight)
        measures = dict(_WRONG_VIEW)
        for id_, spec in specs.items():
            if view is View.OBLIQUE and not spec.oblique:
                continue
            taken = spec.take(seen, neutral, optics)
            if id_ in changes and neutral is not None:
                taken = _fitted(spec, taken, changes, neutral, optics)
            if isinstance(taken, Absent):
                measures[id_] = _MISSING[id_, taken]
            else:
                measures[id_] = self._measure(spec, taken, sight.time_s, neutral, optics)
        return Reading(sight.time_s, view, measures, seen)

    def _measure(
        self, spec: Spec, taken: Taken, time_s: float, neutral: Features | None, optics: Optics
    ) -> Measure:
        number = self._smooth(spec.id, spec, time_s, taken.number)
        value: float | None = number
        change: float | None = None
        pm = taken.pm
        if taken.change is not None and taken.pm_change is not None:
            # What is shown lags behind a movement; by how much belongs to its ±.
            change = self._smooth(f"{spec.id} change", spec, time_s, taken.change)
            pm = hypot(taken.pm_change, taken.change - change)
        elif spec.kind is Kind.CHANGE:
            value, change = None, number
            pm = hypot(pm, taken.number - number)
        elif spec.kind is Kind.RELATIVE:
            change = number - spec.base
        elif neutral is not None and taken.pm_change is not None:
            # The neutral's own number is taken by the same function from the neutral's
            # features, so that the two cannot differ by more than the person did.
            usual = spec.take(neutral, neutral, optics)
            if isinstance(usual, Taken):
                change, pm = number - usual.number, taken.pm_change
        if pm > spec.useful:
            return _MISSING[spec.id, Absent.UNSURE]
        return Measure(spec.id, spec.unit, value, change, pm)

    def _smooth(self, name: str, spec: Spec, time_s: float, number: float) -> float:
        smoother = self._smoothers.get(name)
        if smoother is None:
            smoother = self._smoothers[name] = Smoother(spec.beta)
        return smoother(time_s, number)

    def _changes(
        self, view: View, seen: Features, neutral: Features | None, sight: Sight
    ) -> Mapping[str, Estimate]:
        """Return the fitted changes from the neutral that can be had from this look.

        Obliquely there are none, for none were fitted; and none in a picture of another
        size than the neutral's, in whose pixels some features count.
        """
        if self._fits is None or neutral is None or self._neutral is None:
            return {}
        if view in SIDES:
            same = (self._neutral.width, self._neutral.height) == (sight.width, sight.height)
            found = self._fits.side(seen, neutral) if same else {}
            neck = found.get("neck_inclination")
            if neck is not None:  # the same line, read the other way round
                found["ear_shoulder_angle"] = Estimate(-neck.value, neck.pm)
            return found
        if view is not View.FRONT:
            return {}
        found = self._fits.front(seen, neutral)
        roll, tilt = found.get("head_roll"), found.get("shoulder_tilt")
        if roll is not None and tilt is not None and "head_roll_deg" in seen:
            bend = Estimate(roll.value - tilt.value, hypot(roll.pm, tilt.pm))
            found["cervical_lateral_bend"] = bend
        return found

    def _optics_of(self, sight: Sight) -> Optics:
        if self._optics is None or self._optics[:2] != (sight.width, sight.height):
            hfov = DEFAULT_HFOV_DEG if self._hfov_deg is None else self._hfov_deg
            told = self._hfov_deg is not None
            focal = focal_px(sight.width, hfov)
            optics = Optics(focal, mesh_focal_px(sight.height), told, self._distance_mm)
            self._optics = (sight.width, sight.height, optics)
        return self._optics[2]

    def _neutral_features(self, sight: Sight, view: View) -> Features | None:
        """Return the neutral's features in pixels of `sight`, if it fits this view."""
        neutral = self._neutral
        if neutral is None or (neutral.view in SIDES) != (view in SIDES):
            return None
        if self._fitted is None or self._fitted[:2] != (sight.width, sight.height):
            features = neutral.features(sight.width, sight.height)
            self._fitted = (sight.width, sight.height, features)
        return self._fitted[2]


def _fitted(
    spec: Spec,
    plain: Taken | Absent,
    changes: Mapping[str, Estimate],
    neutral: Features,
    optics: Optics,
) -> Taken | Absent:
    """Return the measure with its fitted change in place of the formula's."""
    change = changes[spec.id]
    if change.pm > max(USEFUL_PM.get(spec.id, inf), USEFUL_SHARE * abs(change.value)):
        return Absent.UNSURE
    if spec.kind is not Kind.ABSOLUTE:
        return Taken(spec.base + change.value, change.pm)
    usual = spec.take(neutral, neutral, optics)
    if isinstance(usual, Absent):
        return plain
    whole = changes.get(f"{spec.id}_absolute")
    if whole is not None:
        return Taken(whole.value, whole.pm, change.pm, change.value)
    if spec.id == "viewing_distance":  # the fit tells how many times as far
        step, pm = usual.number * (change.value - 1.0), usual.number * change.pm
        return Taken(usual.number + step, hypot(usual.pm, pm), pm, step)
    return Taken(usual.number + change.value, hypot(usual.pm, change.pm), change.pm, change.value)


def facing_in(neutral: Features | None) -> int | None:
    """Return the way the person of a side neutral faces, +1 right; None if not known."""
    facing = None if neutral is None else neutral.get("fit_facing")
    return None if facing is None else (1 if facing > 0 else -1)


_WRONG_VIEW: Mapping[str, Measure] = {id_: _MISSING[id_, Absent.WRONG_VIEW] for id_ in UNITS}
_ALL_UNSEEN: Mapping[str, Measure] = {id_: _MISSING[id_, Absent.NOT_VISIBLE] for id_ in UNITS}
