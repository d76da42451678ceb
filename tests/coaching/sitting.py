"""Ordinary sitting, second by second: the truth of a day at a desk, before any camera.

How people sit is assumed, from nothing better than having sat; what is known is that it is
true. All numbers are changes from the own neutral in the unit of the measure.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from noise import remembering

from posturecoach.rulebook import hold_rules

MINUTE, HOUR = 60, 3600
# How far people sit from their neutral for some minutes, and wander about there within one.
SEAT = {
    "head_pitch": 3.0, "head_yaw": 3.0, "head_roll": 1.2, "shoulder_tilt": 0.8,
    "shoulder_elevation": 1.5, "lateral_shift": 0.02, "trunk_rotation": 2.5, "slump": 7.0,
    "cva": 1.2, "neck_inclination": 2.0, "trunk_inclination": 2.5, "upper_arm_elevation": 3.0,
    "viewing_distance": 25.0,
}  # fmt: skip
WANDER, SECONDS_OF_WANDER = 0.6, 30.0
STEADY = 0.4  # of that, while a posture is held
MOVE_S = 2  # from one posture to another

# What somebody does, by measure how far from the neutral.
KEYBOARD = {"head_pitch": 24.0, "neck_inclination": 8.0, "cva": -4.0}
MONITOR = {"head_yaw": 38.0, "trunk_rotation": 6.0}
REACH = {"trunk_rotation": 18.0, "lateral_shift": 0.12, "upper_arm_elevation": 45.0,
         "shoulder_tilt": -6.0}  # fmt: skip
SIP = {"head_pitch": -18.0, "upper_arm_elevation": 40.0, "cva": 3.0}
STRETCH = {"upper_arm_elevation": 110.0, "trunk_inclination": -15.0, "head_pitch": -15.0,
           "slump": -25.0, "shoulder_elevation": 12.0}  # fmt: skip
SHOE = {"head_pitch": 55.0, "trunk_inclination": 60.0, "slump": 250.0}
PHONE = {"head_yaw": 6.0, "head_roll": 2.5, "trunk_inclination": -6.0, "viewing_distance": 60.0}
READING = {"head_pitch": 12.0, "neck_inclination": 4.0}
SUNK = {"slump": 55.0, "cva": -14.0, "neck_inclination": 17.0, "trunk_inclination": 13.0,
        "head_pitch": 9.0, "viewing_distance": -60.0}  # fmt: skip
SHORTER = {"slump": 14.0, "viewing_distance": -30.0, "cva": -2.0}  # another person
ARM_DEG = 18.0  # the upper arm in the own neutral, from hanging
HOLDS = (
    ("head_pitch", {"head_pitch": 36.0, "neck_inclination": 12.0, "cva": -7.0}),
    ("trunk_inclination", {"trunk_inclination": 30.0, "head_pitch": 5.0, "slump": 50.0}),
    ("head_pitch", {"head_pitch": 48.0, "neck_inclination": 16.0, "cva": -9.0}),
    ("trunk_inclination", {"trunk_inclination": 45.0, "head_pitch": 8.0, "slump": 90.0}),
    ("head_pitch", {"head_pitch": 65.0, "neck_inclination": 20.0, "cva": -12.0}),
)
ARM = ("upper_arm_elevation", {"upper_arm_elevation": 35.0})  # to be seen from the side


@dataclass(frozen=True)
class Held:
    """A true long hold: what, its angle, from and to which second, and its limit."""

    measure: str
    start: int
    end: int
    limit_s: float


@dataclass
class Day:
    """What truly happens, second by second.

    Attributes
    ----------
    truth
        By measure, shape (seconds,).
    present, call, typing
        Shape (seconds,): somebody sits there; a call on the computer; keys are being hit.
    holds
        True long holds.
    other
        From and to which second somebody else sits there.
    beyond
        By measure, where it is beyond its border: reckoned when asked for.

    """

    seconds: int
    truth: dict = field(default_factory=dict)
    present: np.ndarray = None
    call: np.ndarray = None
    typing: np.ndarray = None
    holds: list = field(default_factory=list)
    other: tuple = (0, 0)
    beyond: dict = field(default_factory=dict)

    def act(self, pose, start, length):
        """Take `pose` for so long, with the way there and back."""
        start, stop = max(0, int(start)), min(self.seconds, int(start + length))
        shape = np.ones(max(0, stop - start))
        ramp = min(MOVE_S, len(shape) // 2)
        shape[:ramp] = np.arange(1, ramp + 1) / (ramp + 1)
        shape[len(shape) - ramp :] = np.arange(ramp, 0, -1) / (ramp + 1)
        for measure, by in pose.items():
            self.truth[measure][start:stop] += by * shape

    def leave(self, start, length):
        self.present[int(start) : int(start + length)] = False


def day_of(rng, number, seconds=8 * HOUR, *, side=False, colleague=True):
    """Return one day; `number` says what is special about it."""
    day = Day(seconds)
    day.present, day.call = np.ones(seconds, bool), np.zeros(seconds, bool)
    day.typing = np.zeros(seconds, bool)
    kinds = (*HOLDS, ARM, ARM) if side else HOLDS
    _holds(day, rng, kinds[number % len(kinds) :] + kinds[: number % len(kinds)])
    day.truth = {id_: _seat(rng, day, by) for id_, by in SEAT.items()}
    for held in day.holds:
        pose = next(p for m, p in kinds if m == held.measure and _limit(m, p) == held.limit_s)
        day.act(pose, held.start, held.end - held.start)
    busy = [(held.start - 20, held.end + 20) for held in day.holds]
    _minutes(day, rng, busy, colleague=colleague and number % 2 == 1)
    _moments(day, rng, busy)
    return day


def _limit(measure, pose):
    rule = next(r for r in hold_rules() if r.front == measure)
    return rule.limit_s(pose[measure] + (ARM_DEG if measure == "upper_arm_elevation" else 0.0))


def _holds(day, rng, kinds):
    """Hold something too long about once in 75 minutes, of another kind each time."""
    for i in range(day.seconds // (75 * MINUTE)):
        measure, pose = kinds[i % len(kinds)]
        limit = _limit(measure, pose)
        start = int((75 * i + 20 + rng.uniform(0, 10)) * MINUTE)
        length = int(limit + rng.integers(40, 240))
        day.holds.append(Held(measure, start, start + length, limit))


def _seat(rng, day, by):
    """Return where somebody sits: elsewhere every few minutes, and never quite still."""
    now, seat = 0, np.zeros(day.seconds)
    while now < day.seconds:
        length = int(rng.uniform(3, 14) * MINUTE)
        seat[now : now + length] = rng.normal(0.0, by)
        now += length
    wander = by * WANDER * remembering(rng, day.seconds, SECONDS_OF_WANDER)
    for held in day.holds:
        inside = slice(held.start, held.end)
        seat[inside] = 0.0
        wander[inside] *= STEADY
    kernel = np.ones(MOVE_S + 1) / (MOVE_S + 1)
    return np.convolve(seat, kernel, "same") + wander


def _free(busy, start, length):
    return all(start + length <= a or start >= b for a, b in busy)


def _place(day, rng, busy, length):
    """Return when something of so many seconds can begin, and keep the time for it."""
    for _ in range(5000):
        start = int(rng.integers(60, day.seconds - length - 60))
        if _free(busy, start, length):
            busy.append((start - 30, start + length + 30))
            return start
    raise AssertionError("the day is full")


def _minutes(day, rng, busy, *, colleague):
    """Do what takes minutes: leave the chair, read, telephone; sink slowly, which counts.

    The longest first, or the day is too full for them.
    """
    whole = day.seconds >= 8 * HOUR
    if whole:
        day.leave(_place(day, rng, busy, 40 * MINUTE), 40 * MINUTE)
        length = int(rng.uniform(15, 30) * MINUTE)
        start = _place(day, rng, busy, length)
        day.call[start : start + length] = True
    sinks = (25 if whole else 10) * MINUTE
    _sink(day, _place(day, rng, busy, sinks), sinks)
    for pose, least, most in (READING, 5, 12), (PHONE, 3, 10):
        for _ in range(3 if whole else 1):
            length = int(rng.uniform(least, most) * MINUTE)
            day.act(pose, _place(day, rng, busy, length), length)
    if colleague:
        _colleague(day, _place(day, rng, busy, 7 * MINUTE), 7 * MINUTE)
    for minutes in (8, 5, 5, 4, 4, 3, 3, 2, 2, 1.5) if whole else (5, 3, 2):
        length = int(minutes * MINUTE)
        day.leave(_place(day, rng, busy, length), length)


def _sink(day, start, length):
    sinking = np.clip(np.arange(length) / (0.7 * length), 0.0, 1.0)
    for measure, by in SUNK.items():
        day.truth[measure][start : start + length] += by * sinking


def _colleague(day, start, length):
    """Let somebody else sit down for some minutes, after the chair was empty."""
    day.leave(start, 30)
    day.leave(start + length - 30, 30)
    day.act(SHORTER, start + 30, length - 60)
    day.other = (start + 30, start + length - 30)


def _moments(day, rng, busy):
    """Look at the keyboard, at the other screen; reach, drink, stretch; type in between."""
    ways = ((KEYBOARD, 12), (MONITOR, 14), (REACH, 5), (KEYBOARD, 5), (SIP, 5))
    at, stretch = 20, 0
    while at < day.seconds - 60:
        pose, most = ways[rng.integers(len(ways))]
        if at > stretch:
            pose, most, stretch = (STRETCH, SHOE)[rng.integers(2)], 10, at + 45 * MINUTE
        length = int(rng.integers(2, most + 1))
        if all(at + length <= held.start - 20 or at >= held.end + 20 for held in day.holds):
            day.act(pose, at, length)
        pause = int(rng.integers(15, 120))
        day.typing[at + length + 6 : at + length + pause] = rng.random() < 0.7
        at += length + pause
