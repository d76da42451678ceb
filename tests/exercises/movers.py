"""People who do an exercise: the body of `people`, moved, before a camera, read by the readers.

Truth is how often they did it. What is counted passes through posture's own readers and the
exercises' own signals, as in the program.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from math import cos, pi

import numpy as np
from people import Camera, Person, sight, turn_y, turn_z

from posturecoach.exercise_book import exercises
from posturecoach.exercises.gate import Permit
from posturecoach.exercises.player import Player, Stage
from posturecoach.exercises.signals import features_seen
from posturecoach.posture.body import Keypoint
from posturecoach.posture.reader import Reader

K = Keypoint
LIBRARY = exercises()


@dataclass(frozen=True)
class Mover(Person):
    """A person whose arms also go sideways: abduction, and the elbow in that plane."""

    out_left: float | None = None
    out_right: float | None = None
    bent_left: float = 0.0
    bent_right: float = 0.0
    bow: float = 0.0  # the whole of neck and shoulders forward, as in rounding

    def bones(self):
        p, head, ears = super().bones()
        for sign, right, out, bent in (
            (1, 0, self.out_left, self.bent_left),
            (-1, 1, self.out_right, self.bent_right),
        ):
            if out is None:
                continue
            upper = turn_z(sign * out) @ np.array([0, -1, 0])
            fore = turn_z(sign * (out + bent)) @ np.array([0, -1, 0])
            p[K.LEFT_ELBOW + right] = p[K.LEFT_SHOULDER + right] + 0.29 * upper
            p[K.LEFT_WRIST + right] = p[K.LEFT_ELBOW + right] + 0.25 * fore
        return p, head, ears


LAPTOP = Camera(distance_m=0.75, height_m=0.55)
ROOM = Camera(distance_m=2.2, height_m=0.25)
SIDEWAYS = Camera(distance_m=2.8, height_m=0.1)
SEATED = {"hip": 95.0, "knee": 90.0}
UPRIGHT = {"hip": 178.0, "knee": 176.0, "elbow": 170.0}


@dataclass(frozen=True)
class Movement:
    """How an exercise moves the body.

    `pose` gives the posture for a share of the way (0 rest, 1 as far as level 1 asks) and the
    side that works (+1 left, -1 right).
    """

    id: str
    view: str
    camera: Camera
    pose: Callable[[float, int], dict]
    rest: dict = field(default_factory=dict)
    turned: bool = False
    per_rep_s: float = 4.0
    planted: bool = False  # the feet stay where they are


def _sign(name, far):
    return lambda x, side: {name: side * far * x}


def _arm(out_from, out_to, bent_from, bent_to, **other):
    """One arm works; the other hangs."""

    def pose(x, side):
        name = "left" if side > 0 else "right"
        arm = {
            f"out_{name}": out_from + (out_to - out_from) * x,
            f"bent_{name}": bent_from + (bent_to - bent_from) * x,
        }
        return arm | {k: side * v * x for k, v in other.items()}

    return pose


def _both(out_from, out_to, bent=0.0):
    def pose(x, _side):
        out = out_from + (out_to - out_from) * x
        return {"out_left": out, "out_right": out, "bent_left": bent, "bent_right": bent}

    return pose


MOVEMENTS = {
    m.id: m
    for m in (
        Movement("M1", "front", LAPTOP, _sign("yaw", 52.0), per_rep_s=5.0),
        Movement("M2", "front", LAPTOP, _sign("roll", -27.0), per_rep_s=8.0),
        Movement("M3", "side", SIDEWAYS, lambda x, _: {"neck": 12 - 6.5 * x},
                 {**SEATED, "neck": 12.0}, turned=True, per_rep_s=7.0),
        Movement("M4", "side", SIDEWAYS, lambda x, _: {"trunk": -12 * x, "neck": -8 * x},
                 SEATED, turned=True, per_rep_s=5.0),
        Movement("M5", "side", SIDEWAYS, lambda x, _: {"neck": 30 * x, "trunk": 4 * x},
                 SEATED, turned=True, per_rep_s=6.5),
        Movement("M6", "front", LAPTOP, lambda x, _: {"shrug_m": 0.038 * x}, per_rep_s=7.0),
        Movement("C1", "front", LAPTOP, _sign("pitch", 7.0), per_rep_s=11.0),
        Movement("C2", "side", SIDEWAYS, lambda x, _: {"arm": -20 * x},
                 SEATED, turned=True, per_rep_s=8.0),
        Movement("C3", "front", ROOM, _both(8.0, 74.0), {"out_left": 8.0, "out_right": 8.0}),
        Movement("C4", "side", SIDEWAYS,
                 lambda x, _: {"knee": 90 + 84 * x, "hip": 95 + 80 * x,
                               "trunk": 40 * (1 - abs(2 * x - 1))},
                 SEATED, turned=True, per_rep_s=6.0, planted=True),
        Movement("P1", "front", ROOM, _both(60.0, 124.0, 60.0),
                 {"out_left": 60.0, "out_right": 60.0, "bent_left": 60.0, "bent_right": 60.0},
                 per_rep_s=5.0),
        Movement("P2", "side", SIDEWAYS,
                 lambda x, _: {"trunk": 46 * x, "neck": 46 * x, "knee": 176 - 18 * x,
                               "hip": 178 - 40 * x}, UPRIGHT, turned=True, per_rep_s=6.5,
                 planted=True),
        Movement("P3", "side", SIDEWAYS,
                 lambda x, _: {"at": (0.0, -0.044 * x, 0.0)}, SEATED, turned=True, per_rep_s=8.0),
        Movement("N1", "front", ROOM, _arm(60, 60, 100, 30, roll=-16.0), per_rep_s=5.0),
        Movement("N2", "front", ROOM, _arm(80, 80, 40, 115), per_rep_s=5.0),
        Movement("N3", "side", SIDEWAYS, lambda x, _: {"knee": 90 + 58 * x, "pitch": -12 * x},
                 SEATED, turned=True, per_rep_s=4.6),
        Movement("R3", "side", SIDEWAYS,
                 lambda x, _: {"trunk": 48 * x, "hip": 178 - 50 * x, "knee": 176 - 20 * x},
                 UPRIGHT, turned=True, per_rep_s=6.0, planted=True),
    )
}  # fmt: skip


def planted(person, at_rest):
    """Return the person, moved so that the left ankle is where it was at rest."""
    now, then = (p.bones()[0][K.LEFT_ANKLE] for p in (person, at_rest))
    x, y, z = turn_y(person.turn) @ (then - now)
    return replace(person, at=(float(x), float(y), float(z)))


def way(t, rep_s, hold_s):
    """Return how far a smooth repetition is at `t` of `rep_s`: out, hold, back, a rest."""
    move_s = (rep_s - hold_s) * 0.42
    if t < move_s:
        return (1 - cos(pi * t / move_s)) / 2
    if t < move_s + hold_s:
        return 1.0
    if t < 2 * move_s + hold_s:
        return (1 + cos(pi * (t - move_s - hold_s) / move_s)) / 2
    return 0.0


def do(movement, *, reps, fps=10.0, speed=1.0, far=1.0, noise_px=0.0, level=1, seed=1, spoil=None):
    """Do `reps` (on each side) and return the player, all its moments and the truth.

    `far` scales the movement, `speed` its pace; `spoil` changes the posture of each look.
    """
    exercise = LIBRARY[movement.id]
    camera = exercise.from_view(movement.view)
    player, reader = Player(Permit(exercise), level, camera), Reader()
    dose = exercise.dose(level)
    hold_s = dose.hold_s + 0.7 if dose.hold_s else 0.0
    rep_s = hold_s + (movement.per_rep_s - hold_s) / speed
    sides = (1, -1) if exercise.per_side else (1,)
    rest_s, moments, rng = 2.5, [], np.random.default_rng(seed)
    length = rest_s + len(sides) * reps * rep_s + 1.5
    for n in range(int(length * fps)):
        t = n / fps
        done = int(max(0.0, t - rest_s) // rep_s)
        side = sides[min(done // reps, len(sides) - 1)]
        inside = rest_s <= t < rest_s + len(sides) * reps * rep_s
        x = far * way((t - rest_s) % rep_s, rep_s, hold_s) if inside else 0.0
        changes = {**movement.rest, **movement.pose(x, side)}
        if movement.turned:
            # One camera; for the other side they turn the chair, but only near legs count.
            changes["turn"] = 90.0
        person = Mover(**changes)
        if movement.planted:
            person = planted(person, Mover(**movement.rest, turn=90.0))
        if spoil is not None:
            person = spoil(person, x)
        seen = sight(
            person, movement.camera, time_s=t, noise_px=noise_px,
            face=not movement.turned, seed=int(rng.integers(1 << 30)),
        )  # fmt: skip
        reading = reader.read(seen)
        moments.append(player.look(t, features_seen(reading, seen)))
        if moments[-1].stage is Stage.DONE:
            break
    return player, moments, len(sides) * reps


def counted(player):
    """Return all repetitions that counted."""
    return sum(player.result().reps.values())


__all__ = ["LIBRARY", "MOVEMENTS", "Mover", "counted", "do", "replace"]
