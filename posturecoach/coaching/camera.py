"""Whether the camera is to be on: state, what is around, and time in; on or off out.

Whoever is not there, not allowed to be seen, or in need of the camera elsewhere finds it
off. Its light is what people trust.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from posturecoach.coaching.rules import Around, Policy
from posturecoach.posture.measure import Person


class Off(StrEnum):
    """Why the camera is off."""

    PAUSED = "paused"
    LOCKED = "locked"  # or another user is in front, or the computer is about to sleep
    WANTED = "wanted"  # another program needs it
    AWAY = "away"  # nobody has been here for long


@dataclass(frozen=True, slots=True)
class Lens:
    """Whether the camera is to be on, and since when what is.

    Attributes
    ----------
    off
        Why it is off; None: it is on.
    since_s
        Since when it has been so, on the coach's clock.
    here_s
        When somebody was last there, or may have been.
    wanted_s
        When another program last needed the camera.
    probing
        On for a moment only, to see whether somebody is back.
    tried_s
        When it last looked so and found nobody.

    """

    off: Off | None = None
    since_s: float = 0.0
    here_s: float | None = None
    wanted_s: float | None = None
    probing: bool = False
    tried_s: float | None = None


def attend(
    was: Lens,
    now_s: float,
    person: Person | None,
    around: Around,
    *,
    paused: bool,
    policy: Policy,
) -> Lens:
    """Return whether the camera is to be on at `now_s`, seconds of the coach's clock.

    Parameters
    ----------
    was
        As returned by the last call; ``Lens()`` at first.
    person
        Who is seen; None where nobody could look: the camera is off, or gives no picture.
    paused
        Whether somebody asked for a pause that holds now.

    """
    here_s = was.here_s
    if here_s is None or person in (Person.PRESENT, Person.UNCERTAIN):
        here_s = now_s
    wanted_s = now_s if around.camera_wanted else was.wanted_s
    was = replace(was, here_s=here_s, wanted_s=wanted_s)
    must = _must(was, now_s, around, policy, paused=paused)
    if must is not None:
        return was if was.off is must else replace(was, off=must, since_s=now_s, probing=False)
    if was.off in (Off.PAUSED, Off.LOCKED, Off.WANTED):
        # Who unlocks or resumes is here, whatever was seen before.
        return replace(was, off=None, since_s=now_s, here_s=now_s)
    if was.off is Off.AWAY:
        return _probe(was, now_s, around, policy)
    return _leave(was, now_s, person, policy)


def _must(was: Lens, now_s: float, around: Around, policy: Policy, *, paused: bool) -> Off | None:
    if paused:
        return Off.PAUSED
    if around.locked:
        return Off.LOCKED
    # Programs let go of a camera and take it again while a call is being set up.
    wanted_s = was.wanted_s
    if wanted_s is not None and now_s - wanted_s < policy["camera_back_s"]:
        return Off.WANTED
    return None


def _probe(was: Lens, now_s: float, around: Around, policy: Policy) -> Lens:
    """Return the lens of an empty chair: on again for a moment now and then, or at a key."""
    off_s = now_s - was.since_s
    touched = around.idle_s is not None and around.idle_s < min(off_s, policy["probe_idle_s"])
    # Somebody who types where the camera can't see them must not make it blink.
    tried_s = was.tried_s
    touched &= tried_s is None or now_s - tried_s >= policy["probe_least_s"]
    if touched or off_s >= policy["probe_every_s"]:
        return replace(was, off=None, since_s=now_s, probing=True)
    return was


def _leave(was: Lens, now_s: float, person: Person | None, policy: Policy) -> Lens:
    """Return the lens of a camera that is on: off when nobody has been here for long."""
    if was.probing:
        if person in (Person.PRESENT, Person.UNCERTAIN):
            return replace(was, probing=False, since_s=now_s)
        if now_s - was.since_s < policy["probe_s"]:
            return was
        return Lens(Off.AWAY, now_s, was.here_s, was.wanted_s, tried_s=now_s)
    here_s = now_s if was.here_s is None else was.here_s
    if person is Person.ABSENT and now_s - here_s >= policy["away_off_s"]:
        return Lens(Off.AWAY, now_s, here_s, was.wanted_s)
    return was
