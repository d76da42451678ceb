"""ROSA, Rapid Office Strain Assessment (Sonne, Villalta & Andrews 2012)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from posturecoach.ergonomics.assessment import Method, sums
from posturecoach.ergonomics.steps import Values
from posturecoach.ergonomics.tables import Axis, Layout

_SEAT = Axis("height + depth", 2, 8)
_ARMS_AND_BACK = Axis("armrest + back", 2, 9)
_PHONE = Axis("phone + duration", 0, 6)
_MONITOR = Axis("monitor + duration", 0, 7)
_MOUSE = Axis("mouse + duration", 0, 7)
_KEYBOARD = Axis("keyboard + duration", 0, 7)
_CHAIR = Axis("chair", 1, 10)


class Rosa(Method):
    """Chair (A), monitor and phone (B), mouse and keyboard (C): the worst of them counts."""

    NAME = "ROSA"
    SCORES = (1, 10)
    STEPS: ClassVar = {
        "chair.height": (1, 5),
        "chair.depth": (1, 3),
        "chair.armrest": (1, 5),
        "chair.back": (1, 4),
        "chair.duration": (-1, 1),
        "monitor.score": (1, 7),
        "monitor.duration": (-1, 1),
        "phone.score": (0, 5),
        "phone.duration": (-1, 1),
        "mouse.score": (1, 6),
        "mouse.duration": (-1, 1),
        "keyboard.score": (1, 6),
        "keyboard.duration": (-1, 1),
    }
    LAYOUTS: ClassVar = {
        "section_a": Layout((_SEAT,), (_ARMS_AND_BACK,), most=9),
        "section_b": Layout((_PHONE,), (_MONITOR,), most=9),
        "section_c": Layout((_MOUSE,), (_KEYBOARD,), most=9),
    }

    def follow(self, values: Mapping[str, Values]) -> dict[str, Values]:
        """Return the sections, chair, monitor and peripherals, and the final score.

        The chair's duration is added after its table, the others' before theirs.
        """
        seat = _SEAT.clip(sums(values["chair.height"], values["chair.depth"]))
        rest = _ARMS_AND_BACK.clip(sums(values["chair.armrest"], values["chair.back"]))
        section_a = self.tables["section_a"].possible(seat, rest)
        chair = _CHAIR.clip(sums(section_a, values["chair.duration"]))
        section_b = self._section("section_b", values, ("phone", _PHONE), ("monitor", _MONITOR))
        section_c = self._section("section_c", values, ("mouse", _MOUSE), ("keyboard", _KEYBOARD))
        peripherals = _worse(section_b, section_c)
        return {
            "section_a_table": section_a,
            "chair_score": chair,
            "section_b": section_b,
            "section_c": section_c,
            "monitor_peripherals": peripherals,
            "final": _worse(chair, peripherals),
        }

    def _section(
        self,
        table: str,
        values: Mapping[str, Values],
        row: tuple[str, Axis],
        column: tuple[str, Axis],
    ) -> Values:
        places = [
            axis.clip(sums(values[f"{item}.score"], values[f"{item}.duration"]))
            for item, axis in (row, column)
        ]
        return self.tables[table].possible(*places)


def _worse(one: Values, other: Values) -> Values:
    """Return the higher of the two, for everything that each may be."""
    return tuple(sorted({max(a, b) for a in one for b in other}))
