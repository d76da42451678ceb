"""What was measured of a clip, look after look, as arrays: half an hour takes some 50 MB."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from posturecoach.clinic.snapshot import Landmark, Setup, Snapshot, Stance
from posturecoach.ergonomics.zones import Zone
from posturecoach.posture.body import N_KEYPOINTS, Body, Keypoint, Sight
from posturecoach.posture.measure import Absent, Measure, View
from posturecoach.session import Look

FloatArray = npt.NDArray[np.float32]
_FIRST = 1024  # looks there is room for; doubled when they are full
_VIEWS = tuple(View)
_ABSENT = tuple(Absent)
_ZONES = (None, Zone.NEUTRAL, Zone.CAUTION, Zone.BAD)
RULA, REBA, HOLD = "rula", "reba", "iso_11226"
"""Rows of scores: the lowest and the highest possible; of holds the share of their limit."""


@dataclass(frozen=True, slots=True)
class Series:
    """One measure over the clip.

    Attributes
    ----------
    unit
        Of it.
    value, pm
        A number a look; NaN where it was absent.
    zone
        0 where it was not judged, 1 neutral, 2 caution, 3 bad.

    """

    unit: str
    value: FloatArray
    pm: FloatArray
    zone: npt.NDArray[np.int8]


class Track:
    """Looks as arrays. Not for two threads at once."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.width = self.height = 0
        self._room = _FIRST
        self._count = 0
        self._times = np.full(_FIRST, np.nan)
        self._view = np.zeros(_FIRST, np.int8)
        self._strain = np.full(_FIRST, np.nan, np.float32)
        self._points = np.full((_FIRST, N_KEYPOINTS, 3), np.nan, np.float32)  # x, y, visibility
        self._rows: dict[str, dict[str, Any]] = {}
        self._scores: dict[str, FloatArray] = {
            name: np.full((_FIRST, 2), np.nan, np.float32) for name in (RULA, REBA, HOLD)
        }
        self.units: dict[str, str] = {}

    def __len__(self) -> int:
        return self._count

    @property
    def nbytes(self) -> int:
        """How much memory the arrays take."""
        arrays = [self._times, self._view, self._strain, self._points, *self._scores.values()]
        arrays += [array for row in self._rows.values() for array in row.values()]
        return sum(array.nbytes for array in arrays)

    def add(self, look: Look) -> None:
        """Take a look."""
        if self._count == self._room:
            self._grow()
        n = self._count
        self._times[n] = look.time_s
        self._view[n] = _VIEWS.index(look.view)
        self._strain[n] = np.nan if look.strain is None else look.strain
        sight = look.sight
        if sight is not None:
            self.width, self.height = sight.width, sight.height
        if sight is not None and sight.body is not None:
            self._points[n, :, :2] = sight.body.points
            self._points[n, :, 2] = sight.body.visibility
        for id_, measure in look.measures.items():
            self._add_measure(n, id_, measure, look)
        self._add_scores(n, look)
        self._count += 1

    @property
    def times(self) -> npt.NDArray[np.float64]:
        """Seconds from the clip's first picture, a look each."""
        return self._times[: self._count]

    @property
    def strain(self) -> FloatArray:
        """The largest strain of each look, NaN where nothing was judged."""
        return self._strain[: self._count]

    def measures(self) -> tuple[str, ...]:
        """Return the measures that were ever there."""
        n = self._count
        return tuple(id_ for id_, row in self._rows.items() if not np.isnan(row["value"][:n]).all())

    def series(self, id_: str) -> Series:
        """Return a measure over the clip."""
        row, n = self._rows[id_], self._count
        return Series(self.units[id_], row["value"][:n], row["pm"][:n], row["zone"][:n])

    def scores(self, name: str) -> FloatArray:
        """Return (looks, 2): the lowest and highest possible score of `RULA` or `REBA`.

        Of `HOLD` twice the largest share of its longest advisable time that a hold has used.
        """
        return self._scores[name][: self._count]

    def nearest(self, time_s: float) -> int:
        """Return the look at or just before a time; the first one before it."""
        return max(0, int(np.searchsorted(self.times, time_s + 1e-4, side="right")) - 1)

    def view(self, n: int) -> View:
        """Return from where look `n` saw somebody."""
        return _VIEWS[int(self._view[n])]

    def sight(self, n: int) -> Sight | None:
        """Return the landmarks of a look; None where nobody was found."""
        points = self._points[n].astype(np.float64)
        if np.isnan(points[0, 2]):
            return None
        body = Body(points[:, :2].copy(), points[:, 2].copy(), np.zeros((N_KEYPOINTS, 3)))
        return Sight(float(self._times[n]), self.width, self.height, body, None)

    def snapshot(self, n: int, *, when: str, stance: Stance = Stance.UNKNOWN) -> Snapshot:
        """Return a look as a snapshot: with its landmarks and measures."""
        far = self._rows.get("viewing_distance")
        distance = None if far is None or np.isnan(far["value"][n]) else float(far["value"][n])
        view, points = self.view(n), self._points[n]
        facing, landmarks = 1, {}
        if not np.isnan(points[0, 2]):
            facing = _facing(points, view)
            landmarks = {
                k.name.lower(): Landmark(
                    (float(points[k, 0]), float(points[k, 1])), float(points[k, 2])
                )
                for k in Keypoint
                if points[k, 2] > 0.0
            }
        setup = Setup(self.name, view, stance, max(1, self.width), max(1, self.height), distance)
        measures = {id_: self._measure(id_, n) for id_ in self._rows}
        return Snapshot(f"clip-{n}", when, setup, facing, landmarks, measures)

    def worst(self, most: int = 8, apart_s: float = 2.0) -> list[int]:
        """Return the looks with the largest strain that went beyond neutral, in order of time.

        Each at least `apart_s`, or a twentieth of the clip, from the others.
        """
        strain = np.nan_to_num(self.strain, nan=-1.0)
        beyond = np.zeros(self._count, bool)
        for row in self._rows.values():
            beyond |= row["zone"][: self._count] > 1
        strain[~beyond] = -1.0
        gap = max(apart_s, float(self.times[-1]) / 20.0) if self._count else apart_s
        found: list[int] = []
        for n in np.argsort(-strain, kind="stable"):
            if strain[n] < 0.0 or len(found) == most:
                break
            if all(abs(self._times[n] - self._times[one]) >= gap for one in found):
                found.append(int(n))
        return sorted(found)

    # --- Inside.

    def _add_measure(self, n: int, id_: str, measure: Measure, look: Look) -> None:
        row = self._rows.get(id_)
        if row is None:
            self.units[id_] = measure.unit
            row = self._rows[id_] = {
                "value": np.full(self._room, np.nan, np.float32),
                "pm": np.full(self._room, np.nan, np.float32),
                "change": np.zeros(self._room, bool),
                "zone": np.zeros(self._room, np.int8),
                "absent": np.full(self._room, -1, np.int8),
            }
        number = measure.from_neutral if measure.value is None else measure.value
        if number is None:
            row["absent"][n] = -1 if measure.absent is None else _ABSENT.index(measure.absent)
            return
        row["value"][n], row["change"][n] = number, measure.value is None
        row["pm"][n] = np.nan if measure.pm is None else measure.pm
        finding = look.findings.get(id_)
        row["zone"][n] = 0 if finding is None else _ZONES.index(finding.zone)

    def _add_scores(self, n: int, look: Look) -> None:
        if look.posture is not None:
            for name, score in ((RULA, look.posture.rula), (REBA, look.posture.reba)):
                if score.assessment.enough_seen:
                    self._scores[name][n] = score.assessment.range
        used = [hold.for_s / hold.limit_s for hold in look.held if hold.limit_s > 0.0]
        if used:
            self._scores[HOLD][n] = max(used)

    def _measure(self, id_: str, n: int) -> Measure:
        row, unit = self._rows[id_], self.units[id_]
        number, pm = float(row["value"][n]), float(row["pm"][n])
        if np.isnan(number):
            absent = int(row["absent"][n])
            return Measure(id_, unit, absent=Absent.NOT_VISIBLE if absent < 0 else _ABSENT[absent])
        half = None if np.isnan(pm) else pm
        if row["change"][n]:
            return Measure(id_, unit, from_neutral=number, pm=half)
        return Measure(id_, unit, number, pm=half)

    def _grow(self) -> None:
        old, self._room = self._room, 2 * self._room

        def longer(array: Any, fill: float) -> Any:  # noqa: ANN401 - an array of any kind
            grown = np.full((self._room, *array.shape[1:]), fill, array.dtype)
            grown[:old] = array
            return grown

        self._times, self._view = longer(self._times, np.nan), longer(self._view, 0)
        self._strain, self._points = longer(self._strain, np.nan), longer(self._points, np.nan)
        fills = {"value": np.nan, "pm": np.nan, "change": 0, "zone": 0, "absent": -1}
        for row in self._rows.values():
            for key, array in row.items():
                row[key] = longer(array, fills[key])
        for name, array in self._scores.items():
            self._scores[name] = longer(array, np.nan)


def _facing(points: FloatArray, view: View) -> int:
    """Return +1 for somebody who faces the right edge of the picture; from the front +1."""
    if view not in (View.SIDE_LEFT, View.SIDE_RIGHT):
        return 1
    ear = Keypoint.LEFT_EAR if view is View.SIDE_LEFT else Keypoint.RIGHT_EAR
    return 1 if points[Keypoint.NOSE, 0] >= points[ear, 0] else -1
