"""RULA, Rapid Upper Limb Assessment (McAtamney & Corlett 1993)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from posturecoach.ergonomics.assessment import Method, sums
from posturecoach.ergonomics.steps import Values
from posturecoach.ergonomics.tables import Axis, Layout

_C = Axis("score_c", 1, 8)
_D = Axis("score_d", 1, 7)


class Rula(Method):
    """Arms and wrists (A), neck, trunk and legs (B), each with muscle use and force."""

    NAME = "RULA"
    SCORES = (1, 7)
    STEPS: ClassVar = {
        "upper_arm": (1, 6),
        "lower_arm": (1, 3),
        "wrist": (1, 4),
        "wrist_twist": (1, 2),
        "neck": (1, 6),
        "trunk": (1, 6),
        "legs": (1, 2),
        "muscle_use": (0, 1),
        "force": (0, 3),
    }
    LAYOUTS: ClassVar = {
        "table_a": Layout(
            (Axis("upper_arm", 1, 6), Axis("lower_arm", 1, 3)),
            (Axis("wrist", 1, 4), Axis("wrist_twist", 1, 2)),
            most=9,
        ),
        "table_b": Layout((Axis("neck", 1, 6),), (Axis("trunk", 1, 6), Axis("legs", 1, 2)), most=9),
        "table_c": Layout((_C,), (_D,), most=7),
    }

    def follow(self, values: Mapping[str, Values]) -> dict[str, Values]:
        """Return posture A and B, scores C and D, and the grand score."""
        arm = [values[id_] for id_ in ("upper_arm", "lower_arm", "wrist", "wrist_twist")]
        body = [values[id_] for id_ in ("neck", "trunk", "legs")]
        posture_a = self.tables["table_a"].possible(*arm)
        posture_b = self.tables["table_b"].possible(*body)
        # Both groups get the same muscle use and force: taken apart, the range would
        # hold scores that cannot be.
        added = sums(values["muscle_use"], values["force"])
        grand: set[int] = set()
        for more in added:
            score_c = _C.clip(sums(posture_a, (more,)))
            score_d = _D.clip(sums(posture_b, (more,)))
            grand.update(self.tables["table_c"].possible(score_c, score_d))
        return {
            "posture_a": posture_a,
            "posture_b": posture_b,
            "score_c": sums(posture_a, added),
            "score_d": sums(posture_b, added),
            "grand": tuple(sorted(grand)),
        }
