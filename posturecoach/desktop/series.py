"""What can be plotted: the strain, or one measure with its own neutral band."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from posturecoach.desktop.history import FloatArray
from posturecoach.desktop.names import NAMES
from posturecoach.desktop.plot import Band, Scale
from posturecoach.desktop.words import measure_name
from posturecoach.ergonomics.zones import ZoneRule
from posturecoach.posture.measure import View
from posturecoach.session import Look

translate = QCoreApplication.translate

_EASY_STRAIN = 0.5  # most rules of zones.toml begin "caution" half way to "bad", where strain is 1
_MOST_STRAIN = 2.2  # the axis of the strain reaches so far, and further only for what does
_SPAN = {"deg": 15.0, "mm": 60.0, "%": 10.0, "ratio": 0.08, "shoulder widths": 0.12}
_SHOWN_AS = {"mm": 0.1, "shoulder widths": 100.0}  # cm, % of the shoulder width
_ORDER = {id_: at for at, id_ in enumerate(NAMES)}


@dataclass(frozen=True, slots=True)
class Series:
    """One line that the plot can show.

    Attributes
    ----------
    measure
        Its id; "" for the strain.
    change
        Whether it is the difference from the own neutral, or the absolute value.
    unit
        Of the measure, as measured; the plot shows cm for mm.

    """

    measure: str = ""
    change: bool = False
    unit: str = ""

    @property
    def key(self) -> str:
        """Name of the series in the history."""
        return "|".join((self.measure, "change" if self.change else "value", self.unit))

    def name(self) -> str:
        """Return what the line is, in plain words."""
        if not self.measure:
            return translate("series", "Strain on the whole")
        ending = (
            translate("series", "{measure}, from your neutral")
            if self.change
            else translate("series", "{measure}")
        )
        return f"{ending.format(measure=measure_name(self.measure))} ({self._unit()})"

    def shown(self, numbers: FloatArray) -> FloatArray:
        """Return `numbers` in the unit that is shown."""
        return numbers * _SHOWN_AS.get(self.unit, 1.0)

    def band(
        self, rules: Sequence[ZoneRule], view: View, neutral: float | None = None
    ) -> Band | None:
        """Return the easy range seen from `view`, in the unit shown; None where none is known.

        `neutral` is the person's own value: a published border that it already crosses
        counts from there (zones.toml).
        """
        if not self.measure:
            return Band(None, _EASY_STRAIN)
        rule = rule_for(rules, self.measure, view)
        if rule is None:
            return None
        steps = rule.personal if self.change else rule.published
        if not self.change and neutral is not None:
            steps = tuple(step.moved_for(neutral) for step in steps)
        if not steps:
            return None
        scale = _SHOWN_AS.get(self.unit, 1.0)
        return Band(
            next((step.caution * scale for step in steps if step.sign < 0), None),
            next((step.caution * scale for step in steps if step.sign > 0), None),
        )

    def scale(self, band: Band | None) -> Scale:
        """Return the smallest range to show, in the unit shown: the band and room about it."""
        if not self.measure:
            return Scale(0.0, _MOST_STRAIN)
        span = _SPAN.get(self.unit, 1.0) * _SHOWN_AS.get(self.unit, 1.0)
        ends = [end for end in (band.low, band.high) if end is not None] if band else []
        if self.change:
            ends.append(0.0)
        if not ends:
            return Scale(float("inf"), float("-inf"))
        room = max(span, max(ends) - min(ends)) / 2
        return Scale(min(ends) - room, max(ends) + room)

    def levels(self) -> list[tuple[float, str]] | None:
        """Return words for heights of the plot; None where the numbers speak."""
        if self.measure:
            return None
        return [
            (0.0, translate("series", "at ease")),
            (_EASY_STRAIN, translate("series", "some")),
            (1.0, translate("series", "more")),
        ]

    def _unit(self) -> str:
        return {
            "deg": "°",
            "mm": "cm",
            "shoulder widths": translate("series", "% of the shoulder width"),
            "ratio": translate("series", "ratio"),
        }.get(self.unit, self.unit)


STRAIN = Series()


def series_of(look: Look) -> dict[str, float]:
    """Return the numbers of `look` for the history, by series; what is absent is left out."""
    numbers = {} if look.strain is None else {STRAIN.key: look.strain}
    for measure in look.measures.values():
        if measure.from_neutral is not None:
            numbers[Series(measure.id, change=True, unit=measure.unit).key] = measure.from_neutral
        if measure.value is not None:
            numbers[Series(measure.id, change=False, unit=measure.unit).key] = measure.value
    return numbers


def available(keys: Iterable[str], rules: Sequence[ZoneRule], view: View) -> list[Series]:
    """Return the series to choose from: the strain, then one for each measure, head first.

    Of a measure that has both, the change from the own neutral is offered, unless only
    its absolute value has borders.
    """
    found: dict[str, Series] = {}
    for key in keys:
        measure, kind, unit = key.split("|")
        if not measure:
            continue
        series = Series(measure, change=kind == "change", unit=unit)
        rule = rule_for(rules, measure, view)
        wants_change = rule is None or bool(rule.personal)
        if measure not in found or series.change == wants_change:
            found[measure] = series
    order = sorted(found.values(), key=lambda s: (_ORDER.get(s.measure, len(_ORDER)), s.measure))
    return [STRAIN, *order]


def rule_for(rules: Sequence[ZoneRule], measure: str, view: View) -> ZoneRule | None:
    """Return the rule of `measure` seen from `view`, or None."""
    side = "side" if view in (View.SIDE_LEFT, View.SIDE_RIGHT) else "front"
    return next((r for r in rules if r.measure == measure and r.view in (side, "both")), None)
