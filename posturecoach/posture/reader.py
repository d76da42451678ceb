"""Read every measure from what was seen: present with its ±, or absent with the reason."""

from __future__ import annotations

from collections.abc import Mapping

from posturecoach.posture import front, side
from posturecoach.posture.body import Sight
from posturecoach.posture.geometry import DEFAULT_HFOV_DEG, focal_px
from posturecoach.posture.head import mesh_focal_px
from posturecoach.posture.measure import Absent, Measure, Reading, View
from posturecoach.posture.neutral import Neutral, features_of
from posturecoach.posture.smoothing import Smoother
from posturecoach.posture.spec import Features, Kind, Optics, Spec, Taken
from posturecoach.posture.view import SIDES, ViewTracker

UNITS: Mapping[str, str] = {s.id: s.unit for s in (*front.SPECS.values(), *side.SPECS.values())}
"""Every measure that exists, with its unit."""

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
    ) -> None:
        self._hfov_deg = hfov_deg
        self._distance_mm = distance_mm
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
        view = self._views.update(sight)
        if sight.body is None or view is View.UNKNOWN:
            return Reading(sight.time_s, view, _ALL_UNSEEN)
        specs = side.SPECS if view in SIDES else front.SPECS
        if specs is not self._specs:
            self._specs = specs
            self._smoothers.clear()
        seen = features_of(sight, view)
        optics = self._optics_of(sight)
        neutral = self._neutral_features(sight, view)
        measures = dict(_WRONG_VIEW)
        for id_, spec in specs.items():
            if view is View.OBLIQUE and not spec.oblique:
                continue
            taken = spec.take(seen, neutral, optics)
            if isinstance(taken, Absent):
                measures[id_] = _MISSING[id_, taken]
            else:
                measures[id_] = self._measure(spec, taken, sight.time_s, neutral, optics)
        return Reading(sight.time_s, view, measures, seen)

    def _measure(
        self, spec: Spec, taken: Taken, time_s: float, neutral: Features | None, optics: Optics
    ) -> Measure:
        smoother = self._smoothers.get(spec.id)
        if smoother is None:
            smoother = self._smoothers[spec.id] = Smoother(spec.beta)
        number = smoother(time_s, taken.number)
        value: float | None = number
        change: float | None = None
        pm = taken.pm
        if spec.kind is Kind.CHANGE:
            value, change = None, number
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


_WRONG_VIEW: Mapping[str, Measure] = {id_: _MISSING[id_, Absent.WRONG_VIEW] for id_ in UNITS}
_ALL_UNSEEN: Mapping[str, Measure] = {id_: _MISSING[id_, Absent.NOT_VISIBLE] for id_ in UNITS}
