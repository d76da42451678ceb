"""Looks at people who do an exercise: the movers of `exercises.movers`, as a session tells."""

from __future__ import annotations

from exercises.movers import LIBRARY, MOVEMENTS, Mover, planted, way
from people import sight

from posturecoach.posture.measure import Person, View
from posturecoach.posture.reader import Reader
from posturecoach.session import Look
from posturecoach.vision.frame import Trouble, TroubleKind

REST_S = 2.5


def looks_of(id_, *, reps, fps=10.0, far=1.0, level=1, start_s=50.0, spoil=None):
    """Yield looks at `reps` (on each side) as `exercises.movers.do` moves; then a little rest."""
    movement, exercise, reader = MOVEMENTS[id_], LIBRARY[id_], Reader()
    hold_s = exercise.dose(level).hold_s
    hold_s = hold_s + 0.7 if hold_s else 0.0
    rep_s, sides = movement.per_rep_s, (1, -1) if exercise.per_side else (1,)
    length_s = REST_S + len(sides) * reps * rep_s + 1.5
    for n in range(int(length_s * fps)):
        t = n / fps
        done = int(max(0.0, t - REST_S) // rep_s)
        inside = REST_S <= t < REST_S + len(sides) * reps * rep_s
        x = far * way((t - REST_S) % rep_s, rep_s, hold_s) if inside else 0.0
        changes = {**movement.rest, **movement.pose(x, sides[min(done // reps, len(sides) - 1)])}
        if movement.turned:
            changes["turn"] = 90.0
        person = Mover(**changes)
        if movement.planted:
            person = planted(person, Mover(**movement.rest, turn=90.0))
        if spoil is not None:
            person = spoil(person, x)
        yield look_at(person, movement.camera, start_s + t, reader, face=not movement.turned)


def look_at(person, camera, time_s, reader=None, *, face=True):
    """Return the look at a person."""
    seen = sight(person, camera, time_s=time_s, noise_px=0.0, face=face, seed=1)
    reading = (reader or Reader()).read(seen)
    return Look(
        time_s, Person.PRESENT, reading.view, calibrated=False, sight=seen, reading=reading
    )  # fmt: skip


def nobody(time_s):
    """Return a look at an empty room."""
    words = "Nobody is in the picture."
    return Look(time_s, Person.ABSENT, View.UNKNOWN, calibrated=False, why_not=words)


def lost(time_s):
    """Return a look of a camera that was unplugged."""
    trouble = Trouble(time_s, TroubleKind.LOST, "The camera is gone.", "plug it in again.")
    return Look(time_s, Person.UNCERTAIN, View.UNKNOWN, calibrated=False, trouble=trouble)
