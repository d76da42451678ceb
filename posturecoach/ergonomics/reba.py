"""REBA, Rapid Entire Body Assessment (Hignett & McAtamney 2000)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from posturecoach.ergonomics.assessment import Method, sums
from posturecoach.ergonomics.steps import Values
from posturecoach.ergonomics.tables import Axis, Layout

_A = Axis("score_a", 1, 12)
_B = Axis("score_b", 1, 12)


class Reba(Method):
    """Trunk, neck, legs and load (A), arms, wrist and coupling (B), and activity."""

    NAME = "REBA"
    SCORES = (1, 15)
    STEPS: ClassVar = {
        "trunk": (1, 5),
        "neck": (1, 3),
        "legs": (1, 4),
        "load": (0, 3),
        "upper_arm": (1, 6),
        "lower_arm": (1, 2),
        "wrist": (1, 3),
        "coupling": (0, 3),
        "activity": (0, 3),
    }
    LAYOUTS: ClassVar = {
        "table_a": Layout((Axis("trunk", 1, 5), Axis("neck", 1, 3)), (Axis("legs", 1, 4),), most=9),
        "table_b": Layout(
            (Axis("upper_arm", 1, 6), Axis("lower_arm", 1, 2)), (Axis("wrist", 1, 3),), most=9
        ),
        "table_c": Layout((_A,), (_B,), most=12),
    }

    def follow(self, values: Mapping[str, Values]) -> dict[str, Values]:
        """Return tables A and B, scores A, B and C, and the REBA score."""
        body = [values[id_] for id_ in ("trunk", "neck", "legs")]
        arm = [values[id_] for id_ in ("upper_arm", "lower_arm", "wrist")]
        table_a = self.tables["table_a"].possible(*body)
        table_b = self.tables["table_b"].possible(*arm)
        score_a = sums(table_a, values["load"])
        score_b = sums(table_b, values["coupling"])
        score_c = self.tables["table_c"].possible(_A.clip(score_a), _B.clip(score_b))
        return {
            "table_a": table_a,
            "table_b": table_b,
            "score_a": score_a,
            "score_b": score_b,
            "score_c": score_c,
            "reba": sums(score_c, values["activity"]),
        }
