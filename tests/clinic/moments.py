"""Snapshots of people whose posture is known."""

from __future__ import annotations

from dataclasses import replace

from people import SIDE, Camera, Person, from_side, neutral_of, sight

from posturecoach.clinic.snapshot import Stance, snapshot_of
from posturecoach.posture.reader import Reader

WHEN = "2030-03-04T09:00:00+01:00"


def front(person=None, camera=None, *, id_="a", stance=Stance.SITTING):
    """A moment seen from the front, as read without a neutral."""
    seen = sight(person, camera or Camera())
    reading = Reader().read(seen)
    return snapshot_of(seen, reading, id_=id_, when=WHEN, camera="Desk", stance=stance)


def aside(person=None, camera=SIDE, *, left=False, id_="a", stance=Stance.SITTING, neutral=None):
    """A moment seen from the side; `neutral`: a person who sits as their neutral."""
    seen = sight(from_side(person or Person(), left=left), camera, face=False)
    own = None
    if neutral is not None:
        own = neutral_of(sight(from_side(neutral, left=left), camera, face=False))
    reading = Reader(own).read(seen)
    return snapshot_of(seen, reading, id_=id_, when=WHEN, camera="Side", stance=stance)


def moved(snapshot, change):
    """The same moment with every landmark and point where `change` puts it."""
    landmarks = {name: replace(one, at=change(one.at)) for name, one in snapshot.landmarks.items()}
    marks = tuple(
        replace(m, anchors=tuple(replace(a, at=change(a.at)) for a in m.anchors))
        for m in snapshot.marks
    )
    return replace(snapshot, landmarks=landmarks, marks=marks)
