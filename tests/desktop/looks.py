"""Looks built by hand, with exactly the truth that a test needs."""

from __future__ import annotations

import numpy as np

from posturecoach.ergonomics.zones import Border, Finding, Zone
from posturecoach.posture.body import Body, Keypoint, Sight
from posturecoach.posture.measure import Absent, Measure, Person, View
from posturecoach.session import Look

K = Keypoint


def sight(*, unseen=(), time_s=0.0, width=640, height=480, shoulders_px=200):
    """Return somebody who faces the camera, hips below the picture."""
    points = np.full((33, 2), -50.0)
    visibility = np.zeros(33)
    middle = width / 2
    for keypoint, x, y in (
        (K.NOSE, 0, 160),
        (K.LEFT_EYE_OUTER, 30, 140),
        (K.RIGHT_EYE_OUTER, -30, 140),
        (K.LEFT_EAR, 45, 150),
        (K.RIGHT_EAR, -45, 150),
        (K.LEFT_SHOULDER, shoulders_px / 2, 300),
        (K.RIGHT_SHOULDER, -shoulders_px / 2, 300),
    ):
        points[keypoint] = middle + x, y
        visibility[keypoint] = 1.0
    visibility[list(unseen)] = 0.0
    return Sight(time_s, width, height, Body(points, visibility, np.zeros((33, 3))), None)


def measure(id_, *, value=None, change=None, pm=4.0, unit="deg"):
    return Measure(id_, unit, value=value, from_neutral=change, pm=pm)


def absent(id_, why=Absent.NOT_VISIBLE, unit="deg"):
    return Measure(id_, unit, absent=why)


def finding(id_, zone=Zone.NEUTRAL, strain=0.1, *, border=Border.PERSONAL, since_s=0.0):
    return Finding(id_, zone, strain, None if zone is Zone.NEUTRAL else border, since_s)


def look(time_s=100.0, *, person=Person.PRESENT, view=View.FRONT, measures=(), findings=(), **more):
    """Return a look; somebody present, calibrated and well seen unless told otherwise."""
    more.setdefault("calibrated", True)
    if person is Person.PRESENT:
        more.setdefault("sight", sight())
    return Look(
        time_s,
        person,
        view,
        measures={m.id: m for m in measures},
        findings={f.id: f for f in findings},
        **more,
    )
