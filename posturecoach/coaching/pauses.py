"""Pauses that end by themselves, quiet hours, and every other reason for silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from posturecoach.coaching.rules import Policy, Scene, Silence, Wishes
from posturecoach.coaching.state import Pause, State
from posturecoach.posture.measure import Person

MINUTE_S = 60.0
PAUSE_MIN = (10, 30, 60)
"""Minutes that are offered."""


def pause_for(state: State, minutes: float, policy: Policy) -> State:
    """Return `state` paused for so many minutes from its last look on.

    Raises
    ------
    ValueError
        If `minutes` is not above 0 and at most the longest pause there is.

    """
    seconds = minutes * MINUTE_S
    if not 0.0 < seconds <= policy["pause_most_s"]:
        most = policy["pause_most_s"] / MINUTE_S
        raise ValueError(f"expected above 0 and at most {most:.0f} minutes, got {minutes}")
    return replace(state, pause=Pause(state.clock_s + seconds))


def pause_until_tomorrow(state: State, when: datetime, policy: Policy) -> State:
    """Return `state` paused until the morning, by the local clock `when` shows.

    Who asks for it after midnight means after the night's sleep.
    """
    morning = time(int(policy["tomorrow_h"]))
    day = when.date() + timedelta(days=1) if when.time() >= morning else when.date()
    until = datetime.combine(day, morning).isoformat()
    return replace(state, pause=Pause(state.clock_s + policy["pause_most_s"], until=until))


def pause_for_app(state: State, app: str, policy: Policy) -> State:
    """Return `state` paused while `app` is in front; over when it has not been for long."""
    most_s = state.clock_s + policy["pause_most_s"]
    return replace(state, pause=Pause(most_s, app=app, front_s=state.clock_s))


def resume(state: State) -> State:
    """Return `state` without a pause."""
    return replace(state, pause=None)


def still_paused(
    pause: Pause | None, now_s: float, when: datetime, app: str | None, policy: Policy
) -> Pause | None:
    """Return the pause as it is at the local date-time `when`; None once it is over."""
    if pause is None or now_s >= pause.until_s:
        return None
    if pause.until is not None and when.replace(tzinfo=None) >= datetime.fromisoformat(pause.until):
        return None
    if pause.app is None:
        return pause
    if app == pause.app:
        return replace(pause, front_s=now_s)
    return None if now_s - pause.front_s >= policy["app_gone_s"] else pause


def unfit(scene: Scene) -> tuple[Silence, ...]:
    """Return why nothing can be known at this look."""
    picture = not (scene.trouble or scene.resting)
    reasons = (
        (scene.resting, Silence.CAMERA_OFF),
        (scene.trouble, Silence.TROUBLE),
        (scene.person is Person.ABSENT, Silence.NOBODY),
        (scene.person is Person.UNCERTAIN and picture, Silence.UNSURE),
        (scene.learning, Silence.LEARNING),
        (scene.moved, Silence.CAMERA_MOVED),
        (scene.settling, Silence.SETTLING),
        (scene.elsewhere, Silence.ELSEWHERE),
        (not scene.calibrated, Silence.NOT_CALIBRATED),
    )
    return tuple(reason for holds, reason in reasons if holds)


def unwanted(
    scene: Scene, pause: Pause | None, when: datetime, wishes: Wishes
) -> tuple[Silence, ...]:
    """Return why nobody wants to hear anything at this look."""
    around = scene.around
    paused = pause is not None and (pause.app is None or pause.app == around.app)
    local = when.time()
    reasons = (
        (paused, Silence.PAUSED),
        (any(hours.hold(local) for hours in wishes.quiet_hours), Silence.QUIET_HOURS),
        (around.locked, Silence.LOCKED),
        (around.presenting, Silence.PRESENTING),
        (around.call, Silence.CALL),
        (around.full_screen, Silence.FULL_SCREEN),
        (around.do_not_disturb, Silence.DO_NOT_DISTURB),
        (around.on_break, Silence.ON_BREAK),
    )
    return tuple(reason for holds, reason in reasons if holds)
